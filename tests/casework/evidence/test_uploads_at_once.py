"""Two files of one person at the same moment do not both find room for one, nor two pieces the same place."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from typing import Any, Final

import pytest
from django.core.management import call_command
from django.utils import timezone

from accounts.people.models import User
from casework.cases.models.case import Case
from casework.evidence.models.upload import Upload
from casework.evidence.services import uploads
from tests.casework.exhibits import sha256
from tests.factories import make_case, make_user
from tests.two_at_once import AtOnce, really_written, two_at_once, without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.writes_for_all]
SERVICE: Final = "casework.evidence.services.uploads"
ROOM: Final = 10
Cases = tuple[Case, Case]


@pytest.fixture(scope="module")
def cases(django_db_setup: None, django_db_blocker: Any) -> Iterator[Cases]:
    """Two cases of one person."""
    with django_db_blocker.unblock():
        try:
            one = make_case()
            worker = make_user(teams=[one.team])
            two = make_case(team=one.team)
            Case.objects.update(caseworker=worker)
            yield Case.objects.get(pk=one.pk), Case.objects.get(pk=two.pk)
        finally:
            call_command("flush", verbosity=0, interactive=False)


@pytest.fixture(autouse=True)
def room(settings: Any) -> None:
    settings.EVIDENCE_BYTES_A_DAY = settings.EVIDENCE_BYTES_A_CASE = ROOM


def begin(case: Case, content: bytes) -> Upload:
    said = uploads.AnnouncedFile(name="him.png", size=len(content), sha256=sha256(content))
    return uploads.start_upload(case, said, by=worker_of(case), now=timezone.now())


def worker_of(case: Case) -> User:
    assert case.caseworker
    return case.caseworker


def two_files_of_one_case(cases: Cases) -> AtOnce:
    return at_once(partial(begin, cases[0], b"0123456"), partial(begin, cases[0], b"abcdefg"))


def two_files_of_two_cases(cases: Cases) -> AtOnce:
    return at_once(partial(begin, cases[0], b"0123456"), partial(begin, cases[1], b"abcdefg"))


def two_pieces_of_one_file(cases: Cases) -> AtOnce:
    upload = really_written(partial(begin, cases[0], b"0123456"))
    add = partial(uploads.add_part, upload, at=0, piece=b"0123", now=timezone.now())
    return at_once(add, add, before='UPDATE "casework_upload"')


def at_once(
    first: Callable[[], Any], second: Callable[[], Any], before: str = 'INSERT INTO "casework_upload"'
) -> AtOnce:
    try:
        return two_at_once(first, second, before=before)
    finally:
        really_written(Upload.objects.all().delete)


PAIRS: Final = [
    (two_files_of_one_case, "RuleViolation", "casework.evidence.services.uploads.start_upload"),
    (two_files_of_two_cases, "RuleViolation", "casework.evidence.services.uploads.start_upload"),
    (two_pieces_of_one_file, "UploadOutOfStep", "casework.evidence.services.uploads._locked"),
]


@pytest.mark.parametrize(("pair", "second", "lock"), PAIRS)
def test_the_second_waits_and_finds_no_room_or_another_place(
    cases: Cases, pair: Callable[[Cases], AtOnce], second: str, lock: str
) -> None:
    ended = pair(cases)
    assert ended.waited
    assert ended.names == ("done", second), (ended.first.error, ended.second.error)
    with without_locks(lock):
        assert pair(cases).names == ("done", "done")
