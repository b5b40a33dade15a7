"""Changing a row that somebody else may have changed: one winner, and both texts for the other."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

import pytest
from django import forms

from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task
from casework.case_tasks.services import NewTask, add_task
from casework.editing.forms.edit_form import EditForm
from casework.editing.services.row_versions import RowChangedSince, change
from tests.factories import make_case, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 9, 0, tzinfo=UTC)


class TitleForm(EditForm):
    title = forms.CharField(label="What is to be done")
    detail = forms.CharField(label="More", required=False)


def make_task() -> Task:
    case = make_case()
    return add_task(case, NewTask(title="Ring the court"), by=make_user(teams=[case.team]), now=NOW)


def test_change_counts_a_version_and_names_the_fields_but_not_the_words() -> None:
    task, by = make_task(), make_user()
    changed = change(task, {"title": "Ring the listing office"}, version=1, by=by, now=NOW)
    assert (changed.title, changed.version) == ("Ring the listing office", 2)
    entry = AuditEntry.objects.get(act="task.change")
    assert entry.detail == {"fields": ["title"]}


def test_change_to_the_same_values_writes_nothing() -> None:
    task = make_task()
    assert change(task, {"title": "Ring the court"}, version=1, by=make_user(), now=NOW).version == 1
    assert not AuditEntry.objects.filter(act="task.change").exists()


def test_change_from_an_old_page_is_refused_with_what_is_stored_now() -> None:
    task, by = make_task(), make_user()
    change(task, {"title": "Ring the listing office"}, version=1, by=by, now=NOW)
    with pytest.raises(RowChangedSince) as meanwhile:
        change(task, {"title": "Write to the court"}, version=1, by=by, now=NOW)
    assert meanwhile.value.row.version == 2
    assert Task.objects.get().title == "Ring the listing office"


def test_form_shows_both_texts_and_sending_it_again_keeps_what_was_typed() -> None:
    task, by = make_task(), make_user()
    form = sent(task, title="Write to the court", detail="By post")
    change(task, {"title": "Ring the listing office"}, version=1, by=by, now=NOW)
    assert form.carry_out(lambda: change(task, form.values, version=1, by=by, now=NOW)) is None
    assert form.status == 409
    assert [(each.label, each.stored, each.typed) for each in form.differences] == [
        ("What is to be done", "Ring the listing office", "Write to the court")
    ]
    again = TitleForm(form.data, row=Task.objects.get())
    assert again.is_valid()
    version = again.cleaned_data["version"]
    assert again.carry_out(lambda: change(task, again.values, version=version, by=by, now=NOW))
    assert Task.objects.get().title == "Write to the court"


def sent(task: Task, **typed: Any) -> TitleForm:
    form = TitleForm({"version": "1", **typed}, row=task)
    assert form.is_valid(), form.errors
    return form
