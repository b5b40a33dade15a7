"""The merged chronology: its sources, its filters in the address, its search by words in the body."""

from __future__ import annotations

import re
from datetime import date
from typing import Final

import pytest
from django.test import Client
from django.urls import reverse

from accounts.people.models import User
from casework.case_tasks.services import NewTask, add_task, finish_task
from casework.cases.models.case import Case
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.queries import ChronologyQuery, chronology
from reports.chronology.rules.searched_codes import also_called, spelled_with
from reports.chronology.sources.all_sources import SOURCES
from tests.factories import make_force
from tests.laid_case import LaidOnce
from tests.reports.lived import DAY, HOUR, START, make_worker, new_case, ordered, requested, reviewed, threatened

pytestmark = pytest.mark.django_db


_worker: Final = LaidOnce(make_worker, rests_on=tuple)


@pytest.fixture
def worker() -> User:
    return _worker()


def _with_a_task(worker: User) -> Case:
    case = new_case(worker)
    threatened(case, START + HOUR)
    ordered(requested(case, at=START + DAY), at=START + 2 * DAY, last_day=date(2028, 4, 3))
    reviewed(case, at=START + 3 * DAY)
    task = add_task(case, NewTask(title="Ring the court", detail="Ask for 100% of the papers"), by=worker, now=START)
    finish_task(task, outcome="They will send them", by=worker, now=START + 2 * DAY + HOUR)
    return case


_case: Final = LaidOnce(
    lambda: _with_a_task(User.objects.get()), rests_on=lambda: (User.objects.get().pk, make_force().pk)
)


@pytest.fixture
def case(worker: User) -> Case:
    return _case()


def found(case: Case, user: User, **wanted: object) -> list[str]:
    return [entry.title for entry in chronology(case, user, ChronologyQuery(**wanted)).entries]  # type: ignore[arg-type]


def test_everything_stands_in_one_order_of_time(case: Case, worker: User) -> None:
    assert found(case, worker) == [
        "Risk reviewed: high risk",
        "Done: Ring the court",
        "Full order made: O1",
        "Order requested: application A1",
        "Incident I1",
        "Case opened",
    ]
    assert found(case, worker, oldest_first=True) == found(case, worker)[::-1]


@pytest.mark.parametrize(
    ("wanted", "titles"),
    [
        ({"part": "tasks"}, ["Done: Ring the court"]),
        ({"part": "police_and_court"}, ["Full order made: O1", "Order requested: application A1"]),
        ({"since": date(2026, 3, 5)}, ["Risk reviewed: high risk"]),
        ({"until": date(2026, 3, 2)}, ["Incident I1", "Case opened"]),
        ({"since": date(2026, 3, 3), "until": date(2026, 3, 3)}, ["Order requested: application A1"]),
        ({"words": "papers"}, ["Done: Ring the court"]),
        ({"words": "PAPERS send"}, ["Done: Ring the court"]),
        ({"words": "100%"}, ["Done: Ring the court"]),
        ({"words": "threat to kill"}, ["Incident I1"]),
        ({"words": "i1"}, ["Incident I1"]),
        ({"words": "behaviours"}, []),
        ({"words": "' OR 1=1--"}, []),
        ({"words": "nothing like it"}, []),
        ({"words": "papers", "part": "incidents"}, []),
    ],
)
def test_what_is_chosen_or_sought_is_found(
    case: Case, worker: User, wanted: dict[str, object], titles: list[str]
) -> None:
    assert found(case, worker, **wanted) == titles


def test_f36_search_for_sto_finds_the_order(case: Case, worker: User) -> None:
    assert {"Full order made: O1", "Order requested: application A1"} & set(found(case, worker, words="STO"))


@pytest.mark.parametrize("source", SOURCES, ids=lambda source: source.code)
def test_every_source_can_be_asked_searched_and_told(case: Case, worker: User, source: ChronologySource) -> None:
    rows = list(source.rows(case, worker).filter(source.holds("e")))
    assert set(source.tell(case, list(source.find(case, [row.pk for row in rows])))) == {row.pk for row in rows}
    for chosen in source.parts.values():
        assert set(source.rows(case, worker).filter(**chosen)) <= set(source.rows(case, worker))


def test_every_part_that_is_offered_has_a_source() -> None:
    assert {part for source in SOURCES for part in source.parts} == set(ChronologyPart)


@pytest.mark.parametrize("oldest_first", [True, False])
def test_pages_of_one_entry_lose_and_repeat_none_even_at_one_moment(
    case: Case, worker: User, oldest_first: bool
) -> None:
    for title in ("One", "Two", "Three"):
        task = add_task(case, NewTask(title=title), by=worker, now=START)
        finish_task(task, outcome="", by=worker, now=START + HOUR)
    seen, after = [], ""
    while True:
        page = chronology(case, worker, ChronologyQuery(count=1, after=after, oldest_first=oldest_first))
        seen += [entry.title for entry in page.entries]
        after = page.next_cursor
        if not after:
            break
    assert seen == found(case, worker, oldest_first=oldest_first)
    assert len(seen) == len(set(seen)) == 9


def test_filter_stands_in_the_address_and_words_in_the_body(client: Client, case: Case, worker: User) -> None:
    client.force_login(worker)
    address = reverse("case_chronology", args=[case.public_id])
    page = client.get(address, {"part": "tasks", "since": "2/3/2026", "until": "31/3/2026"}).content.decode()
    assert "Done: Ring the court" in page and "Incident I1" not in page
    assert "What: Tasks done" in page and "From: Mon 2 Mar 2026" in page
    page = client.post(f"{address}?part=tasks", {"words": "papers"}, follow=True).content.decode()
    assert "Done: Ring the court" in page and "1 entry with these words" in page
    assert not re.search(r'(href|action)="[^"]*papers', page)
    wrong = client.get(address, {"since": "31/2/2026", "until": "?", "part": "x"}).content.decode()
    assert "Incident I1" in wrong


@pytest.mark.parametrize("words", ["", " ", "x" * 300, "\x00"])
def test_search_without_words_that_can_be_sought_says_so(client: Client, case: Case, worker: User, words: str) -> None:
    client.force_login(worker)
    answer = client.post(reverse("case_chronology", args=[case.public_id]), {"words": words}, follow=True)
    assert answer.status_code == 200
    assert "There is a problem" in answer.content.decode()


def test_words_stand_for_codes() -> None:
    assert "THR-01" in spelled_with("Kill")
    assert also_called("STO") == ("sto", "spo", "order")
    assert spelled_with("zzz") == ()
