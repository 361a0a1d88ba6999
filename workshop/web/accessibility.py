"""How the pages adapt to whoever reads them, what is not good yet, and how to tell of a problem; in plain words."""

from flask import Blueprint, render_template

from workshop.web.identity import anybody

accessibility = Blueprint("accessibility", __name__)


@accessibility.get("/accessibility")
@anybody
def statement() -> str:
    return render_template("accessibility.html")
