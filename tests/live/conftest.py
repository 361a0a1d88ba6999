"""One server for a module; each test opens its own session on it."""

import contextlib
import secrets
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from tests.between import TwoDesk
from tests.live.people import Colleague, Desk, Phone, Screen, pair
from tests.server import Server
from tests.web.people import account, share
from workshop import accounts, workshops
from workshop.live.house import House, create_house


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    server = Server(tmp_path_factory.mktemp("data"))
    yield server
    server.stop()


@pytest.fixture(scope="module")
def room(server: Server) -> Iterator[tuple[Any, ...]]:
    """A desk, ana and ben, and another couple that could overhear."""
    desk = TwoDesk(server)
    people = [*pair(server, desk.code, "ana", "ben"), *pair(server, desk.code, "carla", "dan")]
    yield desk, *people
    for client in [desk, *people]:
        client.close()


class Evening:
    """A session with its desk; `evening.couples(3)` brings phones."""

    def __init__(self, server: Server, **options: object) -> None:
        self.server = server
        self.desk = Desk(server, **options)  # type: ignore[arg-type]
        self.people: list[Phone] = []
        self.open: list[object] = [self.desk]

    def couples(self, count: int) -> list[Phone]:
        for number in range(count):
            self.people += pair(self.server, self.desk.code, f"ana{number}", f"ben{number}")
        return self.people

    def phone(self, name: str = "eve") -> Phone:
        phone = Phone(self.server, self.desk.code, name)
        self.open.append(phone)
        return phone

    def screen(self) -> Screen:
        screen = Screen(self.server, self.desk)
        self.open.append(screen)
        return screen

    def colleague(self, duty: str) -> Colleague:
        """Somebody new who shares the workshop, at the desk."""
        name = f"Kim {secrets.token_hex(3)}"
        with the_house_of(self.server) as house:
            found = workshops.of_session(house, self.desk.session)
            share(house, found.id, account(house, name), duty)
        self.open.append(Colleague(self.server, name, self.desk.session))
        return self.open[-1]  # type: ignore[return-value]

    def close(self) -> None:
        for client in [*self.open, *self.people]:
            with contextlib.suppress(Exception):
                client.close()  # type: ignore[attr-defined]


@pytest.fixture
def evening(server: Server) -> Iterator[Callable[..., Evening]]:
    opened: list[Evening] = []

    def open_one(**options: object) -> Evening:
        # The one-time link is used up by the first desk: each evening signs in by a fresh one.
        server.desk = fresh_link(server)
        opened.append(Evening(server, **options))
        return opened[-1]

    yield open_one
    for one in opened:
        one.close()


def fresh_link(server: Server) -> str:
    with the_house_of(server) as house:
        return f"{server.url}/desk/sign-in/{accounts.make_link(house)}"


@contextlib.contextmanager
def the_house_of(server: Server) -> Iterator[House]:
    """The server's data, from a second process."""
    house = create_house(server.config)
    try:
        yield house
    finally:
        house.store.engine.dispose()
