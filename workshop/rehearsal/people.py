"""Who is invited, and the way of each through the evening."""

import asyncio
from collections.abc import Iterator, Sequence
from contextlib import AsyncExitStack
from dataclasses import dataclass, field
from random import Random

from workshop.rehearsal import pages, pairing
from workshop.rehearsal.attending import stay
from workshop.rehearsal.books import Books
from workshop.rehearsal.habits import Habit, Left, deal
from workshop.rehearsal.phone import Couple, Phone
from workshop.rehearsal.pushes import Pushes
from workshop.rehearsal.views import Lost

Pair = tuple[Habit, Habit]

AT_ONCE = 12
"""How many phones come through the door at the same time."""
APART_S = 0.03
"""How far the arrivals of two phones are apart, on average."""


@dataclass
class Evening:
    """What all who are there write into, and the door they come in by. `apart_s`: as APART_S."""

    books: Books = field(default_factory=Books)
    pushes: Pushes = field(default_factory=Pushes)
    door: asyncio.Semaphore = field(default_factory=lambda: asyncio.Semaphore(AT_ONCE))
    apart_s: float = APART_S


def invite(couples: int, seed: int, marker: str) -> list[Phone]:
    """Two phones a couple, each with a habit. The last couple comes late, if there are three or more."""
    habits = deal(2 * couples, Random(seed))
    return seat(list(by_two(habits)), seed, marker, late=couples >= 3)


def by_two(habits: Sequence[Habit]) -> Iterator[Pair]:
    return zip(habits[::2], habits[1::2], strict=True)


def seat(pairs: Sequence[Pair], seed: int, marker: str, late: bool) -> list[Phone]:
    """The phones of couples with these habits. `late`: the last couple comes when the first step is on."""
    phones = []
    for number, habits in enumerate(pairs, 1):
        couple = Couple(number, asyncio.get_running_loop().create_future(), late=late and number == len(pairs))
        for place, habit in zip("AB", habits, strict=True):
            phones.append(Phone(couple, place, habit, Random(f"{seed}:{number}:{place}"), marker))
    return phones


async def attend(phone: Phone, evening: Evening, join_url: str, invited: int) -> None:
    """From the door to the end. What goes wrong is written into the books."""
    try:
        await _until_it_is_time(phone, evening, invited)
        await _be_there(phone, evening, join_url)
    except Left:
        _forget(phone)
    except Exception as wrong:
        phone.gone = True
        evening.books.error(f"{phone.label}: {told(wrong)}")


def _forget(phone: Phone) -> None:
    """Who leaves half way does not hear what became of the last answer, and nobody compares what the two shared."""
    phone.gone = phone.couple.parted = True
    for ballot in phone.outbox.kept.values():
        phone.line.books.taken_back(ballot.receipt)


async def _until_it_is_time(phone: Phone, evening: Evening, invited: int) -> None:
    """People do not come all at once, and late ones come when the first step is on."""
    await asyncio.sleep(phone.chance.uniform(0, evening.apart_s * invited))
    while phone.couple.late and not evening.pushes.pushed:
        await asyncio.sleep(0.1)


async def _be_there(phone: Phone, evening: Evening, join_url: str) -> None:
    async with pages.browser(join_url, phone.address) as http, AsyncExitStack() as leaving:
        async with evening.door:
            await phone.arrive(http, join_url, evening.books, evening.pushes)
            leaving.push_async_callback(phone.line.close)
            await pairing.join(phone)
        keeping = asyncio.create_task(phone.outbox.keep(phone.line))
        leaving.callback(keeping.cancel)
        await pairing.pair(phone)
        await stay(phone)


def told(wrong: BaseException) -> str:
    """An exception as a sentence of the report."""
    if isinstance(wrong, asyncio.CancelledError):
        return "it was told to stop"
    return str(wrong) if isinstance(wrong, Lost) else f"{type(wrong).__name__}: {wrong}"
