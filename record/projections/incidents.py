"""Writes the incidents of a case and their accounts, so that each row says what the latest account says."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from datetime import timedelta
from typing import Any, Final

from casework.cases.models.event import Event
from casework.incidents.models.incident import AccountKind, Incident, IncidentAccount
from casework.incidents.rules.incident_facts import IncidentFacts
from record.events import events as told
from record.events.declared_facts import columns_of
from record.projections.projection import CHUNK, CaseProjection

CORRECTED_WITHIN: Final = timedelta(hours=24)


def write_incidents(changed: Sequence[CaseProjection]) -> dict[Hashable, Incident]:
    """Add the incidents and accounts of new events, in the order in which they were written; give them by label."""
    rows = [
        _first(each, event, content)
        for each in changed
        for event, content in each.contents()
        if isinstance(content, told.IncidentLogged) and not isinstance(content, told.IncidentAmended)
    ]
    Incident.objects.bulk_create(rows, batch_size=CHUNK)
    IncidentAccount.objects.bulk_create([_account(row, row.event) for row in rows], batch_size=CHUNK)
    written: dict[Hashable, Incident] = {(row.case_id, row.label): row for row in rows}
    for each in changed:
        for event, content in each.contents():
            if isinstance(content, told.IncidentAmended):
                row = _amend(each, event, content)
                written[row.case_id, row.label] = row
    return written


def _first(each: CaseProjection, event: Event, content: told.IncidentLogged) -> Incident:
    values: dict[str, Any] = {**columns_of(content, IncidentFacts), **each.details.get(event.number, {})}
    return Incident(**each.of, event=event, label=content.label, recorded_at=event.at, **values)


def _amend(each: CaseProjection, event: Event, content: told.IncidentAmended) -> Incident:
    """Append an account. One that was entered late and is not the latest leaves the row as the latest tells it."""
    row = Incident.objects.select_related("event").get(case=each.case, label=content.label)
    account = _account(row, event)
    account.number, account.kind = row.version + 1, _kind(row, event)
    for name, value in {**columns_of(content, IncidentFacts), **each.details.get(event.number, {})}.items():
        setattr(account, name, value)
    account.save()
    row.version = account.number
    if each.history.incidents[content.label].number == event.number:
        for name, value in account.told().items():
            setattr(row, name, value)
    row.save()
    return row


def _account(row: Incident, event: Event) -> IncidentAccount:
    return IncidentAccount(
        organisation_id=row.organisation_id,
        case_id=row.case_id,
        incident=row,
        event=event,
        number=1,
        kind=AccountKind.FIRST,
        why=event.note,
        recorded_at=event.at,
        recorded_by_id=event.recorded_by_id,
        **row.told(),
    )


def _kind(row: Incident, event: Event) -> AccountKind:
    by, at = row.event.recorded_by_id, row.recorded_at
    return AccountKind.CORRECTION if may_correct(by, at, event.recorded_by_id, event.at) else AccountKind.AMENDMENT


def may_correct(recorded_by: int | None, recorded_at: Any, by: int | None, at: Any) -> bool:
    """Whether it is the recorder's own entry of the last 24 hours (who may change what: design of access)."""
    return by is not None and recorded_by == by and at - recorded_at < CORRECTED_WITHIN
