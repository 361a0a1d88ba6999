"""Steps of every kind, said in as few fields as a file may."""

from typing import Any

import pytest

from workshop.steps import KINDS, Step

COMMON = {"id": "here", "title": "A title", "minutes": 1.5}
LEAST: dict[str, dict[str, Any]] = {
    "read": {"text": "Breathe."},
    "turns": {
        "minutes": 13,
        "topic": "Evenings at home",
        "speaker": "Two or three sentences.",
        "listener": "Say it back.",
        "starts": ["What I heard is…"],
        "speak_s": 180,
        "back_s": 90,
        "extra": [
            {"title": "It makes sense", "speaker": "Listen.", "listener": "It makes sense…", "seconds": 60},
            {"title": "More?", "speaker": "One more thing.", "listener": "Only listen.", "seconds": 30},
        ],
        "breath_s": 60,
        "solo": "Write both voices.",
    },
    "write": {"prompts": ["One thing for myself"], "max": 400},
    "choice": {"circle": "room", "question": "Most people…", "options": ["walk", "talk", "wait"], "solo": "Answer."},
    "words": {"stem": "Patience looks like…", "bank": ["waiting", "asking", "resting", "smiling"], "max": 90},
    "exchange": {
        "prompts": ["It helps me when…"],
        "max": 200,
        "soft_line": "I have no words for this yet, and I am still here.",
        "read_s": 30,
        "solo": "Write it for yourself.",
    },
    "draft": {
        "max": 2,
        "fields": [{"id": "what", "label": "I will tell you about", "kind": "text"}],
        "solo": "What I would offer.",
    },
    "checklist": {"items": ["my day", "money", "health", "plans", "sleep"]},
    "scale": {
        "intro": "Thinking of right now…",
        "items": [{"id": "safety", "text": "I can say what I feel."}],
        "points": ["not now", "a little", "mostly", "very much"],
    },
    "commit": {
        "lines": [{"id": "when", "start": "When"}, {"id": "will", "start": "I will"}],
        "aloud": "Read it aloud twice.",
        "solo": "A plan for yourself.",
    },
    "talk": {"questions": ["What is missing?"], "fallback": ["an example", "another one"]},
}

ALONE = {"solo": None, "one_phone": None}
"""What every body says besides, if the file does not."""


@pytest.fixture
def written() -> Any:
    """written("read", text="…"): the fields of a step as a file says them; a field of `...` is left out."""

    def write(kind: str, **says: Any) -> dict[str, Any]:
        fields = {**COMMON, "kind": kind, **LEAST[kind], **says}
        return {key: value for key, value in fields.items() if value is not ...}

    return write


@pytest.fixture
def step(written: Any) -> Any:
    """step("read", text="…"): the same, read by the schema of its kind."""

    def made(kind: str, **says: Any) -> Step:
        loaded: Step = KINDS[kind].schema().load(written(kind, **says))
        return loaded

    return made


@pytest.fixture
def answer(step: Any) -> Any:
    """answer(raw, "words", "texts", limit=60, max=90): the ballot in what a phone sent for a step of that kind."""

    def read(raw: Any, kind: str, collect: str, limit: int | None = None, **says: Any) -> Any:
        return KINDS[kind].read_answer(step(kind, **says), collect, limit, raw)

    return read
