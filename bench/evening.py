"""A session with as many couples as are wanted, made through the real rules before the server starts."""

import json
import secrets
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import reduce
from pathlib import Path
from random import Random
from typing import Any

from itsdangerous import URLSafeSerializer

from bench.load import Phone
from tests.between import PLAN, open_session
from workshop.config import read_config
from workshop.live.house import House, create_house
from workshop.session import events
from workshop.session.desk import DESK
from workshop.session.fold import apply
from workshop.session.pairing import PHONE
from workshop.session.rules import Now, decide
from workshop.session.state import State
from workshop.store import log, register
from workshop.store.tables import accounts
from workshop.web.identity import phone_id
from workshop.wiring import create_app

READ = next(index for index, step in enumerate(PLAN) if step["id"].endswith("/rules"))
ASK = next(index for index, step in enumerate(PLAN) if step["id"].endswith("/room"))


@dataclass
class Evening:
    """`desk` and `phones` with the cookies that let them in; `session`: its id."""

    session: str
    desk: Phone
    phones: list[Phone]


def prepare(folder: Path, sizes: Sequence[int], more: int = 0, **changes: Any) -> list[Evening]:
    """A session of each size in a data folder. `more`: how many events each is to have besides those of pairing.

    `changes`: to the settings, as another database.
    """
    house = create_house(replace(read_config(str(folder)), **changes))
    try:
        robin, cookie = _account(house)
        return [_evening(house, robin, cookie, phones, more) for phones in sizes]
    finally:
        house.store.close()


def _account(house: House) -> tuple[str, str]:
    """Somebody who leads, and the cookie of a browser that is signed in."""
    who, stamp = secrets.token_hex(8), secrets.token_hex(8)
    row = {"name": f"Robin {who}", "password": "none", "role": "lead", "stamp": stamp, "created_at": house.clock()}
    with house.store.write() as connection:
        register.add(connection, accounts, id=who, **row)
    app = create_app(house=house)
    serializer = app.session_interface.get_signing_serializer(app)  # type: ignore[attr-defined]
    return who, f"desk={serializer.dumps({'account': who, 'stamp': stamp, 'browser': secrets.token_urlsafe(9)})}"


def _evening(house: House, robin: str, cookie: str, phones: int, more: int) -> Evening:
    session = open_session(house, robin)
    tokens = [secrets.token_urlsafe(24) for _ in range(phones)]
    signer = URLSafeSerializer(house.config.secret, salt=f"seat-{session}")
    _play(house, session, [phone_id(token) for token in tokens], more)
    return Evening(
        session,
        Phone(cookie, _auth("desk", session)),
        [Phone(f"seat-{session}={signer.dumps(token)}", _auth("phone", session)) for token in tokens],
    )


def _auth(role: str, session: str) -> str:
    return json.dumps({"role": role, "session": session}, separators=(",", ":"))


def _play(house: House, session: str, phones: Sequence[str], more: int) -> None:
    """Everybody joins and pairs; then so many events of the desk, of the kind that there are many of."""
    with house.store.read() as connection:
        state = reduce(apply, (events.from_row(*row) for row in log.read(connection, session)), State())
    rows: list[tuple[log.Row, str]] = []

    def act(table: Any, who: str, name: str, **fields: Any) -> None:
        nonlocal state
        id = secrets.token_hex(16)
        now = Now(at=house.clock(), chance=Random(1), present=frozenset())
        happened = decide(table, state, who, {"id": id, "act": name, **fields}, now)
        rows.extend((events.to_row(event), id) for event in happened)
        state = reduce(apply, happened, state)

    for first, second in zip(phones[::2], phones[1::2], strict=True):
        couple = secrets.token_hex(16)
        for who in (first, second):
            act(PHONE, who, "join", consent=True, practised=True)
        act(PHONE, first, "start_couple", couple=couple)
        act(PHONE, second, "join_couple", couple=couple)
        for who in (second, first):
            act(PHONE, who, "confirm", asking=second)
    for number in range(more):
        act(DESK, "robin", "blank", on=number % 2 == 0)
    with house.store.write() as connection:
        for seq, (row, id) in enumerate(rows, 1):
            log.append(connection, session, seq, [row], id)
