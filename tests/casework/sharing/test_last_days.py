"""Until when a share or an agreement holds: to a day, without an end, or nobody knows; then somebody finds out."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import IntegrityError, transaction
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import User
from accounts.rules import RuleViolation
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.case import Case
from casework.dates.rules.last_day import FIND_OUT, last_day_words
from casework.dates.rules.london_time import local_day
from casework.sharing.models.agreement import Agreement
from casework.sharing.models.share import Share
from casework.sharing.services.agreements import NewAgreement, find_last_day_of_agreement, record_agreement
from casework.sharing.services.last_days import ask_for_last_days_of_sharing
from casework.sharing.services.shares import (
    AgreedBefore,
    AgreedNow,
    NewShare,
    find_last_day_of_share,
    revoke_share,
    share_case,
)
from tests.factories import make_case, make_team, make_user
from tests.orders.acting import fetch, send, signed_in, words

pytestmark = pytest.mark.django_db
DAY: Final = timedelta(days=1)
UNKNOWN: Final = {"last_day": None, "last_day_known": False}


@pytest.fixture
def worker() -> User:
    return make_user(teams=[make_team()])


@pytest.fixture
def case(worker: User) -> Case:
    return make_case(team=worker.teams.get(), caseworker=worker)


def agreed(case: Case, worker: User, **fields: Any) -> Agreement:
    now = timezone.now()
    new = {"kind": "share", "force": case.victim_force, "purpose": "Act", "given_how": "phone"}
    return record_agreement(case, NewAgreement(**{**new, "given_on": local_day(now), **fields}), by=worker, now=now)


def shared(case: Case, worker: User, rests_on: Any = None, **fields: Any) -> Share:
    now = timezone.now()
    rests_on = rests_on or AgreedNow(local_day(now), "phone")
    new = NewShare(force=case.victim_force, purpose="Act", rests_on=rests_on, **fields)
    return share_case(case, new, by=worker, now=now)


def to_find_out(case: Case) -> int:
    return Task.objects.open().filter(case=case, kind=TaskKind.LAST_DAY).count()


@pytest.mark.parametrize("model", [Share, Agreement])
def test_database_refuses_a_last_day_that_nobody_knows(model: Any, case: Case, worker: User) -> None:
    row = shared(case, worker, last_day=local_day(timezone.now())) if model is Share else agreed(case, worker)
    model.objects.filter(pk=row.pk).update(last_day=local_day(timezone.now()) + DAY)
    with pytest.raises(IntegrityError, match="unknown_last_day_is_empty"), transaction.atomic():
        model.objects.filter(pk=row.pk).update(last_day_known=False)


def test_words_tell_a_day_no_end_and_nobody_knows_apart() -> None:
    day = local_day(timezone.now())
    said = {
        last_day_words(day, is_known=True, no_end="Until you end it"),
        last_day_words(None, is_known=True, no_end="Until you end it"),
        last_day_words(None, is_known=False, no_end="Until you end it"),
    }
    assert len(said) == 3
    assert FIND_OUT in said


def test_share_whose_last_day_nobody_knows_is_shown_as_such_asked_about_once_and_settled_when_found(
    case: Case, worker: User
) -> None:
    share = shared(case, worker, **UNKNOWN)
    assert to_find_out(case) == 2
    assert ask_for_last_days_of_sharing(now=timezone.now()) == 0
    page = words(fetch(worker, "case_sharing", case))
    assert "Last day not known: find out" in page
    assert "Until you end it" not in page
    assert "Until the client takes it back" not in page
    assert "Find out the last day of the share with Sussex Police" in words(fetch(worker, "my_work"))
    with pytest.raises(RuleViolation, match="how long the client agreed"):
        find_last_day_of_share(share, None, by=worker, now=timezone.now())
    assert share.agreement is not None
    find_last_day_of_agreement(share.agreement, None, by=worker, now=timezone.now())
    address = reverse("share_last_day", args=[case.public_id, share.public_id])
    assert address in fetch(worker, "my_work").content.decode()
    signed_in(worker).post(address, {"ends": "on_a_day", "last_day": "3/3/2199", "submission": str(uuid4())})
    assert to_find_out(case) == 0
    page = words(fetch(worker, "case_sharing", case))
    assert "Last day not known" not in page
    assert "Until the client takes it back" in page
    assert "3 Mar 2199" in page


def test_share_that_rests_on_a_yes_of_which_nobody_knows_the_end_has_no_known_end_either(
    case: Case, worker: User
) -> None:
    agreed(case, worker, **UNKNOWN)
    share = shared(case, worker, AgreedBefore())
    assert not share.last_day_known


def test_a_yes_without_an_end_comes_before_one_of_which_nobody_knows_the_end(case: Case, worker: User) -> None:
    agreed(case, worker)
    agreed(case, worker, **UNKNOWN)
    share = shared(case, worker, AgreedBefore())
    assert share.last_day_known


def test_job_asks_about_rows_that_came_in_unasked_and_again_where_the_task_was_only_ticked_off(
    case: Case, worker: User
) -> None:
    share = shared(case, worker)
    Share.objects.filter(pk=share.pk).update(last_day_known=False)
    now = timezone.now()
    assert [ask_for_last_days_of_sharing(now=now) for _ in range(2)] == [1, 0]
    Task.objects.filter(kind=TaskKind.LAST_DAY).update(done_at=now)
    assert ask_for_last_days_of_sharing(now=now) == 1
    revoke_share(Share.objects.get(pk=share.pk), by=worker, now=now)
    assert to_find_out(case) == 0
    assert ask_for_last_days_of_sharing(now=now) == 0


def test_what_is_known_is_not_found_out_again(case: Case, worker: User) -> None:
    share = shared(case, worker)
    with pytest.raises(RuleViolation, match="known already"):
        find_last_day_of_share(share, None, by=worker, now=timezone.now())


def test_form_of_an_agreement_asks_for_one_of_three(case: Case, worker: User) -> None:
    typed = {"kind": "service", "given_on": "1/3/2026", "given_how": "in_person"}
    assert "Choose whether it ends on a day" in words(send(worker, "agreement_create", case, **typed))
    send(worker, "agreement_create", case, **typed, ends="not_known")
    assert not Agreement.objects.get().last_day_known
