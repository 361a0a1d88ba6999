"""Rules for what passes: answers, progress, help. No events; the passing store keeps them until they are counted."""

from typing import Any

from marshmallow import ValidationError

from workshop.session.meeting import shares
from workshop.session.rules import Refused
from workshop.session.state import Run, State
from workshop.steps import KINDS

CLOSED = "This question closed before your answer came. It was not sent, and it is wiped here."


def seat_now(state: State, phone: str) -> tuple[str, str]:
    """(unit, seat) of a phone that sits in the room. Raises Refused."""
    couple = state.couple_of(phone)
    seat = couple.seat_of(phone) if couple and couple.complete else None
    if couple is None or seat is None:
        raise Refused("Your phone is not in the room yet.")
    return couple.id, seat


def still_open(state: State) -> None:
    if state.ended_at is not None:
        raise Refused("This session has ended. Answers are kept or erased as you were told.", "closed")


def run_now(state: State, phone: str, number: int) -> Run:
    """The run a phone may act in. Raises Refused with code `closed` when it is not on for this phone.

    Whoever has a step of their own may still hand in for everybody's, if they were in it.
    """
    still_open(state)
    couple = state.couple_of(phone)
    run = next((run for run in (state.run_on(couple), state.run) if run and run.number == number), None)
    if run is None:
        raise Refused(CLOSED, "closed")
    if couple is None or not (run.aside or state.takes_part(couple)):
        raise Refused("You come in at the next step.")
    return run


def is_over(state: State, number: int) -> bool:
    """Whether a run that was takes nothing any more: closed, or left behind by the room."""
    if number > len(state.runs):
        return False
    run = state.runs[number - 1]
    return run.closed or run.over_at is not None


def ballot(state: State, run: Run, answer: Any) -> dict[str, Any] | None:
    """The ballot an answer makes, or None when it only says done. Raises Refused."""
    step = state.about.plan[run.index]
    if answer is None or (run.collect == "none" and not shares(state, run)):
        return None
    if run.closed:
        raise Refused(CLOSED, "closed")
    try:
        return KINDS[step["kind"]].read_answer(step, run.collect, run.limit, answer)
    except ValidationError as wrong:
        raise Refused(_sentence(wrong), "malformed") from wrong


def for_the_room(state: State, phone: str, run: Run, answer: Any) -> dict[str, Any] | None:
    """A phone's ballot; two who share one answer nothing for the room. Raises Refused."""
    couple = state.couple_of(phone)
    return None if couple and couple.shared else ballot(state, run, answer)


def _sentence(wrong: ValidationError) -> str:
    """The first message a schema has to say, however deep it lies."""
    messages: Any = wrong.messages
    while not isinstance(messages, str):
        messages = next(iter(messages.values() if isinstance(messages, dict) else messages))
    return messages
