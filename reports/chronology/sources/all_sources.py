"""The list of chronology sources: one for each kind of row that happened at a moment."""

from reports.chronology.entries import PART_WORDS, ChronologyEntry, ChronologyPart, ChronologySource
from reports.chronology.sources import (
    breaches_source,
    case_and_sharing_source,
    court_source,
    evidence_source,
    letters_source,
    order_life_source,
    requests_source,
    risk_source,
    service_source,
    work_source,
)
from reports.chronology.sources.events_source import EVENTS

SOURCES: tuple[ChronologySource, ...] = (
    EVENTS,
    *breaches_source.SOURCES,
    *case_and_sharing_source.SOURCES,
    *requests_source.SOURCES,
    *court_source.SOURCES,
    *evidence_source.SOURCES,
    *risk_source.SOURCES,
    *service_source.SOURCES,
    *work_source.SOURCES,
    *letters_source.SOURCES,
    *order_life_source.SOURCES,
)

__all__ = ["PART_WORDS", "SOURCES", "ChronologyEntry", "ChronologyPart", "ChronologySource"]
