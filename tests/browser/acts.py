"""What staff do on the pages, step by step and with the keyboard alone; each act answers with where it led."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from playwright.sync_api import Page, expect

from casework.dates.rules.london_time import LONDON
from tests.browser.keyboard import Keyboard
from tests.browser.site import titled


def written_day(day: datetime) -> str:
    return f"{day.day}/{day.month}/{day.year}"


@dataclass
class Worker:
    """A caseworker at the keyboard."""

    page: Page
    now: datetime = field(default_factory=lambda: datetime.now(LONDON))

    def __post_init__(self) -> None:
        self.keys = Keyboard(self.page)

    def sign_in(self, address: str, username: str, password: str) -> None:
        self.page.goto(address)
        self.keys.write("User name", username)
        self.keys.write("Password", password)
        self.keys.press("Sign in")
        expect(self.page).to_have_title(titled("My work"))

    def open_case(self, first_name: str, *, risk: str, days_ago: int, force: str = "Sussex Police") -> str:
        """Open a case as of some days ago; gives its reference."""
        self.keys.follow("Open a case")
        self.keys.write("Client's first name", first_name)
        self.keys.choose("Is it safe to phone or write to the client?", "Not safe to contact")
        self.keys.pick("Police force where the client lives", force)
        self.keys.pick("Who is that person to the client?", "Former partner")
        self.keys.choose("Risk now", risk)
        self._moment("When was the case opened?", self.now - timedelta(days=days_ago))
        self.keys.press("Open the case")
        expect(self.page).to_have_title(re.compile("Overview – Hawthorn$"))
        return self.reference()

    def request_order(self, at: datetime, *, share: str) -> str:
        """Ask the client's force for an order; gives the address of the application."""
        self.keys.follow("Request an order")
        self.keys.choose("Why can the force that is asked apply?", "The perpetrator lives in its area")
        self._moment("When was the force asked?", at)
        self._share(share)
        self.keys.press("Save the request")
        expect(self.page).to_have_title(titled("Request for an order"))
        return self.page.url

    def record_order(self, at: datetime) -> str:
        """Record an interim order with one condition, and that it was served an hour later."""
        self.keys.follow("An order was made")
        self.keys.choose("Which kind of order?", "Interim order")
        self._moment("When did the court make it?", at)
        self.keys.choose("When does it end?", "On a day")
        self.keys.write("Its last day", written_day(at + timedelta(days=90)))
        self.keys.write("What the order says", "Not to contact the client by any means", group="Condition 1")
        self.keys.press("Save the order")
        expect(self.page).to_have_title(titled("Order"))
        self.keys.follow("Order served")
        self._moment("When was it tried?", at + timedelta(hours=1))
        self.keys.choose("What came of it?", "Served: the perpetrator has the order")
        self.keys.choose("How?", "In court, when it was made")
        self.keys.press("Save")
        expect(self.page).to_have_title(titled("Order"))
        return self.page.url

    def record_breach(self, *, learned_at: datetime) -> str:
        """Record a breach, and share the case with the force in the same form."""
        self.keys.follow("Record a breach of this order")
        self._moment("When did it happen?", learned_at - timedelta(hours=1))
        self._moment("When did you learn of it?", learned_at)
        self.keys.tick("Text or messaging app", under="Contacting, or trying to")
        self.keys.write("What happened, in the client's words", "He wrote from a new number.")
        self._share("Yes, the client agrees")
        self.keys.press("Save the breach")
        expect(self.page).to_have_title(titled("Breach"))
        return self.page.url

    def reference(self) -> str:
        return self.page.locator(".app-identity strong").first.inner_text()

    def _share(self, answer: str) -> None:
        self.keys.choose("Let the force see this case now?", answer)
        if answer != "Not yet":
            self.keys.write("If the client agreed: on which day?", written_day(self.now))
            self.keys.pick("If the client agreed: how was it said?", "By phone")
            self.keys.pick("If yes: until when may the force see it?", "Until you end it")

    def _moment(self, group: str, at: datetime) -> None:
        self.keys.write("Day", written_day(at), group=group)
        self.keys.write("Time", f"{at:%H:%M}", group=group)
