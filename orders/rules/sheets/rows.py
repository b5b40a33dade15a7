"""Reads one row of a table into values, and says column by column what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, time
from typing import Any, Final, TypeVar

from accounts.rules import RuleViolation
from casework.rules.happened import Precision, When, told_when
from casework.rules.london import local_day, local_moment, midnight
from casework.rules.numbers import email_key, phone_key, registration_key
from casework.rules.written import LONGEST_TEXT
from orders.rules.forces import force_of, may_apply
from orders.rules.sheets import values
from orders.rules.sheets.columns import COLUMNS, Kind
from orders.rules.sheets.tables import Cell, Line

Value = TypeVar("Value")

NAME: Final = 200
_NO_CODES: Final[tuple[list[str], list[str]]] = ([], [])
_NO_TIME: Final[tuple[date | None, time | None]] = (None, None)
REFERENCE: Final = 90


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row, in which of our columns (empty: the row as a whole)."""

    column: str
    sentence: str


@dataclass(frozen=True)
class Sheet:
    """How one table is to be read: its place in the file, its kind, where its columns are, and what holds for all."""

    place: int
    kind: Kind
    columns: Mapping[str, int]
    defaults: Mapping[str, str]
    from_1904: bool = False


@dataclass(frozen=True)
class Row:
    """One row as read: the case it is about and its facts, or its problems."""

    sheet: int
    number: int
    kind: Kind
    case: str
    facts: Mapping[str, Any]
    problems: tuple[Problem, ...]

    @property
    def key(self) -> str:
        """What names the row within its file."""
        return f"{self.sheet}-{self.number}"


@dataclass
class Cells:
    """The cells of one row by our names of the columns; what cannot be read is noted, and the reading goes on."""

    line: Line
    sheet: Sheet
    now: datetime
    problems: list[Problem] = field(default_factory=list)

    def raw(self, name: str) -> Cell:
        place = self.sheet.columns.get(name)
        return self.line.cells[place] if place is not None and place < len(self.line.cells) else None

    def take(self, name: str, reading: Callable[[Cell], Value], otherwise: Value) -> Value:
        try:
            return reading(self.raw(name))
        except RuleViolation as refusal:
            self.refuse(name, refusal.sentence)
            return otherwise

    def refuse(self, name: str, sentence: str) -> None:
        if not any(problem.column == name for problem in self.problems):
            self.problems.append(Problem(name, sentence))

    def text(self, name: str, longest: int = LONGEST_TEXT) -> str:
        text = self.take(name, values.text_of, "")
        if len(text) > longest:
            self.refuse(name, f"It is longer than {longest:,} characters.")
        return text

    def needed(self, name: str, value: Value, sentence: str) -> Value:
        if not value:
            self.refuse(name, sentence)
        return value

    def day(self, name: str) -> date | None:
        return self.when(name)[0]

    def when(self, name: str) -> tuple[date | None, time | None]:
        """A day that has come, and the time of day if the cell gives one."""
        from_1904 = self.sheet.from_1904
        read = self.take(name, lambda cell: values.day_and_time_of(cell, from_1904=from_1904), _NO_TIME)
        if read[0] is not None and read[0] > local_day(self.now):
            self.refuse(name, f"{read[0]:%-d %B %Y} has not come yet.")
        return read

    def later_day(self, name: str) -> date | None:
        """A day that may still be to come."""
        return self.take(name, lambda cell: values.day_of(cell, from_1904=self.sheet.from_1904), None)

    def moment(self, day_name: str, time_name: str) -> datetime | None:
        """The moment of a day and a time, or the beginning of the day where no time is known."""
        day, at = self.when(day_name)
        at = self.take(time_name, values.time_of, None) or at
        if day is None:
            return None
        if at is None:
            return midnight(day)
        try:
            moment = local_moment(datetime.combine(day, at))
        except RuleViolation as refusal:
            self.refuse(time_name if time_name in self.sheet.columns else day_name, refusal.sentence)
            return midnight(day)
        if moment > self.now:
            self.refuse(day_name, "This time has not come yet.")
        return moment

    def happened(self, day_name: str, time_name: str) -> When | None:
        """When something happened: to the minute, or some time on a day."""
        moment, (day, at) = self.moment(day_name, time_name), self.when(day_name)
        at = at or self.take(time_name, values.time_of, None)
        if moment is None or day is None or moment > self.now:
            return None
        return told_when(Precision.EXACT, moment if at else day, None, now=self.now)

    def force(self, name: str) -> str:
        return self.take(name, lambda cell: force_of(values.text_of(cell)), "") or self.sheet.defaults.get("force", "")


