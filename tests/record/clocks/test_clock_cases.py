"""Small case files, each about one decision of how clocks count: what a replay prints of each, and the live record.

What each must print was worked out by hand and stands beside it, as NAME.expected.json.
"""

from __future__ import annotations

import json
from itertools import pairwise
from pathlib import Path
from typing import Final

import pytest

from casework.dates.rules.london_time import local_moment
from orders.cases.services.case_files import ImportedCaseOwner, check_case_file, import_case
from record.authors import Author
from record.case_state.folding import by_moment
from record.events.events import CaseEvent
from record.recording import NewEvent, record
from record.replay.case_file import FileRefused, read_case_file, replay
from risk.flags.services.flags import raise_flags
from tests.factories import make_force, make_team
from tests.record.replay.test_live_and_replay import Bench, differences, live, told

FOLDER: Final = Path(__file__).parent / "clock_cases"
UNTIL: Final = local_moment("2027-01-01T00:00")
NAMES: Final = sorted(path.name.removesuffix(".expected.json") for path in FOLDER.glob("*.expected.json"))
REFUSED: Final = [name for name in NAMES if name.startswith("refused_")]
TOLD: Final = [name for name in NAMES if name not in REFUSED]


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.json").read_text(encoding="utf-8")


def expected(name: str) -> list[dict[str, object]]:
    rows: list[dict[str, object]] = json.loads((FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    return rows


def in_any_order(rows: list[dict[str, object]]) -> list[str]:
    return sorted(json.dumps(row, sort_keys=True) for row in rows)


def test_every_case_has_what_it_must_print() -> None:
    assert {path.name.removesuffix(".json") for path in FOLDER.glob("*.json") if ".expected" not in path.name} == {
        *NAMES
    }
    assert len(TOLD) > 20
    assert len(REFUSED) == 3


@pytest.mark.parametrize("name", TOLD)
def test_case_prints_what_was_worked_out_by_hand(name: str) -> None:
    found = replay(*read_case_file(text_of(name)), until=UNTIL)
    assert in_any_order(found) == in_any_order(expected(name))
    assert [row["at"] for row in found] == [row["at"] for row in expected(name)]


@pytest.mark.parametrize("name", REFUSED)
def test_case_that_makes_no_sense_is_refused_by_the_number_of_its_event(name: str) -> None:
    with pytest.raises(FileRefused) as refusal:
        replay(*read_case_file(text_of(name)), until=UNTIL)
    assert {"refused": refusal.value.number} == json.loads(
        (FOLDER / f"{name}.expected.json").read_text(encoding="utf-8")
    )
    assert refusal.value.sentence.endswith(".")


@pytest.fixture
def bench(db: None) -> Bench:
    return Bench(make_team(), make_force("sussex"))


@pytest.mark.parametrize("name", TOLD)
def test_live_record_of_a_case_comes_to_the_same(bench: Bench, name: str) -> None:
    """Recorded moment by moment, with the job between; and brought in late and at once."""
    _, events = read_case_file(text_of(name))
    case = bench.case(events)
    moments = [at for at, _ in by_moment(events)]
    for (at, group), (_, after) in zip(by_moment(events), pairwise([*moments, UNTIL]), strict=True):
        record(case, [_entry(each) for each in group], Author(by=None, now=at))
        raise_flags(now=at + (after - at) / 2)
    raise_flags(now=UNTIL)
    assert differences(live(case), told(expected(name))) == []
    late = import_case(check_case_file(text_of(name)), owner=ImportedCaseOwner(bench.team), now=UNTIL)
    assert differences(live(late), told(expected(name))) == []


def _entry(event: CaseEvent) -> NewEvent:
    return NewEvent(event.at, event.kind, event.facts)
