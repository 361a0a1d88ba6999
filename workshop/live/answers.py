"""Acts that pass: answers, progress, help. No log; ballots wait in the passing store until their step closes."""

from workshop.live import between
from workshop.live.between import Handler
from workshop.live.guest import Guest
from workshop.live.house import House, Live
from workshop.live.told import Act, Told
from workshop.session import answering, meeting
from workshop.session.rules import Refused
from workshop.session.state import Run
from workshop.store import ballots

STRANGERS = 10
"""Requests for help that phones which have not joined may have waiting, all of them together."""


def answer(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """Keep a ballot until the step closes, or what is for the partner; or say that the phone may forget it."""
    if answering.is_over(live.state, act["run"]) and _forgettable(house, live, guest, act):
        return Told({"counted": True})
    run = answering.run_now(live.state, guest.who, act["run"])
    if meeting.shares(live.state, run):
        return between.answer(house, live, guest, run, act)
    return _for_the_room(house, live, guest, run, act)


def _forgettable(house: House, live: Live, guest: Guest, act: Act) -> bool:
    """After its step is over: a pass, what was for the partner, and a ballot that is written."""
    run = live.state.runs[act["run"] - 1]
    return act["answer"] is None or meeting.shares(live.state, run) is not None or _counted(house, guest.session, act)


def _for_the_room(house: House, live: Live, guest: Guest, run: Run, act: Act) -> Told:
    ballot = answering.for_the_room(live.state, guest.who, run, act["answer"])
    seat = answering.seat_now(live.state, guest.who)
    if house.passing.holds(guest.session, run.number, seat, act["receipt"]):
        return Told()
    if not house.passing.answer(guest.session, run.number, seat, act["receipt"], ballot, act["turn"]):
        if not house.passing.takes(guest.session, run.number):
            raise Refused("One moment, please.", "slow_down")  # the phone comes again, and hears what became of it
        raise Refused("Your answer to this question is here already.", "full")
    house.passing.progress(guest.session, run.number, guest.who, "finished")
    return Told()


def _counted(house: House, session: str, act: Act) -> bool:
    with house.store.read() as connection:
        return ballots.has(connection, session, act["run"], act["receipt"])


def progress(house: House, live: Live, guest: Guest, act: Act) -> Told:
    run = answering.run_now(live.state, guest.who, act["run"])
    house.passing.progress(guest.session, run.number, guest.who, act["state"])
    return Told()


def help(house: House, live: Live, guest: Guest, act: Act) -> Told:
    """A request goes to the desk's list and nowhere else; the practice one not even there."""
    couple = live.state.couple_of(guest.who)
    _not_too_many_strangers(house, live, guest)
    if act["item"] != "practice" and live.state.ended_at is None:
        request = {"name": couple.name if couple else "", "item": act["item"], "when": act["when"]}
        house.passing.ask(guest.session, guest.who, act["id"], request)
    return Told()


def _not_too_many_strangers(house: House, live: Live, guest: Guest) -> None:
    """Who has not agreed yet may ask too, but not so often that nobody finds the others on the desk's list."""
    waiting = house.passing.of(guest.session).help.values()
    strangers = sum(asked["phone"] not in live.state.phones for asked in waiting)
    if guest.who not in live.state.phones and strangers >= STRANGERS:
        raise Refused("Please speak to somebody who leads this.", "full")


def acknowledge(house: House, live: Live, guest: Guest, act: Act) -> Told:
    house.passing.acknowledge(guest.session, act["help"])
    return Told()


PASSING: dict[str, Handler] = {
    "answer": answer,
    "progress": progress,
    "help": help,
    "acknowledge": acknowledge,
}
