"""The words of each clock rule: what has not happened, whom it waits on, what to do, and how late it is."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Final

from casework.dates.rules.london_time import local_day
from risk.thresholds.rules.limits import Unit
from risk.working_days.rules import ENGLAND_AND_WALES, ONE_DAY, WorkingDays

POLICE: Final = "the police"
COURT: Final = "the court"
SERVICE: Final = "our service"


@dataclass(frozen=True)
class RuleWords:
    """One rule in plain words: what has not happened, whom that waits on, what to do about it next."""

    missing: str
    waiting_on: str
    next_step: str


WATCHES: Final[dict[str, RuleWords]] = {
    "T1": RuleWords("No officer has been named for the requested order", POLICE, "Ask the force who the officer is"),
    "T2": RuleWords("The police have not decided whether to apply", POLICE, "Ask for the decision and its reasons"),
    "T3": RuleWords(
        "Draft conditions have not been put to the client", POLICE, "Ask the officer for the draft conditions"
    ),
    "T4": RuleWords("The application has not been authorised", POLICE, "Ask who must sign and when"),
    "T5": RuleWords("Police lawyers have not lodged the papers", POLICE, "Ask legal services to lodge the complaint"),
    "T6": RuleWords("The interim application has not been heard", COURT, "Ask the force for the interim hearing date"),
    "T7": RuleWords("The court has not listed a hearing", COURT, "Ask the force to chase the listing"),
    "T8": RuleWords(
        "The hearing is far off and no interim order is in force", POLICE, "Ask why there is no interim order"
    ),
    "T9": RuleWords("The hearing was adjourned without a new date", COURT, "Ask the force for a new date"),
    "T10": RuleWords(
        "The hearing has been adjourned three times or more", COURT, "Raise the delay with the force lead"
    ),
    "T11": RuleWords("The order has been made but not served", POLICE, "Ask when and how it will be served"),
    "T12": RuleWords("The client does not have the order and its conditions", SERVICE, "Give the client the order"),
    "T13": RuleWords(
        "Notification is due and nobody has confirmed it", POLICE, "Ask the police about the notification"
    ),
    "T14": RuleWords(
        "A positive requirement is past its day without evidence", POLICE, "Ask the provider about attendance"
    ),
    "T15": RuleWords(
        "The interim order does not last to the next hearing", COURT, "Ask for an earlier hearing or an extension"
    ),
    "T16": RuleWords(
        "Nobody has decided what follows the order", POLICE, "Decide with the client whether to ask for renewal"
    ),
    "T17": RuleWords("Nothing has been heard on the application", POLICE, "Ask what has happened and what comes next"),
    "T18": RuleWords(
        "The refusal, or the loss of the order, has not been reviewed",
        SERVICE,
        "Review it and plan the next protection",
    ),
    "T19": RuleWords("No order of any kind since the client first asked", POLICE, "Ask for an interim order"),
    "T20": RuleWords("No full order since the client first asked", POLICE, "Raise the delay with the force lead"),
    "T21": RuleWords(
        "A threat or an approach while nothing protects the client", SERVICE, "Review the risk and the safety plan"
    ),
    "B1": RuleWords("The breach has not been reported to the police", SERVICE, "Report it, or record why not"),
    "B2": RuleWords(
        "The police have not contacted the client about the breach", POLICE, "Ask the force to contact the client"
    ),
    "B3": RuleWords("The breach has no crime number", POLICE, "Ask for the crime number"),
    "B4": RuleWords(
        "No arrest, interview or warrant after the breach", POLICE, "Ask what is being done to find the perpetrator"
    ),
    "B5": RuleWords("The warrant has not been executed", POLICE, "Ask when it will be executed; check the safety plan"),
    "B6": RuleWords("The client has not been told the outcome", POLICE, "Ask for the outcome and tell the client"),
    "B7": RuleWords("The risk has not been reviewed since the breach", SERVICE, "Review the risk and the safety plan"),
    "B8": RuleWords("No news of the bail or the investigation", POLICE, "Ask for an update"),
    "B9": RuleWords(
        "The decision to take no further action has not been reviewed", SERVICE, "Review it; offer the right to review"
    ),
}

STEP_RECIPIENTS: Final = {
    "caseworker_and_supervisor": "caseworker and supervisor",
    "force_lead": "the force's stalking lead",
    "senior_officer": "the force's senior officer",
    "chief_officer": "the force's chief officer team",
    "oversight_body": "the oversight body of the police",
    "watchdog": "the watchdog",
}
"""Whom a step of the ladder is for."""
TO_PREPARE: Final = "; letter to be prepared"
OURS: Final = "our own service's supervisor and manager"
BY_LETTER: Final = frozenset({"senior_officer", "chief_officer", "oversight_body", "watchdog"})

UNITS: Final = {
    Unit.WORKING_DAYS: "working days",
    Unit.HOURS: "hours",
    Unit.DAYS: "days",
    Unit.AT_ONCE: "at once",
    Unit.WORKING_DAYS_AHEAD: "working days from listing to hearing",
    Unit.CALENDAR_DAYS: "calendar days",
    Unit.WORKING_DAYS_BEFORE: "working days before the last day",
    Unit.DAYS_BEFORE: "days before the last day",
}
"""How a limit is counted."""

IN_HOURS: Final = frozenset({"B1", "B2", "B3", "B4", "B5", "B6", "B7", "B8"})
LOOKS_AHEAD: Final = frozenset({"T15", "T16"})
"""Rules that look ahead to a day: nothing is late yet, something is about to end."""
AT_ONCE: Final = frozenset({"T8", "T10", "T21"})

ONE_HOUR: Final = timedelta(hours=1)
HOURS_BEFORE_DAYS: Final = 72


def lateness(
    rule: str,
    late_at: datetime,
    now: datetime,
    calendar: WorkingDays = ENGLAND_AND_WALES,
    *,
    in_hours: bool | None = None,
) -> str:
    """How long past its first limit: «26 hours late», «12 working days late»; "" where that says nothing.

    Breaches are told in hours, unless whoever asks knows that the limit itself is in working days.
    """
    if rule in LOOKS_AHEAD or rule in AT_ONCE:
        return ""
    if rule in IN_HOURS if in_hours is None else in_hours:
        return f"{elapsed(now - late_at)} late"
    return f"{_counted(max(1, calendar.between(local_day(late_at) - ONE_DAY, local_day(now))), 'working day')} late"


def elapsed(span: timedelta) -> str:
    """A time gone by, in hours up to three days and then in days and hours: a warrant's age, a breach's."""
    hours = max(0, span // ONE_HOUR)
    if hours < 1:
        return "less than an hour"
    if hours <= HOURS_BEFORE_DAYS:
        return _counted(hours, "hour")
    return f"{_counted(hours // 24, 'day')} ({_counted(hours, 'hour')})"


def step_recipient(to: str, rule: str) -> str:
    """Whom a step is for. What our own service must do is for its own people, however far up it goes."""
    return OURS if WATCHES[rule].waiting_on == SERVICE else STEP_RECIPIENTS.get(to, to)


def step_words(mark: str, to: str, due_at: datetime, rule: str) -> str:
    """Step 2: the force's senior officer, due since 3 March 2026; letter to be prepared."""
    step = mark.removeprefix("step_")
    since = local_day(due_at)
    letter = TO_PREPARE if to in BY_LETTER and step_recipient(to, rule) != OURS else ""
    return f"Step {step}: {step_recipient(to, rule)}, due since {since.day} {since:%B %Y}{letter}"


def _counted(number: int, word: str) -> str:
    return f"{number:,} {word}{'' if number == 1 else 's'}"
