"""The people of a service: changed, closed, signed out, in teams; and who may do it."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.invitations.models import Invitation
from accounts.people.models import Organisation, Role, Team, User
from accounts.people.services.user_accounts import able_to_sign_in
from accounts.rules import AlreadyDone, RuleViolation
from accounts.sign_in.models.session import UserSession
from accounts.sign_in.services.sessions import hold_for_sign_in
from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task
from casework.dates.rules.london_time import local_day
from casework.staff.rules import Standing
from casework.staff.services.held import standing_of
from casework.staff.services.people import change_person, close_account, open_again, sign_out_everywhere
from casework.staff.services.teams import change_team, close_team, create_team, open_team
from tests.factories import make_case, make_force, make_organisation, make_share, make_team, make_user

pytestmark = pytest.mark.django_db
BACKEND = "django.contrib.auth.backends.ModelBackend"


@pytest.fixture
def team() -> Team:
    return make_team(name="North")


@pytest.fixture
def manager(team: Team) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)


def client_of(user: User) -> Client:
    client = Client()
    client.force_login(user, backend=BACKEND)
    return client


def to(person: User, **facts: Any) -> Standing:
    return Standing(**{**vars(standing_of(person)), **facts})


def send(client: Client, name: str, query: str = "", **typed: Any) -> Any:
    return client.post(reverse(name) + query, {"submission": str(uuid4()), **typed})


# --- Role, teams, days --------------------------------------------------------------------------------------


def test_change_of_role_and_teams_holds_from_the_next_page_on_and_is_in_the_trail(team: Team, manager: User) -> None:
    person = make_user(teams=[team])
    other = make_team(organisation=team.organisation)
    change_person(person, to(person, role="supervisor", teams=frozenset({other.pk})), seen=None, by=manager)
    person.refresh_from_db()
    assert (person.role, list(person.teams.all())) == (Role.SUPERVISOR, [other])
    entry = AuditEntry.objects.get(act="user.change")
    assert (entry.user, entry.detail["fields"], entry.detail["role"]) == (manager, ["role", "teams"], "supervisor")
    assert person.history.count() >= 2


def test_nobody_raises_their_own_role(team: Team, manager: User) -> None:
    for person in (manager, make_user(teams=[team]), make_user(role=Role.SUPERVISOR, teams=[team])):
        with pytest.raises(RuleViolation):
            change_person(person, to(person, role="service_manager", ends_on=None), seen=None, by=person)


def test_manager_of_another_service_changes_nobody(team: Team) -> None:
    person, stranger = make_user(organisation=team.organisation), make_user(role=Role.SERVICE_MANAGER)
    with pytest.raises(User.DoesNotExist):
        change_person(person, to(person, role="supervisor"), seen=None, by=stranger)
    assert client_of(stranger).get(f"{reverse('person_change')}?person={person.pk}").status_code == 404


def test_role_of_a_liaison_is_not_given_to_staff(team: Team, manager: User) -> None:
    person = make_user(teams=[team])
    with pytest.raises(RuleViolation):
        change_person(person, to(person, role="police_liaison"), seen=None, by=manager)


def test_who_holds_cases_keeps_role_and_team_until_they_are_handed_over(team: Team, manager: User) -> None:
    person = make_user(teams=[team])
    case = make_case(team=team, caseworker=person)
    for after in (to(person, role="auditor"), to(person, teams=frozenset())):
        with pytest.raises(RuleViolation, match="1 open case"):
            change_person(person, after, seen=None, by=manager)
    case.caseworker = None
    case.save()
    assert change_person(person, to(person, role="auditor"), seen=None, by=manager).role == Role.AUDITOR


def test_last_manager_stays_one(team: Team, manager: User) -> None:
    second = make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)
    today = local_day(timezone.now())
    User.objects.filter(pk=second.pk).update(ends_on=today + timedelta(days=9))
    with pytest.raises(RuleViolation, match="last service manager"):
        change_person(manager, to(manager, role="auditor"), seen=None, by=second)
    with pytest.raises(RuleViolation, match="last service manager"):
        close_account(manager, by=second)
    assert change_person(second, to(second, role="auditor", ends_on=None), seen=None, by=manager).role == Role.AUDITOR


def test_second_manager_who_changes_the_same_person_is_told_what_the_first_did(team: Team, manager: User) -> None:
    person = make_user(teams=[team])
    seen = standing_of(person).mark
    change_person(person, to(person, role="supervisor"), seen=seen, by=manager)
    with pytest.raises(AlreadyDone) as refusal:
        change_person(person, to(person, role="auditor"), seen=seen, by=manager)
    assert ("Role", "Supervisor") in refusal.value.stored


@pytest.mark.parametrize(
    ("starts", "ends", "lets_in"),
    [(None, None, True), (0, 0, True), (-1, 1, True), (1, None, False), (None, -1, False)],
)
def test_days_here_decide_who_gets_in_and_whose_session_lives(
    starts: int | None, ends: int | None, lets_in: bool
) -> None:
    person = make_user(password="seven grey herons waiting")
    client, today = client_of(person), local_day(timezone.now())
    person.starts_on, person.ends_on = (None if n is None else today + timedelta(days=n) for n in (starts, ends))
    person.save()
    assert (client.get(reverse("own_account")).status_code == 200) is lets_in
    assert able_to_sign_in(timezone.now()).filter(pk=person.pk).exists() is lets_in
    assert hold_for_sign_in(person) is lets_in


# --- Closing ------------------------------------------------------------------------------------------------


def test_close_is_refused_while_cases_are_held_and_the_page_leads_to_handing_them_over(
    team: Team, manager: User
) -> None:
    person = make_user(teams=[team])
    case = make_case(team=team, caseworker=person)
    page = client_of(manager).get(f"{reverse('person_close')}?person={person.pk}").content.decode()
    assert "1 open case would be left with nobody" in page
    assert f"{reverse('reassignment_create')}?leaver={person.pk}" in page
    assert "Close the account</button>" not in page
    refused = send(client_of(manager), "person_close", f"?person={person.pk}")
    assert (refused.status_code, User.objects.get(pk=person.pk).is_active) == (409, True)
    case.closed_at = timezone.now()
    case.save()
    assert send(client_of(manager), "person_close", f"?person={person.pk}").url == reverse("people_list")
    assert not User.objects.get(pk=person.pk).is_active


def test_closing_ends_sessions_frees_tasks_and_can_be_taken_back(team: Team, manager: User) -> None:
    person = make_user(teams=[team])
    client_of(person)
    case = make_case(team=team)
    task = Task.objects.create(
        case=case,
        organisation=case.organisation,
        owner=person,
        title="Ring",
        due_at=timezone.now(),
        set_at=timezone.now(),
    )
    assert close_account(person, by=manager)
    assert not close_account(person, by=manager)
    person.refresh_from_db()
    task.refresh_from_db()
    assert (person.is_active, person.ends_on, task.owner) == (False, local_day(timezone.now()), None)
    assert not UserSession.objects.filter(user=person).exists()
    assert AuditEntry.objects.get(act="user.close").detail == {"tasks": 1, "sessions": 1}
    assert open_again(person, by=manager)
    person.refresh_from_db()
    assert (person.is_active, person.closed_at, person.ends_on) == (True, None, None)


def test_only_supervisor_of_a_team_with_cases_is_not_closed(team: Team, manager: User) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[team])
    make_case(team=team)
    with pytest.raises(RuleViolation, match="North"):
        close_account(supervisor, by=manager)
    make_user(role=Role.SUPERVISOR, teams=[team])
    assert close_account(supervisor, by=manager)


def test_nobody_closes_their_own_account(team: Team, manager: User) -> None:
    make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)
    with pytest.raises(RuleViolation, match="your own"):
        close_account(manager, by=manager)


def test_signing_somebody_out_ends_every_session(team: Team, manager: User) -> None:
    person = make_user(teams=[team])
    clients = [client_of(person), client_of(person)]
    assert sign_out_everywhere(person, by=manager) == 2
    assert [each.get(reverse("own_account")).status_code for each in clients] == [302, 302]


# --- Teams --------------------------------------------------------------------------------------------------


def test_team_is_made_renamed_and_given_supervisors(team: Team, manager: User) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, organisation=team.organisation)
    made = create_team("South", supervisors=[supervisor.pk], by=manager)
    assert list(supervisor.teams.all()) == [made]
    change_team(made, "Coast", supervisors=[], by=manager)
    made.refresh_from_db()
    assert (made.name, list(supervisor.teams.all())) == ("Coast", [])
    with pytest.raises(RuleViolation) as refusal:
        create_team("coast", supervisors=[], by=manager)
    assert refusal.value.field == "name"


def test_team_with_open_cases_keeps_a_supervisor(team: Team, manager: User) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[team])
    make_case(team=team)
    with pytest.raises(RuleViolation) as refusal:
        change_team(team, "North", supervisors=[], by=manager)
    assert refusal.value.field == "supervisors"
    assert list(supervisor.teams.all()) == [team]


def test_nobody_but_a_supervisor_of_the_service_supervises(team: Team, manager: User) -> None:
    strangers = (make_user(role=Role.SUPERVISOR), make_user(teams=[team]))
    for each in strangers:
        with pytest.raises(RuleViolation, match="your own service"):
            change_team(team, "North", supervisors=[each.pk], by=manager)


def test_team_is_closed_when_empty_and_opened_again(team: Team, manager: User) -> None:
    person = make_user(teams=[team])
    with pytest.raises(RuleViolation, match="Caseworkers"):
        close_team(team, by=manager)
    person.teams.clear()
    assert close_team(team, by=manager)
    with pytest.raises(RuleViolation) as refusal:
        change_person(person, to(person, teams=frozenset({team.pk})), seen=None, by=manager)
    assert refusal.value.field == "teams"
    assert open_team(team, by=manager)
    assert not open_team(team, by=manager)


# --- Pages --------------------------------------------------------------------------------------------------


def invite_typed(**typed: Any) -> dict[str, Any]:
    return {"first_name": "Robin", "last_name": "Hollow", "sign_in_name": "r.hollow", "role": "caseworker", **typed}


def test_link_is_shown_once_and_said_not_to_be_sent(team: Team, manager: User) -> None:
    client = client_of(manager)
    key = "3b241101-e2bb-4255-8caf-4136c566a962"
    typed = {"submission": key, **invite_typed(teams=[team.pk])}
    page = client.post(reverse("person_invite"), typed).content.decode()
    assert "http://testserver/start/" in page
    assert "nobody was sent anything" in page
    assert client.post(reverse("person_invite"), typed).headers["Location"] == reverse("people_list")
    assert Invitation.objects.count() == 1
    assert "/start/" not in client.get(reverse("people_list")).content.decode()


def test_refused_invitation_loses_no_word_and_can_be_sent_again(team: Team, manager: User) -> None:
    make_user(username="r.hollow")
    client = client_of(manager)
    key = "3b241101-e2bb-4255-8caf-4136c566a962"
    refused = client.post(reverse("person_invite"), {"submission": key, **invite_typed()})
    assert "That user name is taken" in refused.content.decode()
    assert 'value="Hollow"' in refused.content.decode()
    mended = client.post(reverse("person_invite"), {"submission": key, **invite_typed(sign_in_name="r.hollow.2")})
    assert "/start/" in mended.content.decode()


def test_list_shows_each_person_with_state_and_who_left_cases_behind(team: Team, manager: User) -> None:
    gone = make_user(teams=[team], username="g.gone")
    make_case(team=team, caseworker=gone)
    User.objects.filter(pk=gone.pk).update(ends_on=local_day(timezone.now()) - timedelta(days=1))
    stranger = make_user()
    page = client_of(manager).get(reverse("people_list")).content.decode()
    assert "Cases are with people who cannot sign in any more" in page
    assert "Last day was" in page
    assert stranger.username not in page


def test_list_costs_the_same_for_one_person_and_for_thirty(
    team: Team, manager: User, django_assert_max_num_queries: Any
) -> None:
    client = client_of(manager)
    for _ in range(30):
        make_case(team=team, caseworker=make_user(teams=[team]))
    with django_assert_max_num_queries(14):
        client.get(reverse("people_list"))


@pytest.mark.parametrize("name", ["person_change", "person_reset", "person_close", "team_change", "invitation_renew"])
def test_page_without_a_number_leads_to_its_list(name: str, manager: User) -> None:
    lists = {reverse("people_list"), reverse("team_list")}
    assert client_of(manager).get(reverse(name)).headers["Location"] in lists


# --- Liaisons -----------------------------------------------------------------------------------------------


@pytest.fixture
def force(team: Team) -> Organisation:
    case = make_case(team=team)
    return make_share(case=case).force


def liaison_typed(force: Organisation, **typed: Any) -> dict[str, Any]:
    return {"force": force.slug, **invite_typed(sign_in_name="s.liaison", **typed)}


def test_liaison_is_asked_for_by_one_and_confirmed_by_another_who_is_shown_the_link(
    team: Team, manager: User, force: Organisation
) -> None:
    supervisor = client_of(make_user(role=Role.SUPERVISOR, teams=[team]))
    asked = send(client_of(manager), "liaison_invite", **liaison_typed(force))
    assert asked.url == reverse("liaison_list")
    query = f"?invitation={Invitation.objects.get().public_id}"
    own = send(client_of(manager), "liaison_confirm", query)
    assert "You asked for this yourself" in own.content.decode()
    assert Invitation.objects.get().token_hash is None
    assert "Look and confirm" in supervisor.get(reverse("liaison_list")).content.decode()
    shown = send(supervisor, "liaison_confirm", query).content.decode()
    assert "/start/" in shown
    assert force.name in shown


def test_confirming_asks_again_whether_the_service_still_shares(team: Team, manager: User, force: Organisation) -> None:
    supervisor = client_of(make_user(role=Role.SUPERVISOR, teams=[team]))
    send(client_of(manager), "liaison_invite", **liaison_typed(force))
    force.shares_received.update(revoked_at=timezone.now())
    page = send(supervisor, "liaison_confirm", f"?invitation={Invitation.objects.get().public_id}").content.decode()
    assert "shares no open case" in page
    assert Invitation.objects.get().token_hash is None


def test_force_that_nothing_is_shared_with_cannot_be_chosen(manager: User, force: Organisation) -> None:
    other = make_force("kent")
    page = send(client_of(manager), "liaison_invite", **liaison_typed(other)).content.decode()
    assert "Choose a force" in page
    assert not Invitation.objects.exists()


def test_other_services_that_share_with_the_force_find_the_new_liaison_in_their_trail(
    team: Team, manager: User, force: Organisation
) -> None:
    elsewhere = make_share(case=make_case(victim_force=force)).organisation
    supervisor = client_of(make_user(role=Role.SUPERVISOR, teams=[team]))
    send(client_of(manager), "liaison_invite", **liaison_typed(force))
    send(supervisor, "liaison_confirm", f"?invitation={Invitation.objects.get().public_id}")
    entry = AuditEntry.objects.get(act="liaison.confirmed_elsewhere")
    assert (entry.organisation_id, entry.detail) == (elsewhere.pk, {"force": force.slug})


def test_access_of_a_liaison_is_ended_by_the_service_that_invited_and_by_no_other(
    team: Team, manager: User, force: Organisation
) -> None:
    other = make_user(role=Role.POLICE_LIAISON, organisation=force)
    ours = make_user(role=Role.POLICE_LIAISON, organisation=force)
    Invitation.objects.create(
        organisation=team.organisation,
        joins=force,
        kind="join",
        role=Role.POLICE_LIAISON,
        username="x",
        person=ours,
        made_at=timezone.now(),
        accepted_at=timezone.now(),
    )
    client = client_of(manager)
    assert send(client, "liaison_switch_off", f"?person={other.pk}").status_code == 404
    assert send(client, "liaison_reset", f"?person={ours.pk}").url == reverse("liaison_list")
    assert "a new password" in client.get(reverse("liaison_list")).content.decode()
    assert send(client, "liaison_switch_off", f"?person={ours.pk}").url == reverse("liaison_list")
    assert [User.objects.get(pk=each.pk).is_active for each in (other, ours)] == [True, False]


def test_page_of_liaisons_says_where_nobody_can_sign_in(manager: User, force: Organisation) -> None:
    page = client_of(manager).get(reverse("liaison_list")).content.decode()
    assert "Nobody there can sign in" in page
    assert force.name in page


def test_service_manager_of_another_service_finds_nobody_elses_invitation(manager: User) -> None:
    send(client_of(manager), "person_invite", **invite_typed())
    stranger = client_of(make_user(role=Role.SERVICE_MANAGER, organisation=make_organisation()))
    query = f"?invitation={Invitation.objects.get().public_id}"
    assert stranger.get(reverse("invitation_renew") + query).status_code == 404
    assert send(stranger, "invitation_withdraw", query).status_code == 404
