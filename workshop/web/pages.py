"""What every page shares: headers, error pages, and a message in one sentence."""

from collections.abc import Iterator
from typing import Any
from urllib.parse import urlsplit

from flask import (
    Blueprint,
    Flask,
    Response,
    current_app,
    render_template,
    request,
    stream_template,
)
from werkzeug.exceptions import HTTPException, TooManyRequests

from workshop import concurrency
from workshop.accounts import Crowded
from workshop.web.assets import BUILD, YEAR_S, as_read, assets, beside, read_manifest
from workshop.web.forms import nothing_hidden
from workshop.web.identity import anybody
from workshop.web.language import _, others, reading

PIECE = 8_192
NOT_ASKED_FOR = ", ".join(
    f"{what}=()"
    for what in ("camera", "microphone", "geolocation", "payment", "usb", "display-capture", "browsing-topics")
)
"""What no page of ours ever asks a phone for."""
FOR_PHONES = ("join", "followup")

pages = Blueprint("pages", __name__)


def set_up(app: Flask) -> None:
    manifest = read_manifest(BUILD)
    app.jinja_env.globals["asset"] = lambda name: f"/assets/{manifest[as_read(manifest, name, reading())]}"
    app.jinja_env.globals["beside"] = lambda name: [
        f"/assets/{file}" for file in beside(manifest, as_read(manifest, name, reading()))
    ]
    app.jinja_env.globals |= {"language": reading, "languages": others, "_": _}
    app.register_blueprint(pages)
    app.register_blueprint(assets)
    app.register_error_handler(HTTPException, on_error)
    app.register_error_handler(Crowded, lambda _wrong: on_error(TooManyRequests()))
    app.before_request(nothing_hidden)
    app.after_request(guard)


@pages.get("/favicon.ico")
@anybody
def favicon() -> Response:
    return Response(status=204)


def in_pieces(template: str, **facts: Any) -> Iterator[str]:
    """A page that can be long, a few kilobytes at a time: while it is drawn, everything else goes on."""
    return _gently(stream_template(template, **facts))


def _gently(pieces: Iterator[str]) -> Iterator[str]:
    held, size = [], 0
    for piece in pieces:
        held.append(piece)
        size += len(piece)
        if size > PIECE:
            yield "".join(held)
            held, size = [], 0
            concurrency.breathe()
    yield "".join(held)


def policy(frames: str = "'none'", framed: str = "'none'") -> str:
    """What a page may load, and which pages it may frame or be framed by."""
    sockets = f"ws://{request.host} wss://{request.host}"
    return (
        "default-src 'none'; script-src 'self'; style-src 'self'; font-src 'self'; img-src 'self' data: blob:; "
        "manifest-src 'self'; "
        f"connect-src 'self' {sockets}; form-action 'self'; frame-src {frames}; frame-ancestors {framed}; "
        "base-uri 'none'; require-trusted-types-for 'script'; trusted-types parse"
    )


def guard(response: Response) -> Response:
    """No inline code, no framing, no referrer, no caching of live pages."""
    response.headers.setdefault("Content-Security-Policy", policy())
    response.headers["X-Content-Type-Options"] = "nosniff"
    response.headers["Referrer-Policy"] = "no-referrer"
    if _is_trustworthy():
        response.headers["Cross-Origin-Opener-Policy"] = "same-origin"
    response.headers["Cross-Origin-Resource-Policy"] = "same-origin"
    response.headers["Permissions-Policy"] = NOT_ASKED_FOR
    framed = "frame-ancestors 'self'" in response.headers["Content-Security-Policy"]
    response.headers["X-Frame-Options"] = "SAMEORIGIN" if framed else "DENY"
    if current_app.extensions["house"].config.url.startswith("https://"):
        response.headers["Strict-Transport-Security"] = f"max-age={YEAR_S}"
    response.headers.setdefault("Cache-Control", "no-store")
    if response.mimetype == "text/html":
        response.headers["Content-Language"] = reading()
    current_app.extensions["house"].metrics.asked(_kind_of_page(), response.status_code)
    return response


def _is_trustworthy() -> bool:
    """As browsers mean it: over TLS, or on this very machine. From elsewhere they would complain of the header."""
    return request.is_secure or urlsplit(request.host_url).hostname in ("localhost", "127.0.0.1", "::1")


def _kind_of_page() -> str:
    """For the numbers: an address of the desk as a pattern; all that phones open is one."""
    rule = request.url_rule.rule if request.url_rule else "none"
    return "phone" if request.blueprint in FOR_PHONES else rule


TITLES = {404: "Not here", 410: "Deleted", 429: "One moment", 413: "Too large", 400: "That did not arrive well"}
SENTENCES = {
    404: "There is nothing at this address, or not any more.",
    405: "There is nothing at this address, or not any more.",
    413: "That was too large for us to take.",
    429: "That was very often in a short time. Please wait a minute and try again.",
    500: "Something went wrong on our side. Please try again.",
}


def on_error(wrong: HTTPException) -> tuple[str, int]:
    code = wrong.code or 500
    own = wrong.description if code in (400, 410) and wrong.description else None
    sentence = _(own or SENTENCES.get(code, "That did not work. Please try again."))
    return message(_(TITLES.get(code, "Sorry")), sentence, code, "/desk" if code == 410 else None)


def message(
    title: str, text: str, code: int = 200, link: str | None = None, rehearsal: bool = False
) -> tuple[str, int]:
    return render_template("message.html", title=title, text=text, link=link, rehearsal=rehearsal), code
