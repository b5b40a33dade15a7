"""The pages that bring a spreadsheet in."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial, wraps
from typing import Any, Final
from uuid import UUID

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.database.clock import request_now
from accounts.jobs.models import Job
from accounts.permissions.access import Permission, has_permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import already_in_trail, row_or_404
from accounts.trail.services import audit
from orders.imports.forms import (
    DEFAULTS,
    ColumnsForm,
    FileForm,
    ImportTemplateForm,
    QuestionsForm,
    RowFilterForm,
    RowsForm,
    letter,
    of_kind,
)
from orders.imports.models import Import, ImportState
from orders.imports.rules.columns import TableKind
from orders.imports.rules.row_outcomes import BARRED, FATE_WORDS, RowOutcome
from orders.imports.rules.templates import csv_template, workbook_template
from orders.imports.services.dry_run import answer_questions, choose, start_check
from orders.imports.services.files import TableLayout, discard_file, layouts_of, set_layout, take_file
from orders.imports.services.loading import start_load
from orders.imports.services.refused_rows import refused_workbook
from orders.imports.views.dry_run import tried_page

MOST_ASKED: Final = 40
FILES_SHOWN: Final = 50
View = Callable[..., HttpResponseBase]
XLSX: Final = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def import_view(view: View) -> View:
    """Give a view the import named by `imported_id`, if the user sees it (else 404) and may import (else 403)."""

    @wraps(view)
    def guarded(request: HttpRequest, *, imported_id: UUID, **rest: Any) -> HttpResponseBase:
        user = signed_in(request)
        rows = Import.objects.visible_to(user).defer("content").select_related("team", "started_by", "job")
        row = row_or_404(rows, public_id=imported_id)
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
    return render(request, "orders/imports/import_list.html", {"imports": rows, "template_form": ImportTemplateForm()})


@require_safe
@requires(Permission.IMPORT_CASES)
def import_template(request: HttpRequest) -> HttpResponse:
    """A template to fill in; without a choice, the one for cases as CSV."""
    form = ImportTemplateForm(request.GET)
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
    by, now = signed_in(request), request_now(request)
    form = FileForm(request.POST or None, request.FILES or None, by=by)
    if form.is_valid():
        row = form.carry_out(partial(take_file, form.new_file(), by=by, now=now))
        if row and row.job:
            return redirect("job_detail", row.job.public_id)
    return render(request, "orders/imports/import_create.html", {"form": form})


@require_http_methods(["GET", "POST"])
@import_view
@submitted_once
def import_columns(request: HttpRequest, row: Import) -> HttpResponse:
    """Say what each table holds and where its columns are; then the file is tried out."""
    if row.state not in {ImportState.UPLOADED, ImportState.CHECKED}:
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
    return render(request, "orders/imports/import_columns.html", {"row": row, "form": form, "is_other": is_other})


def _try_out(request: HttpRequest, row: Import, form: ColumnsForm) -> Job:
    by, now = signed_in(request), request_now(request)
    set_layout(row, form.read_layouts(), form.defaults(), by=by, now=now)
    return start_check(row, by=by, now=now)


@require_safe
@import_view
def import_detail(request: HttpRequest, row: Import) -> HttpResponse:
    """What was tried out, row by row, or what was loaded."""
    context: dict[str, Any] = {"row": row, "now": request_now(request), "state": ImportState}
    if row.state == ImportState.CHECKED:
        context |= _tried_out(request, row, None)
    elif row.state == ImportState.LOADED:
        rest = Import.objects.visible_to(signed_in(request)).filter(rest_of=row).defer("content", "plan")
        context["rest"] = rest.exclude(state=ImportState.DISCARDED).first()
    return render(request, "orders/imports/import_detail.html", context)


def _tried_out(request: HttpRequest, row: Import, asked: QuestionsForm | None) -> dict[str, Any]:
    plan: dict[str, Any] = row.plan or {}
    layouts = layouts_of(row)
    titles = [layout.title for layout in layouts]
    form = RowFilterForm(request.GET, tables=titles)
    counts = plan["counts"]
    return {
        "filter_form": form,
        "page": tried_page(row, form.choice(), request.GET, titles),
        "counts": [
            (FATE_WORDS[fate], counts[fate.value])
            for fate in RowOutcome
            if counts[fate.value] or fate is RowOutcome.MADE
        ],
        "total": sum(counts.values()),
        "made": counts[RowOutcome.MADE.value],
        "barred": sum(counts[fate.value] for fate in BARRED),
        "lost_orders": _lost_orders(row, layouts),
        "surprises": plan["surprises"],
        "unread": _unread(plan, titles),
        "unread_tables": [layout for layout in layouts if not layout.kind],
        "questions": _questions(plan, asked or QuestionsForm(None, questions=_asked(plan))),
        "rows_form": RowsForm(initial={"make_all": "yes" if row.choices.get("all") else "no"}),
        "makes_all": bool(row.choices.get("all")),
        "has_doubts": bool(plan["doubts"]),
    }


def _lost_orders(row: Import, layouts: Sequence[TableLayout]) -> int:
    """How many of the rows that cannot be loaded are orders."""
    sheets = [place for place, layout in enumerate(layouts) if layout.kind == TableKind.ORDERS]
    return row.tried_rows.barred().filter(sheet__in=sheets).count() if sheets else 0


def _asked(plan: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The questions of one page, those without an answer first."""
    questions: list[dict[str, Any]] = plan["questions"]
    return sorted(questions, key=lambda each: bool(each["answer"] or each["default"]))[:MOST_ASKED]


