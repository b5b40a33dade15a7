"""The pages of a day at court, and the address that a calendar reads."""

from __future__ import annotations

import logging
from datetime import date, time
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone
from icalendar import Calendar

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from config.logs import LineFormatter
from orders.applications.services.steps import NewApplicationStep, record_application_step
from orders.court.models.court_day import CourtDate, HearingDetail
from orders.court.models.hearing import Hearing
from orders.court.services.court_days import change_hearing, detail_of
from orders.diary.models import DiaryFeed
from orders.orders.services.making import NewCondition, NewOrder, make_order
from record.authors import Author
from tests.factories import make_user
from tests.orders.acting import LONG, OUT_OF_SIGHT, RIGHT_TO_LEFT, said, signed_in, typed, typed_day, words
from tests.shared_case import DAY, FIRST_NAME, PEOPLE, SURNAME, SharedCase, live_case
from tests.shared_court import COURT

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> SharedCase:
    return live_case()


@pytest.fixture
def coming(told: SharedCase) -> Hearing:
    """The pending application, listed for a day in four weeks."""
    now = timezone.now()
    listed = NewApplicationStep(step="listed", at=now, facts={"hearing_on": str(local_day(now) + 28 * DAY)})
    record_application_step(told.pending, listed, Author(told.worker, now))
    return Hearing.objects.get(application=told.pending)


def page(name: str, case: Case, row: Any = None) -> str:
    return reverse(name, args=[case.public_id, *([getattr(row, "public_id", row)] if row else [])])


def post(user: User, address: str, **fields: Any) -> Any:
    return signed_in(user).post(address, {"submission": str(uuid4()), **fields})


def edit(version: int, **fields: Any) -> dict[str, Any]:
    return {"version": str(version), "court": "Lewes", "room": "2", "starts": "10.30", "by_video": "", **fields}


# --- A hearing ------------------------------------------------------------------------------------------------


def test_hearing_says_what_is_known_and_what_is_not(told: SharedCase, coming: Hearing) -> None:
    shown = words(signed_in(told.worker).get(page("hearing_detail", told.case, coming)))
    assert "Not known yet" in shown and "Not talked about yet" in shown
    assert "Nobody has written anything about this day yet" in shown


def test_hearing_edit_keeps_what_was_typed_and_shows_it_on_its_page(told: SharedCase, coming: Hearing) -> None:
    address = page("hearing_edit", told.case, coming)
    fields = edit(0, purpose="interim", live_link="asked", client_coming="wants_to", attends=str(told.worker.pk))
    response = post(told.worker, address, **fields, hearing="1", organisation="1", outcome="held")
    assert response.headers["Location"] == page("hearing_detail", told.case, coming)
    row = HearingDetail.objects.get(hearing=coming)
    assert (row.starts, row.court, row.live_link, row.attends) == (time(10, 30), "Lewes", "asked", told.worker)
    coming.refresh_from_db()
    assert coming.outcome == "", "a field that is not the form's changes nothing"
    shown = words(signed_in(told.worker).get(page("hearing_detail", told.case, coming)))
    assert "Interim hearing" in shown and "10:30" in shown and "Live link" in shown and "Asked for" in shown


def test_hearing_edit_with_errors_loses_nothing(told: SharedCase, coming: Hearing) -> None:
    fields = edit(0, court=RIGHT_TO_LEFT, starts="25:99", attends="999999999", screens="maybe", room=LONG)
    response = post(told.worker, page("hearing_edit", told.case, coming), **fields)
    shown = words(response)
    assert response.status_code == 200 and "There is a problem" in shown
    assert RIGHT_TO_LEFT in shown and "25:99" in shown
    assert "Choose somebody of the case’s team." in shown
    assert not HearingDetail.objects.filter(hearing=coming).exists()


def test_hearing_edit_that_somebody_overtook_shows_both_texts(told: SharedCase, coming: Hearing) -> None:
    change_hearing(coming, {"court": "Hove"}, version=0, by=told.worker, now=timezone.now())
    response = post(told.worker, page("hearing_edit", told.case, coming), **edit(0))
    shown = words(response)
    assert response.status_code == 409
    assert "Hove" in shown and "Lewes" in shown
    response = post(told.worker, page("hearing_edit", told.case, coming), **edit(1))
    assert response.status_code == 302 and detail_of(coming).court == "Lewes"


def test_hearing_edit_sent_twice_is_saved_once(told: SharedCase, coming: Hearing) -> None:
    client, fields = signed_in(told.worker), {"submission": str(uuid4()), **edit(0)}
    answers = [client.post(page("hearing_edit", told.case, coming), fields) for _ in range(2)]
    assert {answer.headers["Location"] for answer in answers} == {page("hearing_detail", told.case, coming)}
    assert detail_of(coming).version == 1


