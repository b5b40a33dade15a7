"""The four levels of risk, mildest first, and how rows are ordered by a ranked word."""

from __future__ import annotations

from collections.abc import Sequence

from django.db import models


class RiskLevel(models.TextChoices):
    """How much danger the victim is in, as judged by people or raised by a breach; mildest first."""

    STANDARD = "standard", "Standard"
    MEDIUM = "medium", "Medium"
    HIGH = "high", "High"
    VERY_HIGH = "very_high", "Very high"

    @property
    def severity(self) -> int:
        """0 for standard to 3 for very high."""
        return RiskLevel.values.index(self.value)


def ranked(field: str, words: Sequence[str]) -> models.Case:
    """The place of a row's word in the list, counted from 0; -1 for any other word or none."""
    places = [models.When(**{field: word}, then=place) for place, word in enumerate(words)]
    return models.Case(*places, default=-1, output_field=models.SmallIntegerField())
