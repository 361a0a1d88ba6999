"""What stands around workers costs: haproxy with TLS for each phone, and each program at rest. python -m bench.front"""

import os
import shutil
import ssl
import subprocess
import tempfile
import time
from pathlib import Path
from socket import create_connection
from statistics import median

from tests.ports import free_port
from tests.scale.topology import HAPROXY, haproxy
from tests.server import Server
from tests.setup.commands import DEPLOY, certificate

PHONES, TIMES = 1_000, 5
GONE_S = 6
HANDSHAKE = (
    "GET /socket.io/?EIO=4&transport=websocket HTTP/1.1\r\nHost: localhost:{port}\r\nConnection: Upgrade\r\n"
    "Upgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: c2lkZSBieSBzaWRlIDE2IQ==\r\n\r\n"
)
TICKS = os.sysconf("SC_CLK_TCK")


def memory(pid: int) -> float:
    """Resident, in KB."""
    return int(Path(f"/proc/{pid}/statm").read_text().split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1024


def busy(pid: int) -> float:
    """Seconds of processor."""
    fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


def connected(port: int, trusted: ssl.SSLContext) -> ssl.SSLSocket:
    opened = trusted.wrap_socket(create_connection(("localhost", port)), server_hostname="localhost")
    opened.sendall(HANDSHAKE.format(port=port).encode())
    answer = opened.recv(4096)
    assert answer.startswith(b"HTTP/1.1 101"), answer
    return opened


def once(folder: Path) -> tuple[float, float]:
    """KB, and milliseconds of processor, for each of the phones that come one after the other and stay."""
    port = free_port()
    server = Server(folder / "data", WORKSHOP_URL=f"https://localhost:{port}", WORKSHOP_PROXIES="127.0.0.1")
    pem = str(certificate(folder))
    ways = {"BIND": f"127.0.0.1:{free_port()}", "BIND_TLS": f"127.0.0.1:{port}", "PEM": pem}
    front = haproxy([server] * 3, **ways)
    try:
        time.sleep(2)
        return taken(front.pid, port, ssl.create_default_context(cafile=pem))
    finally:
        front.kill()
        front.wait(10)
        server.stop()


def taken(front: int, port: int, trusted: ssl.SSLContext) -> tuple[float, float]:
    connected(port, trusted).close()
    before, worked, begun = memory(front), busy(front), time.monotonic()
    phones = [connected(port, trusted) for _ in range(PHONES)]
    assert time.monotonic() - begun < GONE_S, "the first have been hung up meanwhile: nobody answers pings here"
    took = (memory(front) - before) / PHONES, (busy(front) - worked) / PHONES * 1000
    for phone in phones:
        phone.close()
    return took


def at_rest(folder: Path) -> dict[str, float]:
    """MB of each program that nobody asks for anything yet."""
    none = {f"WORKER_{number}": f"127.0.0.1:{free_port()}" for number in (1, 2, 3)}
    none["BIND"] = f"127.0.0.1:{free_port()}"
    redis = ("redis-server", "--port", str(free_port()), "--save", "", "--appendonly", "no", "--dir", str(folder))
    (folder / "metrics-token").write_text("m" * 24)
    shutil.copy(DEPLOY / "prometheus.yml", folder)
    said = (f"--config.file={folder}/prometheus.yml", f"--web.listen-address=127.0.0.1:{free_port()}")
    prometheus = ("prometheus", *said, f"--storage.tsdb.path={folder}/kept")
    quiet = subprocess.DEVNULL
    env = {**os.environ, **none}
    names = ("redis", "prometheus", "haproxy")
    commands = (redis, prometheus, ("haproxy", "-db", "-f", str(HAPROXY)))
    others = [subprocess.Popen(command, stdout=quiet, stderr=quiet, env=env) for command in commands]
    server = Server(folder / "data")
    time.sleep(5)
    found = dict(zip(names, (memory(other.pid) / 1024 for other in others), strict=True))
    found["worker"] = memory(server.process.pid) / 1024
    for other in others:
        other.kill()
        other.wait(10)
    server.stop()
    return found


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        for name, megabytes in at_rest(Path(folder)).items():
            print(f"{name}, at rest: {megabytes:.0f} MB")
    found = []
    for _ in range(TIMES):
        with tempfile.TemporaryDirectory() as folder:
            found.append(once(Path(folder)))
    kilobytes, milliseconds = (median(column) for column in zip(*found, strict=True))
    print(f"haproxy, TLS, {PHONES} phones, median of {TIMES}: {kilobytes:.0f} KB and {milliseconds:.2f} ms a phone")


if __name__ == "__main__":
    main()
