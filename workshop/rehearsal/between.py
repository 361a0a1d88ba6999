"""What simulated partners hand each other: sealed texts that all weigh the same, and marks."""

import json
from random import Random
from typing import Any

from workshop.rehearsal.answers import private
from workshop.rehearsal.roles import Step
from workshop.rehearsal.sealing import Keys, seal, unseal

BYTES = 3072
"""What every sealed text is filled up to, in bytes."""

Said = dict[str, Any]


def slot(run: int) -> str:
    return f"run-{run}"


def content(step: Step, marker: str, chance: Random) -> Said:
    """What somebody writes for the partner in a step that hands sealed texts on: lines, a plan, or what may stand."""
    body = step["body"]
    if body.get("own"):
        return {"allowed": [{"run": run, "line": 0} for run in range(1, step["run"]) if chance.random() < 0.5]}
    if "prompts" in body:
        return {"lines": [_line("prompt", prompt, body["max"], marker, chance) for prompt in body["prompts"]]}
    told = [_line("start", line["start"], line["max"], marker, chance) for line in body["lines"]]
    return {"lines": told, "review": "2026-12-24" if body.get("review") else None}


def _line(name: str, before: str, most: int, marker: str, chance: Random) -> dict[str, str]:
    return {name: before, "text": private(marker, chance)[:most]}


def shut(keys: Keys, run: int, seat: str, said: Said) -> str:
    """The blob of a content; each weighs the same."""
    text = json.dumps(said, ensure_ascii=False, separators=(",", ":"))
    return seal(keys, slot(run), seat, text + " " * max(0, BYTES - len(text.encode())))


def opened(keys: Keys, run: int, seat: str, blob: str) -> Said:
    """The content again. Raises nacl.exceptions.CryptoError for a blob that these keys did not seal for this place."""
    said: Said = json.loads(unseal(keys, slot(run), seat, blob))
    return said


def marks(step: Step, chance: Random) -> list[int | None]:
    """A private mark for every item, or picks among options."""
    body = step["body"]
    if body.get("states"):
        return [chance.choice((None, *range(len(body["states"])))) for _ in body["items"]]
    return chance.sample(range(len(body["options"])), 1)
