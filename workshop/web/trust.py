"""With a certificate of this computer's own: how a phone comes to trust it, told over plain http on the same port."""

from urllib.parse import urlsplit

from flask import Blueprint, Response, abort, redirect, render_template, request

from workshop.certificates import Authority
from workshop.limits import at_home
from workshop.web.identity import anybody, the_house

trust = Blueprint("trust", __name__)

OPEN = ("trust", "assets", "mark", "health", "language")
"""What is said to who comes without TLS; it holds nothing of anybody."""
HERE = ("localhost", "127.0.0.1")


@trust.before_app_request
def over_plain_http() -> Response | None:
    """Everybody else is led to what a phone needs; but for this machine itself, where simulated couples come from."""
    if the_house().authority is None or request.is_secure or request.blueprint in OPEN:
        return None
    if at_home(request.remote_addr or "") and urlsplit(request.host_url).hostname in HERE:
        return None
    return redirect("/trust", 303)  # type: ignore[return-value]


def _authority() -> Authority:
    found = the_house().authority
    if found is None:
        abort(404)
    return found


@trust.get("/trust")
@anybody
def steps() -> str:
    return render_template("trust.html", fingerprint=_authority().fingerprint, way_in=f"https://{request.host}/")


@trust.get("/trust/side-by-side.crt")
@anybody
def certificate() -> Response:
    return Response(_authority().certificate, mimetype="application/x-x509-ca-cert")
