"""Uses a page with the keyboard alone, as somebody does who cannot use a mouse: Tab, arrows, Space, Enter, letters."""

from __future__ import annotations

import re
from typing import Final

from playwright.sync_api import Locator, Page, expect

FARTHEST: Final = 400
HAS_FOCUS: Final = "element => element === document.activeElement"
GROUP_HAS_FOCUS: Final = "element => document.activeElement.name === element.name"


class Keyboard:
    """What hands do on the keys. Nothing here clicks, or sets the focus by script."""

    def __init__(self, page: Page) -> None:
        self.page = page

    def follow(self, name: str, *, within: Locator | None = None) -> None:
        """Reach a link, in a fold too, and press Enter."""
        link = (within or self.page).locator("a", has_text=name).first
        folds = link.locator("xpath=ancestor::details[not(@open)]")
        while folds.count():
            self.reach(folds.first.locator("> summary"))
            self.page.keyboard.press("Enter")
        self.reach(link)
        self._enter()

    def press(self, name: str) -> None:
        """Reach a button and press Enter."""
        self.reach(self.page.get_by_role("button", name=name, exact=True))
        self._enter()

    def write(self, label: str, text: str, *, group: str = "") -> None:
        """Reach a box and replace what is in it."""
        self.reach(self._within(group).get_by_label(re.compile(rf"^{re.escape(label)}( \(optional\))?$")))
        self.page.keyboard.press("Control+a")
        self.page.keyboard.type(text)

    def pick(self, label: str, option: str) -> None:
        """Reach a list and type the words of an option."""
        box = self.page.get_by_label(label)
        self.reach(box)
        self.page.keyboard.type(option)
        expect(box.locator("option:checked")).to_have_text(option)

    def choose(self, group: str, label: str) -> None:
        """Reach a group of radios and move to one of them by the arrows."""
        radio = self._within(group).get_by_role("radio", name=label, exact=True)
        self._tab_until(radio, GROUP_HAS_FOCUS)
        for _ in range(20):
            if radio.evaluate(HAS_FOCUS):
                break
            self.page.keyboard.press("ArrowDown")
        if not radio.is_checked():
            self.page.keyboard.press("Space")
        expect(radio).to_be_checked()

    def tick(self, label: str, *, under: str = "") -> None:
        """Open the group that a box lies in, reach the box and tick it."""
        if under:
            self.reach(self.page.locator("summary", has_text=under).first)
            self._enter()
        box = self.page.get_by_role("checkbox", name=label).first
        self.reach(box)
        self.page.keyboard.press("Space")
        expect(box).to_be_checked()

    def reach(self, target: Locator) -> None:
        self._tab_until(target, HAS_FOCUS)

    def _tab_until(self, target: Locator, question: str) -> None:
        expect(target).to_be_visible()
        element = target.element_handle()
        for _ in range(FARTHEST):
            if element.evaluate(question):
                return
            self.page.keyboard.press("Tab")
        raise AssertionError(f"The keyboard does not reach {target}")

    def _within(self, group: str) -> Locator:
        return self.page.get_by_role("group", name=group) if group else self.page.locator("body")

    def _enter(self) -> None:
        self.page.keyboard.press("Enter")
        self.page.wait_for_load_state("load")
