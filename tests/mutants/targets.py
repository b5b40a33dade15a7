"""What is mutated: rules, services and gates. After a move of modules this is the only place to change."""

from __future__ import annotations

from typing import Final

FLOORS: Final = ("accounts", "casework", "risk", "orders", "reports")
TARGETS: Final = (
    "*/rules/**/*.py",
    "*/services/**/*.py",
    "orders/desk/*.py",
    "*/access.py",
    "casework/gates/access/locked_case.py",
    "casework/gates/access/closed_case.py",
)
NOT_ASKED: Final = ("tests/attack", "tests/browser", "tests/faults", "tests/test_crawl.py", "tests/test_plans.py")
"""Tests that take long and look at everything a little: what only they would notice counts as unnoticed."""
