"""Https in a house without internet: an authority of this computer's own, and a certificate for where it is now.

Both are made by the program `openssl`, which Debian, macOS and most others bring along. The authority can speak for
private addresses and names of a local network only: whoever stole its key could not pretend to be a bank.
"""

import hashlib
import socket
import ssl
import subprocess
import tempfile
from dataclasses import dataclass
from ipaddress import ip_address, ip_network
from pathlib import Path

from workshop import whole

FOLDER = "tls"
AUTHORITY_DAYS, DAYS = 3650, 365
"""How long they are good; the second is made anew at each start. Phones take none that is good for much longer."""
NETWORKS = ("10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "169.254.0.0/16", "127.0.0.0/8")
NAMES = ("local", "lan", "home.arpa", "localhost")

AUTHORITY = """
[req]
distinguished_name = dn
x509_extensions = ext
prompt = no
[dn]
CN = Side by Side on {host}
[ext]
basicConstraints = critical, CA:TRUE, pathlen:0
keyUsage = critical, keyCertSign
subjectKeyIdentifier = hash
nameConstraints = critical, {constraints}
"""
LEAF = """
[req]
distinguished_name = dn
req_extensions = ext
prompt = no
[dn]
CN = Side by Side
[ext]
basicConstraints = critical, CA:FALSE
keyUsage = critical, digitalSignature
extendedKeyUsage = serverAuth
subjectAltName = {names}
"""


class NoCertificate(Exception):
    """None can be made; the text says why."""


@dataclass(frozen=True)
class Authority:
    """`certificate`: for phones to trust (DER)."""

    certificate: bytes

    @property
    def fingerprint(self) -> str:
        """SHA-256, as phones show it: pairs of hexadecimal signs."""
        return hashlib.sha256(self.certificate).digest().hex(" ").upper()


class Certificates:
    """Those in a data folder. Raises NoCertificate."""

    def __init__(self, data: Path) -> None:
        self._folder = data / FOLDER
        self._context: ssl.SSLContext | None = None
        try:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            if not self._file("authority.pem").exists():
                self._make_authority()
            self.authority = Authority(ssl.PEM_cert_to_DER_cert(self._file("authority.pem").read_text()))
        except OSError as wrong:
            raise NoCertificate(f"{self._folder} can't be used: {wrong.strerror}.") from wrong

    def _file(self, name: str) -> Path:
        return self._folder / name

    def _make_authority(self) -> None:
        allowed = [f"permitted;IP:{ip_network(one).with_netmask}" for one in NETWORKS]
        allowed += [f"permitted;DNS:{name}" for name in NAMES]
        about = AUTHORITY.format(host=_host(), constraints=", ".join(allowed))
        with tempfile.TemporaryDirectory() as made:
            told = Path(made) / "about"
            told.write_text(about)
            key, public = Path(made) / "key", Path(made) / "public"
            _openssl("req", "-x509", "-config", told, *_new_key(key), "-days", AUTHORITY_DAYS, "-out", public)
            whole.write(self._file("authority.key"), key.read_bytes())
            whole.write(self._file("authority.pem"), public.read_bytes())

    def context(self, addresses: list[str]) -> ssl.SSLContext:
        """For a server at these addresses; asked again when they change, the same context, for new connections."""
        with tempfile.TemporaryDirectory() as made:
            told, key, asked, public = (Path(made) / name for name in ("about", "key", "asked", "public"))
            told.write_text(LEAF.format(names=", ".join(_names(addresses))))
            _openssl("req", "-new", "-config", told, *_new_key(key), "-out", asked)
            by = ("-CA", self._file("authority.pem"), "-CAkey", self._file("authority.key"), "-CAcreateserial")
            serial = ("-CAserial", Path(made) / "serial")
            extensions = ("-extfile", told, "-extensions", "ext")
            _openssl("x509", "-req", "-in", asked, *by, *serial, *extensions, "-days", DAYS, "-out", public)
            if self._context is None:
                self._context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
                self._context.minimum_version = ssl.TLSVersion.TLSv1_2
            self._context.load_cert_chain(public, key)
        return self._context


def vouched(address: str) -> bool:
    """Whether the authority can speak for an address, or a name."""
    if not _is_number(address):
        return address.rpartition(".")[2] in NAMES or address.endswith(".home.arpa")
    return any(ip_address(address) in ip_network(network) for network in NETWORKS)


def _names(addresses: list[str]) -> list[str]:
    known = [one for one in ("127.0.0.1", "localhost", f"{_host()}.local", *addresses) if vouched(one)]
    return [f"{'IP' if _is_number(one) else 'DNS'}:{one}" for one in dict.fromkeys(known)]


def _is_number(address: str) -> bool:
    try:
        return bool(ip_address(address))
    except ValueError:
        return False


def _host() -> str:
    """What this computer is called, in a word."""
    first = socket.gethostname().partition(".")[0]
    return "".join(sign for sign in first if sign.isascii() and (sign.isalnum() or sign == "-"))[:40] or "computer"


def _new_key(key: Path) -> tuple[object, ...]:
    return "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout", key


def _openssl(*words: object) -> None:
    try:
        done = subprocess.run(["openssl", *map(str, words)], capture_output=True, text=True, check=False, timeout=30)
    except FileNotFoundError as wrong:
        raise NoCertificate("A certificate is made by openssl, which is not here: apt-get install openssl.") from wrong
    except subprocess.TimeoutExpired as wrong:
        raise NoCertificate("openssl did not come to an end within 30 s.") from wrong
    if done.returncode:
        raise NoCertificate(f"openssl made no certificate: {done.stderr.strip()[-400:]}")
