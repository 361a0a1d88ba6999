"""For phones: the code form, the phone page, leaving, and the page of resources."""

import io

import segno
from flask import Blueprint, Response, abort, current_app, make_response, redirect, render_template, request

from workshop import limits
from workshop.live.house import Live
from workshop.web import codes, identity, limiting, pages
from workshop.web.forms import Line, asks, takes
from workshop.web.identity import anybody, knows, the_house
from workshop.web.language import _, others, written_in

join = Blueprint("join", __name__)

NO_CODE = "We know no open session with this code. Please look at the screen once more: six letters and digits."


@join.get("/")
@anybody
def code_form() -> str:
    return render_template("join.html", error=None)


@join.post("/")
@anybody
@takes(code=Line(200))
def enter_code() -> tuple[str, int] | Response:
    code = codes.clean(request.form.get("code", ""))
    return _refused() if codes.find(code) is None else _see_other(f"/j/{code}")


def _see_other(where: str) -> Response:
    return make_response(redirect(where, 303))


def _refused() -> tuple[str, int]:
    codes.wrong()
    return render_template("join.html", error=_(NO_CODE)), 404


@join.get("/j/<code>")
@knows("code")
@asks(k=Line(100))
def phone_page(code: str) -> Response | tuple[str, int]:
    """The phone's page. It gives the phone its seat cookie; an ended session opens only for phones that were in it."""
    live = codes.find(code, ended=True)
    if live is None:
        return _refused()
    sid = live.state.about.id
    token = identity.seat_token(sid)
    if live.state.ended_at is not None and token is None:
        return _refused()
    if not _may_open(sid, token):
        abort(429)
    return _page(live, token or identity.new_token())


def _may_open(sid: str, token: str | None) -> bool:
    """Who has a seat already is counted by it, and not with strangers: a whole room may load its pages anew at once."""
    if token is None:
        return limiting.not_too_many(the_house(), limits.JOINS)
    return the_house().passing.allow(f"page:{sid}:{identity.phone_id(token)}", *limits.PAGES)


def _page(live: Live, token: str) -> Response:
    about = live.state.about
    facts = {
        "version": the_house().version.told(),
        "session": about.id,
        "code": about.code,
        "title": about.title,
        "key": codes.key(the_house(), about.code),
        "phone": identity.phone_id(token),
        "rehearsal": about.rehearsal,
        "limits": _(about.limits),
        "speaks": about.language,
        "limits_in": written_in(about.limits, about.language),
        "resources_in": written_in(about.resources, about.language),
        "resources_url": f"/j/{about.code}/resources",
        "languages": dict(others()),
    }
    response = make_response(render_template("phone.html", title="Side by Side", facts=facts))
    identity.give_seat(response, about.id, token)
    return response


@join.post("/j/<code>/leave")
@anybody
@takes()
def leave(code: str) -> Response:
    """Forget this phone. To everybody else it looks like a lost connection."""
    response = _see_other("/away")
    found = codes.held(codes.clean(code))
    if found is not None:
        _hang_up(found.state.about.id)
        identity.take_seat(response, found.state.about.id)
    response.headers["Clear-Site-Data"] = '"cache"'
    return response


def _hang_up(sid: str) -> None:
    """Other pages that this phone has open hear nothing more either, whichever worker they are with."""
    phone = identity.phone_id(identity.seat_token(sid) or "")
    presence = current_app.extensions["presence"]
    presence.hang_up(lambda guest: guest.is_phone(sid, phone))
    the_house().passing.at_once(sid, [], {"left": phone})


@join.get("/away")
@anybody
def away() -> str:
    return render_template("away.html")


@join.get("/j/<code>/resources")
@knows("code")
@asks(k=Line(100))
def resources(code: str) -> tuple[str, int] | str:
    """The same page for everybody, whoever asks."""
    found = codes.find(code, ended=True)
    if found is None:
        return _refused()
    about = found.state.about
    return pages.message(_("Good to know"), _(about.resources), rehearsal=about.rehearsal)


@join.get("/qr/<code>.svg")
@knows("code")
@asks(k=Line(100))
def qr(code: str) -> Response | tuple[str, int]:
    """The join address as a QR picture."""
    found = codes.find(code)
    if found is None:
        return _refused()
    out = io.BytesIO()
    address = f"{the_house().here(found).join_url}?k={codes.key(the_house(), found.state.about.code)}"
    segno.make(address, error="m").save(
        out, kind="svg", scale=8, border=2, dark="#2b2622", light="#ffffff", svgclass=None, lineclass=None
    )
    return Response(out.getvalue(), mimetype="image/svg+xml")
