"""What may be seen of a closed step: its release. Rules: WORKSHOP 0.3, E2 and G2, told in docs/anonymity.md."""

import random
from collections.abc import Iterable, Sequence
from typing import Any

from workshop.session.thresholds import Mode, Releases, Row, Size, enough, mode, text_limit, texts_shown, tier
from workshop.session.wording import normalise

__all__ = [
    "Mode",
    "Releases",
    "Row",
    "Size",
    "cards",
    "check",
    "closed_answers",
    "enough",
    "few",
    "is_shown",
    "mode",
    "pulse",
    "text_limit",
    "texts",
    "texts_shown",
    "tier",
]

Ballots = Sequence[Sequence[int]]
Release = dict[str, Any]

MOVES = ("up", "same", "down")

CROWD = 3  # no bar stands for fewer people, and no bar leaves fewer of those who answered outside it
FEW_OPTIONS = 4  # up to so many appear as levels


def closed_answers(
    ballots: Ballots, options: Sequence[str], size: Size, chance: random.Random, strict: bool = False
) -> Release:
    """The release of a choice, without `run` and `title` (docs/protocol.md). `ballots` hold option numbers, none empty.

    The caller has asked `enough`, which knows the units; what can be asked again without them is asked again here.
    """
    if not _enough_ballots(ballots, size):
        return few()
    counts = _count(ballots, len(options))
    if tier(size).bars and not strict and _bars_hide_everyone(counts, len(ballots)):
        return _bars(ballots, counts, options)
    return _named(counts, options, size, chance)


def cards(ballots: Ballots, bank: Sequence[str], size: Size, chance: random.Random) -> Release:
    """The cards that enough people picked, in drawn order; `spread` when there is none (E2, "words")."""
    if not _enough_ballots(ballots, size):
        return few()
    counts = _count(ballots, len(bank))
    return _unordered("cards", [card for card, n in enumerate(counts) if n >= tier(size).least], bank, chance)


def check(ballots: Ballots, lines: Sequence[str], size: Size) -> Release:
    """For the facilitator alone: the lines that enough people ticked, each judged by itself (WORKSHOP B3, P.3)."""
    if not _enough_ballots(ballots, size):
        return few()
    counts = _count(ballots, len(lines))
    return {
        "form": "check",
        "items": [{"text": text, "lit": n >= _crowd(size)} for text, n in zip(lines, counts, strict=True)],
    }


def pulse(
    ballots: Sequence[Sequence[str | None]],
    statements: Sequence[str],
    size: Size,
    chance: random.Random,
    strict: bool = False,
) -> Release:
    """A strip of up, same and down for each statement; each is judged by itself, from those who answered it (G2).

    A ballot holds one of `MOVES` or None for each statement.
    """
    items = [
        {"text": text, **_strip([ballot[place] for ballot in ballots], size, chance, strict)}
        for place, text in enumerate(statements)
    ]
    return few() if all(item.get("few") for item in items) else {"form": "pulse", "items": items}


def texts(
    decided: Sequence[tuple[str, bool]], size: Size, chance: random.Random, themes: Sequence[str] = ()
) -> Release:
    """The texts the facilitator showed, as (text, shortened): made alike, drawn and shuffled. None left: `few`.

    Texts that are alike once normalised are shown once: saying a thing twice would be a count (E6). A theme stands
    for all that was folded into it, in the facilitator's own words, and for texts that say just that.
    """
    if tier(size).words != "texts":
        return few()
    alike: dict[str, bool] = {}
    for text, shortened in sorted(decided):
        alike[normalise(text)] = alike.get(normalise(text), False) or shortened
    folded = {normalise(theme): {"text": theme, "theme": True} for theme in sorted(themes)}
    told = {text: {"text": text, "shortened": shortened} for text, shortened in alike.items() if text}
    items = [item for _, item in sorted((told | folded).items())]
    drawn = chance.sample(items, min(len(items), texts_shown(size)))
    return {"form": "texts", "items": drawn} if drawn else few()


def few() -> Release:
    """Too few answers to show safely; carries no number."""
    return {"form": "few"}


