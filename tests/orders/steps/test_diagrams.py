"""The pages of docs/ about states are those of the tables, and every status has the code of practice.md 2.2."""

from __future__ import annotations

from typing import Final

import pytest

from orders.applications.rules.statuses import BESIDE, ORDER_CODES, STATUSES
from orders.management.commands.state_diagrams import DOCS
from orders.orders.rules.order_stage import OrderStage
from orders.steps.rules.diagrams import pages
from record.vocabulary.steps import BESIDE_THE_WAY, TRANSITIONS

CODES: Final = ["S0", "S1", "S2", "S2x", "S3", "S4", "S5", "S6", "S6i", "S7", "S8", "S9", "S9x"]
LIFE: Final = ["S10", "S11", "S12", "S13", "S14"]


@pytest.mark.parametrize("name", pages())
def test_page_of_states_is_up_to_date(name: str) -> None:
    assert (DOCS / name).read_text(encoding="utf-8") == pages()[name], "run manage.py state_diagrams"


def test_every_status_has_its_code_and_every_code_its_status() -> None:
    assert set(STATUSES) == set(TRANSITIONS)
    assert set(BESIDE) == BESIDE_THE_WAY
    assert set(ORDER_CODES) == set(OrderStage)
    used = {each.code for each in [*STATUSES.values(), *BESIDE.values()]} | set(ORDER_CODES.values())
    assert used - {""} == {*CODES, *LIFE}


def test_every_transition_of_the_table_is_on_the_page() -> None:
    rows = [line.split(" | ") for line in pages()["application-states.md"].splitlines() if line.startswith("| S")]
    told = {row[1].strip("`"): set(row[5].strip(" |").replace("`", "").split(", ")) for row in rows if len(row) == 6}
    assert told == {step.value: {each.value for each in later} or {"nothing"} for step, later in TRANSITIONS.items()}
