"""Decides what becomes of a form whose thing somebody else has taken a step further since the page was drawn."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, Final, TypeVar

from django import forms
from django.http import QueryDict

from casework.forms import ActForm
from casework.models import Versioned
from casework.services import ChangedMeanwhile

Result = TypeVar("Result")

VERSION: Final = "version"
CONFLICT: Final = 409
MEANWHILE: Final = "Somebody has recorded something here since you opened this page. Read it, then save again."


class SeenForm(ActForm):
    """Adds to what is recorded of `row`, of which the page has seen a version: the number of events about it.

    A view renders with `status=form.status`: 200, or 409 when another event came first. Nothing is saved then, all
    that was typed stays, and sending the page again adds to what the other person recorded.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Versioned | None = None, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.row, self.status = row, 200
        self.met_at: int | None = None
        if row is None:
            del self.fields[VERSION]
        else:
            self.initial[VERSION] = row.version

    @property
    def seen(self) -> int | None:
        """The version that the page has seen; as the row is now if the page did not say."""
        if self.row is None:
            return None
        typed: int | None = self.cleaned_data.get(VERSION)
        return self.row.version if typed is None else typed

    def full_clean(self) -> None:
        super().full_clean()
        if self.is_bound and self.row is not None and self.seen != self.row.version:
            self._meet(self.row)

    def carry_out(self, act: Callable[[], Result]) -> Result | None:
        try:
            return super().carry_out(act)
        except ChangedMeanwhile as meanwhile:
            self._meet(meanwhile.row)
            return None

    def _meet(self, stored: Versioned) -> None:
        self.status, self.met_at = CONFLICT, self.seen
        self.add_error(None, MEANWHILE)
        typed: Any = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed[self.add_prefix(VERSION)] = str(stored.version)
        self.data = typed
