"""What staff fill in to share a case with a police force."""

from __future__ import annotations

from django import forms

from accounts.models import Organisation
from casework.fields import DayField
from casework.forms.acting import ActForm


class ShareForm(ActForm):
    """With which force a case is shared, why, and until when."""

    force = forms.ModelChoiceField(
        Organisation.objects.forces(),
        label="Police force",
        to_field_name="slug",
        empty_label="Choose a force",
        error_messages={"required": "Choose a police force.", "invalid_choice": "Choose a police force from the list."},
    )
    purpose = forms.CharField(
        label="Why the police need to see this case",
        max_length=2000,
        widget=forms.Textarea(attrs={"rows": 3}),
        help_text="For example: to act on a breach of the order. This is kept with the share.",
        error_messages={"required": "Say why the police need to see this case."},
    )
    last_day = DayField(
        label="Last day of the share",
        required=False,
        help_text="The force can see the case until the end of this day. Leave it empty to share until you end it.",
    )
