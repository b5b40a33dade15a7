"""Records requests for an order and what becomes of them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime

from django.db import transaction

from accounts.people.models import Organisation
from accounts.permissions.access import Permission, has_permission
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from casework.cases.models.event import EventSource
from casework.cases.services.locks import lock
from casework.dates.rules.london_time import local_day
from casework.recommendations.models import RecommendationKind
from casework.recommendations.services import NewRecommendation, recommend
from casework.sharing.services.audience import watch_force
from orders.applications.models.application import Application
from orders.applications.rules.which_force import CourtAges, ForceToAsk, age_on, check_age, checked_force_to_ask
from orders.applications.services.expectations import NewExpectation, expect
from orders.grounds.services.draft_conditions import check_step_of_draft
from orders.steps.services import check_page_version
from record.authors import Author
from record.case_state.labels import next_label
from record.law.figures import Law
from record.law.services import law_of
from record.recording import NewEvent, record
from record.vocabulary.steps import ApplicationStep


@dataclass(frozen=True, kw_only=True)
class NewApplicationStep:
    """A step that happened, with the fields that a case file gives it, and a note.

    `seen` is the version of its thing that whoever records it has seen; None if nobody looked.
    """

    step: str
    at: datetime
    facts: Mapping[str, object] = field(default_factory=dict)
    note: str = ""
    seen: int | None = None


@dataclass(frozen=True, kw_only=True)
class NewRequest:
    """A request or a recommendation to a force: why that force, who was asked, and by when it is to answer."""

    force: Organisation
    at: datetime
    note: str = ""
    defendant_force: Organisation | None = None
    area_basis: str = ""
    is_recommended: bool = False
    officer: str = ""
    answer_due_on: date | None = None


@transaction.atomic
def ask_for_order(case: Case, new: NewRequest, author: Author) -> Application:
    """Record what was asked of a force that can apply (SPA 2019 s.1), and wait for its answer."""
    lock(case)
    today = local_day(author.now)
    asking = checked_force_to_ask(
        ForceToAsk(
            force=new.force.slug,
            defendant_force=new.defendant_force.slug if new.defendant_force else "",
            area_basis=new.area_basis,
        )
    )
    check_age(age_of(case, today), ages_of(law_of(case.organisation_id), today))
    told = {"defendant_force": asking.defendant_force, "area_basis": asking.area_basis}
    facts = {name: value for name, value in told.items() if value}
    application = request_order(case, force=new.force, at=new.at, author=author, note=_note(new), facts=facts)
    _await_answer(application, new, author)
    return application


def _note(new: NewRequest) -> str:
    asked = f"Asked: {new.officer.strip()}." if new.officer.strip() else ""
    return "\n".join(filter(None, (asked, new.note)))


def age_of(case: Case, today: date) -> int | None:
    """How old he is, as far as anybody knows; the lowest age that can be true, for a child's case goes elsewhere."""
    born = case.perpetrator.born
    return age_on(born.last_day if born else None, case.perpetrator.about_age, today)


def ages_of(law: Law, today: date) -> CourtAges:
    return CourtAges(least=law.number("least_age", today), adult=law.number("adult_age", today))


def _await_answer(application: Application, new: NewRequest, author: Author) -> None:
    """Whoever was asked answers by a day; a recommendation of ours stands among our recommendations too (F-51)."""
    due_on, asked_on = new.answer_due_on, local_day(new.at)
    if due_on is None:
        return
    if due_on < asked_on:
        raise RuleViolation("An answer cannot be due before you asked.", field="answer_due_on")
    if new.is_recommended and author.by is not None:
        asked = NewRecommendation(
            kind=RecommendationKind.ORDER,
            force=new.force,
            made_on=asked_on,
            words=new.note,
            answer_due_on=due_on,
            officer=new.officer,
        )
        recommend(application.case, asked, by=author.by, now=author.now)
    if due_on >= local_day(author.now):
        promise = NewExpectation(words="Answer to the request", told_on=asked_on, expected_on=due_on, told_by="")
        expect(application, promise, by=author.by, now=author.now)


@transaction.atomic
def request_order(
    case: Case,
    *,
    force: Organisation,
    at: datetime,
    author: Author,
    note: str = "",
    facts: Mapping[str, object] | None = None,
) -> Application:
    """Record that an order was asked of a force, which alone can apply (SPA 2019 s.1); starts T1, T17, T19, T20."""
    lock(case)
    label = next_label("A", Application.objects.filter(case=case).values_list("label", flat=True))
    told = {"application": label, "step": ApplicationStep.REQUESTED.value, "force": force.slug, **(facts or {})}
    recorded = record(case, [NewEvent(at, "application", told, note=note)], author)
    watch_force(case, force, by=author.by, now=author.now)
    return recorded.row(Application, label)


@transaction.atomic
def record_application_step(application: Application, new: NewApplicationStep, author: Author) -> None:
    """Record what happened next on an application. Raises RowChangedSince.

    Refuses a step that cannot follow, or that claims conditions which are not in the draft or were not put to her.
    """
    if new.step == ApplicationStep.PAUSED and not (
        author.by is None or has_permission(author.by, Permission.PAUSE_CLOCK)
    ):
        raise RuleViolation("Pausing a clock is for a supervisor.", field="step")
    check_page_version(application, new.seen)
    check_step_of_draft(application, new.step, is_police=author.source == EventSource.POLICE_REPORTED)
    facts = {"application": application.label, "step": new.step, **new.facts}
    recorded = record(application.case, [NewEvent(new.at, "application", facts, note=new.note)], author)
    recorded.bring_up(application)
