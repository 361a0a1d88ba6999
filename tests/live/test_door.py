"""Where connections come in: requests for a WebSocket that are whole are let in at once, and all others as ever."""

import resource
import socket
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.server import Server
from workshop.concurrency.asking import environ_of

HERE, THERE = ("127.0.0.1", 8000), ("192.0.2.7", 40_000)
LINE = "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1"
HEADERS = {
    "Host": "side.example",
    "Connection": "keep-alive, Upgrade",
    "Upgrade": "WebSocket",
    "Sec-WebSocket-Version": "13",
    "Sec-WebSocket-Key": "dGhlIHNhbXBsZSBub25jZQ==",
    "Cookie": "a=1; b=2",
}


def request(line=LINE, headers=None, end="\r\n\r\n"):
    headers = HEADERS if headers is None else headers
    return ("\r\n".join([line, *(f"{name}: {value}" for name, value in headers.items())]) + end).encode("latin-1")


def test_a_request_says_what_it_says():
    environ = environ_of(request(), HERE, THERE)
    assert (environ["PATH_INFO"], environ["QUERY_STRING"]) == ("/socket.io/", "EIO=4&transport=websocket")
    assert (environ["REMOTE_ADDR"], environ["SERVER_PORT"]) == ("192.0.2.7", "8000")
    assert {name: environ["HTTP_" + name.upper().replace("-", "_")] for name in HEADERS} == HEADERS


@pytest.mark.parametrize(
    "asked",
    [
        request(end="\r\n"),
        request(end="\r\n\r\n\x81\x80"),
        request("POST /socket.io/ HTTP/1.1"),
        request("GET /socket.io/ HTTP/1.0"),
        request("GET /socket%2Eio/ HTTP/1.1"),
        request("GET http://side.example/socket.io/ HTTP/1.1"),
        request(headers={"Host": "side.example"}),
        request(headers={**HEADERS, "Upgrade": "h2c"}),
        request(headers={**HEADERS, "Content-Length": "3"}),
        request(headers={**HEADERS, "Transfer-Encoding": "chunked"}),
        request(headers={**HEADERS, "X_Forwarded_For": "192.0.2.1"}),
        request(headers={**HEADERS, "cookie": "a=2"}),
        request(headers={**HEADERS, "X": "a\r\n b"}),
        request(headers={**HEADERS, "X": "a\nY: b"}),
        request(headers={**HEADERS, "X ": "a"}),
    ],
    ids=range(15),
)
def test_what_is_not_plain_is_for_others_to_read(asked):
    assert environ_of(asked, HERE, THERE) is None


@given(st.lists(st.one_of(st.sampled_from([request(), b"\r\n", b":", b"GET "]), st.binary(max_size=20))).map(b"".join))
def test_any_bytes_are_read_or_are_not(some):
    environ = environ_of(some, HERE, THERE)
    assert environ is None or environ["HTTP_UPGRADE"].lower() == "websocket"


# a server


@pytest.fixture(scope="module")
def server(tmp_path_factory):
    server = Server(tmp_path_factory.mktemp("door"), sample=True)
    yield server
    server.stop()


def ask(server, *pieces, pause=0.0):
    """What is answered first to a request that comes in these pieces."""
    with socket.create_connection(("127.0.0.1", server.port), timeout=5) as sock:
        for piece in pieces:
            sock.sendall(piece)
            time.sleep(pause)
        return sock.recv(65_536)


def home(server, headers=None):
    return request(headers={**HEADERS, "Host": f"127.0.0.1:{server.port}", **(headers or {})})


def test_who_asks_at_once_and_who_asks_bit_by_bit_get_the_same(server):
    asked = home(server)
    at_once, by_bits = ask(server, asked), ask(server, asked[:30], asked[30:-3], asked[-3:], pause=0.05)
    for answer in (at_once, by_bits):
        assert answer.startswith(b"HTTP/1.1 101 ") and b'0{"sid":' in answer
    assert at_once.split(b"\r\n\r\n")[0] == by_bits.split(b"\r\n\r\n")[0]


@pytest.mark.parametrize("wrong", [{"Host": "-"}, {"Origin": "https://other.example"}])
def test_who_is_refused_is_told_so(server, wrong):
    assert ask(server, home(server, wrong)).startswith(b"HTTP/1.1 400 ")


def test_a_server_without_room_for_more_files_takes_new_ones_as_soon_as_it_has(tmp_path):
    server = Server(tmp_path, sample=True)
    try:
        open_files = len(list(Path(f"/proc/{server.process.pid}/fd").iterdir()))
        resource.prlimit(server.process.pid, resource.RLIMIT_NOFILE, (open_files + 8, open_files + 8))
        crowd = [socket.create_connection(("127.0.0.1", server.port), timeout=5) for _ in range(40)]
        time.sleep(0.3)
        for sock in crowd:
            sock.close()
        assert ask(server, home(server)).startswith(b"HTTP/1.1 101 ")
    finally:
        assert server.stop() == 0
