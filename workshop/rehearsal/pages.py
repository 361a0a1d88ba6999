"""Reading the server's pages as a browser would: their forms, and the facts they carry for their scripts."""

import asyncio
import json
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import Any
from urllib.parse import urljoin

import aiohttp

RELOAD_S = 8.0


class Unexpected(Exception):
    """A page is not what it should be."""


@dataclass
class Page:
    """`url`: where it came from in the end. `inputs`: name to value, of all forms together. `facts`: of script#page."""

    url: str
    inputs: dict[str, str] = field(default_factory=dict)
    facts: dict[str, Any] = field(default_factory=dict)

    @property
    def csrf(self) -> str:
        """Raises Unexpected where the page has no form of the server's."""
        token = self.inputs.get("csrf") or self.facts.get("csrf")
        if not token:
            raise Unexpected(f"{self.url} holds no csrf token")
        return str(token)


class _Reader(HTMLParser):
    def __init__(self, page: Page) -> None:
        super().__init__()
        self.page = page
        self._inside = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "input" and told.get("name"):
            self.page.inputs.setdefault(str(told["name"]), told.get("value") or "")
        self._inside = tag == "script" and told.get("id") == "page"

    def handle_data(self, data: str) -> None:
        if self._inside:
            self.page.facts = json.loads(data)

    def handle_endtag(self, tag: str) -> None:
        self._inside = False


@asynccontextmanager
async def browser(url: str = "", address: str | None = None) -> AsyncIterator[aiohttp.ClientSession]:
    """One person's browser: cookies of its own, also for addresses without a name.

    `url`: a server whose cookies come back to it even if they are for TLS alone, as on the machine behind a proxy.
    `address`: from which of this machine's addresses it connects.
    """
    trusted = [origin(url), origin(url).replace("http", "ws", 1)] if url else None
    jar = aiohttp.CookieJar(unsafe=True, treat_as_secure_origin=trusted)
    wires = aiohttp.TCPConnector(force_close=True, local_addr=(address, 0) if address else None)
    async with aiohttp.ClientSession(cookie_jar=jar, connector=wires) as http:
        yield http


def read(url: str, html: str) -> Page:
    page = Page(url)
    _Reader(page).feed(html)
    return page


async def get(http: aiohttp.ClientSession, url: str) -> Page:
    async with http.get(url) as response:
        return await _page(response)


async def get_at_last(http: aiohttp.ClientSession, url: str, patience: float) -> Page:
    """The same by somebody who reloads a page that does not come, for so many seconds."""
    last = time.monotonic() + patience
    while True:
        try:
            async with asyncio.timeout(RELOAD_S):
                return await get(http, url)
        except (aiohttp.ClientError, TimeoutError):
            if time.monotonic() > last:
                raise
            await asyncio.sleep(0.5)


async def post(http: aiohttp.ClientSession, url: str, **fields: str) -> Page:
    """Send a form and go where it leads. Raises Unexpected with what the server answered instead."""
    async with http.post(url, data=fields, headers={"Referer": url, "Origin": origin(url)}) as response:
        return await _page(response)


async def _page(response: aiohttp.ClientResponse) -> Page:
    html = await response.text()
    if response.status != 200:
        raise Unexpected(f"{response.method} {response.url.path} answered {response.status}: {_said(html)}")
    return read(str(response.url), html)


def _said(html: str) -> str:
    """The words of a page, for a report."""
    words: list[str] = []
    reader = HTMLParser()
    reader.handle_data = lambda data: words.extend(data.split())  # type: ignore[method-assign]
    reader.feed(html)
    return " ".join(words)[:160]


def origin(url: str) -> str:
    """`http://host:port` of an address."""
    return urljoin(url, "/").rstrip("/")
