"""At the end each phone looks at all that the two shared, and says what is missing, halved or different."""

from typing import TYPE_CHECKING, Any

from nacl.exceptions import CryptoError

from workshop.rehearsal import between
from workshop.rehearsal.envelope import Refusal
from workshop.rehearsal.roles import OTHER
from workshop.rehearsal.views import Lost

if TYPE_CHECKING:
    from workshop.rehearsal.phone import Phone

MOMENT_S = 0.3
"""What was handed over so shortly before the room moved on may have come too late."""


async def all_that_was_shared(phone: "Phone") -> None:
    """Exchanges open and read as they were written, nothing is halved, drafts hold every snippet. Into the books."""
    if phone.keys is None:
        return
    try:
        ours = await phone.act("ours")
    except (Refusal, Lost) as no:
        phone.line.books.error(f"{phone.label}: {no}")
        return
    for slot, blobs in ours.get("sealed", {}).items():
        if slot.startswith("run-"):
            _compare(phone, int(slot.removeprefix("run-")), blobs)
    for run in sorted(_both_handed(phone)):
        if set(ours["sealed"].get(between.slot(run), {})) != {"A", "B"}:
            phone.line.books.missing.add((phone.couple.number, run))
    _compare_meetings(phone)
    await _compare_drafts(phone)


def _compare_meetings(phone: "Phone") -> None:
    """Where marks led to something, it was something for both."""
    for run in phone.met.keys() & phone.partner.met.keys():
        if (phone.met[run] is None) != (phone.partner.met[run] is None):
            phone.line.books.error(f"{phone.label}: run {run} led to something on one phone only")


def _both_handed(phone: "Phone") -> set[int]:
    """Runs in which both handed over a text in good time, and so both must have got it."""
    if phone.couple.parted:
        return set()
    return {run for run in phone.both if _in_time(phone, run) and _in_time(phone.partner, run)}


def _in_time(phone: "Phone", run: int) -> bool:
    over = phone.over.get(run)
    return run in phone.handed and (over is None or over - phone.handed[run] > MOMENT_S)


def _compare(phone: "Phone", run: int, blobs: dict[str, str]) -> None:
    books, there = phone.line.books, OTHER[phone.seat]
    if run in phone.both and set(blobs) != {"A", "B"}:
        books.error(f"{phone.label}: run {run} was exchanged by halves")
    said = _opened(phone, run, there, blobs[there]) if there in blobs else None
    if said is not None and said != phone.partner.said.get(run):
        books.error(f"{phone.label}: what came of run {run} is not what the partner wrote")
    elif said is not None and run in phone.both:
        books.exchanged.setdefault((phone.couple.number, run), set()).add(phone.seat)


def _opened(phone: "Phone", run: int, seat: str, blob: str) -> Any:
    assert phone.keys is not None
    try:
        return between.opened(phone.keys, run, seat, blob)
    except (CryptoError, ValueError):
        phone.line.books.error(f"{phone.label}: what came of run {run} does not open")
        return None


async def _compare_drafts(phone: "Phone") -> None:
    """Every snippet that either typed stands in the words both see; a couple that parted has lost its drafts."""
    if phone.couple.parted:
        return
    for draft in list(phone.drafts.values()):
        draft.catch_up(await phone.act("draft", draft=draft.id, after=draft.last))
        words = str(draft.text("1", draft.fields[0]["id"]))
        typed = [*phone.typed.get(draft.id, []), *phone.partner.typed.get(draft.id, [])]
        if len(words) != sum(map(len, typed)) or any(snippet not in words for snippet in typed):
            phone.line.books.error(f"{phone.label}: the draft {draft.id} does not hold what the two typed")
        phone.note_agreement(draft)
