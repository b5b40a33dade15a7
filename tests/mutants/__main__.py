"""Mutation run: `make mutants ARGS="--count 120 --seed 7"`. Draws mutants, asks the tests, prints what survived."""

from __future__ import annotations

import argparse
import hashlib
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections import Counter
from collections.abc import Sequence
from pathlib import Path
from typing import Any, Final

from tests.mutants.choosing import Choice, put_together
from tests.mutants.sampling import Mutant, draw, house
from tests.mutants.targets import NOT_ASKED

BASE: Final = Path(__file__).parents[2]
RECORDED: Final = BASE / ".cache/mutants"
LINKED: Final = (".venv", "static/vendor", "orders/paper/fonts")
"""What is installed and not part of the tree."""
WANTED: Final = 95
PATIENCE: Final = 8
"""A mutant may take so many times as long as its tests took, and the start of a process besides."""
START: Final = 90


def main() -> int:
    options = _options()
    with tempfile.TemporaryDirectory(prefix="hawthorn-mutants-") as folder:
        tree = _copy(Path(folder) / "tree")
        _record_unless_known(tree, anew=options.record)
        mutants, of_all = draw(tree, options.only, options.count, options.seed)
        print(f"{len(mutants)} of {of_all} mutants, seed {options.seed}", flush=True)
        jobs = _jobs(tree, mutants, options)
        answers = _run(tree, Path(folder), mutants, jobs, options.workers)
    return _tell(mutants, answers)


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make mutants", description=__doc__)
    parser.add_argument("--count", type=int, default=120, help="how many mutants")
    parser.add_argument("--seed", type=int, default=7, help="the same seed draws the same mutants of the same code")
    parser.add_argument("--only", default="", help="files whose path holds this")
    parser.add_argument("--also", nargs="*", default=[], help="tests newer than the record, run for each mutant")
    parser.add_argument("--budget", type=float, default=60, help="seconds of tests for one mutant")
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--record", action="store_true", help="write down anew which test executes which line")
    return parser.parse_args()


def _copy(tree: Path) -> Path:
    """The working tree as it is, so that nobody's work is touched and nobody's work changes the run."""
    listed = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    for name in subprocess.run(listed, cwd=BASE, check=True, capture_output=True, text=True).stdout.split("\0"):
        if name and (BASE / name).is_file():
            (tree / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(BASE / name, tree / name)
    for name in LINKED:
        if (BASE / name).exists() and not (tree / name).exists():
            (tree / name).symlink_to((BASE / name).resolve())
    (tree / ".cache").mkdir()
    for kept in BASE.glob(".cache/tables-*.sql"):
        shutil.copy2(kept, tree / ".cache")
    return tree


def _record_unless_known(tree: Path, *, anew: bool) -> None:
    """The lines of each test hold as long as no file of the floors changes."""
    mark, now = RECORDED / "code", _fingerprint(tree)
    if not anew and mark.exists() and mark.read_text() == now:
        return
    print("Writing down which test executes which line; once for each state of the code.", flush=True)
    shutil.rmtree(RECORDED, ignore_errors=True)
    RECORDED.mkdir(parents=True)
    without = [f"--ignore={path}" for path in NOT_ASKED]
    workers = ["-n", "2", "--dist", "loadfile", "--no-loadscope-reorder"]
    options = ["-q", "-m", "not browser and not faults", "-p", "tests.mutants.recorder", *workers, *without]
    _pytest(tree, options, MUTANTS_RECORD=str(RECORDED))
    put_together(RECORDED)
    mark.write_text(now)


def _fingerprint(tree: Path) -> str:
    digest = hashlib.sha256()
    for file in house(tree):
        digest.update(file.encode() + (tree / file).read_bytes())
    return digest.hexdigest()


def _pytest(tree: Path, options: Sequence[str], **environment: str) -> None:
    subprocess.run([sys.executable, "-m", "pytest", *options], cwd=tree, env={**os.environ, **environment}, check=False)


def _jobs(tree: Path, mutants: Sequence[Mutant], options: argparse.Namespace) -> list[dict[str, Any]]:
    choice = Choice(tree, RECORDED, house(tree))
    jobs = []
    for mutant in mutants:
        tests = choice.tests_for(mutant.file, mutant.change, options.budget)
        limit = START + PATIENCE * choice.seconds(tests)
        jobs.append(
            {
                "file": mutant.file,
                "module": mutant.module,
                "inside": mutant.change.inside,
                "tests": tests,
                "also": options.also,
                "limit": limit,
            }
        )
    return jobs


def _run(
    tree: Path, folder: Path, mutants: Sequence[Mutant], jobs: list[dict[str, Any]], workers: int
) -> list[dict[str, Any]]:
    for number, mutant in enumerate(mutants):
        (folder / f"{number}.py").write_bytes(mutant.change.made_in((tree / mutant.file).read_bytes()))
    answers = _asked(tree, folder, jobs, workers)
    return _without_false_kills(tree, folder, answers)


def _asked(tree: Path, folder: Path, jobs: list[dict[str, Any]], workers: int) -> list[dict[str, Any]]:
    (folder / "plan.json").write_text(json.dumps({"jobs": jobs, "workers": workers}))
    files = sorted({test.split("::")[0] for job in jobs for test in (*job["tests"], *job["also"])})
    (folder / "files").write_text("\n".join(files))
    options = ["-q", "-s", "-p", "tests.mutants.warming", f"@{folder / 'files'}"]
    _pytest(tree, options, MUTANTS_FOLDER=str(folder))
    answers: list[dict[str, Any]] = json.loads((folder / "answers.json").read_text())
    return answers


def _without_false_kills(tree: Path, folder: Path, answers: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Run each test that killed once more without any mutant: what fails then too has shown nothing."""
    killers = sorted({answer["by"] for answer in answers if answer["by"]})
    if not killers:
        return answers
    job = {"file": "", "module": "", "inside": "", "tests": killers, "also": [], "limit": 30 * 60}
    (again := folder / "again").mkdir()
    failed = set(_asked(tree, again, [job], 1)[0]["by"].split("\n"))
    return [{**each, "ended": "unclear"} if each["by"] in failed - {""} else each for each in answers]


def _tell(mutants: Sequence[Mutant], answers: Sequence[dict[str, Any]]) -> int:
    """Print what survived; an error if more did than may."""
    for words in ("survived", "unclear", "timeout"):
        for mutant, answer in zip(mutants, answers, strict=True):
            if answer["ended"] == words:
                print(f"\n{words}: {mutant}" + (f"\n    {answer['by']}" if answer["by"] else ""))
    counted = Counter(answer["ended"] for answer in answers)
    killed = counted["killed"] + counted["timeout"]
    share = 100 * killed / max(1, len(answers) - counted["unclear"])
    print(f"\n{dict(counted)}: {share:.1f} % noticed, at least {WANTED} % wanted")
    return int(share < WANTED)


if __name__ == "__main__":
    sys.exit(main())
