"""The sign of the pages, and what a phone needs to keep the way in on its home screen: a name, a picture, no code."""

from collections.abc import Callable
from typing import Any

from flask import Blueprint, Response, current_app, json

from workshop.web.identity import anybody
from workshop.web.language import reading

mark = Blueprint("mark", __name__)

NAME = "Side by Side"
PAPER = "#f7f1e7"
PICTURES = (192, 512)
DAY_S = 24 * 3600


@mark.get("/manifest.webmanifest")
@anybody
def manifest() -> Response:
    """It opens the form for a code: of a session that somebody was in, nothing stays on the home screen."""
    response = Response(json.dumps(_manifest()), mimetype="application/manifest+json")
    response.headers["Cache-Control"] = f"public, max-age={DAY_S}"
    response.headers["Vary"] = "Accept-Language, Cookie"
    return response


def _manifest() -> dict[str, Any]:
    asset: Callable[[str], str] = current_app.jinja_env.globals["asset"]  # type: ignore[assignment]
    pictures = [_picture(asset(f"mark-{size}.png"), size) for size in PICTURES]
    return {
        "id": "/",
        "name": NAME,
        "short_name": NAME,
        "lang": reading(),
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": PAPER,
        "theme_color": PAPER,
        "icons": [{"src": asset("mark.svg"), "sizes": "any", "type": "image/svg+xml"}, *pictures],
    }


def _picture(source: str, size: int) -> dict[str, str]:
    """Its ground reaches into the corners and the rest keeps clear of them, so a phone may cut it as it likes."""
    return {"src": source, "sizes": f"{size}x{size}", "type": "image/png", "purpose": "any maskable"}
