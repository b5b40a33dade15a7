"""What a chronology is told from: one source for each kind of row that happened at a moment."""

from reports.queries.telling.events import EVENTS
from reports.queries.telling.source import Entry, Part, Source
from reports.queries.telling.tasks import TASKS_DONE

SOURCES: tuple[Source, ...] = (EVENTS, TASKS_DONE)

__all__ = ["SOURCES", "Entry", "Part", "Source"]
