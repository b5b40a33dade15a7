"""What a copy does about the disk it lies on: notices that it is full, keeps its logs to a size, stands refusals."""

from __future__ import annotations

import errno
import json
import os
import sys
from pathlib import Path

import pytest

from config import disk, rotating
from config.children import ChildProgram
from config.disk import Disk
from config.embedded.programs import Program, ProgramLedger
from config.troubles import known_troubles, note_troubles


def test_full_disk_is_said_once_and_so_is_space(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said: list[str] = []
    looked_at = Disk(tmp_path)
    assert not looked_at.is_back(said.append)
    assert said == []
    monkeypatch.setattr(disk, "NEEDED", 1 << 62)
    assert not looked_at.is_back(said.append)
    assert not looked_at.is_back(said.append)
    assert looked_at.full == [tmp_path]
    monkeypatch.setattr(disk, "NEEDED", 0)
    assert looked_at.is_back(said.append)
    assert not looked_at.is_back(said.append)
    assert ["is full" in said[0], "is space" in said[1], len(said)] == [True, True, 2]


def test_folder_that_is_not_there_is_not_called_full(tmp_path: Path) -> None:
    assert disk.full_among([tmp_path / "nowhere"]) == []


def test_log_that_grows_is_put_aside_while_its_program_writes_on(tmp_path: Path) -> None:
    """The program has the file open, as PostgreSQL has: it goes on at the new end, and two files are all there are."""
    log = tmp_path / "web.log"
    with log.open("ab", buffering=0) as program:
        for round_number in range(3):
            program.write(b"%d" % round_number * 1000)
            assert rotating.rotate_all(tmp_path, limit=999) == [log]
            assert log.stat().st_size == 0
        program.write(b"last")
    assert rotating.rotate_all(tmp_path, limit=999) == []
    assert log.read_bytes() == b"last"
    assert (tmp_path / "web.old.log").read_bytes() == b"2" * 1000
    assert len(list(tmp_path.iterdir())) == 2


def test_log_that_cannot_be_kept_is_emptied_all_the_same(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(*_: object) -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    monkeypatch.setattr("shutil.copyfile", refuse)
    (tmp_path / "web.log").write_bytes(b"x" * 1000)
    rotating.rotate_all(tmp_path, limit=999)
    assert [path.name for path in tmp_path.iterdir()] == ["web.log"]
    assert (tmp_path / "web.log").stat().st_size == 0


def test_ledger_that_cannot_be_written_is_written_later(tmp_path: Path) -> None:
    ledger = ProgramLedger(tmp_path / "folder/processes.json")
    program = Program(name="pytest", argv=[], log=None, folder=tmp_path)
    ledger.add(program, os.getpid())
    assert ledger.read() == []
    ledger.path.parent.mkdir()
    ledger.write_again()
    assert [record.pid for record in ledger.read()] == [os.getpid()]


def test_program_that_cannot_be_started_is_tried_again_ever_more_slowly(tmp_path: Path) -> None:
    said: list[str] = []
    program = Program(name="quick", argv=[sys.executable, "-c", ""], log=tmp_path / "no/log", folder=tmp_path)

    def refuse() -> None:
        raise OSError(errno.ENOSPC, "No space left on device")

    child = ChildProgram(program, ProgramLedger(tmp_path / "ledger"))
    assert child.process.wait(10) == 0, "without its log, too"
    child.clear = refuse
    child.watch(said.append)
    for _ in range(2):
        child.start_again_at = 0.0
        child.watch(said.append)
    assert "cannot be started (No space left on device): trying again in 2 s" in said[1]
    assert "trying again in 4 s" in said[2]
    assert child.trouble == "quick ended 3 times in a row"
    child.clear = lambda: None
    child.hurry()
    child.watch(said.append)
    assert (said[-1], child.trouble) == ("quick is back", "")
    child.process.wait(10)


def test_troubles_are_known_to_web_while_they_are_young(tmp_path: Path) -> None:
    assert known_troubles(tmp_path) == []
    note_troubles(tmp_path, ["", "worker ended 4 times in a row"])
    assert known_troubles(tmp_path) == ["worker ended 4 times in a row"]
    os.utime(tmp_path / "troubles.json", (0, 0))
    assert known_troubles(tmp_path) == []
    (tmp_path / "troubles.json").write_text(json.dumps({"not": "a list"}))
    assert known_troubles(tmp_path) == []
    note_troubles(tmp_path / "nowhere", ["a disk without space"])
