"""Decides what becomes of every row of a file: made, offered as duplicate, refused, held up."""

from __future__ import annotations

from collections.abc import Callable, Container, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from casework.cases.rules import reference_key
from casework.people.rules.birth_dates import BirthDate
from casework.people.rules.name_keys import name_words
from casework.people.rules.number_keys import email_key, phone_key, registration_key
from orders.imports.rules.cells import RowProblem
from orders.imports.rules.columns import TableKind
from orders.imports.rules.events import TELL_ORDER, ImportedEvent, events_of_rows, known_to_import, refusals, repeats
from orders.imports.rules.orders_not_loaded import GRANTED, CaseRows, is_granted, with_lost_orders
from orders.imports.rules.row_facts import ParsedRow
from orders.imports.rules.row_outcomes import RowOutcome
from record.case_state.state import CaseState
from record.events.events import CaseEvent

LEFT_OUT: Final = "Left out of this load."
MOST_NAMED: Final = 5


@dataclass(frozen=True)
class RowVerdict:
    """The fate of one row, with the column and the sentence that say why; `doubt` asks whether to make it anyway."""

    row: ParsedRow
    fate: RowOutcome
    column: str = ""
    sentence: str = ""
    doubt: str = ""

    @property
    def is_surprising(self) -> bool:
        """Whether its writer may not expect how it is read, or what is made of it."""
        return self.row.is_surprising or (self.fate is RowOutcome.MADE and bool(self.sentence))


@dataclass(frozen=True)
class RecordedPerson:
    """What the record has of somebody: a blank may be filled, and nothing else is overwritten.

    `known` holds what tells the person besides, as pairs of the name of a fact and its key.
    """

    name: str = ""
    born: BirthDate | None = None
    known: frozenset[tuple[str, str]] = frozenset()


@dataclass(frozen=True)
class ExistingCase:
    """A case of ours that rows name by its reference, or by what it was called in the list it came from."""

    reference: str
    force: str
    events: Sequence[CaseEvent]
    history: CaseState
    client: RecordedPerson = RecordedPerson()
    perpetrator: RecordedPerson = RecordedPerson()
    is_closed: bool = False
    called: str = ""

    def is_written(self, reference: str) -> bool:
        """Whether a reference is that of this case to the letter, and not only alike."""
        return case_key(reference) in {case_key(self.reference), case_key(self.called)}


@dataclass
class CasePlan:
    """What is to be made of one case: itself if `opening` is there, its events, and its people's particulars."""

    key: str
    opening: ParsedRow | None
    existing: ExistingCase | None
    told: list[ImportedEvent] = field(default_factory=list)
    people: list[ParsedRow] = field(default_factory=list)


@dataclass(frozen=True)
class RecordedCases:
    """What the record says of the rows of a file: cases by how references compare, doubts and problems by row."""

    cases: Mapping[str, Sequence[ExistingCase]]
    now: datetime
    doubts: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, RowProblem] = field(default_factory=dict)


@dataclass(frozen=True)
class LoadPlan:
    """The fate of every row, in the order of the file, and what is to be made of every case."""

    verdicts: list[RowVerdict]
    cases: list[CasePlan]

    def count(self, fate: RowOutcome) -> int:
        return sum(each.fate is fate for each in self.verdicts)


def case_key(reference: str) -> str:
    """How references that differ in more than capitals and spaces are told apart where both are in one file."""
    return "".join(reference.casefold().split())


def plan_load(
    rows: Sequence[ParsedRow],
    known: RecordedCases,
    wanted: Mapping[str, bool],
    *,
    by_default: bool = False,
    without: Container[str] = frozenset(),
) -> LoadPlan:
    """Decide for every row; `wanted` says by the rows' keys whether a duplicate is to be made all the same.

    Rows whose keys are in `without` are left out, with nothing said of them but that.
    """
    verdicts = {row.key: RowVerdict(row, RowOutcome.LEFT, sentence=LEFT_OUT) for row in rows if row.key in without}
    cases = []
    for group in _groups(rows, known, lambda row: wanted.get(row.key, by_default)):
        left = [row for row in group.rows if row.key not in without]
        one = _OneCase(left, known, lambda row: wanted.get(row.key, by_default), group.existing)
        one.left_out = [row for row in group.rows if row.key in without]
        if left and (made := one.decide(group.key)):
            cases.append(made)
        verdicts |= one.verdicts
    return LoadPlan([verdicts[row.key] for row in rows], cases)


@dataclass
class _Group:
    """The rows that name one case, and the case of ours that they name."""

    key: str
    existing: ExistingCase | None
    rows: list[ParsedRow] = field(default_factory=list)


