"""Orca runs this when it starts. Whatever it says is written down; on a slow machine too it drops no event; and it does
not read a page from its beginning by itself: a key stops that somewhere, and the focus goes there."""

import json
import os

from orca import event_manager, settings, speech

event_manager.EventManager._inFlood = event_manager.EventManager._inDeluge = lambda self: False
settings.sayAllOnLoad = False
said = open(os.environ["EAR"], "a", buffering=1)  # noqa: SIM115
speak, say_all = speech._speak, speech.sayAll


def tell(text):
    said.write(json.dumps(text, ensure_ascii=False) + "\n")


def speak_and_tell(text, *how):
    tell(text)
    speak(text, *how)


def say_all_and_tell(utterances, progress):
    def told():
        for context, how in utterances:
            tell(context.utterance)
            yield [context, how]

    say_all(told(), progress)


speech._speak, speech.sayAll = speak_and_tell, say_all_and_tell
