"""The live desk's page."""

from typing import Any

from flask import Blueprint, abort, g, render_template

from workshop.live.house import Live
from workshop.session.duties import DUTIES
from workshop.web.identity import csrf, facilitator, the_house
from workshop.web.language import read_in

desk = Blueprint("desk", __name__, url_prefix="/desk")


def live_or_404(sid: str) -> Live:
    live = the_house().live(sid)
    if live is None:
        abort(404)
    return live


@desk.get("/sessions/<sid>")
@facilitator(*DUTIES)
def session_page(sid: str) -> Any:
    live = live_or_404(sid)
    here = the_house().here(live)
    read_in(live.state.about.language)
    facts = {
        "version": the_house().version.told(),
        "session": sid,
        "title": live.state.about.title,
        "join_url": here.join_url,
        "screen_url": here.screen_url,
        "csrf": csrf(),
        "me": g.account.name,
    }
    return render_template("desk/session.html", title=live.state.about.title, facts=facts)
