"""The base of a step form: refuses a stale page with 409 and says what others recorded meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, Final, TypeVar

from django import forms
from django.db.models import Model, QuerySet
from django.http import QueryDict

from casework.editing.forms.act_form import ActForm
from casework.editing.models.versioned import Versioned
from casework.editing.services.row_versions import RowChangedSince
from orders.steps.forms.rows_beside import row_in_words

Result = TypeVar("Result")

VERSION: Final = "version"
BESIDE: Final = "beside"
HIDDEN: Final = frozenset({VERSION, BESIDE})
CONFLICT: Final = 409
MEANWHILE: Final = "Somebody has recorded something here since you opened this page. Read it, then save again."


class SecondPressForm(ActForm):
    """Adds to what is recorded of `row`, of which the page has seen a version: the number of events about it.

    What staff add is written `beside` it, in rows of their own: of those the page has seen so many. A view renders
    with `status=form.status`: 200, or 409 when another came first. Nothing is saved then, what the other wrote stands
    above the form, all that was typed stays in it, and sending the page again adds to what the other recorded.
    """

    version = forms.IntegerField(widget=forms.HiddenInput, required=False)
    beside = forms.IntegerField(widget=forms.HiddenInput, required=False)

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        row: Versioned | None = None,
        beside: QuerySet[Any] | None = None,
        **kwargs: Any,
    ) -> None:
        super().__init__(typed, **kwargs)
        self.row, self.status = row, 200
        self.met_at: int | None = None
        self.done_meanwhile: Sequence[tuple[str, str]] = ()
        self._others: list[Model] = [] if beside is None else list(beside.order_by("pk"))
        if row is None:
            del self.fields[VERSION]
        else:
            self.initial[VERSION] = row.version
        if beside is None:
            del self.fields[BESIDE]
        else:
            self.initial[BESIDE] = len(self._others)

    @property
    def seen(self) -> int | None:
        """The version that the page has seen; as the row is now if the page did not say."""
        if self.row is None:
            return None
        typed: int | None = self.cleaned_data.get(VERSION)
        return self.row.version if typed is None else typed

    @property
    def facts(self) -> dict[str, Any]:
        """What was typed, without what the page says of itself."""
        return {name: value for name, value in self.cleaned_data.items() if name not in HIDDEN}

    def full_clean(self) -> None:
        super().full_clean()
        if not self.is_bound:
            return
        if self.row is not None and self.seen != self.row.version:
            self._meet(self.row)
        typed = self.cleaned_data.get(BESIDE)
        if typed is not None and typed != len(self._others):
            self._meet_others(max(typed, 0))

    def carry_out(self, act: Callable[[], Result]) -> Result | None:
        try:
            return super().carry_out(act)
        except RowChangedSince as meanwhile:
            self._meet(meanwhile.row)
            return None

    def _meet(self, stored: Versioned) -> None:
        self.met_at = self.seen
        self._conflict()
        self._say(VERSION, stored.version)

    def _meet_others(self, seen: int) -> None:
        self.done_meanwhile = [pair for other in self._others[seen:] for pair in row_in_words(other)]
        self._conflict()
        self._say(BESIDE, len(self._others))

    def _conflict(self) -> None:
        self.status = CONFLICT
        if MEANWHILE not in self.non_field_errors():
            self.add_error(None, MEANWHILE)

    def _say(self, name: str, number: int) -> None:
        """What the form says it has seen when it is sent again."""
        typed: Any = self.data.copy() if isinstance(self.data, QueryDict) else dict(self.data)
        typed[self.add_prefix(name)] = str(number)
        self.data = typed