def read_row(sheet: Sheet, line: Line, *, now: datetime) -> Row:
    """Read one row with everything that is wrong with it."""
    cells = Cells(line, sheet, now)
    case = cells.needed("case", cells.text("case", REFERENCE), "The case reference is missing.")
    facts = _READERS[sheet.kind](cells)
    words = {column.name: column.words for column in COLUMNS[sheet.kind]}
    problems = tuple(Problem(words.get(each.column, each.column), each.sentence) for each in cells.problems)
    return Row(sheet.place, line.number, sheet.kind, " ".join(case.split()), facts, problems)


def _person(cells: Cells) -> dict[str, Any]:
    first, last, whole = cells.text("first_name", NAME), cells.text("last_name", NAME), cells.text("name", NAME)
    if whole and not (first or last):
        first, _, last = whole.partition(" ")
    born_on = cells.day("born_on")
    return {"first_name": first or last, "last_name": last.strip() if first else "", "born_on": born_on}


def _phone(cells: Cells) -> str:
    """A number as it is written; one that lost its first zero to the spreadsheet gets it back."""
    text = cells.text("phone", 100)
    if text.isdecimal() and len(text) == 10 and not text.startswith("0"):
        text = f"0{text}"
    if text:
        cells.take("phone", lambda _cell: phone_key(text), "")
    return text


def _case(cells: Cells) -> dict[str, Any]:
    opened_on, person = cells.day("opened_on"), _person(cells)
    cells.needed("opened_on", opened_on, "The day on which the case was opened is missing.")
    cells.needed("first_name", person["first_name"], "The client's name is missing.")
    defaults = cells.sheet.defaults
    risk = cells.take("risk", values.risk_of, "standard") or defaults.get("risk", "")
    relationship = cells.take("relationship", values.relationship_of, "unknown") or defaults.get("relationship", "")
    return {
        **person,
        "opened_at": midnight(opened_on) if opened_on else datetime(1900, 1, 1, tzinfo=UTC),
        "phone": _phone(cells),
        "safe_contact": cells.take("safe_contact", values.safe_of, "unknown") or "unknown",
        "safe_contact_note": cells.text("safe_contact_note", 2_000),
        "perpetrator": cells.text("perpetrator", NAME),
        "relationship": cells.needed("relationship", relationship, "The relationship is missing."),
        "force": cells.needed("force", cells.force("force"), "The police force is missing."),
        "risk": cells.needed("risk", risk, "The risk is missing."),
        "caseworker": cells.text("caseworker", NAME),
    }


def _people(cells: Cells) -> dict[str, Any]:
    who = cells.take("who", values.who_of, "client")
    cells.needed("who", who, "Say whether this is the client or the perpetrator.")
    email, vehicle = cells.text("email", 300), cells.text("vehicle", 100)
    if email:
        cells.take("email", lambda _cell: email_key(email), "")
    if vehicle:
        cells.take("vehicle", lambda _cell: registration_key(vehicle), "")
    facts = {"phone": _phone(cells), "email": email, "vehicle": vehicle, "alias": cells.text("alias", NAME)}
    facts |= {"who": who, **_person(cells)}
    if who == "client" and (vehicle or facts["alias"]):
        cells.refuse("vehicle" if vehicle else "alias", "This is kept of perpetrators only.")
    if not any(value for name, value in facts.items() if name != "who"):
        cells.refuse("first_name", "The row says nothing of the person.")
    return facts


