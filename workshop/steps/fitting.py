"""How the fields of one step must fit together: what belongs where, what is needed, what names what."""

from collections.abc import Iterable
from typing import Any

from marshmallow import ValidationError

from workshop.steps.kind import Step
from workshop.steps.sentences import clock, nearest, seconds, short, told
from workshop.words import Sentence

EVERYDAY = 4
"""So many items at least must be able to come up anyway, or a proposal would tell on a partner (WORKSHOP B1)."""
SEALED_LETTERS = 2600
"""What a sealed text of 3,072 bytes holds for sure, letters with accents and the words around them counted."""
PROPOSAL_S = 30
"""How long a proposal is shown if the file does not say, in seconds."""

NO_SUCH = {
    "item": "There is no item `{name}`.",
    "option": "There is no option `{name}`.",
    "state": "There is no state `{name}`.",
}
TOO_FEW = {
    "item": "A proposal needs {least} everyday items at least; here are {found}.",
    "option": "A proposal needs {least} everyday options at least; here are {found}.",
}
NAME_MORE = {
    "item": "Name more of the items in `everyday`: those that can come up without telling on anybody.",
    "option": "Name more of the options in `everyday`: those that can come up without telling on anybody.",
}


def misplaced(step: Step, names: Iterable[str], belongs: str) -> None:
    """Raises for fields that say something where they mean nothing."""
    cure = Sentence("Take it out; it belongs to {belongs}.", belongs=Sentence(belongs))
    _refuse({name: [told("`{name}` means nothing here.", cure, name=name)] for name in names if step[name]})


def needed(step: Step, names: Iterable[str], why: str) -> None:
    """Raises for fields that are missing, `why` being what asks for them."""
    asks = why if isinstance(why, Sentence) else Sentence(why)
    missing = [name for name in names if not step[name]]
    _refuse(
        {
            name: [told("`{name}` is missing.", "Add `{name}: …`; {why} needs it.", name=name, why=asks)]
            for name in missing
        }
    )


def _refuse(wrong: dict[Any, Any]) -> None:
    if wrong:
        raise ValidationError(wrong)


def unknown(names: Iterable[str], known: list[str], what: str) -> dict[int, list[str]]:
    """The messages for names that are not among `known`, each at its place."""
    return {
        place: [told(NO_SUCH[what], nearest(name, known), name=short(name))]
        for place, name in enumerate(names)
        if name not in known
    }


def check_names(step: Step, name: str, known: list[str], what: str) -> None:
    wrong = unknown(step[name], known, what)
    _refuse({name: wrong} if wrong else {})


def check_apart(step: Step, name: str, other: str) -> None:
    """Raises for what two lists both name."""
    both = {
        place: [
            told(
                "`{one}` stands in `{name}` and in `{other}`.",
                "Take it out of one of them.",
                one=short(one),
                name=name,
                other=other,
            )
        ]
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
                TOO_FEW[what],
                NAME_MORE[what],
                least=EVERYDAY,
                found=len(step["everyday"]),
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
                "`{name}` takes {last}, and the whole step has {whole}.",
                "Write fewer seconds in `{name}`, or more `minutes`.",
                name=name,
                last=clock(last),
                whole=clock(whole),
            ),
            name,
        )


def check_differ(step: Step, name: str) -> None:
    """Raises when two of a list of groups have the same id."""
    ids = [one["id"] for one in step[name]]
    twice = {
        place: {"id": [told("`{one}` is here twice.", "Give each one an id of its own.", one=one)]}
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
                "What one phone hands over may hold {found} characters; {most} fit.",
                "Write a smaller `max`, or fewer lines.",
                found=weight,
                most=SEALED_LETTERS,
            ),
            name,
        )
