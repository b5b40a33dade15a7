"""Opens one spreadsheet in a process of its own with limits, and prints its tables as JSON."""

from __future__ import annotations

import json
import resource
import sys
from typing import Any, Final

from accounts.rules import RuleViolation
from orders.imports.process.tables_as_json import tables_to_json
from orders.imports.rules.tables import LARGEST_FILE
from orders.imports.rules.workbook import read_file

MOST_MEMORY: Final = 1536 * 1024**2
MOST_SECONDS: Final = 90
TOO_MUCH: Final = "This file needs more memory to be read than can be given to it. Cut it into several files."


def opened(content: bytes, most: str, encoding: str) -> dict[str, Any]:
    """The tables; or the sentence with which the file is refused."""
    try:
        return {"tables": tables_to_json(read_file(content, most=int(most) if most else None, encoding=encoding))}
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
