"""Decides the fate of every row of a file: made, offered as a duplicate, refused, or held up by another row."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Final

from casework.rules.names import name_words
from orders.rules.events import Event
from orders.rules.sheets.columns import Kind
from orders.rules.sheets.rows import Problem, Row
from orders.rules.sheets.story import TELL_ORDER, Told, book_of, refusals, repeats, story_of
from orders.rules.state import History


class Fate(StrEnum):
    """What becomes of a row."""

    MADE = "made"
    DUPLICATE = "duplicate"
    REFUSED = "refused"
    HELD = "held"


FATE_WORDS: Final[Mapping[Fate, str]] = {
    Fate.MADE: "Will be made",
    Fate.DUPLICATE: "Left out as a duplicate",
    Fate.REFUSED: "Refused",
    Fate.HELD: "Waits for another row",
}


@dataclass(frozen=True)
class Verdict:
    """The fate of one row, with the column and the sentence that say why; `doubt` asks whether to make it anyway."""

    row: Row
    fate: Fate
    column: str = ""
    sentence: str = ""
    doubt: str = ""


@dataclass(frozen=True)
class Person:
    """What the record has of somebody: a blank may be filled, and nothing else is overwritten."""

    name: str = ""
    born_on: date | None = None


@dataclass(frozen=True)
class Existing:
    """A case of ours that rows name by its reference."""

    reference: str
    force: str
    events: Sequence[Event]
    history: History
    client: Person = Person()
    perpetrator: Person = Person()
    is_closed: bool = False


@dataclass
class CasePlan:
    """What is to be made of one case: itself if `opening` is there, its events, and its people's particulars."""

    key: str
    opening: Row | None
    existing: Existing | None
    told: list[Told] = field(default_factory=list)
    people: list[Row] = field(default_factory=list)


@dataclass(frozen=True)
class Known:
    """What the record says of the rows of a file: cases by reference, doubts and problems by the rows' keys."""

    cases: Mapping[str, Existing]
    doubts: Mapping[str, str] = field(default_factory=dict)
    problems: Mapping[str, Problem] = field(default_factory=dict)


@dataclass(frozen=True)
class Plan:
    """The fate of every row, in the order of the file, and what is to be made of every case."""

    verdicts: list[Verdict]
    cases: list[CasePlan]

    def count(self, fate: Fate) -> int:
        return sum(each.fate is fate for each in self.verdicts)


def case_key(reference: str) -> str:
    """How references compare: without regard to capitals and spaces."""
    return "".join(reference.casefold().split())


def plan(rows: Sequence[Row], known: Known, wanted: Mapping[str, bool], *, by_default: bool = False) -> Plan:
    """Decide for every row; `wanted` says by the rows' keys whether a duplicate is to be made all the same."""
    groups: dict[str, list[Row]] = {}
    for row in rows:
        groups.setdefault(case_key(row.case), []).append(row)
    verdicts: dict[str, Verdict] = {}
    cases = []
    for key, group in groups.items():
        one = _OneCase(group, known, lambda row: wanted.get(row.key, by_default))
        if made := one.decide(key):
            cases.append(made)
        verdicts |= one.verdicts
    return Plan([verdicts[row.key] for row in rows], cases)


