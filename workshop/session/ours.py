"""What the page that people take home is made of, besides what only their phones can open."""

from typing import Any

from workshop.session.drafting import is_draft
from workshop.session.keeping import receipt
from workshop.session.state import State
from workshop.steps import KINDS

View = dict[str, Any]


def ours_view(state: State, language: str = "") -> View:
    """The same for every phone of the session that reads in this language."""
    plan = state.plan_in(language)
    return {
        "runs": {str(run.number): _run(plan[run.index]) for run in state.runs},
        "always": _always([plan[run.index] for run in state.runs]),
        "resources": state.about.resources,
        "receipt": receipt(state),
    }


def _run(step: View) -> View:
    return {**_named(step), "kind": step["kind"]}


def _named(step: View) -> View:
    return {"id": step["id"], "title": step["title"], "exercise": step["exercise"]["title"]}


def _always(were_on: list[View]) -> list[View]:
    """The lines that stand on everybody's page, of each exercise that was on, once."""
    exercises = [step["exercise"] for step in were_on]
    lines = {one["title"]: list(one["take_home"]) for one in exercises if one.get("take_home")}
    return [{"title": title, "lines": told} for title, told in lines.items()]


def drafts_of(state: State, language: str = "") -> list[View]:
    """The shared drafts that were on, once each, as a phone needs them to show what stands in them."""
    indexes = dict.fromkeys(run.index for run in state.runs)
    return [_draft(step) for step in map(state.plan_in(language).__getitem__, indexes) if is_draft(step)]


def _draft(step: View) -> View:
    body = KINDS[step["kind"]].body(step)
    return {**_named(step), **{key: body[key] for key in ("heading", "fields", "max")}}
