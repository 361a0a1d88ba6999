"""Pictures of the pulse and of the closing check, and the same in words."""

import xml.etree.ElementTree as ET

from workshop.notes import charts, export

PULSE = {
    "run": 3,
    "title": "Right now",
    "form": "pulse",
    "items": [
        {"text": "I can say what I feel without bracing & waiting.", "up": 7, "same": 4, "down": None},
        {"text": "We treat each other as people who count.", "up": True, "same": None, "down": True},
        {"text": "I can sleep.", "few": True},
        {"text": "I am learning.", "up": None, "same": None, "down": None},
    ],
}
CHECK = {"run": 4, "title": "How was it?", "form": "check", "items": [{"text": "I was rushed", "lit": False}]}


def drawn(release):
    return [text.text for text in ET.fromstring(charts.svg(release)).iter("{http://www.w3.org/2000/svg}text")]


def test_a_pulse_is_a_strip_a_statement_with_its_caption():
    told = drawn(PULSE)
    assert [word for word in told if word.startswith(("more", "same", "less"))] == [
        *("more · 7", "same · 4", "less"), *("more", "same", "less"), *("more", "same", "less"),
    ]  # fmt: skip
    assert "too few answers to show safely" in told
    assert "Unlit does not mean nobody" in " ".join(told)


def test_a_pulse_is_told_in_words_in_the_notes():
    assert charts.lines(PULSE)[:2] == [
        "I can say what I feel without bracing & waiting. (more: 7, same: 4).",
        "We treat each other as people who count. (more, less).",
    ]
    step = {
        "exercise": "The pulse",
        "title": "Again",
        "planned": 2,
        "changed": 1.5,
        "took": 2,
        "shown": [PULSE, CHECK],
        "remark": "",
    }
    step |= {"about": "1", "some": False}
    content = {
        **{"title": "An evening", "agenda": "Evening", "language": "en", "rehearsal": False, "date": "2026-12-01"},
        **{
            "planned_minutes": 90,
            "took_minutes": 92,
            "size": "6 to 15 people",
            "done": [{"exercise": "Small", "text": "Plans stay with their authors."}],
            "steps": [step],
            "remark": "",
            "themes": "",
            "next": "",
        },
    }
    written = export.to_markdown(content)
    assert "- We treat each other as people who count. (more, less)." in written
    assert "- I was rushed: unlit." in written
    assert "- **Small**: Plans stay with their authors." in written
    assert "There was no group that stayed at home." in written


def test_the_closing_check_says_what_unlit_means():
    assert "Unlit does not mean nobody" in charts.sentence(CHECK)
    assert any("I was rushed: unlit" in text for text in drawn(CHECK))
