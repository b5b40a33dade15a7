"""Ends or rewords concerns whose ground is gone, in the transaction of the event that ended it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Final

from django.db import transaction

from casework.cases.models.case import Case
from casework.cases.services.locks import lock_open_if_free
from casework.codes.rules.codes import TO_KILL
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import end_concern
from casework.contact_log.rules import is_out_of_touch
from casework.contact_log.services import IN_TOUCH, attempts_of, miss_setting
from casework.dates.rules.london_time import local_day
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application
from orders.applications.rules.decision_prompts import HIGH
from orders.breaches.models.breach import Breach
from orders.orders.models import Order
from orders.warrants.models import Warrant

Ended = Callable[[Concern, datetime], str]


def end_concerns(case: Case, *, now: datetime) -> int:
    """Look at every open concern of a case whose lock the caller holds; how many have ended."""
    rows = Concern.objects.filter(case=case, kind__in=[*ENDS, *REWORDS]).open()
    ended = 0
    for concern in rows.select_related("case"):
        if answer := ENDS.get(concern.kind, _stands)(concern, now):
            end_concern(concern, answer, by=None, now=now)
            ended += 1
        elif (since := REWORDS.get(concern.kind, _stands)(concern, now)) and since != concern.since:
            concern.since = since
            concern.save()
    return ended


def end_concerns_everywhere(*, now: datetime) -> int:
    """The same for every case with such a concern, for what ends with a day. Safe to run late, twice or in parallel."""
    kinds = [*ENDS, *REWORDS]
    cases = Concern.objects.filter(kind__in=kinds, case__closed_at=None).open().values_list("case_id", flat=True)
    return sum(_end_in(case_id, now) for case_id in sorted(set(cases)))


@transaction.atomic
def _end_in(case_id: int, now: datetime) -> int:
    case = lock_open_if_free(case_id)
    return end_concerns(case, now=now) if case else 0


def _stands(_concern: Concern, _now: datetime) -> str:
    return ""


def _asked_for(concern: Concern, now: datetime) -> str:
    asked = Application.objects.filter(case=concern.case_id).open().order_by("pk").first()
    if asked is not None:
        return f"An order was asked for: request {asked.label}."
    if Order.objects.filter(case=concern.case_id).in_force(local_day(now)).exists():
        return "An order is in force."
    return "" if concern.case.risk_level in HIGH else "The risk is no longer high."


def _asked_again(concern: Concern, _now: datetime) -> str:
    asked = Application.objects.filter(case=concern.case_id).open().order_by("-pk").first()
    return f"An order is asked for again: request {asked.label}." if asked else ""


def _executed(concern: Concern, _now: datetime) -> str:
    out = Warrant.objects.filter(case=concern.case_id, public_id=str(concern.about_id)).outstanding().exists()
    return "" if out else "The warrant is not out any more."


def _decided(concern: Concern, _now: datetime) -> str:
    breach = (
        Breach.objects.filter(case=concern.case_id, public_id=str(concern.about_id)).exclude(closed_at=None).first()
    )
    return f"The breach was decided meanwhile: {breach.get_status_display().lower()}." if breach else ""


def _reached(concern: Concern, _now: datetime) -> str:
    out = is_out_of_touch(attempts_of(concern.case), risk=concern.case.risk_level, setting=miss_setting())
    return "" if out else IN_TOUCH


def _no_threat(concern: Concern, _now: datetime) -> str:
    told = _incident(concern)
    amended = told is not None and TO_KILL not in told.behaviours
    return "The incident was amended since: it no longer names a threat to kill." if amended else ""


def _no_unsafe_advice(concern: Concern, _now: datetime) -> str:
    told = _incident(concern)
    amended = told is not None and not told.was_advised_unsafely
    return "The incident was amended since: it no longer tells of unsafe advice." if amended else ""


def _incident(concern: Concern) -> Incident | None:
    return Incident.objects.filter(case=concern.case_id, public_id=str(concern.about_id)).first()


ENDS: Final[Mapping[str, Ended]] = {
    ConcernKind.NO_REQUEST: _asked_for,
    ConcernKind.MOVED_AFTER_REFUSAL: _asked_again,
    ConcernKind.WARRANT_STANDS: _executed,
    ConcernKind.NOT_PURSUED: _decided,
    ConcernKind.MISSED_CONTACTS: _reached,
}
"""What ends by itself: the answer that says why, or nothing while the ground stands."""

REWORDS: Final[Mapping[str, Ended]] = {
    ConcernKind.THREAT_TO_KILL: _no_threat,
    ConcernKind.UNSAFE_ADVICE: _no_unsafe_advice,
}
"""What somebody must look at all the same: whoever amends a record does not take it out of a supervisor's sight."""
