"""Where this machine is on the networks around it, so that phones are told an address that they can reach."""

import re
import socket
import struct
import sys
from contextlib import suppress
from dataclasses import dataclass
from fcntl import ioctl
from ipaddress import ip_address
from pathlib import Path

HERE = "127.0.0.1"
ASKS_FOR_ADDRESS = 0x8915 if sys.platform == "linux" else 0xC0206921
"""SIOCGIFADDR, of Linux and of the BSDs."""
IN_BETWEEN = re.compile(
    "docker|br-|veth|virbr|vmnet|vboxnet|podman|cni|flannel|lxc|lxd|tun|tap|utun|wg|tailscale|zt|ppp|ipsec|awdl|llw"
)
"""How networks are called that no phone is in: of containers, of virtual machines, of a VPN."""
OWN_HOTSPOT = re.compile(r"10\.42\.\d+\.1|192\.168\.2\.1|192\.168\.137\.1")
"""What a laptop calls itself in its own hotspot: NetworkManager, macOS, Windows."""
ELSEWHERE = ("192.0.2.1", 9)
"""An address for documentation (RFC 5737): a datagram socket that connects to it sends nothing."""


@dataclass(frozen=True)
class Address:
    """`interface`: what this machine calls its way into that network, such as wlan0."""

    interface: str
    ip: str


def reachable() -> list[str]:
    """The addresses of this machine that phones may reach, the likeliest first; none without a network."""
    return ranked(interfaces(), towards_others())


def ranked(found: list[Address], outward: str | None) -> list[str]:
    """A hotspot of its own first: whoever made one wants phones in it. Then the way to everybody else, `outward`.

    Networks without phones, and addresses that a machine gave itself because nobody did, count only without others.
    """

    def rank(one: Address) -> tuple[bool, bool, bool, str]:
        wireless = Path(f"/sys/class/net/{one.interface}/wireless").exists()
        return not OWN_HOTSPOT.fullmatch(one.ip), one.ip != outward, not wireless, one.interface

    away = [one for one in found if not ip_address(one.ip).is_loopback]
    likely = [one for one in away if not IN_BETWEEN.match(one.interface) and not ip_address(one.ip).is_link_local]
    return list(dict.fromkeys(one.ip for one in sorted(likely or away, key=rank)))


def interfaces() -> list[Address]:
    """The first address of each interface that has one."""
    found = []
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as asking:
        for _, name in socket.if_nameindex():
            with suppress(OSError):  # it has none
                told = ioctl(asking.fileno(), ASKS_FOR_ADDRESS, struct.pack("256s", name.encode()[:15]))
                found.append(Address(name, socket.inet_ntoa(told[20:24])))
    return found


def towards_others() -> str | None:
    """The address that others outside would see; None if there is no way to them."""
    with socket.socket(socket.AF_INET, socket.SOCK_DGRAM) as probe:
        try:
            probe.connect(ELSEWHERE)
            return str(probe.getsockname()[0])
        except OSError:
            return None
