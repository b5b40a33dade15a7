"""The pages from a referral to the caseworker who has the case: open, refused with the text kept, done once, cheap."""

from __future__ import annotations

from datetime import datetime, timedelta
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.jobs.models import Job
from accounts.people.models import Role, Team, User
from casework.caseload.models.handover import Handover, MoveRequest
from casework.caseload.models.reassignment import Reassignment
from casework.caseload.models.waiting_list import Wait
from casework.caseload.models.weights import CaseloadSetting
from casework.caseload.rules import LARGEST_WEIGHT
from casework.caseload.services.handovers import HandoverNote, allocate_case, ask_for_move
from casework.people.models.victim_perpetrator import SafeContact
from casework.referrals.models import EligibilityQuestion, Referral
from tests.casework.referrals.test_referrals import make_referral
from tests.factories import make_case, make_force, make_team, make_user
from tests.orders.acting import (
    CANNOT_BE_KEPT,
    LONG,
    OUT_OF_SIGHT,
    RIGHT_TO_LEFT,
    fetch,
    queries,
    said,
    send,
    signed_in,
    typed,
    words,
)

pytestmark = pytest.mark.django_db
NOW: datetime = timezone.now()


@pytest.fixture
def team() -> Team:
    return make_team()


@pytest.fixture
def worker(team: Team) -> User:
    return make_user(teams=[team])


@pytest.fixture
def supervisor(team: Team) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[team])


@pytest.fixture
def manager(team: Team) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)


def told(team: Team, **fields: str) -> dict[str, str]:
    """A referral as somebody types it."""
    answers = {f"answer_{key}": "yes" for key in ("area", "age", "behaviour", "agrees")}
    facts = {
        "source": "police",
        "first_name": "Alba",
        "safe_contact": "unknown",
        "happening": "He waits outside each evening",
        "immediate_danger": "no",
        "team": str(team.pk),
        **typed("received_at", NOW - timedelta(hours=3)),
    }
    return {**facts, **answers, **fields}


# --- Referrals ----------------------------------------------------------------------------------------------


def test_referral_is_taken_shown_and_accepted_with_nothing_typed_twice(team: Team, worker: User) -> None:
    make_force()
    page = words(fetch(worker, "referral_create"))
    assert "call 999 first" in page
    answer = send(worker, "referral_create", **told(team, last_name="O'Brien-Smith", force="sussex", note_area="Hove"))
    referral = Referral.objects.get()
    assert answer.headers["Location"] == reverse("referral_detail", args=[referral.public_id])
    assert referral.answers[0]["note"] == "Hove"
    assert "O'Brien-Smith" in words(fetch(worker, "referral_detail", referral))
    address = f"{reverse('case_create')}?referral={referral.public_id}"
    opening = words(signed_in(worker).get(address))
    assert 'value="Alba"' in opening and "Saving accepts it" in opening
    facts = {
        "first_name": "Alba",
        "safe_contact": "unknown",
        "relationship": "stranger",
        "victim_force": "sussex",
        "risk": "high",
        "team": str(team.pk),
        **typed("at", NOW),
    }
    key = str(uuid4())
    client = signed_in(worker)
    for _ in range(2):
        client.post(address, {"submission": key, **facts})
    referral.refresh_from_db()
    case = referral.case
    assert case is not None
    assert (referral.outcome, referral.decided_by, case.caseworker) == ("accepted", worker, worker)
    assert Referral.objects.filter(case=case).count() == case.organisation.cases.count() == 1
    assert "decided about this referral already" in said(client.get(address))


def test_referral_of_somebody_else_opens_no_case(worker: User) -> None:
    other = make_referral()
    for named in (other.public_id, uuid4(), "\x00", "x"):
        assert signed_in(worker).get(reverse("case_create"), {"referral": str(named)}).status_code == 404
    assert fetch(worker, "referral_detail", other).status_code == 404
    assert send(worker, "referral_decide", other, outcome="declined", reason="x").status_code == 404


