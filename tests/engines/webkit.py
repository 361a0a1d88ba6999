"""Debian's WebKitGTK, driven by its WebKitWebDriver (W3C WebDriver), in the words that phones have in Chromium."""

import base64
import json
import os
import re
import subprocess
from contextlib import suppress
from pathlib import Path
from typing import Any
from urllib import error, request

from tests.browser import people
from tests.engines.socks import Socks
from tests.ports import free_port
from tests.server import Server
from tests.waiting import until

BROWSER = ["/usr/bin/python3", str(Path(__file__).parent / "window.py")]
FIND = (Path(__file__).parent / "find.js").read_text()
ELEMENT = "element-6066-11e4-a52e-4f735466cecf"
ALONE = {"LANG": "C.UTF-8", "NO_AT_BRIDGE": "1", "DBUS_SESSION_BUS_ADDRESS": "disabled:", "GSETTINGS_BACKEND": "memory"}
"""Asks no desktop for anything; to look for one now and then takes forever."""
PATIENCE_S = 10.0
QUIET = (
    *people.NO_NETWORK,
    "directive 'manifest-src'",  # it installs no pages
    "interactive-widget",  # it has no keyboard on its screen
)


class Wrong(Exception):
    """What WebDriver refuses: the element has gone, or something lies on it."""


class Display:
    """An X server that nobody looks at."""

    def __init__(self, width: int, height: int) -> None:
        there, here = os.pipe()
        told = ["Xvfb", "-displayfd", str(here), "-screen", "0", f"{width}x{height}x24", "-nolisten", "tcp"]
        self.process = subprocess.Popen(told, pass_fds=[here], stderr=subprocess.DEVNULL)
        os.close(here)
        with os.fdopen(there) as told_by:
            self.name = f":{told_by.readline().strip()}"

    def close(self) -> None:
        self.process.terminate()
        self.process.wait(10)


