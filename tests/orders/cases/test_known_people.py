"""Tests the search before a case is opened: who is found, for what reasons, and what is kept of what was typed."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from accounts.drafts.kept_searches import RedirectToSearch
from accounts.people.models import Role, Team, User
from casework.cases.models.case import Case
from casework.people.models.trait import Trait
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from casework.people.rules.matching import IdentifyingDetails
from casework.people.services.matching import perpetrators_like, victims_like
from casework.people.services.traits import add_trait
from casework.safe_contact.models.contact_rules import Channel
from casework.safe_contact.services.contact_plan import add_channel, call_answer
from tests.factories import make_case, make_perpetrator, make_team, make_user, make_victim

pytestmark = pytest.mark.django_db

ASKED = "We may know this person already."


@pytest.fixture
def team() -> Team:
    return make_team()


@pytest.fixture
def worker(team: Team) -> User:
    return make_user(teams=[team])


def known_case(team: Team, worker: User | None = None, **names: str) -> Case:
    """A case of Alba Quince and Corin Thrale, who is also the Heron, with a phone each."""
    case = make_case(
        team=team,
        caseworker=worker,
        victim=make_victim(organisation=team.organisation, first_name="Alba", last_name="Quince"),
        perpetrator=make_perpetrator(organisation=team.organisation, name=names.get("perpetrator", "Corin Thrale")),
    )
    by, now = worker or make_user(teams=[team]), timezone.now()
    add_trait(case, {"kind": "alias", "value": "The Heron"}, by=by, now=now)
    add_trait(case, {"kind": "phone", "value": "07700 900123"}, by=by, now=now)
    add_channel(case.victim, {"way": "phone", "value": "07700 900555"}, by=by, now=now)
    return case


def open_case(user: User, team: Team, **fields: str) -> Any:
    client = Client()
    client.force_login(user, backend="django.contrib.auth.backends.ModelBackend")
    typed = {
        "submission": str(uuid4()),
        "first_name": "Wren",
        "safe_contact": "unknown",
        "client_phone_safe": "unknown",
        "relationship": "stranger",
        "victim_force": "sussex",
        "risk": "high",
        "team": str(team.pk),
        "at_day": "1/3/2026",
        "at_time": "9:30",
        **fields,
    }
    sent = client.post(reverse("case_create"), typed)
    return client.get(sent.url) if isinstance(sent, RedirectToSearch) else sent


def words(response: Any) -> str:
    return str(response.content.decode())


def answers(response: Any, field: str) -> list[str]:
    return re.findall(rf'name="{field}" value="([^"]+)"', words(response))


def test_new_case_with_people_nobody_knows_is_opened_at_once_and_keeps_what_was_typed(team: Team, worker: User) -> None:
    known_case(team, worker)
    fields = {"perpetrator": "Osric Vale", "perpetrator_phone": "07700 900777", "client_phone": "+447700900888"}
    response = open_case(worker, team, **fields, perpetrator_born_on="4/3/1980")
    assert response.status_code == 302
    case = Case.objects.order_by("-pk")[0]
    assert str(case.perpetrator.born_on) == "1980-03-04"
    assert [trait.key for trait in case.perpetrator.traits.all()] == ["+447700900777"]
    assert [channel.key for channel in case.victim.channels.all()] == ["+447700900888"]


@pytest.mark.parametrize(
    ("contact", "safe", "voicemail", "call"),
    [
        ("safe", "safe", "on", "Call 07700 900888."),
        ("safe", "safe", "", "Call 07700 900888, no voicemail."),
        ("safe", "unsafe", "on", "Do not call: the number ending 888 is not safe"),
        ("safe", "unknown", "on", "Do not call: nobody has asked whether the number ending 888 is safe"),
        ("unknown", "unknown", "", "Do not call: nobody has asked the client"),
        ("unsafe", "unsafe", "", "Do not phone or write"),
    ],
)
def test_number_of_a_new_case_is_as_safe_as_was_said_right_there(
    team: Team, worker: User, contact: str, safe: str, voicemail: str, call: str
) -> None:
    fields = {"client_phone": "07700 900888", "client_phone_safe": safe, "safe_contact": contact}
    ticked = {"client_phone_voicemail": voicemail} if voicemail else {}
    assert open_case(worker, team, **fields, **ticked).status_code == 302
    channel = Channel.objects.get()
    assert (channel.safe, channel.voicemail) == (safe, bool(voicemail) and safe == "safe")
    assert call_answer(Case.objects.get(), timezone.now()).in_full.startswith(call)


@pytest.mark.parametrize(
    ("contact", "safe", "said"),
    [
        ("safe", "", "Say whether this number is safe."),
        ("unknown", "safe", "You said that nobody knows whether it is safe"),
        ("unsafe", "safe", "then no number is safe"),
    ],
)
def test_number_without_an_answer_or_against_the_first_one_is_asked_about(
    team: Team, worker: User, contact: str, safe: str, said: str
) -> None:
    fields = {"client_phone": "07700 900888", "client_phone_safe": safe, "safe_contact": contact}
    assert said in words(open_case(worker, team, **fields))
    assert not Case.objects.exists()


@pytest.mark.parametrize(("said", "kept"), [("unknown", "safe"), ("unsafe", "unsafe")])
def test_what_is_said_of_a_number_that_is_known_already_counts(team: Team, worker: User, said: str, kept: str) -> None:
    known = known_case(team, worker)
    Channel.objects.update(safe="safe")
    fields = {"first_name": "Alba", "last_name": "Quince", "client_is": str(known.victim.public_id)}
    number = {"client_phone": "07700900555", "client_phone_safe": said, "safe_contact": "safe"}
    assert open_case(worker, team, **fields, **number).status_code == 302
    assert Channel.objects.get().safe == kept


@pytest.mark.parametrize(
    ("known", "said", "kept"),
    [
        ("safe", "unsafe", "unsafe"),
        ("unknown", "unsafe", "unsafe"),
        ("unknown", "safe", "safe"),
        ("unsafe", "safe", "unsafe"),
        ("safe", "unknown", "safe"),
        ("unsafe", "unknown", "unsafe"),
    ],
)
def test_of_a_client_who_is_known_the_more_careful_answer_counts(
    team: Team, worker: User, known: str, said: str, kept: str
) -> None:
    victim = known_case(team, worker).victim
    Victim.objects.update(safe_contact=known)
    fields = {"first_name": "Alba", "last_name": "Quince", "client_is": str(victim.public_id), "safe_contact": said}
    assert open_case(worker, team, **fields).status_code == 302
    assert Victim.objects.get().safe_contact == kept


def test_known_perpetrator_is_shown_with_reasons_and_can_be_named_in_the_new_case(team: Team, worker: User) -> None:
    known = known_case(team, worker)
    fields = {"perpetrator": "Corrin Thraile", "perpetrator_phone": "0044 7700 900123", "perpetrator_alias": "Bram"}
    asked = open_case(worker, team, **fields)
    assert asked.status_code == 200
    assert ASKED in words(asked)
    assert f"in case {known.reference} (same phone number, name" in words(asked)
    chosen = open_case(worker, team, **fields, perpetrator_is=str(known.perpetrator.public_id))
    assert chosen.status_code == 302
    assert Perpetrator.objects.count() == 1
    assert Case.objects.filter(perpetrator=known.perpetrator).count() == 2
    assert sorted(Trait.objects.values_list("value", flat=True)) == ["07700 900123", "Bram", "The Heron"]


def test_somebody_else_is_a_new_person_until_other_matches_turn_up(team: Team, worker: User) -> None:
    known_case(team, worker)
    nobody = answers(open_case(worker, team, perpetrator="Corin Thrale"), "perpetrator_is")[-1]
    known_case(team, worker, perpetrator="Korin Thrale")
    again = open_case(worker, team, perpetrator="Corin Thrale", perpetrator_is=nobody)
    assert ASKED in words(again)
    nobody = answers(again, "perpetrator_is")[-1]
    assert open_case(worker, team, perpetrator="Corin Thrale", perpetrator_is=nobody).status_code == 302
    assert Perpetrator.objects.count() == 3


@pytest.mark.parametrize(
    "fields",
    [
        {"perpetrator": "thrale CORIN"},
        {"perpetrator": "Соrin Тhrаlе"},  # four Cyrillic letters
        {"perpetrator": "Corin\u202e Thrale"},
        {"perpetrator": "the heron"},
        {"perpetrator_alias": "Heron, The"},
        {"first_name": "Alba", "last_name": "Quınce"},
        {"client_phone": "07700900555"},
    ],
)
def test_people_are_found_however_they_are_written(team: Team, worker: User, fields: dict[str, str]) -> None:
    known_case(team, worker)
    assert ASKED in words(open_case(worker, team, **fields))


def test_known_client_can_have_a_second_case(team: Team, worker: User) -> None:
    known = known_case(team, worker)
    fields = {"first_name": "Alba", "last_name": "Quince", "client_is": str(known.victim.public_id)}
    assert open_case(worker, team, **fields).status_code == 302
    assert Case.objects.filter(victim=known.victim).count() == 2
    assert Victim.objects.count() == 1


def test_case_out_of_reach_gives_no_name_and_cannot_be_chosen(team: Team, worker: User) -> None:
    hidden = known_case(make_team(organisation=team.organisation))
    asked = open_case(worker, team, perpetrator_phone="07700 900123")
    assert "Somebody like this is recorded in a case that you cannot see (same phone number)" in words(asked)
    assert "ask your supervisor" in words(asked)
    for secret in (hidden.perpetrator.name, hidden.reference, str(hidden.perpetrator.public_id)):
        assert secret not in words(asked)
    forced = open_case(worker, team, perpetrator_phone="07700 900123", perpetrator_is=str(hidden.perpetrator.public_id))
    assert ASKED in words(forced)


def test_people_of_another_service_are_never_found(team: Team, worker: User) -> None:
    known = known_case(make_team())
    response = open_case(worker, team, perpetrator="Corin Thrale", perpetrator_phone="07700 900123")
    assert response.status_code == 302
    forced = open_case(worker, team, perpetrator_is=str(known.perpetrator.public_id))
    assert Case.objects.get(pk=Case.objects.order_by("-pk")[0].pk).perpetrator != known.perpetrator
    assert forced.status_code == 302


def test_supervisor_sees_matches_of_the_teams_cases(team: Team, worker: User) -> None:
    known = known_case(team, worker)
    supervisor = make_user(role=Role.SUPERVISOR, teams=[team])
    assert known.reference in words(open_case(supervisor, team, perpetrator="Corin Thrale"))


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"perpetrator_phone": "999"}, "public line"),
        ({"perpetrator_email": "x"}, "not an e-mail address"),
        ({"client_born_on": "1/1/2099"}, "This day has not come yet."),
    ],
)
def test_mistakes_in_what_tells_people_are_said_beside_the_field(
    team: Team, worker: User, fields: dict[str, str], sentence: str
) -> None:
    response = open_case(worker, team, **fields)
    assert sentence in words(response)
    assert '<details class="govuk-details" open>' in words(response)
    assert not Channel.objects.exists()


def test_search_asks_the_database_as_often_among_many_as_among_few(team: Team, worker: User) -> None:
    sought = IdentifyingDetails(names=("Corin Thrale",), phones=frozenset({"+447700900123"}))
    asked = []
    for people in (1, 30):
        for _ in range(people):
            known_case(team, worker)
        with CaptureQueriesContext(connection) as queries:
            assert perpetrators_like(sought, worker)
            assert victims_like(sought, worker) == []
        asked.append(len(queries))
    assert asked[0] == asked[1]
