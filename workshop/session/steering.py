"""Rules for the desk: pushing steps, their time, closing, releasing, remarks, the end."""

from workshop.session import events as e
from workshop.session import release as rel
from workshop.session import releasing
from workshop.session.gates import may_open
from workshop.session.rules import Act, Now, Refused, Rule, rule
from workshop.session.state import Couple, Run, State
from workshop.steps import KINDS

DESK: dict[str, Rule] = {}
"""Acts of a desk that belong into the log."""

WHOLE = ("session", "themes", "next")
"""What can be noted of a session as a whole: a remark, the themes that came up, and what to do otherwise next time."""

MOVED_ON = "The session has already moved on."
COMING_BACK = "The phones are just coming back after a break. Please try again in a few seconds."


@rule(DESK, "next")
def next_step(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    index = following(state)
    if index is None:
        raise Refused("That was the last step. You can end the session.")
    return _move(state, index, act["after"], now)


@rule(DESK, "push")
def push(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    if act["step"] >= len(state.about.plan):
        raise Refused("The plan has no such step.", "not_found")
    return _move(state, act["step"], act["after"], now)


def following(state: State) -> int | None:
    """The plan's next step that is not skipped, or None at the end."""
    at = _reached(state)
    rest = range(at + 1, len(state.about.plan))
    return next((index for index in rest if index not in state.skipped), None)


def _reached(state: State) -> int:
    """How far everybody has come in the plan; -1 before the first step."""
    return state.latest.index if state.latest else -1


def _move(state: State, index: int, after: int, now: Now) -> list[e.Event]:
    if after != (state.latest.number if state.latest else 0):
        raise Refused(MOVED_ON)
    return [*_close_open(state, now), _pushed(state, index, now)]


def _pushed(state: State, index: int, now: Now) -> e.Pushed:
    may_open(state, index)
    step = state.about.plan[index]
    size = room_size(state, now)
    releases = KINDS[step["kind"]].releases(step)
    if releases and not now.settled:
        raise Refused(COMING_BACK)
    collect = rel.mode(size, releases, state.about.strict) if releases else "none"
    limit = rel.text_limit(size) if collect == "texts" else None
    return e.Pushed(now.at, index, size.people, size.units, collect, limit, draw(now), draw(now))


def draw(now: Now) -> str:
    """Chance for a run."""
    return f"{now.chance.getrandbits(128):032x}"


def room_size(state: State, now: Now) -> rel.Size:
    """People connected in complete units, and how many units they are (WORKSHOP E2: frozen when a step opens).

    Two who share a phone answer nothing for the room, so they are not counted; nor are couples in a step of their own.
    """
    aside = state.aside.couples if state.aside else frozenset()
    complete = [couple for couple in state.couples.values() if couple.complete and not couple.shared]
    counted = [couple for couple in complete if couple.id not in aside]
    here = [[phone for phone in couple.phones if phone in now.present] for couple in counted]
    return rel.Size(people=sum(map(len, here)), units=sum(map(bool, here)))


@rule(DESK, "close")
def close(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    run = _this(state, act["run"])
    return [] if run.closed else _close_open(state, now) or _nothing_to_close()


def _nothing_to_close() -> list[e.Event]:
    raise Refused("This step collects nothing.")


def _close_open(state: State, now: Now) -> list[e.Event]:
    """After a restart ballots wait on the phones: do not close before they had time to come again (DESIGN 2.2)."""
    run = state.run
    if run is None or not run.collecting:
        return []
    if not now.settled:
        raise Refused(COMING_BACK)
    return [e.Closed(now.at, run.number, rel.enough(rel.Size(run.people, run.units), *now.tally), draw(now))]


@rule(DESK, "moderate")
def moderate(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    run = _undecided(state, act["run"])
    if act["key"] not in now.ballots:
        raise Refused("There is no such answer.", "not_found")
    text = act["text"].strip() if act["text"] else None
    return [e.Moderated(now.at, run.number, act["key"], act["verdict"], text or None)]


@rule(DESK, "release")
def release(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    run = _numbered(state, act["run"])
    if run.release is not None:
        return []
    run = _undecided(state, act["run"])
    return [e.Released(now.at, run.number, releasing.outcome(state, run, now.ballots))]


@rule(DESK, "withhold")
def withhold(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    if _numbered(state, act["run"]).withheld:
        return []
    return [e.Withheld(now.at, _undecided(state, act["run"]).number)]


def _undecided(state: State, number: int) -> Run:
    run = _numbered(state, number)
    if not run.closed:
        raise Refused("Close the question first: nothing is shown while answers come in.")
    if run.release is not None or run.withheld:
        raise Refused("This has been decided already; a result is shown once.")
    return run


@rule(DESK, "pause")
def pause(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    return [] if _this(state, act["run"]).paused else [e.Paused(now.at)]


@rule(DESK, "resume")
def resume(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    if state.held:
        raise Refused("Everybody is held. Go on with everybody first.")
    return [e.Resumed(now.at)] if _this(state, act["run"]).paused else []


@rule(DESK, "extend")
def extend(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    _this(state, act["run"])
    return [e.Extended(now.at, float(act["seconds"]))]


@rule(DESK, "skip")
def skip(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    at = _reached(state)
    if not at < act["step"] < len(state.about.plan):
        raise Refused("Only a step that is still ahead can be skipped.")
    return [] if (act["step"] in state.skipped) == act["on"] else [e.Skipped(now.at, act["step"], act["on"])]


@rule(DESK, "hold")
def hold(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """Everybody sees a calm page; why can be changed while it stands."""
    why = act["why"] if act["on"] else None
    return [] if state.held == why else [e.Held(now.at, act["on"], why or e.QUIET)]


@rule(DESK, "apart")
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


@rule(DESK, "remark")
def remark(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    about = act["about"]
    if about not in WHOLE and not (about.isdecimal() and 1 <= int(about) <= len(state.runs)):
        raise Refused("There is no such step to note anything about.", "not_found")
    return [] if state.remarks.get(about, "") == act["text"] else [e.Remarked(now.at, about, act["text"])]


@rule(DESK, "end")
def end(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    return [*_close_open(state, now), e.Ended(now.at)]


def _this(state: State, number: int) -> Run:
    if state.run is None or state.run.number != number:
        raise Refused(MOVED_ON)
    return state.run


def _numbered(state: State, number: int) -> Run:
    if not 1 <= number <= len(state.runs):
        raise Refused("There is no such step.", "not_found")
    return state.runs[number - 1]
