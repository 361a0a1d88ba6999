"""Puts the house together; decides nothing."""

from datetime import timedelta
from typing import Any

import orjson
from flask import Flask
from flask_socketio import SocketIO

from workshop import __version__, accounts, concurrency
from workshop.config import Config, read_config
from workshop.crowd import Crowds
from workshop.jobs import Jobs
from workshop.live import engine, frames, sockets
from workshop.live.fanout import Fanout
from workshop.live.house import House, create_house
from workshop.live.together import Together
from workshop.paths import ASSETS
from workshop.web import pages
from workshop.web.accessibility import accessibility
from workshop.web.account import account
from workshop.web.check import check
from workshop.web.choosing import language
from workshop.web.compare import compare
from workshop.web.cookies import Cookies
from workshop.web.desk import desk
from workshop.web.erase import erase
from workshop.web.exercises import exercises as own_exercises
from workshop.web.followup import followup
from workshop.web.front import Front
from workshop.web.guests import identify, still
from workshop.web.health import health
from workshop.web.identity import must_say_who
from workshop.web.invited import invited
from workshop.web.jobs import jobs
from workshop.web.join import join
from workshop.web.mark import mark
from workshop.web.notes import notes
from workshop.web.people import people
from workshop.web.preflight import preflight
from workshop.web.rehearse import rehearse
from workshop.web.resources import resources
from workshop.web.screen import screen
from workshop.web.sheet import sheet
from workshop.web.styleguide import styleguide
from workshop.web.trust import trust
from workshop.web.workshops import listing

MOST_BYTES = 32_768
PING_S, PONG_S = 3, 3
"""A line that says nothing for the sum of both is dead, on either side: a phone then connects anew."""


class Json:
    """orjson in the shape that python-socketio asks for."""

    @staticmethod
    def dumps(value: Any, **_options: Any) -> str:
        return orjson.dumps(value).decode()

    @staticmethod
    def loads(text: str | bytes, **_options: Any) -> Any:
        return orjson.loads(text)


def create_app(config: Config | None = None, house: House | None = None) -> Flask:
    """The server as a Flask app; `app.extensions` holds its house and its socketio."""
    config = config or (house.config if house else read_config())
    house = house or create_house(config)
    app = Flask(__name__, static_folder=None, template_folder=str(ASSETS.templates))
    app.extensions["house"] = house
    _set_up_flask(app, config)
    socketio = SocketIO(
        app,
        async_mode=concurrency.MODE,
        json=Json,
        serializer=frames.Frame,
        client_manager=Fanout(),
        async_handlers=False,
        manage_session=False,
        max_http_buffer_size=MOST_BYTES,
        http_compression=False,
        ping_interval=PING_S,
        ping_timeout=PONG_S,
    )
    engine.install(socketio)
    app.extensions["jobs"] = Jobs(config.data, lambda: house.clock())
    app.extensions["presence"] = sockets.register(socketio, house, identify, still(house))
    app.extensions["together"] = Together(socketio, house, app.extensions["presence"])
    app.extensions["crowds"] = Crowds(house)
    must_say_who(app)
    sockets.must_say_who(socketio)
    frames.hang_up_on_what_is_none(socketio)
    app.wsgi_app = Front(app.wsgi_app, config, house)  # type: ignore[method-assign]
    _measure(app, house)
    return app


def _measure(app: Flask, house: House) -> None:
    house.store.around = house.metrics.writing
    house.metrics.about(__version__, lambda: len(house.in_use()), app.extensions["presence"].by_role)


def _set_up_flask(app: Flask, config: Config) -> None:
    app.config.update(
        SECRET_KEY=config.secret,
        SESSION_COOKIE_NAME="desk-tls" if config.tls else "desk",  # a browser lets plain http change no secure one
        SESSION_COOKIE_HTTPONLY=True,
        SESSION_COOKIE_SAMESITE="Lax",
        SESSION_COOKIE_SECURE=config.secure_cookies,
        PERMANENT_SESSION_LIFETIME=timedelta(seconds=accounts.SIGNED_IN_FOR_S),
        MAX_CONTENT_LENGTH=MOST_BYTES,
        MAX_FORM_MEMORY_SIZE=MOST_BYTES,
    )
    app.session_interface = Cookies()
    pages.set_up(app)
    inside = (account, people, invited, listing, sheet, desk, own_exercises, check, notes, jobs, rehearse, styleguide)
    for blueprint in (
        health,
        mark,
        trust,
        accessibility,
        language,
        join,
        *inside,
        preflight,
        resources,
        compare,
        erase,
        followup,
        screen,
    ):
        app.register_blueprint(blueprint)
