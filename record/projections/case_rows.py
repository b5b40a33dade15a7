"""Writes the row of each case and its reviews of the risk, so that they say what the state of the case says."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from casework.dates.rules.london_time import local_day
from record.projections.projection import CHUNK, CaseProjection
from risk.reviews.models.review import RiskReview
from risk.thresholds.services.cadence import cadences_of


def write_cases(changed: Sequence[CaseProjection]) -> None:
    for each in changed:
        _write_case(each)


def _write_case(each: CaseProjection) -> None:
    row, now_so = each.case, (each.history.level, each.history.closed_at)
    if (row.risk_level, row.closed_at) != now_so:
        row.risk_level, row.closed_at = now_so
        row.save()


def write_reviews(changed: Sequence[CaseProjection]) -> list[RiskReview]:
    """Each with the day of the next one: soon after the case is accepted, then by the level."""
    rows = [row for each in changed for row in _reviews(each)]
    if judged := [row for row in rows if not row.raised_automatically]:
        cadences = cadences_of(judged[0].organisation_id)
        for row in judged:
            day = local_day(row.at)
            cadence = cadences.on(day)
            row.next_review_on = (
                cadence.next_review(row.level, day) if row.previous_level else cadence.first_review(day)
            )
    return RiskReview.objects.bulk_create(rows, batch_size=CHUNK)


def _reviews(each: CaseProjection) -> Iterator[RiskReview]:
    events = {event.number: event for event in each.new}
    previous = ""
    for level in each.history.levels:
        if event := events.get(level.event):
            yield RiskReview(
                **each.of,
                event=event,
                level=level.level,
                previous_level=previous,
                at=event.at,
                reason="" if level.automatic else event.note,
                recorded_by=None if level.automatic else event.recorded_by,
                raised_automatically=level.automatic,
            )
        previous = level.level
