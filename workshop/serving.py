"""Runs the server: prints where to go, serves until it is told to stop, and leaves the database tidy."""

import gc
import sys
import time
from dataclasses import replace
from typing import Any

from flask import Flask

from workshop import accounts, alone, backup, concurrency, diary, sessions
from workshop.announcing import Whereabouts, join_path
from workshop.certificates import NoCertificate
from workshop.config import Config, read_config
from workshop.live import draining, rooms
from workshop.live.house import House, create_house
from workshop.live.presence import SWEEP_EVERY_S
from workshop.store import register
from workshop.store.tables import workshops
from workshop.web import assets
from workshop.wiring import create_app
from workshop.workshops import make_workshop

SAMPLE = "first-evening"
SOCKETS = "/socket.io/"
PURGE_EVERY_S, SLEEP_EVERY_S = 600, 60
COLLECT_AFTER = (20_000, 20, 50)
"""Python itself looks for garbage after 700 new objects, and at everything after 70,000: everybody waits for that."""
LOOK_EVERY_S = 5
"""How often this server looks whether simulated couples have left, and in which network it is."""


class CannotServe(Exception):
    """The server can't start; the text says why."""


def serve(host: str, port: int, data: str | None, sample: bool = False, tls: bool = False) -> None:
    """Serve until SIGTERM or Ctrl-C.

    Raises CannotServe, alone.InUse, ConfigError, StoreError or WrongExercises before it starts.
    """
    running = Running(_with_tls(read_config(data)) if tls else read_config(data))
    house = running.house
    listener = _listen(host, port)
    port = listener.getsockname()[1]
    where = _whereabouts(house, host, port)
    where.announce(_way_in(house, sample), sys.stdout.isatty() or sample)
    concurrency.stop_on_signals()
    running.go()
    concurrency.every(LOOK_EVERY_S, lambda: running.move(where))
    try:
        concurrency.run(listener, running.app, sockets=SOCKETS, tls=where.tls)
    except SystemExit:
        running.drain()
    finally:
        running.close()


def _with_tls(config: Config) -> Config:
    if config.url:
        raise CannotServe("With WORKSHOP_URL somebody in front speaks TLS: leave out --tls, or that setting.")
    return replace(config, tls=True, secure_cookies=True)


def _whereabouts(house: House, host: str, port: int) -> Whereabouts:
    try:
        return Whereabouts(house, host, port)
    except NoCertificate as wrong:
        raise CannotServe(str(wrong)) from wrong


def hosted() -> Flask:
    """The server as the app of somebody who listens for it, such as gunicorn; it goes until this process shall stop.

    Raises what `serve` does.
    """
    config = read_config()
    if not config.url:
        raise CannotServe("Somebody else listens here: set WORKSHOP_URL to the address that phones use.")
    running = Running(config)
    print(f"desk: {config.url}/desk/sign-in/{accounts.make_link(running.house)}", flush=True)
    print(f"join: {config.url}{_way_in(running.house, sample=False)}", flush=True)
    concurrency.before_stopping(running.drain, running.close)
    running.go()
    return running.app


class Running:
    """All of the server, but for who listens. Raises alone.InUse, StoreError or WrongExercises."""

    def __init__(self, config: Config) -> None:
        self.config = config
        self._held = alone.hold(config.data)
        self._log = diary.keep(config.data / "server.log")
        assets.keep(config.data)
        self.house = create_house(config)
        self._clock = sessions.steady_clock(self.house)
        self.app = create_app(config, self.house)
        self.app.extensions["jobs"].stop()  # what a server left that was killed

    def go(self) -> None:
        """Begin with what goes on beside the live path."""
        config, house, parts = self.config, self.house, self.app.extensions
        concurrency.allow_many_files()
        concurrency.tell_failures()
        _collect_seldom()
        concurrency.every(PURGE_EVERY_S, lambda: sessions.follow_the_clock(house, self._clock))
        concurrency.every(PURGE_EVERY_S, lambda: sessions.purge(house))
        concurrency.every(PURGE_EVERY_S, lambda: backup.sweep(config, time.time()))
        concurrency.every(PURGE_EVERY_S, parts["jobs"].sweep)
        concurrency.every(PURGE_EVERY_S, self._log.trim)
        concurrency.every(SLEEP_EVERY_S, house.let_sleep)
        concurrency.every(SWEEP_EVERY_S, parts["presence"].sweep)
        house.passing.start()
        if config.redis:
            concurrency.every(SWEEP_EVERY_S, parts["together"].look)
        concurrency.every(LOOK_EVERY_S, parts["crowds"].look)

    def move(self, where: Whereabouts) -> None:
        """Desks and screens show the address at which phones find this machine now."""
        if where.move():
            for live in self.house.in_use():
                rooms.send_desk(self.app.extensions["socketio"], self.house, live)
                rooms.send_screen(self.app.extensions["socketio"], self.house, live)

    def drain(self) -> None:
        """Tell everybody to come again, and finish what is in hand."""
        print("Stopping. Open sessions go on where they are at the next start.", flush=True)
        draining.drain(self.app.extensions["socketio"], self.house, self.app.extensions["presence"])

    def close(self) -> None:
        """Leave everything tidy."""
        self.app.extensions["crowds"].close()
        self.app.extensions["jobs"].stop()
        self.house.close()
        self._held.close()


def _collect_seldom() -> None:
    """What is there by now stays: it need not be looked through again and again for what has become garbage."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(*COLLECT_AFTER)


def _listen(host: str, port: int) -> Any:
    try:
        return concurrency.listen(host, port)
    except OSError as wrong:
        hint = "Is another server running there? Choose another with --port." if wrong.errno == 98 else "Check --host."
        raise CannotServe(f"Port {port} on {host} can't be used: {wrong.strerror}. {hint}") from wrong


def _way_in(house: House, sample: bool) -> str:
    return join_path(house) or (_make_sample(house) if sample else "/")


def _make_sample(house: House) -> str:
    """A workshop with an open session, for the first look. Belongs to every account of the server.

    Of several workers that start at once one makes it.
    """
    with house.store.one_at_a_time("sample"):
        return join_path(house) or _open_sample(house)


def _open_sample(house: House) -> str:
    with house.store.read() as connection:
        if register.open_codes(connection):
            return "/"
    id = make_workshop(house, None, "", SAMPLE)
    with house.store.read() as connection:
        workshop = register.one(connection, workshops, id=id)
    sid = sessions.open_session(house, workshop, sessions.LIMITS, sessions.RESOURCES)
    live = house.live(sid)
    return f"/j/{live.state.about.code}" if live else "/"
