"""The living page of all pieces, for whoever works on the look; elsewhere it is not there."""

from typing import Any

from flask import Blueprint, abort, render_template, request

from workshop.languages import FIRST
from workshop.web.forms import Line, asks
from workshop.web.identity import anybody, the_house
from workshop.web.language import read_in

styleguide = Blueprint("styleguide", __name__)


@styleguide.get("/styleguide")
@anybody
@asks(of=Line(20))
def pieces() -> Any:
    """Tokens and pieces of the phone, or of the desk, in both lights. 404 unless WORKSHOP_STYLEGUIDE is on."""
    if not the_house().config.styleguide:
        abort(404)
    read_in(FIRST)
    return render_template("styleguide.html", of="desk" if request.args.get("of") == "desk" else "phone")
