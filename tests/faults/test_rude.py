"""Rude clients: whatever they do with their connections, an honest phone is answered, and they are let go of."""

import base64
import contextlib
import resource
import secrets
import socket
import struct
import time
import zlib

import pytest

from tests.live.people import Desk, Phone
from tests.server import Server
from workshop.concurrency.patience import BODY_S, HEADERS_S

pytestmark = pytest.mark.faults

CROWD = 5_000


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def desk(server):
    desk = Desk(server)
    yield desk
    desk.close()


@pytest.fixture
def honest(server, desk):
    """A phone that has come in before anybody was rude."""
    phone = Phone(server, desk.code, "ana").join()
    yield phone
    phone.close()


def dial(server):
    return socket.create_connection(("127.0.0.1", server.port), timeout=HEADERS_S + BODY_S + 10)


def is_let_go(connection):
    """Whether the server ends it; what it says before is read."""
    try:
        while connection.recv(65_536):
            pass
    except ConnectionResetError:
        pass
    return True


def answer(server, request):
    with dial(server) as connection:
        connection.sendall(request)
        return connection.recv(65_536).decode(errors="replace")


def still_served(phone, server):
    assert phone.act("help", item="practice", when=None)["ok"]
    assert phone.get("/")[0] == 200


@pytest.mark.long
def test_who_dribbles_or_says_nothing_is_let_go_of_and_nobody_waits(server, honest):
    silent, lines, body, chunks = (dial(server) for _ in range(4))
    lines.sendall(b"GET / HTTP/1.1\r\n")
    head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    body.sendall(f"{head}Content-Length: 100\r\n\r\ncode=".encode())
    chunks.sendall(f"{head}Transfer-Encoding: chunked\r\n\r\n5\r\ncode=\r\n".encode())
    last = time.monotonic() + HEADERS_S - 1
    while time.monotonic() < last:
        lines.sendall(b"X")
        body.sendall(b"x")
        still_served(honest, server)
        time.sleep(1)
    for connection in (silent, lines, body, chunks):
        assert is_let_go(connection)
        connection.close()


def test_thousands_of_idle_sockets_keep_nobody_out(server, desk, honest):
    hard = resource.getrlimit(resource.RLIMIT_NOFILE)[1]
    before = resource.getrlimit(resource.RLIMIT_NOFILE)
    resource.setrlimit(resource.RLIMIT_NOFILE, (hard, hard))
    idle = [dial(server) for _ in range(min(CROWD, hard - 500))]
    try:
        still_served(honest, server)
        other = Phone(server, desk.code, "ben").join()
        other.close()
    finally:
        for connection in idle:
            connection.close()
        resource.setrlimit(resource.RLIMIT_NOFILE, before)


@pytest.mark.parametrize(
    ("lines", "says"),
    [
        (b"GET /" + b"x" * 9_000 + b" HTTP/1.1\r\n\r\n", "414"),
        (b"GET / HTTP/1.1\r\nX: " + b"x" * 9_000 + b"\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\n" + b"X: y\r\n" * 200 + b"\r\n", "431 400"),
        (b"GET / HTTP/1.1\r\n" + b"".join(b"X%d: %s\r\n" % (n, b"y" * 4_000) for n in range(40)) + b"\r\n", "400"),
        (b"POST / HTTP/1.1\r\nContent-Length: -1\r\n\r\n", "400"),
        (b"POST / HTTP/1.1\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\ncode=x", "400"),
        (b"POST / HTTP/1.1\r\nContent-Length: 5\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n", "400"),
        (b"GET / HTTP/1.1\r\nHost: a b\r\n\r\n", "400"),
    ],
)
def test_lines_that_are_too_many_too_long_or_contradict_are_refused(server, lines, says):
    assert answer(server, lines).split()[1] in says.split()


@pytest.mark.parametrize("told", [True, False], ids=["told beforehand", "in chunks"])
def test_a_body_over_the_limit_or_without_a_length_is_refused(server, honest, told):
    head = f"POST / HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nContent-Type: application/x-www-form-urlencoded\r\n"
    if told:
        said = answer(server, f"{head}Content-Length: 10000000\r\n\r\n".encode() + b"code=" + b"x" * 40_000)
    else:
        chunk = b"8000\r\n" + b"x" * 0x8000 + b"\r\n"
        said = answer(server, f"{head}Transfer-Encoding: chunked\r\n\r\n".encode() + chunk * 4 + b"0\r\n\r\n")
    assert ("413" if told else "411") in said.split("\r\n")[0]
    still_served(honest, server)


def upgraded(server, phone):
    """A websocket as a rude client opens it: it asks for compression, and has ana's cookie."""
    connection = dial(server)
    cookies = "; ".join(f"{cookie.key}={cookie.value}" for cookie in phone.http.cookie_jar)
    key = base64.b64encode(secrets.token_bytes(16)).decode()
    connection.sendall(
        f"GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\n"
        f"Connection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: {key}\r\n"
        f"Sec-WebSocket-Extensions: permessage-deflate; client_max_window_bits\r\nCookie: {cookies}\r\n\r\n".encode()
    )
    return connection, connection.recv(65_536).split(b"\r\n\r\n")[0].decode()


def frame(payload, first=0x81):
    mask = b"\0\0\0\0"
    return bytes([first]) + b"\xff" + struct.pack("!Q", len(payload)) + mask + payload


@pytest.mark.parametrize("rude", ["a bomb", "a huge frame", "a promise of one", "pieces without end"])
def test_frames_that_would_grow_end_their_own_connection_only(server, honest, rude):
    connection, said = upgraded(server, honest)
    assert "101" in said and "permessage-deflate" not in said.lower(), "compression is not agreed to"
    if rude == "a bomb":
        squeezed = zlib.compressobj(9, zlib.DEFLATED, -15)
        connection.sendall(frame(squeezed.compress(b"0" * 50_000_000) + squeezed.flush(), 0xC1))
    elif rude == "a huge frame":
        connection.sendall(frame(b"4" + b"x" * 200_000))
    elif rude == "a promise of one":
        connection.sendall(b"\x81\xff" + struct.pack("!Q", 2**40) + b"\0\0\0\0xxxx")
    else:
        with contextlib.suppress(ConnectionError):  # let go of in the middle
            for number in range(40):
                connection.sendall(frame(b"x" * 2_000, 0x00 if number else 0x01))
    assert is_let_go(connection)
    connection.close()
    still_served(honest, server)
