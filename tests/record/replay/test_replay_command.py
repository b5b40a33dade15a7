"""`manage.py replay`: what it prints, how it refuses, and that it needs and touches nothing."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Final

import pytest
from django.core.management import CommandError, call_command

from tests.orders.broken_files import BROKEN
from tests.orders.histories import CASE_FILES, case_file, opened, requested

ROOT: Final = Path(__file__).parents[3]
NINE_MONTHS: Final = CASE_FILES / "nine_months.json"
WARRANT: Final = CASE_FILES / "warrant_three_weeks.json"


def printed(capsys: pytest.CaptureFixture[str], *arguments: object) -> str:
    call_command("replay", *map(str, arguments))
    return capsys.readouterr().out


def run(*arguments: object, **environment: str) -> subprocess.CompletedProcess[str]:
    """Run the command as a person does, in a process of its own without our servers."""
    kept = {name: value for name, value in os.environ.items() if name in ("PATH", "HOME", "LANG")}
    return subprocess.run(
        [sys.executable, "manage.py", *map(str, arguments)],
        cwd=ROOT,
        env={**kept, "PYTHONDONTWRITEBYTECODE": "1", **environment},
        capture_output=True,
        text=True,
        timeout=60,
        check=False,
    )


def test_several_files_are_one_list_sorted_by_time(capsys: pytest.CaptureFixture[str]) -> None:
    rows = json.loads(printed(capsys, NINE_MONTHS, WARRANT, "--until", "2022-01-24T15:00", "--json"))
    assert {row["case"] for row in rows} == {"nine-months", "warrant-three-weeks"}
    assert [row["at"] for row in rows] == sorted(row["at"] for row in rows)


def test_until_takes_london_time_or_an_offset(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """Requested Mon 14 June 2021: amber Wed 16 June 00:00 in London = Tue 15 at 23:00 in UTC."""
    path = tmp_path / "summer.json"
    path.write_text(case_file([opened("2021-06-14T09:00"), requested("2021-06-14T10:00")]), encoding="utf-8")
    for until, count in (
        ("2021-06-16T00:00", 1),
        ("2021-06-15T23:59", 0),
        ("2021-06-15T23:00Z", 1),
        ("2021-06-15T22:59Z", 0),
        ("2021-06-16", 1),
        ("2021-06-15", 0),
    ):
        assert len(json.loads(printed(capsys, path, "--until", until, "--json"))) == count


def test_without_json_it_prints_a_line_for_each_level(capsys: pytest.CaptureFixture[str]) -> None:
    lines = printed(capsys, WARRANT, "--until", "2022-01-24T15:00").splitlines()
    assert len(lines) == 9, "four of them critical: three times the limit of a breach"
    assert lines[0] == "2021-04-21 00:00  warrant-three-weeks  A1  T19  amber  (closed 2021-04-22 11:00)"
    assert lines[-1] == "2022-01-09 15:00  warrant-three-weeks  B1  B5  critical  (still open)"


def test_file_that_flags_nothing_is_an_empty_list(capsys: pytest.CaptureFixture[str]) -> None:
    quiet = CASE_FILES / "former_colleague.json"
    assert json.loads(printed(capsys, quiet, "--json")) == []
    assert "Nothing" in printed(capsys, quiet)


def test_other_thresholds_can_be_named(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    """A warrant may stand 500 hours: from 3 Jan 2022 15:00 to 24 Jan 11:00."""
    path = tmp_path / "thresholds.json"
    path.write_text('{"B5": {"high": {"red": 500}}}', encoding="utf-8")
    rows = json.loads(printed(capsys, WARRANT, "--until", "2022-01-24T15:00", "--thresholds", path, "--json"))
    assert [row["at"] for row in rows if row["rule"] == "B5"] == ["2022-01-24T11:00:00+00:00"]


@pytest.mark.parametrize("name", BROKEN)
def test_broken_file_is_refused_with_its_name_and_one_sentence(name: str, tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text(BROKEN[name].text, encoding="utf-8")
    with pytest.raises(CommandError) as refusal:
        call_command("replay", str(path), "--json")
    sentence = str(refusal.value)
    number = BROKEN[name].number
    assert sentence.startswith(f"broken.json: Event {number}: " if number else "broken.json: ")
    assert "\n" not in sentence
    assert refusal.value.returncode == 1


def test_one_broken_file_among_several_prints_nothing(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    path.write_text("{}", encoding="utf-8")
    with pytest.raises(CommandError, match=r"broken\.json"):
        call_command("replay", str(WARRANT), str(path), "--json")
    assert capsys.readouterr().out == ""


@pytest.mark.parametrize(
    ("content", "word"), [(b"\xff\xfe{\x00}\x00", "UTF-8"), (b"\x00" * 10, "JSON"), (None, "cannot be read")]
)
def test_file_that_is_no_text_is_refused(content: bytes | None, word: str, tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    if content is not None:
        path.write_bytes(content)
    with pytest.raises(CommandError, match=word):
        call_command("replay", str(path))


def test_folder_is_refused(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="cannot be read"):
        call_command("replay", str(tmp_path))


def test_byte_order_mark_is_read_over(capsys: pytest.CaptureFixture[str], tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    path.write_bytes(b"\xef\xbb\xbf" + WARRANT.read_bytes())
    assert len(printed(capsys, path, "--until", "2022-01-24T15:00").splitlines()) == 9


@pytest.mark.parametrize("until", ["tomorrow", "2021-02-30T10:00", "2021-03-28T01:30", "2021-10-31T01:30"])
def test_until_that_is_no_time_is_refused(until: str) -> None:
    with pytest.raises(CommandError):
        call_command("replay", str(WARRANT), "--until", until)


@pytest.mark.parametrize("text", ["[]", "{", '{"T99": {}}', '{"T99": {"high": {}}}'])
def test_thresholds_that_make_no_sense_are_refused(text: str, tmp_path: Path) -> None:
    path = tmp_path / "thresholds.json"
    path.write_text(text, encoding="utf-8")
    with pytest.raises(CommandError):
        call_command("replay", str(WARRANT), "--thresholds", str(path))


def test_it_needs_no_database_and_writes_nothing(tmp_path: Path) -> None:
    ran = run("replay", WARRANT, "--until", "2022-01-24T15:00", "--json", STATE=str(tmp_path / "nowhere"))
    assert (ran.returncode, ran.stderr) == (0, "")
    assert len(json.loads(ran.stdout)) == 9
    assert list(tmp_path.iterdir()) == []


def test_refusal_exits_with_an_error_and_no_traceback(tmp_path: Path) -> None:
    path = tmp_path / "broken.json"
    for name in ("huge nesting", "lone surrogate in the name"):
        path.write_text(BROKEN[name].text, encoding="utf-8")
        ran = run("replay", path, "--json", STATE=str(tmp_path / "nowhere"))
        assert ran.returncode == 1
        assert ran.stdout == ""
        assert "Traceback" not in ran.stderr
        assert len(ran.stderr.strip().splitlines()) == 1


def test_names_in_any_script_are_printed_on_any_terminal_with_any_database(tmp_path: Path) -> None:
    path = tmp_path / "case.json"
    stalled = [opened("2021-01-11T09:30"), requested("2021-01-11T10:00")]
    path.write_text(case_file(stalled, name="Café ünd 案件"), encoding="utf-8")
    nothing = "postgres://nobody@127.0.0.1:9/nothing"
    until = "2021-01-13T00:00"
    ran = run("replay", path, "--until", until, "--json", PYTHONIOENCODING="ascii", DATABASE_URL=nothing)
    assert [row["case"] for row in json.loads(ran.stdout)] == ["Café ünd 案件"]