def test_empty_referral_is_refused_beside_its_fields_and_keeps_what_was_typed(team: Team, worker: User) -> None:
    answer = send(worker, "referral_create", agency="The helpline", source="nobody", answer_area="maybe")
    page = words(answer)
    assert answer.status_code == 200
    for sentence in ("Choose who refers.", "Give the client's first name.", "Say in short what is happening."):
        assert sentence in page
    assert "The helpline" in page
    assert not Referral.objects.exists()
    foreign = send(worker, "referral_create", **told(make_team()))
    assert "Choose one of your own teams." in words(foreign)


def test_referral_sent_twice_is_one(team: Team, worker: User) -> None:
    key = str(uuid4())
    for _ in range(2):
        send(worker, "referral_create", submission=key, **told(team))
    assert Referral.objects.count() == 1


@pytest.mark.parametrize("text", [LONG, RIGHT_TO_LEFT, "%s%n {0.__class__}"])
def test_referral_keeps_words_as_they_are_typed(team: Team, worker: User, text: str) -> None:
    send(worker, "referral_create", **told(team, happening=text, note_age=text[:1000], outcome="accepted", case_id="1"))
    referral = Referral.objects.get()
    assert (referral.happening, referral.outcome, referral.case) == (text, "", None)
    page = fetch(worker, "referral_detail", referral)
    assert page.status_code == 200
    assert b"<script>alert(1)" not in page.content


@pytest.mark.parametrize("text", CANNOT_BE_KEPT)
def test_referral_with_a_character_that_cannot_be_kept_is_refused(team: Team, worker: User, text: str) -> None:
    for field in ("happening", "first_name", "referrer_contact", "note_area"):
        assert "cannot be kept" in words(send(worker, "referral_create", **told(team, **{field: text})))
    assert not Referral.objects.exists()


def test_referral_that_reached_us_tomorrow_is_refused(team: Team, worker: User) -> None:
    fields = told(team, **typed("received_at", NOW + timedelta(days=1)))
    assert "lies in the future" in words(send(worker, "referral_create", **fields))


def test_referral_changed_meanwhile_shows_both_texts_and_is_kept_at_the_second_try(team: Team, worker: User) -> None:
    referral = make_referral(team=team, by=worker)
    fields = {**told(team), "answer_area": "yes", "note_area": "Hove", **typed("received_at", referral.received_at)}
    send(worker, "referral_change", referral, version="1", **{**fields, "happening": "First text"})
    answer = send(worker, "referral_change", referral, version="1", **{**fields, "happening": "Second text"})
    page = words(answer)
    assert answer.status_code == 409
    assert "First text" in page and "Second text" in page and 'name="version" value="2"' in page
    assert page.count("He waits outside") == 0
    send(worker, "referral_change", referral, version="2", **{**fields, "happening": "Second text"})
    referral.refresh_from_db()
    assert (referral.happening, referral.version) == ("Second text", 3)


def test_referral_is_turned_down_with_a_reason_and_then_only_read(team: Team, worker: User) -> None:
    referral = make_referral(team=team, by=worker)
    refused = send(worker, "referral_decide", referral, outcome="signposted", reason="Under 16")
    assert "Say which service" in words(refused) and "Under 16" in words(refused)
    assert "Choose what is decided" in words(send(worker, "referral_decide", referral, outcome="accepted", reason="x"))
    send(worker, "referral_decide", referral, outcome="declined", reason="Wants no help now")
    page = words(fetch(worker, "referral_detail", referral))
    assert "Wants no help now" in page and "Accept: open a case" not in page
    assert "decided" in words(send(worker, "referral_decide", referral, outcome="declined", reason="Again"))
    assert "decided" in said(fetch(worker, "referral_change", referral))


