"""The page that creates or edits a row about a person: form, service, message, back to its tab."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render

from casework.cases.models.case import Case
from casework.editing.forms.edit_form import EditForm


@dataclass(frozen=True, kw_only=True)
class EditPage:
    """What such a page needs: its template, what it does, and where it leads."""

    case: Case
    template: str
    tab: str
    saved: str
    save: Callable[[], object]


def edit(request: HttpRequest, form: EditForm, page: EditPage) -> HttpResponse:
    """Show the form, or save it and go back; 409 with both texts when somebody else was faster."""
    if form.is_valid() and form.carry_out(page.save) is not None:
        messages.success(request, page.saved)
        return redirect(page.tab, page.case.public_id)
    context = {"case": page.case, "form": form, "tab": page.tab, "is_new": not form.row.is_kept}
    return render(request, f"casework/{page.template}.html", context, status=form.status)