def _incident(cells: Cells) -> dict[str, Any]:
    when = cells.happened("happened_on", "happened_time")
    cells.needed("happened_on", when, "The day of the incident is missing.")
    codes, words = cells.take("behaviours", values.behaviours_of, _NO_CODES)
    responses, answers = cells.take("police_response", values.responses_of, _NO_CODES)
    text = _with(cells.text("text"), words, "Behaviour as written")
    text = _with(text, answers, "Police response as written")
    if not codes and not text:
        cells.refuse("behaviours", "Say what was done, in this column or in the description.")
    return {
        "when": when or When(Precision.EXACT, cells.now, cells.now),
        "recorded_on": cells.day("recorded_on"),
        "behaviours": codes or ["OTH"],
        "text": text,
        "reported": cells.take("reported", values.is_yes, otherwise=False) or bool(responses or answers),
        "police_response": [*responses, *(["other"] if answers and not responses else [])],
    }


def _with(text: str, words: list[str], label: str) -> str:
    """A description that also keeps the words for which we have no code."""
    return "\n".join(filter(None, [text, f"{label}: {'; '.join(words)}" if words else ""]))


_APPLICATION_DAYS: Final = (
    *("requested_on", "acknowledged_on", "decided_on", "authorised_on", "legal_on", "lodged_on", "listed_on"),
    "outcome_on",
)


def _application(cells: Cells) -> dict[str, Any]:
    days = {name: cells.day(name) for name in _APPLICATION_DAYS}
    cells.needed("requested_on", days["requested_on"], "The day of the request is missing.")
    force, outcome = cells.force("force"), cells.take("outcome", values.outcome_of, "")
    if force and not may_apply(force):
        cells.refuse("force", "This force cannot apply for a Stalking Protection Order.")
    if outcome in {"declined", "refused", "withdrawn"} and days["outcome_on"] is None:
        cells.refuse("outcome_on", "The day of the outcome is missing.")
    return {
        **days,
        "application": cells.text("application", REFERENCE),
        "force": force,
        "officer": cells.text("officer", NAME),
        "hearing_on": cells.later_day("hearing_on"),
        "outcome": outcome,
        "reason": cells.text("reason"),
    }


def _order(cells: Cells) -> dict[str, Any]:
    made_on, kind = cells.day("made_on"), cells.take("kind", values.order_kind_of, "full")
    cells.needed("made_on", made_on, "The day on which the order was made is missing.")
    cells.needed("kind", kind, "Say whether the order is full or interim.")
    endless = values.plain(cells.text("last_day")) in {"until further order", "further order", "indefinite", "no end"}
    return {
        "application": cells.text("application", REFERENCE),
        "order": cells.text("order", REFERENCE),
        "kind": kind,
        "made_on": made_on,
        "last_day": None if endless else cells.later_day("last_day"),
        "prohibitions": _listed(cells.text("prohibitions")),
        "requirements": _listed(cells.text("requirements")),
        **{name: cells.day(name) for name in ("served_on", "told_on", "notified_on", "discharged_on")},
    }


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def _breach(cells: Cells) -> dict[str, Any]:
    happened_at = cells.moment("happened_on", "happened_time")
    cells.needed("happened_on", happened_at, "The day of the breach is missing.")
    codes, words = cells.take("behaviours", values.behaviours_of, _NO_CODES)
    text = _with(cells.text("text"), words, "Behaviour as written")
    if not codes and not text:
        cells.refuse("behaviours", "Say what was done, in this column or in the description.")
    condition = cells.text("condition", 40).upper().replace(" ", "")
    return {
        "order": cells.text("order", REFERENCE),
        "happened_at": happened_at or cells.now,
        "learned_on": cells.day("learned_on"),
        "behaviours": codes or ["OTH"],
        "condition": f"C{condition}" if condition.isdecimal() else condition,
        "text": text,
        "crime_reference": cells.text("crime_reference", 100),
        **{name: cells.day(name) for name in ("reported_on", "arrested_on", "charged_on", "nfa_on")},
    }


_READERS: Final[Mapping[Kind, Callable[[Cells], dict[str, Any]]]] = {
    Kind.CASES: _case,
    Kind.PEOPLE: _people,
    Kind.INCIDENTS: _incident,
    Kind.APPLICATIONS: _application,
    Kind.ORDERS: _order,
    Kind.BREACHES: _breach,
}
