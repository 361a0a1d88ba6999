"""Many phones in one loop: bare sockets, frames built beforehand, as little as possible done for each one that comes.

What is measured must be the server; so nothing here waits for anything but epoll, and the garbage collector rests.
"""

import gc
import os
import resource
import select
import signal
import socket
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass

from workshop.live import wire

MASK = b"\x5a\xc3\x17\x99"
BROWSER = (
    "User-Agent: Mozilla/5.0 (Linux; Android 10; K) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/126.0.0.0 Mobile "
    "Safari/537.36\r\nAccept-Encoding: gzip, deflate, br, zstd\r\nAccept-Language: en-GB,en;q=0.9,es;q=0.8\r\n"
    "Cache-Control: no-cache\r\nPragma: no-cache\r\nSec-WebSocket-Version: 13\r\n"
)
COMPRESSING = "Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\n"
"""What a phone's browser sends along, and its offer to compress, which costs memory where it is taken."""
ACK = b"43"
PATIENCE_S = 60.0
CORES = sorted(os.sched_getaffinity(0))
"""All that there were at the start: whoever is started by a process on one core would see only that one."""


class Failed(Exception):
    """Not everybody got what they wait for; the text says how many did."""


def frame(text: str) -> bytes:
    """One masked text frame, as a browser sends it."""
    payload = text.encode()
    unmasked = wire.framed(payload)
    head = len(unmasked) - len(payload)
    return bytes((unmasked[0], unmasked[1] | 0x80)) + unmasked[2:head] + MASK + wire.masked(payload, MASK)


@dataclass(slots=True)
class Phone:
    """One connection: what it asks to be let in with, and what it says then. `port`: its server's, of several.

    Who would take the offer to compress, and so be slower, is not made it: nothing here can read that.
    """

    cookie: str = ""
    auth: str = ""
    path: str = "/socket.io/?EIO=4&transport=websocket"
    offers: bool = True
    port: int = 0
    sock: socket.socket | None = None
    rest: bytes = b""
    upgraded: bool = False
    missing: int = 0


@dataclass(frozen=True)
class Said:
    """What is said at once, by whom. It is done when all of it is acknowledged, and these phones have heard a text that
    holds `until`.
    """

    said: Sequence[tuple[Phone, bytes]]
    phones: Sequence[Phone] = ()
    until: bytes = b""


Talk = Iterator[Said]
"""What a session says, one thing after the other."""


class Talking:
    """Where a talk stands. `left`: so many acks, and phones that have to hear something, are missing."""

    def __init__(self, talk: Talk) -> None:
        self._talk, self._deaf, self.left = talk, set[int](), 0
        self._until = b""

    def go_on(self, by_phone: dict[int, "Talking"]) -> None:
        now = next(self._talk)
        self._deaf, self._until = {id(phone) for phone in now.phones}, now.until
        self.left = len(now.said) + len(now.phones)
        by_phone.update({id(phone): self for phone in (*now.phones, *(phone for phone, _ in now.said))})
        for phone, text in now.said:
            assert phone.sock
            phone.sock.send(text)

    def heard(self, phone: Phone, text: bytes) -> bool:
        """Whether it was waited for. Raises Failed at a refusal."""
        if text.startswith(ACK):
            if b'"ok":true' not in text:
                raise Failed(text.decode())
        elif id(phone) in self._deaf and self._until in text:
            self._deaf.remove(id(phone))
        else:
            return False
        self.left -= 1
        return True


def beginning(event: str, seq: int | None = None) -> bytes:
    """How a view of that name begins, of that seq if one is given."""
    return f'42["{event}",{{"seq":{seq},'.encode() if seq is not None else f'42["{event}"'.encode()


