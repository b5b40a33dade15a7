"""CaseProjection: one case with its new state, on the way into its changed rows."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from casework.cases.models.case import Case
from casework.cases.models.event import Event
from record.case_state.state import CaseState
from record.events import events as told
from record.events.reading import read_event

CHUNK: Final = 1_000


@dataclass(frozen=True)
class CaseProjection:
    """A case, what its events add up to now, and the events just appended."""

    case: Case
    history: CaseState
    new: Sequence[Event]
    details: Mapping[int, Mapping[str, Any]] = field(default_factory=dict)
    """By the number of an event, what its row keeps besides the record, by column."""

    def contents(self) -> Iterator[tuple[Event, told.Content]]:
        """The new events as values."""
        for event in self.new:
            yield event, read_event(event.number, event.at, event.kind, event.facts).content

    @property
    def of(self) -> dict[str, Any]:
        """The two fields that every row of a case carries."""
        return {"organisation_id": self.case.organisation_id, "case": self.case}
