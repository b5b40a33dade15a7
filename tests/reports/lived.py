"""Lives invented cases through the real services, so that pages show what people would have recorded."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta
from typing import Final

from accounts.people.models import Role, Team, User
from casework.cases.models.case import Case
from orders.applications.models.application import Application
from orders.applications.services.steps import NewApplicationStep, record_application_step, request_order
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import NewBreach, record_breach, record_breach_step
from orders.cases.services.opening import NewCase, open_case
from orders.incidents.services import NewIncident, log_incident
from orders.orders.models import Order
from orders.orders.services.making import NewCondition, NewOrder, make_order, record_order_step
from orders.reviews.services.reviews import NewReview, review_risk
from record.authors import Author
from risk.reviews.models.review import RiskReview
from tests.factories import make_force, make_team, make_user

# A Monday, 9:00 in London; nothing but weekends breaks the next weeks until Good Friday, 3 April.
START: Final = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
NO_REVIEW_BEFORE: Final = date(2199, 12, 31)
HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)


def make_worker(team: Team | None = None) -> User:
    """A caseworker with a name, in a team of a service of her own unless one is given."""
    worker = make_user(role=Role.CASEWORKER, teams=[team or make_team()])
    worker.first_name, worker.last_name = "Oona", "Farrow"
    worker.save()
    return worker


def make_supervisor(team: Team) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[team])


def team_of(worker: User) -> Team:
    return worker.teams.get()


def new_case(worker: User | None, *, team: Team | None = None, risk: str = "high", name: str = "Alba") -> Case:
    """A case opened at START, its risk reviewed for now; without a worker it belongs to nobody in the team."""
    team = team or (team_of(worker) if worker else make_team())
    new = NewCase(
        team=team,
        caseworker=worker,
        first_name=name,
        relationship="ex_partner",
        victim_force=make_force(),
        risk=risk,
        opened_at=START,
    )
    case = open_case(new, Author(worker, START))
    RiskReview.objects.filter(case=case).update(next_review_on=NO_REVIEW_BEFORE)
    return case


def requested(case: Case, *, at: datetime = START, force: str = "sussex") -> Application:
    return request_order(case, force=make_force(force), at=at, author=Author(case.caseworker, at))


def stepped(application: Application, step: str, at: datetime, **facts: object) -> Application:
    record_application_step(
        application, NewApplicationStep(step=step, at=at, facts=facts), Author(application.case.caseworker, at)
    )
    return application


def ordered(
    application: Application, *, kind: str = "full", at: datetime = START, last_day: date | None = None
) -> Order:
    conditions = [NewCondition(kind="prohibition", text="Not to contact her by any means")]
    new = NewOrder(kind=kind, made_at=at, last_day=last_day, conditions=conditions)
    return make_order(application, new, Author(application.case.caseworker, at))


def order_stepped(order: Order, step: str, at: datetime) -> Order:
    record_order_step(order, NewApplicationStep(step=step, at=at), Author(order.case.caseworker, at))
    return order


def breached(order: Order, *, at: datetime, behaviours: Sequence[str] = ("CON-02",)) -> Breach:
    new = NewBreach(condition="C1", happened_at=at, learned_at=at, behaviours=behaviours)
    return record_breach(order, new, Author(order.case.caseworker, at))


def acted(breach: Breach, step: str, at: datetime, **facts: object) -> Breach:
    record_breach_step(breach, NewApplicationStep(step=step, at=at, facts=facts), Author(breach.case.caseworker, at))
    return breach


def reviewed(case: Case, *, at: datetime, next_review_on: date | None = None) -> None:
    """A review that keeps the level."""
    case.refresh_from_db()
    new = NewReview(level=case.risk_level, reason="Looked at again", at=at, next_review_on=next_review_on)
    review_risk(case, new, Author(case.caseworker, at))


def threatened(case: Case, at: datetime) -> None:
    """An incident with a threat to kill, reported to nobody."""
    new = NewIncident(behaviours=["THR-01"], happened_at=at - HOUR, recorded_at=at, text="At the door again")
    log_incident(case, new, Author(case.caseworker, at))
