"""Reads and sets the figures of the law that an organisation works with, each from a day on."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final

from django.db import transaction
from django.db.models import QuerySet

from accounts.people.models import Organisation, User
from accounts.rules import RuleViolation
from accounts.trail.services import audit
from casework.dates.rules.london_time import local_day
from record.law.figures import Figure, Law
from record.law.models import LawSetting
from record.law.settable import SHIPPED_BY_KEY, check_change, check_source, figure_value_words, valid_figure_value

CHANGES_SHOWN: Final = 100


@dataclass(frozen=True, kw_only=True)
class NewFigure:
    """A changed figure as a service manager gives it."""

    key: str
    value: str
    valid_from: date
    source: str
    reason: str
    is_confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class FigureCheck:
    """That somebody looked whether a figure still holds, where, and whether it is the law."""

    key: str
    source: str
    reason: str
    is_confirmed: bool = False


@dataclass(frozen=True, kw_only=True)
class FigureChange:
    """One figure as somebody set it or looked at it."""

    at: datetime
    by: str
    what: str
    valid_from: date
    source: str
    reason: str


def law_of(organisation_id: int) -> Law:
    """The figures that an organisation worked and will work with: its own, and the shipped ones beneath them."""
    rows = LawSetting.objects.filter(organisation_id=organisation_id, key__in=SHIPPED_BY_KEY).order_by("valid_from")
    return Law([as_figure(row) for row in rows])


def one_off_days_of(organisation_id: int, *, now: datetime) -> frozenset[date]:
    """The bank holidays that an organisation counts besides those of the calendar."""
    return law_of(organisation_id).one_off_days(local_day(now))


def as_figure(row: LawSetting) -> Figure:
    shipped = SHIPPED_BY_KEY[row.key]
    return Figure(
        key=row.key,
        words=shipped.words,
        value=row.value,
        unit=shipped.unit,
        source=row.source,
        valid_from=row.valid_from,
        checked_on=row.checked_on,
        verify=not row.is_confirmed,
    )


@transaction.atomic
def set_figure(new: NewFigure, *, organisation: Organisation, by: User, now: datetime) -> LawSetting:
    """Set a figure from a day to come: what was recorded under the earlier one is not judged again by it."""
    _lock(organisation)
    today = local_day(now)
    value = valid_figure_value(new.key, new.value)
    check_change(new.valid_from, today=today)
    values = {"value": value, **_settled(new), "checked_on": today}
    row = _keep(organisation, new.key, new.valid_from, values, by, now)
    named = {"key": new.key, "valid_from": new.valid_from.isoformat(), "confirmed": new.is_confirmed}
    audit(by=by, act="law.set", subject=organisation, now=now, **named)
    return row


@transaction.atomic
def check_figure(check: FigureCheck, *, organisation: Organisation, by: User, now: datetime) -> LawSetting:
    """Keep that a figure was looked at today; its value stays, and so does the day since which it holds."""
    _lock(organisation)
    if check.key not in SHIPPED_BY_KEY:
        raise RuleViolation("There is no such figure.", field="key")
    today = local_day(now)
    held = law_of(organisation.pk).figure(check.key, today)
    values = {"value": held.value, **_settled(check), "checked_on": today}
    row = _keep(organisation, check.key, held.valid_from, values, by, now)
    audit(by=by, act="law.check", subject=organisation, now=now, key=check.key, confirmed=check.is_confirmed)
    return row


def _lock(organisation: Organisation) -> None:
    """Two who set figures take turns, and the second sees what the first has set."""
    Organisation.objects.select_for_update(no_key=True).get(pk=organisation.pk)


def _settled(given: NewFigure | FigureCheck) -> dict[str, object]:
    source = check_source(given.source)
    if not given.reason.strip():
        raise RuleViolation("Say why, in a few words.", field="reason")
    return {"source": source, "reason": given.reason.strip(), "is_confirmed": given.is_confirmed}


def _keep(
    organisation: Organisation, key: str, valid_from: date, values: dict[str, object], by: User, now: datetime
) -> LawSetting:
    row, _ = LawSetting.objects.update_or_create(
        organisation=organisation,
        key=key,
        valid_from=valid_from,
        defaults={**values, "set_by": by, "set_at": now, "applied_at": None},
    )
    return row


def settings_of(organisation_id: int, key: str) -> QuerySet[Any]:
    """Each time that somebody set a figure or looked at it, as rows of the history."""
    rows: QuerySet[Any] = LawSetting.history.filter(organisation_id=organisation_id, key=key)
    return rows


def law_changes(user: User) -> list[FigureChange]:
    """What was set and looked at in the user's organisation, the latest first; what was overwritten too."""
    rows = LawSetting.history.filter(organisation_id=user.organisation_id, key__in=SHIPPED_BY_KEY)
    rows = rows.select_related("set_by").order_by("-history_date", "-history_id")
    return [
        FigureChange(
            at=row.set_at,
            by=row.set_by.get_full_name() or row.set_by.username,
            what=f"{SHIPPED_BY_KEY[row.key].words}: {figure_value_words(as_figure(row))}",
            valid_from=row.valid_from,
            source=row.source,
            reason=row.reason,
        )
        for row in rows[:CHANGES_SHOWN]
    ]
