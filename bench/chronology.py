"""Measures the chronology and the pattern of a case with 10,000 incidents (F-70). See bench/RESULTS.md."""

from __future__ import annotations

import sys
import time
from collections.abc import Callable
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.database import database

RUNS = 5


def main() -> None:
    with database("tests.settings"):  # static files without a manifest
        run = import_module("bench.chronology_run").run
        run(10_000, _timed)


def _timed(words: str, act: Callable[[], object]) -> None:
    """The least and the most of a few runs."""
    taken = []
    for _ in range(RUNS):
        begun = time.monotonic()
        act()
        taken.append(time.monotonic() - begun)
    print(f"{words}: {min(taken):.2f} to {max(taken):.2f} s", flush=True)


if __name__ == "__main__":
    main()
