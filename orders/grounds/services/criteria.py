"""Keeps what supports each of the three grounds of an application, and reads it with what is still missing."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.db.models import Model, Prefetch

from accounts.people.models import User
from accounts.trail.services import audit
from casework.cases.services.locks import lock_open_case_of
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import RowChangedSince, change
from casework.evidence.models.exhibit import Exhibit
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application
from orders.breaches.services.reported import IS_REPORTED
from orders.grounds.models.criterion import Criterion, CriterionExhibit, CriterionIncident, GroundOfOrder
from orders.grounds.rules.grounds import GroundIncident, GroundSoFar, gaps
from orders.protection.models import OtherProtection
from record.vocabulary.protection_kinds import protection_words
from record.vocabulary.reasons import without_instruction


@dataclass(frozen=True)
class GroundStatement:
    """One ground of an application as it stands: its words, what it rests on, and what is missing.

    `row` is None while nobody has written about it.
    """

    ground: GroundOfOrder
    row: Criterion | None
    words: str
    incidents: Sequence[Incident]
    exhibits: Sequence[Exhibit]
    gaps: Sequence[str]


@dataclass(frozen=True, kw_only=True)
class NewCriterion:
    """What staff say supports a ground; all incidents and exhibits are of the application's case."""

    words: str
    incidents: Sequence[Incident] = ()
    exhibits: Sequence[Exhibit] = ()


def criteria_of(application: Application, *, today: date) -> list[GroundStatement]:
    """The three grounds of s.1(1) in their order, in a fixed number of statements."""
    rows = {row.ground: row for row in _rows(application)}
    days = [
        local_day(at) for at in Incident.objects.filter(case=application.case_id).values_list("happened_at", flat=True)
    ]
    protection = _other_protection(application, today)
    return [_told(ground, rows.get(ground), days, protection, today) for ground in GroundOfOrder]


def _rows(application: Application) -> Iterable[Criterion]:
    shown = Prefetch("exhibits", Exhibit.objects.order_by("id"))
    told = Incident.objects.order_by("happened_at", "id").prefetch_related(shown)
    incidents = Prefetch("incidents", told.annotate(is_reported=IS_REPORTED))
    return Criterion.objects.filter(application=application).prefetch_related(incidents, shown)


def _other_protection(application: Application, today: date) -> str:
    held = OtherProtection.objects.filter(case=application.case_id).protecting(today).order_by("from_day", "id")
    return ", ".join(without_instruction(protection_words(row.kind)).lower() for row in held)


def _told(
    ground: GroundOfOrder, row: Criterion | None, days: Sequence[date], protection: str, today: date
) -> GroundStatement:
    incidents = list(row.incidents.all()) if row else []
    exhibits = list(row.exhibits.all()) if row else []
    acts = [_act(incident) for incident in incidents]
    latest = max((act.happened_on for act in acts), default=None)
    told = GroundSoFar(
        ground=ground,
        words=row.words if row else "",
        acts=acts,
        exhibits=len(exhibits),
        later=sum(day > latest for day in days) if latest else 0,
        other_protection=protection,
    )
    return GroundStatement(ground, row, told.words, incidents, exhibits, list(gaps(told, today=today)))


def _act(incident: Incident) -> GroundIncident:
    return GroundIncident(
        happened_on=local_day(incident.happened_at),
        exhibits=len(incident.exhibits.all()),
        witnesses=len(incident.witnesses),
        is_reported=incident.is_reported,  # type: ignore[attr-defined]
    )


def criterion_for(application: Application, ground: str) -> Criterion:
    """The row of a ground, or a blank one of version 0 that is not kept yet."""
    row = Criterion.objects.filter(application=application, ground=ground).first()
    return row or Criterion(application=application, ground=ground, version=0)


@transaction.atomic
def write_criterion(
    application: Application, ground: str, new: NewCriterion, *, version: int, by: User, now: datetime
) -> Criterion:
    """Say what supports a ground; `version` 0 says that the page knew of no row. Raises RowChangedSince."""
    lock_open_case_of(application)
    row = Criterion.objects.filter(application=application, ground=ground).first()
    if row is None:
        row = _made(application, ground, new.words, by, now)
    elif version != row.version:
        raise RowChangedSince(row)
    else:
        row = _changed(row, new, by, now)
    _link(row, CriterionIncident, "incident", new.incidents)
    _link(row, CriterionExhibit, "exhibit", new.exhibits)
    return row


def _made(application: Application, ground: str, words: str, by: User, now: datetime) -> Criterion:
    row = Criterion.objects.create(
        organisation_id=application.organisation_id,
        case_id=application.case_id,
        application=application,
        ground=ground,
        words=words.strip(),
        recorded_at=now,
        recorded_by=by,
    )
    audit(by=by, act="criterion.write", subject=row, now=now, ground=ground)
    return row


def _changed(row: Criterion, new: NewCriterion, by: User, now: datetime) -> Criterion:
    """Other links alone make a new version too: whoever has the page open must see them."""
    changed = change(row, {"words": new.words.strip()}, version=row.version, by=by, now=now)
    if changed.version == row.version and _links(row) != (_ids(new.incidents), _ids(new.exhibits)):
        changed.version += 1
        changed.save()
        audit(by=by, act="criterion.link", subject=changed, now=now)
    return changed


def _links(row: Criterion) -> tuple[set[int], set[int]]:
    incidents = row.incident_links.values_list("incident_id", flat=True)
    return set(incidents), set(row.exhibit_links.values_list("exhibit_id", flat=True))


def _ids(rows: Iterable[Model]) -> set[int]:
    return {row.pk for row in rows}


def _link(
    row: Criterion,
    model: type[CriterionIncident] | type[CriterionExhibit],
    name: str,
    things: Iterable[Model],
) -> None:
    wanted = _ids(things)
    column = f"{name}_id"
    for link in model._default_manager.filter(criterion=row):
        if getattr(link, column) not in wanted:
            link.delete()
        wanted.discard(getattr(link, column))
    for thing in sorted(wanted):
        model._default_manager.create(
            organisation_id=row.organisation_id, case_id=row.case_id, criterion=row, **{column: thing}
        )
