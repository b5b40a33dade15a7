"""The base of a form for a setting that several people may change: a stale page is refused with what holds now."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from django import forms
from django.http import QueryDict

from accounts.rules import AlreadyDone
from casework.editing.forms.act_form import ActForm

DRAWN_WITH: Final = "drawn_with"


class SettingForm(ActForm):
    """Sets something anew; `seen` is what the page was drawn with, None if it did not say.

    After a 409 the form carries what is stored now, so that sending it again means it.
    """

    drawn_with = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, typed: Mapping[str, Any] | None = None, *, drawn_with: str, **kwargs: Any) -> None:
        initial = {**kwargs.pop("initial", {}), DRAWN_WITH: drawn_with}
        super().__init__(typed, initial=initial, **kwargs)

    @property
    def seen(self) -> str | None:
        return self.cleaned_data.get(DRAWN_WITH) or None

    @property
    def values(self) -> dict[str, Any]:
        return {name: value for name, value in self.cleaned_data.items() if name != DRAWN_WITH}

    def catch_up(self, done: AlreadyDone) -> None:
        if done.stands_at:
            typed: Any = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
            typed[DRAWN_WITH] = done.stands_at
            self.data = typed
