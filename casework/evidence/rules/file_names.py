"""What is kept of the name a file came with: one line to show, never a path."""

from __future__ import annotations

import re
from typing import Final

LONGEST: Final = 255
_NOT_SHOWN: Final = re.compile("[\x00-\x1f\x7f-\x9f\ud800-\udfff\u2028\u2029]")


def file_name_of(sent: str) -> str:
    """The last part of what was sent, without what cannot be kept; its end is kept when it is too long."""
    last = re.split(r"[/\\]", sent)[-1]
    return _NOT_SHOWN.sub("", last).strip()[-LONGEST:]
