"""How an event is tied to what it does to the session: one line above each function."""

from collections.abc import Callable
from typing import Any, TypeVar

from workshop.session.comings import Event
from workshop.session.state import State

E = TypeVar("E", bound=Event)
Folds = dict[type[Event], Callable[[State, Any], State]]


def fold(table: Folds, event: type[E]) -> Callable[[Callable[[State, E], State]], Callable[[State, E], State]]:
    """Register how an event changes the session."""

    def register(function: Callable[[State, E], State]) -> Callable[[State, E], State]:
        table[event] = function
        return function

    return register
