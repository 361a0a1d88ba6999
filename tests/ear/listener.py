"""Somebody at a desktop who works with Orca: a phone's page in a window, keys, and what is said."""

import re
import time
from collections.abc import Callable
from typing import Any

from playwright.sync_api import Browser

from tests.browser.people import Tab
from tests.ear.desktop import Desktop
from tests.server import Server
from tests.waiting import until


class Listener(Tab):
    def __init__(self, browser: Browser, server: Server, desktop: Desktop) -> None:
        self.desktop, self.since = desktop, 0
        self.expected: list[str] = []
        super().__init__(browser, server, no_viewport=True)
        self.page.bring_to_front()

    def news(self) -> list[str]:
        """What was said since the last key, or since `listens`."""
        return self.desktop.all_said()[self.since :]

    def listens(self) -> None:
        """From now on. Until now what was to be heard was said once."""
        for words in self.expected:
            assert len(self._of(words)) == 1, f"{words}: {self.news()}"
        self.expected, self.since = [], len(self.desktop.all_said())

    def presses(self, key: str) -> None:
        self.listens()
        self.desktop.key(key)

    def types(self, text: str) -> None:
        self.listens()
        self.desktop.type(text)

    def hears(self, *all_words: str) -> None:
        """Each of these (expressions for a whole utterance) is said, and once until the next key."""
        for words in all_words:
            until(lambda: self._of(words), 15, lambda: f"{words}: {self.desktop.all_said()[-30:]}", sleep=self._wait)  # noqa: B023
        self.expected += all_words

    def _of(self, words: str) -> list[str]:
        return [one for one in self.news() if re.fullmatch(words, one)]

    def goes_to(self, words: str, key: str = "Tab") -> None:
        """With one key after the other, until these words are said; a key that brings nothing is pressed again."""
        for _ in range(20):
            self.presses(key)
            if self._within(3, lambda: self.news()) and self._within(0.3, lambda: words in self.news()):
                return
        raise AssertionError(f"no {words}: {self.desktop.all_said()[-40:]}")

    def _within(self, seconds: float, look: Callable[[], Any]) -> bool:
        last = time.monotonic() + seconds
        return bool(until(lambda: look() or time.monotonic() > last, sleep=self._wait) and look())

    def _wait(self, seconds: float) -> Any:
        self.page.wait_for_timeout(seconds * 1000)
