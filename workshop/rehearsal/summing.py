"""What became of an evening, summed up from the books and from what every phone saw."""

import time
from collections.abc import Sequence

from workshop.rehearsal.people import Evening
from workshop.rehearsal.phone import Phone
from workshop.rehearsal.report import SHOWN, Report, spread


def sum_up(session: str, couples: int, phones: Sequence[Phone], evening: Evening, seconds: float) -> Report:
    books, pushes = evening.books, evening.pushes
    wrong = pushes.wrong + pushes.late(time.monotonic())
    return Report(
        session=session,
        couples=couples,
        phones=len(phones),
        joined=sum(phone.joined for phone in phones),
        paired=sum(phone.paired for phone in phones) // 2,
        steps=len(pushes.pushed),
        turns_compared=pushes.compared,
        acts_sent=len(books.acts),
        acts_acked=len(books.ack_ms),
        ballots_sent=len(books.ballots),
        ballots_counted=books.counted,
        exchanges=books.exchanges,
        agreed_clauses=len(books.agreed),
        lost=books.lost,
        doubled=books.doubled,
        wrong_step=len(wrong),
        reconnects=books.reconnects,
        errors=len(books.errors),
        push_ms=spread(pushes.push_ms),
        ack_ms=spread(books.ack_ms),
        seconds=round(seconds, 1),
        error_texts=[*books.errors, *books.told(), *wrong][:SHOWN],
    )