def test_list_says_how_long_ago_and_costs_the_same_for_one_and_for_thirty(team: Team, worker: User) -> None:
    make_referral(team=team, by=worker)
    page = words(fetch(worker, "referral_list"))
    assert "working days ago" in page
    address = reverse("referral_list")
    one = queries(worker, address)
    for _ in range(29):
        make_referral(team=team, by=worker)
    assert queries(worker, address) == one
    assert "Nothing has been decided yet" in words(signed_in(worker).get(address, {"state": "decided"}))


# --- The waiting list and hand-overs ------------------------------------------------------------------------


def test_waiting_list_is_by_risk_then_by_who_waits_longest_and_says_why(team: Team, supervisor: User) -> None:
    cases = [
        make_case(team=team, risk_level=risk, opened_at=NOW - timedelta(days=days))
        for risk, days in (("standard", 50), ("high", 1), ("high", 9), ("very_high", 1))
    ]
    send(supervisor, "wait_change", cases[2], version="1", why="Full until Monday")
    page = words(fetch(supervisor, "waiting_list"))
    places = [page.index(cases[number].reference) for number in (3, 2, 1, 0)]
    assert places == sorted(places)
    assert "Full until Monday" in page and "No contact promised." in page and "4 clients wait" in page


def test_promise_that_is_past_or_empty_is_refused_and_text_kept(team: Team, supervisor: User) -> None:
    case = make_case(team=team)
    past = typed("next_contact_at", NOW - timedelta(days=1))
    page = words(send(supervisor, "wait_change", case, version="1", why="Full until Monday", **past))
    assert "still to come" in page and "Full until Monday" in page
    assert "Say why the client waits." in words(send(supervisor, "wait_change", case, version="1"))
    assert not Wait.objects.exists()
    send(supervisor, "wait_change", case, version="1", why="One")
    answer = send(supervisor, "wait_change", case, version="1", why="Two")
    assert (answer.status_code, Wait.objects.get().why) == (409, "One")


def test_case_is_given_to_an_active_worker_of_the_team_only(team: Team, supervisor: User, worker: User) -> None:
    case, elsewhere = make_case(team=team), make_user(teams=[make_team(organisation=team.organisation)])
    gone = make_user(teams=[team])
    gone.is_active = False
    gone.save()
    page = words(fetch(supervisor, "case_allocate", case))
    assert f"{worker.username}: 0 cases, weight 0" in page
    for user in (elsewhere, gone, supervisor):
        assert user.username not in page or user == supervisor
        refused = send(supervisor, "case_allocate", case, to=str(user.pk), promised="A call")
        assert "Choose a caseworker of the team." in words(refused) and "A call" in words(refused)
    key = str(uuid4())
    for _ in range(2):
        send(supervisor, "case_allocate", case, submission=key, to=str(worker.pk), promised="A call on Friday")
    handover = Handover.objects.get()
    assert "A call on Friday" in words(fetch(worker, "my_work"))
    assert "A call on Friday" in words(fetch(worker, "case_detail", case))
    read = reverse("handover_read", args=[case.public_id, handover.public_id])
    signed_in(worker).post(read, {"submission": str(uuid4())})
    assert "A call on Friday" not in words(fetch(worker, "my_work"))
    assert "A call on Friday" in words(fetch(worker, "case_handovers", case))
    strange = reverse("handover_read", args=[case.public_id, OUT_OF_SIGHT])
    assert signed_in(worker).post(strange, {"submission": str(uuid4())}).status_code == 404


