"""Two people at one page of clauses, in real browsers: an evening at that step, and couples who come to it."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from playwright.sync_api import Browser, Locator, expect

from tests.browser.people import PHONE, Phone
from tests.live import people as live
from tests.server import Server

GATE = "the-gate"
WHAT = "What I will do, or what I accept"
PRIVATE = "What stays private"


class Writer(Phone):
    """A phone with the page of clauses on it."""

    def arrives(self) -> None:
        """In the lobby or, when the room is in the middle of something, on the card for those who come late."""
        self.heading(re.compile("^You (are|come in) "))

    def meet(self, partner: "Writer") -> str:
        """Both come and say yes to each other; their four words."""
        self.come()
        phrase = self.start_couple()
        partner.come()
        partner.enter_words(phrase)
        partner.confirm()
        self.confirm()
        for phone in (self, partner):
            phone.arrives()
        return phrase

    def clause(self, number: int = 1) -> Locator:
        return self.page.get_by_role("region", name=f"Number {number}")

    def field(self, label: str = WHAT, number: int = 1) -> Locator:
        return self.clause(number).get_by_label(label)

    def type(self, text: str, label: str = WHAT, number: int = 1) -> None:
        """With real keys, at the end of what stands there."""
        self.field(label, number).focus()
        self.page.keyboard.press("Control+End")
        self.page.keyboard.type(text)

    def reads(self, text: str, label: str = WHAT, number: int = 1) -> None:
        expect(self.field(label, number)).to_have_value(text, timeout=10_000)

    def choose(self, group: str, option: str, number: int = 1) -> None:
        self.clause(number).get_by_role("group", name=group).get_by_label(option, exact=True).click()

    def chosen(self, group: str, option: str, number: int = 1) -> None:
        expect(self.clause(number).get_by_role("group", name=group).get_by_label(option, exact=True)).to_be_checked()

    def says(self, mark: str, number: int = 1) -> None:
        self.clause(number).get_by_role("button", name=mark, exact=True).click()

    def said(self, mark: str, number: int = 1) -> None:
        button = self.clause(number).get_by_role("button", name=mark, exact=True)
        expect(button).to_have_attribute("aria-pressed", "true")

    def agreed(self, number: int = 1) -> None:
        expect(self.clause(number).get_by_text("Agreed", exact=True)).to_be_visible(timeout=10_000)

    def stands_open(self, number: int = 1) -> None:
        expect(self.clause(number).get_by_text("Open", exact=True)).to_be_visible(timeout=10_000)


def agree(*phones: Writer, number: int = 1) -> None:
    """All say yes, and see that it is agreed."""
    for phone in phones:
        phone.says("Yes", number)
    for phone in phones:
        phone.agreed(number)


class Evening:
    """Stands at the page of clauses; whoever comes is brought there."""

    def __init__(self, browser: Browser, server: Server) -> None:
        self.browser, self.server = browser, server
        self.desk = live.Desk(server, agenda="weekend")
        self.code, self.phones = self.desk.code, list[Writer]()

    def phone(self, **look: Any) -> Writer:
        self.phones.append(Writer(self.browser, self.server, self.code, {**PHONE, **look}))
        return self.phones[-1]

    def couple(self, **look: Any) -> tuple[Writer, Writer]:
        ana, ben = self.phone(**look), self.phone(**look)
        ana.meet(ben)
        return ana, ben

    def push(self, step: str = GATE) -> Any:
        return self.desk.step(f"fences-with-gates/{step}")

    @contextmanager
    def writing(self, **look: Any) -> Iterator[tuple[Writer, Writer]]:
        ana, ben = self.couple(**look)
        self.push()
        for phone in (ana, ben):
            expect(phone.field()).to_be_visible(timeout=10_000)
        yield ana, ben

    def leave(self) -> list[str]:
        """Everybody goes; what their pages complained of."""
        faults = [fault for phone in self.phones for fault in phone.faults]
        for phone in self.phones:
            phone.close()
        self.phones = []
        return faults