def _groups(
    rows: Sequence[ParsedRow], known: RecordedCases, is_wanted: Callable[[ParsedRow], bool]
) -> Iterable[_Group]:
    """Rows by case: alike references are one case, unless the file opens a case under each, or we have one of each.

    Rows of a case of ours come together however they name it; a case that is opened once more keeps its rows.
    """
    named: dict[str, list[ParsedRow]] = {}
    key_of = _keys(rows)
    for row in rows:
        named.setdefault(key_of(row.case), []).append(row)
    groups: dict[str, _Group] = {}
    for key, each in named.items():
        existing = _existing_of(each, known)
        opening = next((row for row in each if row.kind is TableKind.CASES), None)
        ours = existing.reference if existing and not (opening and is_wanted(opening)) else ""
        group = groups.setdefault(f"ours {ours}" if ours else key, _Group(f"ours {ours}" if ours else key, existing))
        group.rows += each
    return groups.values()


def _keys(rows: Sequence[ParsedRow]) -> Callable[[str], str]:
    """How references compare within a file."""
    opened: dict[str, set[str]] = {}
    for row in rows:
        if row.kind is TableKind.CASES:
            opened.setdefault(reference_key(row.case), set()).add(case_key(row.case))
    apart = {key for key, spellings in opened.items() if len(spellings) > 1}

    def key_of(case: str) -> str:
        key = reference_key(case)
        return f"{key} {case_key(case)}" if not key or key in apart else key

    return key_of


def _existing_of(rows: Sequence[ParsedRow], known: RecordedCases) -> ExistingCase | None:
    """The case that rows name: the one written just so, or else the only one written alike."""
    found = known.cases.get(reference_key(rows[0].case), ())
    exact = next((each for each in found if any(each.is_written(row.case) for row in rows)), None)
    return exact or (found[0] if len(found) == 1 else None)


class _OneCase:
    """The rows that name one case."""

    def __init__(
        self,
        rows: Sequence[ParsedRow],
        known: RecordedCases,
        is_wanted: Callable[[ParsedRow], bool],
        existing: ExistingCase | None,
    ) -> None:
        self.rows, self.known, self.is_wanted, self.existing = rows, known, is_wanted, existing
        self.verdicts: dict[str, RowVerdict] = {}
        self.doubts: dict[str, str] = {}
        self.left_out: Sequence[ParsedRow] = ()

    def decide(self, key: str) -> CasePlan | None:
        for row in self.rows:
            problem = self.known.problems.get(row.key) or next(iter(row.problems), None)
            if problem:
                self._say(row, RowOutcome.REFUSED, problem.sentence, problem.column)
        existing, opening = self.existing, self._opening()
        if opening is not None:
            opening, existing = self._weigh(opening, existing)
        if opening is None and (existing is None or existing.is_closed):
            self._leave_out(existing)
            return None
        made = CasePlan(key, opening, existing)
        self._tell(made)
        return made

    def _say(self, row: ParsedRow, fate: RowOutcome, sentence: str = "", column: str = "", doubt: str = "") -> None:
        self.verdicts.setdefault(row.key, RowVerdict(row, fate, column, sentence, doubt))

    def _left(self) -> list[ParsedRow]:
        return [row for row in self.rows if row.key not in self.verdicts]

    def _opening(self) -> ParsedRow | None:
        """The row that opens the case: the first of its kind, whatever is wrong with it."""
        openings = [row for row in self.rows if row.kind is TableKind.CASES]
        for row in openings[1:]:
            if row.facts == openings[0].facts:
                self._say(row, RowOutcome.DUPLICATE, f"Row {openings[0].number} says the same.")
            self._say(row, RowOutcome.REFUSED, f"Row {openings[0].number} has this case already.", "Case reference")
        return openings[0] if openings else None

    def _weigh(self, opening: ParsedRow, existing: ExistingCase | None) -> tuple[ParsedRow | None, ExistingCase | None]:
        """Whether the case is to be opened, or the rows go to one that is there."""
        if opening.key in self.verdicts:
            for row in self._left():
                self._say(row, RowOutcome.HELD, f"Its case is refused: see row {opening.number}.")
            return None, None
        doubt = self.known.doubts.get(opening.key, "")
        if existing is not None:
            doubt = f"A case of this reference is here already: {existing.reference}."
        if doubt and not self.is_wanted(opening):
            self._say(opening, RowOutcome.DUPLICATE, doubt, doubt=doubt)
            return None, existing
        self._say(opening, RowOutcome.MADE, doubt=doubt)
        return opening, None

    def _leave_out(self, existing: ExistingCase | None) -> None:
        if existing is not None:
            self._doubt(existing.history)
            self._people(CasePlan("", None, existing))
        for row in self._left():
            if existing is not None:
                self._say(row, RowOutcome.REFUSED, "This case is closed. Reopen it first.", "Case reference")
            elif any(each.fate is RowOutcome.DUPLICATE for each in self.verdicts.values()):
                self._say(row, RowOutcome.DUPLICATE, "Its case is left out as a duplicate.")
            else:
                self._say(row, RowOutcome.REFUSED, self._no_case(row), "Case reference")

    def _no_case(self, row: ParsedRow) -> str:
        alike = self.known.cases.get(reference_key(row.case), ())
        if len(alike) > 1:
            names = ", ".join(each.reference for each in alike[:MOST_NAMED])
            return f"More than one case is written like this: {names}. Write the one that you mean."
        return "There is no such case, neither in the file nor among yours. Add it to the table of cases."

    def _tell(self, made: CasePlan) -> None:
        past = made.existing.history if made.existing else CaseState()
        self._doubt(past)
        made.people = self._people(made)
        rows = [row for row in self._left() if row.kind in TELL_ORDER]
        told_rows = [made.opening, *rows] if made.opening else rows
        force = made.opening.facts["force"] if made.opening else made.existing.force if made.existing else ""
        told, problems = events_of_rows(told_rows, known_to_import(past, force, self.known.now))
        problems |= refusals(made.existing.events if made.existing else (), told)
        by_key = {row.key: row for row in told_rows}
        for key, problem in problems.items():
            self.verdicts.pop(key, None)
            self._say(by_key[key], RowOutcome.REFUSED, problem.sentence, problem.column)
        made.told = [each for each in told if each.row not in problems]
        if made.opening:
            case = CaseRows(made.opening, [*self.rows, *self.left_out], self.left_out)
            made.told = with_lost_orders(made.told, case, self.known.now)
        has_order = any(each.kind == "order_made" for each in made.told)
        for row in self._left():
            sentence = GRANTED if made.opening and is_granted(row) and not has_order else ""
            self._say(row, RowOutcome.MADE, sentence, doubt=self.doubts.get(row.key, ""))

    def _doubt(self, past: CaseState) -> None:
        """Offer what says the same again; made anyway, it keeps its doubt so that the choice can be taken back."""
        left = self._left()
        doubts = repeats(left, past)
        self.doubts = {key: f"Perhaps a duplicate: {reason}." for key, reason in doubts.items()}
        for row in left:
            if (doubt := self.doubts.get(row.key)) and not self.is_wanted(row):
                self._say(row, RowOutcome.DUPLICATE, doubt, doubt=doubt)

    def _people(self, made: CasePlan) -> list[ParsedRow]:
        """The particulars that fit what is known of the case's people."""
        people, kept = _people_of(made), []
        for row in self._left():
            if row.kind is TableKind.PEOPLE:
                if sentence := _clash(row, people[row.facts["who"]]):
                    self._say(row, RowOutcome.REFUSED, sentence)
                elif not _says_more(row, people[row.facts["who"]]):
                    self._say(row, RowOutcome.DUPLICATE, "The record has all of this already.")
                elif made.existing is not None and made.existing.is_closed:
                    continue
                else:
                    self._say(row, RowOutcome.MADE)
                    kept.append(row)
        return kept