def test_supervisor_moves_a_case_and_only_a_supervisor(team: Team, supervisor: User, worker: User) -> None:
    case, other = make_case(team=team, caseworker=worker), make_team(organisation=team.organisation)
    new = make_user(teams=[other])
    assert fetch(worker, "case_transfer", case).status_code == 403
    fields = {"seen_with": str(worker.pk), "open_work": "The court date"}
    empty = send(supervisor, "case_transfer", case, to=f"{other.pk}-{new.pk}", seen_with=str(worker.pk))
    assert "Write what the new caseworker must know." in words(empty)
    for to in (f"{team.pk}-{new.pk}", f"{make_team().pk}-nobody", f"{team.pk}-{worker.pk}", ""):
        assert "Choose a caseworker, or the waiting list" in words(
            send(supervisor, "case_transfer", case, to=to, **fields)
        )
    late = send(supervisor, "case_transfer", case, to=f"{other.pk}-{new.pk}", seen_with="", open_work="The court date")
    assert "moved this case meanwhile" in words(late) and "The court date" in words(late)
    answer = send(supervisor, "case_transfer", case, to=f"{other.pk}-{new.pk}", **fields)
    assert answer.headers["Location"] == reverse("waiting_list")
    case.refresh_from_db()
    assert (case.team, case.caseworker) == (other, new)
    assert fetch(supervisor, "case_detail", case).status_code == 404


def test_move_is_asked_seen_and_declined(team: Team, supervisor: User, worker: User) -> None:
    case = make_case(team=team, caseworker=worker)
    assert "Say why the case" in words(send(worker, "move_request_create", case))
    send(worker, "move_request_create", case, reason="I know his sister")
    asked = MoveRequest.objects.get()
    assert "I know his sister" in words(fetch(supervisor, "waiting_list"))
    decline = reverse("move_request_decline", args=[case.public_id, asked.public_id])
    assert signed_in(worker).get(decline).status_code == 403
    signed_in(supervisor).post(decline, {"submission": str(uuid4()), "answer": "We shall talk on Monday"})
    assert "We shall talk on Monday" in words(fetch(worker, "case_handovers", case))
    assert "I know his sister" not in words(fetch(supervisor, "waiting_list"))


def test_pages_cost_the_same_for_one_case_and_for_thirty(team: Team, supervisor: User, worker: User) -> None:
    pages = [reverse(name) for name in ("waiting_list", "caseload", "nobody_acting", "delays")]

    def fill() -> None:
        make_case(team=team)
        case = make_case(team=team)
        allocate_case(case, worker=worker, note=HandoverNote(promised="A call"), by=supervisor, now=NOW)
        ask_for_move(case, reason="Too many", by=worker, now=NOW)
        make_case(team=team, caseworker=make_user(teams=[team]))

    fill()
    counts = [queries(supervisor, page) for page in pages]
    mine = queries(worker, reverse("my_work"))
    for _ in range(29):
        fill()
    assert [queries(supervisor, page) for page in pages] == counts
    assert queries(worker, reverse("my_work")) == mine


# --- Caseload, leavers, and who is not acting ---------------------------------------------------------------


def test_caseload_shows_workers_and_numbers_and_nothing_of_a_case(team: Team, manager: User, worker: User) -> None:
    case = make_case(team=team, caseworker=worker, risk_level="very_high")
    worker.is_active = False
    worker.save()
    page = words(fetch(manager, "caseload"))
    assert worker.username in page and "Account switched off" in page
    assert case.reference not in page and case.victim.first_name not in page
    assert f"?leaver={worker.pk}" in page


def test_supervisor_sees_the_whole_load_of_own_workers_and_nobody_of_other_teams(team: Team, supervisor: User) -> None:
    other = make_team(organisation=team.organisation)
    both, elsewhere = make_user(teams=[team, other]), make_user(teams=[other])
    for owner in (both, elsewhere):
        make_case(team=other, caseworker=owner)
    page = words(fetch(supervisor, "caseload"))
    assert both.username in page and elsewhere.username not in page


