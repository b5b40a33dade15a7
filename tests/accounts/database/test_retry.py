"""Lets two real transactions deadlock, and finds both acts done once, with no error for anybody."""

from __future__ import annotations

import threading
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import Final
from uuid import uuid4

import psycopg
import pytest
from celery import current_app
from django.db import OperationalError, connection, transaction
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.test import RequestFactory

from accounts.database.retry import DEADLOCK, sqlstate_of, with_retry
from accounts.people.models import Team
from accounts.submissions.models import Submission
from accounts.submissions.services import submitted_once
from config.acts import EveryFormOnce
from tests.factories import make_team, make_user

SECONDS: Final = 20


class Crossing:
    """Two who lock the same two teams, each beginning with the other's second; both wait until both have begun."""

    def __init__(self) -> None:
        self.both = threading.Barrier(2)
        self.tries: list[int] = []
        self.told: list[int] = []

    def act(self, first: int, second: int) -> None:
        self.tries.append(first)
        is_first_try = self.tries.count(first) == 1
        Team.objects.select_for_update().get(pk=first)
        if is_first_try:
            self.both.wait(SECONDS)
        for key in (first, second):
            team = Team.objects.select_for_update().get(pk=key)
            team.name += "+"
            team.save()
        transaction.on_commit(lambda: self.told.append(first))


def in_two_threads(one: Callable[[], object], other: Callable[[], object]) -> list[object]:
    def run(act: Callable[[], object]) -> object:
        try:
            return act()
        finally:
            connection.close()

    with ThreadPoolExecutor(2) as pool:
        return [sent.result(SECONDS) for sent in [pool.submit(run, one), pool.submit(run, other)]]


def names(*teams: Team) -> list[str]:
    return [Team.objects.get(pk=team.pk).name.removeprefix(team.name) for team in teams]


@pytest.mark.django_db(transaction=True)
def test_two_acts_that_deadlock_are_both_done_once() -> None:
    one, two, crossing = make_team(), make_team(), Crossing()
    act = transaction.atomic(crossing.act)
    in_two_threads(lambda: with_retry(lambda: act(one.pk, two.pk)), lambda: with_retry(lambda: act(two.pk, one.pk)))
    assert names(one, two) == ["++", "++"]
    assert len(crossing.tries) == 3
    assert sorted(crossing.told) == sorted([one.pk, two.pk])


@pytest.mark.django_db(transaction=True)
def test_without_a_second_try_one_of_them_is_lost() -> None:
    one, two, crossing = make_team(), make_team(), Crossing()
    act = transaction.atomic(crossing.act)
    with pytest.raises(OperationalError) as lost:
        in_two_threads(lambda: act(one.pk, two.pk), lambda: act(two.pk, one.pk))
    assert sqlstate_of(lost.value) == DEADLOCK
    assert names(one, two) == ["+", "+"]


@pytest.mark.django_db(transaction=True)
def test_two_forms_that_deadlock_are_both_answered_and_each_key_is_used_once() -> None:
    one, two, crossing, user = make_team(), make_team(), Crossing(), make_user()

    @submitted_once
    def cross(request: HttpRequest) -> HttpResponse:
        crossing.act(int(request.POST["first"]), int(request.POST["second"]))
        return redirect("home")

    def send(first: Team, second: Team) -> HttpResponseBase | None:
        request = RequestFactory().post("/", {"submission": str(uuid4()), "first": first.pk, "second": second.pk})
        request.user = user
        return EveryFormOnce(lambda _: HttpResponse()).process_view(request, cross, (), {})

    answers = in_two_threads(lambda: send(one, two), lambda: send(two, one))
    assert [getattr(answer, "status_code", None) for answer in answers] == [302, 302]
    assert names(one, two) == ["++", "++"]
    assert Submission.objects.count() == 2


@pytest.mark.django_db(transaction=True)
def test_act_that_is_given_up_twice_is_an_error() -> None:
    tries = []

    def never() -> None:
        tries.append(1)
        raise OperationalError from psycopg.errors.DeadlockDetected()

    with pytest.raises(OperationalError):
        with_retry(never)
    assert len(tries) == 2


@pytest.mark.django_db(transaction=True)
def test_job_that_is_given_up_is_done_again() -> None:
    tries = []

    @current_app.task(name="tests.given_up_once")
    def given_up_once() -> int:
        tries.append(1)
        if len(tries) == 1:
            raise OperationalError from psycopg.errors.SerializationFailure()
        return len(tries)

    assert given_up_once.apply().get() == 2


@pytest.mark.django_db
def test_part_of_a_larger_transaction_is_not_tried_again() -> None:
    tries = []

    def given_up() -> None:
        tries.append(1)
        raise OperationalError from psycopg.errors.DeadlockDetected()

    with pytest.raises(OperationalError), transaction.atomic():
        with_retry(given_up)
    assert len(tries) == 1
