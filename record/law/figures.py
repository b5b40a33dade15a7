"""The figures of the law with source and day: floors, durations, maxima, offence codes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import chain
from typing import Final

from casework.form_fields.rules.text_input import read_day

IN_FORCE_SINCE: Final = date(2020, 1, 20)
"""The day on which the Stalking Protection Act 2019 came into force (S.I. 2020/26)."""
CHECKED_ON: Final = date(2026, 11, 21)
SPA: Final = "Stalking Protection Act 2019"
ONE_OFF_DAYS: Final = "one_off_bank_holidays"
NO_DAYS: Final = "None"


@dataclass(frozen=True, kw_only=True)
class Figure:
    """One figure of the law from a day on: where it stands, and when somebody last looked whether it still does.

    `verify` says that no lawyer has confirmed it: pages show it as the organisation's setting, not as law.
    """

    key: str
    words: str
    value: str
    source: str
    unit: str = ""
    valid_from: date = IN_FORCE_SINCE
    checked_on: date = CHECKED_ON
    verify: bool = False


def _offence(code: str, words: str, source: str) -> Figure:
    return Figure(key=f"offence_{code}", words=words, value=code, source=f"{SPA} {source}; PNLD list of offence codes")


SHIPPED: Final = (
    Figure(key="floor_years", words="A full order lasts at least", value="2", unit="years", source=f"{SPA} s.3(2)"),
    Figure(
        key="longest_years",
        words="A full order with a last day is taken for a slip of the pen beyond",
        value="50",
        unit="years",
        source="No maximum in the Act; the service's own check",
        verify=True,
    ),
    Figure(
        key="consent_years",
        words="No discharge without consents in the first",
        value="2",
        unit="years",
        source=f"{SPA} s.4(5) to (7)",
    ),
    Figure(
        key="notification_days",
        words="The police are notified within, the first day counted",
        value="3",
        unit="days",
        source=f"{SPA} ss.9, 10",
    ),
    Figure(
        key="appeal_days",
        words="An appeal is made within",
        value="21",
        unit="days",
        source="Crown Court Rules; not in the Act",
        verify=True,
    ),
    Figure(
        key="breach_most_years",
        words="Most for breach of an order, on indictment",
        value="5",
        unit="years",
        source=f"{SPA} s.8(2)",
    ),
    Figure(
        key="stalking_most_years",
        words="Most for stalking with fear of violence or serious alarm or distress (not for breach)",
        value="10",
        unit="years",
        source="Protection from Harassment Act 1997 s.4A",
        verify=True,
    ),
    Figure(
        key="least_age",
        words="Youngest age at which an order can be made",
        value="10",
        unit="years",
        source=f"{SPA} s.2; age of criminal responsibility",
    ),
    Figure(
        key="adult_age", words="Below this age the youth court decides", value="18", unit="years", source=f"{SPA} s.14"
    ),
    Figure(
        key="interim_decision_days",
        words="A decision about an interim order is asked for after",
        value="5",
        unit="working days",
        source="The service's own setting; not in the Act",
        verify=True,
    ),
    Figure(
        key="no_request_days",
        words="At high risk without a request for an order, a decision is asked for after",
        value="5",
        unit="working days",
        source="The service's own setting; not in the Act",
        verify=True,
    ),
    Figure(
        key=ONE_OFF_DAYS,
        words="Bank holidays proclaimed for once, besides those of the known calendar",
        value=NO_DAYS,
        source="Royal proclamation, Banking and Financial Dealings Act 1971 s.1",
        verify=True,
    ),
    Figure(
        key="court_made_note",
        words="Orders made by the court itself, on conviction or acquittal: is this in force?",
        value="Not confirmed. The Crime and Policing Act 2026 (c. 20) had Royal Assent on 29 April 2026; from when "
        "its part on these orders holds is to be checked before anybody relies on it.",
        source="Crime and Policing Act 2026 (c. 20)",
        verify=True,
    ),
    _offence("H20164", "Breach of an order, full or interim", "s.8"),
    _offence("H20165", "Did not notify within three days", "s.11"),
    _offence("H20166", "Did not notify a new name", "s.11"),
    _offence("H20167", "Did not notify a new address", "s.11"),
    _offence("H20168", "Refused fingerprints or a photograph", "s.11"),
    _offence("H20169", "Gave false information", "s.11"),
)


@dataclass(frozen=True)
class Law:
    """The shipped figures and what an organisation has set instead, each from its day on; the latest holds."""

    settings: Sequence[Figure] = ()

    def figure(self, key: str, on: date) -> Figure:
        """What holds on a day; before the first day of a figure, the first. Raises KeyError for an unknown key."""
        known = sorted(
            (each for each in chain(SHIPPED, self.settings) if each.key == key), key=lambda each: each.valid_from
        )
        if not known:
            raise KeyError(key)
        return next((each for each in reversed(known) if each.valid_from <= on), known[0])

    def number(self, key: str, on: date) -> int:
        return int(self.figure(key, on).value)

    def one_off_days(self, on: date) -> frozenset[date]:
        """The bank holidays that are counted besides those of the calendar, as it stands on a day."""
        value = self.figure(ONE_OFF_DAYS, on).value
        return frozenset() if value == NO_DAYS else frozenset(map(read_day, value.split(", ")))

    def first_lawful_last_day(self, made_on: date) -> date:
        """The earliest last day of a full order: its floor of years begins with the day it is made (SPA 2019 s.3)."""
        return years_end(made_on, self.number("floor_years", made_on))

    def consent_needed_until(self, made_on: date) -> date:
        """The last day on which a discharge needs every consent (SPA 2019 s.4(5))."""
        return years_end(made_on, self.number("consent_years", made_on))

    def notification_due(self, began_on: date) -> date:
        """The last day for a notification: the day on which the duty begins is the first (SPA 2019 ss.9, 10)."""
        return began_on + timedelta(days=self.number("notification_days", began_on) - 1)


AS_SHIPPED: Final = Law()


def years_end(first_day: date, years: int) -> date:
    """The last day of so many years that begin with a day; from 29 February, the 28th where the year has no 29th."""
    try:
        return first_day.replace(year=first_day.year + years) - timedelta(days=1)
    except ValueError:
        return date(first_day.year + years, 2, 28)
