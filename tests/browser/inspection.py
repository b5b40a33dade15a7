"""What must hold of every page: nothing for axe to find, nothing too wide, nothing said aloud."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import ConsoleMessage, Page, Request

from tests.browser.site import HEIGHT, NARROW, WIDE

AXE_IS_THERE: Final = "() => 'axe' in window"
ASK_AXE: Final = "options => axe.run(options).then(results => results.violations)"
AXE_OPTIONS: Final = {
    "runOnly": ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    "resultTypes": ["violations"],
    "preload": False,
}
NEUTRAL_TITLE: Final = re.compile(r"^(\(\d+\+?\) )?(Error: )?(HW-\w{4}-\w{4}: )?[A-Z][A-Za-z ,'’-]+ – Hawthorn$")
TOO_WIDE: Final = """() => {
  const room = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= room) return "";
  const wide = [...document.querySelectorAll("main *")].filter(e => e.getBoundingClientRect().right > room + 1);
  const named = wide.slice(-2).map(e => e.outerHTML.slice(0, 120)).join(" | ");
  return `${document.documentElement.scrollWidth} of ${room}: ${named}`;
}"""


@dataclass
class Inspector:
    """Watches one page over its life; `faults` says in words what was wrong, where, at which width."""

    page: Page
    address: str
    names: frozenset[str] = frozenset()
    faults: list[str] = field(default_factory=list)
    expects_errors: bool = False

    def __post_init__(self) -> None:
        self.page.on("console", self._heard)
        self.page.on("pageerror", lambda error: self._add(f"script failed: {error}"))
        self.page.on("request", self._asked)

    def look(self, what: str, *, widths: tuple[int, ...] = (WIDE, NARROW), is_form: bool = False) -> None:
        """Inspect the page as it stands, at each width. A form is one column at any: axe reads it at the last alone."""
        self._check_words(what)
        for width in widths:
            self.page.set_viewport_size({"width": width, "height": HEIGHT})
            too_wide = self.page.evaluate(TOO_WIDE)
            if too_wide:
                self._add(f"{what} at {width}: scrolls sideways, {too_wide}")
            if not is_form or width == widths[-1]:
                self._ask_axe(what, width)

    def _ask_axe(self, what: str, width: int) -> None:
        if not self.page.evaluate(AXE_IS_THERE):
            self.page.evaluate(AXE_SCRIPT)
        for found in self.page.evaluate(ASK_AXE, AXE_OPTIONS):
            nodes = "; ".join(node["html"][:160] for node in found["nodes"][:2])
            self._add(f"{what} at {width}: {found['id']} ({len(found['nodes'])}): {found['help']}: {nodes}")

    def _check_words(self, what: str) -> None:
        title = self.page.title()
        if not NEUTRAL_TITLE.match(title):
            self._add(f"{what}: the title is not neutral: {title}")
        for place in (title, self.page.url):
            said = self.names & frozenset(re.findall(r"[A-Za-z'’]+", place))
            if said or "stalk" in place.lower():
                self._add(f"{what}: says of a person: {place}")

    def _heard(self, message: ConsoleMessage) -> None:
        if message.type == "error" and not self.expects_errors:
            self._add(f"console: {message.text}")

    def _asked(self, request: Request) -> None:
        if not request.url.startswith((self.address, "data:")):
            self._add(f"asks another host: {request.url}")

    def _add(self, fault: str) -> None:
        self.faults.append(f"{fault} [{self.page.url}]")
