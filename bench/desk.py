"""Measures both homes in a browser: how far down danger begins, how many rows one screen shows, how long the page is.

`.venv/bin/python -m bench.desk` starts a copy of its own with the demo; with an address it asks one that runs.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Final

from playwright.sync_api import Browser, Page, sync_playwright

from tests.browser.site import DEMO_WORDS, running_site

WIDE: Final = (1280, 800)
NARROW: Final = (390, 844)
HOMES: Final = {"My work": "bramble-caseworker-1", "Delays": "bramble-supervisor-1"}
CHROMIUM: Final = "/usr/bin/chromium"

FIGURES: Final = """() => {
  const rows = [...document.querySelectorAll('.app-late')].map((row) => row.getBoundingClientRect());
  const red = document.querySelector('.app-late--critical, .app-late--red');
  const whole = rows.filter((row) => row.height > 0 && row.top + scrollY >= 0 && row.bottom + scrollY <= innerHeight);
  return {
    first: red ? Math.round(red.getBoundingClientRect().top + scrollY) : null,
    third: rows.length > 2 ? Math.round(rows[2].bottom + scrollY) : null,
    whole: whole.length,
    rows: rows.length,
    height: document.documentElement.scrollHeight,
    screens: Math.round(10 * document.documentElement.scrollHeight / innerHeight) / 10,
  };
}"""


@dataclass(frozen=True)
class Figures:
    """One home at one width: pixels, counts of rows, screens, and clicks from the home to the worst row's next step."""

    home: str
    width: int
    first: int | None
    third: int | None
    whole: int
    rows: int
    height: int
    screens: float
    clicks: int

    def line(self) -> str:
        told = (self.home, self.width, self.first, self.third, self.whole, self.rows, self.height, self.screens)
        return f"| {' | '.join(str(each) for each in told)} | {self.clicks} |"


HEADING: Final = (
    "| page | width | first dangerous row, px | third row ends, px | whole rows on the first screen | rows "
    "| height, px | screens | clicks to the worst one's next step |\n"
    "| --- | --- | --- | --- | --- | --- | --- | --- | --- |"
)


def measure(browser: Browser, address: str, home: str, size: tuple[int, int]) -> Figures:
    """Sign in as whoever has this home, and read where its rows stand."""
    width, height = size
    context = browser.new_context(viewport={"width": width, "height": height}, reduced_motion="reduce")
    page = context.new_page()
    page.goto(f"{address}/sign-in/")
    page.get_by_label("User name").fill(HOMES[home])
    page.get_by_label("Password").fill(DEMO_WORDS)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_url(lambda there: "sign-in" not in there)
    page.wait_for_load_state("networkidle")
    found = page.evaluate(FIGURES)
    if folder := os.environ.get("PICTURES"):
        page.screenshot(path=f"{folder}/{home.replace(' ', '-').lower()}-{width}.png")
    figures = Figures(home=home, width=width, clicks=_clicks(page), **found)
    context.close()
    return figures


def _clicks(page: Page) -> int:
    """Follow the next step of the first dangerous row: one click, if a form answers."""
    row = page.locator(".app-late--critical, .app-late--red").first
    if not row.count():
        return 0
    row.locator("[data-next-step], td[data-label='Next step'] a").first.click()
    page.wait_for_load_state("networkidle")
    return 1 if page.locator("main form, main .app-offers").count() else 2


@contextmanager
def running(addresses: list[str]) -> Iterator[str]:
    """The copy that was named, or one of our own with the demo in it."""
    if addresses:
        yield addresses[0].rstrip("/")
        return
    with running_site() as site:
        yield site.address


def main() -> None:
    with running(sys.argv[1:]) as address, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox"])
        print(HEADING)
        for home in HOMES:
            for size in (WIDE, NARROW):
                print(measure(browser, address, home, size).line(), flush=True)
        browser.close()


if __name__ == "__main__":
    main()
