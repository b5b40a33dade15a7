"""Whether the police were told of an incident: by an account of it, or because its breach was reported."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from casework.templatetags.display import day

NOT_RECORDED = "No report to the police is recorded"


@dataclass(frozen=True)
class PoliceReport:
    """Where it stands that the police were told: in a later account of the incident, or as a breach, with its day."""

    breach: str = ""
    at: datetime | None = None


def reported_words(*, told: bool, report: PoliceReport | None) -> str:
    """What is known today of an account that said so itself (`told`), or that something said later (`report`)."""
    if told:
        return "Reported to the police"
    if report is None:
        return NOT_RECORDED
    if report.breach:
        return f"Reported to the police on {day(report.at)}, as breach {report.breach}"
    return "Reported to the police since this was told"


def breach_reported_words(breach: str, report: PoliceReport | None) -> str:
    """The same of a breach: by itself, or only as the incident or the other breach that it was too."""
    if report is None:
        return NOT_RECORDED
    on = f" on {day(report.at)}" if report.at else ""
    if report.breach == breach:
        return f"Reported to the police{on}"
    return f"Reported to the police{on} as {f'breach {report.breach}' if report.breach else 'an incident'}"
