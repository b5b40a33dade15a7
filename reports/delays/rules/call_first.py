"""Which next steps of a list mean speaking with the client, so that "may I call now" stands beside them."""

from __future__ import annotations

from typing import Final

STEPS: Final = frozenset({"T12", "T16", "T18", "T21", "B6", "B7", "B9"})
"""Rules whose next step is something between the client and us."""
TASKS: Final = frozenset({"agreement", "contact", "correction"})
CLIENT: Final = "client"


def speaks_with_client(rule: str, next_step: str) -> bool:
    """Whether a clock, a review or a day at court asks us to speak to the client next."""
    return rule in STEPS or next_step.startswith("Prepare the client")


def task_speaks_with_client(kind: str, title: str) -> bool:
    """Whether a task does, by its kind or in the words of whoever set it."""
    return kind in TASKS or CLIENT in title.lower()
