"""The whole job where JavaScript does not run: pages and forms do it all, only the comfort is gone."""

from __future__ import annotations

import re
from datetime import datetime, timedelta

import pytest
from playwright.sync_api import Browser, Page, expect

from casework.dates.rules.london_time import LONDON
from tests.browser.acts import written_day
from tests.browser.site import NARROW, Site, new_context, titled

pytestmark = pytest.mark.browser

WORKER = "larkfield-caseworker-1"


def fill_moment(page: Page, question: str, at: datetime) -> None:
    group = page.get_by_role("group", name=question)
    group.get_by_label("Day").fill(written_day(at))
    group.get_by_label("Time").fill(f"{at:%H:%M}")


def tick_calls(page: Page) -> None:
    page.locator("summary", has_text="Contacting, or trying to").click()
    page.get_by_label("Phone calls, silent ones included").check()


def open_case(page: Page, at: datetime) -> None:
    page.get_by_role("link", name="Open a case").click()
    page.get_by_label("Client's first name").fill("Isolde")
    page.get_by_label("Police force where the client lives").select_option(label="West Midlands Police")
    page.get_by_label("Who is that person to the client?").select_option(label="Stranger")
    page.get_by_role("radio", name="High", exact=True).check()
    fill_moment(page, "When was the case opened?", at)
    page.get_by_role("button", name="Open the case").click()
    expect(page).to_have_title(re.compile("Overview – Hawthorn$"))


def log_incident(page: Page) -> None:
    follow(page, "Log an incident")
    tick_calls(page)
    page.get_by_role("button", name="Save the incident").click()
    expect(page).to_have_title(re.compile("Overview – Hawthorn$"))
    expect(page.locator("main")).to_contain_text("Incident I1")


def follow(page: Page, words: str) -> None:
    """Press a link, in a fold too: a fold opens without a script."""
    link = page.locator("main a", has_text=words).first
    while (folds := link.locator("xpath=ancestor::details[not(@open)]")).count():
        folds.first.locator("> summary").click()
    link.click()


def obtain_order(page: Page, asked_at: datetime) -> None:
    follow(page, "Request an order")
    page.get_by_label("The perpetrator lives in its area").check()
    fill_moment(page, "When was the force asked?", asked_at)
    page.get_by_label("Not yet").check()
    page.get_by_role("button", name="Save the request").click()
    follow(page, "An order was made")
    page.get_by_label("Full order").check()
    fill_moment(page, "When did the court make it?", asked_at + timedelta(days=10))
    page.get_by_label("When the court makes a further order").check()
    page.get_by_role("group", name="Condition 1").get_by_label("What the order says").fill("Not to come near her home")
    page.get_by_role("button", name="Save the order").click()
    expect(page).to_have_title(titled("Order"))


def record_breach(page: Page, learned_at: datetime) -> None:
    follow(page, "Record a breach of this order")
    fill_moment(page, "When did it happen?", learned_at - timedelta(hours=1))
    fill_moment(page, "When did you learn of it?", learned_at)
    tick_calls(page)
    page.get_by_label("Yes, the client agrees").check()
    page.get_by_label("If the client agreed: on which day?").fill(f"{learned_at:%-d/%-m/%Y}")
    page.get_by_label("If the client agreed: how was it said?").select_option("By phone")
    page.get_by_label("If yes: until when may the force see it?").select_option("Until you end it")
    page.get_by_role("button", name="Save the breach").click()
    expect(page).to_have_title(titled("Breach"))
    expect(page.locator("main")).to_contain_text("police liaison of West Midlands Police can see it")


def act_as_police(page: Page, reference: str) -> None:
    page.locator("tr", has_text=reference).get_by_role("link", name="Acknowledge it").click()
    page.get_by_role("button", name="Acknowledge").click()
    page.get_by_role("link", name="Arrested").click()
    page.get_by_role("button", name="Save").click()
    expect(page.locator("main")).to_contain_text("Arrested")


def test_whole_job_can_be_done_without_script(site: Site, browser: Browser) -> None:
    now = datetime.now(LONDON)
    context = new_context(browser, width=NARROW, script=False)
    page = context.new_page()
    site.sign_in(page, WORKER)
    open_case(page, now - timedelta(days=40))
    reference = page.locator(".app-identity strong").first.inner_text()
    log_incident(page)
    obtain_order(page, now - timedelta(days=30))
    record_breach(page, now - timedelta(hours=6))
    page.goto(site.url("my_work"))
    expect(page.locator("main li", has_text=reference).first).to_contain_text("The breach has not been reported")
    page.get_by_role("button", name="Sign out").click()

    site.sign_in(page, "west-midlands-liaison")
    act_as_police(page, reference)
    context.close()
