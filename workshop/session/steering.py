"""Rules for the desk: pushing steps, their time, closing, the screen, remarks, the end."""

from itertools import chain

from workshop.session import events as e
from workshop.session import meeting
from workshop.session import release as rel
from workshop.session.gates import may_open
from workshop.session.rules import Act, Now, Refused, Rule, rule
from workshop.session.state import Couple, Run, State
from workshop.steps import KINDS

STEERING: dict[str, Rule] = {}
"""Acts of a desk that move the session and its time."""

WHOLE = ("session", "themes", "next")
"""What can be noted of a session as a whole: a remark, the themes that came up, and what to do otherwise next time."""

REMARKED = "Somebody else has changed this remark meanwhile. Nothing of yours is lost: read theirs, then save again."
MOVED_ON = "The session has already moved on."
IN_MEMORY = ("texts", "marks")
"""What two hand each other and the server holds in memory only; once the room has moved on it is forgotten."""

COMING_BACK = "The phones are just coming back after a break. Please try again in a few seconds."


@rule(STEERING, "next")
def next_step(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    index = following(state)
    _is_up_to_date(state, act["after"])
    if index is None:
        raise Refused("That was the last step. You can end the session.")
    return _move(state, index, act["after"], now)


@rule(STEERING, "push")
def push(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    if act["step"] >= len(state.about.plan):
        raise Refused("The plan has no such step.", "not_found")
    return _move(state, act["step"], act["after"], now)


def following(state: State) -> int | None:
    """The plan's next step that is not skipped, or None at the end."""
    at = reached(state)
    rest = range(at + 1, len(state.about.plan))
    return next((index for index in rest if index not in state.skipped), None)


def reached(state: State) -> int:
    """How far everybody has come in the plan; -1 before the first step."""
    return state.latest.index if state.latest else -1


def _move(state: State, index: int, after: int, now: Now) -> list[e.Event]:
    _is_up_to_date(state, after)
    return [*_close_open(state, now), _pushed(state, index, now)]


def _is_up_to_date(state: State, after: int) -> None:
    """Whoever looked at another step than the one that is on is told, and moves nothing."""
    if after != (state.latest.number if state.latest else 0):
        raise Refused(MOVED_ON)


def _pushed(state: State, index: int, now: Now) -> e.Pushed:
    may_open(state, index)
    step = state.about.plan[index]
    counted = _counted(state, now)
    size = _size(counted)
    releases = KINDS[step["kind"]].releases(step)
    if releases and not now.settled:
        raise Refused(COMING_BACK)
    collect = rel.mode(size, releases, state.about.strict, len(now.languages(chain(*counted)))) if releases else "none"
    limit = rel.text_limit(size) if collect == "texts" else None
    return e.Pushed(now.at, index, size.people, size.units, collect, limit, draw(now), draw(now))


def draw(now: Now) -> str:
    """Chance for a run."""
    return f"{now.chance.getrandbits(128):032x}"


def room_size(state: State, now: Now) -> rel.Size:
    """People connected in complete units, and how many units they are (WORKSHOP E2: frozen when a step opens).

    Two who share a phone answer nothing for the room, so they are not counted; nor are couples in a step of their own.
    """
    return _size(_counted(state, now))


def _size(counted: list[list[str]]) -> rel.Size:
    return rel.Size(people=sum(map(len, counted)), units=sum(map(bool, counted)))


def _counted(state: State, now: Now) -> list[list[str]]:
    """Of each unit that answers for the room, the phones that are connected."""
    aside, here = state.aside.couples if state.aside else frozenset(), now.present
    complete = [couple for couple in state.couples.values() if couple.complete and not couple.shared]
    counted = [couple for couple in complete if couple.id not in aside]
    return [[phone for phone in couple.phones if phone in here] for couple in counted]


@rule(STEERING, "close")
def close(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    run = this(state, act["run"])
    return [] if run.closed else _close_open(state, now) or _nothing_to_close()


def _nothing_to_close() -> list[e.Event]:
    raise Refused("This step collects nothing.")


def _close_open(state: State, now: Now) -> list[e.Event]:
    """After a restart answers wait on phones: nothing moves past them before these had time to come (DESIGN 2.2)."""
    run = state.run
    back = now.settled and not now.missed
    if run and not back and (run.collecting or meeting.shares(state, run) in IN_MEMORY):
        raise Refused(COMING_BACK)
    if run is None or not run.collecting:
        return []
    return [e.Closed(now.at, run.number, rel.enough(rel.Size(run.people, run.units), *now.tally), draw(now))]


@rule(STEERING, "pause")
def pause(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    return [] if this(state, act["run"]).paused else [e.Paused(now.at)]


@rule(STEERING, "resume")
def resume(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    if state.held:
        raise Refused("Everybody is held. Go on with everybody first.")
    return [e.Resumed(now.at)] if this(state, act["run"]).paused else []


@rule(STEERING, "extend")
def extend(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    this(state, act["run"])
    return [e.Extended(now.at, float(act["seconds"]))]


@rule(STEERING, "wrap")
def wrap(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """One quiet line on every phone and on the screen asks for an end; it goes with the next step."""
    return [] if this(state, act["run"]).wrapped == act["on"] else [e.Wrapped(now.at, act["on"])]


@rule(STEERING, "blank")
def blank(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """A plain field on the screen until it is taken back, whatever step is pushed meanwhile."""
    return [] if state.blank == act["on"] else [e.Blanked(now.at, act["on"])]


@rule(STEERING, "skip")
def skip(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    at = reached(state)
    if not at < act["step"] < len(state.about.plan):
        raise Refused("Only a step that is still ahead can be skipped.")
    return [] if (act["step"] in state.skipped) == act["on"] else [e.Skipped(now.at, act["step"], act["on"])]


@rule(STEERING, "hold")
def hold(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """Everybody sees a calm page; why can be changed while it stands."""
    why = act["why"] if act["on"] else None
    return [] if state.held == why else [e.Held(now.at, act["on"], why or e.QUIET)]


@rule(STEERING, "apart")
def apart(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """The form for one, for this couple and for as many drawn by lot: so nobody is singled out (WORKSHOP A3)."""
    couple = next((one for one in state.couples.values() if one.id[-8:] == act["couple"]), None)
    if couple is None or not couple.two:
        raise Refused("There is no such couple with two phones.", "not_found")
    if (couple.apart_at is not None) == act["on"]:
        return []
    drawn = _drawn(state, couple, act["others"], now) if act["on"] else []
    return [e.SetApart(now.at, sorted([couple.id, *drawn]), act["on"])]


def _drawn(state: State, couple: Couple, others: int, now: Now) -> list[str]:
    here = [one for one in state.couples.values() if one.together and now.present.issuperset(one.phones)]
    able = sorted(one.id for one in here if one is not couple)
    return now.chance.sample(able, min(others, len(able)))


@rule(STEERING, "remark")
def remark(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """`seen`: what stood there when the writing began; without it the last one to write is right."""
    about, known = act["about"], state.remarks.get(act["about"], "")
    if about not in WHOLE and not (about.isdecimal() and 1 <= int(about) <= len(state.runs)):
        raise Refused("There is no such step to note anything about.", "not_found")
    if known == act["text"]:
        return []
    if act.get("seen") not in (None, known):
        raise Refused(REMARKED, "overtaken")
    return [e.Remarked(now.at, about, act["text"])]


@rule(STEERING, "end")
def end(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    return [*_close_open(state, now), e.Ended(now.at)]


def this(state: State, number: int) -> Run:
    """The step that is on, if that is the one the desk means. Raises Refused."""
    if state.run is None or state.run.number != number:
        raise Refused(MOVED_ON)
    return state.run