def test_f_20_what_went_wrong_at_the_court_is_recorded_and_shown(told: SharedCase) -> None:
    address = page("hearing_outcome", told.case, told.hearing)
    fields = {"issues": ["unfamiliar", "no_interpreter"], "client_came": "yes", "police_came": "no"}
    post(told.worker, address, version="1", what_happened="Put off to the afternoon", **fields)
    shown = words(signed_in(told.worker).get(page("hearing_detail", told.case, told.hearing)))
    assert "The court did not know these orders" in shown and "No interpreter, or the wrong one" in shown
    assert "Put off to the afternoon" in shown
    chronology = words(signed_in(told.worker).get(reverse("case_chronology", args=[told.case.public_id])))
    assert "At the hearing" in chronology and "Put off to the afternoon" in chronology


def test_f_20_the_chain_tells_each_adjournment_with_its_reason(told: SharedCase, coming: Hearing) -> None:
    now, today = timezone.now(), local_day(timezone.now())
    for days in (35, 42, 49):
        facts = {"next_on": str(today + days * DAY), "reason": "court_listing"}
        record_application_step(
            told.pending, NewApplicationStep(step="adjourned", at=now, facts=facts), Author(told.worker, now)
        )
    rows = list(Hearing.objects.filter(application=told.pending).order_by("hearing_on"))
    assert [row.outcome for row in rows] == ["adjourned", "adjourned", "adjourned", ""]
    shown = words(signed_in(told.worker).get(page("hearing_detail", told.case, rows[-1])))
    assert "adjourned 3 times" in shown
    assert shown.count("Adjourned, ") == 3 and shown.count("The court had no time") == 3
    assert "The hearing has been adjourned three times or more" in shown  # T10


def test_f_76_a_hearing_after_the_interim_orders_last_day_is_warned_of(told: SharedCase, coming: Hearing) -> None:
    """F-76: at the listing, and on the page as long as it stands."""
    now, today = timezone.now(), local_day(timezone.now())
    conditions = [NewCondition(kind="prohibition", text="No contact by any means")]
    interim = NewOrder(kind="interim", made_at=now, last_day=today + 14 * DAY, conditions=conditions)
    make_order(told.pending, interim, Author(told.worker, now))
    shown = words(signed_in(told.worker).get(page("hearing_detail", told.case, coming)))
    assert "Gap in protection" in shown
    sunday = today + (41 - today.weekday()) * DAY
    step = reverse("application_step", args=[told.pending.public_id]) + "?step=listed"
    drawn = signed_in(told.worker).get(step).context["form"]
    fields = {"version": str(drawn.initial.get("version", "")), "hearing_on": typed_day(sunday)}
    listed = said(post(told.worker, step, **fields, **typed("at", timezone.now())))
    assert "Gap in protection" in listed and "This is a Sunday" in listed


# --- Other court dates ----------------------------------------------------------------------------------------


def new_date(told: SharedCase, day: date, **fields: Any) -> Any:
    known = {"kind": "breach_trial", "about": f"breach:{told.breach.public_id}", "hearing_on": typed_day(day)}
    return post(told.worker, page("court_date_create", told.case), **{**known, **fields})


def test_court_date_is_made_warned_of_and_ended(told: SharedCase) -> None:
    today = local_day(timezone.now())
    sunday = today + (13 - today.weekday()) * DAY
    response = new_date(told, sunday, starts="10:00", court="Hove", note="Bring the log")
    row = CourtDate.objects.get(kind="breach_trial")
    assert response.headers["Location"] == page("court_date_detail", told.case, row)
    assert "This is a Sunday" in said(response)
    outcome = page("court_date_outcome", told.case, row)
    refused = words(post(told.worker, outcome, version="1", outcome="relisted", what_happened="Rang the usher"))
    assert "Enter the day it was moved to." in refused and "Rang the usher" in refused
    fields = {"outcome": "relisted", "next_on": typed_day(today + 20 * DAY), "reason_code": "court_listing"}
    ended = post(told.worker, outcome, version="1", **fields)
    assert ended.status_code == 302
    shown = words(signed_in(told.worker).get(page("court_date_detail", told.case, CourtDate.objects.get(earlier=row))))
    assert "Moved to another day" in shown and "The court had no time" in shown


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": ""}, "Choose what it is for."),
        ({"about": ""}, "Choose what this date is about."),
        ({"about": f"breach:{uuid4()}"}, "Choose from the list."),
        ({"kind": "renewal"}, "Choose something that suits this kind of date."),
        ({"hearing_on": "29/2/2027"}, "29/2/2027"),
        ({"hearing_on": "1/1/1996"}, "A hearing cannot be listed for a day that has passed."),
        ({"starts": "half ten"}, "half ten"),
    ],
)
def test_court_date_that_cannot_be_is_refused_beside_its_field(
    told: SharedCase, fields: dict[str, str], sentence: str
) -> None:
    response = new_date(told, local_day(timezone.now()) + 9 * DAY, **{"note": "Bring the log", **fields})
    shown = words(response)
    assert response.status_code == 200 and sentence in shown and "Bring the log" in shown
    assert not CourtDate.objects.filter(kind="breach_trial").exists()


