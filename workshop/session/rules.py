"""May this happen now? Either the events it makes, or Refused with a sentence fit to be read on a phone."""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from random import Random
from typing import Any

from workshop.session.events import Event
from workshop.session.state import State

Act = dict[str, Any]
Rule = Callable[["State", str, Act, "Now"], list[Event]]


class Refused(Exception):
    """The act may not happen; the text is for the person who tried, `code` for the program.

    `sentence` stands in the catalogues of workshop/words as it is written here; `values` fill its `{gaps}`.
    """

    def __init__(self, sentence: str, code: str = "not_now", /, **values: object) -> None:
        super().__init__(sentence.format(**values) if values else sentence)
        self.sentence, self.values, self.code = sentence, values, code


@dataclass(frozen=True)
class Now:
    """All that a rule may know besides the session: the time, chance, and what passes.

    `present`: phones with an open connection; `languages`: what the pages of some of them read in, as far as known.
    `settled`: phones have had time to come back after a restart.
    `missed`: one that may hold what the restart took from the open step was not back yet.
    `tally`: for the open run, how many answers that are not empty, from how many units.
    `ballots`: key and answer of the run that is being released.
    """

    at: float
    chance: Random
    present: frozenset[str] = frozenset()
    languages: Callable[[Iterable[str]], frozenset[str]] = lambda phones: frozenset()
    settled: bool = True
    missed: bool = False
    tally: tuple[int, int] = (0, 0)
    ballots: dict[str, dict[str, Any]] = field(default_factory=dict)


def rule(table: dict[str, Rule], act: str) -> Callable[[Rule], Rule]:
    """Register the rule for an act of a role."""

    def register(function: Rule) -> Rule:
        table[act] = function
        return function

    return register


def decide(table: dict[str, Rule], state: State, who: str, act: Act, now: Now) -> list[Event]:
    """The events the act makes; none when it changes nothing. Raises Refused."""
    if state.ended_at is not None and act["act"] != "remark":
        raise Refused("This session has ended.", "closed")
    return table[act["act"]](state, who, act, now)
