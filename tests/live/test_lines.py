"""Connections on real sockets, at whose other end somebody reads slowly, not at all, or says much at once."""

import socket
import time
from functools import partial
from types import SimpleNamespace

import pytest
from wsproto import ConnectionType
from wsproto.connection import Connection
from wsproto.events import TextMessage

from tests.waiting import until
from workshop.concurrency import green
from workshop.concurrency.watching import Watched
from workshop.live import lines, wire
from workshop.live.hands import Hands
from workshop.live.lines import Line
from workshop.live.pulse import Pulse

sleep = green().sleep
come = partial(until, sleep=sleep)


class Office:
    """In the place of the engine: keeps what is said; for a "wait" it waits until it is `free`."""

    max_http_buffer_size = 32_768
    reason = SimpleNamespace(
        TRANSPORT_CLOSE="close",
        TRANSPORT_ERROR="error",
        CLIENT_DISCONNECT="client",
        SERVER_DISCONNECT="server",
        PING_TIMEOUT="silent",
    )

    def __init__(self):
        self.said, self.left, self.free = [], [], False

    def heard(self, line, message):
        sleep(0)
        while message.startswith("wait") and not self.free:
            sleep(0.005)
        self.said.append((line.sid, message))

    def gone(self, line, reason):
        self.left.append((line.sid, reason))


class There:
    """The other end."""

    def __init__(self, sock):
        self.sock, self.speaks, self.got = sock, Connection(ConnectionType.CLIENT), []

    def say(self, *texts):
        """As fast as the other side takes it."""
        self.sock.setblocking(False)
        left = b"".join(self.speaks.send(TextMessage(data=f"4{text}")) for text in texts)
        while left:
            try:
                left = left[self.sock.send(left) :]
            except BlockingIOError:
                sleep(0.005)

    def read(self):
        """All that comes until nothing more does."""
        self.sock.setblocking(False)
        last = time.monotonic() + 0.3
        while time.monotonic() < last:
            try:
                data = self.sock.recv(65_536)
            except BlockingIOError:
                sleep(0.01)
                continue
            if not data:
                break
            last = time.monotonic() + 0.3
            self.speaks.receive_data(data)
        part = ""
        for event in self.speaks.events():
            if isinstance(event, TextMessage):
                part += event.data
                if event.message_finished:
                    self.got, part = [*self.got, part], ""
        return self.got


@pytest.fixture
def office():
    return Office()


@pytest.fixture
def open_line(office):
    opened, hands = [], Hands()

    def open_one(sid="one"):
        here, there = socket.socketpair()
        for end in (here, there):
            end.setsockopt(socket.SOL_SOCKET, socket.SO_SNDBUF, 4_096)
        here.setblocking(False)
        line = Line(office, sid, Watched(here), hands)
        line.begin()
        opened.append((line, there))
        return line, There(there)

    yield open_one
    for line, there in opened:
        line.close(abort=True)
        there.close()


def view(name, number):
    return wire.framed(f"{name} {number} ".encode() + b"x" * 3_000)


def test_for_who_reads_slowly_only_the_newest_views_wait_and_all_else_in_its_order(open_line):
    line, there = open_line()
    for number in range(200):
        line.write(view("room", number), "room")
        line.write(view("mine", number), "mine")
        line.write(wire.framed(f"ack {number}".encode()))
    assert sum(len(frame) for _, frame in line._behind) < 20_000
    got = there.read()
    heard = {name: [int(text.split()[1]) for text in got if text.startswith(name)] for name in ("room", "mine", "ack")}
    assert heard["ack"] == list(range(200))
    for name in ("room", "mine"):
        assert heard[name] == sorted(heard[name]) and heard[name][-1] == 199 and len(heard[name]) < 50
    line.write(wire.framed(b"after"))
    assert there.read()[-1] == "after"


def test_who_reads_nothing_and_asks_much_is_given_up(open_line, office):
    line, _ = open_line()
    for _ in range(2 * lines.MOST_BEHIND // 3_000):
        line.write(view("ack", 1))
    come(lambda: office.left == [("one", "error")] and line.closed)


def test_nobody_waits_for_who_does_not_read(open_line):
    stuck, _ = open_line("stuck")
    line, there = open_line("quick")
    for number in range(100):
        for one in (stuck, line):
            one.write(view("room", number), "room")
    assert there.read()[-1].startswith("room 99 ")


def test_what_one_says_is_handled_in_its_order_and_holds_up_nobody_else(open_line, office):
    (_, slow), (_, quick) = open_line("slow"), open_line("quick")
    slow.say("wait", *(f"later {number}" for number in range(20)))
    sleep(0.01)
    quick.say("now")
    come(lambda: office.said == [("quick", "now")])
    office.free = True
    come(lambda: len(office.said) == 22)
    said = [message for sid, message in office.said if sid == "slow"]
    assert said == ["wait", *(f"later {number}" for number in range(20))]


def test_of_who_says_very_much_at_once_nothing_is_lost(open_line, office):
    _, there = open_line()
    there.say("wait", *(str(number) for number in range(60)))
    for part in range(10):
        there.say(*(f"{part}-{number}" for number in range(100)))
    office.free = True
    come(lambda: len(office.said) == 61 + 1_000)


def test_what_was_said_before_the_end_is_still_handled(open_line, office):
    _, there = open_line()
    there.say("wait", "goodbye")
    there.sock.close()
    sleep(0.05)
    assert office.said == office.left == []
    office.free = True
    come(lambda: office.left == [("one", "close")])
    assert [message for _, message in office.said] == ["wait", "goodbye"]


def test_who_is_silent_for_a_whole_round_is_gone(open_line, office):
    pulse = Pulse(3, 3)
    (alive, there), (dead, _) = open_line("alive"), open_line("dead")
    for line in (alive, dead):
        pulse.add(line)
    pulse.beat(lambda _seconds: None)
    there.say("here")
    sleep(0.05)
    pulse.beat(lambda _seconds: None)
    sleep(0.05)
    assert office.left == [("dead", "silent")]
    assert there.read() == ["2", "2"]
