"""The three levels that a flag reaches, mildest first."""

from __future__ import annotations

from django.db import models


class Level(models.TextChoices):
    """How late a thing is; mildest first."""

    AMBER = "amber", "Amber"
    RED = "red", "Red"
    CRITICAL = "critical", "Critical"

    @property
    def severity(self) -> int:
        """0 for amber to 2 for critical."""
        return Level.values.index(self.value)
