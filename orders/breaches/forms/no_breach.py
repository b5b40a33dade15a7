"""What is asked when an incident is said to be no breach: of which order, and why."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from casework.form_fields.forms.text_fields import PickField, WordsField
from orders.orders.models import Order
from orders.steps.forms.second_press import SecondPressForm


class NoBreachForm(SecondPressForm):
    """Of one order; a reason is required, because somebody will ask."""

    order = PickField(label="Which order was not broken?", missing="Choose the order.")
    why = WordsField(label="Why is it not a breach?", rows=3, missing="Say why it is not a breach.")

    def __init__(
        self, typed: Mapping[str, Any] | None = None, *, orders: Mapping[str, Order], asked: str = "", **kwargs: Any
    ) -> None:
        super().__init__(typed, initial={"order": asked}, **kwargs)
        choices = [(label, f"{order.get_kind_display()} {label}") for label, order in orders.items()]
        self.fields["order"].choices = choices  # type: ignore[attr-defined]
