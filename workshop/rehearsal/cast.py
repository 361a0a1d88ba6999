"""Who comes to a rehearsal that a person leads: those a facilitator should have met once, and quiet ones with them."""

import asyncio
from random import Random
from typing import TYPE_CHECKING

from workshop.rehearsal import habits
from workshop.rehearsal.answers import blank, hurtful
from workshop.rehearsal.envelope import Refusal
from workshop.rehearsal.habits import Habit, Left, Move
from workshop.rehearsal.roles import Step

if TYPE_CHECKING:
    from workshop.rehearsal.people import Pair
    from workshop.rehearsal.phone import Phone

SMALL = 5
"""Up to so many couples everybody counts: only with all of them does the room write words (WORKSHOP E2)."""
EARLY, WITHOUT_WORDS = 3, 8
"""In which step the drop-out goes home; in a small room after the first words, or in this step without any."""
AWAY_S, WALK_S, REST_S = (60.0, 180.0), 100.0, (30.0, 90.0)
"""Working separately, out of the network, and a breath for two; in seconds of the session's clock."""
LONGEST_WALK_S = 45.0
"""By the wall's clock, so that a phone that is out of the network gives nothing up."""


async def ask_for_help(phone: "Phone", step: Step) -> None:
    """All that a phone's menu has, the word in private with its moment."""
    item = phone.chance.choice(("fast", "question", "apart", "word", "info"))
    when = phone.chance.choice(("break", "apart", "leave", "none")) if item == "word" else None
    await phone.act("help", item=item, when=when)


async def go_home(phone: "Phone", step: Step) -> None:
    raise Left


async def go_home_early(phone: "Phone", step: Step) -> None:
    """Without a word, and the partner stays."""
    if step["run"] >= EARLY:
        await go_home(phone, step)


async def go_home_after_words(phone: "Phone", step: Step) -> None:
    """In a small room nobody may be missing when it writes."""
    if phone.leaving or step["run"] >= WITHOUT_WORDS:
        await go_home(phone, step)
    phone.leaving = step["collect"] in ("texts", "cards")


async def send_nothing(phone: "Phone", step: Step) -> None:
    """Send an answer with nothing in it, which the server must not take."""
    said = blank(step)
    if said is None:
        return
    try:
        await phone.outbox.send(phone.line, step["run"], said, room=False)
    except Refusal as no:
        if no.code not in ("malformed", "closed"):
            raise
    else:
        phone.line.books.error(f"{phone.label}: an empty answer was taken in run {step['run']}")


async def work_separately(phone: "Phone", step: Step) -> None:
    await habits.part(phone, step, _at(phone, AWAY_S))


async def rest(phone: "Phone", step: Step) -> None:
    await habits.pause(phone, step, _at(phone, REST_S))


async def walk(phone: "Phone", step: Step) -> None:
    """Out of the network for a while, and back again."""
    away = min(WALK_S / phone.speed, LONGEST_WALK_S)
    phone.couple.parted = True
    phone.line.cut(away)
    await asyncio.sleep(away)
    await phone.line.up.wait()


def _at(phone: "Phone", span: tuple[float, float]) -> tuple[float, float]:
    return span[0] / phone.speed, span[1] / phone.speed


def _going_home(move: Move) -> Habit:
    return Habit("drop-out", passes=0.0, meanwhile=((1.0, move),))


SLOW = Habit("slow pair", answers=(0.95, 1.0), passes=0.0, meanwhile=((0.8, habits.ask_for_time),))
DROP_OUT, DROP_OUT_LATER = _going_home(go_home_early), _going_home(go_home_after_words)
PASSER = Habit("passer", passes=1.0)
HURTFUL = Habit("hurtful card", passes=0.0, says=hurtful)
BLANK = Habit("empty answer", passes=1.0, sending=((1.0, send_nothing),))
PLAIN = Habit("plain", answers=(0.15, 0.8), passes=0.05)
ASKER = Habit("asker", passes=0.05, meanwhile=((0.25, ask_for_help), (0.25, habits.ask_for_time)))
PARTER = Habit("parter", passes=0.0, meanwhile=((0.15, work_separately),))
RESTER = Habit("rester", passes=0.0, meanwhile=((0.2, rest),))
WALKER = Habit("walker", passes=0.0, meanwhile=((0.15, walk),))
CHANGER = Habit("changer", passes=0.0, after=((0.7, habits.change_mind),))

FEW: dict[int, "tuple[Pair, ...]"] = {
    1: ((SLOW, SLOW),),
    2: ((SLOW, SLOW), (DROP_OUT_LATER, PASSER)),
    3: ((SLOW, SLOW), (DROP_OUT_LATER, PASSER), (HURTFUL, BLANK)),
    4: ((SLOW, SLOW), (DROP_OUT_LATER, PLAIN), (PASSER, BLANK), (HURTFUL, ASKER)),
}
"""With few couples one phone each must do; where nothing is collected there is nothing to pass either."""
DECK = (PLAIN, PLAIN, PLAIN, ASKER, PARTER, RESTER, WALKER, CHANGER)
"""What the others are like, one of two in each of their couples."""
PARTS = {
    SLOW.name: "answers at the very end and asks for more time",
    DROP_OUT.name: "one of them goes home half way, and the other works separately",
    PASSER.name: "one of them passes every time",
    HURTFUL.name: "one of them writes about somebody at the table",
    BLANK.name: "one of them sends answers with nothing in them",
    ASKER.name: "one of them asks for you",
    PARTER.name: "works separately for a while, and together again",
    RESTER.name: "takes a breath now and then",
    WALKER.name: "one of them loses the network now and then",
    CHANGER.name: "one of them gives another answer in the place of the first",
}
"""What a facilitator could notice of each."""


def deal(couples: int, chance: Random) -> "list[Pair]":
    """Habits for the two of each couple: the whole cast from five couples on, in an order that a seed draws.

    Whoever comes last when there are more than five is one of the quiet ones: that couple comes late.
    """
    cast = list(FEW.get(couples, _cast(couples)))
    if couples <= SMALL:
        return chance.sample(cast, len(cast))
    others = _others(couples - len(cast), chance)
    mixed = [*cast, *others[:-1]]
    return [*chance.sample(mixed, len(mixed)), others[-1]]


def _cast(couples: int) -> "tuple[Pair, ...]":
    leaving = DROP_OUT_LATER if couples <= SMALL else DROP_OUT
    return ((SLOW, SLOW), (leaving, PLAIN), (PASSER, ASKER), (PLAIN, HURTFUL), (BLANK, PLAIN))


def _others(couples: int, chance: Random) -> "list[Pair]":
    dealt: list[Habit] = []
    while len(dealt) < couples:
        dealt += chance.sample(DECK, len(DECK))
    return [(habit, PLAIN) for habit in dealt[:couples]]
