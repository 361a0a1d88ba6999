"""One group, one live page: whatever anybody sends, everybody gets the same view."""

import json
import os
from pathlib import Path

from otree.api import BaseConstants, BaseGroup, BasePlayer, BaseSubsession, Page

VIEW = json.loads(Path(os.environ["BENCH_VIEW"]).read_text())


class C(BaseConstants):
    NAME_IN_URL = "talk"
    PLAYERS_PER_GROUP = None
    NUM_ROUNDS = 1


class Subsession(BaseSubsession):
    pass


class Group(BaseGroup):
    pass


class Player(BasePlayer):
    pass


class Talk(Page):
    @staticmethod
    def live_method(player, data):
        return {0: VIEW}


page_sequence = [Talk]
