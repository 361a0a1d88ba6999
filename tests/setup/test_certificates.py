"""Https without internet: what phones that trust this computer take, what it can’t speak for, what plain http gets."""

import socket
import ssl
import stat
import subprocess
from contextlib import suppress

import pytest

from tests.live.people import Browser, Desk, pair
from tests.ports import free_port
from tests.server import Server
from workshop.certificates import Certificates, NoCertificate, vouched

CONFIG = "[req]\ndistinguished_name=dn\n[dn]\n[ext]\nextendedKeyUsage=serverAuth\nsubjectAltName=DNS:bank.example\n"


@pytest.fixture
def certificates(tmp_path):
    return Certificates(tmp_path)


def greet(server, authority, name):
    """What becomes of a handshake between a server and a phone that trusts this authority and asks for a name."""
    trusting = ssl.create_default_context(cadata=authority.certificate)
    there, back = ssl.MemoryBIO(), ssl.MemoryBIO()
    phone = trusting.wrap_bio(there, back, server_hostname=name)
    house = server.wrap_bio(back, there, server_side=True)
    for _ in range(4):
        for end in (phone, house):
            with suppress(ssl.SSLWantReadError):
                end.do_handshake()
    return phone.getpeercert()


@pytest.mark.parametrize("name", ["10.42.0.1", "127.0.0.1", "localhost", "evening.lan"])
def test_a_phone_that_trusts_this_computer_takes_its_certificate_where_it_is(certificates, name):
    assert greet(certificates.context(["10.42.0.1", "evening.lan", "203.0.113.9"]), certificates.authority, name)


def test_it_is_renewed_when_addresses_change_and_no_phone_has_to_be_told_again(certificates, tmp_path):
    server = certificates.context(["10.42.0.1"])
    with pytest.raises(ssl.SSLCertVerificationError, match="IP address mismatch"):
        greet(server, certificates.authority, "192.168.1.20")
    assert certificates.context(["192.168.1.20"]) is server
    assert greet(server, certificates.authority, "192.168.1.20")
    later = Certificates(tmp_path)
    assert later.authority == certificates.authority
    assert greet(later.context(["192.168.7.7"]), certificates.authority, "192.168.7.7")


def test_whoever_steals_its_key_can_be_no_bank(certificates, tmp_path):
    folder = tmp_path / "tls"
    (tmp_path / "about").write_text(CONFIG)
    own = [
        "-config",
        tmp_path / "about",
        "-subj",
        "/CN=bank",
        "-newkey",
        "rsa:2048",
        "-nodes",
        "-keyout",
        tmp_path / "k",
    ]
    by = ["-CA", folder / "authority.pem", "-CAkey", folder / "authority.key", "-CAcreateserial"]
    leaf = ["-extfile", tmp_path / "about", "-extensions", "ext", "-out", tmp_path / "leaf"]
    for words in (
        ["req", "-new", *own, "-out", tmp_path / "asked"],
        ["x509", "-req", "-in", tmp_path / "asked", *by, *leaf],
    ):
        subprocess.run(["openssl", *words], check=True, capture_output=True)
    bank = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    bank.load_cert_chain(tmp_path / "leaf", tmp_path / "k")
    with pytest.raises(ssl.SSLCertVerificationError, match="permitted subtree"):
        greet(bank, certificates.authority, "bank.example")


def test_its_key_is_for_the_owner_of_the_folder_alone(certificates, tmp_path):
    assert {path.name for path in (tmp_path / "tls").iterdir()} == {"authority.key", "authority.pem"}
    assert stat.S_IMODE((tmp_path / "tls" / "authority.key").stat().st_mode) == 0o600


def test_it_speaks_for_private_addresses_only():
    assert [
        one
        for one in ("10.42.0.1", "192.168.0.9", "172.20.10.2", "evening.home.arpa", "203.0.113.9")
        if not vouched(one)
    ] == ["203.0.113.9"]


def test_without_openssl_it_says_what_is_missing(tmp_path, monkeypatch):
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(NoCertificate, match="openssl, which is not here"):
        Certificates(tmp_path)


class Sealed(Server):
    def command(self):
        return [*super().command(), "--tls"]

    def start(self):
        super().start()
        self.plain, self.url = self.url, self.url.replace("http", "https", 1)


@pytest.fixture(scope="module", params=["eventlet", pytest.param("gevent", marks=pytest.mark.long)])
def server(request, tmp_path_factory):
    server = Sealed(tmp_path_factory.mktemp("sealed"), free_port(), WORKSHOP_ASYNC=request.param)
    yield server
    server.stop()


def test_an_evening_over_tls_and_on_the_same_port_the_way_to_trust_it_over_plain_http(server):
    assert server.desk.startswith("https://")
    desk = Desk(server)
    ana, ben = pair(server, desk.code, "ana", "ben")
    desk.act("next", after=0)
    assert (
        ana.see("room", lambda view: view["step"])["step"]["run"]
        == ben.see("room", lambda view: view["step"])["step"]["run"]
    )
    for somebody in (ana, ben, desk):
        somebody.close()
    browser, elsewhere = Browser(server), {"Host": f"laptop.local:{server.port}"}
    status, page, response = browser.get(f"{server.plain}/", headers=elsewhere, allow_redirects=False)
    assert (status, response.headers["Location"]) == (303, "/trust")
    status, page, _ = browser.get(f"{server.plain}/trust", headers=elsewhere)
    held = ssl.PEM_cert_to_DER_cert((server.data / "tls" / "authority.pem").read_text())
    status, _, response = browser.get(f"{server.plain}/trust/side-by-side.crt", headers=elsewhere)
    assert status == 200 and response.headers["Content-Type"] == "application/x-x509-ca-cert"
    assert response._body == held and f"https://laptop.local:{server.port}/" in page
    status, _, response = browser.get("/")
    assert status == 200 and "Strict-Transport-Security" not in response.headers, "plain http is to work here again"
    assert browser.get(f"{server.plain}/")[0] == 200, "simulated couples come from here"
    browser.close()


def test_who_opens_a_line_and_says_nothing_keeps_nobody_waiting(server):
    silent = [socket.create_connection(("127.0.0.1", server.port)) for _ in range(5)]
    silent[0].sendall(b"\x16")
    browser = Browser(server)
    assert browser.get("/")[0] == 200
    browser.close()
    for line in silent:
        line.close()
