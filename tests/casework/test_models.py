"""What the database refuses about cases, events and incidents, who sees which case, and how events are read."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from django.apps import apps
from django.db import IntegrityError, connection, models, transaction
from django.db.models import ProtectedError

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.cases.models.risk_level import RiskLevel, ranked
from casework.dates.rules.london_time import local_day
from casework.editing.models.same_parent import keys_of
from casework.incidents.models.incident import Incident
from casework.people.models.victim_perpetrator import Perpetrator, Victim
from casework.sharing.models.share import Share
from tests.factories import (
    OPENED_AT,
    make_case,
    make_event,
    make_force,
    make_incident,
    make_organisation,
    make_perpetrator,
    make_share,
    make_team,
    make_user,
    make_victim,
)
from tests.floors import APPS

pytestmark = pytest.mark.django_db


# --- What a case must be ------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"reference": ""}, "case_has_reference"),
        ({"relationship": "enemy"}, "case_relationship_known"),
        ({"risk_level": "extreme"}, "case_risk_level_known"),
        ({"closed_at": OPENED_AT - timedelta(microseconds=1)}, "case_not_closed_before_opened"),
    ],
)
def test_case_that_cannot_be_is_refused(fields: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make_case(**fields)


def test_case_closed_at_the_moment_it_was_opened_is_accepted() -> None:
    make_case(closed_at=OPENED_AT)


def test_case_reference_twice_is_refused() -> None:
    case = make_case()
    with pytest.raises(IntegrityError, match="reference"):
        make_case(reference=case.reference)


def test_case_victim_of_another_organisation_is_refused() -> None:
    with pytest.raises(IntegrityError, match="case_victim_of_same_organisation"):
        make_case(victim=make_victim())


def test_case_perpetrator_of_another_organisation_is_refused() -> None:
    with pytest.raises(IntegrityError, match="case_perpetrator_of_same_organisation"):
        make_case(perpetrator=make_perpetrator())


def test_case_moved_to_another_organisation_while_it_has_rows_is_refused() -> None:
    case = make_event().case
    other = make_case()
    with pytest.raises(IntegrityError):
        Case.objects.filter(pk=case.pk).update(
            organisation=other.organisation, victim=other.victim, perpetrator=other.perpetrator
        )


def test_victim_without_a_first_name_is_refused() -> None:
    with pytest.raises(IntegrityError, match="victim_is_named"):
        make_victim(first_name="")


def test_victim_with_unknown_safe_contact_is_refused() -> None:
    with pytest.raises(IntegrityError, match="victim_safe_contact_known"):
        make_victim(safe_contact="perhaps")


def test_victim_safe_contact_is_unknown_until_somebody_asked() -> None:
    assert make_victim().safe_contact == "unknown"


def test_people_are_named_in_logs_by_number_only() -> None:
    victim, perpetrator = make_victim(), make_perpetrator()
    assert (str(victim), str(perpetrator)) == (f"Victim {victim.pk}", f"Perpetrator {perpetrator.pk}")
    assert victim.name == "Alba Quince"


def test_history_of_a_case_keeps_each_risk_level() -> None:
    case = make_case()
    case.risk_level = RiskLevel.VERY_HIGH
    case.save()
    assert [row.risk_level for row in case.history.all()] == ["very_high", "high"]


@pytest.mark.parametrize("model", [Victim, Perpetrator, Case, Share])
def test_history_is_kept_of_what_people_edit(model: type[models.Model]) -> None:
    assert hasattr(model, "history")


# --- The wall between organisations -------------------------------------------------------------------------


def test_event_incident_and_share_of_another_organisation_than_the_case_are_refused() -> None:
    other = make_organisation()
    for make in (make_event, make_incident, make_share):
        with pytest.raises(IntegrityError, match="organisation_is_the_cases"), transaction.atomic():
            make(organisation=other)


@pytest.mark.parametrize(
    "model",
    [
        model
        for label in APPS[1:]  # a line of the trail in accounts belongs to who looked, not to whose case it was
        for model in apps.get_app_config(label).get_models()
        if {"case", "organisation"} <= {field.name for field in model._meta.fields}
        and not model.__name__.startswith("Historical")
    ],
    ids=lambda model: model.__name__,
)
def test_every_row_of_a_case_is_tied_to_the_owner_of_the_case(model: type[models.Model]) -> None:
    assert any("organisation" in key.same for key in keys_of(model))


KEYS_OF_SEVERAL_COLUMNS = """
    SELECT relname, conname, replace(pg_get_constraintdef(pg_constraint.oid), '"', ''), convalidated
    FROM pg_constraint JOIN pg_class ON pg_class.oid = conrelid WHERE contype = 'f' AND array_length(conkey, 1) > 1
