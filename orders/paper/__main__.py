"""Reads one letter from its input and writes its PDF to its output; limits of its own keep it bounded."""

from __future__ import annotations

import json
import resource
import sys
from typing import Final

from orders.paper.setting import CannotPrint, compile_letter

MOST_MEMORY: Final = 2 * 1024**3
MOST_SECONDS: Final = 10
REFUSED: Final = 3


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        pdf = compile_letter(json.load(sys.stdin.buffer))
    except (CannotPrint, MemoryError):
        return REFUSED
    sys.stdout.buffer.write(pdf)
    return 0


if __name__ == "__main__":
    sys.exit(main())
