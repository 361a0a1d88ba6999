"""A phone in a real browser, behind a network that goes and comes: it is back in the right step within seconds."""

import asyncio
import re
import threading
from collections.abc import Iterator
from copy import copy
from random import Random
from typing import Any

import pytest

from tests.browser.conftest import Evening
from tests.browser.people import Phone
from tests.faults.network import Network

PHONE = "127.0.0.1"


class Between:
    """The network, in a thread of its own: Playwright has this one."""

    def __init__(self, port: int) -> None:
        self.loop = asyncio.new_event_loop()
        threading.Thread(target=self.loop.run_forever, daemon=True).start()
        self.network = Network(port, Random(1))
        self._run(self.network.__aenter__())

    def _run(self, work: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(work, self.loop).result(10)

    def do(self, what: str, *arguments: Any) -> Any:
        """`hush`, `forget`, `tear` or `move`."""

        async def it() -> Any:
            return getattr(self.network, what)(PHONE, *arguments)

        return self._run(it())

    def close(self) -> None:
        self._run(self.network.__aexit__())
        self.loop.call_soon_threadsafe(self.loop.stop)


@pytest.fixture
def far(evening: Any) -> Iterator[tuple[Evening, Between, Phone]]:
    """A desk beside the server, and a phone alone at the other end of the network."""
    one = evening()
    between = Between(one.server.port)
    there = copy(one.server)
    there.url = f"http://{PHONE}:{between.network.port}"
    one.desk.page.bring_to_front()
    phone = Phone(one.browser, there, one.code)
    phone.come()
    phone.tap("I am here on my own")
    phone.heading(re.compile("^You are "))
    yield one, between, phone
    assert phone.faults == []
    phone.close()
    between.close()


def looks_again(phone: Phone) -> None:
    """The screen goes on: the page hears that it is visible."""
    phone.page.evaluate("document.dispatchEvent(new Event('visibilitychange'))")


def test_a_phone_that_wakes_with_a_dead_line_is_in_the_right_step_at_once(far):
    evening, between, phone = far
    between.do("forget")
    evening.desk.act("Begin: This hour")
    evening.desk.push("A breath between")
    looks_again(phone)
    phone.on_step("A breath between")


def test_a_phone_whose_network_was_gone_or_changed_finds_back_by_itself(far):
    evening, between, phone = far
    evening.desk.act("Begin: This hour")
    phone.on_step("This hour")
    for step, fault in (("A breath between", ("hush", 4.0)), ("In general", ("tear",)), ("For myself", ("move",))):
        between.do(*fault)
        evening.desk.push(step)
        phone.on_step(step)


LOCKS = """
  window.locks = [];
  navigator.wakeLock.request = async (kind) => {
    const lock = { kind, released: false, release: async () => void (lock.released = true) };
    locks.push(lock);
    return lock;
  };
"""
ON = "(count) => locks.filter(({ kind, released }) => kind === 'screen' && !released).length === count"


def test_a_phone_stays_awake_in_a_step_and_may_sleep_in_the_lobby_and_in_a_break(evening):
    room = evening()
    phone = room.phone()
    phone.page.add_init_script(LOCKS)
    phone.come().tap("I am here on my own")
    phone.heading(re.compile("^You are "))
    assert phone.page.evaluate("locks.length") == 0
    room.desk.act("Begin: This hour")
    phone.page.wait_for_function(ON, arg=1)
    phone.page.evaluate("locks[0].released = true")
    looks_again(phone)
    phone.page.wait_for_function(ON, arg=1)
    room.desk.tap(re.compile("^Hold all"))
    phone.page.wait_for_function(ON, arg=0)
