"""How long a request may take to arrive, and how much of it is held in memory."""

from dataclasses import dataclass
from typing import Final

HEAD_WITHIN: Final = 10.0
"""Seconds from the first byte of a head, or from the connection's beginning, to the head's end."""
BODY_GRACE: Final = 20.0
BODY_BYTES_A_SECOND: Final = 1_000
"""After the grace a body must have kept up this pace from its beginning: a tenth of what the slowest phone manages."""
BODY_WITHIN: Final = 3_600.0
NEXT_WITHIN: Final = 60.0
"""Seconds that an open connection may be silent before its next request."""
READS_ON_WITHIN: Final = 60.0
"""Seconds in which somebody who reads an answer must take at least a byte of it."""
GOES_AWAY_WITHIN: Final = 20.0
"""Seconds for which the rest of a refused body is thrown away, so that its sender gets to read why."""


@dataclass
class RequestArrival:
    """How far the request at hand of one connection is, by a clock that only goes forward."""

    quiet_since: float
    heard_before: bool = False
    begun_at: float | None = None
    head_is_whole: bool = False
    received: int = 0

    def is_late(self, now: float) -> bool:
        """Whether to stop waiting for it."""
        if self.begun_at is None:
            return now - self.quiet_since > (NEXT_WITHIN if self.heard_before else HEAD_WITHIN)
        taken = now - self.begun_at
        if not self.head_is_whole:
            return taken > HEAD_WITHIN
        return taken > min(BODY_GRACE + self.received / BODY_BYTES_A_SECOND, BODY_WITHIN)
