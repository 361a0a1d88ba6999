"""How simulated people behave: a habit is when they answer, and what else they do around it. Add one and deal it."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from random import Random
from typing import TYPE_CHECKING

from workshop.rehearsal.answers import Answer, answer
from workshop.rehearsal.envelope import unless_closed
from workshop.rehearsal.roles import Step

if TYPE_CHECKING:
    from workshop.rehearsal.phone import Phone

Move = Callable[["Phone", Step], Awaitable[None]]
Moves = tuple[tuple[float, Move], ...]
"""Each with the chance that it happens in a step."""


class Left(Exception):
    """Somebody has gone home before the end."""


@dataclass(frozen=True)
class Habit:
    """`answers`: between which shares of a step's time they answer; `passes`: how often they pass instead.

    Moves happen `meanwhile` (at some moment before), `sending` (in the same instant) or `after` the answer.
    `twice`: every act goes out two times, with one id. `says`: what they answer.
    """

    name: str
    answers: tuple[float, float] = (0.1, 0.7)
    passes: float = 0.1
    meanwhile: Moves = ()
    sending: Moves = ()
    after: Moves = ()
    twice: bool = False
    says: Callable[[Step, Random, int], Answer] = answer


async def vanish(phone: "Phone", step: Step) -> None:
    """Lock the phone, walk out of the network, come back."""
    phone.line.cut(phone.chance.uniform(0.1, 1.5))


async def break_off(phone: "Phone", step: Step) -> None:
    """Lose the network just as the answer leaves, so that nobody knows whether it arrived."""
    away = phone.chance.uniform(0.1, 0.8)
    asyncio.get_running_loop().call_later(phone.chance.uniform(0, 0.004), phone.line.cut, away)


async def ask_for_time(phone: "Phone", step: Step) -> None:
    await phone.act("progress", run=step["run"], state="time")


async def ask_for_help(phone: "Phone", step: Step) -> None:
    phone.line.books.requests += 1
    await phone.act("help", item=phone.chance.choice(("fast", "question", "info")), when=None)


async def pause(phone: "Phone", step: Step, seconds: tuple[float, float] = (0.05, 0.5)) -> None:
    """Take a breath together while the group goes on."""
    await phone.act("pause_us", on=True)
    await asyncio.sleep(phone.chance.uniform(*seconds))
    await phone.act("pause_us", on=False)


async def change_mind(phone: "Phone", step: Step) -> None:
    """Give another answer in the place of the first. A moment too late, the first one counts."""
    for ballot in [kept for kept in phone.outbox.kept.values() if kept.room and kept.run == step["run"]]:
        with unless_closed():
            await phone.outbox.change(phone.line, ballot, answer(step, phone.chance))


async def waver(phone: "Phone", step: Step) -> None:
    """Change the answer, and lose the network with that."""
    await break_off(phone, step)
    await change_mind(phone, step)


async def part(phone: "Phone", step: Step, seconds: tuple[float, float] = (0.05, 0.3)) -> None:
    """Work separately for a while, then come together again: the words by both, a yes by both."""
    if phone.couple.parting or not (phone.there(step["run"]) and phone.partner.there(step["run"])):
        return
    phone.couple.parting = phone.couple.parted = True
    await phone.act("part")
    await asyncio.sleep(phone.chance.uniform(*seconds))
    both = (phone, phone.partner)
    await asyncio.gather(*(one.act("together", couple=one.mine["couple"]["id"]) for one in both))
    await asyncio.gather(*(one.confirm_together() for one in both))
    phone.couple.parting = False


PLAIN = Habit("plain")
PASSER = Habit("passer", passes=1.0)
SLOW = Habit("slow", answers=(0.85, 1.0), meanwhile=((0.3, ask_for_time),))
DROPPER = Habit("dropper", meanwhile=((0.5, vanish),))
CUT_OFF = Habit("cut off", sending=((0.5, break_off),), after=((0.3, waver),))
IMPATIENT = Habit("impatient", answers=(0.02, 0.2), meanwhile=((0.1, ask_for_help),), twice=True)
CHANGER = Habit("changer", passes=0.0, after=((0.7, change_mind),))
ASKER = Habit("asker", meanwhile=((0.2, ask_for_help), (0.3, ask_for_time)))
PAUSER = Habit("pauser", meanwhile=((0.2, pause),))
PARTER = Habit("parter", meanwhile=((0.08, part),))

DECK = (PLAIN, PLAIN, PLAIN, PARTER, PASSER, SLOW, DROPPER, CUT_OFF, IMPATIENT, CHANGER, ASKER, PAUSER)


def deal(phones: int, chance: Random) -> list[Habit]:
    """A habit for each phone, from as many shuffled decks as it takes."""
    dealt: list[Habit] = []
    while len(dealt) < phones:
        dealt += chance.sample(DECK, len(DECK))
    return dealt[:phones]
