"""Tests who is said to see something: by role and number, only who can sign in now, or whom to phone instead."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from threading import Barrier
from time import sleep

import pytest
from django.db import connections, transaction
from django.utils import timezone

from accounts.people.models import Role, Team, User
from accounts.sign_in.models.sign_in import SignInLimit
from accounts.sign_in.rules.sign_in_limits import LimitKind
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.dates.rules.london_time import local_day
from casework.sharing.models.force_number import ForceNumber
from casework.sharing.models.share import Share
from casework.sharing.rules.audience import NumberKnown, force_words, phone_words, service_words, supervisor_words
from casework.sharing.services.audience import (
    force_audience,
    service_who_sees,
    supervisors_who_see,
    watch_force,
    watch_forces,
)
from reports.delays.queries.concerns import to_look_at
from tests.factories import make_case, make_force, make_share, make_team, make_user
from tests.orders.acting import address, fetch, said, send, signed_in, words

NOW = timezone.now()
PASSWORD = "heron-on-the-lagoon-7"


@pytest.mark.parametrize(
    ("is_shared", "liaisons", "sentence"),
    [
        (True, 2, "2 police liaisons of Kent Police can see it."),
        (True, 1, "1 police liaison of Kent Police can see it."),
        (False, 2, "Kent Police cannot see it: the case is not shared with it."),
        (True, 0, "Nobody at Kent Police can sign in yet, so nobody there sees it: phone."),
        (False, 0, "Nobody at Kent Police can sign in yet, so nobody there sees it: phone. The case is not shared"),
    ],
)
def test_force_is_said_to_see_only_what_was_counted(is_shared: bool, liaisons: int, sentence: str) -> None:
    assert force_words("Kent Police", is_shared=is_shared, liaisons=liaisons, phone="phone").startswith(sentence)


def test_unknown_number_is_not_a_number_nobody_recorded() -> None:
    assert phone_words(NumberKnown.KNOWN, "01632 960123") == "phone them on 01632 960123"
    assert phone_words(NumberKnown.NOT_KNOWN, "") == "phone them (its number is not known: find it)"
    assert phone_words(NumberKnown.NOT_RECORDED, "") == "phone them (no number is recorded: find it)"


def test_nobody_is_said_to_see_what_nobody_can_open() -> None:
    assert supervisor_words(0) == "No supervisor of the team can sign in: tell one yourself."
    assert supervisor_words(2) == "2 supervisors of the team can see it."
    assert (
        service_words("Lighthouse", workers=1, supervisors=2)
        == "1 caseworker and 2 supervisors of Lighthouse can see it."
    )
    assert service_words("Lighthouse", workers=0, supervisors=0) == "Nobody at Lighthouse can sign in: phone them."


@pytest.fixture
def team() -> Team:
    return make_team()


@pytest.fixture
def case(team: Team) -> Case:
    return make_case(team=team, caseworker=make_user(teams=[team]))


def liaison(**fields: object) -> User:
    user = make_user(role=Role.POLICE_LIAISON, password=PASSWORD)
    for name, value in fields.items():
        setattr(user, name, value)
    user.save()
    return user


def locked(user: User) -> None:
    """Keep new devices out of an account for an hour."""
    facts = {"kind": LimitKind.ACCOUNT, "key": str(user.pk), "account": user, "tries": 8}
    SignInLimit.objects.create(**facts, open_at=timezone.now() + timedelta(hours=1), last_at=timezone.now())


@pytest.mark.django_db
def test_only_liaisons_of_the_force_who_can_sign_in_are_counted(case: Case, team: Team) -> None:
    force = make_force()
    make_share(case=case, force=force)
    liaison()
    liaison(is_active=False)
    liaison(organisation=make_force("kent"))
    liaison(password="!")
    locked(liaison())
    make_user(role=Role.SUPERVISOR, teams=[team], password=PASSWORD)
    found = force_audience(case, force, timezone.now())
    assert (found.liaisons, found.sees) == (1, True)
    Share.objects.filter(case=case).update(
        shared_on=local_day(NOW) - timedelta(days=9), last_day=local_day(NOW) - timedelta(days=1)
    )
    assert not force_audience(case, force, timezone.now()).sees


@pytest.mark.django_db
def test_people_of_the_service_are_counted_alike(case: Case, team: Team) -> None:
    assert supervisors_who_see(case, NOW).startswith("No supervisor of the team can sign in")
    assert service_who_sees(case, NOW).startswith("Nobody at")
    make_user(role=Role.SUPERVISOR, teams=[team], password=PASSWORD)
    make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=team.organisation)], password=PASSWORD)
    assert supervisors_who_see(case, NOW) == "1 supervisor of the team can see it."
    assert service_who_sees(case, NOW).startswith("1 supervisor of")


@pytest.mark.django_db
def test_force_without_a_liaison_is_a_concern_once_for_the_team_and_ends_by_itself(case: Case, team: Team) -> None:
    force, supervisor = make_force(), make_user(role=Role.SUPERVISOR, teams=[team])
    other = make_case(team=team)
    make_share(case=case, force=force)
    assert watch_force(case, force, by=None, now=NOW) is not None
    assert watch_force(other, force, by=None, now=NOW) is None
    assert watch_forces(now=NOW) == 0
    [row] = to_look_at(supervisor, NOW).rows
    assert row.why.startswith("Sussex Police: phone them (no number is recorded: find it).")
    ForceNumber.objects.create(organisation=team.organisation, force=force, phone="01632 960123")
    assert "phone them on 01632 960123" in to_look_at(supervisor, NOW).rows[0].why
    somebody = liaison()
    assert to_look_at(supervisor, timezone.now()).rows == []
    assert watch_forces(now=timezone.now()) == 1
    assert watch_forces(now=timezone.now()) == 0
    concern = Concern.objects.get(kind=ConcernKind.NOBODY_AT_FORCE)
    assert concern.answer == "A liaison of Sussex Police can sign in now."
    somebody.is_active = False
    somebody.save()
    assert watch_forces(now=timezone.now()) == 1
    assert Concern.objects.filter(kind=ConcernKind.NOBODY_AT_FORCE).open().count() == 1


@pytest.mark.django_db
def test_pages_and_messages_say_who_sees_a_breach(case: Case, team: Team) -> None:
    worker = case.caseworker
    assert worker is not None
    typed = {
        "force": "sussex",
        "purpose": "To act",
        "ends": "no_end",
        "basis": "without",
        "ground": "serious_harm",
        "ground_words": "Now",
    }
    made = send(worker, "share_create", case, **typed)
    assert "Nobody at Sussex Police can sign in yet, so nobody there sees it" in said(made)
    page = words(signed_in(worker).get(address("breach_record", case)))
    assert "Nobody at Sussex Police can sign in yet" in page
    assert "will see the breach" not in page
    liaison()
    liaison()
    page = words(signed_in(worker).get(address("breach_record", case)))
    assert "2 police liaisons of Sussex Police can see it." in page


@pytest.mark.django_db
def test_service_manager_keeps_the_numbers_and_what_is_not_known(team: Team) -> None:
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)
    page = address("force_number_change") + "?force=sussex"
    client = signed_in(manager)
    make_force()
    wrong = client.post(page, {"submission": "0b9a1f0e-6c1f-4f0e-9a58-0d9f1f5a2b11", "version": "0", "known": "known"})
    assert "Write the number, or choose" in words(wrong)
    key = "0b9a1f0e-6c1f-4f0e-9a58-0d9f1f5a2b12"
    client.post(page, {"submission": key, "version": "0", "known": "not_known"})
    assert ForceNumber.objects.get().phone == ""
    assert "Not known" in words(fetch(manager, "force_numbers"))
    assert "Nobody" in words(fetch(manager, "force_numbers"))


@pytest.mark.django_db(transaction=True)
def test_two_who_find_at_once_that_nobody_is_there_tell_the_team_once() -> None:
    """Both look before either has written: only the lock of the team keeps the second from telling again."""
    team, force, together = make_team(), make_force(), Barrier(2)
    cases = [make_case(team=team), make_case(team=team)]

    def watch(case: Case) -> bool:
        try:
            with transaction.atomic():
                together.wait(timeout=20)
                found = watch_force(case, force, by=None, now=NOW)
                sleep(0.5)
                return found is not None
        finally:
            connections.close_all()

    with ThreadPoolExecutor(2) as people:
        told = list(people.map(watch, cases))
    assert sorted(told) == [False, True]
    assert Concern.objects.filter(kind=ConcernKind.NOBODY_AT_FORCE).count() == 1
