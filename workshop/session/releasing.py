"""From a run's ballots to what the room may see of them, once and for good."""

from collections.abc import Mapping
from random import Random
from typing import Any

from workshop.session import release as rel
from workshop.session import retold
from workshop.session.state import Run, State
from workshop.steps import KINDS

THEME = 60
"""Characters of a theme that texts are folded into."""

Ballots = Mapping[str, dict[str, Any]]


def outcome(state: State, run: Run, ballots: Ballots) -> dict[str, Any]:
    """The release: the same for the desk's preview and the room, for the lot was drawn when it closed."""
    step = state.about.plan[run.index]
    tells = run.enough and not _shown_before(state, run)
    shown = _shown(step, run, ballots, state.about.strict) if tells else rel.few()
    return {"run": run.number, "title": retold.asked(step), **shown}


def _shown_before(state: State, run: Run) -> bool:
    """Two results of one question would betray whoever came or left in between (WORKSHOP E3)."""
    return any(other.release is not None and other is not run for other in state.runs if _same(state, other, run))


def _same(state: State, one: Run, other: Run) -> bool:
    """Whether two runs ask the same question; a plan may hold an exercise twice, and then `base` is alike."""
    first, second = (state.about.plan[run.index] for run in (one, other))
    return bool(first.get("base", first["id"]) == second.get("base", second["id"]))


def _shown(step: dict[str, Any], run: Run, ballots: Ballots, strict: bool) -> dict[str, Any]:
    size, chance = rel.Size(run.people, run.units), Random(run.lot)
    match KINDS[step["kind"]].releases(step):
        case "answers":
            return rel.closed_answers(_picked(ballots), step["options"], size, chance, strict)
        case "check":
            return rel.check(_picked(ballots), step["options"], size)
        case "moves":
            statements = [item["text"] for item in step["items"]]
            return rel.pulse(_moves(ballots), statements, size, chance, strict)
    if run.collect == "cards":
        return rel.cards(_picked(ballots), step["bank"], size, chance)
    return rel.texts(_let_through(run, ballots), size, chance, _themes(run, ballots))


def _picked(ballots: Ballots) -> list[list[int]]:
    return [ballot["picked"] for _, ballot in sorted(ballots.items())]


def _moves(ballots: Ballots) -> list[list[str | None]]:
    return [ballot["moves"] for _, ballot in sorted(ballots.items())]


def _let_through(run: Run, ballots: Ballots) -> list[tuple[str, bool]]:
    """(text, shortened?) of every free text that the facilitator decided to show."""
    shown = [(key, text) for key, (verdict, text) in sorted(run.moderated.items()) if verdict == "show"]
    return [(text or ballots[key]["text"], text is not None) for key, text in shown if key in ballots]


def _themes(run: Run, ballots: Ballots) -> list[str]:
    """The themes that free texts were folded into, in the facilitator's words."""
    folded = [(key, text) for key, (verdict, text) in run.moderated.items() if verdict == "fold"]
    return sorted({text for key, text in folded if text and key in ballots})
