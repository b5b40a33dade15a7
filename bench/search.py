"""Measures the search box over a million people: names, typos, numbers, references, words, by two roles.

`python bench/search.py` makes 500,000 cases of two people each in bulk SQL; `--cases 50000` makes fewer. See
bench/RESULTS.md.
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
    parser.add_argument("--cases", type=int, default=500_000, help="cases, each of a client and a perpetrator")
    cases = parser.parse_args().cases
    with database("tests.settings"):
        import_module("bench.search_run").run(cases)


if __name__ == "__main__":
    main()
