"""What the database refuses about organisations, people and the trail, and the forces it starts with."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest
from django.core.exceptions import ValidationError
from django.db import IntegrityError, connection, transaction

from accounts.people.models import Organisation, OrganisationKind, Role, Team, User
from accounts.submissions.models import Submission
from accounts.trail.models import AuditEntry
from tests.factories import make_force, make_organisation, make_team, make_user

pytestmark = pytest.mark.django_db
NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
SPECIAL = {"british-transport-police", "ministry-of-defence-police", "civil-nuclear-constabulary"}


def test_forces_43_territorial_and_three_special_are_seeded() -> None:
    forces = Organisation.objects.forces()
    assert forces.count() == 46
    assert forces.filter(territorial=True).count() == 43
    assert set(forces.filter(territorial=False).values_list("slug", flat=True)) == SPECIAL
    assert forces.filter(territorial=True, gss_code__regex=r"^[EW]\d{8}$").count() == 43


def test_forces_civil_nuclear_constabulary_alone_cannot_apply() -> None:
    assert Organisation.objects.able_to_apply().count() == 45
    assert Organisation.objects.forces().get(can_apply_for_spo=False).slug == "civil-nuclear-constabulary"


def test_services_leaves_forces_out() -> None:
    service = make_organisation()
    assert list(Organisation.objects.services()) == [service]


def test_organisation_with_force_facts_but_not_police_is_refused() -> None:
    service = make_organisation()
    service.territorial = True
    with pytest.raises(IntegrityError, match="organisation_force_facts_belong_to_police"):
        service.save()


def test_organisation_of_unknown_kind_is_refused() -> None:
    with pytest.raises(IntegrityError, match="organisation_kind_is_known"):
        Organisation.objects.create(kind="club", name="A club", short_name="Club", slug="club")


def test_organisation_slug_twice_is_refused() -> None:
    with pytest.raises(IntegrityError, match="organisation_slug_is_unique"):
        Organisation.objects.create(
            kind=OrganisationKind.POLICE, name="Twin", short_name="Twin", slug=make_force().slug
        )


def test_team_name_twice_in_one_organisation_is_refused() -> None:
    team = make_team()
    make_team(name=team.name)
    with pytest.raises(IntegrityError, match="team_name_is_unique"):
        Team.objects.create(organisation=team.organisation, name=team.name)


def test_user_of_unknown_role_is_refused() -> None:
    user = make_user()
    user.role = "owner"
    with pytest.raises(IntegrityError, match="user_role_is_known"):
        user.save()


@pytest.mark.parametrize("role", [role for role in Role if role != Role.POLICE_LIAISON])
def test_user_clean_of_a_force_with_a_service_role_names_the_role(role: Role) -> None:
    with pytest.raises(ValidationError) as refusal:
        User(organisation=make_force(), role=role).clean()
    assert list(refusal.value.message_dict) == ["role"]


def test_user_clean_of_a_service_as_liaison_names_the_organisation() -> None:
    with pytest.raises(ValidationError) as refusal:
        User(organisation=make_organisation(), role=Role.POLICE_LIAISON).clean()
    assert list(refusal.value.message_dict) == ["organisation"]


def test_user_clean_on_the_right_side_is_accepted() -> None:
    User(organisation=make_force(), role=Role.POLICE_LIAISON).clean()
    User(organisation=make_organisation(), role=Role.CASEWORKER).clean()


def test_history_of_a_user_keeps_role_and_teams_but_never_the_password() -> None:
    team = make_team()
    user = make_user(teams=[team])
    user.role = Role.SUPERVISOR
    user.save()
    newest = user.history.first()
    assert (newest.role, [row.team for row in newest.teams.all()]) == (Role.SUPERVISOR, [team])
    assert not hasattr(newest, "password")


def test_history_of_organisation_and_team_keeps_the_old_name() -> None:
    team = make_team(name="North")
    team.name = "South"
    team.save()
    assert [row.name for row in team.history.all()] == ["South", "North"]
    assert team.organisation.history.count() == 1


def an_entry() -> AuditEntry:
    return AuditEntry.objects.create(at=NOW, user=make_user(), act="breach.record")


def test_audit_entry_changed_through_the_orm_is_refused() -> None:
    entry = an_entry()
    entry.act = "nothing.happened"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        entry.save()
    entry.refresh_from_db()
    assert entry.act == "breach.record"


def test_audit_entry_deleted_through_the_orm_is_refused() -> None:
    entry = an_entry()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        entry.delete()
    assert AuditEntry.objects.filter(pk=entry.pk).exists()


@pytest.mark.parametrize("statement", ["UPDATE accounts_auditentry SET at = now()", "DELETE FROM accounts_auditentry"])
def test_audit_entry_touched_by_plain_sql_is_refused(statement: str) -> None:
    an_entry()
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute(statement)


def test_audit_entry_without_an_act_is_refused() -> None:
    with pytest.raises(IntegrityError, match="auditentry_act_is_named"):
        AuditEntry.objects.create(at=NOW, act="")


def test_acts_of_lists_each_act_of_the_organisation_once_in_order() -> None:
    service, other = make_organisation(), make_organisation()
    for organisation, act in [(service, "b"), (service, "a"), (service, "b"), (other, "c"), (None, "d")]:
        AuditEntry.objects.create(at=NOW, organisation=organisation, act=act)
    assert AuditEntry.objects.acts_of(service.pk) == ["a", "b"]
    assert AuditEntry.objects.acts_of(make_organisation().pk) == []


def test_rows_name_themselves_in_a_shell() -> None:
    team = make_team(organisation=make_organisation(name="Lantern"), name="North")
    assert (str(team), str(team.organisation)) == ("North", "Lantern")
    assert str(AuditEntry(act="sign_in", subject_kind="user", subject_id="7")) == "sign_in user 7"
    assert str(Submission(key="k")) == "k"
