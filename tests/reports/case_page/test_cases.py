"""The pages of one case, and the list of cases."""

from __future__ import annotations

import html
import re
from datetime import date
from typing import Final
from urllib.parse import unquote

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind, EventSource
from casework.templatetags.display import day
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import record_breach_step
from record.authors import Author
from record.events.reading import read_event
from reports.case_page.tabs import PARTS, TABS
from reports.chronology.rules.event_words import event_in_words
from tests.factories import make_case, make_force, make_protection, make_share, make_user
from tests.laid_case import LaidOnce
from tests.reports.lived import (
    DAY,
    HOUR,
    START,
    acted,
    breached,
    make_supervisor,
    make_worker,
    new_case,
    order_stepped,
    ordered,
    requested,
    reviewed,
    stepped,
    team_of,
    threatened,
)

pytestmark = pytest.mark.django_db


_worker: Final = LaidOnce(make_worker, rests_on=tuple)


@pytest.fixture
def worker() -> User:
    return _worker()


def _with_a_bit_of_everything(worker: User) -> Case:
    case = new_case(worker)
    application = requested(case, at=START + HOUR)
    threatened(case, START + 2 * HOUR)
    stepped(application, "acknowledged", START + DAY, officer="PC Invented")
    order = ordered(application, at=START + 2 * DAY, last_day=date(2028, 4, 3))
    order_stepped(order, "served", START + 2 * DAY + HOUR)
    breach = breached(order, at=START + 3 * DAY)
    acted(breach, "reported_to_police", START + 3 * DAY + HOUR)
    acted(breach, "warrant_issued", START + 4 * DAY)
    make_share(case=case, shared_by=worker, shared_on=date(2026, 3, 4))
    return case


_case: Final = LaidOnce(
    lambda: _with_a_bit_of_everything(User.objects.get()), rests_on=lambda: (User.objects.get().pk, make_force().pk)
)


@pytest.fixture
def case(worker: User) -> Case:
    """A case with a bit of everything, of the only user that there is."""
    return _case()


def read(client: Client, user: User, name: str, *args: object, **query: str) -> str:
    client.force_login(user)
    response = client.get(reverse(name, args=args), query)
    assert response.status_code == 200
    return response.content.decode()


@pytest.mark.parametrize("name", PARTS)
def test_every_part_of_a_case_opens_and_names_the_others(client: Client, worker: User, case: Case, name: str) -> None:
    page = read(client, worker, name, case.public_id)
    for words in TABS:
        assert f">{words}</a>" in page
    (pages,) = [pages for pages in TABS.values() if name in pages]
    for other in pages:
        assert reverse(other, args=[case.public_id]) in page
    assert f"<title>{case.reference}: " in page


def test_tabs_fit_one_row_and_leave_no_page_out() -> None:
    assert len(TABS) == 7
    assert len(PARTS) == sum(len(pages) for pages in TABS.values())


def test_reference_that_we_did_not_draw_stays_out_of_the_title(client: Client, worker: User, case: Case) -> None:
    Case.objects.filter(pk=case.pk).update(reference="Alba/1")
    assert "<title>Overview – " in read(client, worker, "case_detail", case.public_id)


@pytest.mark.parametrize("name", PARTS)
def test_no_part_of_a_case_is_for_the_police_or_for_strangers(
    client: Client, worker: User, case: Case, name: str
) -> None:
    address = reverse(name, args=[case.public_id])
    client.force_login(make_user(role=Role.POLICE_LIAISON))
    assert client.get(address).status_code == 403
    client.force_login(make_worker(team_of(worker)))
    assert client.get(address).status_code == 404
    client.force_login(make_supervisor(team_of(worker)))
    assert client.get(address).status_code == 200


# --- Overview ---------------------------------------------------------------------------------------------------


def test_overview_shows_what_is_late_and_offers_what_may_be_done(client: Client, worker: User, case: Case) -> None:
    page = read(client, worker, "case_detail", case.public_id)
    assert "The warrant has not been executed" in page
    for act in (
        "incident_create",
        "risk_review_create",
        "application_create",
        "protection_create",
        "breach_start",
        "share_create",
        "contact_create",
    ):
        assert reverse(act, args=[case.public_id]) in page
    assert "Breach B1 of order O1, condition C1" in page


def card_of(page: str) -> str:
    """The words of the card on top, as a reader sees them."""
    card = page[
        page.index('<section class="app-now"') : page.index("</section>", page.index('<section class="app-now"'))
    ]
    return " ".join(html.unescape(re.sub(r"<[^>]*>", " ", card)).split())


