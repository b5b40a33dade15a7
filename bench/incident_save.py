"""Measures what one incident costs to save where much history lies, with and without the index of deadlines by case.

`python bench/incident_save.py` makes 1,800,000 closed deadlines; `--rows 200000` makes fewer. See bench/RESULTS.md.
"""

from __future__ import annotations

import sys
from argparse import ArgumentParser
from importlib import import_module
from pathlib import Path

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from bench.database import database


def main() -> None:
    parser = ArgumentParser(description=__doc__)
    parser.add_argument("--rows", type=int, default=1_800_000, help="deadlines in the table")
    rows = parser.parse_args().rows
    with database("tests.settings"):
        import_module("bench.incident_save_run").run(rows)


if __name__ == "__main__":
    main()
