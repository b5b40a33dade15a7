"""What the database refuses about applications, orders, breaches and warrants, and who sees which of them."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import IntegrityError, models, transaction

from accounts.people.models import Role, User
from casework.cases.models.case import Case
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.court.models.hearing import Hearing
from orders.orders.models import Condition, ConditionKindChoices, Order, OrderKindChoices
from orders.protection.models import OtherProtection
from orders.warrants.models import Warrant
from tests.factories import (
    OPENED_AT,
    make_application,
    make_breach,
    make_case,
    make_condition,
    make_force,
    make_hearing,
    make_order,
    make_organisation,
    make_protection,
    make_share,
    make_team,
    make_user,
    make_warrant,
)

pytestmark = pytest.mark.django_db
Make = Callable[..., models.Model]
INSTANT = timedelta(microseconds=1)
LEARNED_AT = OPENED_AT + timedelta(hours=1)
DAY = OPENED_AT.date()


# --- What the database refuses ------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "fields", "constraint"),
    [
        (make_application, {"status": "lost"}, "application_status_known"),
        (make_application, {"waiting_on": "godot"}, "application_waiting_on_known"),
        (make_application, {"status": "refused"}, "application_determined_when_ended"),
        (make_application, {"determined_at": OPENED_AT}, "application_determined_when_ended"),
        (
            make_application,
            {"status": "refused", "determined_at": OPENED_AT - INSTANT},
            "application_not_determined_before_requested",
        ),
        (
            make_application,
            {"first_requested_at": OPENED_AT + INSTANT},
            "application_first_request_not_after_own",
        ),
        (make_application, {"adjournments": -1}, "adjournments_check"),
        (make_hearing, {"outcome": "cancelled", "outcome_at": OPENED_AT}, "hearing_outcome_known_and_dated"),
        (make_hearing, {"outcome": "held"}, "hearing_outcome_known_and_dated"),
        (make_hearing, {"outcome_at": OPENED_AT}, "hearing_outcome_known_and_dated"),
        (make_order, {"kind": "eternal"}, "order_kind_known"),
        (make_order, {"status": "lost"}, "order_status_known"),
        (make_order, {"kind": "interim"}, "order_interim_has_last_day"),
        (make_order, {"kind": "interim", "last_day": DAY - timedelta(days=1)}, "order_last_day_not_before_made"),
        (make_order, {"served_at": OPENED_AT - INSTANT}, "order_not_served_before_made"),
        (make_order, {"ended_at": OPENED_AT - INSTANT}, "order_not_ended_before_made"),
        (make_order, {"discharged_at": OPENED_AT}, "order_discharge_ends_it"),
        (make_condition, {"kind": "wish"}, "condition_kind_known"),
        (make_condition, {"due_on": DAY}, "condition_only_requirements_are_due"),
        (make_condition, {"evidenced_at": OPENED_AT}, "condition_only_requirements_are_due"),
        (make_breach, {"behaviours": []}, "breach_has_behaviour"),
        (make_breach, {"status": "lost"}, "breach_status_known"),
        (make_breach, {"happened_at": LEARNED_AT + INSTANT}, "breach_not_learned_before_it_happened"),
        (make_breach, {"reported_at": LEARNED_AT - INSTANT}, "breach_not_reported_before_learned"),
        (make_breach, {"closed_at": LEARNED_AT - INSTANT}, "breach_not_closed_before_learned"),
        (make_breach, {"acknowledged_at": LEARNED_AT}, "breach_acknowledged_by_somebody"),
        (make_warrant, {"executed_at": LEARNED_AT - INSTANT}, "warrant_not_executed_before_issued"),
        (make_protection, {"kind": ""}, "otherprotection_has_kind"),
        (make_protection, {"last_day": DAY - timedelta(days=1)}, "otherprotection_last_day_not_before_first"),
    ],
)
def test_row_that_cannot_be_is_refused(make: Make, fields: dict[str, object], constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make(**fields)


@pytest.mark.parametrize(
    ("make", "fields"),
    [
        (make_application, {"status": "refused", "determined_at": OPENED_AT}),
        (make_hearing, {"outcome": "adjourned", "outcome_at": OPENED_AT}),
        (make_order, {"kind": "interim", "last_day": DAY}),
        (make_order, {"discharged_at": OPENED_AT, "ended_at": OPENED_AT}),
        (make_condition, {"kind": ConditionKindChoices.POSITIVE_REQUIREMENT, "due_on": DAY, "evidenced_at": OPENED_AT}),
        (make_breach, {"happened_at": datetime(2025, 1, 1, tzinfo=UTC)}),
        (make_warrant, {"executed_at": LEARNED_AT}),
        (make_protection, {"last_day": DAY}),
    ],
)
def test_row_at_the_edge_is_accepted(make: Make, fields: dict[str, object]) -> None:
    make(**fields)


@pytest.mark.parametrize(
    ("made_on", "earliest"),
    [
        (date(2022, 1, 20), date(2024, 1, 19)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2024, 2, 28), date(2026, 2, 27)),
        (date(2024, 3, 1), date(2026, 2, 28)),
        (date(2022, 3, 1), date(2024, 2, 29)),
        (date(2022, 2, 28), date(2024, 2, 27)),
        (date(2023, 12, 31), date(2025, 12, 30)),
        (date(2024, 1, 1), date(2025, 12, 31)),
    ],
)
def test_full_order_lasts_two_years_to_the_day(made_on: date, earliest: date) -> None:
    """Stalking Protection Act 2019 s.3: at least two years, beginning with the day on which it is made."""
    make_order(made_on=made_on, last_day=earliest)
    with pytest.raises(IntegrityError, match="order_full_lasts_its_floor"):
        make_order(made_on=made_on, last_day=earliest - timedelta(days=1))


def test_interim_order_may_be_short() -> None:
    make_order(kind=OrderKindChoices.INTERIM, last_day=DAY + timedelta(days=14))


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (make_application, "application_label_unique_in_case"),
        (make_order, "order_label_unique_in_case"),
        (make_breach, "breach_label_unique_in_case"),
    ],
)
def test_label_twice_in_one_case_is_refused_and_in_two_cases_accepted(make: Make, constraint: str) -> None:
    case = make_case()
    make(case=case, label="X1")
    make(label="X1")
    with pytest.raises(IntegrityError, match=constraint):
        make(case=case, label="X1")


def test_condition_label_twice_in_one_case_is_refused() -> None:
    condition = make_condition()
    make_condition(label=condition.label)
    with pytest.raises(IntegrityError, match="condition_label_unique_in_case"):
        make_condition(order=condition.order, label=condition.label)


# --- The wall between organisations, and between cases ------------------------------------------------------


@pytest.mark.parametrize(
    ("make", "constraint"),
    [
        (make_application, "application_organisation_is_the_cases"),
        (make_hearing, "hearing_case_is_the_applications"),
        (make_order, "order_case_is_the_applications"),
        (make_condition, "condition_case_is_the_orders"),
        (make_breach, "breach_case_is_the_orders"),
        (make_warrant, "warrant_case_is_the_breachs"),
        (make_protection, "otherprotection_organisation_is_the_cases"),
    ],
)
def test_row_of_another_organisation_than_its_case_is_refused(make: Make, constraint: str) -> None:
    with pytest.raises(IntegrityError, match=constraint):
        make(organisation=make_organisation())


def test_row_of_another_case_than_its_parent_is_refused() -> None:
    application = make_application()
    order = make_order(application=application)
    sister = make_case(team=application.case.team)
    wrong: list[tuple[Make, dict[str, object]]] = [
        (make_hearing, {"application": application}),
        (make_order, {"application": application}),
        (make_condition, {"order": order}),
        (make_breach, {"order": order}),
        (make_warrant, {"breach": make_breach(order=order)}),
    ]
    for make, parent in wrong:
        with pytest.raises(IntegrityError, match="_case_is_the_"), transaction.atomic():
            make(**parent, case=sister)


def test_breach_of_a_condition_of_another_order_is_refused() -> None:
    order = make_order()
    other = make_condition(order=make_order(application=order.application))
    with pytest.raises(IntegrityError, match="breach_condition_is_the_orders"):
        make_breach(order=order, condition=other)


def test_breach_of_a_condition_of_its_own_order_is_accepted() -> None:
    condition = make_condition()
    make_breach(order=condition.order, condition=condition)


# --- Questions ----------------------------------------------------------------------------------------------


def test_applications_open_until_determined() -> None:
    application = make_application()
    make_application(status="granted", determined_at=OPENED_AT)
    assert list(Application.objects.open()) == [application]


def test_breaches_open_unacknowledged_and_unanswered() -> None:
    fresh = make_breach()
    known = make_breach(acknowledged_at=LEARNED_AT, acknowledged_by=make_user())
    hunted = make_breach(status="warrant_issued")
    arrested = make_breach(status="arrested", answered_at=LEARNED_AT)
    make_breach(status="no_further_action", answered_at=LEARNED_AT, closed_at=LEARNED_AT)
    assert set(Breach.objects.open()) == {fresh, known, hunted, arrested}
    assert set(Breach.objects.unacknowledged()) == {fresh, hunted, arrested}
    assert set(Breach.objects.unanswered()) == {fresh, known, hunted}


def test_warrants_outstanding_until_executed() -> None:
    warrant = make_warrant()
    make_warrant(executed_at=LEARNED_AT)
    assert list(Warrant.objects.outstanding()) == [warrant]


@pytest.mark.parametrize(("days", "binds"), [(-1, False), (0, True), (30, True), (31, False)])
def test_order_in_force_from_the_day_it_is_made_to_its_last_day(days: int, binds: bool) -> None:
    make_order(kind=OrderKindChoices.INTERIM, last_day=DAY + timedelta(days=30))
    assert Order.objects.in_force(DAY + timedelta(days=days)).exists() == binds


def test_order_in_force_without_a_last_day_binds_for_good() -> None:
    make_order()
    assert Order.objects.in_force(date(2199, 1, 1)).exists()


@pytest.mark.parametrize(
    ("ended_at", "binds"),
    [
        (datetime(2026, 6, 30, 22, 59, tzinfo=UTC), False),
        (datetime(2026, 6, 30, 23, 0, tzinfo=UTC), True),
    ],
)
def test_order_in_force_not_on_the_london_day_on_which_it_was_ended(ended_at: datetime, binds: bool) -> None:
    make_order(ended_at=ended_at, discharged_at=ended_at, status="discharged")
    assert Order.objects.in_force(date(2026, 6, 30)).exists() == binds
    assert Order.objects.in_force(date(2026, 6, 29)).exists()


@pytest.mark.parametrize(("days", "holds"), [(-1, False), (0, True), (9, True), (10, False)])
def test_other_protection_in_force_first_to_last_day(days: int, holds: bool) -> None:
    make_protection(last_day=DAY + timedelta(days=9))
    assert OtherProtection.objects.in_force(DAY + timedelta(days=days)).exists() == holds


# --- Who sees what ------------------------------------------------------------------------------------------


def everything(case: Case, force_slug: str) -> None:
    """An application, an order and a breach with a warrant, all for one force."""
    force = make_force(force_slug)
    application = make_application(case=case, force=force)
    make_warrant(breach=make_breach(order=make_order(application=application), force=force))


def seen_by(user: User) -> set[int]:
    """How many rows of each kind the user sees; one number if it is the same for all."""
    questions = (Application.objects, Order.objects, Breach.objects, Warrant.objects)
    return {rows.visible_to(user).count() for rows in questions}


def test_visible_to_liaison_only_rows_for_the_own_force_and_only_while_shared() -> None:
    case = make_case()
    everything(case, "sussex")
    everything(case, "kent")
    sussex = make_user(role=Role.POLICE_LIAISON, organisation=make_force("sussex"))
    assert seen_by(sussex) == {0}
    share = make_share(case=case, force=make_force("sussex"))
    assert seen_by(sussex) == {1}
    share.revoked_at = datetime.now(UTC)
    share.save()
    assert seen_by(sussex) == {0}


def test_visible_to_liaison_nothing_by_a_share_with_another_force() -> None:
    case = make_case()
    everything(case, "sussex")
    make_share(case=case, force=make_force("kent"))
    assert seen_by(make_user(role=Role.POLICE_LIAISON, organisation=make_force("sussex"))) == {0}
    assert seen_by(make_user(role=Role.POLICE_LIAISON, organisation=make_force("kent"))) == {0}


def test_visible_to_service_staff_by_the_case_whatever_the_force() -> None:
    case = make_case()
    everything(case, "sussex")
    everything(case, "kent")
    worker = make_user(organisation=case.organisation)
    case.caseworker = worker
    case.save()
    assert seen_by(worker) == {2}
    assert seen_by(make_user(role=Role.SUPERVISOR, teams=[case.team])) == {2}
    assert seen_by(make_user(organisation=case.organisation)) == {0}
    assert seen_by(make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=case.organisation)])) == {0}


def test_visible_to_other_protection_follows_the_case() -> None:
    protection = make_protection()
    supervisor = make_user(role=Role.SUPERVISOR, teams=[protection.case.team])
    assert list(OtherProtection.objects.visible_to(supervisor)) == [protection]
    assert not OtherProtection.objects.visible_to(make_user(role=Role.SUPERVISOR)).exists()


@pytest.mark.parametrize("model", [Application, Hearing, Order, Condition, Breach, Warrant, OtherProtection])
def test_history_is_kept_of_every_projection(model: type[models.Model]) -> None:
    assert hasattr(model, "history")


def test_history_of_a_breach_keeps_each_step() -> None:
    breach = make_breach()
    breach.status = "reported_to_police"
    breach.save()
    assert [row.status for row in breach.history.all()] == ["reported_to_police", "learned"]
