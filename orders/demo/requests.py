"""Demo data about requests: grounds, drafts, a promise, a refusal challenged."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Any, Final

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.cases.models.event import Event, EventKind
from casework.dates.rules.london_time import local_day
from orders.applications.models.application import Application
from orders.applications.services.challenges import NewChallenge, challenge
from orders.applications.services.expectations import NewExpectation, expect
from orders.applications.services.steps import NewApplicationStep, record_application_step, request_order
from orders.demo.accounts import DemoService
from orders.grounds.services.criteria import NewCriterion, write_criterion
from orders.grounds.services.draft_conditions import add_draft
from record.authors import Author

DAY: Final = timedelta(days=1)
CHECKED: Final = {"religion": "no_conflict", "work": "no_conflict", "education": "not_checked", "practicality": ""}
EVERYWHERE: Final = {"locality": "", "first_day": None, "last_day": None}
NO_CONTACT: Final[dict[str, Any]] = {
    **CHECKED,
    **EVERYWHERE,
    "kind": "prohibition",
    "named_by_guidance": "contact",
    "text": "Not to contact her by any means, directly or through anybody else",
    "why_necessary": "He writes from new accounts as soon as she blocks one.",
    "provider": "",
    "can_deliver": "not_asked",
    "victim_view": "wanted",
    "victim_words": "",
}
PROGRAMME: Final[dict[str, Any]] = {
    **NO_CONTACT,
    "kind": "positive_requirement",
    "named_by_guidance": "programme",
    "text": "Attend the programme for perpetrators as its provider asks",
    "why_necessary": "Nothing else has been tried that looks at why he does it.",
    "provider": "Fellgate Trust",
    "can_deliver": "asked",
    "victim_view": "unsure",
    "victim_words": "As long as she does not meet him on the way there.",
}


PUT: Final = ("conditions_put_to_victim", "conditions_agreed", "authorised")


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Drafts where the story says so; one request with everything beside it, and one declined, for each team."""
    _draft_what_was_put(service, now)
    for team in service.teams:
        worker = next((each for each in service.caseworkers if team in each.teams.all()), None)
        if worker is not None:
            _make_the_case(worker, now)
            _challenge_a_refusal(worker, now)


def _draft_what_was_put(service: DemoService, now: datetime) -> None:
    """What was put to a client, agreed or authorised stands in the draft, with what she says of it."""
    steps = Event.objects.filter(kind=EventKind.APPLICATION, facts__step__in=PUT).values_list(
        "case", "facts__application"
    )
    told = set(steps)
    rows = Application.objects.open().filter(case__caseworker__in=service.caseworkers, draft_conditions=None)
    for row in rows.select_related("case__caseworker").order_by("pk"):
        worker = row.case.caseworker
        if worker is not None and (row.case_id, row.label) in told:
            add_draft(row, NO_CONTACT, by=worker, now=now)


def _make_the_case(worker: User, now: datetime) -> None:
    rows = Application.objects.open().filter(case__caseworker=worker, case__closed_at=None, hearing_on=None)
    application = rows.select_related("case", "force").order_by("pk").first()
    if application is None:
        return
    incidents = list(application.case.incidents.order_by("happened_at", "id")[:3])
    acts = NewCriterion(words="He turns up wherever she is, and writes when he cannot.", incidents=incidents)
    write_criterion(application, "acts", acts, version=0, by=worker, now=now)
    drafted = application.draft_conditions.exists()
    for values in (PROGRAMME,) if drafted else (NO_CONTACT, PROGRAMME):
        add_draft(application, values, by=worker, now=now)
    promise = NewExpectation(
        words="Tell us what comes next", told_on=local_day(now), expected_on=local_day(now) + 5 * DAY
    )
    expect(application, promise, by=worker, now=now)


def _challenge_a_refusal(worker: User, now: datetime) -> None:
    """A case without any request: nobody's story is disturbed."""
    case = Case.objects.open().filter(caseworker=worker, applications=None).order_by("pk").first()
    if case is None:
        return
    asked_at, declined_at = now - 9 * DAY, now - 4 * DAY
    if case.opened_at > asked_at:
        return
    application = request_order(case, force=case.victim_force, at=asked_at, author=Author(worker, now))
    told = {"reason": "The officer says that this is for the family court.", "reason_code": "officer_unaware"}
    facts = {**told, "alternatives": "A leaflet about injunctions"}
    record_application_step(
        application, NewApplicationStep(step="declined", at=declined_at, facts=facts), Author(worker, now)
    )
    new = NewChallenge(
        kind="reasons_in_writing",
        sent_to="The force’s stalking lead",
        words="Asked for the reason in writing, and explained who can apply.",
        sent_on=local_day(declined_at) + DAY,
        due_on=local_day(now) + 3 * DAY,
    )
    challenge(application, new, by=worker, now=now)
