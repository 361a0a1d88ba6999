"""Rules for a step that only some couples have, while everybody else goes on with the one that is on."""

from workshop.session import events as e
from workshop.session.gates import may_open
from workshop.session.rules import Act, Now, Refused, Rule, rule
from workshop.session.state import Couple, State
from workshop.session.steering import MOVED_ON, draw
from workshop.steps import KINDS

ASIDE: dict[str, Rule] = {}
"""Acts of a desk that give some couples a step of their own."""

FOR_ALL = "This step asks the whole room, and its answers are safe only among many. Push it to everybody."
NOBODY = "Choose at least one couple. A couple whose phones have just paired can be chosen from the next step on."


@rule(ASIDE, "aside")
def push_aside(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """Another step aside, for the same couples or for others, ends the one there was."""
    if act["after"] != len(state.runs):
        raise Refused(MOVED_ON)
    couples = _chosen(state, act["couples"])
    _may_be_aside(state, act["step"])
    pushed = e.AsidePushed(now.at, act["step"], draw(now), draw(now), act["alone"])
    return [*_over(state, now), pushed, e.TakenAside(now.at, _ids(couples), True), *_on_their_own(couples, act, now)]


def _chosen(state: State, short: list[str]) -> list[Couple]:
    found = [one for one in state.couples.values() if one.complete and one.id[-8:] in short]
    if not found or len(found) < len(set(short)):
        raise Refused(NOBODY, "not_found")
    return found


def _ids(couples: list[Couple]) -> list[str]:
    return sorted(couple.id for couple in couples)


def _may_be_aside(state: State, index: int) -> None:
    if index >= len(state.about.plan):
        raise Refused("The plan has no such step.", "not_found")
    if state.run is None:
        raise Refused("Begin with everybody first.")
    step = state.about.plan[index]
    if KINDS[step["kind"]].releases(step):
        raise Refused(FOR_ALL)
    may_open(state, index)


def _on_their_own(couples: list[Couple], act: Act, now: Now) -> list[e.Event]:
    two = [couple for couple in couples if couple.two and couple.apart_at is None]
    return [e.SetApart(now.at, _ids(two), True)] if act["alone"] and two else []


@rule(ASIDE, "back")
def bring_back(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """Back to everybody's step. Pressed twice it is done once."""
    if not 1 <= act["run"] <= len(state.runs) or not state.runs[act["run"] - 1].aside:
        raise Refused("There is no such step.", "not_found")
    return _over(state, now) if state.aside and state.aside.number == act["run"] else []


def _over(state: State, now: Now) -> list[e.Event]:
    aside = state.aside
    if aside is None:
        return []
    couples = [state.couples[id] for id in sorted(aside.couples)]
    own = [couple for couple in couples if aside.alone and couple.apart_at is not None]
    together: list[e.Event] = [e.SetApart(now.at, _ids(own), False)] if own else []
    return [e.AsideOver(now.at), e.TakenAside(now.at, _ids(couples), False), *together]
