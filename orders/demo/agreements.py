"""Demo data: agreements, a share without one, a closing asked for, and a closed case."""

from __future__ import annotations

from datetime import datetime, timedelta
from typing import Final

from accounts.people.models import Organisation
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.sharing.models.agreement import AgreementKind, GivenHow
from casework.sharing.models.share import ShareGround
from casework.sharing.services.agreements import NewAgreement, record_agreement, remind_of_agreements
from casework.sharing.services.shares import NewShare, SharedWithoutAgreement, share_case
from orders.cases.services.closing import ClosingChecklist, ask_to_close, close_case
from orders.cases.services.opening import NewCase, open_case
from orders.demo.accounts import DemoService
from orders.reviews.services.reviews import NewReview, review_risk
from record.authors import Author

DAY: Final = timedelta(days=1)
AWAY: Final = "kent"
"""A force of which the demo knows no liaison: what is shared with it changes no desk."""
CLOSED_AS: Final = {"bramble-advocacy": "HW-YG4T-C9KD", "larkfield-service": "HW-YG4T-D3RM"}


def add_to_demo(service: DemoService, now: datetime) -> None:
    """Agreements and a share in one case, a question to close another, and a case of its own that is closed."""
    worker = service.caseworkers[0]
    open_cases = list(Case.objects.open().filter(caseworker=worker).order_by("pk")[:2])
    if len(open_cases) == 2:
        agreed, waiting = open_cases
        _agree(agreed, now)
        _share(agreed, now)
        ask_to_close(waiting, "She has moved in with her sister and feels safe there.", by=worker, now=now)
    _close(service, now)


def _agree(case: Case, now: datetime) -> None:
    today, by = local_day(now), case.caseworker
    if by is None:
        return
    support = NewAgreement(kind=AgreementKind.SERVICE, given_on=local_day(case.opened_at), given_how=GivenHow.IN_PERSON)
    housing = NewAgreement(
        kind=AgreementKind.SHARE,
        recipient="Bramblemere housing office",
        purpose="To find her a flat with a door that locks. Not what he did.",
        given_on=today - 20 * DAY,
        given_how=GivenHow.PHONE,
        last_day=today + 10 * DAY,
    )
    work = NewAgreement(
        kind=AgreementKind.SHARE,
        recipient="Her manager at work",
        purpose="So that nobody at the front desk lets him in or says when she finishes.",
        given_on=today - 9 * DAY,
        given_how=GivenHow.PHONE,
        last_day_known=False,
    )
    for new in (support, housing, work):
        record_agreement(case, new, by=by, now=now)
    remind_of_agreements(now=now)


def _share(case: Case, now: datetime) -> None:
    by, force = case.caseworker, Organisation.objects.filter(slug=AWAY).first()
    if by is None or force is None:
        return
    why = "He was seen near her mother's house in Kent this morning. She could not be reached."
    ground = SharedWithoutAgreement(ShareGround.SERIOUS_HARM, why)
    purpose = "To look for him near her mother's house."
    new = NewShare(force=force, purpose=purpose, rests_on=ground, last_day_known=False)
    share_case(case, new, by=by, now=now)


def _close(service: DemoService, now: datetime) -> None:
    team, worker, supervisor = service.teams[0], service.caseworkers[0], service.supervisors[0]
    opened_at = now - 90 * DAY
    new = NewCase(
        team=team,
        caseworker=worker,
        first_name="Ottoline",
        last_name="Fennimore",
        relationship="stranger",
        victim_force=Organisation.objects.forces().order_by("pk")[0],
        risk="medium",
        opened_at=opened_at,
        safe_contact="safe",
        reference=CLOSED_AS.get(service.organisation.slug, ""),
    )
    case = open_case(new, Author(worker, opened_at))
    reviewed_at = now - 5 * DAY
    review_risk(
        case, NewReview(level="medium", reason="Nothing since the summer.", at=reviewed_at), Author(worker, reviewed_at)
    )
    ask_to_close(case, "Nothing has happened for ten weeks, and she agrees.", by=worker, now=now - 3 * DAY)
    told = ClosingChecklist(
        reason="stalking_stopped",
        words="She knows how to come back to us.",
        told_on=local_day(now - 2 * DAY),
        told_how="phone",
    )
    close_case(case, told, by=supervisor, now=now - DAY)
