"""Reads one file from its input and tells its tables, or why not; limits of its own keep a bomb from the machine."""

from __future__ import annotations

import json
import resource
import sys
from typing import Any, Final

from accounts.rules import RuleViolation
from orders.opening.told import told
from orders.rules.sheets.tables import LARGEST_FILE
from orders.rules.sheets.workbook import read_file

MOST_MEMORY: Final = 1536 * 1024**2
MOST_SECONDS: Final = 90
TOO_MUCH: Final = "This file needs more memory to be read than can be given to it. Cut it into several files."


def opened(content: bytes, most: str, encoding: str) -> dict[str, Any]:
    """The tables; or the sentence with which the file is refused."""
    try:
        return {"tables": told(read_file(content, most=int(most) if most else None, encoding=encoding))}
    except RuleViolation as refusal:
        return {"refused": refusal.sentence}
    except MemoryError:
        return {"refused": TOO_MUCH}


def main() -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    answer = opened(sys.stdin.buffer.read(LARGEST_FILE + 1), *sys.argv[1:])
    sys.stdout.write(json.dumps(answer, separators=(",", ":")))


if __name__ == "__main__":
    main()
