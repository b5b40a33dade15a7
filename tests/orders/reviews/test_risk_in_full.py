"""The risk of a case through its services and pages: signatures, reviews that are asked for, views, assessments."""

from __future__ import annotations

from typing import Any, Final
from uuid import uuid4

import pytest
from django.core.management import call_command
from django.db import connection
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task, TaskKind
from casework.concerns.models import Concern, ConcernKind
from casework.dates.rules.london_time import local_day
from orders.reviews.services.by_calendar import ask_by_calendar
from orders.reviews.services.reviews import NewReview, judge_risk, refuse, review_risk, sign
from record.authors import Author
from reports.delays.queries.reasons import review_reasons
from risk.assessments.models.opinion import Opinion
from risk.assessments.models.police_view import PoliceView
from risk.assessments.models.screening import Screening
from risk.assessments.models.tool_result import ToolResult
from risk.assessments.rules.screening import PROMPTS
from risk.reviews.models.review import RiskReview
from risk.reviews.models.review_trigger import ReviewTrigger
from risk.reviews.models.signature import Signature
from risk.reviews.services.review_triggers import ReviewCause, ask_for_reviews, record_reported_change
from risk.thresholds.models.cadence import CadenceSetting
from risk.thresholds.services.cadence import NewCadence, cadence_on, set_cadence
from tests.factories import make_force, make_hearing, make_incident, make_order, make_user
from tests.orders.acting import (
    CANNOT_BE_KEPT,
    LONG,
    RIGHT_TO_LEFT,
    fetch,
    queries,
    said,
    send,
    signed_in,
    typed,
    typed_day,
    words,
)
from tests.reports.lived import DAY, HOUR, breached, make_supervisor, new_case, ordered, requested, threatened
from tests.shared_case import SharedCase, live_case

pytestmark = pytest.mark.django_db

TODAY: Final = typed_day(timezone.localdate())


@pytest.fixture
def told() -> SharedCase:
    shared = live_case()
    Concern.objects.filter(case=shared.case).delete()
    Signature.objects.filter(case=shared.case).delete()
    return shared


@pytest.fixture
def supervisor(told: SharedCase) -> User:
    return make_supervisor(told.case.team)


def judged(told: SharedCase, level: str, by: User | None = None, **fields: Any) -> RiskReview | Signature:
    now = timezone.now()
    return judge_risk(
        told.case, NewReview(level=level, reason="Because", at=now, **fields), Author(by or told.worker, now)
    )


def level_of(told: SharedCase) -> str:
    told.case.refresh_from_db()
    return told.case.risk_level


# --- A second person --------------------------------------------------------------------------------------------


def test_lower_level_waits_holds_when_signed_and_names_both_people(told: SharedCase, supervisor: User) -> None:
    signature = judged(told, "medium")
    assert isinstance(signature, Signature)
    assert level_of(told) == "high"
    concern = Concern.objects.open().get(case=told.case, kind=ConcernKind.RISK_SIGNATURE)
    assert concern.about_id == signature.public_id
    done = sign(signature, words="Agreed", author=Author(supervisor, timezone.now()))
    assert level_of(told) == "medium"
    assert (done.review and done.review.level, done.answered_by, done.asked_by) == ("medium", supervisor, told.worker)
    assert done.review is not None
    assert done.review.next_review_on == local_day(done.review.at) + 28 * DAY
    concern.refresh_from_db()
    assert concern.answer == "Signed. Agreed"
    assert AuditEntry.objects.filter(act="signature.signed").count() == 1


def test_refused_lower_level_leaves_the_level_and_needs_words(told: SharedCase, supervisor: User) -> None:
    signature = judged(told, "standard")
    assert isinstance(signature, Signature)
    with pytest.raises(RuleViolation):
        refuse(signature, words=" ", author=Author(supervisor, timezone.now()))
    refuse(signature, words="He was released on Monday.", author=Author(supervisor, timezone.now()))
    assert level_of(told) == "high"
    assert not Concern.objects.open().filter(kind=ConcernKind.RISK_SIGNATURE).exists()


def test_very_high_holds_at_once_and_asks_for_a_signature(told: SharedCase, supervisor: User) -> None:
    review = judged(told, "very_high")
    assert level_of(told) == "very_high"
    signature = Signature.objects.open().get(case=told.case)
    assert signature.review == review
    refuse(signature, words="I would keep high.", author=Author(supervisor, timezone.now()))
    assert level_of(told) == "very_high", "protection is never taken away by not signing"


def test_very_high_kept_is_not_signed_twice(told: SharedCase, supervisor: User) -> None:
    judged(told, "very_high")
    sign(Signature.objects.open().get(case=told.case), words="", author=Author(supervisor, timezone.now()))
    judged(told, "very_high")
    assert not Signature.objects.open().exists()


