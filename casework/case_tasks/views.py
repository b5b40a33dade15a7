"""The pages that set a task, change it, put it off and say that it is done; and what the police promised."""

from __future__ import annotations

from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.submissions.services import submitted_once
from casework.case_tasks.forms import FinishForm, PromiseForm, SnoozeForm, TaskEditForm, TaskForm
from casework.case_tasks.models import Task, TaskKind
from casework.case_tasks.services import change_task, finish_task, set_task, snooze_task
from casework.cases.models.case import Case
from casework.editing.views.receipts import receipt
from casework.gates.access.row_gates import case_view, task_view


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def task_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Set a task."""
    now = request_now(request)
    form = TaskForm(request.POST or None, case=case)
    if form.is_valid():
        act = partial(set_task, case, form.new_task(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The task is set.", now)
            return redirect("case_work", case.public_id)
    return render(request, "casework/case_tasks/task_create.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@case_view(Permission.WORK_ON_CASE)
@submitted_once
def promise_create(request: HttpRequest, case: Case) -> HttpResponse:
    """Write down what the police promised, so that it can be late."""
    now = request_now(request)
    form = PromiseForm(request.POST or None, case=case, initial={"force": case.victim_force.slug})
    if form.is_valid():
        act = partial(set_task, case, form.new_task(), by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The promise is written down.", now)
            return redirect("case_work", case.public_id)
    return render(request, "casework/case_tasks/promise_create.html", {"case": case, "form": form}, status=form.status)


@require_http_methods(["GET", "POST"])
@task_view(Permission.WORK_ON_CASE)
@submitted_once
def task_edit(request: HttpRequest, task: Task) -> HttpResponse:
    """Change what is to be done, by whom or by when."""
    now = request_now(request)
    form = TaskEditForm(request.POST or None, row=task)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(change_task, task, form.values, version=version, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The task is changed.", now)
            return _back(request, task)
    return render(request, "casework/case_tasks/task_edit.html", _context(request, task, form=form), status=form.status)


@require_http_methods(["GET", "POST"])
@task_view(Permission.WORK_ON_CASE)
@submitted_once
def task_snooze(request: HttpRequest, task: Task) -> HttpResponse:
    """Put a task off until a day, with a reason."""
    now = request_now(request)
    form = SnoozeForm(request.POST or None, row=task)
    if form.is_valid():
        typed = form.cleaned_data
        words = {"until": typed["snoozed_until"], "reason": typed["snooze_reason"], "version": typed["version"]}
        if form.carry_out(partial(snooze_task, task, **words, by=signed_in(request), now=now)):
            receipt(request, "The task is put off. It comes back by itself.", now)
            return _back(request, task)
    return render(
        request, "casework/case_tasks/task_snooze.html", _context(request, task, form=form), status=form.status
    )


@require_http_methods(["GET", "POST"])
@task_view(Permission.WORK_ON_CASE)
@submitted_once
def task_finish(request: HttpRequest, task: Task) -> HttpResponse:
    """Say that a task is done, or that a promise was kept or broken, and what came of it.

    A review of the risk is done by reviewing it, and a last day is found out when it is recorded: nothing else
    finishes those tasks.
    """
    now = request_now(request)
    if task.kind == TaskKind.RISK_REVIEW and _sees_case(request, task):
        return redirect("risk_review_create", task.case.public_id)
    if task.kind == TaskKind.LAST_DAY:
        messages.warning(request, "This is done when the last day is recorded, on the page of the thing itself.")
        return _back(request, task)
    form = FinishForm(request.POST or None, task=task)
    if form.is_valid():
        act = partial(finish_task, task, **form.cleaned_data, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The task is done.", now)
            return _back(request, task)
    return render(
        request, "casework/case_tasks/task_finish.html", _context(request, task, form=form), status=form.status
    )


def _sees_case(request: HttpRequest, task: Task) -> bool:
    return Case.objects.visible_to(signed_in(request)).filter(pk=task.case_id).exists()


def _back(request: HttpRequest, task: Task) -> HttpResponseRedirect:
    """To the work on the case; who was only given the task goes home."""
    return redirect("case_work", task.case.public_id) if _sees_case(request, task) else redirect("home")


def _context(request: HttpRequest, task: Task, **more: object) -> dict[str, object]:
    """The case is there only for who may see it: a colleague is given a task, not the case."""
    case = task.case if _sees_case(request, task) else None
    return {"task": task, "case": case, "now": request_now(request), **more}
