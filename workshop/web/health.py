"""Is the server up, and can it read its database?"""

from typing import Any

from flask import Blueprint

from workshop.store import people
from workshop.web.identity import anybody, the_house

health = Blueprint("health", __name__)


@health.get("/health")
@anybody
def ok() -> dict[str, Any]:
    with the_house().store.read() as connection:
        people.count_accounts(connection)
    return {"ok": True}