def is_shown(release: Release | None) -> bool:
    """Whether a release holds something for the room's eyes."""
    return release is not None and release["form"] not in ("few", "check")


def _strip(moves: Sequence[str | None], size: Size, chance: random.Random, strict: bool) -> Release:
    """What is lit of one statement: True, "some", "many" or a count; None covers nobody up to a few."""
    told = [[MOVES.index(move)] for move in moves if move is not None]
    if not _enough_ballots(told, size):
        return {"few": True}
    counts, row = _count(told, len(MOVES)), tier(size)
    if row.strips and not strict and _bars_hide_everyone(counts, len(told)):
        return {move: n if n >= CROWD else None for move, n in zip(MOVES, counts, strict=True)}
    if row.levels:
        return {move: _level(n, size) for move, n in zip(MOVES, counts, strict=True)}
    lit = _most_named(counts, row, chance) if row.named == 1 else [o for o, n in enumerate(counts) if n >= row.least]
    return {move: True if option in lit else None for option, move in enumerate(MOVES)}


def _crowd(size: Size) -> int:
    """How many must stand behind a line of the closing check: three, or five in a large room."""
    return max(CROWD, tier(size).least)


def _level(count: int, size: Size) -> str | None:
    """`many`: over a third of the people who were there; `some`: fewer; None below the row's least."""
    if count < tier(size).least:
        return None
    return "many" if count * 3 > size.people else "some"


def _enough_ballots(ballots: Sequence[object], size: Size) -> bool:
    return enough(size, len(ballots), units_answering=len(ballots))


def _count(ballots: Ballots, options: int) -> list[int]:
    """How many people chose each option. From here on the order of the ballots is gone."""
    chosen = [option for ballot in ballots for option in set(ballot)]
    return [chosen.count(option) for option in range(options)]


def _bars_hide_everyone(counts: Sequence[int], answers: int) -> bool:
    """At least two bars (0.3), and three who answered outside each: only several ticks a ballot can fail the latter."""
    bars = [n for n in counts if n >= CROWD]
    return len(bars) >= 2 and max(bars) <= answers - CROWD


def _bars(ballots: Ballots, counts: Sequence[int], options: Sequence[str]) -> Release:
    """Bars in the options' own order; `others`: the people behind the options too small for a bar, if three or more."""
    items = [{"text": options[option], "count": n} for option, n in enumerate(counts) if n >= CROWD]
    others = sum(any(counts[option] < CROWD for option in ballot) for ballot in ballots)
    return {"form": "bars", "items": items, "others": others if others >= CROWD else None}


def _named(counts: Sequence[int], options: Sequence[str], size: Size, chance: random.Random) -> Release:
    """The form of the row in E2, without any number."""
    row = tier(size)
    if row.levels and len(options) <= FEW_OPTIONS:
        return _levels(counts, options, size)
    return _unordered("named", _most_named(counts, row, chance), options, chance)


def _levels(counts: Sequence[int], options: Sequence[str], size: Size) -> Release:
    """Options that enough people chose, each with its level, in the options' own order."""
    levels = [(text, _level(n, size)) for text, n in zip(options, counts, strict=True)]
    items = [{"text": text, "level": level} for text, level in levels if level]
    return {"form": "levels", "items": items} if items else _spread()


def _most_named(counts: Sequence[int], row: Row, chance: random.Random) -> list[int]:
    """The options named most, as many as the row allows; a tie for the last places is settled by lot."""
    able = sorted((option for option, n in enumerate(counts) if n >= row.least), key=lambda o: -counts[o])
    if len(able) <= row.named:
        return able
    last = counts[able[row.named - 1]]
    sure = [option for option in able if counts[option] > last]
    tied = [option for option in able if counts[option] == last]
    return sure + chance.sample(tied, row.named - len(sure))


def _unordered(form: str, chosen: Iterable[int], texts: Sequence[str], chance: random.Random) -> Release:
    """In drawn order, so that it does not speak of counts."""
    items = [{"text": texts[option]} for option in sorted(chosen)]
    chance.shuffle(items)
    return {"form": form, "items": items} if items else _spread()


def _spread() -> Release:
    return {"form": "spread"}
