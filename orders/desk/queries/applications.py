"""Applications as the police liaison's desk shows them."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from uuid import UUID

from accounts.people.models import User
from casework.cases.models.event import EventKind
from orders.applications.models.application import Application, ApplicationQuerySet
from orders.desk.queries.cases import (
    PEOPLE,
    Clocks,
    LatePoliceClock,
    SharedCase,
    done_about,
    late_clocks,
    late_lines,
    shared_case,
)
from orders.desk.queries.words import ASKED
from risk.thresholds.rules.rule_words import elapsed


@dataclass(frozen=True, kw_only=True)
class SharedApplication:
    """A request for an order as the force that got it may know it; `waits` is its time in this stage, in words."""

    public_id: UUID
    case: SharedCase
    stage: str
    waiting_on: str
    asked: str
    officer: str
    requested_at: datetime
    first_requested_at: datetime
    stage_entered_at: datetime
    waits: str
    hearing_on: date | None
    adjournments: int
    is_open: bool
    late: tuple[LatePoliceClock, ...]


def with_what_applications_name(rows: ApplicationQuerySet) -> ApplicationQuerySet:
    """Load with applications all that `shared_application` reads of them."""
    return rows.select_related(*PEOPLE)


def shared_application(application: Application, clocks: Clocks, now: datetime) -> SharedApplication:
    """What the force may know of an application loaded `with_what_applications_name`."""
    return SharedApplication(
        public_id=application.public_id,
        case=shared_case(application.case),
        stage=application.get_status_display(),
        waiting_on=application.get_waiting_on_display(),
        asked=ASKED.get(application.status, ""),
        officer=application.officer,
        requested_at=application.requested_at,
        first_requested_at=application.first_requested_at,
        stage_entered_at=application.stage_entered_at,
        waits=elapsed(now - application.stage_entered_at),
        hearing_on=application.hearing_on,
        adjournments=application.adjournments,
        is_open=application.determined_at is None,
        late=late_lines(clocks.get((application.case_id, application.label), []), now),
    )


def application_page(application: Application, user: User, now: datetime) -> dict[str, object]:
    """What the page of one request for an order tells."""
    row = with_what_applications_name(Application.objects.visible_to(user)).get(pk=application.pk)
    shared = shared_application(row, late_clocks(user, [row.case_id], now), now)
    return {"application": shared, "done": done_about(row.case, EventKind.APPLICATION, row.label)}
