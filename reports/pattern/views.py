"""The pattern of conduct of a case, and the page on which a person edits the paragraph drafted from it."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.cases.models.case import Case
from casework.gates.access.row_gates import case_view
from casework.incidents.forms import ParagraphForm
from casework.incidents.models.pattern_paragraph import PatternParagraph
from casework.incidents.services import NewParagraph, keep_paragraph
from casework.templatetags.display import when
from reports.case_page.tabs import tabs
from reports.pattern.queries import answers_of, paragraph_of, pattern_of
from reports.pattern.rules.pattern_words import draft, facts, gap_words


@require_safe
@case_view(Permission.VIEW_CASE)
def case_pattern(request: HttpRequest, case: Case) -> HttpResponse:
    """Kinds over time, gaps, new methods, bursts; and the paragraph, once somebody has kept one."""
    user = signed_in(request)
    found, paragraph = pattern_of(case, user), paragraph_of(case, user)
    context = {
        "case": case,
        "tabs": tabs(case, "case_chronology"),
        "pattern": found,
        "gaps": gap_words(found),
        "answers": answers_of(case, user),
        "paragraph": paragraph,
        "is_stale": paragraph is not None and paragraph.draft != draft(found),
        "now": request_now(request),
    }
    return render(request, "reports/pattern/case_pattern.html", context)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def pattern_paragraph(request: HttpRequest, case: Case) -> HttpResponse:
    """The draft beside the facts it rests on; what is kept is what a person made of it and has checked."""
    now, user = request_now(request), signed_in(request)
    found = pattern_of(case, user)
    drafted, known = draft(found), paragraph_of(case, user)
    row = known or PatternParagraph(case=case, text=drafted, version=0)
    form = ParagraphForm(request.POST or None, row=row)
    if form.is_valid():
        new = NewParagraph(**form.values, draft=drafted, facts=facts(found), version=form.cleaned_data["version"])
        if form.carry_out(partial(keep_paragraph, case, new, by=user, now=now)):
            messages.success(request, f"The paragraph is kept. Saved {when(now)}.")
            return redirect("case_pattern", case.public_id)
    context = {"case": case, "form": form, "facts": facts(found), "draft": drafted, "known": known, "now": now}
    return render(request, "reports/pattern/pattern_paragraph.html", context, status=form.status)
