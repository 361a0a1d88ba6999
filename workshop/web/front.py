"""What every request passes first: who sent it and to whom, as far as proxies of ours may say so."""

import re
from collections.abc import Callable, Iterable
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Any
from urllib.parse import urlsplit

import structlog
from flask import Request

from workshop.config import Config
from workshop.live.house import House
from workshop.web.language import asked_by
from workshop.words import Sentence, said

Environ = dict[str, Any]
Address = IPv4Address | IPv6Address

FOR_MACHINES = {"/healthz", "/readyz", "/metrics"}
"""Asked by address, by whatever watches this server: answered whatever name they use, and to the end."""
FORWARDED = ("HTTP_X_FORWARDED_FOR", "HTTP_X_FORWARDED_PROTO", "HTTP_X_FORWARDED_HOST", "HTTP_FORWARDED")
A_HOST = re.compile(r"([A-Za-z0-9](?:[A-Za-z0-9.-]{0,251}[A-Za-z0-9])?|\[[0-9A-Fa-f:.]{2,45}\])(?::([0-9]{1,5}))?")
USUAL_PORT = {"http": "80", "https": "443"}
HOME = {"localhost", "127.0.0.1", "[::1]"}

FAILED = Sentence("That did not work. Please try again.")
ANEW = Sentence("The server is starting anew. Please try again in a moment.")
NOT_OURS = Sentence("This server is not known by that name.")
IN_PIECES = Sentence("Say how long it is; no browser sends it in pieces.")
PAGE = """<!doctype html>
<html lang="{language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark"><title>Side by Side</title></head>
<body><main><h1>Side by Side</h1><p>{sentence}</p></main></body></html>
"""
"""For people; it asks this server for nothing else."""

log = structlog.get_logger()


class Front:
    """Wraps the app: believes proxies that are known, refuses other servers' names, and turns away when stopping.

    It also hides the browser's offer to compress sockets: that costs 100 KB a phone, for frames of a few hundred bytes,
    and lets a small frame grow into a large one.
    """

    def __init__(self, app: Any, config: Config, house: House) -> None:
        self._app, self._config, self._house = app, config, house
        self._served = urlsplit(config.url)

    def __call__(self, environ: Environ, start_response: Callable[..., Any]) -> Iterable[bytes]:
        environ.pop("HTTP_SEC_WEBSOCKET_EXTENSIONS", None)
        self._believe(environ)
        refused = None if environ["PATH_INFO"] in FOR_MACHINES else self._refuses(environ)
        if refused:
            return _sentence(environ, start_response, *refused)
        try:
            answer: Iterable[bytes] = self._app(environ, start_response)
            return answer
        except ConnectionError:
            raise  # whoever asked has hung up: there is nobody to answer, and nothing to write down
        except Exception:
            log.exception("a request failed")
            return _sentence(environ, start_response, "500 Internal Server Error", FAILED)

    def _believe(self, environ: Environ) -> None:
        """Take what a known proxy says about who asks; forget what anybody else says."""
        told = {name: environ.pop(name, "") for name in FORWARDED}
        peer = _address(environ.get("REMOTE_ADDR", ""))
        if peer and self._is_proxy(peer):
            environ["REMOTE_ADDR"] = str(self._sender(peer, told["HTTP_X_FORWARDED_FOR"]))
            environ["HTTP_HOST"] = _last(told["HTTP_X_FORWARDED_HOST"]) or environ.get("HTTP_HOST", "")
            if _last(told["HTTP_X_FORWARDED_PROTO"]) in USUAL_PORT:
                environ["wsgi.url_scheme"] = _last(told["HTTP_X_FORWARDED_PROTO"])
        elif peer:
            environ["REMOTE_ADDR"] = str(peer)
        if self._served.scheme and _bare(environ.get("HTTP_HOST", ""), self._served.scheme) == self._name():
            environ["wsgi.url_scheme"] = self._served.scheme

    def _sender(self, peer: Address, hops: str) -> Address:
        """The nearest hop that is no proxy of ours; what stands before it anybody may have written."""
        for hop in reversed(hops.split(",")):
            found = _address(hop.strip())
            if found is None:
                break
            peer = found
            if not self._is_proxy(found):
                break
        return peer

    def _is_proxy(self, address: Address) -> bool:
        return any(address in network for network in self._config.proxies)

    def _name(self) -> str:
        return _bare(self._served.netloc, self._served.scheme)

    def _refuses(self, environ: Environ) -> tuple[str, str] | None:
        if not self._is_ours(environ):
            return "400 Bad Request", NOT_OURS
        if "HTTP_TRANSFER_ENCODING" in environ:
            return "411 Length Required", IN_PIECES
        if self._house.draining:
            return "503 Service Unavailable", ANEW
        return None

    def _is_ours(self, environ: Environ) -> bool:
        """With WORKSHOP_URL set, its name only, or this machine's own from this machine; else any that is one."""
        host = environ.get("HTTP_HOST", "")
        found = A_HOST.fullmatch(host)
        if not self._config.url:
            return bool(found) or not host
        if _bare(host, self._served.scheme) == self._name():
            return True
        peer = _address(environ.get("REMOTE_ADDR", ""))
        return bool(found and found[1].lower() in HOME and peer and peer.is_loopback)


def _address(text: str) -> Address | None:
    try:
        found = ip_address(text)
    except ValueError:
        return None
    return getattr(found, "ipv4_mapped", None) or found


def _last(told: str) -> str:
    return told.rsplit(",", 1)[-1].strip()


def _bare(host: str, scheme: str) -> str:
    """A host as browsers write it: lower case, without the port that goes without saying."""
    return host.lower().removesuffix(f":{USUAL_PORT.get(scheme, '')}")


def _sentence(environ: Environ, start_response: Callable[..., Any], status: str, sentence: str) -> list[bytes]:
    """As a page to whoever reads pages, in their language; to anything else as it is."""
    request = Request(environ)
    page = "text/html" in request.accept_mimetypes.values()
    if page:
        language = asked_by(request)
        sentence = PAGE.format(language=language, sentence=said(sentence, language))
    start_response(
        status,
        [
            ("Content-Type", f"text/{'html' if page else 'plain'}; charset=utf-8"),
            ("Content-Security-Policy", "default-src 'none'"),
            ("Cache-Control", "no-store"),
            ("X-Content-Type-Options", "nosniff"),
            ("Retry-After", "2"),
            ("Connection", "close"),
        ],
    )
    return [sentence.encode()]
