"""The Python twin of the phone's sealing, on the same vectors."""

import json
from pathlib import Path
from random import Random
from typing import Any

import pytest
from marshmallow import ValidationError
from nacl.exceptions import CryptoError

from workshop.paths import Assets
from workshop.rehearsal import sealing
from workshop.rehearsal.sealing import Keys, derive, draw_phrase, mark, seal, unseal
from workshop.steps.fields import Id

VECTORS = Path(__file__).parents[1] / "vectors"
CASES: list[dict[str, Any]] = json.loads((VECTORS / "sealing.json").read_text("utf-8"))["cases"]
MARKINGS: list[dict[str, Any]] = json.loads((VECTORS / "marking.json").read_text("utf-8"))["cases"]


@pytest.fixture
def keys() -> Keys:
    return Keys("evening", "c" * 32, bytes(range(32)), bytes(32))


@pytest.mark.parametrize("case", CASES)
def test_a_phrase_gives_the_same_keys_as_on_the_phone(case: dict[str, Any]) -> None:
    keys = derive(case["phrase"], case["session"])
    assert keys.couple == case["couple"]
    assert (keys.sealing.hex(), keys.marking.hex()) == (case["sealing_key"], case["marking_key"])


@pytest.mark.parametrize("case", CASES)
def test_the_same_nonce_gives_the_same_blob_and_it_opens_again(case: dict[str, Any]) -> None:
    keys = derive(case["phrase"], case["session"])
    blob = seal(keys, case["slot"], case["seat"], case["plaintext"], bytes.fromhex(case["nonce"]))
    assert blob == case["blob"]
    assert unseal(keys, case["slot"], case["seat"], case["blob"]) == case["plaintext"]


def test_every_sealing_draws_a_new_nonce(keys: Keys) -> None:
    assert seal(keys, "name", "A", "Ana") != seal(keys, "name", "A", "Ana")


@pytest.mark.parametrize(("slot", "seat"), [("name", "B"), ("note", "A")])
def test_a_blob_opens_only_in_its_own_slot_and_seat(keys: Keys, slot: str, seat: str) -> None:
    blob = seal(keys, "name", "A", "Ana")
    with pytest.raises(CryptoError):
        unseal(keys, slot, seat, blob)


def test_nothing_that_a_blob_is_bound_to_holds_the_bar_between_them() -> None:
    """Session and couple are hexadecimal, a seat is a letter; so no two places read alike."""
    field = Id()
    for name in ("a|A", "|", "vow|"):
        with pytest.raises(ValidationError):
            field.deserialize(name)
    assert field.deserialize("vow") == "vow"


def test_another_session_opens_nothing(keys: Keys) -> None:
    blob = seal(keys, "name", "A", "Ana")
    with pytest.raises(CryptoError):
        unseal(Keys("morning", keys.couple, keys.sealing, keys.marking), "name", "A", blob)


def test_another_couple_opens_nothing(keys: Keys) -> None:
    blob = seal(keys, "name", "A", "Ana")
    with pytest.raises(CryptoError):
        unseal(Keys("evening", "d" * 32, keys.sealing, keys.marking), "name", "A", blob)


@pytest.mark.parametrize("case", MARKINGS)
def test_a_yes_to_the_same_words_has_the_same_mark_as_on_the_phone(case: dict[str, Any]) -> None:
    keys = Keys("evening", "c" * 32, bytes(32), bytes.fromhex(case["marking_key"]))
    assert mark(keys, case["draft"], case["clause"], case["words"]) == case["mark"]
    assert mark(keys, case["draft"], case["clause"], case["words"] + " ") != case["mark"]


def test_a_phrase_is_four_words_of_the_phones_list() -> None:
    words = draw_phrase(Random(1)).split(" ")
    assert len(words) == 4 and set(words) <= set(sealing.list_of_words())


def test_without_the_built_front_end_a_sentence_says_what_to_do(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sealing.list_of_words.cache_clear()
    monkeypatch.setattr(sealing, "ASSETS", Assets(tmp_path, tmp_path, tmp_path))
    with pytest.raises(FileNotFoundError, match="build the front end first"):
        draw_phrase(Random(1))
    sealing.list_of_words.cache_clear()
