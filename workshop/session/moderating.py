"""Rules for what becomes of a closed question: its free texts one by one, then shown or kept back, once."""

from workshop.session import events as e
from workshop.session import releasing
from workshop.session.rules import Act, Now, Refused, Rule, rule
from workshop.session.state import Run, State

MODERATING: dict[str, Rule] = {}
"""Acts of a desk that decide what the room gets to see."""

Verdict = tuple[str, str | None]

OPEN: Verdict = ("open", None)
"""What stands for a card that nobody has judged, or whose verdict was taken back."""

MEANWHILE = {
    "open": "Somebody has taken back what was decided on this card meanwhile.",
    "show": "Somebody has let this card through meanwhile.",
    "hold": "Somebody has held this card back meanwhile.",
    "fold": "Somebody has put this card under “{text}” meanwhile.",
    "shorter": "Somebody has shortened this card meanwhile: “{text}”.",
}


@rule(MODERATING, "moderate")
def moderate(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    """`seen`: the verdict this desk looked at. Two desks at one card: the first wins, the other is told."""
    run = _undecided(state, act["run"])
    if act["key"] not in now.ballots:
        raise Refused("There is no such answer.", "not_found")
    stands, wanted = run.moderated.get(act["key"], OPEN), _verdict(act)
    if stands == wanted:
        return []
    if stands != (act["seen"]["verdict"] or "open", act["seen"]["text"]):
        raise Refused(MEANWHILE[_meanwhile(*stands)], text=stands[1])
    return [e.Moderated(now.at, run.number, act["key"], *wanted)]


def _verdict(act: Act) -> Verdict:
    """Only what is shown or folded has a text: the shorter one, or the theme."""
    text = " ".join((act["text"] or "").split()) or None
    if act["verdict"] == "fold" and not (text and len(text) <= releasing.THEME):
        raise Refused("A theme has 1 to {most} characters.", most=releasing.THEME)
    return act["verdict"], text if act["verdict"] in ("show", "fold") else None


def _meanwhile(verdict: str, text: str | None) -> str:
    return "shorter" if verdict == "show" and text else verdict


@rule(MODERATING, "release")
def release(state: State, who: str, act: Act, now: Now) -> list[e.Event]:
    run = _numbered(state, act["run"])
    if run.release is not None:
        return []
    run = _undecided(state, act["run"])
    return [e.Released(now.at, run.number, releasing.outcome(state, run, now.ballots))]


@rule(MODERATING, "withhold")
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


def _numbered(state: State, number: int) -> Run:
    if not 1 <= number <= len(state.runs):
        raise Refused("There is no such step.", "not_found")
    return state.runs[number - 1]
