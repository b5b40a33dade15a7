"""Which steps of a migration may run together, and where they are cut."""

from __future__ import annotations

import pytest
from django.db import models
from django.db.migrations import operations
from django.db.migrations.operations.base import Operation

from accounts.migrating import groups

MADE = operations.CreateModel("Letter", [("id", models.BigAutoField(primary_key=True))])
OTHER = operations.CreateModel("Reply", [("id", models.BigAutoField(primary_key=True))])
NEW = operations.AddField("Order", "court", models.TextField())
ALSO_NEW = operations.AddField("Order", "force", models.TextField())
CHANGED = operations.AlterField("Order", "court", models.CharField(max_length=9))
ON_MADE = operations.AddField("Letter", "words", models.TextField())
HELD = operations.AddConstraint("Order", models.CheckConstraint(condition=models.Q(court=""), name="order_court"))
FREED = operations.RemoveConstraint("Order", "order_court")
FILLED = operations.RunSQL("SELECT 1")


@pytest.mark.parametrize(
    ("steps", "sizes"),
    [
        ([], []),
        ([NEW, ALSO_NEW, HELD], [3]),
        ([MADE, OTHER, NEW], [3]),
        ([MADE, ON_MADE], [1, 1]),
        ([NEW, CHANGED], [1, 1]),
        ([FREED, NEW, HELD], [2, 1]),
        ([NEW, FILLED, ALSO_NEW, HELD], [1, 1, 2]),
    ],
)
def test_steps_run_together_unless_one_builds_on_another(steps: list[Operation], sizes: list[int]) -> None:
    found = list(groups(steps))
    assert [len(group) for group in found] == sizes
    assert [step for group in found for step in group] == steps