class Crowd:
    """All phones (a desk is one too) of one server.

    `cpu`: seconds of processor time that went into what was measured; `heard`: the last message that was waited for.
    """

    def __init__(self, port: int) -> None:
        self.port = port
        self.poll = select.epoll()
        self.by_number: dict[int, Phone] = {}
        self.pong = frame("3")
        self.cpu = 0.0
        self.heard = b""

    def request(self, phone: Phone) -> bytes:
        cookie = f"Cookie: {phone.cookie}\r\n" if phone.cookie else ""
        place = f"127.0.0.1:{phone.port or self.port}"
        return (
            f"GET {phone.path} HTTP/1.1\r\nHost: {place}\r\n"
            f"Connection: Upgrade\r\nUpgrade: websocket\r\nOrigin: http://{place}\r\n"
            f"Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n{BROWSER}{COMPRESSING * phone.offers}{cookie}\r\n"
        ).encode()

    def connect(self, phones: Sequence[Phone], until: Sequence[bytes], at_once: int = 0) -> float:
        """Seconds until the last of them heard what begins so, each once. `at_once`: so many at a time, or all."""
        size, took = at_once or len(phones), 0.0
        for first in range(0, len(phones), size):
            some = phones[first : first + size]
            requests = [self.request(phone) for phone in some]
            took += self._connect(some, requests, until)
        return took

    def _connect(self, phones: Sequence[Phone], requests: Sequence[bytes], wanted: Sequence[bytes]) -> float:
        auth = {id(phone): frame(f"40{phone.auth}") for phone in phones}
        with quiet(), self.counted():
            began = time.perf_counter()
            for phone, request in zip(phones, requests, strict=True):
                sock = socket.socket()
                sock.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
                sock.connect(("127.0.0.1", phone.port or self.port))
                sock.setblocking(False)
                sock.send(request)
                phone.sock, phone.rest, phone.upgraded, phone.missing = sock, b"", False, len(wanted)
                self.by_number[sock.fileno()] = phone
                self.poll.register(sock, select.EPOLLIN)
                self._look(0.0, wanted, auth)
            left = sum(bool(phone.missing) for phone in phones)
            while left:
                if time.perf_counter() - began > PATIENCE_S:
                    raise Failed(f"{left} of {len(phones)} are not connected")
                left -= self._look(1.0, wanted, auth)
            return time.perf_counter() - began

    def _look(self, seconds: float, wanted: Sequence[bytes], auth: dict[int, bytes]) -> int:
        """Take what has come; how many got the last of what they miss."""
        done = 0
        for number, _ in self.poll.poll(seconds):
            phone = self.by_number[number]
            assert phone.sock
            for text in self._texts(phone):
                if text[:1] == b"0":
                    phone.sock.send(auth[id(phone)])
                elif phone.missing and any(text.startswith(one) for one in wanted):
                    phone.missing -= 1
                    done += phone.missing == 0
                    self.heard = text
        return done

    def _texts(self, phone: Phone) -> Iterator[bytes]:
        """Whole messages that have come; pings are answered."""
        assert phone.sock
        try:
            data = phone.sock.recv(65_536)
        except BlockingIOError:
            return
        if not data:
            raise Failed("the server hung up")
        data = phone.rest + data
        if not phone.upgraded:
            head, end, data = data.partition(b"\r\n\r\n")
            if not end:
                phone.rest = head
                return
            if b" 101 " not in head.split(b"\r\n", 1)[0]:
                raise Failed(head.decode(errors="replace"))
            phone.upgraded = True
        at, size = 0, len(data)
        while size - at >= 2:
            length, begin = data[at + 1], at + 2
            if length == 126:
                length, begin = int.from_bytes(data[at + 2 : at + 4], "big"), at + 4
            elif length == 127:
                length, begin = int.from_bytes(data[at + 2 : at + 10], "big"), at + 10
            if begin + length > size:
                break
            text = data[begin : begin + length]
            at = begin + length
            if text == b"2":
                phone.sock.send(self.pong)
            else:
                yield text
        phone.rest = data[at:]

    def tell(self, said: Sequence[tuple[Phone, bytes]], phones: Sequence[Phone], until: bytes) -> float:
        """Send all that is said, at once; seconds until the last of these phones heard what begins so."""
        for phone in phones:
            phone.missing = 1
        self.rest()
        with quiet(), self.counted():
            began = time.perf_counter()
            for phone, text in said:
                assert phone.sock
                phone.sock.send(text)
            left = len(phones)
            while left:
                if time.perf_counter() - began > PATIENCE_S:
                    raise Failed(f"{left} of {len(phones)} heard nothing")
                left -= self._look(1.0, [until], {})
            return time.perf_counter() - began

    def hear(self, phone: Phone, holds: Callable[[bytes], bool]) -> bytes:
        """The next message to one phone that holds; what others get meanwhile is passed over."""
        last = time.perf_counter() + PATIENCE_S
        while time.perf_counter() < last:
            for number, _ in self.poll.poll(1.0):
                for text in list(self._texts(self.by_number[number])):  # all of it: half a message may lie behind
                    if self.by_number[number] is phone and holds(text):
                        return text
        raise Failed("what was waited for never came")

    def rest(self, seconds: float = 0.0) -> None:
        """Take all that still comes, and answer pings, for so long."""
        last = time.perf_counter() + seconds
        while self._somebody_spoke(max(0.0, last - time.perf_counter())) or time.perf_counter() < last:
            pass

    def _somebody_spoke(self, seconds: float) -> bool:
        heard = self.poll.poll(seconds)
        for number, _ in heard:
            for _ in self._texts(self.by_number[number]):
                pass
        return bool(heard)

    def follow(
        self,
        due: Sequence[tuple[float, int]],
        rooms: Sequence[tuple[Phone, Callable[[], bytes], list[Phone]]],
        until: bytes,
    ) -> list[float]:
        """Have rooms pushed to at these times (seconds from now, number of the room); how long each phone waited."""
        sent, waits = [0.0] * len(rooms), list[float]()
        of = {id(phone): number for number, (_, _, phones) in enumerate(rooms) for phone in phones}
        began, left = time.perf_counter(), list(reversed(due))
        with quiet():
            while left or time.perf_counter() < began + due[-1][0] + 2:
                now = time.perf_counter()
                while left and began + left[-1][0] <= now:
                    number = left.pop()[1]
                    desk, push, _ = rooms[number]
                    assert desk.sock
                    sent[number] = time.perf_counter()
                    desk.sock.send(push())
                pause = began + left[-1][0] - time.perf_counter() if left else 0.1
                for file, _ in self.poll.poll(max(0.0, min(pause, 0.1))):
                    phone = self.by_number[file]
                    heard = sum(text.startswith(until) for text in self._texts(phone))
                    if heard and id(phone) in of and sent[of[id(phone)]]:
                        waits.append(time.perf_counter() - sent[of[id(phone)]])
        return waits

    def converse(self, talks: Sequence[Talk], seconds: float, times: int) -> list[int]:
        """Each goes on as soon as all it said is acknowledged and heard; how many acks came in each span of seconds."""
        talking = [Talking(talk) for talk in talks]
        by_phone: dict[int, Talking] = {}
        acks = [0] * times
        with quiet(), self.counted():
            began = time.perf_counter()
            for one in talking:
                one.go_on(by_phone)
            while (now := time.perf_counter()) < began + seconds * times:
                for file, _ in self.poll.poll(0.1):
                    phone = self.by_number[file]
                    for text in self._texts(phone):
                        if (talker := by_phone.get(id(phone))) and talker.heard(phone, text):
                            acks[int((now - began) / seconds)] += text.startswith(ACK)
                            if not talker.left:
                                talker.go_on(by_phone)
        return acks

    @contextmanager
    def counted(self) -> Iterator[None]:
        """Count the processor time of this in."""
        before = time.process_time()
        try:
            yield
        finally:
            self.cpu += time.process_time() - before

    def cut(self, phones: Sequence[Phone]) -> None:
        """The line of each of them ends, without a word."""
        for phone in phones:
            if phone.sock:
                self.by_number.pop(phone.sock.fileno())
                self.poll.unregister(phone.sock)
                phone.sock.close()
                phone.sock = None


@contextmanager
def quiet() -> Iterator[None]:
    """Without the garbage collector."""
    gc.collect()
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def get_ready(core: int) -> None:
    """This process on one core, with as many sockets as it may have; told to stop, it stops its servers first."""
    pin(core)
    _, most = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (most, most))
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))


def pin(core: int) -> None:
    """This process to one core, if there are several."""
    if len(CORES) > 1:
        os.sched_setaffinity(0, {CORES[core % len(CORES)]})
