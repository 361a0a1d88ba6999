"""What is printed before an evening: a poster, signs that stand, and cards that carry it when the network does not."""

import subprocess

import pytest

from tests.notes.told import LIBRARY
from workshop import exercises
from workshop.notes import kit


def kit_text(tmp_path, fonts, agenda="half-day", language="en", **changes):
    library = LIBRARY.read_in(language)
    steps = exercises.plan(library.agendas[agenda], library)
    asked = {
        "title": "Zwei Wege: 夫婦", "parts": list(kit.PARTS), "paper": "a4", "address": "192.168.1.5:8000",
        "code": "KHNTCE", "url": "http://192.168.1.5:8000/j/KHNTCE", "names": ["Cedar", "Heron", "Wren"],
        "steps": steps, "language": language,
    }  # fmt: skip
    (tmp_path / "k.pdf").write_bytes(kit.write({**asked, **changes}, fonts))
    done = subprocess.run(["pdftotext", tmp_path / "k.pdf", "-"], capture_output=True, check=True)
    return done.stdout.decode()


def pages(tmp_path):
    facts = subprocess.run(["pdfinfo", tmp_path / "k.pdf"], capture_output=True, check=True).stdout.decode()
    return {line.partition(":")[0]: line.partition(":")[2].strip() for line in facts.splitlines()}


def test_the_poster_says_where_to_go_and_the_signs_stand_two_to_a_page(tmp_path, fonts):
    said = kit_text(tmp_path, fonts, parts=["poster", "signs"])
    assert "KHNTCE" in said and "192.168.1.5:8000" in said and "夫婦" in said
    assert said.count("Cedar") == 2 and said.count("Wren") == 2, "both sides of a sign can be read"
    assert pages(tmp_path)["Pages"] == "3" and pages(tmp_path)["Tagged"] == "yes"


def test_without_an_open_session_the_poster_leaves_room_for_the_code(tmp_path, fonts):
    said = kit_text(tmp_path, fonts, parts=["poster"], code="", url="http://192.168.1.5:8000/")
    assert "KHNTCE" not in said and "enter the code" in said


@pytest.mark.parametrize("agenda", sorted(LIBRARY.agendas))
def test_every_exercise_of_the_run_sheet_has_its_card(tmp_path, fonts, agenda):
    said = "".join(kit_text(tmp_path, fonts, agenda, parts=["cards"]).split())
    plan = exercises.plan(LIBRARY.agendas[agenda], LIBRARY)
    firsts = [step for step in plan if "." not in step["exercise"]["id"]]
    assert [step["title"] for step in firsts if "".join(step["title"].split()) not in said] == []
    asked = [step["question"] for step in firsts if step.get("question")]
    assert [question for question in asked if "".join(question.split()) not in said] == []


def test_letter_paper_is_letter_paper(tmp_path, fonts):
    kit_text(tmp_path, fonts, parts=["poster"], paper="us-letter")
    assert pages(tmp_path)["Page size"].startswith("612 x 792")