def _people_of(made: CasePlan) -> dict[str, RecordedPerson]:
    if made.opening is not None:
        facts = made.opening.facts
        client = RecordedPerson(f"{facts['first_name']} {facts['last_name']}".strip(), facts["born"])
        return {"client": client, "perpetrator": RecordedPerson(facts["perpetrator"])}
    if made.existing is None:
        return {"client": RecordedPerson(), "perpetrator": RecordedPerson()}
    return {"client": made.existing.client, "perpetrator": made.existing.perpetrator}


def _clash(row: ParsedRow, known: RecordedPerson) -> str:
    """What a row says otherwise than the record; a person is changed on the person's own page."""
    name = f"{row.facts['first_name']} {row.facts['last_name']}".strip()
    who = row.facts["who"]
    if name and known.name and name_words(name) != name_words(known.name):
        return f"The case has another name for the {who}."
    born = row.facts["born"]
    if born and known.born and not born.may_be(known.born):
        return f"The case has another date of birth for the {who}."
    return ""


def person_details(facts: Mapping[str, Any]) -> frozenset[tuple[str, str]]:
    """What facts of a person tell besides name and birth, in the form in which it compares."""
    pairs = {(name, key_of(facts[name])) for name, key_of in TELLING.items() if facts.get(name)}
    return frozenset(pairs | {("phone", phone_key(each.number)) for each in facts.get("phones", ())})


def _says_more(row: ParsedRow, known: RecordedPerson) -> bool:
    """Whether a row says anything of a person that the record has not."""
    named = bool(row.facts["first_name"]) and not known.name
    born = row.facts["born"] is not None and row.facts["born"].says_more_than(known.born)
    return named or born or bool(person_details(row.facts) - known.known)


def alias_key(value: str) -> str:
    return " ".join(name_words(value)) or value.casefold()


TELLING: Final[Mapping[str, Callable[[str], str]]] = {
    "phone": phone_key,
    "email": email_key,
    "vehicle": registration_key,
    "alias": alias_key,
}
