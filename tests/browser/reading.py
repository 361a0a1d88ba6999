"""Somebody who does not see the phone: reads the tree in its order, hears what is told, and acts on what was read."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from playwright.sync_api import Browser, Error

from tests.browser.people import Phone
from tests.server import Server
from tests.waiting import until

CONTROLS = ("button", "link", "textbox", "checkbox", "radio", "combobox", "Date", "spinbutton", "slider", "switch")
"""What Chromium's tree calls what can be worked; a field for a day is a Date."""

HEARS = """(() => {
  const LIVE = "[role=status], [role=alert], [role=log], [aria-live=polite], [aria-live=assertive]";
  const heard = [], last = new WeakMap(), known = new WeakSet();
  Object.defineProperty(window, "heard", { value: heard });
  const words = (node) => node.textContent.replace(/\\s+/g, " ").trim();
  const isShut = (node) => node.closest("[inert], [aria-hidden=true]");
  const isSeen = (node) => node.checkVisibility({ visibilityProperty: true }) && !isShut(node);
  const isTold = (node) => node.isConnected && isSeen(node);
  const tell = (region) => {
    const says = words(region);
    if (says !== (last.get(region) ?? "") && says && isTold(region)) heard.push(says);
    last.set(region, says);
  };
  const meet = (region) => {
    if (known.has(region)) return;
    known.add(region);
    if (!region.matches("[role=alert]")) last.set(region, words(region));
  };
  const look = (records) => {
    const changed = new Set();
    for (const { target } of records) {
      const region = (target.nodeType === 1 ? target : target.parentElement)?.closest(LIVE);
      if (region) changed.add(region);
    }
    for (const region of document.querySelectorAll(LIVE)) if (!known.has(region)) meet(region), changed.add(region);
    changed.forEach(tell);
  };
  new MutationObserver(look).observe(document, { subtree: true, childList: true, characterData: true });
  document.addEventListener("focusin", ({ target }) => {
    if (target.matches("[role=group][aria-label]")) heard.push(target.ariaLabel);
  });
})()"""
"""What a screen reader says by itself: names of groups that the focus goes to, and changes of live regions that were
there before (of alerts also the first words). A region that appears with its words in it stays unheard, as in most."""

LANDMARKS = ("banner", "main", "contentinfo", "navigation")
SKIPPED = ("none", "generic", "InlineTextBox", "LineBreak", "ListMarker")
STATES = ("checked", "pressed", "expanded", "invalid", "disabled", "level")


@dataclass
class Node:
    role: str
    name: str
    about: str
    states: dict[str, Any] = field(default_factory=dict)
    dom: int = 0
    focused: bool = False

    def __str__(self) -> str:
        states = "".join(f" {name}={value}" for name, value in self.states.items())
        return f"{self.role} “{self.name}”{states}" + (f" ({self.about})" if self.about else "")


