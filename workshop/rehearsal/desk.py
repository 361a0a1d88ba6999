"""What a facilitator does on the desk's pages before a session: signing in, planning a workshop, opening it."""

import secrets
from datetime import date
from urllib.parse import urljoin, urlsplit

import aiohttp

from workshop.rehearsal import pages
from workshop.rehearsal.pages import Page, Unexpected

LIMITS = "This is a rehearsal: nobody is in the room, and nothing that is said here is real."
RESOURCES = "https://example.org/help"


async def sign_in(http: aiohttp.ClientSession, link: str) -> Page:
    """Use the link that the server printed. On the first start it asks for an account; later it only wants a yes."""
    page = await pages.get(http, link)
    return await pages.post(http, page.url, csrf=page.csrf, **_account(page))


def _account(page: Page) -> dict[str, str]:
    if "again" not in page.inputs:
        return {}
    password = secrets.token_urlsafe(18)
    return {"name": "Rehearsal", "password": password, "again": password}


async def open_session(http: aiohttp.ClientSession, base: str, agenda: str, speed: float) -> str:
    """Plan a workshop and open a rehearsal of it; the session's id."""
    desk = await pages.get(http, urljoin(base, "/desk"))
    workshop = await pages.post(
        http, urljoin(base, "/desk/workshops"), csrf=desk.csrf, title="Rehearsal", agenda=agenda
    )
    session = await pages.post(http, f"{_plain(workshop.url)}/sessions", csrf=workshop.csrf, **_opening(speed))
    return _last(session.url, "/desk/sessions/")


def _opening(speed: float) -> dict[str, str]:
    return {
        "limits": LIMITS,
        "resources": RESOURCES,
        "checked": date.today().isoformat(),
        "rehearsal": "on",
        "speed": f"{speed:g}",
    }


def _plain(url: str) -> str:
    return url.split("?")[0].split("#")[0].rstrip("/")


def _last(url: str, under: str) -> str:
    path = urlsplit(url).path.rstrip("/")
    if not path.startswith(under):
        raise Unexpected(f"opening a session led to {path}, not to {under}…")
    return path.rsplit("/", 1)[-1]
