"""What staff write about one ground of an order, and what they say it rests on."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.editing.forms.edit_form import EditForm
from casework.editing.models.versioned import Versioned
from casework.evidence.forms import incidents_of, set_choices
from casework.evidence.models.exhibit import Exhibit
from casework.form_fields.forms.row_choices import ExhibitsField, IncidentsField, TickOfMany
from casework.form_fields.forms.text_fields import WordsField
from casework.incidents.models.incident import Incident
from orders.grounds.models.criterion import Criterion, GroundOfOrder
from orders.grounds.services.criteria import NewCriterion

ASKED = {
    GroundOfOrder.ACTS: "What has the perpetrator done? Tell the pattern in a few sentences, for the court to read.",
    GroundOfOrder.RISK: "What harm may follow, to the client or others? Harm to the mind counts like harm to the body.",
    GroundOfOrder.NECESSITY: "Why does it need an order? Say what has been tried, and why bail or another order is not "
    "enough.",
}


class CriterionForm(EditForm):
    """One ground: words, incidents, exhibits. Any incident counts, wherever and whenever it was (SPA 2019 s.1(5))."""

    words = WordsField(label="In your words", rows=6, required=False)
    incidents = IncidentsField(
        Incident.objects.none(),
        label="Which incidents show it?",
        required=False,
        to_field_name="public_id",
        widget=TickOfMany(attrs={"class": "govuk-checkboxes--small"}),
        error_messages=dict.fromkeys(("invalid_choice", "invalid_pk_value"), "Choose incidents of this case."),
    )
    exhibits = ExhibitsField(
        Exhibit.objects.none(),
        label="Which exhibits show it?",
        required=False,
        to_field_name="public_id",
        widget=TickOfMany(attrs={"class": "govuk-checkboxes--small"}),
        error_messages=dict.fromkeys(("invalid_choice", "invalid_pk_value"), "Choose exhibits of this case."),
    )

    def __init__(self, typed: Mapping[str, Any] | None = None, *, row: Criterion, **kwargs: Any) -> None:
        super().__init__(typed, row=row, **kwargs)
        case = row.application.case
        self.fields["words"].help_text = ASKED[GroundOfOrder(row.ground)]
        set_choices(self.fields["incidents"], incidents_of(case))
        set_choices(self.fields["exhibits"], Exhibit.objects.filter(case=case).order_by("-id"))

    def initial_of(self, row: Versioned) -> dict[str, Any]:
        if not isinstance(row, Criterion) or not row.is_kept:
            return {}
        incidents, exhibits = row.incidents.order_by("pk"), row.exhibits.order_by("pk")
        return {
            "words": row.words,
            "incidents": [str(each.public_id) for each in incidents],
            "exhibits": [str(each.public_id) for each in exhibits],
        }

    def supported(self) -> NewCriterion:
        typed = self.cleaned_data
        return NewCriterion(words=typed["words"], incidents=list(typed["incidents"]), exhibits=list(typed["exhibits"]))
