"""The model of a milestone: the last time that the copy as a whole did something, such as start."""

from __future__ import annotations

from typing import Final

from django.db import models

STARTED: Final = "started"
DEMO_ACCOUNTS: Final = "demo accounts"
"""Stands while accounts with the demo's public password can sign in."""


class Milestone(models.Model):
    """The last time that the copy as a whole did something; it belongs to no organisation."""

    name = models.CharField(max_length=60, unique=True)
    at = models.DateTimeField()

    def __str__(self) -> str:
        return self.name
