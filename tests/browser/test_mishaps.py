"""What goes wrong at a desk: a second click, a session that has ended, the Back button on a shared computer."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.conftest import NewPage
from tests.browser.site import DEMO_WORDS, Site, new_context, titled

pytestmark = pytest.mark.browser

WORKER = "bramble-caseworker-2"
OWN_CASE = """
SELECT seen.public_id FROM casework_case seen
JOIN accounts_user worker ON worker.id = seen.caseworker_id AND worker.username = %(username)s
WHERE seen.closed_at IS NULL ORDER BY seen.id LIMIT 1
"""
SAID = "Two silent calls, and a third at the door."


@pytest.fixture(scope="module")
def case(site: Site) -> str:
    return str(site.rows(OWN_CASE, username=WORKER)[0][0])


def incidents_that_say(site: Site, words: str) -> int:
    return int(site.rows("SELECT count(*) FROM casework_incident WHERE text = %(words)s", words=words)[0][0])


def fill_incident(page: Page, words: str) -> None:
    page.locator("summary", has_text="Contacting, or trying to").click()
    page.get_by_label("Phone calls, silent ones included").check()
    page.get_by_label("What happened, in the client's words").fill(words)


@pytest.mark.parametrize("script", [True, False], ids=["script", "no script"])
def test_double_click_makes_one_record(script: bool, site: Site, browser: Browser, case: str) -> None:
    context = new_context(browser, script=script)
    page = context.new_page()
    site.sign_in(page, WORKER)
    page.goto(site.url("incident_create", case))
    words = f"{SAID} {'With' if script else 'Without'} a script."
    fill_incident(page, words)
    page.get_by_role("button", name="Save the incident").dblclick()
    expect(page).to_have_title(
        re.compile("(Overview|Incident) – Hawthorn")
    )  # the latter asks whether it broke an order
    context.close()
    assert incidents_that_say(site, words) == 1


def test_session_that_ended_leads_to_sign_in_and_back_to_the_form(site: Site, page_of: NewPage, case: str) -> None:
    page = page_of(WORKER)
    page.goto(site.url("incident_create", case))
    fill_incident(page, "It never arrives.")
    page.context.clear_cookies(name="session")
    page.get_by_role("button", name="Save the incident").click()
    expect(page).to_have_title("Sign in – Hawthorn")
    page.get_by_label("User name").fill(WORKER)
    page.get_by_label("Password").fill(DEMO_WORDS)
    page.get_by_role("button", name="Sign in").click()
    expect(page).to_have_url(site.url("incident_create", case))
    expect(page).to_have_title(titled("Log an incident"))
    assert incidents_that_say(site, "It never arrives.") == 0


def test_back_after_signing_out_shows_nothing(site: Site, page_of: NewPage, case: str) -> None:
    page = page_of(WORKER)
    page.goto(site.url("case_detail", case))
    reference = page.locator(".app-identity strong").first.inner_text()
    page.get_by_role("button", name="Sign out").click()
    expect(page).to_have_title("Sign in – Hawthorn")
    page.go_back()
    expect(page).to_have_title("Sign in – Hawthorn")
    expect(page.locator("body")).not_to_contain_text(reference)


def test_refused_form_keeps_every_word_and_says_what_to_do(site: Site, page_of: NewPage, case: str) -> None:
    page = page_of(WORKER)
    page.goto(site.url("incident_create", case))
    fill_incident(page, "Kept as typed, <b>all</b> of it.")
    page.get_by_role("textbox", name="Day", exact=True).first.fill("31/2/2026")
    page.get_by_role("button", name="Save the incident").click()
    expect(page).to_have_title("Error: Log an incident – Hawthorn")
    expect(page.get_by_role("textbox", name="Day", exact=True).first).to_have_value("31/2/2026")
    expect(page.get_by_label("What happened, in the client's words")).to_have_value("Kept as typed, <b>all</b> of it.")
    expect(page.get_by_label("Phone calls, silent ones included")).to_be_checked()
    page.get_by_role("alert").get_by_role("link").first.click()
    expect(page.get_by_role("textbox", name="Day", exact=True).first).to_be_focused()


def test_way_of_a_share_that_ended_is_closed_at_once(site: Site, page_of: NewPage) -> None:
    liaison, supervisor = page_of("metropolitan-liaison"), page_of("larkfield-supervisor-1")
    shared = """
    SELECT seen.public_id, share.public_id, breach.public_id FROM casework_share share
    JOIN casework_case seen ON seen.id = share.case_id
    JOIN accounts_team team ON team.id = seen.team_id AND team.name = 'Canal team'
    JOIN accounts_organisation force ON force.id = share.force_id AND force.slug = 'metropolitan'
    JOIN orders_breach breach ON breach.case_id = seen.id
    WHERE share.revoked_at IS NULL ORDER BY share.id LIMIT 1
    """
    case, share, breach = site.rows(shared)[0]
    liaison.goto(site.url("desk_breach", breach))
    expect(liaison).to_have_title(titled("Breach"))
    supervisor.goto(site.url("share_revoke", case, share))
    supervisor.get_by_role("button", name="End the share").click()
    expect(supervisor).not_to_have_url(site.url("share_revoke", case, share))
    answer = liaison.reload()
    assert answer
    assert answer.status == 404