def test_the_hearing_of_another_case_is_not_found_under_this_one(told: SharedCase, coming: Hearing) -> None:
    other = live_case(team=told.case.team)
    client = signed_in(make_user(role=Role.SUPERVISOR, teams=[told.case.team]))
    for name in ("hearing_detail", "hearing_edit", "hearing_outcome"):
        assert client.get(page(name, other.case, coming)).status_code == 404
    assert client.get(page("court_date_detail", other.case, told.court_date)).status_code == 404
    assert client.get(page("hearing_detail", told.case, OUT_OF_SIGHT)).status_code == 404


def test_the_case_lists_its_days_at_court(told: SharedCase, coming: Hearing) -> None:
    shown = words(signed_in(told.worker).get(reverse("case_orders", args=[told.case.public_id])))
    assert "Days at court" in shown and COURT in shown and "Renewal of the order" in shown
    history = words(signed_in(told.worker).get(reverse("case_history", args=[told.case.public_id])))
    assert "What is known of a hearing recorded" in history and "Not reached, or no time in the list" in history


# --- The feed -------------------------------------------------------------------------------------------------


def make(user: User, scope: str = "own") -> str:
    """Make an address on the page and read it there."""
    shown = words(post(user, reverse("diary_feeds"), scope=scope))
    return str(shown.partition("<code>")[2].partition("</code>")[0]).removeprefix("http://testserver")


def test_feed_opens_without_signing_in_and_tells_nothing_of_anybody(told: SharedCase, coming: Hearing) -> None:
    fields = {"court": COURT, "starts": time(10), "what_happened": "She cried"}
    change_hearing(coming, fields, version=0, by=told.worker, now=timezone.now())
    address = make(told.worker)
    response = Client().get(address)
    assert response.status_code == 200
    assert response.headers["Content-Type"].startswith("text/calendar")
    assert response.headers["Cache-Control"] == "no-store"
    body = response.content.decode()
    planted = (*PEOPLE, SURNAME, FIRST_NAME, COURT, told.case.reference, told.force.name, "Lewes", "She cried", "O1")
    assert [word for word in planted if word in body.replace("\r\n ", "")] == []
    events = {str(event["uid"]): event for event in Calendar.from_ical(response.content).walk("VEVENT")}
    assert set(events) == {str(coming.public_id), str(told.court_date.public_id)}
    timed, whole = events[str(coming.public_id)], events[str(told.court_date.public_id)]
    assert timezone.localtime(timed.decoded("dtstart")).time() == time(10)
    assert "time to be confirmed" in str(whole["summary"])
    link = str(timed["url"]).removeprefix("http://testserver")
    assert Client().get(link).headers["Location"].startswith(reverse("login"))
    assert signed_in(told.worker).get(link).status_code == 200
    assert Client().get(address).content == response.content


def test_feed_is_shown_once_renewed_and_ended(told: SharedCase) -> None:
    first, client = make(told.worker), signed_in(told.worker)
    assert first.rpartition("/")[2][:12] not in client.get(reverse("diary_feeds")).content.decode()
    second = make(told.worker)
    assert [Client().get(each).status_code for each in (first, second)] == [404, 200]
    feed = DiaryFeed.objects.live().get(user=told.worker)
    assert feed.last_read_at is not None
    stranger = make_user(teams=[told.case.team])
    revoke = reverse("diary_feed_revoke", args=[feed.public_id])
    assert post(stranger, revoke).status_code == 404
    assert post(told.worker, revoke).status_code == 302
    assert Client().get(second).status_code == 404


def test_feed_of_a_page_that_is_sent_again_is_made_once(told: SharedCase) -> None:
    client, fields = signed_in(told.worker), {"submission": str(uuid4()), "scope": "own"}
    answers = [client.post(reverse("diary_feeds"), fields) for _ in range(2)]
    assert [answer.status_code for answer in answers] == [200, 302]
    assert DiaryFeed.objects.filter(user=told.worker).count() == 2  # the shared case has made one before


def test_feed_of_the_team_is_for_supervisors(told: SharedCase) -> None:
    assert "Choose whose court dates" in words(post(told.worker, reverse("diary_feeds"), scope="team"))
    supervisor = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    body = Client().get(make(supervisor, "team")).content
    assert str(told.court_date.public_id).encode() in body


def test_feed_that_is_none_answers_alike_and_leaves_no_secret_in_the_log(
    told: SharedCase, caplog: pytest.LogCaptureFixture
) -> None:
    address = make(told.worker)
    post(told.worker, reverse("diary_feed_revoke", args=[DiaryFeed.objects.live().get(user=told.worker).public_id]))
    with caplog.at_level(logging.DEBUG):
        ended = Client().get(address)
        never = Client().get(reverse("diary_ics", args=["a" * 43]))
        assert Client().post(address).status_code == 405
    assert (ended.status_code, never.status_code) == (404, 404)
    assert ended.content == never.content
    lines = [LineFormatter().format(record) for record in caplog.records]
    assert lines and not [line for line in lines if address.rpartition("/")[2] in line]


def test_feed_read_too_often_says_when_to_ask_again(told: SharedCase) -> None:
    address = make(told.worker)
    DiaryFeed.objects.live().filter(user=told.worker).update(window_began_at=timezone.now(), reads_in_window=60)
    response = Client().get(address)
    assert (response.status_code, response.headers["Retry-After"]) == (429, "600")