def test_card_says_within_a_screen_how_the_case_stands(client: Client, worker: User, case: Case) -> None:
    supervisor = make_supervisor(team_of(worker))
    acted(Breach.objects.get(), "crime_recorded", START + 4 * DAY + HOUR, reference="47/1/26")
    card = card_of(read(client, worker, "case_detail", case.public_id))
    for words in (
        "Do not call: nobody has asked the client whether it is safe.",
        "Protected today. From 4 April 2028 nothing does",
        "Open requests None is open",
        "B1: Full order O1, condition C1.",
        "Crime reference 47/1/26. Officer named for A1: PC Invented.",
        "Warrant out for",
        "Whereabouts not known: no address is recorded.",
        "Very high risk",
        "Rose by itself because of a breach on",
        "Last contact No contact is logged",
        "Next contact None is planned",
        "Next day at court None is listed",
        f"If away, ask: {supervisor.get_full_name() or supervisor.username}",
    ):
        assert words in card


def test_card_of_an_empty_case_claims_nothing(client: Client, worker: User) -> None:
    card = card_of(read(client, worker, "case_detail", new_case(worker).public_id))
    for words in (
        "Nothing protects the client today.",
        "Open requests None is open",
        "Open breaches None is open",
        "Whereabouts not known",
        "has an account in use",
    ):
        assert words in card


def test_overview_of_a_closed_case_offers_nothing_and_nothing_is_late(client: Client, worker: User, case: Case) -> None:
    case.closed_at = START + 9 * DAY
    case.save()
    page = read(client, worker, "case_detail", case.public_id)
    assert reverse("incident_create", args=[case.public_id]) not in page
    assert "The warrant has not been executed" not in page


# --- Chronology ---------------------------------------------------------------------------------------------------


def titles(page: str) -> list[str]:
    found = re.findall(r'<h2 class="moj-timeline__title">(.*?)</h2>', page, re.DOTALL)
    return [re.sub(r"<[^>]*>", "", title).strip() for title in found]


def test_chronology_tells_every_event_in_words_newest_first(client: Client, worker: User, case: Case) -> None:
    page = read(client, worker, "case_chronology", case.public_id)
    assert titles(page) == [
        "Warrant issued: breach B1",
        "Reported to police: breach B1",
        "Breach B1 of order O1, condition C1",
        "Order served: order O1",
        "Full order made: O1",
        "Shared with Sussex Police",
        "Acknowledged, officer named: application A1",
        "Incident I1",
        "Order requested: application A1",
        "Case opened",
    ]
    for words in (
        "Officer: PC Invented.",
        "Asked of Sussex Police.",
        "Threat to kill.",
        "Happened Mon 2 Mar 2026, 10:00.",
        "No report to the police is recorded.",
        "Prohibition C1: Not to contact her by any means",
        "The risk level rose by itself to very high risk.",
        "by Oona Farrow",
    ):
        assert words in page


def test_chronology_can_begin_at_the_other_end_and_be_of_one_kind(client: Client, worker: User, case: Case) -> None:
    oldest = titles(read(client, worker, "case_chronology", case.public_id, order="oldest"))
    assert (oldest[0], oldest[-1]) == ("Case opened", "Warrant issued: breach B1")
    assert titles(read(client, worker, "case_chronology", case.public_id, part="incidents")) == ["Incident I1"]
    assert "Nothing of this kind" in read(client, worker, "case_chronology", case.public_id, part="protection")


def test_chronology_marks_what_the_police_reported_and_what_was_written_down_later(
    client: Client, worker: User, case: Case
) -> None:
    liaison = make_user(role=Role.POLICE_LIAISON)
    breach = Breach.objects.get()
    new = NewApplicationStep(step="crime_recorded", at=START + 5 * DAY, facts={"reference": "47/1/26"})
    record_breach_step(breach, new, Author(liaison, START + 5 * DAY, EventSource.POLICE_REPORTED))
    page = read(client, worker, "case_chronology", case.public_id)
    assert "Reported by the police" in page
    assert f"by {liaison.username}, recorded {day(timezone.now())}" in page


