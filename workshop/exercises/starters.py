"""What a new step of each kind says at first: enough to be shown on a phone, and to be written over."""

from typing import Any

FOR_ONE = "Do the same for yourself, on paper or in your head."

STARTERS: dict[str, dict[str, Any]] = {
    "read": {"title": "To begin with", "text": "Write here what people read on their phones.", "seen_ok": True},
    "turns": {
        "title": "In turns",
        "minutes": 6.5,
        "topic": "Something small that went well this week.",
        "speaker": "Two or three sentences, then stop.",
        "listener": "Say it back, and ask whether you got it.",
        "starts": ["You said that…", "Did I get it?"],
        "speak_s": 120,
        "back_s": 60,
        "breath_s": 30,
    },
    "write": {"title": "For myself", "prompts": ["One thing I would like to keep"], "max": 400, "keep": "ask"},
    "exchange": {
        "title": "What we tell each other",
        "minutes": 3,
        "prompts": ["Something you do that helps me"],
        "max": 240,
        "soft_line": "I have no words for this yet, and I am still here.",
        "read_s": 60,
    },
    "draft": {
        "title": "What we agree on",
        "minutes": 7,
        "max": 2,
        "fields": [
            {"id": "what", "label": "What", "kind": "text", "max": 120},
            {"id": "until", "label": "Until", "kind": "date"},
        ],
    },
    "checklist": {"title": "What is true for me", "items": ["The first thing", "The second thing"]},
    "scale": {
        "title": "Where I am",
        "intro": "How is it right now?",
        "items": [{"id": "calm", "text": "I can think of other things."}],
        "points": ["not now", "a little", "half and half", "mostly", "very much"],
    },
    "choice": {
        "title": "In general",
        "circle": "room",
        "question": "What is harder for most people?",
        "options": ["to begin", "to listen", "to wait", "I’d rather not say"],
    },
    "commit": {
        "title": "A small plan",
        "minutes": 4,
        "lines": [
            {"id": "when", "start": "When", "hint": "a moment that surely comes"},
            {"id": "will", "start": "I will", "hint": "something under five minutes"},
        ],
        "aloud": "Read it to each other twice.",
    },
    "words": {
        "title": "A few words",
        "stem": "It helps most people when somebody…",
        "bank": ["asks first", "waits", "is plain", "stays"],
        "max": 90,
    },
    "talk": {
        "title": "In the room",
        "minutes": 5,
        "questions": ["What surprises you here?"],
        "fallback": ["Somebody said: it takes longer than one thinks.", "Somebody said: small things count."],
    },
}
