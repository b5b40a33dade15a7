"""Lives a history on the pages: each act is filled in by the names of its fields and leads where it leads."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.urls import resolve
from playwright.sync_api import Locator, Page, expect

from casework.dates.rules.london_time import LONDON
from tests.browser.acts import written_day
from tests.browser.site import Site

OPEN_ALL = "() => document.querySelectorAll('details').forEach(part => { part.open = true })"
Told = Mapping[str, str | bool | Sequence[str] | datetime]


@dataclass
class Life:
    """Somebody on the pages of one case."""

    site: Site
    page: Page
    case: str = ""

    def go(self, name: str, *args: object, query: str = "") -> Locator:
        """Open a page and give what it says."""
        answer = self.page.goto(self.site.url(name, *args) + query)
        assert answer
        assert answer.ok, f"{name}: {answer.status}"
        return self.page.locator("main")

    def send(self, told: Told, button: str = "") -> None:
        """Fill the form of this page in, and send it; a refusal is shown as what the page says is wrong."""
        self.page.evaluate(OPEN_ALL)
        for name, value in told.items():
            self._fill(name, value)
        sender = self.page.locator("main form[method=post] button[type=submit]:not([name], [hidden])")
        with self.page.expect_navigation():
            (sender.filter(has_text=button) if button else sender).first.click()
        wrong = self.page.locator(".govuk-error-summary")
        assert not wrong.count(), wrong.inner_text()

    def refused(self, told: Told) -> str:
        """Send what must not be taken, and give what the page says is wrong."""
        self.page.evaluate(OPEN_ALL)
        for name, value in told.items():
            self._fill(name, value)
        with self.page.expect_navigation():
            self.page.locator("main form[method=post] button[type=submit]:not([name], [hidden])").first.click()
        expect(self.page.locator(".govuk-error-summary")).to_be_visible()
        return self.page.locator(".govuk-error-summary").inner_text()

    def _fill(self, name: str, value: str | bool | Sequence[str] | datetime) -> None:
        if isinstance(value, datetime):
            local = value.astimezone(LONDON)
            self._fill(f"{name}_day", written_day(local))
            self._fill(f"{name}_time", f"{local:%H:%M}")
        elif isinstance(value, str):
            self._answer(name, value)
        elif isinstance(value, bool):
            self.page.locator(f'main [name="{name}"]').first.set_checked(value)
        else:
            for each in value:
                self.page.locator(f'main [name="{name}"][value="{each}"]').check()

    def _answer(self, name: str, value: str) -> None:
        box = self.page.locator(f'main [name="{name}"]')
        kind = box.first.evaluate("e => e.tagName === 'SELECT' ? 'select' : e.type")
        if kind == "select":
            box.select_option(value)
        elif kind in {"radio", "checkbox"}:
            self.page.locator(f'main [name="{name}"][value="{value}"]').check()
        else:
            box.first.fill(value)

    @property
    def thing(self) -> str:
        """The public id of what this page is about."""
        path = self.page.url.removeprefix(self.site.address).partition("?")[0]
        return str(next(iter(resolve(path).kwargs.values())))

    def open_case(self, told: Told) -> str:
        """Open a case with one client whom nobody knows yet; gives its reference."""
        self.go("case_create")
        self.send({"victim_force": "sussex", "safe_contact": "unsafe", **told})
        self.case = self.thing
        return self.page.locator(".app-identity strong").first.inner_text()

    def step(self, route: str, thing: str, step: str, at: datetime, **told: str | bool | Sequence[str]) -> None:
        """Record a step of an application, an order or a breach by its own form."""
        self.go(route, thing, query=f"?step={step}")
        self.send({"at": at, **told})
