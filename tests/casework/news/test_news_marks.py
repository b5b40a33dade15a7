"""How far a person has looked only ever goes on, whichever of two windows says so last."""

from __future__ import annotations

from datetime import timedelta

import pytest

from accounts.database.clock import database_now
from casework.news.services import mark_seen, seen_by
from tests.factories import make_user

pytestmark = pytest.mark.django_db
MINUTE = timedelta(minutes=1)


def test_nobody_who_never_looked_has_a_mark() -> None:
    assert seen_by(make_user()) == (None, {})


def test_mark_goes_to_the_latest_that_was_seen_and_keeps_what_is_near_it() -> None:
    user, now = make_user(), database_now()
    mark_seen(user, {"event:1": now - 60 * MINUTE, "event:2": now - 5 * MINUTE, "event:3": now - 2 * MINUTE})
    assert seen_by(user) == (now - 2 * MINUTE, {"event:2": now - 5 * MINUTE, "event:3": now - 2 * MINUTE})


def test_older_window_takes_nothing_back() -> None:
    user, now = make_user(), database_now()
    mark_seen(user, {"event:3": now - 2 * MINUTE})
    mark_seen(user, {"event:2": now - 5 * MINUTE})
    assert seen_by(user) == (now - 2 * MINUTE, {"event:2": now - 5 * MINUTE, "event:3": now - 2 * MINUTE})


def test_moment_that_is_to_come_hides_nothing_that_comes_before_it() -> None:
    user, now = make_user(), database_now()
    mark_seen(user, {"event:1": now + timedelta(days=1)})
    until, _ = seen_by(user)
    assert until is not None
    assert until < now + MINUTE


def test_nothing_seen_writes_nothing() -> None:
    user = make_user()
    mark_seen(user, {})
    assert seen_by(user) == (None, {})


def test_one_persons_look_is_not_anothers() -> None:
    one, other = make_user(), make_user()
    mark_seen(one, {"event:1": database_now() - MINUTE})
    assert seen_by(other) == (None, {})