def test_manager_plans_a_leavers_cases_by_reference_and_starts_the_job_once(
    team: Team, manager: User, supervisor: User, worker: User
) -> None:
    leaver = make_user(teams=[team])
    case = make_case(team=team, caseworker=leaver)
    leaver.is_active = False
    leaver.save()
    page = words(signed_in(manager).get(reverse("reassignment_create"), {"leaver": leaver.pk}))
    assert "account switched off" in page
    refused = words(send(manager, "reassignment_create", leaver=str(leaver.pk), plan="one", note="Read first"))
    assert "Choose a caseworker." in refused and "Read first" in refused
    foreign = send(manager, "reassignment_create", leaver=str(make_user().pk), plan="spread", note="Read first")
    assert "Choose whose cases move." in words(foreign)
    send(manager, "reassignment_create", leaver=str(leaver.pk), plan="spread", note="Read first")
    plan = Reassignment.objects.get()
    page = words(fetch(manager, "reassignment_detail", plan))
    assert case.reference in page and case.victim.first_name not in page and worker.username in page
    assert "Nothing has moved yet." in page
    assert fetch(supervisor, "reassignment_detail", plan).status_code == 404
    key = str(uuid4())
    answers = [send(manager, "reassignment_start", plan, submission=key) for _ in range(2)]
    job = Job.objects.get()
    assert {each.headers["Location"] for each in answers} == {reverse("job_detail", args=[job.public_id])}
    assert "started already" in said(send(manager, "reassignment_start", plan))


def test_nobody_acting_says_why_and_is_counted_on_delays(team: Team, supervisor: User) -> None:
    case = make_case(team=team)
    page = words(fetch(supervisor, "nobody_acting"))
    assert case.reference in page and "No caseworker." in page and "No next step" in page and "Not counted yet" in page
    delays = words(fetch(supervisor, "delays"))
    assert "Nobody is acting on 1 case" in delays and "1 client waits for a caseworker" in delays
    stranger = make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=team.organisation)])
    assert "Somebody is acting on every open case" in words(fetch(stranger, "nobody_acting"))


# --- Settings -----------------------------------------------------------------------------------------------


def test_manager_changes_the_questions_and_referrals_keep_theirs(manager: User, worker: User, team: Team) -> None:
    referral = make_referral(team=team, by=worker)
    address = f"{reverse('question_change')}?question=age"
    client = signed_in(manager)
    assert "Is the person 16 or over?" in words(client.get(address))
    assert not EligibilityQuestion.objects.exists()
    fields = {"version": "1", "words": "Is the person 18 or over?", "position": "2", "is_asked": "on"}
    client.post(address, {"submission": str(uuid4()), **fields})
    assert "18 or over" in words(fetch(worker, "referral_create"))
    assert client.post(address, {"submission": str(uuid4()), **fields, "words": "Other"}).status_code == 409
    send(manager, "question_create", words="Speaks a language we have?")
    assert "Speaks a language" in words(fetch(worker, "referral_create"))
    assert "Speaks a language" not in words(fetch(worker, "referral_detail", referral))
    for key in ("x", "\x00", "9" * 200):
        assert client.get(reverse("question_change"), {"question": key}).status_code == 404


def test_manager_sets_a_weight_and_what_makes_no_sense_is_refused(manager: User) -> None:
    address = f"{reverse('weight_change')}?kind=high"
    client = signed_in(manager)
    for weight in ("-1", str(LARGEST_WEIGHT + 1), "x", ""):
        fields = {"weight": weight, "valid_from": "3/3/2099", "reason": "Agreed"}
        assert "Agreed" in words(client.post(address, {"submission": str(uuid4()), **fields}))
    past = {"weight": "4", "valid_from": "3/3/2020", "reason": "Agreed"}
    assert "from today on" in words(client.post(address, {"submission": str(uuid4()), **past}))
    client.post(address, {"submission": str(uuid4()), **past, "valid_from": "3/3/2099"})
    assert CaseloadSetting.objects.get().weight == 4
    assert "4 from Tue 3 Mar 2099 (planned)" in words(fetch(manager, "intake_settings"))


def test_unknown_contact_is_never_shown_as_safe(team: Team, worker: User) -> None:
    referral = make_referral(team=team, by=worker, force=make_force())
    assert referral.safe_contact == SafeContact.UNKNOWN
    assert "Not known: ask before you phone or write" in words(fetch(worker, "referral_detail", referral))
