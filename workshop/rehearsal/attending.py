"""Being there: taking part in every step until the session ends, each in the manner of their habit."""

import time
from collections.abc import Awaitable, Callable

from workshop.rehearsal import compare, drafting, roles
from workshop.rehearsal.envelope import Refusal, unless_closed
from workshop.rehearsal.habits import Moves
from workshop.rehearsal.phone import Phone
from workshop.rehearsal.roles import Step
from workshop.rehearsal.views import Lost
from workshop.session.clock import Position

A_DAY = 86_400.0
GLANCE_S = 0.5
"""At most so long a phone waits before it looks at the clock again."""
MARGIN_S = 0.15
"""So far from the ends of a part two phones, whose clocks differ a little, must agree on who speaks."""


async def stay(phone: Phone) -> None:
    """Until the session ends."""
    run = 0
    while True:
        await _next(phone, run)
        if phone.ended:
            return await compare.all_that_was_shared(phone)
        run, step = _run(phone), phone.step
        if step and await _takes_part(phone, run):
            await _try(phone, step)


async def _try(phone: Phone, step: Step) -> None:
    """A step that goes wrong is written into the books, and the next one comes."""
    try:
        await _take_part(phone, step)
    except (Refusal, Lost) as no:
        phone.line.books.error(f"{phone.label}: {no}")


async def _next(phone: Phone, run: int) -> None:
    await phone.line.until("room", lambda room: phone.ended or _run(phone) > run, A_DAY, "the next step")


def _run(phone: Phone) -> int:
    return phone.step["run"] if phone.step else 0


async def _takes_part(phone: Phone, run: int) -> bool:
    """Late comers wait for the next step. A phone's own view may come a moment before the room's, or after it."""
    moment = time.monotonic() + 1.0
    while phone.mine["waits"] and phone.shows(run) and time.monotonic() < moment:
        await phone.line.news(0.2)
    return phone.shows(run) and not phone.mine["waits"]


async def _take_part(phone: Phone, step: Step) -> None:
    share = 1.0 if roles.takes_turns(step) else phone.chance.uniform(*phone.habit.answers)
    if drafting.is_draft(step):
        await _draft(phone, step)
    await _think(phone, step, phone.chance.uniform(0.05, share))
    await _move(phone, phone.habit.meanwhile, step)
    await _think(phone, step, share)
    if phone.shows(step["run"]):
        await _move(phone, phone.habit.sending, step)
        await phone.respond(step)
        await _move(phone, phone.habit.after, step)
    await _meet(phone, step)


async def _meet(phone: Phone, step: Step) -> None:
    """When the clock comes to it, every phone asks for what the two marks led to."""
    part = next((n for n, part in enumerate(step["parts"]) if part["name"] == "proposal"), None)
    while part is not None and phone.shows(step["run"]) and phone.where().part < part:
        await phone.line.news(GLANCE_S / 2)
    if part is not None:
        await _once(phone, step, _draw)


async def _draw(phone: Phone, step: Step) -> None:
    """Ask until it is drawn: after a break of its own the server wants a few seconds of patience."""
    while phone.shows(step["run"]):
        try:
            await phone.act("draw", run=step["run"])
            return
        except Refusal as no:
            if no.code != "not_now":
                raise
            await phone.line.news(GLANCE_S)


async def _draft(phone: Phone, step: Step) -> None:
    """Write now and then while the partner writes too, and mark what stands there in the end."""
    for snippet in range(drafting.SNIPPETS):
        await _think(phone, step, 0.1 * snippet + phone.chance.uniform(0, 0.1))
        await _once(phone, step, drafting.write)
    await _think(phone, step, 0.6)
    await _once(phone, step, drafting.settle)


async def _once(phone: Phone, step: Step, what: Callable[[Phone, Step], Awaitable[None]]) -> None:
    if phone.shows(step["run"]) and not phone.mine["apart"] and not phone.couple.parting:
        with unless_closed():
            await what(phone, step)


async def _move(phone: Phone, moves: Moves, step: Step) -> None:
    for chance, move in moves:
        if phone.chance.random() < chance and phone.shows(step["run"]):
            with unless_closed():
                await move(phone, step)


async def _think(phone: Phone, step: Step, share: float) -> None:
    """Until that share of the step's time has passed, or the room moves on. Who speaks is compared meanwhile."""
    left_then, compared = (1 - share) * roles.length(step), -1
    while phone.shows(step["run"]):
        now = phone.where()
        if now.over or now.total_left <= left_then:
            return
        if now.part != compared and _well_inside(now, phone):
            compared = now.part if _compare(phone, step) else compared
        await phone.line.news(min(GLANCE_S, (now.total_left - left_then) / phone.speed, now.of / phone.speed / 4))


def _well_inside(now: Position, phone: Phone) -> bool:
    """So far from the ends of the part that neither phone's doubt about the clock can matter."""
    margin, speed = MARGIN_S + phone.line.clock.doubt + phone.partner.line.clock.doubt, phone.speed
    return margin < now.left / speed < now.of / speed - margin


def _compare(phone: Phone, step: Step) -> bool:
    """One speaks and the other listens, or neither does. Looked at by seat A, while both hold the same view."""
    partner, run = phone.partner, step["run"]
    if phone.seat == "B" or not roles.takes_turns(step):
        return False
    if not (phone.there(run) and partner.there(run)) or phone.seq != partner.seq:
        return False
    moment = time.time()
    phone.pushes.compare(phone.label, run, [phone.role(moment), partner.role(moment)])
    return True
