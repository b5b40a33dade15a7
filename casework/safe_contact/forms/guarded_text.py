"""The base of a form that warns once before a text gives the client's safe address away."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, ClassVar, Final

from django import forms

from casework.cases.models.case import Case
from casework.editing.forms.act_form import ActForm
from casework.safe_contact.services.safe_address import texts_with_safe_address

LOOKS_LIKE_IT: Final = (
    "This looks like the safe address. Take it out: it is kept apart, under Safety and contact, and masked there. "
    "If it is another place, or must stand here, say so below."
)


class GuardedForm(forms.Form):
    """A form whose `guarded` texts must not hold the safe address unmeant; its page draws `address_stays` if asked."""

    guarded: ClassVar[tuple[str, ...]] = ()
    asks_about_address = False

    address_stays = forms.BooleanField(label="It is another place, or it must stand here", required=False)

    def hide_question(self) -> None:
        """Put the question last and out of sight until it has to be asked, where a page draws the form as a whole."""
        stays = self.fields.pop("address_stays")
        stays.widget = forms.HiddenInput()
        self.fields["address_stays"] = stays

    def guard_address(self, case: Case, also: Iterable[str] = ()) -> None:
        """Ask beside each text that holds the address, unless the question has been answered; `also` are more texts."""
        if self.cleaned_data.pop("address_stays", False):
            return
        texts = {name: self.cleaned_data.get(name) or "" for name in (*self.guarded, *also)}
        for name in texts_with_safe_address(case, texts):
            self.asks_about_address = True
            self.fields["address_stays"].widget = forms.CheckboxInput()
            self.add_error(name, LOOKS_LIKE_IT)


class GuardedActForm(GuardedForm, ActForm):
    """The same for a form that a page draws as a whole: the question is out of sight until it has to be asked."""

    def __init__(self, typed: Mapping[str, Any] | None = None, *, case: Case, **kwargs: Any) -> None:
        super().__init__(typed, **kwargs)
        self.case = case
        self.fields["address_stays"].widget = forms.HiddenInput()

    def clean(self) -> dict[str, Any]:
        typed = super().clean() or self.cleaned_data
        self.guard_address(self.case)
        return typed
