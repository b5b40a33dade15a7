"""The main job in a browser: what stalls and what is breached appears at the right person, and nowhere else."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import datetime, timedelta
from urllib.parse import urlsplit

import pytest
from django.urls import resolve
from playwright.sync_api import Browser, Page, expect

from casework.dates.rules.london_time import LONDON
from tests.browser.acts import Worker
from tests.browser.conftest import NewPage
from tests.browser.site import DEMO_WORDS, Site, new_context

pytestmark = pytest.mark.browser

WORKER = "bramble-caseworker-1"
SUPERVISOR = "bramble-supervisor-1"
LIAISON = "sussex-liaison"
OTHER_LIAISON = "west-midlands-liaison"
BEAT_AND_SOME = timedelta(seconds=75)
WHEN_RECORDED = """
SELECT event.recorded_at FROM casework_event event
JOIN orders_breach breach ON breach.case_id = event.case_id AND breach.public_id = %(breach)s
WHERE event.kind = 'breach'
"""


def row_of(page: Page, reference: str) -> str:
    """Everything that a list says of one case."""
    rows = page.locator("tbody tr, main li", has_text=reference)
    expect(rows.first).to_be_attached()
    return " ".join(rows.all_text_contents())


def identity_in(address: str) -> str:
    """The public id that an address ends with."""
    return str(next(iter(resolve(urlsplit(address).path).kwargs.values())))


def status_of(page: Page, address: str) -> int:
    answer = page.goto(address)
    assert answer
    return answer.status


def a_stall_shows_up(site: Site, worker: Worker, supervisor: Page, reference: str) -> None:
    worker.page.goto(site.url("my_work"))
    said = row_of(worker.page, reference)
    assert "working days late" in said
    assert "No officer has been named" in said
    assert "Sussex Police: officer in the case" in said
    supervisor.goto(f"{site.url('delays')}")
    assert "working days late" in row_of(supervisor, reference)


def police_act(desk: Page, reference: str) -> None:
    """Acknowledge with one button, record the crime reference, then that a warrant was issued."""
    desk.locator("tr", has_text=reference).get_by_role("link", name="Acknowledge it").click()
    desk.get_by_role("button", name="Acknowledge").click()
    expect(desk.get_by_text("Its clocks run on until you act")).to_be_visible()
    desk.get_by_role("link", name="Crime recorded, with its reference").click()
    desk.get_by_label("Crime reference").fill("47/12345/26")
    desk.get_by_role("button", name="Save").click()
    desk.get_by_role("link", name="Warrant issued").click()
    desk.get_by_role("button", name="Save").click()
    expect(desk.locator("main")).to_contain_text("Warrant executed")


@pytest.fixture(scope="module", autouse=True)
def unreported(site: Site, browser: Browser) -> Iterator[str]:
    """A breach that falls due at the next full minute, and that nobody touches: very high risk allows one hour."""
    context = new_context(browser)
    worker = Worker(context.new_page())
    worker.sign_in(site.url("login"), WORKER, DEMO_WORDS)
    worker.open_case("Perpetua", risk="Very high", days_ago=30)
    worker.request_order(worker.now - timedelta(days=20), share="Not yet")
    worker.record_order(worker.now - timedelta(days=15))
    time.sleep(max(0, 61 - datetime.now(LONDON).second) if datetime.now(LONDON).second > 45 else 0)
    yield identity_in(worker.record_breach(learned_at=datetime.now(LONDON) - timedelta(minutes=59)))
    context.close()


def test_a_stall_and_a_breach_reach_whoever_can_act(site: Site, page_of: NewPage, page: Page) -> None:
    worker = Worker(page)
    worker.sign_in(site.url("login"), WORKER, DEMO_WORDS)
    supervisor, desk, other_desk = page_of(SUPERVISOR), page_of(LIAISON), page_of(OTHER_LIAISON)

    reference = worker.open_case("Odette", risk="High", days_ago=60)
    application = worker.request_order(worker.now - timedelta(days=40), share="Not yet")
    a_stall_shows_up(site, worker, supervisor, reference)
    assert status_of(desk, site.url("desk_application", identity_in(application))) == 404

    worker.page.goto(application)
    worker.record_order(worker.now - timedelta(days=9))
    breach = worker.record_breach(learned_at=worker.now - timedelta(hours=30))
    expect(worker.page.locator("main")).to_contain_text("police liaison of Sussex Police can see it")
    for_police = site.url("desk_breach", identity_in(breach))
    desk.goto(site.url("desk"))
    assert "Acknowledge it" in row_of(desk, reference)
    assert status_of(other_desk, for_police) == 404
    other_desk.goto(site.url("desk"))
    expect(other_desk.locator("main")).not_to_contain_text(reference)
    police_act(desk, reference)

    supervisor.goto(breach)
    expect(supervisor.locator("main")).to_contain_text("47/12345/26")
    expect(supervisor.locator("main")).to_contain_text("A warrant has been out for less than an hour")
    expect(supervisor.get_by_role("table", name="What is being watched")).to_contain_text(
        "warrant has not been executed"
    )
    supervisor.goto(site.url("delays"))
    assert "The risk has not been reviewed since the breach" in row_of(supervisor, reference)


def test_beat_raises_a_flag_that_falls_due_while_nobody_looks(site: Site, unreported: str) -> None:
    raised_at, due_at = flag_of(site, unreported, patience=BEAT_AND_SOME + timedelta(minutes=2))
    recorded_at = site.rows(WHEN_RECORDED, breach=unreported)[0][0]
    assert recorded_at < due_at <= raised_at < due_at + BEAT_AND_SOME


def flag_of(site: Site, breach: str, *, patience: timedelta) -> tuple[datetime, datetime]:
    """Wait for the red flag of B1: when it was raised, and when it was due."""
    question = (
        "SELECT flag.raised_at, flag.at FROM risk_flag flag"
        " JOIN risk_clock clock ON clock.id = flag.clock_id"
        " JOIN orders_breach breach ON breach.case_id = clock.case_id AND breach.label = clock.subject"
        " WHERE clock.rule = 'B1' AND flag.level = 'red' AND breach.public_id = %(breach)s"
    )
    deadline = time.monotonic() + patience.total_seconds()
    while time.monotonic() < deadline:
        if rows := site.rows(question, breach=breach):
            raised_at, due_at = rows[0]
            return raised_at, due_at
        time.sleep(1)
    raise AssertionError("No flag was raised: is beat running?")
