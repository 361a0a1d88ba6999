"""The projector's page, behind a read-only link."""

from typing import Any

from flask import Blueprint, abort, make_response, render_template, request
from markupsafe import Markup

from workshop.notes.charts import svg
from workshop.store import register
from workshop.store.tables import sessions
from workshop.web import identity
from workshop.web.forms import Line, asks
from workshop.web.identity import anybody, knows, the_house
from workshop.web.language import _, read_in

screen = Blueprint("screen", __name__)


@screen.get("/screen/test")
@anybody
@asks(look=Line(20))
def try_the_projector() -> Any:
    """Corners, sizes and colours, to look at from the last row before anybody comes. Knows no session."""
    look = "dark" if request.args.get("look") == "dark" else "bright"
    return render_template("projector.html", look=look, chart=Markup(svg(_sample())))


@screen.get("/screen/<token>")
@knows("link")
def screen_page(token: str) -> Any:
    with the_house().store.read() as connection:
        found = register.one(connection, sessions, screen=token)
    live = the_house().live(found.id) if found else None
    if live is None or found is None:
        abort(404)
    about = live.state.about
    read_in(about.language)
    facts = {
        "version": the_house().version.told(),
        "session": found.id,
        "join_url": the_house().here(live).join_url,
        "code": about.code,
    }
    response = make_response(render_template("screen.html", title=about.title, facts=facts))
    identity.give_screen(response, found.id)
    return response


def _sample() -> dict[str, Any]:
    bars = ((_("This bar is long"), 9), (_("This one is short"), 3))
    items = [{"text": text, "count": count} for text, count in bars]
    return {"form": "bars", "title": _("A bar, as answers come"), "items": items}
