"""What is written about people: accounts, the trail and who owns a line of it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

import pytest

from accounts.people.models import Organisation, Role, User
from accounts.people.services.user_accounts import NewUser, change_password, create_user
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from accounts.trail.services import audit
from tests.factories import make_force, make_organisation, make_team, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
PASSPHRASE = "seven grey herons waiting"


def new_user(**fields: Any) -> NewUser:
    return NewUser(**{"username": "r.hollow", "role": Role.CASEWORKER, **fields})


def create(organisation: Organisation, **fields: Any) -> User:
    return create_user(new_user(**fields), organisation=organisation, password=PASSPHRASE, by=None, now=NOW)


def test_create_user_makes_account_with_teams_and_one_line_in_the_trail() -> None:
    team, manager = make_team(), make_user(role=Role.SERVICE_MANAGER)
    user = create_user(
        new_user(teams=[team], first_name="Robin"),
        organisation=team.organisation,
        password=PASSPHRASE,
        by=manager,
        now=NOW,
    )
    assert user.check_password(PASSPHRASE)
    assert (list(user.teams.all()), user.first_name, user.role) == ([team], "Robin", Role.CASEWORKER)
    entry = AuditEntry.objects.get()
    assert (entry.act, entry.user, entry.at, entry.subject_kind) == ("user.create", manager, NOW, "user")
    assert (entry.subject_id, entry.detail) == (str(user.pk), {"role": "caseworker"})


def test_create_user_liaison_of_a_service_is_refused() -> None:
    with pytest.raises(RuleViolation, match="must belong to a police force"):
        create(make_organisation(), role=Role.POLICE_LIAISON)


def test_create_user_caseworker_of_a_force_is_refused() -> None:
    with pytest.raises(RuleViolation, match="can only be a police liaison"):
        create(make_force())


def test_create_user_in_a_team_of_another_organisation_is_refused_whole() -> None:
    with pytest.raises(RuleViolation) as refusal:
        create(make_organisation(), teams=[make_team()])
    assert refusal.value.field == "teams"
    assert not User.objects.exists()


def test_create_user_with_a_taken_name_is_refused() -> None:
    service = make_organisation()
    create(service)
    with pytest.raises(RuleViolation) as refusal:
        create(service)
    assert refusal.value.field == "username"


@pytest.mark.parametrize("password", ["a" * 20, "robin waits by the water", "hawthorn in seven gardens"])
def test_create_user_with_a_password_that_is_guessed_first_is_refused(password: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        create_user(new_user(first_name="Robin"), organisation=make_organisation(), password=password, by=None, now=NOW)
    assert refusal.value.field == "password"
    assert not User.objects.exists()


def test_change_password_replaces_it_and_is_in_the_trail() -> None:
    user = make_user()
    change_password(user, password=PASSPHRASE, now=NOW)
    user.refresh_from_db()
    assert user.check_password(PASSPHRASE)
    assert AuditEntry.objects.get().act == "password.change"


def test_audit_belongs_to_the_owner_of_the_subject_not_to_the_actor() -> None:
    liaison, team = make_user(role=Role.POLICE_LIAISON), make_team()
    entry = audit(by=liaison, act="team.look", subject=team, now=NOW)
    assert (entry.organisation, entry.subject_kind, entry.subject_id) == (
        team.organisation,
        "team",
        str(team.pk),
    )


def test_audit_of_an_organisation_belongs_to_it() -> None:
    service = make_organisation()
    assert audit(by=None, act="organisation.change", subject=service, now=NOW).organisation == service


def test_audit_without_a_subject_belongs_to_the_actor() -> None:
    user = make_user()
    entry = audit(by=user, act="trail.read", subject=None, now=NOW)
    assert (entry.organisation, entry.subject_kind, entry.subject_id) == (user.organisation, "", "")


def test_audit_detail_takes_days_and_numbers() -> None:
    entry = audit(by=make_user(), act="flag.quiet", subject=None, now=NOW, until=date(2026, 3, 9), days=4)
    entry.refresh_from_db()
    assert entry.detail == {"until": "2026-03-09", "days": 4}
