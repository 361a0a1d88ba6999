"""How the fields of one step must fit together: what belongs where, what is needed, what names what."""

from collections.abc import Iterable
from typing import Any

from marshmallow import ValidationError

from workshop.steps.kind import Step
from workshop.steps.sentences import clock, nearest, seconds, short, told

EVERYDAY = 4
"""So many items at least must be able to come up anyway, or a proposal would tell on a partner (WORKSHOP B1)."""
SEALED_LETTERS = 2600
"""What a sealed text of 3,072 bytes holds for sure, letters with accents and the words around them counted."""
PROPOSAL_S = 30
"""How long a proposal is shown if the file does not say, in seconds."""


def misplaced(step: Step, names: Iterable[str], belongs: str) -> None:
    """Raises for fields that say something where they mean nothing."""
    cure = f"Take it out; it belongs to {belongs}."
    _refuse({name: [told(f"`{name}` means nothing here.", cure)] for name in names if step[name]})


def needed(step: Step, names: Iterable[str], why: str) -> None:
    """Raises for fields that are missing, `why` being what asks for them."""
    _refuse(
        {name: [told(f"`{name}` is missing.", f"Add `{name}: …`; {why} needs it.")] for name in names if not step[name]}
    )


def _refuse(wrong: dict[Any, Any]) -> None:
    if wrong:
        raise ValidationError(wrong)


def unknown(names: Iterable[str], known: list[str], what: str) -> dict[int, list[str]]:
    """The messages for names that are not among `known`, each at its place."""
    return {
        place: [told(f"There is no {what} `{short(name)}`.", nearest(name, known))]
        for place, name in enumerate(names)
        if name not in known
    }


def check_names(step: Step, name: str, known: list[str], what: str) -> None:
    wrong = unknown(step[name], known, what)
    _refuse({name: wrong} if wrong else {})


def check_apart(step: Step, name: str, other: str) -> None:
    """Raises for what two lists both name."""
    both = {
        place: [told(f"`{short(one)}` stands in `{name}` and in `{other}`.", "Take it out of one of them.")]
        for place, one in enumerate(step[name])
        if one in step[other]
    }
    _refuse({name: both} if both else {})


def check_proposal(step: Step, known: list[str], what: str) -> None:
    """Raises unless enough everyday items are named and the proposal ends with the step."""
    check_names(step, "everyday", known, what)
    if len(step["everyday"]) < EVERYDAY:
        raise ValidationError(
            told(
                f"A proposal needs {EVERYDAY} everyday {what}s at least; here are {len(step['everyday'])}.",
                f"Name more of the {what}s in `everyday`: those that can come up without telling on anybody.",
            ),
            "everyday",
        )
    check_last(step, "proposal_s", proposal_s(step))


def proposal_s(step: Step) -> int:
    return int(step["proposal_s"] or PROPOSAL_S)


def check_last(step: Step, name: str, last: int) -> None:
    """Raises when a step's last part leaves no time for the one before."""
    whole = seconds(step["minutes"])
    if last >= whole:
        raise ValidationError(
            told(
                f"`{name}` takes {clock(last)}, and the whole step has {clock(whole)}.",
                f"Write fewer seconds in `{name}`, or more `minutes`.",
            ),
            name,
        )


def check_differ(step: Step, name: str) -> None:
    """Raises when two of a list of groups have the same id."""
    ids = [one["id"] for one in step[name]]
    twice = {
        place: {"id": [told(f"`{one}` is here twice.", "Give each one an id of its own.")]}
        for place, one in enumerate(ids)
        if one in ids[:place]
    }
    _refuse({name: twice} if twice else {})


def check_sealed(lines: Iterable[tuple[str, int]], name: str) -> None:
    """Raises when lines, each a start and the most characters after it, do not fit into one sealed text."""
    weight = sum(len(start) + most for start, most in lines)
    if weight > SEALED_LETTERS:
        raise ValidationError(
            told(
                f"What one phone hands over may hold {weight} characters; {SEALED_LETTERS} fit.",
                "Write a smaller `max`, or fewer lines.",
            ),
            name,
        )
