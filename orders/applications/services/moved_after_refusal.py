"""Raises a concern when the client moved house after an order was declined or refused (F-56)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from datetime import datetime
from typing import Final

from django.db import transaction
from django.db.models import Exists, OuterRef

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open_if_free
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import raise_concern
from casework.incidents.models.incident import Incident
from casework.safe_contact.models.safe_address import SafeAddress
from orders.applications.models.application import Application, ApplicationQuerySet
from orders.applications.rules.moved_after_refusal import REFUSALS, moved_after
from risk.reviews.models.review_trigger import ReviewTrigger

RELOCATION: Final = "relocation"
"""The impact of an incident by which she had to leave her home."""
TOLD: Final = "client_moves"
"""The code under which somebody tells of a move on the page of the risk."""


@transaction.atomic
def raise_move_after_refusal(case: Case, moved_at: datetime, *, by: User | None, now: datetime) -> int:
    """Raise it for each refusal before a move, once for each; how many are before the supervisors now."""
    refused = [each for each in _refused().filter(case=case) if moved_after(_ended(each), [moved_at])]
    for application in refused:
        raise_concern(case, ConcernKind.MOVED_AFTER_REFUSAL, about=application, by=by, now=now)
    return len(refused)


def look_for_moves(*, now: datetime) -> int:
    """Raise what was told on another floor: a move, or another safe address. Safe to run late, twice, in parallel.

    The people and risk floors know nothing of refusals, so this floor asks them.
    """
    rows = list(_refused().filter(case__closed_at=None).select_related("case"))
    moves = moves_of([row.case for row in rows])
    due = [(row, at) for row in rows if (at := moved_after(_ended(row), moves[row.case_id]))]
    return sum(_raise(row, now) for row, _ in due)


def _refused() -> ApplicationQuerySet:
    """Requests that were refused, of which no concern says yet that she has moved."""
    told = Concern.objects.filter(about_id=OuterRef("public_id"), kind=ConcernKind.MOVED_AFTER_REFUSAL)
    return Application.objects.filter(status__in=REFUSALS).exclude(Exists(told))


def _ended(application: Application) -> datetime:
    return application.determined_at or application.stage_entered_at


def moves_of(cases: Iterable[Case]) -> dict[int, list[datetime]]:
    """When the client of each case moved, as far as anybody has said, in three statements.

    What was told before the refusal was recorded counts as what was told after it: only the days are compared.
    """
    found: dict[int, list[datetime]] = defaultdict(list)
    victims: dict[int, list[int]] = defaultdict(list)
    for case in cases:
        victims[case.victim_id].append(case.pk)
    told = ReviewTrigger.objects.filter(case__in=[case.pk for case in cases], code=TOLD)
    for pk, at in told.values_list("case_id", "at"):
        found[pk].append(at)
    driven_out = Incident.objects.filter(case__in=[case.pk for case in cases], impacts__contains=[RELOCATION])
    for pk, at in driven_out.values_list("case_id", "happened_at"):
        found[pk].append(at)
    for victim, at in _new_addresses(victims):
        for pk in victims[victim]:
            found[pk].append(at)
    return found


def _new_addresses(victims: Iterable[int]) -> Iterator[tuple[int, datetime]]:
    """Each time that the safe address became another one; the first that was ever written down is no move."""
    rows = SafeAddress.history.filter(victim__in=list(victims)).order_by("victim_id", "history_date", "history_id")
    before: dict[int, str] = {}
    for victim, address, at in rows.values_list("victim_id", "address", "history_date"):
        if before.get(victim, address) != address:
            yield victim, at
        before[victim] = address


@transaction.atomic
def _raise(application: Application, now: datetime) -> bool:
    case = lock_open_if_free(application.case_id)
    if case is None or not _refused().filter(pk=application.pk).exists():
        return False
    raise_concern(case, ConcernKind.MOVED_AFTER_REFUSAL, about=application, by=None, now=now)
    return True
