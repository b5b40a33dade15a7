"""What a chronology is told from: one source for each kind of row that happened at a moment."""

from reports.queries.telling import asking, breaches, casework, court, evidence, later, letters, risk, serving, work
from reports.queries.telling.events import EVENTS
from reports.queries.telling.source import PART_WORDS, Entry, Part, Source

SOURCES: tuple[Source, ...] = (
    EVENTS,
    *breaches.SOURCES,
    *casework.SOURCES,
    *asking.SOURCES,
    *court.SOURCES,
    *evidence.SOURCES,
    *risk.SOURCES,
    *serving.SOURCES,
    *work.SOURCES,
    *letters.SOURCES,
    *later.SOURCES,
)

__all__ = ["PART_WORDS", "SOURCES", "Entry", "Part", "Source"]
