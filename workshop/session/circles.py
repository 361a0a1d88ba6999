"""Who may see what: pure projections of a session. A key that nothing here put into a view does not exist."""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from workshop.session import meeting, parting
from workshop.session.release import is_shown
from workshop.session.retold import retold
from workshop.session.state import Couple, Run, State
from workshop.steps import KINDS, Met

View = dict[str, Any]

NOBODY: parting.Away = dict[str, float]()
NOTHING_MET: Mapping[int, Met] = {}

SMALL, LARGE = 1_024, 6_144
"""Bytes that phones pad their acts to; the larger while a step takes sealed texts."""


@dataclass(frozen=True)
class Here:
    """Facts of this server: its boot id, its clock, and the addresses of the session."""

    boot: str
    now: float
    join_url: str = ""
    screen_url: str = ""


def room_view(state: State, here: Here, language: str = "") -> View:
    """The same for every phone of the session that reads this language, or else the session's own."""
    about, read = state.about, _read(state, language)
    session = {
        "id": about.id,
        "title": about.title,
        "language": read,
        "state": state.phase,
        "held": state.held,
        "wrap": wraps_up(state),
        "rehearsal": about.rehearsal,
        "speed": about.speed,
    }
    return {"seq": state.told, "boot": here.boot, "now": here.now, "session": session, "step": room_step(state, read)}


def _read(state: State, language: str) -> str:
    return language if language in state.languages else state.about.language


def wraps_up(state: State) -> bool:
    """Whether everybody is asked to come to an end with the step that is on."""
    return state.run is not None and state.run.wrapped


def room_step(state: State, language: str = "") -> View | None:
    return _step(state, state.run, language) if state.run else None


def _step(state: State, run: Run, language: str) -> View:
    step = state.plan_in(language)[run.index]
    kind = KINDS[step["kind"]]
    exercise = {"id": step["exercise"]["id"], "title": step["exercise"]["title"], "kinds": _kinds(state, step)}
    told = {key: step[key] for key in ("id", "kind", "title", "circle", "public")}
    told["seen_ok"] = step.get("seen_ok", False)
    told["shares"] = kind.shares(step)
    told["size"] = LARGE if told["shares"] in ("texts", "offers") else SMALL
    return {"exercise": exercise, **told, **_timing(state, run), "body": _body(state, kind.body(step), step, language)}


def _kinds(state: State, step: dict[str, Any]) -> list[str]:
    """Kinds of step in this exercise, so that a phone can fetch in time what one of them needs."""
    return sorted({one["kind"] for one in state.about.plan if one["exercise"]["id"] == step["exercise"]["id"]})


def _timing(state: State, run: Run) -> View:
    step = state.about.plan[run.index]
    return {
        "run": run.number,
        "state": "withheld" if run.release and _is_for_the_desk(step) else run.state,
        "collect": run.collect,
        "limit": run.limit,
        "started_at": run.at,
        "pauses": [list(pause) for pause in run.pauses],
        "extensions": [list(extension) for extension in run.extensions],
        "parts": KINDS[step["kind"]].parts(step),
        "chance": run.chance,
    }


def _is_for_the_desk(step: dict[str, Any]) -> bool:
    """Of a closing check the room learns nothing, not even whether enough have answered."""
    return KINDS[step["kind"]].releases(step) == "check"


def _body(state: State, body: View, step: dict[str, Any], language: str) -> View:
    """A step that talks about another one carries what was released of it, or else its prepared examples."""
    if "source" not in step:
        return body
    shown = shown_of(state, step, language)
    talked = {key: value for key, value in body.items() if key != "fallback"}
    return {**talked, "shown": shown} if shown else {**talked, "shown": [], "fallback": step["fallback"]}


def shown_of(state: State, step: dict[str, Any], language: str = "") -> list[View]:
    """Releases of the step's source that hold something to look at, as they read in a language."""
    source = next((i for i, other in enumerate(state.about.plan) if other["id"] == step.get("source")), None)
    run = state.run_of(source) if source is not None else None
    if run is None or run.release is None or not is_shown(run.release):
        return []
    return [retold(run.release, state.about.plan[run.index], state.plan_in(language)[run.index])]