class _OneCase:
    """The rows that name one case."""

    def __init__(self, rows: Sequence[Row], known: Known, is_wanted: Callable[[Row], bool]) -> None:
        self.rows, self.known, self.is_wanted = rows, known, is_wanted
        self.verdicts: dict[str, Verdict] = {}
        self.doubts: dict[str, str] = {}

    def decide(self, key: str) -> CasePlan | None:
        for row in self.rows:
            problem = self.known.problems.get(row.key) or next(iter(row.problems), None)
            if problem:
                self._say(row, Fate.REFUSED, problem.sentence, problem.column)
        existing, opening = self.known.cases.get(key), self._opening()
        if opening is not None:
            opening, existing = self._weigh(opening, existing)
        if opening is None and (existing is None or existing.is_closed):
            self._leave_out(existing)
            return None
        made = CasePlan(key, opening, existing)
        self._tell(made)
        return made

    def _say(self, row: Row, fate: Fate, sentence: str = "", column: str = "", doubt: str = "") -> None:
        self.verdicts.setdefault(row.key, Verdict(row, fate, column, sentence, doubt))

    def _left(self) -> list[Row]:
        return [row for row in self.rows if row.key not in self.verdicts]

    def _opening(self) -> Row | None:
        """The row that opens the case: the first of its kind, whatever is wrong with it."""
        openings = [row for row in self.rows if row.kind is Kind.CASES]
        for row in openings[1:]:
            self._say(row, Fate.REFUSED, f"Row {openings[0].number} has this case already.", "Case reference")
        return openings[0] if openings else None

    def _weigh(self, opening: Row, existing: Existing | None) -> tuple[Row | None, Existing | None]:
        """Whether the case is to be opened, or the rows go to one that is there."""
        if opening.key in self.verdicts:
            for row in self._left():
                self._say(row, Fate.HELD, f"Its case is refused: see row {opening.number}.")
            return None, None
        doubt = self.known.doubts.get(opening.key, "")
        if existing is not None:
            doubt = f"A case of this reference is here already: {existing.reference}."
        if doubt and not self.is_wanted(opening):
            self._say(opening, Fate.DUPLICATE, doubt, doubt=doubt)
            return None, existing
        self._say(opening, Fate.MADE, doubt=doubt)
        return opening, None

    def _leave_out(self, existing: Existing | None) -> None:
        for row in self._left():
            if existing is not None:
                self._say(row, Fate.REFUSED, "This case is closed. Reopen it first.", "Case reference")
            elif any(each.fate is Fate.DUPLICATE for each in self.verdicts.values()):
                self._say(row, Fate.DUPLICATE, "Its case is left out as a duplicate.")
            else:
                sentence = "There is no such case, neither in the file nor among yours. Add it to the table of cases."
                self._say(row, Fate.REFUSED, sentence, "Case reference")

    def _tell(self, made: CasePlan) -> None:
        past = made.existing.history if made.existing else History()
        self._doubt(past)
        made.people = self._people(made)
        rows = [row for row in self._left() if row.kind in TELL_ORDER]
        told_rows = [made.opening, *rows] if made.opening else rows
        force = made.opening.facts["force"] if made.opening else made.existing.force if made.existing else ""
        told, problems = story_of(told_rows, book_of(past, force))
        problems |= refusals(made.existing.events if made.existing else (), told)
        by_key = {row.key: row for row in told_rows}
        for key, problem in problems.items():
            self.verdicts.pop(key, None)
            self._say(by_key[key], Fate.REFUSED, problem.sentence, problem.column)
        made.told = [each for each in told if each.row not in problems]
        for row in self._left():
            self._say(row, Fate.MADE, doubt=self.doubts.get(row.key, ""))

    def _doubt(self, past: History) -> None:
        """Offer what says the same again; made anyway, it keeps its doubt so that the choice can be taken back."""
        left = self._left()
        doubts = repeats(left, past)
        self.doubts = {key: f"Perhaps a duplicate: {reason}." for key, reason in doubts.items()}
        for row in left:
            if (doubt := self.doubts.get(row.key)) and not self.is_wanted(row):
                self._say(row, Fate.DUPLICATE, doubt, doubt=doubt)

    def _people(self, made: CasePlan) -> list[Row]:
        """The particulars that fit what is known of the case's people."""
        people, kept = _people_of(made), []
        for row in self._left():
            if row.kind is Kind.PEOPLE:
                if sentence := _clash(row, people[row.facts["who"]]):
                    self._say(row, Fate.REFUSED, sentence)
                else:
                    self._say(row, Fate.MADE)
                    kept.append(row)
        return kept


def _people_of(made: CasePlan) -> dict[str, Person]:
    if made.opening is not None:
        facts = made.opening.facts
        client = Person(f"{facts['first_name']} {facts['last_name']}".strip(), facts["born_on"])
        return {"client": client, "perpetrator": Person(facts["perpetrator"])}
    if made.existing is None:
        return {"client": Person(), "perpetrator": Person()}
    return {"client": made.existing.client, "perpetrator": made.existing.perpetrator}


def _clash(row: Row, known: Person) -> str:
    """What a row says otherwise than the record; a person is changed on the person's own page."""
    name = f"{row.facts['first_name']} {row.facts['last_name']}".strip()
    who = row.facts["who"]
    if name and known.name and name_words(name) != name_words(known.name):
        return f"The case has another name for the {who}."
    born_on = row.facts["born_on"]
    if born_on and known.born_on and born_on != known.born_on:
        return f"The case has another date of birth for the {who}."
    return ""
