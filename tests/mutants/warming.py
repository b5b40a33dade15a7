"""A pytest plugin that runs no tests itself: for each mutant a child, with everything loaded, runs the chosen ones."""

from __future__ import annotations

import contextlib
import json
import os
import signal
import sys
import time
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import psycopg
import pytest

from tests.mutants.planting import note_failure, use_own_database
from tests.mutants.swapping import Functions, functions_by_file, swap

FOLDER: Final = Path(os.environ["MUTANTS_FOLDER"])
"""`plan.json` says what is to be done; `answers.json` will say what came of it."""
ROOT: Final = Path.cwd()
SURVIVED, KILLED = 0, 1
PAUSE: Final = 0.05


@dataclass(frozen=True)
class _Child:
    number: int
    pid: int
    began: float
    limit: float


@pytest.hookimpl(tryfirst=True)
def pytest_runtestloop(session: pytest.Session) -> bool:
    plan = json.loads((FOLDER / "plan.json").read_text())
    answers = _Run(session, plan["jobs"], plan["workers"]).all()
    (FOLDER / "answers.json").write_text(json.dumps(answers))
    return True


class _Run:
    def __init__(self, session: pytest.Session, jobs: list[dict[str, Any]], workers: int) -> None:
        self.items = {item.nodeid: item for item in session.items}
        self.functions: Functions = functions_by_file(ROOT)
        self.jobs, self.workers = jobs, workers

    def all(self) -> list[dict[str, Any]]:
        answers: dict[int, dict[str, Any]] = {}
        waiting, at_work = list(range(len(self.jobs))), list[_Child]()
        while waiting or at_work:
            while waiting and len(at_work) < self.workers:
                at_work.append(self._begin(waiting.pop(0)))
            for child in [*at_work]:
                if (ended := _ended(child)) is not None:
                    at_work.remove(child)
                    answers[child.number] = self._answer(child, ended)
            time.sleep(PAUSE)
        return [answers[number] for number in range(len(self.jobs))]

    def _begin(self, number: int) -> _Child:
        sys.stdout.flush()
        pid = os.fork()
        if pid == 0:
            _be_the_child(self, number)
        return _Child(number, pid, time.monotonic(), float(self.jobs[number]["limit"]))

    def _answer(self, child: _Child, ended: str) -> dict[str, Any]:
        _drop_database(child.pid)
        note = _note(child.number)
        by = note.read_text() if note.exists() else ""
        print(f"{child.number + 1:4}  {ended:9} {time.monotonic() - child.began:5.1f} s  {by}", flush=True)
        return {"ended": ended, "by": by}


def _note(number: int) -> Path:
    return FOLDER / f"{number}.killed-by"


def _ended(child: _Child) -> str | None:
    pid, status = os.waitpid(child.pid, os.WNOHANG)
    if pid:
        _end_with_its_own(child.pid)
        return "survived" if os.waitstatus_to_exitcode(status) == SURVIVED else "killed"
    if time.monotonic() - child.began < child.limit:
        return None
    _end_with_its_own(child.pid)
    os.waitpid(child.pid, 0)
    return "timeout"


def _end_with_its_own(pid: int) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.killpg(pid, signal.SIGKILL)


def _drop_database(pid: int) -> None:
    with psycopg.connect(os.environ["DATABASE_URL"], autocommit=True) as connection:
        connection.execute(f"DROP DATABASE IF EXISTS mutant_{pid} WITH (FORCE)")


def _be_the_child(run: _Run, number: int) -> None:
    """Never returns: what the parent does at its end must not be done twice."""
    code = KILLED
    try:
        os.setsid()
        output = os.open(FOLDER / f"{number}.log", os.O_WRONLY | os.O_CREAT | os.O_TRUNC)
        os.dup2(output, 1)
        os.dup2(output, 2)
        code = _tried(run, run.jobs[number], number)
    finally:
        os._exit(code)


def _tried(run: _Run, job: dict[str, Any], number: int) -> int:
    items = _items(run, job)
    if not items:
        return SURVIVED
    if job["file"]:
        mutated = FOLDER / f"{number}.py"
        try:
            if not job["inside"]:
                raise ValueError("A table is made when its module is imported")
            swap(run.functions, ROOT / job["file"], mutated.read_bytes())
        except ValueError:
            _start_anew(job, number, mutated)
    use_own_database()
    watcher = _Watcher(str(_note(number)), goes_on=not job["file"])
    items[0].config.pluginmanager.register(watcher)
    for item, after in zip(items, [*items[1:], None], strict=True):
        item.config.hook.pytest_runtest_protocol(item=item, nextitem=after)
        if watcher.failed and job["file"]:
            return KILLED
    return KILLED if watcher.failed else SURVIVED


def _items(run: _Run, job: dict[str, Any]) -> list[pytest.Item]:
    """The tests in their order; those that empty tables come last, as in any run."""
    asked = {test: place for place, test in enumerate(job["tests"])}
    also = tuple(f"{file}::" for file in job["also"])
    chosen = [item for test, item in run.items.items() if test in asked or (also and test.startswith(also))]
    return sorted(chosen, key=lambda item: (_writes_for_good(item), asked.get(item.nodeid, -1)))


def _writes_for_good(item: pytest.Item) -> bool:
    is_marked = item.get_closest_marker("writes_for_all") is not None
    return is_marked or any(mark.kwargs.get("transaction") for mark in item.iter_markers("django_db"))


def _start_anew(job: dict[str, Any], number: int, mutated: Path) -> None:
    (tests := FOLDER / f"{number}.tests").write_text("\n".join([*job["also"], *job["tests"]]))
    os.environ["MUTANT_CHANGED"] = f"{job['module']}={mutated}"
    os.environ["MUTANT_NOTED_IN"] = str(_note(number))
    argv = [sys.executable, "-m", "pytest", "-p", "tests.mutants.planting", "-x", "-q", f"@{tests}"]
    os.execv(sys.executable, argv)  # noqa: S606


class _Watcher:
    """Notes the first test that fails; where no mutant is, all of them."""

    def __init__(self, file: str, *, goes_on: bool) -> None:
        self.file, self.goes_on, self.failed = file, goes_on, list[str]()

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.failed.append(report.nodeid)
            note_failure(report, self.file)
            if self.goes_on:
                Path(self.file).write_text("\n".join(dict.fromkeys(self.failed)))
