"""The pages that bring a spreadsheet in."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial, wraps
from typing import Any, Final
from urllib.parse import urlencode
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.access import Permission, has_permission, requires, signed_in
from accounts.models import Job
from accounts.rules import RuleViolation
from accounts.submissions import submitted_once
from orders.forms.imports import (
    DEFAULTS,
    ColumnsForm,
    DoubtsForm,
    FileForm,
    RowFilterForm,
    TemplateForm,
    of_kind,
)
from orders.models import Import, ImportState
from orders.rules.sheets.plan import FATE_WORDS, Fate
from orders.rules.sheets.templates import csv_template, workbook_template
from orders.services import imports
from orders.services.imports.files import layouts_of

ROWS_PER_PAGE: Final = 100
FILES_SHOWN: Final = 50
View = Callable[..., HttpResponseBase]
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def import_view(view: View) -> View:
    """Give a view the import named by `imported_id`, if the user sees it (else 404) and may import (else 403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *, imported_id: UUID, **rest: Any) -> HttpResponseBase:
        user = signed_in(request)
        rows = Import.objects.visible_to(user).select_related("team", "started_by", "job")
        row = get_object_or_404(rows, public_id=imported_id)
        if not has_permission(user, Permission.IMPORT_CASES):
            raise PermissionDenied
        return view(request, row, **rest)

    guarded.permission = Permission.IMPORT_CASES  # type: ignore[attr-defined]
    return guarded


@require_safe
@requires(Permission.IMPORT_CASES)
def import_list(request: HttpRequest) -> HttpResponse:
    """The files that were brought for the reader's teams, and templates to fill in."""
    rows = Import.objects.visible_to(signed_in(request)).for_list()[:FILES_SHOWN]
    return render(request, "orders/import_list.html", {"imports": rows, "template_form": TemplateForm()})


@require_safe
@requires(Permission.IMPORT_CASES)
def import_template(request: HttpRequest) -> HttpResponse:
    """A template to fill in; without a choice, the one for cases as CSV."""
    form = TemplateForm(request.GET)
    kind, as_file = (form.cleaned_data["kind"], form.cleaned_data["form"]) if form.is_valid() else ("cases", "csv")
    if as_file == "xlsx" or kind == "all":
        return _download(workbook_template(kind), XLSX, f"{kind}.xlsx")
    return _download(csv_template(kind), "text/csv; charset=utf-8", f"{kind}.csv")


def _download(content: bytes, content_type: str, name: str) -> HttpResponse:
    return HttpResponse(
        content, content_type=content_type, headers={"Content-Disposition": f'attachment; filename="{name}"'}
    )


