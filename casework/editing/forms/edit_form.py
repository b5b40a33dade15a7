"""The base of a form that edits a versioned row: a stale page gets both texts, and nothing is lost."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final, TypeVar

from django import forms
from django.forms.boundfield import BoundField
from django.http import QueryDict

from casework.editing.forms.act_form import ActForm
from casework.editing.models.versioned import Versioned
from casework.editing.services.row_versions import RowChangedSince
from casework.form_fields.forms.row_choices import NumberedRows

Result = TypeVar("Result")
CONFLICT: Final = 409
VERSION: Final = "version"
NOTHING: Final[tuple[object, ...]] = (None, "", [])


@dataclass(frozen=True)
class FieldConflict:
    """One field of which what is stored now is not what was typed here."""

    label: str
    stored: str
    typed: str


class EditForm(ActForm):
    """Changes `row`. The page carries the row's version; `values` are the cleaned fields without it.

    A view renders with `status=form.status`: 200, or 409 when the row was changed meanwhile. The page then shows
    `form.differences` above the form (components/changed_meanwhile.html), and sending it again keeps what was typed.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=True)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Versioned, **kwargs: Any) -> None:
        initial = {**self.initial_of(row), **kwargs.pop("initial", {}), VERSION: row.version}
        super().__init__(typed, initial=initial, **kwargs)
        self.row = row
        self.status = 200
        self.differences: list[FieldConflict] = []

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        """What the fields hold at first: the row's columns of the same names, unless a form says otherwise."""
        return {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != VERSION}

    def carry_out(self, act: Callable[[], Result]) -> Result | None:
        try:
            return super().carry_out(act)
        except RowChangedSince as meanwhile:
            self._show(meanwhile.row)
            return None

    def _show(self, stored: Versioned) -> None:
        self.status = CONFLICT
        now = self.initial_of(stored)
        fields = [bound for bound in self.visible_fields() if bound.name in now]
        # A request that fetched the row after the other change knows only that what is stored is not what was typed.
        others = [bound for bound in fields if now[bound.name] != self.initial.get(bound.name)] or [
            bound for bound in fields if self._differ(now[bound.name], self.cleaned_data.get(bound.name))
        ]
        self.differences = [
            FieldConflict(str(bound.label), self._words(bound, now[bound.name]), self._words(bound, bound.value()))
            for bound in others
        ]
        typed: Any = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed[VERSION] = str(stored.version)
        self.data = typed

    @staticmethod
    def _differ(stored: Any, typed: Any) -> bool:
        return stored != typed and not (stored in NOTHING and typed in NOTHING)

    @staticmethod
    def _words(bound: BoundField, value: Any) -> str:
        if isinstance(bound.field, NumberedRows):
            return bound.field.in_words(value)
        choices = dict(getattr(bound.field, "choices", ()) or ())
        if isinstance(value, list | tuple):
            return ", ".join(str(choices.get(each, each)) for each in value if each not in {None, ""})
        return str(choices.get(value, "" if value is None else value))