def test_nobody_signs_what_they_asked_for_themselves(told: SharedCase, supervisor: User) -> None:
    signature = judged(told, "medium", supervisor)
    assert isinstance(signature, Signature)
    for by in (supervisor, told.worker):
        with pytest.raises(RuleViolation):
            sign(signature, words="", author=Author(by, timezone.now()))
    assert level_of(told) == "high"


def test_supervisor_who_runs_the_case_does_not_sign(told: SharedCase, supervisor: User) -> None:
    signature = judged(told, "medium")
    assert isinstance(signature, Signature)
    told.case.caseworker = supervisor
    told.case.save()
    with pytest.raises(RuleViolation):
        sign(signature, words="", author=Author(supervisor, timezone.now()))


def test_second_signer_finds_it_answered_and_the_level_is_set_once(told: SharedCase, supervisor: User) -> None:
    signature = judged(told, "medium")
    assert isinstance(signature, Signature)
    sign(signature, words="", author=Author(supervisor, timezone.now()))
    with pytest.raises(RuleViolation, match="answered this already"):
        sign(signature, words="", author=Author(make_supervisor(told.case.team), timezone.now()))
    assert RiskReview.objects.filter(case=told.case, level="medium").count() == 1


def test_proposal_made_before_the_level_was_set_anew_cannot_be_signed(told: SharedCase, supervisor: User) -> None:
    signature = judged(told, "medium")
    assert isinstance(signature, Signature)
    judged(told, "high")
    with pytest.raises(RuleViolation, match="set anew"):
        sign(signature, words="", author=Author(supervisor, timezone.now()))


def test_one_proposal_waits_at_a_time(told: SharedCase) -> None:
    judged(told, "medium")
    with pytest.raises(RuleViolation, match="proposed already"):
        judged(told, "standard")


def test_lower_level_never_comes_through_a_plain_review(told: SharedCase) -> None:
    now = timezone.now()
    with pytest.raises(RuleViolation, match="second person"):
        review_risk(told.case, NewReview(level="standard", reason="-", at=now), Author(told.worker, now))


def test_signature_page_takes_an_answer_once(told: SharedCase, supervisor: User) -> None:
    signature = judged(told, "medium")
    assert fetch(told.worker, "signature_answer", signature).status_code == 403
    empty = send(supervisor, "signature_answer", signature)
    assert "Choose whether you sign it." in words(empty)
    silent = send(supervisor, "signature_answer", signature, answer="refused")
    assert "Say why you do not sign." in words(silent)
    assert "Your answer is kept." in said(send(supervisor, "signature_answer", signature, answer="signed"))
    assert "Somebody has answered this already." in words(
        send(supervisor, "signature_answer", signature, answer="signed")
    )
    assert level_of(told) == "medium"


# --- Reviews that are asked for ---------------------------------------------------------------------------------


def asked(case: Any) -> list[str]:
    return sorted(Task.objects.open().filter(case=case, kind=TaskKind.RISK_REVIEW).values_list("title", flat=True))


def test_breach_and_threat_ask_for_a_review_once_and_the_review_answers_them() -> None:
    worker = make_user()
    team = worker.organisation.teams.create(name="T")
    worker.teams.add(team)
    case, now = new_case(worker), timezone.now()
    order = ordered(requested(case, at=now - 3 * DAY), at=now - 2 * DAY)
    breached(order, at=now - 3 * HOUR)
    threatened(case, now - 2 * HOUR)
    threatened(case, now - HOUR)
    assert asked(case) == [
        f"Review the risk: {each}" for each in ("a new breach", "a threat or violence", "an order was made")
    ]
    assert ReviewTrigger.objects.filter(case=case, code="threat").count() == 2
    [reason] = review_reasons(worker, now)
    assert reason.why.startswith(("an order was made", "a new breach"))
    review_risk(case, NewReview(level="very_high", reason="Worse", at=now), Author(worker, now))
    assert asked(case) == []
    assert list(review_reasons(worker, now)) == []


def test_change_told_by_a_person_asks_for_a_review_within_a_day(told: SharedCase) -> None:
    now = timezone.now()
    record_reported_change(told.case, "his_home", at=now - HOUR, note="Evicted", by=told.worker, now=now)
    task = Task.objects.open().get(case=told.case, title="Review the risk: the perpetrator loses a home")
    assert task.due_at is not None
    assert task.due_at - now <= DAY
    for code, at in (("nonsense", now), ("release", now + HOUR), ("breach", now), ("other", now)):
        with pytest.raises(RuleViolation):
            record_reported_change(told.case, code, at=at, note="", by=told.worker, now=now)


