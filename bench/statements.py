"""Prints the SQL statements of the acts and pages that people use most, with which function of ours asks each.

`python bench/statements.py` prints how many; `--each` lists them. See bench/RESULTS.md.
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
    parser.add_argument("--each", action="store_true", help="list every statement with who asks it")
    each = parser.parse_args().each
    with database("tests.settings"):
        import_module("bench.statements_run").run(each=each)


if __name__ == "__main__":
    main()
