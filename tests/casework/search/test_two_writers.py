"""Two people write what one case is found by at the same moment, and the index holds what both wrote."""

from __future__ import annotations

from typing import Any

import pytest
from django.db import transaction

from casework.people.models.trait import Trait
from casework.people.services.names import change_client
from casework.people.services.traits import add_trait
from casework.search.queries import find_cases
from casework.search.services import check_index
from tests.factories import OPENED_AT, make_case, make_team, make_user
from tests.two_at_once import really_written, two_at_once

pytestmark = pytest.mark.django_db(transaction=True)


def world() -> Any:
    team = make_team()
    return make_case(team=team, caseworker=make_user(teams=[team]))


def found(case: Any, typed: str) -> list[str]:
    return sorted(hit.case.reference for hit in find_cases(case.caseworker, typed).hits)


def opened_again(case: Any) -> Any:
    """The same people in another case, as opening one writes it."""
    with transaction.atomic():
        made = make_case(team=case.team, caseworker=case.caseworker, victim=case.victim, perpetrator=case.perpetrator)
        Trait.objects.filter(pk=-1).update(detail="a last statement before it commits")
    return made


def renamed(case: Any) -> Any:
    values = {"first_name": "Marguerite", "last_name": "Quince"}
    return change_client(case.victim, values, version=case.victim.version, by=case.caseworker, now=OPENED_AT)


def with_trait(case: Any) -> Any:
    values = {"kind": "phone", "value": "07700 900321"}
    return add_trait(case, values, by=case.caseworker, now=OPENED_AT)


def test_client_renamed_while_another_case_of_hers_is_opened_is_found_by_the_new_name_in_both() -> None:
    case = really_written(world)
    both = two_at_once(lambda: opened_again(case), lambda: renamed(case), before='UPDATE "casework_trait"')
    assert both.names == ("done", "done")
    assert both.waited
    assert len(found(case, "Marguerite")) == 2
    assert all(each.is_true for each in check_index())


def test_case_opened_while_the_client_is_renamed_has_the_new_name() -> None:
    case = really_written(world)
    both = two_at_once(
        lambda: renamed(case), lambda: opened_again(case), before='INSERT INTO "casework_historicalvictim"'
    )
    assert both.names == ("done", "done")
    assert both.waited
    assert len(found(case, "Marguerite")) == 2
    assert all(each.is_true for each in check_index())


def test_number_added_while_another_case_is_opened_is_found_in_both() -> None:
    case = really_written(world)
    both = two_at_once(lambda: opened_again(case), lambda: with_trait(case), before='UPDATE "casework_trait"')
    assert both.names == ("done", "done")
    assert both.waited
    assert len(found(case, "07700900321")) == 2
    assert all(each.is_true for each in check_index())
