"""Tells whoever started the server where phones find it, and again when this machine moves to another network."""

import ssl
import sys

import segno

from workshop import accounts, addresses
from workshop.certificates import Certificates, vouched
from workshop.live.house import House
from workshop.store import register

EVERYWHERE = ("0.0.0.0", "::")

NO_NETWORK = (
    "There is no network that phones could be in. Switch on this computer's hotspot, or join the Wi-Fi of the house:\n"
    "the address is printed here as soon as there is one (docs/retreat.md)."
)
PLAIN = (
    "This is plain http. All of an evening works, but for two things that browsers allow over https only: that a\n"
    "phone keeps its screen on in a step, and that the page is installed as an app. So ask everybody to let\n"
    "their screen stay on for some minutes; what they typed is safe either way. Use it in a network of your own\n"
    "(docs/retreat.md)."
)

TRUST = """The certificate is this computer's own. A phone has to be told once to trust it, at the address above; until
then its browser warns. Ask that of phones of the house, not of people's own (docs/retreat.md). Its SHA-256:
{fingerprint}"""


class Whereabouts:
    """Where the server is found: `port` as it listens, `host` as it was told to. `tls`: for whoever comes with TLS.

    Raises NoCertificate.
    """

    def __init__(self, house: House, host: str, port: int) -> None:
        self._house, self._host, self._port = house, host, port
        self._certificates = Certificates(house.config.data) if house.config.tls else None
        house.authority = self._certificates.authority if self._certificates else None
        house.local_url = f"http://{_bracketed(_at_home(host))}:{port}"
        self._named: list[str] = []
        self.tls: ssl.SSLContext | None = None
        self.settle()

    def settle(self) -> bool:
        """Look where this machine is now; whether phones have to go to another address than before.

        One that phones were told stays for as long as it is there, also when a likelier one has come.
        """
        house, before = self._house, self._house.base_url
        if house.config.url:
            house.base_url = house.config.url
            return before != house.base_url
        found = self._addresses()
        urls = [self._url(one) for one in found]
        house.base_url = before if before in urls else urls[0]
        house.other_urls = tuple(url for url in urls if url != house.base_url)
        if self._certificates and found != self._named:
            self.tls, self._named = self._certificates.context(found), found
        return before != house.base_url

    def _addresses(self) -> list[str]:
        if self._host not in EVERYWHERE:
            return [self._host]
        found = addresses.reachable()
        named = [one for one in found if vouched(one)] if self._certificates else found
        return named or [addresses.HERE]

    def _url(self, address: str) -> str:
        return f"{'https' if self._certificates else 'http'}://{_bracketed(address)}:{self._port}"

    def announce(self, join: str, picture: bool) -> None:
        """The two lines others rely on, the QR of the second, and what else there is to know. `join`: a path."""
        house = self._house
        _say(f"desk: {house.base_url}/desk/sign-in/{accounts.make_link(house)}")
        self._say_where(join, picture)
        if house.authority:
            _say(f"trust: {house.base_url.replace('https', 'http', 1)}/trust")
            _say(TRUST.format(fingerprint=house.authority.fingerprint))
        elif house.base_url.startswith("http:") and self._for_phones():
            _say(PLAIN)

    def move(self) -> bool:
        """As `settle`, and says it."""
        if not self.settle():
            return False
        _say("This computer is in another network now. Phones that were here go to the new address once.")
        self._say_where(join_path(self._house) or "/", sys.stdout.isatty())
        return True

    def _say_where(self, join: str, picture: bool) -> None:
        house = self._house
        _say(f"join: {house.base_url}{join}")
        if picture:
            segno.make(f"{house.base_url}{join}", error="m").terminal(compact=True)
            sys.stdout.flush()
        for url in house.other_urls:
            _say(f"also: {url}{join}")
        if self._host in EVERYWHERE and not self._for_phones():
            _say(NO_NETWORK)

    def _for_phones(self) -> bool:
        return self._house.base_url != self._url(addresses.HERE) and self._host in EVERYWHERE


def _say(text: str) -> None:
    print(text, flush=True)


def _bracketed(address: str) -> str:
    return f"[{address}]" if ":" in address else address


def _at_home(host: str) -> str:
    """The same place as this machine itself gets there, whatever name the network has for it."""
    return {"0.0.0.0": addresses.HERE, "::": "::1"}.get(host, host)


def join_path(house: House) -> str | None:
    """The address of the session that is open, if there is just one."""
    with house.store.read() as connection:
        codes = register.open_codes(connection)
    return f"/j/{codes[0]}" if len(codes) == 1 else None