@pytest.mark.parametrize("order", ["", "oldest"])
def test_chronology_of_many_events_goes_on_over_pages_without_loss(
    client: Client, worker: User, case: Case, order: str
) -> None:
    first = case.events.count()
    facts = {"behaviours": ["CON-02"], "reported": False, "police_response": [], "text": ""}
    owner = {"case": case, "organisation": case.organisation, "kind": EventKind.INCIDENT}
    Event.objects.bulk_create(
        # Pairs at the same moment: the place of an event is its time and its number.
        Event(**owner, number=first + n, at=START + 10 * DAY + (n // 2) * HOUR, facts={**facts, "incident": f"J{n}"})
        for n in range(1, 121)
    )
    seen, cursor = [], ""
    while True:
        page = read(client, worker, "case_chronology", case.public_id, order=order, after=cursor)
        seen += titles(page)
        link = re.search(r'after=([^"&]*)" rel="next"', page)
        if not link:
            break
        cursor = unquote(link[1])
    assert len(seen) == first + 121  # with the share
    assert len(set(seen)) == len(seen)


def test_chronology_needs_the_same_statements_for_10_and_for_400_events(
    client: Client, worker: User, case: Case
) -> None:
    counts = []
    read(client, worker, "case_detail", case.public_id)
    for more in (0, 400):
        first = case.events.count()
        facts = {"level": "high"}
        owner = {"case": case, "organisation": case.organisation, "kind": EventKind.RISK_REVIEWED, "facts": facts}
        Event.objects.bulk_create(
            Event(**owner, number=first + n, at=START + (10 + n) * DAY) for n in range(1, more + 1)
        )
        for name in ("case_detail", "case_chronology"):
            with CaptureQueriesContext(connection) as queries:
                read(client, worker, name, case.public_id)
            counts.append(len(queries))
    assert counts[2] <= counts[0] and counts[3] <= counts[1]


@pytest.mark.parametrize("after", ["x", "2026-03-03~1", "~", "2026-03-03T10:00:00+00:00~99999999999999", "\x00"])
def test_chronology_survives_any_cursor(client: Client, worker: User, case: Case, after: str) -> None:
    read(client, worker, "case_chronology", case.public_id, after=after)


@pytest.mark.parametrize(
    ("kind", "facts", "title", "lines"),
    [
        ("risk_reviewed", {"level": "very_high"}, "Risk reviewed: very high risk", ()),
        (
            "other_protection",
            {"kind": "bail_conditions", "from": "2026-03-03", "last_day": None},
            "Other protection: Bail conditions",
            ("From Tue 3 Mar 2026 until further notice.",),
        ),
        (
            "application",
            {"application": "A1", "step": "adjourned", "next_on": None, "reason": "court_listing"},
            "Hearing adjourned: application A1",
            ("No new date was given.", "Reason: The court had no time"),
        ),
        (
            "application",
            {"application": "A1", "step": "paused", "until": "2026-03-09", "reason": "She asked for time"},
            "Clocks paused: application A1",
            ("Until Mon 9 Mar 2026.", "Reason: She asked for time"),
        ),
        (
            "application",
            {"application": "A1", "step": "declined", "reason": "identity_unproven", "alternatives": "A notice"},
            "Police declined to apply: application A1",
            ("Reason: Identity not proven", "Offered instead: A notice"),
        ),
        (
            "order",
            {"order": "O1", "step": "renewed", "last_day": "2028-03-09"},
            "Order renewed or extended: order O1",
            ("New last day Thu 9 Mar 2028.",),
        ),
        (
            "order",
            {"order": "O1", "step": "requirement_evidenced", "condition": "C2"},
            "Requirement evidenced: order O1",
            ("Condition C2.",),
        ),
        (
            "breach_step",
            {"breach": "B1", "step": "reviewed"},
            "Decision to take no further action reviewed: breach B1",
            (),
        ),
        (
            "incident",
            {
                "behaviours": ["FOL-01", "CON-02"],
                "reported": True,
                "police_response": ["no_reply"],
                "text": "Near the shop",
            },
            "Incident",
            (
                "Followed on foot; Text or messaging app.",
                "Reported to the police.",
                "How the police answered: No reply.",
                "Near the shop",
            ),
        ),
    ],
)
def test_event_in_words(kind: str, facts: dict[str, object], title: str, lines: tuple[str, ...]) -> None:
    words = event_in_words(read_event(1, START, kind, facts), {})
    assert (words.title, words.lines) == (title, lines)


# --- The other parts ----------------------------------------------------------------------------------------------


def test_orders_part_shows_stage_order_conditions_and_protection(client: Client, worker: User, case: Case) -> None:
    make_protection(case=case)
    page = read(client, worker, "case_orders", case.public_id)
    for words in (
        "Application A1",
        "Granted",
        "Full order O1",
        "In force",
        "Prohibition C1: Not to contact her by any means",
        "Bail conditions P1",
        "Until further notice",
    ):
        assert words in page
    application = Application.objects.get()
    assert reverse("application_detail", args=[application.public_id]) in page


def test_breaches_part_shows_how_long_a_warrant_has_been_out(client: Client, worker: User, case: Case) -> None:
    page = read(client, worker, "case_breaches", case.public_id)
    assert "Warrant out" in page
    assert "since Fri 6 Mar 2026, 09:00" in page


def test_risk_part_tells_reviews_from_raises(client: Client, worker: User, case: Case) -> None:
    reviewed(case, at=START + 5 * DAY, next_review_on=date(2026, 3, 9))
    page = read(client, worker, "case_risk", case.public_id)
    assert "Rose by itself because of a breach" in page
    assert "Looked at again" in page
    assert "Mon 9 Mar 2026" in page


def test_sharing_part_tells_live_shares_from_ended_ones(client: Client, worker: User, case: Case) -> None:
    ended = make_share(case=case, force=make_force("kent"), revoked_at=START + DAY, purpose="Long ago")
    live = case.shares.get(revoked_at=None)
    page = read(client, worker, "case_sharing", case.public_id)
    assert (
        page.index("Forces with which this case is shared now")
        < page.index("Sussex")
        < page.index("Shares that have ended")
    )
    assert page.index("Shares that have ended") < page.index("Long ago")
    assert reverse("share_revoke", args=[case.public_id, live.public_id]) in page
    assert reverse("share_revoke", args=[case.public_id, ended.public_id]) not in page


def test_history_part_says_what_changed_in_words(client: Client, worker: User, case: Case) -> None:
    page = read(client, worker, "case_history", case.public_id)
    for words in (
        "Application A1 recorded",
        "Stage: Acknowledged by the police (was Requested)",
        "Risk level: Very high (was High)",
        "Share with Sussex Police recorded",
        "Latest step: Warrant issued (was Reported to the police)",
    ):
        assert words in page


# --- The list -----------------------------------------------------------------------------------------------------


def find(client: Client, user: User, words: str) -> str:
    client.force_login(user)
    response = client.post(reverse("case_list"), {"words": words}, follow=True)
    assert response.status_code == 200
    return response.content.decode()


def test_list_shows_own_cases_with_what_is_late(client: Client, worker: User, case: Case) -> None:
    theirs = new_case(make_worker(team_of(worker)))
    page = read(client, worker, "case_list")
    assert case.reference in page
    assert theirs.reference not in page
    assert "Very high risk" in page
    assert re.search(r"Critical</strong>\s+\d+ things", page), "a breach is critical after three times its limit"


@pytest.mark.parametrize(
    ("words", "is_found"), [("alb", True), ("ALBA", True), ("bryn", False), ("%", False), ("\\", False)]
)
def test_search_finds_by_first_name_within_sight(
    client: Client, worker: User, case: Case, words: str, is_found: bool
) -> None:
    new_case(make_worker(team_of(worker)), name="Albatross")
    page = find(client, worker, words)
    assert (case.reference in page) is is_found
    assert "Albatross" not in page


def test_search_finds_by_reference_and_closed_cases_too(client: Client, worker: User, case: Case) -> None:
    case.closed_at = START + 9 * DAY
    case.save()
    assert "Closed Wed 11 Mar 2026" in find(client, worker, case.reference[3:].lower())


@pytest.mark.parametrize("words", ["", " ", "x" * 200, "\x00"])
def test_search_for_nothing_sensible_says_so_and_shows_the_list(
    client: Client, worker: User, case: Case, words: str
) -> None:
    page = find(client, worker, words)
    assert "There is a problem" in page
    assert case.reference in page


def test_filters_of_the_list(client: Client, worker: User, case: Case) -> None:
    make_force("kent")
    supervisor = make_supervisor(team_of(worker))
    nobodys = new_case(None, team=team_of(worker), risk="standard")
    for query, expected in (
        ({"worker": "nobody"}, {nobodys}),
        ({"worker": str(worker.pk)}, {case}),
        ({"risk": "standard"}, {nobodys}),
        ({"force": "sussex"}, {case, nobodys}),
        ({"force": "kent"}, set()),
        ({"state": "closed"}, set()),
        ({"state": "all"}, {case, nobodys}),
    ):
        page = read(client, supervisor, "case_list", **query)
        assert {each for each in (case, nobodys) if each.reference in page} == expected, query


def test_list_goes_on_over_pages_and_needs_the_same_statements(client: Client, worker: User) -> None:
    counts = []
    for more in (1, 54):
        for _ in range(more):
            make_case(team=team_of(worker), caseworker=worker)
        read(client, worker, "case_list")
        with CaptureQueriesContext(connection) as queries:
            page = read(client, worker, "case_list")
        counts.append(len(queries))
    assert counts[0] == counts[1]
    link = re.search(r'href="\?after=(\d+)" rel="next"', page)
    assert link
    assert read(client, worker, "case_list", after=link[1]).count("HW-TEST-") == 5


@pytest.mark.parametrize("after", ["x", "-1", "99999999999999999999999", "0", "٣"])
def test_list_survives_any_cursor(client: Client, worker: User, after: str) -> None:
    read(client, worker, "case_list", after=after)
