"""What happens to words that are typed and not sent: a browser that dies, a session that ends, two tabs."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import DEMO_WORDS, Site, new_context
from tests.browser.test_mishaps import OWN_CASE, WORKER

pytestmark = pytest.mark.browser
KEPT = re.compile(r"Kept at \d\d:\d\d. Not sent yet.")
STATUS = "[data-draft-status]"
NEWS = "[data-draft-news]"
REASON = "Why this level"


@pytest.fixture
def place(site: Site) -> str:
    """A form whose drafts are thrown away first: what another test typed is none of this one's."""
    site.manage("shell", "-c", "from accounts.drafts.models import Draft; Draft.objects.all().delete()")
    return site.url("risk_review_create", site.rows(OWN_CASE, username=WORKER)[0][0])


def type_reason(page: Page, place: str, words: str) -> None:
    page.goto(place)
    page.get_by_label(REASON).fill(words)
    expect(page.locator(STATUS)).to_have_text(KEPT)


def test_words_come_back_after_the_browser_died_until_they_are_sent(site: Site, browser: Browser, place: str) -> None:
    dying = new_context(browser)
    page = dying.new_page()
    site.sign_in(page, WORKER)
    type_reason(page, place, "A lamp in the lane, twice.")
    page.get_by_label("Very high").check()
    expect(page.locator(STATUS)).to_have_text(KEPT)
    page.wait_for_timeout(3000)
    dying.close()
    context = new_context(browser)
    again = context.new_page()
    site.sign_in(again, WORKER)
    again.goto(site.url("home"))
    again.get_by_role("link", name="1 form not sent yet").click()
    again.get_by_role("link", name="Review the risk").click()
    expect(again.get_by_label(REASON)).to_have_value("A lamp in the lane, twice.")
    expect(again.get_by_label("Very high")).to_be_checked()
    expect(again.locator(NEWS)).to_contain_text("is back. It is not sent yet.")
    again.get_by_label("High", exact=True).check()
    again.locator("main form[method=post] button[type=submit]").click()
    expect(again).not_to_have_url(place)
    again.goto(place)
    expect(again.get_by_label(REASON)).to_have_value("")
    assert again.evaluate("() => localStorage.length + sessionStorage.length") == 0
    context.close()


def test_session_that_ended_is_said_and_typing_goes_on_afterwards(page_of: NewPage, site: Site, place: str) -> None:
    page = page_of(WORKER)
    type_reason(page, place, "One.")
    page.context.clear_cookies(name="session")
    page.get_by_label(REASON).fill("One. Two.")
    expect(page.locator(NEWS)).to_contain_text("You are signed out. What you typed up to")
    with page.context.expect_page() as opened:
        page.get_by_role("link", name="Sign in (opens in a new tab)").click()
    tab = opened.value
    tab.get_by_label("User name").fill(WORKER)
    tab.get_by_label("Password").fill(DEMO_WORDS)
    tab.get_by_role("button", name="Sign in").click()
    expect(tab).not_to_have_title("Sign in – Hawthorn")
    expect(page.locator(NEWS)).to_contain_text("What you type is kept again.", timeout=20_000)
    page.reload()
    expect(page.get_by_label(REASON)).to_have_value("One. Two.")


def test_two_tabs_lose_nothing_and_what_was_kept_can_be_thrown_away(page_of: NewPage, place: str) -> None:
    first = page_of(WORKER)
    type_reason(first, place, "From the first tab.")
    second = first.context.new_page()
    second.goto(place)
    expect(second.get_by_label(REASON)).to_have_value("From the first tab.")
    expect(second.locator(STATUS)).to_have_text(KEPT)
    first.get_by_label(REASON).fill("From the first tab, and more.")
    first.wait_for_timeout(3500)
    second.goto(place)
    expect(second.locator(NEWS)).to_contain_text("1 more, from another tab")
    expect(second.get_by_label(REASON)).to_have_value("From the first tab, and more.")
    second.get_by_role("button", name="Delete the draft").click()
    expect(second.get_by_label(REASON)).to_have_value("From the first tab.")
