"""Reads one row of a table into the facts of its kind, and says column by column what is wrong with it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any, Final

from accounts.rules import RuleViolation
from casework.dates.rules.london_time import midnight
from casework.dates.rules.precision import Precision, RoughMoment
from casework.people.rules.birth_dates import BirthPrecision
from casework.people.rules.number_keys import email_key, registration_key
from orders.imports.rules import cell_values
from orders.imports.rules.cells import NOT_SAID, ReadCell, RowCells, RowProblem, SheetLayout
from orders.imports.rules.code_lists import CODE_LISTS
from orders.imports.rules.columns import TableKind
from orders.imports.rules.declared_columns import INCIDENT_COLUMNS
from orders.imports.rules.full_names import FullName, without_title
from orders.imports.rules.questions import UnclearValue
from orders.imports.rules.tables import Cell
from orders.imports.rules.when_it_happened import happened, moment
from record.vocabulary.forces import may_apply
from record.vocabulary.reasons import OTHER

__all__ = ["NAME", "READERS", "REFERENCE", "ParsedRow", "ReadCell", "RowCells", "RowProblem", "SheetLayout"]

NAME: Final = 200
REFERENCE: Final = 90
_NO_CODES: Final[tuple[list[str], list[str]]] = ([], [])


@dataclass(frozen=True)
class ParsedRow:
    """One row as read: the case it is about and its facts, or its problems; `cells` are what was understood of each."""

    sheet: int
    number: int
    kind: TableKind
    case: str
    facts: Mapping[str, Any]
    problems: tuple[RowProblem, ...]
    cells: tuple[ReadCell, ...] = ()
    asked: tuple[UnclearValue, ...] = ()

    @property
    def key(self) -> str:
        """What names the row within its file."""
        return f"{self.sheet}-{self.number}"

    @property
    def is_surprising(self) -> bool:
        """Whether anything in it is understood in a way that its writer may not expect."""
        return any(each.surprise for each in self.cells)


# --- People -------------------------------------------------------------------------------------------------


def _person(cells: RowCells) -> dict[str, Any]:
    name = _name(cells)
    born = cells.born()
    return {
        "first_name": name.first or name.last,
        "last_name": name.last if name.first else "",
        "born": born,
        "born_on": born.on if born else None,
        "born_precision": (born.precision if born else BirthPrecision.DAY).value,
    }


def _name(cells: RowCells) -> FullName:
    """First and last name out of their columns, or taken apart out of the column of the whole name."""
    first, last = _part_of_name(cells, "first_name"), _part_of_name(cells, "last_name")
    whole = cells.name("name", NAME)
    if not first and "," in last:
        return cells.name("last_name", NAME)
    return FullName(first, last) if first or last else whole


def _part_of_name(cells: RowCells, name: str) -> str:
    written = cells.known_text(name, NAME)
    text, title = without_title(written)
    if title:
        cells.say(name, text, f"“{title}” is left out.")
    return text


def _phones(cells: RowCells) -> dict[str, Any]:
    """The numbers of a cell; the first of them is the one that duplicates are looked for by."""
    read = cells.phones()
    return {"phones": read.phones, "phone": read.phones[0].number if read.phones else "", "unread": read.unread}


def _case(cells: RowCells) -> dict[str, Any]:
    opened_on, person = cells.day("opened_on"), _person(cells)
    cells.needed("opened_on", opened_on, "The day on which the case was opened is missing.")
    cells.needed("first_name", person["first_name"], "The client's name is missing.")
    phones = _phones(cells)
    note, unread, safe = cells.text("safe_contact_note", 2_000), phones.pop("unread"), _safe_contact(cells)
    notes = [note, f"Phone as written: {unread}" if unread else "", _safe_words(cells)]
    return {
        **person,
        **phones,
        "opened_at": midnight(opened_on) if opened_on else datetime(1900, 1, 1, tzinfo=UTC),
        "safe_contact": safe,
        "safe_contact_note": "\n".join(filter(None, notes)),
        "perpetrator": cells.name("perpetrator", NAME).whole,
        "relationship": cells.needed("relationship", _relationship(cells), "The relationship is missing."),
        "force": cells.needed("force", cells.code_or_default("force"), "The police force is missing."),
        "risk": cells.needed("risk", cells.code_or_default("risk"), "The risk is missing."),
        "caseworker": cells.known_text("caseworker", NAME),
        **_end(cells, opened_on),
    }


def _relationship(cells: RowCells) -> str:
    """A relationship, also one of which the sheet says that nobody knows it; a blank cell says nothing."""
    text = cells.take("relationship", cell_values.text_of, "")
    code = cells.code_or_default("relationship")
    return code or ("unknown" if text and cell_values.says_unknown(text) else "")


def _safe_contact(cells: RowCells) -> str:
    code = cells.code("safe_contact") or "unknown"
    if cells.blank("safe_contact"):
        cells.say("safe_contact", CODE_LISTS["safe_contact"].words("unknown"))
    return code


def _safe_words(cells: RowCells) -> str:
    """What the cell says that is more than a yes or no: “only texts” is kept whatever it was said to mean."""
    asked = next((each for each in cells.asked if each.column == "safe_contact"), None)
    if asked is None:
        return ""
    cells.say("safe_contact", "", "The words are kept under “How to contact safely”.")
    return f"Safe to contact, as written: {asked.value}"


def _end(cells: RowCells, opened_on: date | None) -> dict[str, Any]:
    """Whether a case is closed, when and why; `is_closed` is None where the sheet says nothing of it."""
    status, (closed_on, said_closed) = cells.code("status"), _closed_on(cells)
    words = cells.text("closing_reason", 300)
    reason = CODE_LISTS["closing_reason"].find(words)
    if reason:
        cells.say("closing_reason", CODE_LISTS["closing_reason"].words(reason))
    elif words:
        cells.say("closing_reason", f"Something else: {words}")
    if closed_on and opened_on and closed_on < opened_on:
        cells.refuse("closed_on", "The case was closed before it was opened.")
    if closed_on and status == "open":
        cells.refuse("status", "It says open, and beside it stands a day on which the case was closed.")
    is_closed = True if closed_on else {"open": False, "closed": True}.get(status, said_closed)
    if is_closed and not closed_on:
        cells.say("closed_on", "Not known: the day of the last entry", "Closed, and nothing says when.")
    return {
        "is_closed": is_closed,
        "closed_on": closed_on,
        "closing_reason": reason or (OTHER if is_closed else ""),
        "closing_note": "" if reason else words,
    }


def _closed_on(cells: RowCells) -> tuple[date | None, bool | None]:
    """The day of closing, or a yes or no where the column asks “closed?”."""
    answer = {"yes": True, "y": True, "no": False, "n": False, "open": False}
    text = cell_values.plain(cells.take("closed_on", cell_values.text_of, ""))
    if text in answer:
        cells.say("closed_on", "Closed" if answer[text] else "Not closed")
        return None, answer[text]
    return cells.day("closed_on"), None


def _people(cells: RowCells) -> dict[str, Any]:
    who = cells.code("who")
    cells.needed("who", who, "Say whether this is the client or the perpetrator.")
    email, vehicle = cells.known_text("email", 300), cells.known_text("vehicle", 100)
    if email:
        cells.take("email", lambda _cell: email_key(email), "")
    if vehicle:
        cells.take("vehicle", lambda _cell: registration_key(vehicle), "")
    phones = _phones(cells)
    if phones.pop("unread"):
        cells.refuse("phone", "No phone number can be read here.")
    facts = {**phones, "email": email, "vehicle": vehicle, "alias": cells.known_text("alias", NAME)}
    facts |= {"who": who or "client", **_person(cells)}
    if who == "client" and (vehicle or facts["alias"]):
        cells.refuse("vehicle" if vehicle else "alias", "This is kept of perpetrators only.")
    if not any(value for name, value in facts.items() if name not in {"who", "born_precision"}):
        cells.refuse("first_name", "The row says nothing of the person.")
    return facts


# --- Incidents ----------------------------------------------------------------------------------------------


def _incident(cells: RowCells) -> dict[str, Any]:
    when = happened(cells, "happened_on", "happened_time")
    _need_day(cells, when, "The day of the incident is missing.")
    codes, words = _codes(cells, "behaviours", cell_values.behaviours_of)
    responses, answers = _codes(cells, "police_response", cell_values.responses_of)
    text = _with(cells.text("text"), words, "Behaviour as written")
    text = _with(text, answers, "Police response as written")
    if not codes and not text:
        cells.refuse("behaviours", "Say what was done, in this column or in the description.")
    return {
        "when": when or RoughMoment(Precision.EXACT, cells.now, cells.now),
        "recorded_on": cells.day("recorded_on"),
        "behaviours": codes or ["OTH"],
        "text": text,
        "reported": _reported(cells) or bool(responses or answers),
        "police_response": [*responses, *(["other"] if answers and not responses else [])],
        **{each.attribute: cells.code(each.attribute) for each in INCIDENT_COLUMNS},
    }


def _need_day(cells: RowCells, when: RoughMoment | datetime | None, sentence: str) -> None:
    """Ask for a day that is missing, but not for one beside which a time cannot be read."""
    if not any(problem.column == "happened_time" for problem in cells.problems):
        cells.needed("happened_on", when, sentence)


def _codes(
    cells: RowCells, name: str, reading: Callable[[Cell], tuple[list[str], list[str]]]
) -> tuple[list[str], list[str]]:
    codes, words = cells.take(name, reading, _NO_CODES)
    kept = f"kept in the description: {'; '.join(words)}" if words else ""
    cells.say(name, "; ".join(filter(None, [", ".join(codes), kept])))
    return codes, words


def _reported(cells: RowCells) -> bool:
    """Whether the police were told: a day says yes; a blank cell is kept as no report and shown as not said."""
    text = cells.text("reported", 300)
    if not text:
        cells.say("reported", f"{NOT_SAID}: kept as not reported" if cells.has("reported") else "")
        return False
    try:
        is_day = not CODE_LISTS["reported"].find(text) and cell_values.stamp_of(
            cells.raw("reported"), cells.how("reported")
        )
    except RuleViolation:
        is_day = None
    if is_day:
        cells.say("reported", "Reported to the police", "A day is read as yes; the day itself is not kept.")
        return True
    return cells.code("reported") == "yes"


def _with(text: str, words: list[str], label: str) -> str:
    """A description that also keeps the words for which we have no code."""
    return "\n".join(filter(None, [text, f"{label}: {'; '.join(words)}" if words else ""]))


# --- Applications, orders and breaches ----------------------------------------------------------------------

_APPLICATION_DAYS: Final = (
    *("requested_on", "acknowledged_on", "decided_on", "authorised_on", "legal_on", "lodged_on", "listed_on"),
    "outcome_on",
)


def _application(cells: RowCells) -> dict[str, Any]:
    days = {name: cells.day(name) for name in _APPLICATION_DAYS}
    cells.needed("requested_on", days["requested_on"], "The day of the request is missing.")
    cells.since_the_act("requested_on", days["requested_on"])
    force, outcome = cells.code_or_default("force"), cells.code("outcome")
    if force and not may_apply(force):
        cells.refuse("force", "This force cannot apply for a Stalking Protection Order.")
    if outcome in {"declined", "refused", "withdrawn"} and days["outcome_on"] is None:
        cells.refuse("outcome_on", "The day of the outcome is missing.")
    return {
        **days,
        "application": cells.reference("application", REFERENCE),
        "force": force,
        "officer": cells.known_text("officer", NAME),
        "hearing_on": cells.day("hearing_on", ahead=True),
        "outcome": outcome,
        "reason": cells.text("reason"),
    }


def _order(cells: RowCells) -> dict[str, Any]:
    made_on, kind = cells.day("made_on"), cells.code("kind")
    cells.needed("made_on", made_on, "The day on which the order was made is missing.")
    cells.since_the_act("made_on", made_on)
    cells.needed("kind", kind, "Say whether the order is full or interim.")
    last_day, is_known = cells.last_day()
    return {
        "application": cells.reference("application", REFERENCE),
        "order": cells.reference("order", REFERENCE),
        "kind": kind or "full",
        "made_on": made_on,
        "last_day": last_day,
        "last_day_known": is_known,
        "prohibitions": _listed(cells.text("prohibitions")),
        "requirements": _listed(cells.text("requirements")),
        **{name: _done_on(cells, name) for name in ("served_on", "told_on", "notified_on", "discharged_on")},
    }


def _done_on(cells: RowCells, name: str) -> date | None:
    """The day of something that may not have been done: “no” and “not served” are no day, “yes” asks for one."""
    text = cell_values.plain(cells.take(name, cell_values.text_of, ""))
    if text in {"no", "n", "not yet"} or text.startswith("not "):
        cells.say(name, "Not done", "" if not cell_values.says_unknown(text) else f"“{text}” is read as: not known.")
        return None
    if text in {"yes", "y", "done", "served"}:
        cells.refuse(name, "It says that this was done, and not when. Give the day.")
        return None
    return cells.day(name)


def _listed(text: str) -> list[str]:
    return [part.strip() for part in text.replace("\n", ";").split(";") if part.strip()]


def _breach(cells: RowCells) -> dict[str, Any]:
    happened_at = moment(cells, "happened_on", "happened_time")
    _need_day(cells, happened_at, "The day of the breach is missing.")
    codes, words = _codes(cells, "behaviours", cell_values.behaviours_of)
    text = _with(cells.text("text"), words, "Behaviour as written")
    if not codes and not text:
        cells.refuse("behaviours", "Say what was done, in this column or in the description.")
    condition = cells.text("condition", 40).upper().replace(" ", "")
    return {
        "order": cells.reference("order", REFERENCE),
        "happened_at": happened_at or cells.now,
        "learned_on": cells.day("learned_on"),
        "behaviours": codes or ["OTH"],
        "condition": f"C{condition}" if condition.isdecimal() else condition,
        "text": text,
        "crime_reference": cells.text("crime_reference", 100),
        **{name: _done_on(cells, name) for name in ("reported_on", "arrested_on", "charged_on", "nfa_on")},
    }


READERS: Final[Mapping[TableKind, Callable[[RowCells], dict[str, Any]]]] = {
    TableKind.CASES: _case,
    TableKind.PEOPLE: _people,
    TableKind.INCIDENTS: _incident,
    TableKind.APPLICATIONS: _application,
    TableKind.ORDERS: _order,
    TableKind.BREACHES: _breach,
}
