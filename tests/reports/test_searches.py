"""Tests that each search sent in a body has an answer to come back to, which is its searcher's alone, for an hour."""

from __future__ import annotations

import re
from datetime import timedelta
from pathlib import Path
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.drafts.models import Draft
from accounts.people.models import User
from accounts.submissions.models import Submission
from casework.cases.models.case import Case
from tests.factories import make_case, make_team, make_user, make_victim
from tests.floors import modules

pytestmark = pytest.mark.django_db

ROOT = Path(__file__).parents[2]
FINDS = re.compile(r"<button type=\"submit\"[^>]*>(Find|Search)\b")
SEARCHES = ("case_list", "case_chronology", "case_create", "incident_start")
ANSWERED = {
    "case_list": "Show all cases",
    "case_chronology": "Show all again",
    "incident_start": "Show all your open cases",
    "case_create": "We may know this person already",
}
OVER = "That is over: search again."
OF_THE_HEADER = frozenset({"search", "header_search"})
"""These keep what was typed in a table of their own (tests/casework/search)."""


@pytest.fixture
def worker() -> User:
    return make_user(teams=[make_team()])


@pytest.fixture
def case(worker: User) -> Case:
    team = worker.teams.get()
    victim = make_victim(organisation=team.organisation, first_name="Marigold", last_name="Quince")
    return make_case(team=team, caseworker=worker, victim=victim)


def _page(name: str, case: Case) -> str:
    return reverse(name, args=[case.public_id] if name == "case_chronology" else [])


def _sent(case: Case) -> dict[str, str]:
    return {
        "words": "marigold",
        "submission": str(uuid4()),
        "first_name": "Marigold",
        "last_name": "Quince",
        "safe_contact": "unknown",
        "relationship": "stranger",
        "victim_force": "sussex",
        "risk": "high",
        "team": str(case.team_id),
        "at_day": "1/3/2026",
        "at_time": "9:30",
    }


@pytest.mark.parametrize("name", SEARCHES)
def test_back_after_a_search_asks_for_its_answer_again(client: Client, worker: User, case: Case, name: str) -> None:
    client.force_login(worker)
    sent = client.post(_page(name, case), _sent(case))
    assert sent.status_code == 302
    assert "arigold" not in sent["Location"]
    for _ in range(2):
        answer = client.get(sent["Location"])
        assert answer.status_code == 200
        assert ANSWERED[name] in answer.content.decode()
    assert Case.objects.count() == 1


@pytest.mark.parametrize("name", SEARCHES)
def test_answer_of_a_search_is_nobody_elses_and_ends_after_an_hour(
    client: Client, worker: User, case: Case, name: str
) -> None:
    client.force_login(worker)
    sent = client.post(_page(name, case), _sent(case))
    other = Client()
    other.force_login(worker)
    session = client.session
    session["searches"] = [
        {**each, "at": (timezone.now() - timedelta(hours=1)).isoformat()} for each in session["searches"]
    ]
    for session_of in (other, client):
        if session_of is client:
            session.save()
        page = session_of.get(sent["Location"]).content.decode()
        assert ANSWERED[name] not in page
        assert OVER in page


def test_question_before_opening_uses_up_no_key_and_keeps_the_draft(client: Client, worker: User, case: Case) -> None:
    typed = _sent(case)
    Draft.objects.create(user=worker, key=typed["submission"], place="/cases/new/", fields={}, saved_at=timezone.now())
    client.force_login(worker)
    sent = client.post(reverse("case_create"), typed)
    assert not Submission.objects.exists()
    assert Draft.objects.count() == 1
    assert typed["submission"] in client.get(sent["Location"]).content.decode()
    chosen = client.post(sent["Location"], {**typed, "client_is": str(case.victim.public_id)})
    assert chosen.status_code == 302
    assert Case.objects.filter(victim=case.victim).count() == 2
    assert not Draft.objects.exists()


def test_every_form_that_searches_is_among_these() -> None:
    """A form with a button to find something answers at an address of its own: none is drawn from what was sent."""
    forms = {path.stem for path in (ROOT / "templates").glob("**/*.html") if FINDS.search(path.read_text())}
    assert forms == {*SEARCHES, *OF_THE_HEADER} - {"case_create"}
    views = [path.read_text() for path in modules() if "views" in {*path.parts[:-1], path.stem}]
    assert len(views) > 60
    drawn = [typed for text in views for typed in re.findall(r"\b[A-Z]\w+Search\(([\w.]*)", text)]
    assert drawn == ["kept_search"] * len(forms - OF_THE_HEADER)


def test_filters_stay_with_a_search_in_the_chronology(client: Client, worker: User, case: Case) -> None:
    client.force_login(worker)
    sent = client.post(f"{_page('case_chronology', case)}?part=tasks&after=7", {"words": "papers"})
    assert "part=tasks&search=" in sent["Location"]
    assert "after" not in sent["Location"]


def test_only_the_latest_searches_are_kept_and_rubbish_is_cut_short(client: Client, worker: User, case: Case) -> None:
    client.force_login(worker)
    for _ in range(25):
        client.post(reverse("case_list"), {"words": "x" * 300_000})
    kept = client.session["searches"]
    assert len(kept) == 20
    assert max(len(each["sent"]) for each in kept) == 200_000
