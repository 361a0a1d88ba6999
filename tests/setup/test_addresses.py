"""Where phones find this machine: in its own hotspot, the Wi-Fi of the house, no network at all, and in another one."""

import os
import re
import signal
import subprocess
import sys
import threading
from queue import Queue

import pytest

from tests import databases
from tests.waiting import until
from workshop.addresses import Address, interfaces, ranked

LO = Address("lo", "127.0.0.1")
HOUSE, HOTSPOT, CABLE = Address("wlan0", "192.168.1.20"), Address("wlan1", "10.42.0.1"), Address("eth0", "192.168.7.4")
CONTAINERS, VPN, ITS_OWN = Address("docker0", "172.17.0.1"), Address("tun0", "10.8.0.2"), Address("eth1", "169.254.3.4")


@pytest.mark.parametrize(
    ("found", "outward", "told"),
    [
        ([LO], None, []),
        ([LO, HOUSE], "192.168.1.20", ["192.168.1.20"]),
        ([LO, HOTSPOT], None, ["10.42.0.1"]),
        ([LO, HOUSE, HOTSPOT], "192.168.1.20", ["10.42.0.1", "192.168.1.20"]),
        ([LO, HOUSE, CABLE], "192.168.7.4", ["192.168.7.4", "192.168.1.20"]),
        ([LO, CABLE, HOUSE], None, ["192.168.7.4", "192.168.1.20"]),
        ([LO, CONTAINERS, HOUSE], None, ["192.168.1.20"]),
        ([LO, VPN, HOUSE], "10.8.0.2", ["192.168.1.20"]),
        ([LO, ITS_OWN, HOUSE], None, ["192.168.1.20"]),
        ([LO, CONTAINERS], None, ["172.17.0.1"]),
        ([LO, ITS_OWN], None, ["169.254.3.4"]),
    ],
)
def test_phones_are_told_the_likeliest_address_first(found, outward, told):
    assert ranked(found, outward) == told


def test_this_machine_knows_its_interfaces():
    assert Address("lo", "127.0.0.1") in interfaces()


def may_have_networks_of_its_own():
    done = subprocess.run(["unshare", "-rn", "ip", "link", "add", "wlan0", "type", "bridge"], capture_output=True)
    return done.returncode == 0


class Laptop:
    """A server on a machine whose networks come and go: a network namespace of its own, and real interfaces in it."""

    def __init__(self, data):
        serve = [sys.executable, "-m", "workshop.cli", "serve", "--host", "0.0.0.0", "--port", "8000", "--sample"]
        begin = 'ip link set lo up; ip link add wlan0 type bridge; ip link set wlan0 up; exec "$@"'
        self.process = subprocess.Popen(
            ["unshare", "-rn", "sh", "-c", begin, "sh", *serve, "--data", str(data)],
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            env={**os.environ, **databases.settings(data)},
        )
        self.lines = Queue()
        self.told = ""
        threading.Thread(target=lambda: [self.lines.put(line) for line in self.process.stdout], daemon=True).start()

    def says(self, pattern):
        """Wait until it has said this since the last time it was asked."""

        def look():
            while not self.lines.empty():
                self.told += self.lines.get()
            found = re.search(pattern, self.told)
            if found:
                self.told = self.told[found.end() :]
            return found

        return until(look, told=lambda: f"in {self.told}")

    def ip(self, *words):
        inside = ["nsenter", "-t", str(self.process.pid), "-U", "-n", "--preserve-credentials", "ip"]
        subprocess.run([*inside, *words], check=True)

    def stop(self):
        self.process.send_signal(signal.SIGTERM)
        return self.process.wait(15)


@pytest.fixture
def laptop(tmp_path):
    if not may_have_networks_of_its_own():
        pytest.skip("needs network namespaces (unshare, ip)")
    laptop = Laptop(tmp_path)
    yield laptop
    assert laptop.stop() == 0


def test_a_laptop_without_a_network_says_so_and_tells_the_address_of_its_hotspot_once_that_is_on(laptop):
    code = laptop.says(r"join: http://127\.0\.0\.1:8000/j/(\w{6})\n")[1]
    laptop.says("There is no network that phones could be in")
    laptop.ip("addr", "add", "10.42.0.1/24", "dev", "wlan0")
    laptop.says("This computer is in another network now")
    laptop.says(rf"join: http://10\.42\.0\.1:8000/j/{code}\n")
    laptop.ip("link", "add", "eth0", "type", "bridge")
    laptop.ip("link", "set", "eth0", "up")
    laptop.ip("addr", "add", "192.168.1.20/24", "dev", "eth0")
    laptop.ip("addr", "flush", "dev", "wlan0")
    laptop.says(rf"join: http://192\.168\.1\.20:8000/j/{code}\n")
