"""One running copy with the demo in it, as the browser tests reach it: by address, accounts and database."""

from __future__ import annotations

import json
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, Final

import psycopg
from django.urls import reverse
from playwright.sync_api import Browser, BrowserContext, Page

from config.environment import BASE
from tests.config.running_copy import LaidState, RunningCopy, clean_environment, make_state

DEMO_WORDS: Final = "lantern-before-the-harbour"
WIDE: Final = 1280
NARROW: Final = 390
HEIGHT: Final = 900
PATIENCE: Final = 90_000
"""Milliseconds until a page that does not come is a fault. The machine may have much else to do meanwhile."""


def titled(words: str) -> re.Pattern[str]:
    """The title of a page that ends with these words, whatever is new at this moment: `(3) My work – Hawthorn`."""
    return re.compile(rf"^(\(\d+\+?\) )?{re.escape(words)} – Hawthorn$")


@dataclass(frozen=True)
class Site:
    """Where the copy answers, and what may be asked of it beside its pages."""

    copy: LaidState

    @property
    def address(self) -> str:
        return f"http://127.0.0.1:{self.copy.port}"

    def url(self, name: str, *args: object) -> str:
        return self.address + reverse(name, args=args)

    def manage(self, *arguments: str) -> str:
        """Run a command of the copy beside it, as whoever looks after it would."""
        environment = clean_environment(STATE=str(self.copy.state), DJANGO_SETTINGS_MODULE="config.settings", DEMO="1")
        command = [sys.executable, "manage.py", *arguments]
        done = subprocess.run(command, cwd=BASE, env=environment, capture_output=True, text=True, check=True)
        return done.stdout

    def accounts(self) -> list[dict[str, str | None]]:
        accounts: list[dict[str, str | None]] = json.loads(self.manage("demo_accounts", "--json"))
        return accounts

    def rows(self, question: str, **values: object) -> list[tuple[Any, ...]]:
        """Ask the copy's own database."""
        with psycopg.connect(self.copy.remembered()["DATABASE_URL"]) as connection:
            return connection.execute(question.encode(), values).fetchall()

    def sign_in(self, page: Page, username: str, password: str = DEMO_WORDS) -> None:
        page.goto(self.url("login"))
        page.get_by_label("User name").fill(username)
        page.get_by_label("Password").fill(password)
        page.get_by_role("button", name="Sign in").click()
        page.wait_for_url(lambda address: "sign-in" not in address)


@contextmanager
def running_site() -> Iterator[Site]:
    """Start a copy with the demo in a STATE of its own, and end it with everything that it started."""
    state = make_state()
    try:
        with RunningCopy(state, DEMO="1") as copy:
            copy.wait_for("Ready:", 600)
            yield Site(copy)
            copy.end()
    finally:
        shutil.rmtree(state, ignore_errors=True)


def new_context(browser: Browser, *, width: int = WIDE, script: bool = True) -> BrowserContext:
    """A browser of somebody else: no cookie of any other, London time, patience for a busy machine."""
    context = browser.new_context(
        java_script_enabled=script,
        viewport={"width": width, "height": HEIGHT},
        locale="en-GB",
        timezone_id="Europe/London",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE)
    return context
