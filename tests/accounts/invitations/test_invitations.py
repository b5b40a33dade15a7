"""Links by which somebody sets a password: made, renewed, withdrawn, used once; each kept only as a hash."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.invitations.models import Invitation, InvitationKind
from accounts.invitations.rules import InvitationFacts, InvitationState, link_hash, state_of
from accounts.invitations.services.accepting import OwnWords, accept
from accounts.invitations.services.first_manager import begin_service
from accounts.invitations.services.links import GivenLink, NewColleague, begin_reset, confirm, invite, renew, withdraw
from accounts.people.models import Organisation, Role, User
from accounts.rules import AlreadyDone, RuleViolation
from accounts.sign_in.models.session import UserSession
from accounts.trail.models import AuditEntry
from tests.clocked import time_is
from tests.factories import make_force, make_organisation, make_team, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
PASSPHRASE = "seven grey herons waiting"


def manager_of(service: Organisation) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=service)


def colleague(service: Organisation, **fields: Any) -> NewColleague:
    facts = {"username": "r.hollow", "role": Role.CASEWORKER, "first_name": "Robin", "last_name": "Hollow"}
    return NewColleague(**{**facts, "joins": service, **fields})


def invited(service: Organisation, by: User, **fields: Any) -> GivenLink:
    given = invite(colleague(service, **fields), by=by)
    assert given is not None
    return given


def open_link(token: str, client: Client | None = None, **typed: Any) -> Any:
    address = reverse("link_open", args=[token])
    return (client or Client()).post(address, typed) if typed else (client or Client()).get(address)


def passwords(words: str = PASSPHRASE) -> dict[str, Any]:
    return {"new_password1": words, "new_password2": words}


# --- How an invitation stands -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("facts", "state"),
    [
        ({"has_link": False, "expires_at": None}, InvitationState.UNCONFIRMED),
        ({"expires_at": NOW + timedelta(seconds=1)}, InvitationState.USABLE),
        ({"expires_at": NOW}, InvitationState.EXPIRED),
        ({"expires_at": NOW - timedelta(days=1)}, InvitationState.EXPIRED),
        ({"accepted_at": NOW - timedelta(days=1)}, InvitationState.ACCEPTED),
        ({"withdrawn_at": NOW - timedelta(days=1)}, InvitationState.WITHDRAWN),
        ({"has_link": False, "expires_at": None, "withdrawn_at": NOW}, InvitationState.WITHDRAWN),
    ],
    ids=["no link", "in time", "last moment", "late", "used", "withdrawn", "withdrawn before it was confirmed"],
)
def test_state_follows_from_what_became_of_the_link(facts: dict[str, Any], state: InvitationState) -> None:
    stands = {"has_link": True, "expires_at": NOW + timedelta(days=1), "accepted_at": None, "withdrawn_at": None}
    assert state_of(InvitationFacts(**{**stands, **facts}), NOW) is state


# --- Made and used ------------------------------------------------------------------------------------------


def test_link_makes_the_account_with_role_teams_and_days_and_a_password_of_ones_own() -> None:
    team = make_team()
    manager = manager_of(team.organisation)
    given = invited(team.organisation, manager, teams=[team], ends_on=NOW.date() + timedelta(days=9_000))
    assert not User.objects.filter(username="r.hollow").exists()
    page = open_link(given.token).content.decode()
    assert "r.hollow" in page
    assert team.organisation.name not in page
    assert open_link(given.token, **passwords()).url == reverse("login")
    user = User.objects.get(username="r.hollow")
    assert (user.organisation, user.role, list(user.teams.all())) == (team.organisation, Role.CASEWORKER, [team])
    assert user.check_password(PASSPHRASE)
    assert user.ends_on == given.invitation.ends_on
    acts = ["invitation.make", "user.create", "invitation.accept"]
    assert list(AuditEntry.objects.order_by("pk").values_list("act", flat=True)) == acts


def test_only_the_hash_of_the_token_is_kept_and_the_history_does_not_hold_it_either() -> None:
    service = make_organisation()
    given = invited(service, manager_of(service))
    row = Invitation.objects.get()
    assert row.token_hash == link_hash(given.token)
    assert given.token not in str(Invitation.objects.values()) + str(Invitation.history.values())
    assert row.token_hash not in str(Invitation.history.values())


def test_looking_at_the_page_uses_nothing_up() -> None:
    service = make_organisation()
    given = invited(service, manager_of(service))
    assert [open_link(given.token).status_code for _ in range(30)] == [200] * 30


def test_used_expired_withdrawn_and_unknown_links_get_one_and_the_same_page() -> None:
    service = make_organisation()
    manager = manager_of(service)
    used, gone = invited(service, manager), invited(service, manager, username="w.gone")
    late = invited(service, manager, username="l.late")
    assert accept(used.token, OwnWords(password=PASSPHRASE)) is not None
    withdraw(gone.invitation, by=manager)
    Invitation.objects.filter(pk=late.invitation.pk).update(expires_at=timezone.now())
    tokens = (used.token, gone.token, late.token, "x" * 43)
    answers = [(each.status_code, each.content) for each in map(open_link, tokens)]
    assert answers[0][0] == 404
    assert b"does not work any more" in answers[0][1]
    assert answers == [answers[0]] * 4
    posted = [open_link(token, **passwords()) for token in tokens]
    assert [(each.status_code, each.content) for each in posted] == answers
    assert User.objects.filter(username__in=["w.gone", "l.late"]).count() == 0


def test_link_ends_at_its_hour_by_the_databases_clock(settings: Any) -> None:
    settings.INVITATION_HOURS = 2
    service = make_organisation()
    given = invited(service, manager_of(service))
    with time_is(timezone.now() + timedelta(hours=2, minutes=1)):
        assert accept(given.token, OwnWords(password=PASSPHRASE)) is None
    assert accept(given.token, OwnWords(password=PASSPHRASE)) is not None


def test_link_works_once() -> None:
    service = make_organisation()
    given = invited(service, manager_of(service))
    assert accept(given.token, OwnWords(password=PASSPHRASE)) is not None
    assert accept(given.token, OwnWords(password="nine brown otters asleep")) is None
    assert User.objects.get(username="r.hollow").check_password(PASSPHRASE)


@pytest.mark.parametrize("words", ["short", "robin waits by the water", "hawthorn in seven gardens", "a" * 20])
def test_password_that_is_guessed_first_is_refused_beside_the_field_and_the_link_still_works(words: str) -> None:
    service = make_organisation()
    given = invited(service, manager_of(service))
    response = open_link(given.token, **passwords(words))
    assert response.status_code == 200
    assert 'id="id_new_password1_error"' in response.content.decode()
    assert open_link(given.token, **passwords()).status_code == 302


def test_whoever_is_signed_in_is_asked_to_sign_out_first_and_nothing_is_used_up() -> None:
    service = make_organisation()
    given = invited(service, manager_of(service))
    client = Client()
    client.force_login(make_user(), backend="django.contrib.auth.backends.ModelBackend")
    assert b"Sign out first" in open_link(given.token, client).content
    assert b"Sign out first" in open_link(given.token, client, submission="", **passwords()).content
    assert open_link(given.token).status_code == 200


def test_tries_of_links_are_counted_by_address_and_good_links_are_no_tries(settings: Any) -> None:
    settings.SIGN_IN_ADDRESS_TRIES = 3
    service = make_organisation()
    given = invited(service, manager_of(service))
    assert [open_link("y" * 43).status_code for _ in range(3)] == [404] * 3
    closed = open_link(given.token)
    assert (closed.status_code, closed.headers["Retry-After"].isdigit()) == (429, True)
    assert b"Too many links" in closed.content


# --- Renewed, withdrawn, refused ----------------------------------------------------------------------------


def test_renewing_ends_the_link_before_and_withdrawing_ends_both() -> None:
    service = make_organisation()
    manager = manager_of(service)
    first = invited(service, manager)
    second = renew(first.invitation, by=manager)
    assert [open_link(each.token).status_code for each in (first, second)] == [404, 200]
    assert withdraw(first.invitation, by=manager)
    assert not withdraw(first.invitation, by=manager)
    assert open_link(second.token).status_code == 404
    with pytest.raises(AlreadyDone):
        renew(first.invitation, by=manager)


def test_invited_twice_under_one_name_is_refused_until_the_first_is_withdrawn() -> None:
    service = make_organisation()
    manager = manager_of(service)
    given = invited(service, manager)
    with pytest.raises(RuleViolation) as refusal:
        invite(colleague(service, username="R.Hollow"), by=manager)
    assert refusal.value.field == "sign_in_name"
    withdraw(given.invitation, by=manager)
    assert invited(service, manager).invitation.pk != given.invitation.pk


@pytest.mark.parametrize("role", [role for role in Role if role != Role.SERVICE_MANAGER])
def test_nobody_but_a_manager_invites(role: Role) -> None:
    service = make_organisation()
    by = make_user(role=role, organisation=make_force() if role == Role.POLICE_LIAISON else service)
    with pytest.raises(RuleViolation, match="may not do this"):
        invite(colleague(service), by=by)
    assert not Invitation.objects.exists()


def test_manager_who_was_demoted_since_the_page_was_drawn_is_refused() -> None:
    service = make_organisation()
    manager = manager_of(service)
    User.objects.filter(pk=manager.pk).update(role=Role.CASEWORKER)
    with pytest.raises(RuleViolation, match="changed meanwhile"):
        invite(colleague(service), by=manager)


def test_nobody_is_invited_to_another_service_or_into_its_teams() -> None:
    service = make_organisation()
    manager = manager_of(service)
    with pytest.raises(RuleViolation, match="your own service"):
        invite(colleague(make_organisation()), by=manager)
    with pytest.raises(RuleViolation) as refusal:
        invite(colleague(service, teams=[make_team()]), by=manager)
    assert refusal.value.field == "teams"


# --- A new password -----------------------------------------------------------------------------------------


def test_reset_takes_the_password_away_ends_sessions_and_lets_the_person_in_by_a_new_one() -> None:
    service = make_organisation()
    manager = manager_of(service)
    person = make_user(organisation=service, username="p.wren", password="old words of the person")
    client = Client()
    client.force_login(person, backend="django.contrib.auth.backends.ModelBackend")
    given = begin_reset(person, by=manager)
    assert given is not None
    person.refresh_from_db()
    assert not person.has_usable_password()
    assert not UserSession.objects.filter(user=person).exists()
    assert client.get(reverse("own_account")).status_code == 302
    assert open_link(given.token, **passwords()).status_code == 302
    person.refresh_from_db()
    assert person.check_password(PASSPHRASE)
    assert Invitation.objects.get().kind == InvitationKind.RESET


def test_second_reset_ends_the_first_link() -> None:
    service = make_organisation()
    manager, person = manager_of(service), make_user(organisation=service)
    first, second = begin_reset(person, by=manager), begin_reset(person, by=manager)
    assert first and second
    assert [open_link(each.token).status_code for each in (first, second)] == [404, 200]


def test_reset_of_ones_own_of_a_stranger_and_of_who_is_switched_off_is_refused() -> None:
    service = make_organisation()
    manager, off = manager_of(service), make_user(organisation=service)
    User.objects.filter(pk=off.pk).update(is_active=False)
    for person in (manager, make_user(organisation=make_organisation()), off):
        with pytest.raises(RuleViolation):
            begin_reset(person, by=manager)
    assert not Invitation.objects.exists()


def test_link_of_somebody_who_is_switched_off_meanwhile_leads_nowhere() -> None:
    service = make_organisation()
    manager, person = manager_of(service), make_user(organisation=service)
    given = begin_reset(person, by=manager)
    assert given
    User.objects.filter(pk=person.pk).update(is_active=False)
    assert open_link(given.token).status_code == 404


# --- Two people for a liaison -------------------------------------------------------------------------------


def test_liaison_needs_a_second_person_who_is_not_the_first() -> None:
    service, force = make_organisation(), make_force()
    manager, second = manager_of(service), make_user(role=Role.SUPERVISOR, organisation=service)
    assert invite(colleague(force, role=Role.POLICE_LIAISON), by=manager) is None
    invitation = Invitation.objects.get()
    assert invitation.state(timezone.now()) is InvitationState.UNCONFIRMED
    with pytest.raises(RuleViolation, match="yourself"):
        confirm(invitation, by=manager)
    with pytest.raises(RuleViolation, match="second person"):
        renew(invitation, by=manager)
    given = confirm(invitation, by=second)
    assert open_link(given.token, **passwords()).status_code == 302
    assert User.objects.get(username="r.hollow").organisation == force
    with pytest.raises(AlreadyDone):
        confirm(invitation, by=second)


@pytest.mark.parametrize("role", [Role.CASEWORKER, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER])
def test_second_person_is_a_supervisor_or_a_manager(role: Role) -> None:
    service = make_organisation()
    invite(colleague(make_force(), role=Role.POLICE_LIAISON), by=manager_of(service))
    with pytest.raises(RuleViolation, match="may not do this"):
        confirm(Invitation.objects.get(), by=make_user(role=role, organisation=service))


# --- The first manager --------------------------------------------------------------------------------------


def test_service_begins_with_a_link_and_again_with_a_new_one_until_somebody_is_in_it() -> None:
    first, second = begin_service("Rowan Advocacy"), begin_service("rowan  advocacy")
    assert Organisation.objects.services().filter(name="Rowan Advocacy").count() == 1
    assert [open_link(each.token).status_code for each in (first, second)] == [404, 200]
    typed = {"first_name": "Mara", "last_name": "Sedge", "username": "m.sedge", **passwords()}
    assert open_link(second.token, **typed).url == reverse("login")
    user = User.objects.get(username="m.sedge")
    assert (user.role, user.organisation.name) == (Role.SERVICE_MANAGER, "Rowan Advocacy")
    with pytest.raises(RuleViolation, match="people already"):
        begin_service("Rowan Advocacy")


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        ({"username": ""}, "username"),
        ({"username": "two words"}, "username"),
        ({"first_name": ""}, "first_name"),
        ({"username": "t.taken"}, "username"),
        ({"new_password2": "something else entirely"}, "new_password2"),
        ({"new_password1": "mara sedge by the river", "new_password2": "mara sedge by the river"}, "new_password1"),
    ],
)
def test_first_manager_is_told_beside_the_field_what_is_wrong(typed: dict[str, str], field: str) -> None:
    make_user(username="t.taken")
    given = begin_service("Rowan Advocacy")
    whole = {"first_name": "Mara", "last_name": "Sedge", "username": "m.sedge", **passwords()}
    page = open_link(given.token, **(whole | typed)).content.decode()
    assert f'id="id_{field}_error"' in page
    assert not User.objects.filter(username="m.sedge").exists()


@pytest.mark.parametrize("name", ["", "   ", "x" * 201])
def test_service_without_a_name_is_refused(name: str) -> None:
    with pytest.raises(RuleViolation):
        begin_service(name)
