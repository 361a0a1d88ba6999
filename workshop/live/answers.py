"""Acts that pass: answers, progress, help. No log; ballots wait in the passing store until their step closes."""

from collections.abc import Callable
from typing import Any

from workshop.live.house import House, Live
from workshop.live.presence import Guest
from workshop.session import answering
from workshop.session.rules import Refused
from workshop.store import ballots

Ack = dict[str, Any]
Handler = Callable[[House, Live, Guest, dict[str, Any]], Ack]


def answer(house: House, live: Live, guest: Guest, act: dict[str, Any]) -> Ack:
    """Keep a ballot until the step closes, or say that it has been counted. A pass always has, once it is closed."""
    if _closed(live, act["run"]) and (act["answer"] is None or _counted(house, guest.session, act)):
        return {"counted": True}
    run = answering.run_now(live.state, guest.who, act["run"])
    ballot = answering.ballot(live.state, run, act["answer"])
    seat = answering.seat_now(live.state, guest.who)
    if house.passing.holds(guest.session, run.number, seat, act["receipt"]):
        return {}
    if not house.passing.answer(guest.session, run.number, seat, act["receipt"], ballot, act["turn"]):
        raise Refused("Your answer to this question is here already.", "full")
    house.passing.progress(guest.session, run.number, guest.who, "finished")
    return {}


def _closed(live: Live, run: int) -> bool:
    runs = live.state.runs
    return run <= len(runs) and runs[run - 1].closed


def _counted(house: House, session: str, act: dict[str, Any]) -> bool:
    with house.store.read() as connection:
        return ballots.has(connection, session, act["run"], act["receipt"])


def progress(house: House, live: Live, guest: Guest, act: dict[str, Any]) -> Ack:
    run = answering.run_now(live.state, guest.who, act["run"])
    house.passing.progress(guest.session, run.number, guest.who, act["state"])
    return {}


def help(house: House, live: Live, guest: Guest, act: dict[str, Any]) -> Ack:
    """A request goes to the desk's list and nowhere else; the practice one not even there."""
    couple = live.state.couple_of(guest.who)
    if act["item"] != "practice" and live.state.ended_at is None:
        request = {"name": couple.name if couple else "", "item": act["item"], "when": act["when"]}
        house.passing.ask(guest.session, guest.who, act["id"], request)
    return {}


def acknowledge(house: House, live: Live, guest: Guest, act: dict[str, Any]) -> Ack:
    house.passing.acknowledge(guest.session, act["help"])
    return {}


PASSING: dict[str, Handler] = {
    "answer": answer,
    "progress": progress,
    "help": help,
    "acknowledge": acknowledge,
}