class Window:
    """A browser of its own with one window. `said`: the file of what its console says."""

    def __init__(self, folder: Path, width: int, height: int) -> None:
        folder.mkdir(parents=True)
        self.folder = folder
        self.display, self.socks, self.said = Display(width, height), Socks(), folder / "said"
        env = {**os.environ, "DISPLAY": self.display.name, **ALONE}
        self.port = free_port()
        with self.said.open("wb") as said:
            told = ["WebKitWebDriver", f"--port={self.port}"]
            self.process = subprocess.Popen(told, env=env, stdout=said, stderr=said)
        self.session = ""
        begun = until(lambda: self._begin(), 20, pardons=(OSError,))
        self.session, self.version = f"/session/{begun['sessionId']}", begun["capabilities"]["browserVersion"]
        self.resize(width, height)

    def _begin(self) -> Any:
        args = [*BROWSER[1:], str(self.folder), f"socks5://127.0.0.1:{self.socks.port}"]
        browser = {"webkitgtk:browserOptions": {"binary": BROWSER[0], "args": args}}
        return self.ask("POST", "/session", {"capabilities": {"alwaysMatch": browser}})

    def resize(self, width: int, height: int) -> None:
        self.ask("POST", "/window/rect", {"x": 0, "y": 0, "width": width, "height": height})
        until(lambda: self.run("return [innerWidth, innerHeight]") == [width, height], 5)

    def ask(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        data = json.dumps(body or {}).encode() if method == "POST" else None
        asked = request.Request(f"http://127.0.0.1:{self.port}{self.session}{path}", data, method=method)
        try:
            with request.urlopen(asked, timeout=60) as answer:
                return json.load(answer)["value"]
        except error.HTTPError as refused:
            told = json.load(refused)["value"]
            raise Wrong(f"{told['error']}: {told['message']} ({path})") from None

    def run(self, script: str, *args: Any) -> Any:
        return self.ask("POST", "/execute/sync", {"script": script, "args": list(args)})

    def close(self) -> None:
        with suppress(Exception):
            self.ask("DELETE", "")
        self.process.terminate()
        self.process.wait(10)
        self.display.close()
        self.socks.close()


class Found:
    """Elements by kind and name, looked for anew each time. What is done waits for the first of them."""

    def __init__(self, window: Window, kind: str, name: str | re.Pattern[str], exact: bool = False) -> None:
        self.window = window
        flags = None if isinstance(name, str) else "i" if name.flags & re.I else ""
        self.told = [kind, name if isinstance(name, str) else name.pattern, flags, exact]

    @property
    def first(self) -> "Found":
        return self

    def all(self) -> list[Any]:
        return list(self.window.run(FIND, *self.told))

    def count(self) -> int:
        return len(self.all())

    def _do(self, method: str, path: str, body: dict[str, Any] | None = None) -> Any:
        return self.window.ask(method, f"/element/{self.all()[0][ELEMENT]}/{path}", body)

    def _wait(self, act: Any) -> Any:
        wrong: list[str] = []

        def tried() -> Any:
            try:
                return [act()]
            except (Wrong, IndexError) as why:
                wrong[:] = [str(why)]
            return None

        return until(tried, PATIENCE_S, lambda: f"{self.told}: {wrong}")[0]

    def click(self) -> None:
        self._wait(self._click)

    def _click(self) -> None:
        """WebDriver is content with what a bar at the foot lies on; people scroll on."""
        found = self.all()[0]
        self.window.run("arguments[0].scrollIntoView({ block: 'center', behavior: 'instant' })", found)
        self.window.ask("POST", f"/element/{found[ELEMENT]}/click")

    def check(self) -> None:
        if not self.is_checked():
            self.click()
        until(self.is_checked, PATIENCE_S, lambda: f"{self.told} ticked")

    def is_checked(self) -> bool:
        return bool(self._wait(lambda: self._do("GET", "selected")))

    def is_visible(self) -> bool:
        return self.count() > 0

    def fill(self, text: str) -> None:
        """With real keys, over what stands there."""
        self._wait(lambda: self.window.run("arguments[0].select()", self.all()[0]))
        self._wait(lambda: self._do("POST", "value", {"text": text}))
        until(lambda: self.input_value() == text, PATIENCE_S, self.input_value)

    def input_value(self) -> str:
        return str(self._wait(lambda: self._do("GET", "property/value")))

    def inner_text(self) -> str:
        return str(self._wait(lambda: self._do("GET", "property/innerText")))

    def all_inner_texts(self) -> list[str]:
        return [str(self.window.run("return arguments[0].innerText", one)) for one in self.all()]


class Page:
    """As much of Playwright's page as phones, desk and screen are asked for."""

    def __init__(self, window: Window) -> None:
        self.window = window

    @property
    def url(self) -> str:
        return str(self.window.ask("GET", "/url"))

    def goto(self, url: str) -> None:
        self.window.ask("POST", "/url", {"url": url})

    def reload(self) -> None:
        self.window.ask("POST", "/refresh")

    def evaluate(self, script: str) -> Any:
        return self.window.run(f"return ({script})()")

    def get_by_label(self, name: str | re.Pattern[str], exact: bool = False) -> Found:
        return Found(self.window, "label", name, exact)

    def get_by_role(self, role: str, name: str | re.Pattern[str], exact: bool = False) -> Found:
        return Found(self.window, role, name, exact)

    def get_by_text(self, text: str | re.Pattern[str], exact: bool = False) -> Found:
        return Found(self.window, "text", text, exact)

    def locator(self, css: str) -> Found:
        return Found(self.window, "css", css)

    def screenshot(self, path: Path) -> None:
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(base64.b64decode(self.window.ask("GET", "/screenshot")))


class Tab(people.Tab):
    """Somebody's browser."""

    def __init__(self, folder: Path, server: Server, width: int, height: int) -> None:
        self.server, self.window = server, Window(folder, width, height)
        self.page: Any = Page(self.window)
        self.faults, self.asked, self.heard = [], [], []

    def take_cookies(self, cookies: list[Any]) -> None:
        self.page.goto(f"{self.server.url}/accessibility")
        for cookie in cookies:
            told = {"name": cookie["name"], "value": cookie["value"], "path": "/", "httpOnly": cookie["httpOnly"]}
            self.window.ask("POST", "/cookie", {"cookie": told})

    def see(self, text: str | re.Pattern[str]) -> None:
        self._comes(self.page.get_by_text(text))

    def heading(self, text: str | re.Pattern[str]) -> None:
        self._comes(self.page.get_by_role("heading", text))

    def _comes(self, found: Found) -> None:
        until(found.count, PATIENCE_S, lambda: f"{found.told}, but {self.words()}", pardons=(Wrong,))

    def tap(self, name: str | re.Pattern[str], exact: bool = False) -> None:
        self.page.get_by_role("button", name, exact).click()

    def words(self) -> str:
        return str(self.window.run("return document.body.innerText"))

    def lose_network(self) -> None:
        self.window.socks.lose()

    def find_network(self) -> None:
        self.window.socks.find()

    def close(self) -> None:
        """What its console said of errors is known then."""
        self.window.close()
        said = self.window.said.read_text(errors="replace").splitlines()
        wrong = [line for line in said if "CONSOLE" in line and " ERROR " in line]
        self.faults += [line for line in wrong if not any(word in line for word in QUIET)]


class Phone(Tab, people.Phone):
    def __init__(self, folder: Path, server: Server, code: str) -> None:
        Tab.__init__(self, folder, server, 390, 844)
        self.code = code

    def field(self, label: str | re.Pattern[str]) -> Any:
        return Found(self.window, "field", label)

    def phrase(self) -> str:
        words = self.page.locator("[aria-label='Your four words'] li")
        until(lambda: words.count() == 4, 20)
        return " ".join(words.all_inner_texts())