@require_http_methods(["GET", "POST"])
@requires(Permission.IMPORT_CASES)
@submitted_once
def import_create(request: HttpRequest) -> HttpResponse:
    """Hand a file over; nothing but the file itself is kept of it for now."""
    by, now = signed_in(request), timezone.now()
    form = FileForm(request.POST or None, request.FILES or None, by=by)
    if form.is_valid():
        row = form.carry_out(partial(imports.take_file, form.new_file(), by=by, now=now))
        if row:
            return redirect("import_columns", row.public_id)
    return render(request, "orders/import_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
@import_view
@submitted_once
def import_columns(request: HttpRequest, row: Import) -> HttpResponse:
    """Say what each table holds and where its columns are; then the file is tried out."""
    if row.content is None:
        return redirect("import_detail", row.public_id)
    layouts, typed = layouts_of(row), request.POST or None
    if typed:
        layouts = [of_kind(layout, typed.get(f"t{place}_shown")) for place, layout in enumerate(layouts)]
    form = ColumnsForm(typed, layouts=layouts, defaults=row.defaults)
    is_other = form.asks_otherwise()
    if typed and is_other:
        said = {name: typed.get(name, "") for name in DEFAULTS}
        form = ColumnsForm(None, layouts=form.asked_layouts(), defaults=said)
    elif form.is_valid() and (job := form.carry_out(partial(_try_out, request, row, form))):
        return redirect("job_detail", job.public_id)
    return render(request, "orders/import_columns.html", {"row": row, "form": form, "is_other": is_other})


def _try_out(request: HttpRequest, row: Import, form: ColumnsForm) -> Job:
    by, now = signed_in(request), timezone.now()
    imports.set_layout(row, form.read_layouts(), form.defaults(), by=by, now=now)
    return imports.start_check(row, by=by, now=now)


@require_safe
@import_view
def import_detail(request: HttpRequest, row: Import) -> HttpResponse:
    """What was tried out, row by row, or what was loaded."""
    titles = [layout.title for layout in layouts_of(row)]
    form = RowFilterForm(request.GET, tables=titles)
    context: dict[str, Any] = {"row": row, "now": timezone.now(), "state": ImportState}
    if row.plan is not None:
        page = _page(row, form, request)
        choice = "yes" if row.choices.get("all") else "no"
        context |= {
            "filter_form": form,
            "page": page,
            "counts": [(FATE_WORDS[fate], row.plan["counts"][fate.value]) for fate in Fate],
            "barred": row.plan["counts"]["refused"] + row.plan["counts"]["held"],
            "doubts_form": DoubtsForm(initial={"make_all": choice}),
            "makes_all": bool(row.choices.get("all")),
            "has_doubts": any(line[6] for line in row.plan["rows"]),
        }
    return render(request, "orders/import_detail.html", context)


@dataclass(frozen=True)
class ShownRow:
    """One row of a dry run as the page shows it."""

    key: str
    table: str
    number: int
    fate: str
    words: str
    case: str
    column: str
    sentence: str
    doubt: str
    goes_otherwise: bool


@dataclass(frozen=True)
class ShownPage:
    """The rows of one page, how many there are in all, and where the pages beside it are."""

    rows: list[ShownRow]
    count: int
    next_href: str
    previous_href: str


def _page(row: Import, form: RowFilterForm, request: HttpRequest) -> ShownPage:
    fate, table = (form.cleaned_data["fate"], form.cleaned_data["table"]) if form.is_valid() else ("", "")
    plan: dict[str, Any] = row.plan or {"rows": []}
    found = [line for line in plan["rows"] if (not fate or line[2] == fate) and (not table or str(line[0]) == table)]
    number = _page_number(request, len(found))
    chosen = {name: value for name, value in (("fate", fate), ("table", table)) if value}
    first = (number - 1) * ROWS_PER_PAGE
    return ShownPage(
        [_shown(line, row) for line in found[first : first + ROWS_PER_PAGE]],
        len(found),
        "?" + urlencode({**chosen, "page": number + 1}) if first + ROWS_PER_PAGE < len(found) else "",
        "?" + urlencode({**chosen, "page": number - 1}) if number > 1 else "",
    )


def _page_number(request: HttpRequest, count: int) -> int:
    """The page asked for, or the nearest that there is."""
    text = request.GET.get("page", "")
    asked = int(text) if text.isascii() and text.isdecimal() and len(text) < 9 else 1
    return max(1, min(asked, -(-count // ROWS_PER_PAGE)))


def _shown(line: list[Any], row: Import) -> ShownRow:
    sheet, number, fate, case, column, sentence, doubt = line
    key = f"{sheet}-{number}"
    title = layouts_of(row)[sheet].title
    otherwise = key in set(row.choices.get("rows", ()))
    return ShownRow(key, title, number, fate, FATE_WORDS[Fate(fate)], case, column, sentence, doubt, otherwise)


@require_POST
@import_view
@submitted_once
def import_choose(request: HttpRequest, row: Import) -> HttpResponse:
    """Say what becomes of duplicates; the file is tried out anew."""
    form = DoubtsForm(request.POST)
    if not form.is_valid() or row.plan is None:
        messages.error(request, "Choose what should become of duplicates.")
        return redirect("import_detail", row.public_id)
    doubts = {f"{line[0]}-{line[1]}" for line in row.plan["rows"] if line[6]}
    rows = form.differently(row.choices, doubts)
    act = partial(imports.choose, row, make_all=form.makes_all(), differently=rows)
    return _lead_to_job(request, row, act)


@require_POST
@import_view
@submitted_once
def import_load(request: HttpRequest, row: Import) -> HttpResponse:
    """Have the file loaded."""
    return _lead_to_job(request, row, partial(imports.start_load, row))


def _lead_to_job(request: HttpRequest, row: Import, act: Callable[..., Any]) -> HttpResponse:
    try:
        job = act(by=signed_in(request), now=timezone.now())
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
        return redirect("import_detail", row.public_id)
    return redirect("job_detail", job.public_id)


@require_POST
@import_view
@submitted_once
def import_discard(request: HttpRequest, row: Import) -> HttpResponse:
    """Delete a file that is not wanted."""
    try:
        imports.discard_file(row, by=signed_in(request), now=timezone.now())
        messages.success(request, "The file is deleted.")
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
    return redirect("import_list")
