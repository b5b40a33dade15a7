"""What is mutated: rules, services and gates. After a move of modules this is the only place to change."""

from __future__ import annotations

from typing import Final

from tests.floors import APPS

FLOORS: Final = APPS
TARGETS: Final = (
    *("*/rules.py", "*/*/rules.py", "*/*/rules/**/*.py"),
    *("*/*/services.py", "*/*/services/**/*.py"),
    *("*/access.py", "*/permissions/access.py", "*/gates/**/*.py"),
    *("orders/desk/**/*.py", "orders/jobs/*.py", "orders/projections/*.py"),
    *("record/*.py", "record/[!m]*/*.py"),
)
FEWEST: Final = 320
"""Files that these find: a run that finds fewer would draw its sample from part of the house."""
NOT_ASKED: Final = ("tests/attack", "tests/browser", "tests/faults", "tests/test_crawl.py", "tests/test_plans.py")
"""Tests that take long and look at everything a little: what only they would notice counts as unnoticed."""
