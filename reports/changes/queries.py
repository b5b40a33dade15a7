"""Reads every kept version of the rows of one case, so that what changed can be said in words."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any, Final

from django.db.models import Q

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.referrals.models import Referral
from orders.court.models.court_day import CourtDate
from orders.court.models.hearing import Hearing
from record.vocabulary.protection_kinds import protection_words
from reports.changes.fields.court_fields import AT_COURT, COURT_DATE, HEARING_DETAIL
from reports.changes.fields.letters_fields import LETTERS
from reports.changes.fields.order_life_fields import LATER
from reports.changes.fields.people_fields import AROUND, CASE
from reports.changes.fields.record_fields import RECORD
from reports.changes.fields.service_fields import SERVING
from reports.changes.fields.sharing_fields import REFERRAL, SHARING
from reports.changes.fields.watched_row import WatchedRow
from reports.changes.fields.work_fields import EVIDENCE, WORK
from reports.changes.rules import RowChange, RowVersion, changes

CHANGES_PER_PAGE: Final = 50
WATCHED: Final = (*CASE, *AROUND, *RECORD, *AT_COURT, *SERVING, *LATER, *LETTERS, *WORK, *SHARING, *EVIDENCE)


def changes_of_referral(referral: Referral) -> list[RowChange]:
    """Every change of a referral, the latest first."""
    return changes(list(_versions(REFERRAL, Q(id=referral.pk))))


def changes_of_hearing(hearing: Hearing) -> list[RowChange]:
    """Every change of what is known of a hearing, the latest first."""
    return changes(list(_versions(HEARING_DETAIL, Q(hearing_id=hearing.pk))))


def changes_of_court_date(row: CourtDate) -> list[RowChange]:
    """Every change of a court date, the latest first."""
    return changes(list(_versions(COURT_DATE, Q(id=row.pk))))


def changes_of(case: Case, page: int) -> tuple[list[RowChange], bool]:
    """One page of changes, counted from 1, the latest first; and whether there are more."""
    versions = [version for watched in WATCHED for version in _versions(watched, watched.of(case))]
    everything = changes(versions)
    start = (page - 1) * CHANGES_PER_PAGE
    return everything[start : start + CHANGES_PER_PAGE], len(everything) > start + CHANGES_PER_PAGE


def _versions(watched: WatchedRow, which: Q) -> Iterator[RowVersion]:
    rows = watched.model.history.filter(which).select_related("history_user", *watched.with_rows)
    for row in rows.order_by("history_date", "history_id"):
        yield RowVersion(
            row=f"{watched.model.__name__} {row.id}",
            named=watched.named(row),
            at=row.history_date,
            by=(row.history_user.get_full_name() or row.history_user.username) if row.history_user else "",
            is_first=row.history_type == "+",
            values={words: _value(row, name) for name, words in watched.fields.items()},
        )


def _value(row: Any, name: str) -> object:
    if name == "kind" and not row._meta.get_field(name).choices:
        return protection_words(getattr(row, name))
    if isinstance(getattr(row, name), list):
        return _listed(row, name)
    display = getattr(row, f"get_{name}_display", None)
    value = display() if display else getattr(row, name)
    return value.get_full_name() or value.username if isinstance(value, User) else value


def _listed(row: Any, name: str) -> str:
    choices = dict(row._meta.get_field(name).base_field.choices or ())
    return "; ".join(str(choices.get(each, each)) for each in getattr(row, name))