def test_calendar_asks_once_for_court_dates_ends_and_silence_however_often_it_runs(told: SharedCase) -> None:
    now = timezone.now()
    make_hearing(application=told.pending, hearing_on=local_day(now) + 2 * DAY)
    told.pending.hearing_on = local_day(now) + 2 * DAY
    told.pending.save()
    make_order(application=told.pending, kind="interim", last_day=local_day(now) + 20 * DAY, label="O9")
    silent = new_case(told.worker, team=told.case.team)
    for days in range(22, 28):
        make_incident(case=silent, happened_at=now - days * DAY)
    assert ask_by_calendar(now=now) == 3
    assert ask_by_calendar(now=now + HOUR) == 0
    codes = set(ReviewTrigger.objects.values_list("code", flat=True))
    assert {"court_date", "order_expiring", "silence"} <= codes
    assert asked(silent) == ["Review the risk: more than 21 days of silence after much contact"]


def test_replay_knows_nothing_of_reviews(told: SharedCase, tmp_path: Any, capsys: pytest.CaptureFixture[str]) -> None:
    call_command("export_case", told.case.reference)
    before = capsys.readouterr().out
    ask_for_reviews(told.case, [ReviewCause("threat", "event:1", timezone.now())], by=told.worker, now=timezone.now())
    call_command("export_case", told.case.reference)
    assert ReviewTrigger.objects.filter(case=told.case).exists()
    assert capsys.readouterr().out == before


def test_review_page_takes_the_cadence_unless_a_day_is_given(told: SharedCase) -> None:
    set_cadence(
        NewCadence(level="high", days=7, valid_from=timezone.localdate(), reason="Busy winter"),
        organisation=told.case.organisation,
        by=make_user(role=Role.SERVICE_MANAGER, organisation=told.case.organisation),
        now=timezone.now(),
    )
    assert "7 at high" in words(fetch(told.worker, "risk_review_create", told.case))
    send(told.worker, "risk_review_create", told.case, level="high", reason="Steady")
    review = RiskReview.objects.filter(case=told.case).newest_first()[0]
    assert review.next_review_on == local_day(review.at) + 7 * DAY


def test_cadence_page_keeps_a_dated_setting_with_its_reason(told: SharedCase) -> None:
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=told.case.organisation)
    client_page = words(fetch(manager, "threshold_list"))
    assert "The organisation’s setting" in client_page
    page = signed_in(manager)
    address = reverse("cadence_change") + "?level=very_high"
    fields = {"submission": str(uuid4()), "days": "2", "valid_from": TODAY, "reason": ""}
    assert "days" in words(page.post(address, fields))
    assert not CadenceSetting.objects.exists()
    assert page.post(address, {**fields, "submission": str(uuid4()), "reason": "As agreed"}).status_code == 302
    kept = CadenceSetting.objects.get()
    assert (kept.level, kept.days, kept.reason) == ("very_high", 2, "As agreed")


def test_cadence_of_one_organisation_is_not_anothers(told: SharedCase) -> None:
    other = make_user(role=Role.SERVICE_MANAGER)
    new = NewCadence(level="high", days=5, valid_from=timezone.localdate(), reason="-")
    set_cadence(new, organisation=other.organisation, by=other, now=timezone.now())
    assert cadence_on(told.case.organisation_id, timezone.localdate()).days["high"] == 14


# --- The police's view (F-14, F-68) -----------------------------------------------------------------------------


def view(**fields: str) -> dict[str, str]:
    told_us = {"force": "sussex", "their_words": "Bronze", "level": "standard", "said_on": TODAY, "source": "officer"}
    return {**told_us, **fields}


def test_f14_both_views_stand_side_by_side_in_words(told: SharedCase) -> None:
    send(told.worker, "police_view_create", told.case, **view())
    page = words(fetch(told.worker, "case_risk", told.case))
    assert "We say high, Sussex Police said standard on" in page
    assert "In their words: Bronze" in page


@pytest.mark.parametrize(("level", "raised"), [("standard", 1), ("high", 0), ("", 0)])
def test_f68_a_differing_view_reaches_the_supervisor_in_the_same_act(told: SharedCase, level: str, raised: int) -> None:
    send(told.worker, "police_view_create", told.case, **view(level=level))
    assert PoliceView.objects.get(case=told.case).our_level == "high"
    assert Concern.objects.open().filter(case=told.case, kind=ConcernKind.VIEWS_DIFFER).count() == raised


