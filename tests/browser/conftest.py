"""What the browser tests share: one copy with the demo, and a browser of one's own for each person."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.site import Site, new_context, running_site

NewPage = Callable[[str], Page]

expect.set_options(timeout=30_000)


@pytest.fixture(scope="session")
def site() -> Iterator[Site]:
    with running_site() as running:
        running.manage("shell", "-c", "from tests.browser.quiet import make_quiet_people as make; make()")
        yield running


@pytest.fixture
def page_of(site: Site, browser: Browser) -> Iterator[NewPage]:
    """Give the page of somebody who has signed in, in a browser that shares nothing with the others'."""
    contexts = []

    def opened(username: str) -> Page:
        contexts.append(new_context(browser))
        page = contexts[-1].new_page()
        site.sign_in(page, username)
        return page

    yield opened
    for context in contexts:
        context.close()
