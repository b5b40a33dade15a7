"""From which moment on something is new to a person, and what of it they have seen."""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import datetime, timedelta
from typing import Final

LONGEST: Final = timedelta(days=14)
"""Nothing older is called new; the lists of what is late still say it."""
OVERLAP: Final = timedelta(minutes=15)
"""What is written bears the moment at which its transaction began, and comes to sight when it ends. No transaction
lasts as long as this, so whoever looks this far back before what they saw last misses nothing."""
KEY: Final = re.compile(r"[a-z]{1,20}:[0-9]{1,19}")
MOST_KEYS: Final = 500


def since(seen_until: datetime | None, now: datetime) -> datetime:
    """From which moment on to look for what is new; what was seen within the overlap is left out by its key."""
    earliest = now - LONGEST
    return max(earliest, seen_until - OVERLAP) if seen_until else earliest


def still_kept(seen: Mapping[str, datetime], until: datetime) -> dict[str, datetime]:
    """Of what was seen, that which another look would meet again."""
    return {key: at for key, at in seen.items() if at > until - OVERLAP}


def keys_in(written: str) -> list[str]:
    """The keys that a page sent back; ValueError when it is none that we drew."""
    keys = written.split()
    if len(keys) > MOST_KEYS or not all(KEY.fullmatch(key) for key in keys):
        raise ValueError("no keys of a page of ours")
    return keys