class Reader(Phone):
    """Knows nothing but what the tree says."""

    def __init__(self, browser: Browser, server: Server, code: str, look: dict[str, Any] | None = None) -> None:
        super().__init__(browser, server, code, look)
        self.page.add_init_script(HEARS)
        self.cdp = self.context.new_cdp_session(self.page)
        self.cdp.send("Accessibility.enable")

    # hearing

    def hears(self, words: str | re.Pattern[str], since: int = 0) -> str:
        """What was said that has these words in it, as soon as it is said."""
        return str(until(lambda: self.said(words, since), 10, self.all_heard, (Error,))[0])

    def said(self, words: str | re.Pattern[str], since: int = 0) -> list[str]:
        return [one for one in self.all_heard()[since:] if re.search(words, one)]

    def all_heard(self) -> list[str]:
        return list(self.page.evaluate("() => window.heard"))

    # reading

    def reads(self) -> list[Node]:
        """The whole page from its beginning to its end."""
        nodes = {node["nodeId"]: node for node in self.cdp.send("Accessibility.getFullAXTree")["nodes"]}
        root = next(node for node in nodes.values() if "parentId" not in node)
        return list(_in_order(root, nodes))

    def text(self) -> str:
        return "\n".join(str(node) for node in self.reads())

    def find(self, role: str, name: str | re.Pattern[str]) -> Node:
        """The first of this role whose name has these words in it, as soon as it can be read."""
        told = lambda: f"{role} {name}: {self.text()}"  # noqa: E731
        return until(lambda: self._all(role, name), 10, told, (Error, StopIteration))[0]  # type: ignore[no-any-return]

    def _all(self, role: str, name: str | re.Pattern[str]) -> list[Node]:
        return [node for node in self.reads() if node.role == role and re.search(name, node.name)]

    def mistake(self, name: str) -> str:
        """What is said of a field that holds something wrong, as soon as it does; it belongs to the field itself."""
        wrong = lambda: [node for node in self._all("textbox", name) if "invalid" in node.states]  # noqa: E731
        return until(wrong, 10, self.text, (Error, StopIteration))[0].about  # type: ignore[no-any-return]

    def has(self, role: str, name: str | re.Pattern[str] = "") -> bool:
        return bool(self._all(role, name))

    # acting

    def press(self, role: str, name: str | re.Pattern[str]) -> None:
        """Go there and press the key that works it; whatever comes of it, one is somewhere afterwards."""
        self._go_to(self.find(role, name))
        self.page.keyboard.press("Space" if role in ("checkbox", "radio") else "Enter")
        until(lambda: any(node.focused for node in self.reads()), 10, self.text, (Error, StopIteration))

    def types(self, name: str | re.Pattern[str], text: str) -> None:
        self._go_to(self.find("textbox", name))
        self.page.keyboard.type(text)

    def _go_to(self, node: Node) -> None:
        self.cdp.send("DOM.getDocument", {"depth": 0})
        self.cdp.send("DOM.focus", {"backendNodeId": node.dom})

    # what must hold wherever one is

    def examine(self, where: str) -> None:
        """One heading of the first rank, landmarks, a name on all that can be worked, and nothing that nobody sees."""
        nodes = self.reads()
        told = "\n".join(map(str, nodes))
        headings = [node for node in nodes if node.role == "heading" and node.states.get("level") == 1]
        assert len(headings) == 1, f"{where}: {told}"
        marks = [node.role for node in nodes if node.role in LANDMARKS]
        assert sorted(marks) == sorted(LANDMARKS), f"{where}: {told}"
        assert [str(node) for node in nodes if node.role in CONTROLS and not node.name.strip()] == [], where
        assert self._unseen(nodes) == [], f"{where}: read, but not to be seen"
        assert self.page.evaluate(OUT_OF_ORDER) == [], f"{where}: read in another order than it is seen"
        assert self.page.evaluate(EMPTY) == [], f"{where}: read as a status bar in which nothing stands"

    def _unseen(self, nodes: list[Node]) -> list[str]:
        """Texts of the tree that are neither on the screen nor what was announced last."""
        seen = _plain(self.words()) + _plain(" ".join(self.all_heard()))
        return [node.name for node in nodes if node.role == "StaticText" and _plain(node.name) not in seen]


def _plain(text: str) -> str:
    return re.sub(r"\s+", "", text).lower()


def _in_order(node: dict[str, Any], nodes: dict[str, Any]) -> Iterator[Node]:
    role = node.get("role", {}).get("value", "")
    if not node.get("ignored") and role not in SKIPPED:
        states = {one["name"]: one["value"].get("value") for one in node.get("properties", [])}
        yield Node(
            role,
            node.get("name", {}).get("value", ""),
            node.get("description", {}).get("value", ""),
            {name: states[name] for name in STATES if states.get(name) not in (None, "false", False)},
            node.get("backendDOMNodeId", 0),
            bool(states.get("focused")) and role != "RootWebArea",
        )
    for child in node.get("childIds", []):
        if child in nodes:
            yield from _in_order(nodes[child], nodes)


EMPTY = """() => [...document.querySelectorAll("[role=status], [role=alert]")]
  .filter((one) => one.checkVisibility() && !one.textContent && getComputedStyle(one).display !== "inline")
  .map((one) => one.outerHTML)"""
"""Blocks for news that have none: Orca reads what they are called."""

OUT_OF_ORDER = """() => {
  const wrong = [], within = document.createTreeWalker(document.querySelector("main"), NodeFilter.SHOW_TEXT);
  let before = null;
  for (let text; (text = within.nextNode()); ) {
    const within = text.parentElement;
    if (!text.data.trim() || !within.checkVisibility() || within.closest(".unseen, svg, [inert]")) continue;
    const range = document.createRange();
    range.selectNodeContents(text);
    const box = range.getBoundingClientRect();
    if (before && box.bottom <= before.top + 2 && box.left < before.right) wrong.push(text.data.trim());
    before = box;
  }
  return wrong;
}"""
"""Texts of the main part that stand above what is read before them, and not beside it."""
