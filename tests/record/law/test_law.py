"""The figures of the law: what is shipped, what an organisation may set, from when, and that the past stays (F-71)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.template import Context, Template
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Organisation, Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.dates.rules.london_time import local_day
from record.law.figures import AS_SHIPPED, SHIPPED, Figure, Law
from record.law.models import LawSetting
from record.law.services import FigureCheck, NewFigure, check_figure, law_of, set_figure
from record.law.settable import SHIPPED_BY_KEY, check_change, figure_value_words, valid_figure_value
from tests.factories import make_organisation, make_user
from tests.orders.acting import fetch, queries, signed_in, typed_day, words

NOW: Final = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
TODAY: Final = date(2026, 3, 3)
TOMORROW: Final = date(2026, 3, 4)


# --- Rules --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("made_on", "first_lawful"),
    [
        (date(2022, 1, 20), date(2024, 1, 19)),
        (date(2024, 2, 29), date(2026, 2, 28)),
        (date(2023, 3, 1), date(2025, 2, 28)),
        (date(2024, 3, 1), date(2026, 2, 28)),
        (date(2022, 3, 1), date(2024, 2, 29)),
    ],
)
def test_r3_2_floor_begins_with_the_day_the_order_is_made(made_on: date, first_lawful: date) -> None:
    assert AS_SHIPPED.first_lawful_last_day(made_on) == first_lawful


def test_f71_a_floor_set_from_a_day_leaves_orders_made_before_it_alone() -> None:
    longer = Figure(key="floor_years", words="", value="3", source="An Act to come", valid_from=TOMORROW)
    law = Law([longer])
    assert law.first_lawful_last_day(TODAY) == date(2028, 3, 2)
    assert law.first_lawful_last_day(TOMORROW) == date(2029, 3, 3)


def test_f74_served_on_a_friday_he_notifies_by_the_sunday() -> None:
    assert AS_SHIPPED.notification_due(date(2024, 3, 1)) == date(2024, 3, 3)


def test_f59_five_years_for_breach_and_ten_for_stalking_are_two_figures() -> None:
    assert AS_SHIPPED.number("breach_most_years", TODAY) == 5
    assert AS_SHIPPED.number("stalking_most_years", TODAY) == 10
    assert "not for breach" in AS_SHIPPED.figure("stalking_most_years", TODAY).words


def test_every_shipped_figure_has_a_source_a_check_and_a_value_it_may_have() -> None:
    for figure in SHIPPED:
        assert figure.source
        assert figure.checked_on
        assert valid_figure_value(figure.key, figure.value) == figure.value
    assert len(SHIPPED_BY_KEY) == len(SHIPPED)
    assert {f"offence_H2016{number}" for number in range(4, 10)} <= set(SHIPPED_BY_KEY)


@pytest.mark.parametrize(
    ("key", "value", "kept"),
    [
        ("floor_years", " 3 ", "3"),
        ("floor_years", "007", "7"),
        ("floor_years", "0", None),
        ("floor_years", "-1", None),
        ("floor_years", "2.5", None),
        ("floor_years", "1001", None),
        ("floor_years", "1e3", None),
        ("floor_years", "٣", None),
        ("floor_years", "", None),
        ("offence_H20164", "h20999", "H20999"),
        ("offence_H20164", "20164", None),
        ("offence_H20164", "", None),
        ("court_made_note", "In force since May.", "In force since May."),
        ("court_made_note", "  ", None),
        ("court_made_note", "a" * 501, None),
        ("no_such_figure", "3", None),
    ],
)
def test_settled_value(key: str, value: str, kept: str | None) -> None:
    if kept is None:
        with pytest.raises(RuleViolation):
            valid_figure_value(key, value)
    else:
        assert valid_figure_value(key, value) == kept


@pytest.mark.parametrize(("days", "is_allowed"), [(-1, False), (0, False), (1, True), (400, True)])
def test_a_figure_changes_from_tomorrow_at_the_earliest(days: int, is_allowed: bool) -> None:
    if is_allowed:
        check_change(TODAY + timedelta(days=days), today=TODAY)
    else:
        with pytest.raises(RuleViolation, match="Choose tomorrow"):
            check_change(TODAY + timedelta(days=days), today=TODAY)


def test_said_counts_its_unit() -> None:
    two = AS_SHIPPED.figure("floor_years", TODAY)
    assert figure_value_words(two) == "2 years"
    assert figure_value_words(Figure(key="x", words="", value="1", unit="working days", source="")) == "1 working day"
    assert figure_value_words(AS_SHIPPED.figure("offence_H20164", TODAY)) == "H20164"


# --- Services -----------------------------------------------------------------------------------------------


@pytest.fixture
def organisation(db: None) -> Organisation:
    return make_organisation()


@pytest.fixture
def manager(organisation: Organisation) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=organisation)


def figure(**changes: Any) -> NewFigure:
    usual = {"key": "floor_years", "value": "3", "valid_from": TOMORROW}
    return NewFigure(**{**usual, "source": "An Act to come, s.1", "reason": "Royal Assent", **changes})


def test_f71_a_set_figure_holds_from_its_day_for_its_own_organisation(
    organisation: Organisation, manager: User
) -> None:
    set_figure(figure(), organisation=organisation, by=manager, now=NOW)
    law = law_of(organisation.pk)
    assert (law.number("floor_years", TODAY), law.number("floor_years", TOMORROW)) == (2, 3)
    assert law.figure("floor_years", TOMORROW).verify
    assert law_of(make_organisation().pk).number("floor_years", TOMORROW) == 2
    entry = AuditEntry.objects.get(act="law.set")
    assert (entry.user, entry.detail["key"], entry.detail["valid_from"]) == (manager, "floor_years", "2026-03-04")


def test_a_planned_figure_may_be_put_right_and_its_history_stays(organisation: Organisation, manager: User) -> None:
    for value in ("4", "3"):
        set_figure(figure(value=value), organisation=organisation, by=manager, now=NOW)
    assert LawSetting.objects.get().value == "3"
    assert LawSetting.history.count() == 2


def test_f33_a_check_keeps_value_and_first_day_and_dates_the_help_text(
    organisation: Organisation, manager: User
) -> None:
    check = FigureCheck(key="stalking_most_years", source="PHA 1997 s.4A(5)", reason="Our lawyer", is_confirmed=True)
    check_figure(check, organisation=organisation, by=manager, now=NOW)
    checked = law_of(organisation.pk).figure("stalking_most_years", TODAY)
    shipped = SHIPPED_BY_KEY["stalking_most_years"]
    assert (checked.value, checked.valid_from) == (shipped.value, shipped.valid_from)
    assert (checked.checked_on, checked.source, checked.verify) == (TODAY, "PHA 1997 s.4A(5)", False)
    assert AuditEntry.objects.filter(act="law.check").count() == 1


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"valid_from": TODAY}, "valid_from"),
        ({"value": "x"}, "value"),
        ({"source": " "}, "source"),
        ({"reason": " "}, "reason"),
        ({"key": "x"}, "key"),
    ],
)
def test_a_refused_figure_writes_nothing(
    organisation: Organisation, manager: User, changes: dict[str, Any], field: str
) -> None:
    with pytest.raises(RuleViolation) as refusal:
        set_figure(figure(**changes), organisation=organisation, by=manager, now=NOW)
    assert refusal.value.field == field
    assert not LawSetting.objects.exists()
    assert not AuditEntry.objects.filter(act="law.set").exists()


# --- Pages --------------------------------------------------------------------------------------------------


def page(name: str, key: str = "") -> str:
    return reverse(name) + (f"?key={key}" if key else "")


def post(user: User, where: str, **fields: str) -> Any:
    return signed_in(user).post(where, {"submission": str(uuid4()), **fields})


def later() -> str:
    return typed_day(local_day(timezone.now()) + timedelta(days=40))


def test_f33_every_figure_stands_on_the_page_with_source_and_check(manager: User) -> None:
    shown = words(fetch(manager, "law_list"))
    for figure in SHIPPED:
        assert figure.words in shown
        assert figure.value in shown
        assert figure.source in shown
    assert "Sat 21 Nov 2026" in shown
    unconfirmed = sum(figure.verify for figure in SHIPPED)
    assert shown.count("Your organisation’s setting, not confirmed as law") == unconfirmed


def test_a_figure_is_changed_on_the_page_and_stands_there_as_planned(manager: User) -> None:
    typed = {"value": "3", "valid_from": later(), "source": "An Act to come", "reason": "Royal Assent in March"}
    assert post(manager, page("law_change", "floor_years"), **typed).status_code == 302
    shown = words(fetch(manager, "law_list"))
    assert "Planned: 3 years from" in shown
    assert "Royal Assent in March" in shown


def test_a_refused_change_keeps_what_was_typed(manager: User) -> None:
    typed = {"value": "3", "valid_from": "1/1/2020", "source": "Act <b>", "reason": "Wrong day", "key": "adult_age"}
    response = post(manager, page("law_change", "floor_years"), **typed)
    shown = words(response)
    assert response.status_code == 200
    assert "Choose tomorrow or later." in shown
    assert "Wrong day" in shown
    assert not LawSetting.objects.exists()


def test_a_double_submit_sets_once(manager: User) -> None:
    typed = {"source": "s.3(2)", "reason": "I read it", "submission": str(uuid4())}
    for _ in range(2):
        signed_in(manager).post(page("law_check", "floor_years"), typed)
    assert LawSetting.history.count() == 1


@pytest.mark.parametrize("name", ["law_change", "law_check"])
def test_a_figure_that_is_not_there_is_not_found(manager: User, name: str) -> None:
    assert signed_in(manager).get(page(name, "no_such_figure")).status_code == 404
    assert signed_in(manager).get(page(name)).status_code == 302


def test_f59_the_help_text_keeps_breach_and_stalking_apart(manager: User) -> None:
    text = '{% load law %}{% law_note "breach_most_years" "stalking_most_years" %}'
    shown = " ".join(Template(text).render(Context({"user": manager, "now": NOW})).split())
    assert "Most for breach of an order, on indictment: <strong>5 years</strong>" in shown
    assert "(not for breach): <strong>10 years</strong>" in shown
    assert "Stalking Protection Act 2019 s.8(2), as at Sat 21 Nov 2026" in shown


def test_the_page_of_figures_asks_as_often_for_one_setting_as_for_thirty(
    organisation: Organisation, manager: User
) -> None:
    counted = []
    for days in (range(1, 2), range(2, 31)):
        for day in days:
            new = figure(valid_from=TODAY + timedelta(days=day))
            set_figure(new, organisation=organisation, by=manager, now=NOW)
        counted.append(queries(manager, page("law_list")))
    assert counted[0] == counted[1]