def mine_view(
    state: State,
    phone: str,
    sealed: dict[str, dict[str, str]],
    now: float,
    away: parting.Away = NOBODY,
    met: Mapping[int, Met] = NOTHING_MET,
    language: str = "",
) -> View:
    """What one phone may know of its own couple; a step of its own reads in the phone's language.

    `sealed`: slot to seat to ciphertext, of that couple; `met`: run to seat to the item that their marks led to.
    """
    couple = state.couple_of(phone) or state.asked_by(phone)
    apart = parting.apart(state, phone, away, now)
    run = state.run_on(couple)
    return {
        "seq": state.told,
        "now": now,
        "phone": phone,
        "stage": stage(state, phone),
        "couple": _own_couple(couple, phone, parting.again(state, phone, away, now)) if couple else None,
        "apart": apart,
        "step": _step(state, run, language) if run and run.aside else None,
        "waits": bool(couple and couple.complete and run and not (run.aside or state.takes_part(couple))),
        "paused": bool(couple and couple.seat_of(phone) in couple.paused),
        "met": None if apart or couple is None else _met(couple, phone, met, _number(run or state.latest)),
        "settled": {} if apart or couple is None else _settled(state, couple, phone, met),
        "sealed": _open_slots(sealed, apart) if couple and phone in couple.phones else {},
    }


def _number(run: Run | None) -> int:
    return run.number if run else 0


def _open_slots(sealed: dict[str, dict[str, str]], apart: bool) -> dict[str, dict[str, str]]:
    """What the two handed each other in a step is put away while they work separately."""
    return {slot: blobs for slot, blobs in sealed.items() if not (apart and slot.startswith("run-"))}


def _met(couple: Couple, phone: str, met: Mapping[int, Met], run: int) -> View | None:
    return {"run": run, "item": met[run].get(couple.seat_of(phone) or "")} if run in met else None


def _settled(state: State, couple: Couple, phone: str, met: Mapping[int, Met]) -> View:
    """What two have agreed on in earlier steps of this exercise, for a phone that slept through it."""
    earlier = meeting.agreements(state, state.run_on(couple))
    return {step: _met(couple, phone, met, run) for step, run in earlier.items() if run in met}


def _own_couple(couple: Couple, phone: str, again: bool) -> View:
    seat = couple.seat_of(phone)
    return {
        "id": couple.id,
        "name": couple.name,
        "seat": seat,
        "solo": couple.solo,
        "shared": couple.shared,
        "ask": couple.question if seat else None,
        "asking": couple.asks(phone),
        "again": again,
    }


def stage(state: State, phone: str) -> str:
    """Where the phone is on its way into the room (docs/protocol.md lists the words)."""
    if phone not in state.phones:
        return "new"
    asked = state.asked_by(phone)
    if asked is not None:
        return "returning" if asked.ask == "seat" else "confirmed" if phone in asked.yes else "asking"
    couple = state.couple_of(phone)
    if couple is None:
        return "joined"
    if couple.complete:
        return "paired" if couple.two else "alone"
    if couple.ask is None:
        return "started"
    return "confirmed" if phone in couple.yes else "asked"


def screen_view(state: State, here: Here) -> View:
    """For the projector: no couple's name, no number of anybody."""
    about = state.about
    session = {
        "title": about.title,
        "state": state.phase,
        "held": state.held,
        "wrap": wraps_up(state),
        "blank": state.blank,
        "code": about.code,
        "join_url": here.join_url,
        "rehearsal": about.rehearsal,
        "speed": about.speed,
    }
    return {"seq": state.told, "boot": here.boot, "now": here.now, "session": session, **_screen_step(state)}


def _screen_step(state: State) -> View:
    run = state.run
    if run is None or state.blank:
        return {"step": None, "shown": [], "questions": []}
    step = state.about.plan[run.index]
    told = {"exercise": step["exercise"]["title"], "kind": step["kind"], "title": step["title"], "line": step["screen"]}
    shown = [run.release] if run.release and not _is_for_the_desk(step) else shown_of(state, step)
    timing = {key: value for key, value in _timing(state, run).items() if key not in ("chance", "collect", "limit")}
    return {"step": {**told, **timing}, "shown": shown, "questions": step.get("questions", [])}
