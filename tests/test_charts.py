"""Pictures of the pulse and of the closing check, and the same in words."""

import xml.etree.ElementTree as ET

from workshop.notes import charts, drawing, export, typesetting

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
            "followup": None,
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


def test_words_are_wrapped_by_their_width_and_a_word_that_is_too_long_is_cut():
    assert typesetting.wrap("asks first and listens", 6) == ["asks first", "and listens"]
    assert "".join(typesetting.wrap("W" * 40, 10)) == "W" * 40
    assert max(map(typesetting.em, typesetting.wrap("W" * 40, 10))) <= 10
    assert typesetting.em("é") == typesetting.em("e") and typesetting.em("信任") == 2
    assert typesetting.wrap("", 10) == [""]


def test_a_picture_keeps_to_its_frame_and_its_words_are_as_large_as_it_allows():
    short = {"run": 1, "title": "T", "form": "named", "items": [{"text": "yes"}]}
    long = {"run": 1, "title": "T", "form": "texts", "items": [{"text": "keeps what was promised " * 5}] * 10}
    for frame in (drawing.WIDE, drawing.MIDDLE, drawing.TALL):
        for release, least in ((short, frame.largest), (long, frame.least)):
            root = ET.fromstring(charts.svg(release, frame=frame))
            sizes = {float(text.get("font-size")) for text in root.iter("{http://www.w3.org/2000/svg}text")}
            assert float(root.get("viewBox").split()[3]) <= frame.height and min(sizes) >= least


def test_bars_stand_beside_short_words_and_under_long_ones():
    def bar(text):
        release = {"run": 1, "title": "T", "form": "bars", "items": [{"text": text, "count": 3}] * 9, "others": 3}
        return next(ET.fromstring(charts.svg(release)).iter("{http://www.w3.org/2000/svg}rect"))

    assert float(bar("yes").get("x")) > 0 and float(bar("keeps what was promised on a day " * 2).get("x")) == 0