def _questions(plan: Mapping[str, Any], form: QuestionsForm) -> dict[str, Any]:
    """The form of the questions: what must be answered, what is taken unless somebody says otherwise, what was said."""
    asked = form.asked.items()
    return {
        "form": form,
        "open": [form[name] for name, each in asked if not each["answer"] and not each["default"]],
        "taken": [form[name] for name, each in asked if not each["answer"] and each["default"]],
        "answered": [form[name] for name, each in asked if each["answer"]],
        "waiting": sum(not each["answer"] and not each["default"] for each in plan["questions"]),
        "more": len(plan["questions"]) - len(form.asked),
    }


def _unread(plan: Mapping[str, Any], titles: Sequence[str]) -> list[dict[str, Any]]:
    return [{**each, "table": titles[each["sheet"]], "letter": letter(each["place"])} for each in plan["unread"]]


@require_POST
@import_view
@submitted_once
def import_answer(request: HttpRequest, row: Import) -> HttpResponse:
    """Answer what the file asks; it is tried out anew, and what was said of values is remembered."""
    if row.state != ImportState.CHECKED or row.plan is None:
        messages.error(request, "Try the file out first.")
        return redirect("import_detail", row.public_id)
    form = QuestionsForm(request.POST, questions=_asked(row.plan))
    if form.is_valid():
        act = partial(answer_questions, row, form.answers())
        if job := form.carry_out(partial(act, by=signed_in(request), now=request_now(request))):
            return redirect("job_detail", job.public_id)
    context = {"row": row, "now": request_now(request), "state": ImportState, **_tried_out(request, row, form)}
    return render(request, "orders/imports/import_detail.html", context)


@require_POST
@import_view
@submitted_once
def import_choose(request: HttpRequest, row: Import) -> HttpResponse:
    """Say what becomes of duplicates and of the lines that were left out; the file is tried out anew."""
    form = RowsForm(request.POST)
    if not form.is_valid() or row.state != ImportState.CHECKED:
        messages.error(request, "Choose what should become of duplicates.")
        return redirect("import_detail", row.public_id)
    doubts = {each.key for each in row.tried_rows.exclude(doubt="").only("sheet", "number")}
    return _lead_to_job(request, row, partial(choose, row, form.choices(row.choices, doubts)))


@require_safe
@import_view
def import_refused(request: HttpRequest, row: Import) -> HttpResponse:
    """The refused lines with their reasons, as a workbook to mend."""
    already_in_trail()
    audit(by=signed_in(request), act="import.download_refused", subject=row, now=request_now(request))
    return _download(refused_workbook(row), XLSX, "refused lines.xlsx")


@require_POST
@import_view
@submitted_once
def import_load(request: HttpRequest, row: Import) -> HttpResponse:
    """Have the file loaded: whole, or without the rows that are refused."""
    without = request.POST.get("without") == "refused"
    return _lead_to_job(request, row, partial(start_load, row, without_refused=without))


def _lead_to_job(request: HttpRequest, row: Import, act: Callable[..., Any]) -> HttpResponse:
    try:
        job = act(by=signed_in(request), now=request_now(request))
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
        discard_file(row, by=signed_in(request), now=request_now(request))
        messages.success(request, "The file is deleted.")
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
    return redirect("import_list")
