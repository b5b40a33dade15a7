"""The search box and its page: what is kept, for whom and how long, what addresses say, and what the trail says."""

from __future__ import annotations

from datetime import timedelta
from typing import Any, Final
from uuid import UUID, uuid4

import pytest
from django.db import connection
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role
from accounts.trail.models import AuditEntry
from casework.search.models import KeptQuery
from casework.search.services import KEPT_FOR, forget_queries, keep_query, kept_query
from casework.tasks import forget_searches
from tests.factories import make_case, make_share, make_team, make_user
from tests.orders.acting import signed_in, words
from tests.statements import statements

pytestmark = pytest.mark.django_db
NAME: Final = "Quince"
MOST_STATEMENTS: Final = 12


def a_case() -> Any:
    team = make_team()
    return make_case(team=team, caseworker=make_user(teams=[team]))


def searched(client: Client, typed: str = NAME) -> str:
    response = client.post(reverse("search"), {"words": typed})
    assert response.status_code == 302
    return str(response.headers["Location"])


def test_search_leads_to_an_address_that_says_nothing_and_back_works() -> None:
    case = a_case()
    client = signed_in(case.caseworker)
    address = searched(client)
    assert NAME.lower() not in address.lower()
    first, again = client.get(address), client.get(address)
    assert case.reference in words(first) and "Name of the client: Alba Quince" in words(first)
    assert words(again).count(case.reference) == words(first).count(case.reference)
    assert "<title>Search" in first.content.decode()


def test_hit_tells_two_clients_of_one_first_name_apart() -> None:
    case = a_case()
    case.victim.born_on = "1991-04-02"
    case.victim.save()
    client = signed_in(case.caseworker)
    page = words(client.get(searched(client)))
    for each in ("born 1991", case.victim_force.short_name, "Corin Thrale", case.caseworker.username):
        assert each in page, each


def test_nobody_else_and_no_other_session_of_the_same_person_reads_what_was_searched_for() -> None:
    case = a_case()
    address = searched(signed_in(case.caseworker))
    others = (signed_in(case.caseworker), signed_in(make_user(teams=[case.team])))
    for client in others:
        response = client.get(address)
        assert response.status_code == 404
        assert "search again" in words(response)
        assert NAME not in words(response)
        assert case.reference not in words(response)


def test_after_an_hour_the_page_says_so_and_the_job_deletes_the_row() -> None:
    case = a_case()
    client = signed_in(case.caseworker)
    address = searched(client)
    assert forget_searches() == 0
    KeptQuery.objects.update(kept_until=timezone.now() - timedelta(seconds=1))
    assert "search again" in words(client.get(address))
    assert (forget_queries(), forget_queries()) == (1, 0)


def test_address_that_never_was_answers_like_one_of_somebody_else() -> None:
    user = make_user(teams=[make_team()])
    response = signed_in(user).get(reverse("search_results", args=[uuid4()]))
    assert response.status_code == 404
    assert "search again" in words(response)


def test_table_holds_neither_the_words_nor_what_opens_them() -> None:
    client = signed_in(make_user(teams=[make_team()]))
    address = searched(client, "Wilhelmina-Rose")
    with connection.cursor() as cursor:
        cursor.execute("SELECT row_to_json(q)::text FROM casework_keptquery q")
        ((row,),) = cursor.fetchall()
    kept = bytes(KeptQuery.objects.get().sealed)
    assert b"Wilhelmina" not in kept
    for secret in ("Wilhelmina", address.strip("/").split("/")[-1], client.session.session_key or "?"):
        assert secret not in row


def test_row_that_was_tampered_with_opens_nothing() -> None:
    user = make_user(teams=[make_team()])
    number = keep_query(NAME, by=user, session="s", now=timezone.now())
    assert kept_query(number, by=user, session="s") == NAME
    row = KeptQuery.objects.get()
    row.sealed = bytes([bytes(row.sealed)[0] ^ 1]) + bytes(row.sealed)[1:]
    row.save()
    assert kept_query(number, by=user, session="s") is None


def test_same_words_are_sealed_differently_each_time() -> None:
    user = make_user(teams=[make_team()])
    for _ in range(2):
        keep_query(NAME, by=user, session="s", now=timezone.now())
    one, other = (bytes(row.sealed) for row in KeptQuery.objects.all())
    assert one != other
    assert KeptQuery.objects.filter(kept_until__gt=timezone.now() + KEPT_FOR + timedelta(minutes=1)).count() == 0


@pytest.mark.parametrize(
    ("typed", "said"),
    [("", "Enter what you know"), ("   ", "Enter what you know"), ("x" * 201, "200"), ("a\x00b", "cannot be kept")],
    ids=["nothing", "spaces", "too long", "a character that cannot be kept"],
)
def test_box_that_cannot_be_searched_says_why_and_keeps_nothing(typed: str, said: str) -> None:
    response = signed_in(make_user(teams=[make_team()])).post(reverse("search"), {"words": typed})
    assert response.status_code == 200
    assert said in words(response)
    assert KeptQuery.objects.count() == 0


def test_look_leaves_one_line_with_the_cases_shown_and_no_word_of_the_search() -> None:
    case = a_case()
    client = signed_in(case.caseworker)
    address = searched(client)
    before = AuditEntry.objects.count()
    client.get(address)
    assert AuditEntry.objects.count() == before + 1
    line = AuditEntry.objects.latest("pk")
    assert (line.act, line.shown, line.detail["found"]) == ("page.search", [case.public_id], 1)
    assert NAME not in str(line.detail)


def test_address_of_another_is_refused_in_the_trail_and_one_that_never_was_is_not_there() -> None:
    case = a_case()
    address = searched(signed_in(case.caseworker))
    client = signed_in(make_user(teams=[case.team]))
    outcomes = []
    for each in (address, reverse("search_results", args=[UUID(int=7)])):
        client.get(each)
        outcomes.append(AuditEntry.objects.latest("pk").outcome)
    assert outcomes == ["refused", "nothing_there"]


@pytest.mark.parametrize(
    ("role", "has_box"),
    [
        (Role.CASEWORKER, True),
        (Role.SUPERVISOR, True),
        (Role.SERVICE_MANAGER, False),
        (Role.AUDITOR, False),
        (Role.DATA_PROTECTION_OFFICER, False),
        (Role.POLICE_LIAISON, True),
    ],
    ids=str,
)
def test_box_stands_in_the_head_of_every_page_of_those_who_may_search(role: Role, has_box: bool) -> None:
    user = make_user(role=role) if role == Role.POLICE_LIAISON else make_user(role=role, teams=[make_team()])
    client = signed_in(user)
    page = client.get(reverse("own_account")).content.decode()
    assert ("data-search-box" in page) is has_box
    assert client.get(reverse("search")).status_code == (200 if has_box else 403)


def test_liaison_reads_first_name_and_service_and_no_more() -> None:
    case = a_case()
    make_share(case=case)
    client = signed_in(make_user(role=Role.POLICE_LIAISON))
    page = words(client.get(searched(client, "Alba")))
    assert case.reference in page and case.organisation.name in page
    assert NAME not in page and "Thrale" not in page
    assert "No case found" in words(client.get(searched(client, NAME)))


def test_page_of_results_asks_no_more_for_thirty_hits_than_for_one() -> None:
    case = a_case()
    client = signed_in(case.caseworker)
    address = searched(client)
    with statements() as one:
        client.get(address)
    for _ in range(30):
        make_case(team=case.team, caseworker=case.caseworker)
    address = searched(client)
    with statements() as many:
        client.get(address)
    assert len(many) <= len(one) <= MOST_STATEMENTS
