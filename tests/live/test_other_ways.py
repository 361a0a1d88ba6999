"""Who does not come over a plain WebSocket from the first byte is served all the same, in the same order."""

import subprocess

import pytest

from tests.between import TwoDesk
from tests.live.people import Phone
from tests.server import Server


class ServerOverTls(Server):
    program = "tests.live.over_tls"

    def start(self):
        self.data.mkdir(exist_ok=True)
        keys = ("req", "-x509", "-newkey", "rsa:2048", "-nodes", "-days", "2", "-subj", "/CN=localhost")
        files = ("-keyout", self.data / "key.pem", "-out", self.data / "certificate.pem")
        subprocess.run(["openssl", *keys, *files], check=True, capture_output=True)
        both = (self.data / "key.pem").read_text() + (self.data / "certificate.pem").read_text()
        (self.data / "both.pem").write_text(both)
        super().start()
        self.url = self.url.replace("http:", "https:")
        self.desk = self.desk.replace("http:", "https:")


class PollingPhone(Phone):
    transports = ("polling",)


class ClimbingPhone(Phone):
    """Begins with polling, as the library does by default, and goes over to a WebSocket."""

    transports = ("polling", "websocket")


def the_desk_pushes_and_all_hear(server, kinds):
    desk = TwoDesk(server)
    phones = [kind(server, desk.code, f"phone {nth}").join() for nth, kind in enumerate(kinds)]
    try:
        for after, step in enumerate((0, 8, 0, 8, 0)):
            assert desk.act("push", step=step, after=after)["ok"]
        for phone in phones:
            phone.see("room", lambda view: view["step"] and view["step"]["run"] == 5)
            runs = [view["step"]["run"] for name, view in phone.heard if name == "room" and view["step"]]
            assert runs == sorted(runs) and runs[-5:] == [1, 2, 3, 4, 5]
            assert phone.act("help", item="question")["ok"]
        assert len(desk.see("desk", lambda view: len(view["help"]) == len(phones))["help"]) == len(phones)
        return desk
    finally:
        for client in (*phones, desk):
            client.close()


@pytest.mark.parametrize("kinds", [(PollingPhone, Phone), (ClimbingPhone, Phone)], ids=["polling", "climbing"])
def test_who_polls_hears_the_same_as_everybody(server, kinds):
    the_desk_pushes_and_all_hear(server, kinds)


def test_over_tls_that_the_server_ends_itself_everything_goes_on(tmp_path):
    server = ServerOverTls(tmp_path / "data")
    try:
        the_desk_pushes_and_all_hear(server, (Phone, Phone))
    finally:
        server.stop()
