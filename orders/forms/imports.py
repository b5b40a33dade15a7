"""What is asked to bring a spreadsheet in: the file, what its columns are, and which duplicates are made."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django import forms
from django.core.files.base import File
from django.forms.boundfield import BoundField

from accounts.models import Organisation, Team, User
from casework.forms import ActForm, PickField
from casework.models import RiskLevel
from casework.rules.codes import RELATIONSHIPS
from orders.rules.sheets.columns import COLUMNS, KIND_WORDS, Kind
from orders.rules.sheets.headings import columns_of
from orders.rules.sheets.plan import FATE_WORDS
from orders.rules.sheets.tables import LARGEST_FILE
from orders.services.imports import NewFile, TableLayout

KINDS: Final = [(kind.value, words) for kind, words in KIND_WORDS.items()]
REFUSE: Final = "Refuse the row"
DEFAULTS: Final = ("risk", "relationship", "force")


class FileForm(ActForm):
    """The file, and the team whose cases it brings."""

    file = forms.FileField(
        label="Spreadsheet",
        help_text="Excel (.xlsx) or CSV, up to 20 MB.",
        error_messages={
            "required": "Choose a file.",
            "empty": "This file is empty.",
            "missing": "Choose a file.",
            "invalid": "Choose a file.",
        },
    )
    team = forms.ModelChoiceField(
        Team.objects.none(),
        label="Team that the cases belong to",
        empty_label="Choose a team",
        error_messages={"required": "Choose a team.", "invalid_choice": "Choose one of your own teams."},
    )

    def __init__(self, typed: Any = None, files: Any = None, *, by: User) -> None:
        super().__init__(typed, files)
        teams = Team.objects.filter(members=by).order_by("name")
        self.fields["team"].queryset = teams  # type: ignore[attr-defined]
        if len(teams) == 1:
            self.initial["team"] = teams[0].pk

    def clean_file(self) -> File[bytes]:
        file: File[bytes] = self.cleaned_data["file"]
        if file.size and file.size > LARGEST_FILE:
            raise forms.ValidationError("This file is larger than 20 MB. Cut it into several files.")
        return file

    def new_file(self) -> NewFile:
        file: File[bytes] = self.cleaned_data["file"]
        return NewFile(file.name or "File", file.read(), self.cleaned_data["team"])


@dataclass(frozen=True)
class TableBoxes:
    """One table on the page: its name, the box for its kind, and the boxes for its columns."""

    title: str
    place: int
    shown: str
    kind: BoundField
    columns: list[BoundField]


def of_kind(layout: TableLayout, kind: str | None) -> TableLayout:
    """A table as it would be read if it held another kind; as it is for its own kind, and for what is none."""
    if kind is None or kind == layout.kind or kind not in {"", *Kind}:
        return layout
    return replace(layout, kind=kind, columns=columns_of(Kind(kind), layout.headed) if kind else {})


class ColumnsForm(ActForm):
    """What each table holds, where its columns are, and what holds for every row in which the file says nothing."""

    risk = forms.ChoiceField(label="Risk", choices=[("", REFUSE), *RiskLevel.choices], required=False)
    relationship = forms.ChoiceField(
        label="Relationship", choices=[("", REFUSE), *RELATIONSHIPS.items()], required=False
    )
    force = forms.ModelChoiceField(
        Organisation.objects.forces().order_by("short_name"),
        label="Police force",
        to_field_name="slug",
        empty_label=REFUSE,
        required=False,
        error_messages={"invalid_choice": "Choose a force from the list."},
    )

    def __init__(
        self,
        typed: Mapping[str, Any] | None = None,
        *,
        layouts: Sequence[TableLayout],
        defaults: Mapping[str, str],
    ) -> None:
        super().__init__(typed, initial=dict(defaults))
        self.layouts = layouts
        for place, layout in enumerate(layouts):
            self._add_table(place, layout)

    def _add_table(self, place: int, layout: TableLayout) -> None:
        """A box for the kind, and one for each of its columns as headings suggest or as they were read last time."""
        self.fields[f"t{place}_table"] = forms.ChoiceField(
            label="What is in this table?",
            choices=[("", "Leave this table out"), *KINDS],
            required=False,
            initial=layout.kind,
            error_messages={"invalid_choice": "Choose from the list."},
        )
        headings = [(str(column), text) for column, text in enumerate(layout.headings) if text]
        for column in COLUMNS[Kind(layout.kind)] if layout.kind else ():
            self.fields[f"t{place}_{column.name}"] = forms.ChoiceField(
                label=column.words,
                choices=[("", "Not in this table"), *headings],
                required=column.required,
                initial=str(layout.columns.get(column.name, "")),
                error_messages={
                    "required": f"Say which column holds “{column.words}”.",
                    "invalid_choice": "Choose one of the columns of the table.",
                },
            )

    def tables(self) -> list[TableBoxes]:
        found = []
        for place, layout in enumerate(self.layouts):
            names = [name for name in self.fields if name.startswith(f"t{place}_") and name != f"t{place}_table"]
            kind, columns = self[f"t{place}_table"], [self[name] for name in names]
            found.append(TableBoxes(layout.title, place, layout.kind, kind, columns))
        return found

    def asked_layouts(self) -> list[TableLayout]:
        """The tables with the kinds that were asked for, each with the columns that its headings suggest."""
        return [of_kind(layout, self.data.get(f"t{place}_table")) for place, layout in enumerate(self.layouts)]

    def asks_otherwise(self) -> bool:
        """Whether a table is said to hold something else than the boxes on the page are for."""
        return self.is_bound and self.asked_layouts() != list(self.layouts)

    def read_layouts(self) -> list[TableLayout]:
        return [replace(layout, columns=self._columns(place)) for place, layout in enumerate(self.layouts)]

    def _columns(self, place: int) -> dict[str, int]:
        prefix = f"t{place}_"
        chosen = {name.removeprefix(prefix): self.cleaned_data[name] for name in self.fields if name.startswith(prefix)}
        return {name: int(value) for name, value in chosen.items() if name != "table" and value}

    def defaults(self) -> dict[str, str]:
        force = self.cleaned_data["force"]
        return {
            "risk": self.cleaned_data["risk"],
            "relationship": self.cleaned_data["relationship"],
            "force": force.slug if force else "",
        }


class RowFilterForm(forms.Form):
    """Narrows a dry run to one fate, or to one table."""

    fate = forms.ChoiceField(
        label="What becomes of them",
        choices=[("", "All rows"), *((fate.value, words) for fate, words in FATE_WORDS.items())],
        required=False,
    )
    table = forms.ChoiceField(label="Table", required=False)

    def __init__(self, typed: Mapping[str, Any], *, tables: Sequence[str]) -> None:
        super().__init__(typed)
        named = [(str(place), title) for place, title in enumerate(tables)]
        self.fields["table"].choices = [("", "All tables"), *named]  # type: ignore[attr-defined]


class DoubtsForm(ActForm):
    """Whether duplicates are made, all or none, and which rows of the page go the other way."""

    make_all = PickField(
        label="What should become of duplicates?",
        choices=[("no", "Leave them out"), ("yes", "Make them all the same")],
        missing="Choose what should become of duplicates.",
    )

    def differently(self, before: Mapping[str, Any], doubts: set[str]) -> list[str]:
        """The rows that go the other way: those ticked on this page, and those of other pages as before."""
        typed: Any = self.data
        shown, ticked = set(typed.getlist("shown")), set(typed.getlist("differently"))
        kept = set(before.get("rows", ())) if bool(before.get("all")) == self.makes_all() else set()
        return sorted(((kept - shown) | ticked) & doubts)

    def makes_all(self) -> bool:
        answer: str = self.cleaned_data["make_all"]
        return answer == "yes"


class TemplateForm(forms.Form):
    """Which template to download."""

    kind = forms.ChoiceField(label="Template for", choices=[*KINDS, ("all", "Everything, as one workbook")])
    form = forms.ChoiceField(label="As", choices=[("xlsx", "Excel workbook"), ("csv", "CSV")])