"""


def test_database_holds_each_key_that_a_model_names_and_no_other() -> None:
    """Django knows no such key: `makemigrations` would not miss one that no step lays."""
    named = {
        (model._meta.db_table, key.name, key.sql(model), True) for model in apps.get_models() for key in keys_of(model)
    }
    with connection.cursor() as cursor:
        cursor.execute(KEYS_OF_SEVERAL_COLUMNS)
        assert set(cursor.fetchall()) == named
    assert len(named) > 70


# --- Events -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("fields", "constraint"),
    [
        ({"number": 0}, "event_number_positive"),
        ({"kind": "rumour"}, "event_kind_known"),
        ({"source": "gossip"}, "event_source_known"),
    ],
)
def test_event_that_cannot_be_is_refused(fields: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make_event(**fields)


def test_event_number_twice_in_one_case_is_refused() -> None:
    event = make_event()
    with pytest.raises(IntegrityError, match="event_number_unique_in_case"):
        make_event(case=event.case, number=event.number)


def test_event_changed_is_refused_through_the_orm_and_in_sql() -> None:
    event = make_event()
    event.note = "Not so"
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        event.save()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        Event.objects.filter(pk=event.pk).update(at=OPENED_AT - timedelta(days=1))
    with (
        pytest.raises(IntegrityError, match="append-only"),
        transaction.atomic(),
        connection.cursor() as cursor,
    ):
        cursor.execute("UPDATE casework_event SET facts = '{}' WHERE id = %s", [event.pk])
    event.refresh_from_db()
    assert event.note == ""


def test_event_deleted_is_refused() -> None:
    event = make_event()
    with pytest.raises(IntegrityError, match="append-only"), transaction.atomic():
        event.delete()
    assert Event.objects.filter(pk=event.pk).exists()


def test_case_with_events_cannot_be_deleted() -> None:
    case = make_event().case
    with pytest.raises(ProtectedError):
        case.delete()


def test_event_is_stamped_by_the_database_however_far_back_it_happened() -> None:
    before = datetime.now(UTC) - timedelta(minutes=5)
    event = make_event(at=datetime(1996, 5, 1, tzinfo=UTC))
    event.refresh_from_db()
    assert event.recorded_at > before


def test_chronology_is_by_time_then_by_number() -> None:
    case = make_case()
    late, first, second = (make_event(case=case, at=OPENED_AT + timedelta(hours=hours)) for hours in (2, 1, 1))
    assert list(case.events.chronology()) == [first, second, late]
    assert list(case.events.chronology().reverse()) == [late, second, first]


# --- Incidents ----------------------------------------------------------------------------------------------


def test_incident_without_a_behaviour_is_refused() -> None:
    with pytest.raises(IntegrityError, match="incident_has_behaviour"):
        make_incident(behaviours=[])


def test_incident_label_twice_in_one_case_is_refused() -> None:
    incident = make_incident()
    with pytest.raises(IntegrityError, match="incident_label_unique_in_case"):
        make_incident(case=incident.case, label=incident.label)


# --- Who sees which case ------------------------------------------------------------------------------------


@pytest.mark.parametrize("role", [Role.SERVICE_MANAGER, Role.AUDITOR, Role.DATA_PROTECTION_OFFICER])
def test_visible_to_roles_without_casework_nothing(role: Role) -> None:
    case = make_case()
    user = make_user(role=role, organisation=case.organisation, teams=[case.team])
    assert not Case.objects.visible_to(user).exists()


def test_visible_to_caseworker_own_cases_only() -> None:
    team = make_team()
    worker, colleague = make_user(teams=[team]), make_user(teams=[team])
    own = make_case(team=team, caseworker=worker)
    make_case(team=team, caseworker=colleague)
    make_case(team=team)
    assert list(Case.objects.visible_to(worker)) == [own]


def test_visible_to_caseworker_who_left_for_another_service_nothing() -> None:
    case = make_case()
    worker = make_user(organisation=case.organisation)
    Case.objects.update(caseworker=worker)
    worker.organisation = make_organisation()
    worker.save()
    assert not Case.objects.visible_to(worker).exists()


def test_visible_to_supervisor_every_case_of_the_own_teams_once() -> None:
    north = make_team()
    south = make_team(organisation=north.organisation)
    other = make_team(organisation=north.organisation)
    supervisor = make_user(role=Role.SUPERVISOR, teams=[north, south])
    seen = {make_case(team=north), make_case(team=south, caseworker=supervisor)}
    make_case(team=other)
    make_case()
    assert sorted(Case.objects.visible_to(supervisor), key=lambda case: case.pk) == sorted(
        seen, key=lambda case: case.pk
    )


def liaison_of(case: Case) -> User:
    return make_user(role=Role.POLICE_LIAISON, organisation=case.victim_force)


def today() -> datetime:
    return datetime.now(UTC)


def test_visible_to_liaison_a_case_not_shared_is_hidden() -> None:
    assert not Case.objects.visible_to(liaison_of(make_case())).exists()


@pytest.mark.parametrize(("starts_in", "ends_in", "seen"), [
    (0, None, True),
    (0, 1, True),
    (-9, 0, True),
    (-9, -2, False),
    (2, None, False),
])  # fmt: skip
def test_visible_to_liaison_by_the_days_of_the_share(starts_in: int, ends_in: int | None, seen: bool) -> None:
    case = make_case()
    start = local_day(today()) + timedelta(days=starts_in)
    make_share(case=case, shared_on=start, last_day=end_of(ends_in))
    assert Case.objects.visible_to(liaison_of(case)).exists() == seen


def end_of(days: int | None) -> object:
    return None if days is None else local_day(today()) + timedelta(days=days)


def test_visible_to_liaison_of_another_force_is_hidden() -> None:
    case = make_case()
    make_share(case=case)
    stranger = make_user(role=Role.POLICE_LIAISON, organisation=make_force("kent"))
    assert not Case.objects.visible_to(stranger).exists()


def test_visible_to_liaison_after_the_share_was_ended_is_hidden() -> None:
    case = make_case()
    make_share(case=case, revoked_at=today())
    assert not Case.objects.visible_to(liaison_of(case)).exists()


def test_visible_to_liaison_with_an_ended_and_a_live_share_sees_the_case_once() -> None:
    case = make_case()
    make_share(case=case, revoked_at=today())
    make_share(case=case)
    assert list(Case.objects.visible_to(liaison_of(case))) == [case]


def test_visible_to_ended_share_and_live_share_of_another_force_do_not_add_up() -> None:
    case = make_case()
    make_share(case=case, revoked_at=today())
    make_share(case=case, force=make_force("kent"))
    assert not Case.objects.visible_to(liaison_of(case)).exists()


def test_visible_to_events_incidents_and_shares_follow_the_case() -> None:
    incident = make_incident()
    make_share(case=incident.case)
    liaison = liaison_of(incident.case)
    stranger = make_user(role=Role.SUPERVISOR)
    for questions in (Event.objects, Incident.objects, Share.objects):
        assert questions.visible_to(liaison).count() == 1
        assert not questions.visible_to(stranger).exists()


def test_open_leaves_closed_cases_out() -> None:
    running = make_case()
    make_case(closed_at=OPENED_AT)
    assert list(Case.objects.open()) == [running]


def test_for_list_names_people_and_team_in_one_statement(django_assert_num_queries: object) -> None:
    make_case(caseworker=make_user())
    make_case()
    with django_assert_num_queries(1):  # type: ignore[operator]
        for case in Case.objects.for_list():
            assert case.victim.name and case.perpetrator.name and case.team.name
            assert case.victim_force.name
            assert case.caseworker is None or case.caseworker.username


def test_risk_level_severity_rises_and_ranks_rows() -> None:
    assert [level.severity for level in RiskLevel] == [0, 1, 2, 3]
    for level in ("medium", "very_high", "standard"):
        make_case(risk_level=level)
    ordered = Case.objects.order_by(ranked("risk_level", RiskLevel.values).desc())
    assert [case.risk_level for case in ordered] == ["very_high", "medium", "standard"]
