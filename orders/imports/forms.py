"""Forms to bring a spreadsheet in: the file, its columns, questions, and which duplicates are made."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any, Final

from django import forms
from django.core.files.base import File
from django.forms.boundfield import BoundField

from accounts.people.models import Organisation, Team, User
from casework.cases.models.risk_level import RiskLevel
from casework.codes.rules.codes import RELATIONSHIPS
from casework.editing.forms.act_form import ActForm
from casework.form_fields.forms.text_fields import PickField
from orders.imports.models import SURPRISES
from orders.imports.rules.columns import COLUMNS, KIND_WORDS, TableKind
from orders.imports.rules.headings import columns_of
from orders.imports.rules.questions import QuestionKind
from orders.imports.rules.row_outcomes import FATE_WORDS
from orders.imports.rules.tables import LARGEST_FILE
from orders.imports.services.dry_run import RowChoices
from orders.imports.services.files import NewFile, TableLayout
from orders.imports.services.refused_rows import NUMBER, REASON

KINDS: Final = [(kind.value, words) for kind, words in KIND_WORDS.items()]
REFUSE: Final = "Refuse the row"
LEAVE_OUT: Final = "-"
LINE_KEY: Final = re.compile(r"\d{1,3}-\d{1,7}", re.ASCII)
DEFAULTS: Final = ("risk", "relationship", "force")


def _headed(layout: TableLayout) -> list[tuple[int, str]]:
    """The columns of a table by place, with their headings."""
    return list(enumerate(layout.headings))


def leftovers(layout: TableLayout) -> list[tuple[int, str]]:
    """The headings of a table that fit nothing."""
    read = set(layout.columns.values())
    return [(at, text) for at, text in _headed(layout) if text and at not in read] if layout.kind else []


def letter(at: int) -> str:
    """What a spreadsheet program calls a column, from A on."""
    return (letter(at // 26 - 1) if at >= 26 else "") + chr(ord("A") + at % 26)


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
        teams = Team.objects.open().filter(members=by).order_by("name")
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
    leftovers: list[BoundField]
    is_hidden: bool


def of_kind(layout: TableLayout, kind: str | None) -> TableLayout:
    """A table as it would be read if it held another kind; as it is for its own kind, and for what is none."""
    if kind is None or kind == layout.kind or kind not in {"", *TableKind}:
        return layout
    return replace(layout, kind=kind, columns=columns_of(TableKind(kind), layout.headed) if kind else {})


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
        """A box for the kind, one for each of its columns as headings suggest, and one for each heading left over."""
        self.fields[f"t{place}_table"] = forms.ChoiceField(
            label="What is in this table?",
            choices=[("", "Leave this table out"), *KINDS],
            required=False,
            initial=layout.kind,
            error_messages={"invalid_choice": "Choose from the list."},
        )
        columns = COLUMNS[TableKind(layout.kind)] if layout.kind else ()
        headings = [(str(at), text or f"Column {letter(at)}, without a heading") for at, text in _headed(layout)]
        for column in columns:
            self.fields[f"t{place}_{column.name}"] = forms.ChoiceField(
                label=column.words,
                choices=[("", "Not in this table"), *headings],
                required=column.required and column.name != "case",
                initial=str(layout.columns.get(column.name, "")),
                error_messages={
                    "required": f"Say which column holds “{column.words}”.",
                    "invalid_choice": "Choose one of the columns of the table.",
                },
            )
        for at, text in leftovers(layout):
            self.fields[f"x{place}_{at}"] = self._leftover(layout, at, text)

    def _leftover(self, layout: TableLayout, at: int, text: str) -> forms.ChoiceField:
        free = [(each.name, each.words) for each in COLUMNS[TableKind(layout.kind)] if each.name not in layout.columns]
        is_ours = text in {NUMBER, REASON}
        return forms.ChoiceField(
            label=f"“{text}”",
            choices=[("", "Choose"), (LEAVE_OUT, "Leave this column out"), *free],
            initial=LEAVE_OUT if is_ours or at in layout.left_out else "",
            error_messages={
                "required": f"Say what “{text}” holds, or leave it out.",
                "invalid_choice": "Choose from the list.",
            },
        )

    def clean(self) -> dict[str, Any]:
        """Every heading is read or left out, none as two things, and what a table cannot do without is there."""
        for place, layout in enumerate(self.layouts):
            if layout.kind:
                self._check_table(place, layout)
        return self.cleaned_data

    def _check_table(self, place: int, layout: TableLayout) -> None:
        chosen, columns = self._chosen(place), self._columns(place)
        for at, _ in leftovers(layout):
            if at in chosen.values():
                self.errors.pop(f"x{place}_{at}", None)
            elif self.cleaned_data.get(f"x{place}_{at}") in chosen:
                self.add_error(f"x{place}_{at}", "That is read from another column already: change it there first.")
        for name in columns.keys() - chosen.keys():
            self.errors.pop(f"t{place}_{name}", None)

    def tables(self) -> list[TableBoxes]:
        found = []
        for place, layout in enumerate(self.layouts):
            names = [name for name in self.fields if name.startswith(f"t{place}_") and name != f"t{place}_table"]
            left = [self[name] for name in self.fields if name.startswith(f"x{place}_")]
            kind, columns = self[f"t{place}_table"], [self[name] for name in names]
            found.append(TableBoxes(layout.title, place, layout.kind, kind, columns, left, layout.is_hidden))
        return found

    def asked_layouts(self) -> list[TableLayout]:
        """The tables with the kinds that were asked for, each with the columns that its headings suggest."""
        return [of_kind(layout, self.data.get(f"t{place}_table")) for place, layout in enumerate(self.layouts)]

    def asks_otherwise(self) -> bool:
        """Whether a table is said to hold something else than the boxes on the page are for."""
        return self.is_bound and self.asked_layouts() != list(self.layouts)

    def read_layouts(self) -> list[TableLayout]:
        return [
            replace(layout, columns=self._columns(place), left_out=self._left_out(place))
            for place, layout in enumerate(self.layouts)
        ]

    def _boxes(self, prefix: str) -> dict[str, str]:
        """What boxes say that are named with a beginning: the rest of their names, and their answers."""
        named = {name.removeprefix(prefix): name for name in self.fields if name.startswith(prefix)}
        return {rest: self.cleaned_data.get(name) or "" for rest, name in named.items()}

    def _chosen(self, place: int) -> dict[str, int]:
        """What the boxes of our columns say."""
        boxes = self._boxes(f"t{place}_")
        return {name: int(value) for name, value in boxes.items() if name != "table" and value}

    def _columns(self, place: int) -> dict[str, int]:
        """What the boxes of our columns say, and those of the headings left over."""
        boxes = self._boxes(f"x{place}_")
        return {name: int(at) for at, name in boxes.items() if name not in {"", LEAVE_OUT}} | self._chosen(place)

    def _left_out(self, place: int) -> tuple[int, ...]:
        read = set(self._columns(place).values())
        left = [int(at) for at, answer in self._boxes(f"x{place}_").items() if answer == LEAVE_OUT]
        return tuple(at for at in left if at not in read)

    def defaults(self) -> dict[str, str]:
        force = self.cleaned_data["force"]
        return {
            "risk": self.cleaned_data["risk"],
            "relationship": self.cleaned_data["relationship"],
            "force": force.slug if force else "",
        }


class RowFilterForm(forms.Form):
    """Narrows a dry run to one fate or to what will surprise, and to one table: words that say nothing of anybody."""

    show = forms.ChoiceField(
        label="Show",
        choices=[
            ("", "All rows"),
            (SURPRISES, "What will surprise you"),
            *((fate.value, words) for fate, words in FATE_WORDS.items()),
        ],
        required=False,
    )
    table = forms.ChoiceField(label="Table", required=False)

    def __init__(self, typed: Mapping[str, Any], *, tables: Sequence[str]) -> None:
        super().__init__(typed)
        named = [(str(place), title) for place, title in enumerate(tables)]
        self.fields["table"].choices = [("", "All tables"), *named]  # type: ignore[attr-defined]

    def choice(self) -> dict[str, str]:
        """What was chosen; a filter that makes no sense is left out."""
        self.is_valid()
        return {name: self.cleaned_data[name] for name in self.fields if self.cleaned_data.get(name)}


class RowsForm(ActForm):
    """Whether duplicates are made, all or none, which rows of the page go the other way, and which lines are read."""

    make_all = PickField(
        label="What should become of duplicates?",
        choices=[("no", "Leave them out"), ("yes", "Make them all the same")],
        missing="Choose what should become of duplicates.",
    )

    def choices(self, before: Mapping[str, Any], doubts: set[str]) -> RowChoices:
        """The choices as they are now: those of the rows on this page as ticked, those of other pages as before."""
        typed: Any = self.data
        shown, ticked = set(typed.getlist("shown")), set(typed.getlist("differently"))
        kept = set(before.get("rows", ())) if bool(before.get("all")) == self.makes_all() else set()
        lines, taken = typed.getlist("line"), set(typed.getlist("take"))
        return RowChoices(
            self.makes_all(),
            sorted(((kept - shown) | ticked) & doubts),
            {key: "take" if key in taken else "leave" for key in lines if LINE_KEY.fullmatch(key)},
        )

    def makes_all(self) -> bool:
        answer: str = self.cleaned_data["make_all"]
        return answer == "yes"


class QuestionsForm(ActForm):
    """What a file asks: each value once, each column once. A field is named by its question, not by its place."""

    def __init__(self, typed: Mapping[str, Any] | None, *, questions: Sequence[Mapping[str, Any]]) -> None:
        super().__init__(typed)
        self.asked = {question_name(each["key"]): each for each in questions}
        for name, each in self.asked.items():
            self.fields[name] = _question_field(each)

    def answers(self) -> dict[str, str]:
        """What was answered otherwise than before, by the keys of the questions."""
        said = {each["key"]: self.cleaned_data[name] for name, each in self.asked.items()}
        before = {each["key"]: each["answer"] or each["default"] for each in self.asked.values()}
        return {key: answer for key, answer in said.items() if answer != before[key]}


def question_name(key: str) -> str:
    """What the box of a question is called: nothing of what stands in the file."""
    return f"q{hashlib.sha256(key.encode()).hexdigest()[:12]}"


def _question_field(question: Mapping[str, Any]) -> forms.Field:
    label, help_text = _question_words(question)
    initial = question["answer"] or question["default"]
    if not question["options"]:
        return forms.CharField(label=label, help_text=help_text, max_length=100, required=False, initial=initial)
    nothing = [] if question["default"] else [("", "Choose")]
    choices = [*nothing, *((code, words) for code, words in question["options"])]
    error = {"invalid_choice": "Choose one of the answers in the list."}
    return forms.ChoiceField(
        label=label, help_text=help_text, choices=choices, required=False, initial=initial, error_messages=error
    )


def _question_words(question: Mapping[str, Any]) -> tuple[str, str]:
    """What is asked, and what helps to answer."""
    words, sentence = question["words"], question["sentence"]
    if question["kind"] == QuestionKind.ENCODING:
        return "The letters of the file", sentence
    if not question["is_remembered"]:
        return (words, sentence) if words else (sentence, "")
    about = f"In {question['rows']:,} {'row' if question['rows'] == 1 else 'rows'}."
    likely = dict(map(tuple, question["options"])).get(question["suggestion"], "")
    return f"{words}: “{question['value']}”", f"{about} Perhaps {likely}." if likely else about


class ImportTemplateForm(forms.Form):
    """Which template to download."""

    kind = forms.ChoiceField(label="Template for", choices=[*KINDS, ("all", "Everything, as one workbook")])
    form = forms.ChoiceField(label="As", choices=[("xlsx", "Excel workbook"), ("csv", "CSV")])
