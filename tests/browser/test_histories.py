"""Four histories that the system must have caught, lived through on its pages, and what each page then says.

They are moved to end now; names are invented. Nine months without an order; a warrant that lay three weeks; a former
colleague for whom nobody asked; a threat that «does not count».
"""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Page, expect

from tests.browser.conftest import NewPage
from tests.browser.lives import Life
from tests.browser.site import Site

pytestmark = pytest.mark.browser

WORKER = "bramble-caseworker-1"
SUPERVISOR = "bramble-supervisor-1"
LIAISON = "sussex-liaison"
NOT_SHARED = {"share": "not_yet"}
HE_LIVES_THERE = {"area_basis": "resides", **NOT_SHARED}

TOLD_BY_POLICE = {"known_from": "officer", "note": "The officer rang us."}
CRIME = {"reference": "INVENTED/1", "recorded_as": "breach_only", **TOLD_BY_POLICE}


@pytest.fixture
def now() -> datetime:
    return datetime.now(UTC).replace(second=0, microsecond=0) - timedelta(minutes=1)


@pytest.fixture
def worker(site: Site, page: Page) -> Life:
    site.sign_in(page, WORKER)
    return Life(site, page)


@pytest.fixture
def supervisor(site: Site, page_of: NewPage) -> Life:
    return Life(site, page_of(SUPERVISOR))


def at_noon(now: datetime, days: int) -> datetime:
    """So many days ago, at an hour that no clock change repeats."""
    return (now - timedelta(days=days)).replace(hour=12, minute=0)


def row_of(life: Life, route: str, reference: str, query: str = "") -> str:
    """Everything that a list says of one case."""
    life.go(route, query=query)
    rows = life.page.locator("main tr, main li", has_text=reference)
    expect(rows.first).to_be_attached()
    return " ".join(rows.all_text_contents())


# --- 1. Nine months -----------------------------------------------------------------------------------------------


def put_a_condition_to_her(worker: Life, application: str, at: datetime) -> None:
    worker.go("draft_create", application)
    said = {"text": "Not to contact her by any means", "why_necessary": "He says that he will kill her."}
    worker.send({"kind": "prohibition", **said, "victim_view": "wanted"})
    worker.step("application_step", application, "conditions_put_to_victim", at)


def test_nine_months_without_an_order_are_said_at_every_step(worker: Life, supervisor: Life, now: datetime) -> None:
    begun = (now - timedelta(days=273)).replace(hour=10, minute=0)

    def on(day: int, hours: int = 0) -> datetime:
        return begun + timedelta(days=day, hours=hours)

    reference = worker.open_case(
        {"first_name": "Ottoline", "relationship": "ex_partner", "risk": "high", "at": begun - timedelta(hours=1)}
    )
    worker.go("application_create", worker.case)
    worker.send({"at": begun, **HE_LIVES_THERE})
    application = worker.thing
    asked = worker.go("application_detail", application)
    expect(asked).to_contain_text("273 days")
    expect(asked).to_contain_text("No officer has been named")
    assert "late" in row_of(worker, "my_work", reference)
    assert "late" in row_of(supervisor, "delays", reference)

    worker.step("application_step", application, "acknowledged", on(7), officer="PC Invented")
    threatened(worker, on(56, 11), "CON-02")
    assert "threat" in row_of(supervisor, "delays", reference).lower()
    expect(worker.go("case_detail", worker.case)).to_contain_text("nothing protects")
    review(worker, "very_high", "He says that he will kill her.")
    worker.step("application_step", application, "decided_to_apply", on(99))
    threatened(worker, on(142), "CON-04")
    assert "threat" in row_of(supervisor, "delays", reference).lower()
    review(worker, "very_high", "He said it again.")
    expect(worker.go("application_detail", application)).to_contain_text("interim")

    put_a_condition_to_her(worker, application, on(189))
    worker.step("application_step", application, "authorised", on(198))
    worker.step("application_step", application, "sent_to_legal", on(200))
    worker.step("application_step", application, "lodged", on(235))
    hearing = on(252)
    worker.step("application_step", application, "listed", on(239), hearing_on=f"{hearing:%-d/%-m/%Y}")
    worker.step("application_step", application, "adjourned", hearing, reason="court_listing")
    undated = worker.go("application_detail", application)
    expect(undated).to_contain_text("No new date")
    worker.step("application_step", application, "listed", on(262), hearing_on=f"{now:%-d/%-m/%Y}")
    worker.go("order_create", application)
    worker.send(
        {
            "kind": "full",
            "at": now,
            "ends": "further_order",
            "kind_1": "prohibition",
            "text_1": "Not to contact the client by any means",
        }
    )
    order = worker.go("order_detail", worker.thing)
    expect(order).to_contain_text("not served")
    made = worker.go("application_detail", application)
    expect(made).to_contain_text("273 days")
    held = made.get_by_role("region", name="Who held it for how long")
    expect(held).to_contain_text("The police, officer in the case: 191 days")
    expect(held).to_contain_text("The court: 38 days")


def threatened(worker: Life, happened_at: datetime, way: str) -> None:
    """A threat to kill, told to the police as well."""
    worker.go("incident_create", worker.case)
    worker.send(
        {
            "happened_at": happened_at,
            "behaviours": ["THR-01", way],
            "text": "He writes that he will kill her.",
            "reported": True,
            "police_response": ["told_to_keep_collecting_evidence"],
        }
    )


def review(worker: Life, level: str, reason: str) -> None:
    worker.go("risk_review_create", worker.case)
    worker.send({"level": level, "reason": reason})


# --- 2. A warrant, three weeks ------------------------------------------------------------------------------------


