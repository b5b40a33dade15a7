"""When silence of a part counts: three times in a row, after a first answer, and while what it rests on answers."""

from __future__ import annotations

import sys
from pathlib import Path

import pytest

from config import probing
from config.children import ChildProgram
from config.embedded.programs import Program, ProgramLedger
from config.probing import Probe

SLEEP = [sys.executable, "-c", "import time; time.sleep(60)"]


@pytest.fixture
def child(tmp_path: Path) -> ChildProgram:
    program = Program(name="sleeper", argv=SLEEP, log=tmp_path / "log", folder=tmp_path, grace=5.0)
    return ChildProgram(program, ProgramLedger(tmp_path / "ledger"))


class Answers:
    """What a question gives, one sign after the other: + an answer, - none; the last for ever."""

    def __init__(self, signs: str) -> None:
        self.signs = list(signs)

    def __call__(self) -> bool:
        return (self.signs.pop(0) if len(self.signs) > 1 else self.signs[0]) == "+"


def asked(probe: Probe, times: int) -> Probe:
    for _ in range(times):
        probe.ask()
    return probe


@pytest.mark.parametrize(
    ("answers", "hangs"),
    [
        ("++++", False),
        ("+--+", False),
        ("+---", True),
        ("+-+--", False),
        ("----", False),  # it has not answered yet: it is starting
    ],
)
def test_three_failures_in_a_row_after_an_answer_are_a_hang(child: ChildProgram, answers: str, *, hangs: bool) -> None:
    assert asked(Probe("sleeper", Answers(answers), child), len(answers)).hangs is hangs
    child.end_hung()


def test_what_hangs_is_ended_and_started_again_and_said(child: ChildProgram) -> None:
    said: list[str] = []
    probe = asked(Probe("sleeper", Answers("+-"), child), 4)
    first = child.process.pid
    probe.act(said.append)
    assert child.process.poll() is not None
    child.watch(said.append)
    child.hurry()
    child.watch(said.append)
    assert said[0] == "sleeper has not answered 3 times in a row: ending it, so that it starts again"
    assert said[-1] == "sleeper is back"
    assert child.process.pid != first and not probe.hangs
    assert asked(probe, 5).failures == 0, "the new one is starting"
    child.end_hung()


def test_nobody_is_blamed_for_what_it_rests_on(child: ChildProgram) -> None:
    below = asked(Probe("below", Answers("-")), 1)
    assert not asked(Probe("sleeper", Answers("+-"), child, (below,)), 6).hangs
    child.end_hung()


def test_a_full_disk_excuses(child: ChildProgram) -> None:
    assert not asked(Probe("sleeper", Answers("+-"), child, excused=lambda: True), 6).hangs
    child.end_hung()


def test_start_that_takes_for_ever_counts_in_the_end(child: ChildProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(probing, "STARTS_WITHIN", -1.0)
    assert asked(Probe("sleeper", Answers("-"), child), 3).hangs
    child.end_hung()


def test_question_that_does_not_come_back_counts_too(child: ChildProgram, monkeypatch: pytest.MonkeyPatch) -> None:
    probe = asked(Probe("sleeper", Answers("+"), child), 1)
    probe.asking_since = 0.0
    assert probe.hangs
    child.end_hung()


def test_part_that_is_not_ours_is_told_once_and_told_again_when_it_answers() -> None:
    said: list[str] = []
    probe = Probe("The broker", Answers("----+"))
    for _ in range(5):
        probe.ask()
        probe.act(said.append)
    assert said == ["The broker does not answer. All else runs on.", "The broker answers again."]
