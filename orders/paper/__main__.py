"""Sets one letter as PDF in a process of its own with limits, or lists signs that no font can draw."""

from __future__ import annotations

import json
import resource
import sys
from typing import Final

from orders.paper.setting import CannotPrint, compile_letter, undrawn_signs

MOST_MEMORY: Final = 2 * 1024**3
MOST_SECONDS: Final = 10
REFUSED: Final = 3
SIGNS: Final = "signs"


def main() -> int:
    resource.setrlimit(resource.RLIMIT_AS, (MOST_MEMORY, MOST_MEMORY))
    resource.setrlimit(resource.RLIMIT_CPU, (MOST_SECONDS, MOST_SECONDS))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    try:
        letter = json.load(sys.stdin.buffer)
        is_asked = sys.argv[1:] == [SIGNS]
        written = json.dumps(undrawn_signs(letter)).encode() if is_asked else compile_letter(letter)
    except (CannotPrint, MemoryError):
        return REFUSED
    sys.stdout.buffer.write(written)
    return 0


if __name__ == "__main__":
    sys.exit(main())
