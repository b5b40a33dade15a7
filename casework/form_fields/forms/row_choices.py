"""Form fields that choose among the many rows of a case: the latest are listed, others are named by number."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from copy import copy
from typing import Any, Final
from uuid import UUID

from django import forms
from django.core.exceptions import ValidationError

from casework.templatetags.display import day

LISTED: Final = 20
"""How many rows a form lists, besides those that are chosen already."""
MOST_NUMBERS: Final = 200
NUMBERS: Final = "_numbers"
_BETWEEN: Final = re.compile(r"[\s,;]+")


class RowNumberInput(str):
    """What somebody typed as the number of a row, such as I12 or 12."""

    __slots__ = ()


class OfMany(forms.Widget):
    """Lists a few rows, and below them has a box for the numbers of others, where there are others."""

    choices: Any

    def value_from_datadict(self, data: Any, files: Any, name: str) -> Any:
        chosen = super().value_from_datadict(data, files, name)
        numbers = [RowNumberInput(each) for each in _BETWEEN.split(str(data.get(name + NUMBERS) or "")) if each]
        return self.together(chosen, numbers)

    def together(self, chosen: Any, numbers: list[RowNumberInput]) -> Any:
        """What is ticked, and what is typed."""
        return [*(chosen or []), *numbers]

    def value_omitted_from_data(self, data: Any, files: Any, name: str) -> bool:
        return False

    def get_context(self, name: str, value: Any, attrs: dict[str, Any] | None) -> dict[str, Any]:
        values = value if isinstance(value, list | tuple) else [value]
        typed = [str(each) for each in values if isinstance(each, RowNumberInput)]
        listed = copy(self)
        rows, has_more = self.listed([each for each in values if each and not isinstance(each, RowNumberInput)])
        listed.choices = [*self.empty(), *(self.choices.choice(row) for row in rows)]
        chosen = [each for each in values if not isinstance(each, RowNumberInput)]
        shown = chosen if isinstance(value, list | tuple) else next(iter(chosen), "")
        context: dict[str, Any] = super(OfMany, listed).get_context(name, shown, attrs)
        context["numbers"] = {"name": name + NUMBERS, "value": " ".join(typed)} if has_more or typed else None
        return context

    def empty(self) -> list[tuple[str, Any]]:
        return []

    def listed(self, chosen: Iterable[Any]) -> tuple[list[Any], bool]:
        """The rows to list, those that are chosen first, and whether there are more."""
        rows = self.choices.queryset
        latest = list(rows[: LISTED + 1])
        ids = {each for each in map(_uuid, chosen) if each}
        first = list(rows.filter(public_id__in=ids)[: LISTED * 10]) if ids else []
        taken = {row.pk for row in first}
        return [*first, *(row for row in latest[:LISTED] if row.pk not in taken)], len(latest) > LISTED


class TickOfMany(OfMany, forms.CheckboxSelectMultiple):
    """Boxes to tick, and a box for numbers."""

    template_name = "django/forms/widgets/tick_of_many.html"


class PickOfMany(OfMany, forms.Select):
    """A list to pick one from, and a box for a number, which counts if it is filled in."""

    template_name = "django/forms/widgets/pick_of_many.html"

    def together(self, chosen: Any, numbers: list[RowNumberInput]) -> Any:
        return numbers[0] if numbers else chosen

    def empty(self) -> list[tuple[str, Any]]:
        return [("", self.choices.field.empty_label)]


class NumberedRows:
    """Finds rows of a case by the numbers that people type; `noun` and `letter` are those of the rows."""

    queryset: Any
    noun = "incident"
    letter = "I"

    def public_ids(self, values: Iterable[Any]) -> Iterator[Any]:
        """The values as ids: each number is looked up; one that names nothing is said back."""
        given = list(values)
        numbers = [each for each in given if isinstance(each, RowNumberInput)]
        if len(numbers) > MOST_NUMBERS:
            raise ValidationError(f"Name at most {MOST_NUMBERS} at once.")
        labels = {each: self._label(each) for each in numbers}
        found = dict(self.queryset.filter(label__in=labels.values()).values_list("label", "public_id"))
        if unknown := [each for each in numbers if labels[each] not in found]:
            raise ValidationError(f"There is no {self.noun} {', '.join(unknown[:5])} in this case.")
        return (str(found[labels[each]]) if isinstance(each, RowNumberInput) else each for each in given)

    def in_words(self, value: Any) -> str:
        """The rows that a value names, for a sentence."""
        values = value if isinstance(value, list | tuple) else [value]
        named = [str(each) for each in values if isinstance(each, RowNumberInput)]
        ids = {each for each in map(_uuid, values) if each}
        return ", ".join([*self.queryset.filter(public_id__in=ids).values_list("label", flat=True), *named])

    def _label(self, typed: str) -> str:
        return f"{self.letter}{typed}" if typed.isdecimal() else typed.upper()[:40]


class ManyRows(NumberedRows, forms.ModelMultipleChoiceField):  # type: ignore[type-arg]
    """Some of the many rows of a case."""

    widget = TickOfMany

    def clean(self, value: Any) -> Any:
        is_list = isinstance(value, list | tuple)
        return super().clean(list(dict.fromkeys(self.public_ids(value))) if is_list else value)


class IncidentsField(ManyRows):
    """Incidents of one case, by their labels and days."""

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.label}, {day(obj.happened_at)}"


class ExhibitsField(ManyRows):
    """Exhibits of one case, by their labels and names."""

    noun = "exhibit"
    letter = "E"

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.label}, \u2068{obj.name}\u2069"


class IncidentField(NumberedRows, forms.ModelChoiceField):  # type: ignore[type-arg]
    """One incident of a case, or none."""

    widget = PickOfMany

    def label_from_instance(self, obj: Any) -> str:
        return f"{obj.label}, {day(obj.happened_at)}"

    def clean(self, value: Any) -> Any:
        return super().clean(next(iter(self.public_ids([value]))))


def _uuid(value: Any) -> UUID | None:
    try:
        return UUID(str(value))
    except ValueError:
        return None
