"""The abstract model of a row with a version, so that nobody overwrites what they have not seen."""

from __future__ import annotations

from django.db import models


class Versioned(models.Model):
    """A row that people edit: every page that changes it says which version it has seen."""

    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    @property
    def is_kept(self) -> bool:
        """Whether the row is in the database, or only the blank page for one."""
        return not self._state.adding