def test_f68_a_review_that_makes_the_views_differ_says_so_too(told: SharedCase) -> None:
    send(told.worker, "police_view_create", told.case, **view(level="high"))
    judged(told, "very_high")
    assert Concern.objects.open().filter(case=told.case, kind=ConcernKind.VIEWS_DIFFER).exists()


# --- Screenings, tools, opinions --------------------------------------------------------------------------------


def screening(answer: str = "yes", **fields: str) -> dict[str, str]:
    answers = {f"answer_{key}": answer for key in PROMPTS}
    return {"held_on": TODAY, "opinion": "More than before", **answers, **fields}


def test_f70_eighteen_yes_answers_set_no_level_and_show_no_number(told: SharedCase) -> None:
    before = RiskReview.objects.count()
    response = send(told.worker, "screening_create", told.case, **screening(note_threats="He wrote it down"))
    row = Screening.objects.exclude(pk=told.screening.pk).get()
    assert response.url.endswith(f"{row.public_id}/")
    assert (level_of(told), RiskReview.objects.count()) == ("high", before)
    page = words(fetch(told.worker, "screening_detail", row))
    assert "More yes answers do not make a level" in page
    assert "He wrote it down" in page
    assert "18" not in page.split("What was made of it")[1].split("</main>")[0]


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"opinion": ""}, "Say what you make of it."),
        ({"answer_threats": "certainly"}, "Choose yes, no, unclear or not asked."),
        ({"held_on": typed_day(timezone.localdate() + 2 * DAY)}, "lies in the future"),
        ({"opinion": CANNOT_BE_KEPT[0]}, "cannot be kept"),
    ],
)
def test_screening_with_a_mistake_keeps_what_was_typed(told: SharedCase, fields: dict[str, str], sentence: str) -> None:
    page = words(send(told.worker, "screening_create", told.case, **screening(note_damage="Both tyres", **fields)))
    assert sentence in page
    assert "Both tyres" in page


@pytest.mark.parametrize("text", [LONG, RIGHT_TO_LEFT])
def test_results_of_tools_keep_what_people_type(told: SharedCase, text: str) -> None:
    fields = {"tool": "dash", "used_on": TODAY, "used_by": "PC Teasel", "result": text, "organisation": "1"}
    assert send(told.worker, "tool_result_create", told.case, **fields).status_code == 302
    assert ToolResult.objects.get().result == text
    assert "<script>alert" not in fetch(told.worker, "case_risk", told.case).content.decode()


def test_another_tool_is_named(told: SharedCase) -> None:
    fields = {"tool": "other", "used_on": TODAY, "used_by": "PC Teasel", "result": "Amber"}
    assert "Say which tool it was." in words(send(told.worker, "tool_result_create", told.case, **fields))


@pytest.mark.parametrize(("choice", "raised"), [("timeline:4", 0), ("timeline:5", 1), ("typology:grievance", 0)])
def test_fifth_stage_reaches_the_supervisor(told: SharedCase, choice: str, raised: int) -> None:
    fields = {"choice": choice, "reason": "He sold his car", "formed_on": TODAY}
    assert send(told.worker, "opinion_create", told.case, **fields).status_code == 302
    assert Opinion.objects.get().reason == "He sold his car"
    assert Concern.objects.open().filter(case=told.case, kind=ConcernKind.STAGE_FIVE).count() == raised
    assert "Opinions, not predictions" in words(fetch(told.worker, "case_risk", told.case))


def test_change_page_asks_for_a_review(told: SharedCase) -> None:
    now = timezone.now()
    done = send(told.worker, "risk_change_create", told.case, code="release", **typed("at", now - HOUR))
    assert "the risk is to be reviewed" in said(done)
    assert "a release" in words(fetch(told.worker, "case_risk", told.case))


def test_risk_page_costs_the_same_with_1_row_and_with_30(told: SharedCase) -> None:
    page = f"/cases/{told.case.public_id}/risk/"
    send(told.worker, "police_view_create", told.case, **view())
    fields = {"tool": "dash", "used_on": TODAY, "used_by": "PC Teasel", "result": "14 ticks"}
    send(told.worker, "tool_result_create", told.case, **fields)
    one = queries(told.worker, page)
    row, result = PoliceView.objects.get(), ToolResult.objects.get()
    for _ in range(30):
        for each in (row, result):
            each.pk, each.public_id = None, uuid4()
            each.save(force_insert=True)
    assert queries(told.worker, page) == one
    assert connection.vendor == "postgresql"


def test_forces_of_other_countries_and_services_are_no_police_view(told: SharedCase) -> None:
    make_force("kent")
    page = words(send(told.worker, "police_view_create", told.case, **view(force=told.case.organisation.slug)))
    assert "Choose a police force from the list." in page
