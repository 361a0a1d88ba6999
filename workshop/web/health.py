"""For whoever runs the server: does it answer, may it be sent people, and its numbers. No sentence, no identity."""

import secrets
import time
from typing import Any

from flask import Blueprint, Response, abort, current_app, request

from workshop.live.house import House
from workshop.store import fitness
from workshop.web.identity import anybody, knows, the_house

health = Blueprint("health", __name__)

LOOK_AGAIN_S = 1.0
"""However often somebody asks, the database is looked at once a second."""


class Readiness:
    """What was found the last time, and when."""

    def __init__(self, house: House) -> None:
        self._house = house
        self._found: dict[str, bool] = {}
        self._at = -LOOK_AGAIN_S

    def look(self) -> dict[str, bool]:
        if time.monotonic() - self._at >= LOOK_AGAIN_S:
            store = self._house.store
            checks = (fitness.readable, fitness.writable, fitness.at_head)
            self._found = {check.__name__: check(store) for check in checks}
            self._at = time.monotonic()
        return {**self._found, "staying": not self._house.draining}


@health.record_once
def begin(state: Any) -> None:
    state.app.extensions["readiness"] = Readiness(state.app.extensions["house"])


@health.get("/healthz")
@anybody
def answers() -> dict[str, bool]:
    """The process answers; the database is not asked."""
    return {"ok": True}


@health.get("/readyz")
@anybody
def ready() -> tuple[dict[str, bool], int]:
    found = current_app.extensions["readiness"].look()
    return {"ok": all(found.values()), **found}, 200 if all(found.values()) else 503


@health.get("/metrics")
@knows("token")
def metrics() -> Response:
    """Only for who brings the token of WORKSHOP_METRICS; to everybody else it is not there."""
    token = the_house().config.metrics
    sent = request.headers.get("Authorization", "").removeprefix("Bearer ")
    if not token or not secrets.compare_digest(sent.encode(errors="replace"), token.encode()):
        abort(404)
    return Response(the_house().metrics.as_text(), mimetype="text/plain; version=0.0.4; charset=utf-8")