def test_a_warrant_of_three_weeks_is_said_by_its_own_age_until_it_is_executed(
    worker: Life, supervisor: Life, now: datetime
) -> None:
    asked_at, made_at = (at_noon(now, days) for days in (290, 274))
    reference = worker.open_case(
        {"first_name": "Ysolde", "relationship": "ex_partner", "risk": "high", "at": asked_at - timedelta(hours=1)}
    )
    worker.go("application_create", worker.case)
    worker.send({"at": asked_at, **HE_LIVES_THERE})
    worker.go("order_create", worker.thing)
    worker.send(
        {
            "kind": "full",
            "at": made_at,
            "ends": "further_order",
            "kind_1": "prohibition",
            "text_1": "No contact by any means",
        }
    )
    order = worker.thing
    worker.step("order_step", order, "served", made_at + timedelta(hours=7))
    issued = now - timedelta(days=21)
    learned = issued - timedelta(days=5, hours=19)
    contacted(worker, order, learned - timedelta(hours=2))
    breach = contacted(worker, order, learned)
    worker.go("case_detail", worker.case)
    expect(worker.page.locator(".app-identity")).to_contain_text("Very high risk")
    said = worker.go("breach_detail", breach)
    expect(said).to_contain_text("late")
    worker.step("breach_step", breach, "reported_to_police", learned + timedelta(minutes=30), channel="non_emergency")
    worker.step("breach_step", breach, "crime_recorded", learned + timedelta(hours=15), **CRIME)
    worker.step("breach_step", breach, "warrant_issued", issued)
    warrant = worker.go("breach_detail", breach)
    expect(warrant).to_contain_text("504 hours")
    late = row_of(supervisor, "delays", reference)
    assert "It has been out for 21 days (504 hours)" in late
    assert "the force's chief officer team" in late
    assert "Write the letter" in late
    expect(worker.go("my_work")).to_contain_text(reference)
    closing = supervisor.go("case_close", worker.case)
    expect(closing).to_contain_text("arrant")
    expect(worker.go("case_detail", worker.case)).to_contain_text("safety plan")
    worker.step("breach_step", breach, "warrant_executed", now, **TOLD_BY_POLICE)
    expect(worker.go("breach_detail", breach)).to_contain_text("A warrant was out for 21 days (504 hours)")


def contacted(worker: Life, order: str, learned_at: datetime) -> str:
    worker.go("breach_create", order)
    happened = learned_at - timedelta(minutes=40)
    worker.send(
        {"happened_at": happened, "at": learned_at, "behaviours": ["CON-02"], "text": "He wrote again.", **NOT_SHARED}
    )
    return worker.thing


# --- 3. A former colleague ----------------------------------------------------------------------------------------


def test_a_former_colleague_for_whom_nobody_asks_comes_before_the_supervisor(
    worker: Life, supervisor: Life, now: datetime
) -> None:
    begun = at_noon(now, 700)
    reference = worker.open_case(
        {"first_name": "Clementine", "relationship": "ex_colleague", "risk": "high", "at": begun}
    )
    for days in (690, 500, 300, 28, 14, 3):
        worker.go("incident_create", worker.case)
        worker.send(
            {
                "happened_at": at_noon(now, days),
                "behaviours": ["FOL-03"],
                "text": "He sat in the café again and asked her out.",
                "reported": True,
                "police_response": ["told_to_keep_collecting_evidence"],
            }
        )
    pattern = worker.go("case_pattern", worker.case)
    expect(pattern).to_contain_text("Told to keep collecting evidence: 6 times")
    expect(worker.go("case_orders", worker.case)).to_contain_text("No order has been asked for")
    worker.go("application_create", worker.case)
    worker.send({"at": at_noon(now, 20), **HE_LIVES_THERE})
    application = worker.thing
    worker.go("application_step", application, query="?step=declined")
    wrong = worker.refused({"at": at_noon(now, 10), "reason": "evidence_insufficient"})
    assert "instead" in wrong or "alternative" in wrong.lower()
    worker.step(
        "application_step",
        application,
        "declined",
        at_noon(now, 10),
        reason="evidence_insufficient",
        words="Nothing but her word, said the officer.",
        alternatives="A warning letter",
    )
    worker.go("incident_create", worker.case)
    worker.send(
        {
            "happened_at": now - timedelta(hours=5),
            "behaviours": ["FOL-03"],
            "text": "He was at the stop. She has given up her flat.",
            "impacts": ["relocation"],
        }
    )
    said = row_of(supervisor, "delays", reference)
    assert "moved" in said
    register = supervisor.go("declined_list")
    expect(register).to_contain_text(reference)
    expect(register).to_contain_text("Not enough evidence: Nothing but her word")
    expect(register).to_contain_text("Known in another way")


# --- 4. «It doesn't count» ----------------------------------------------------------------------------------------


def test_a_threat_that_does_not_count_counts_whoever_read_it(worker: Life, supervisor: Life, now: datetime) -> None:
    reference = worker.open_case(
        {"first_name": "Wilhelmina", "relationship": "online_only", "risk": "medium", "at": now - timedelta(days=2)}
    )
    worker.go("incident_create", worker.case)
    worker.send(
        {
            "happened_at": now - timedelta(hours=3),
            "behaviours": ["THR-01", "CON-04"],
            "text": "A post that says he will kill her, from an account that nobody follows.",
            "reported": True,
            "police_response": ["downplayed"],
            "police_words": "It doesn't count, nobody follows him.",
        }
    )
    assert "threat to kill" in row_of(supervisor, "delays", reference).lower()
    told = worker.go("case_chronology", worker.case)
    expect(told).to_contain_text("It doesn't count, nobody follows him.")
    expect(told).to_contain_text("Played down")
    assert reference in row_of(worker, "case_list", reference)
    assert reference in row_of(worker, "my_work", reference)
