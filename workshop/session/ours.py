"""What the page that people take home is made of, besides what only their phones can open."""

from typing import Any

from workshop.session.drafting import is_draft
from workshop.session.keeping import receipt
from workshop.session.state import Run, State
from workshop.steps import KINDS

View = dict[str, Any]


def ours_view(state: State) -> View:
    """The same for every phone of the session."""
    return {
        "runs": {str(run.number): _run(state, run) for run in state.runs},
        "always": _always(state),
        "resources": state.about.resources,
        "receipt": receipt(state),
    }


def _run(state: State, run: Run) -> View:
    step = state.about.plan[run.index]
    return {**_named(step), "kind": step["kind"]}


def _named(step: View) -> View:
    return {"id": step["id"], "title": step["title"], "exercise": step["exercise"]["title"]}


def _always(state: State) -> list[View]:
    """The lines that stand on everybody's page, of each exercise that was on, once."""
    exercises = [state.about.plan[run.index]["exercise"] for run in state.runs]
    lines = {one["title"]: list(one["take_home"]) for one in exercises if one.get("take_home")}
    return [{"title": title, "lines": told} for title, told in lines.items()]


def drafts_of(state: State) -> list[View]:
    """The shared drafts that were on, once each, as a phone needs them to show what stands in them."""
    indexes = dict.fromkeys(run.index for run in state.runs)
    return [_draft(step) for step in (state.about.plan[index] for index in indexes) if is_draft(step)]


def _draft(step: View) -> View:
    body = KINDS[step["kind"]].body(step)
    return {**_named(step), **{key: body[key] for key in ("heading", "fields", "max")}}
