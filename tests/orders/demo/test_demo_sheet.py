"""The demo's sheet shows what a dry run can show: a row made, one twice, one refused, a value asked about, a total."""

from __future__ import annotations

import pytest

from orders.demo.spreadsheets import FILE
from tests.factories import make_force
from tests.orders.brought import fates, make_desk, questions

pytestmark = pytest.mark.django_db


def test_sheet_of_the_demo_has_one_of_each() -> None:
    desk = make_desk()
    for slug in ("kent", "essex", "west-midlands"):
        make_force(slug)
    row = desk.try_out(FILE.encode())
    assert [fate for _, fate in fates(row)] == ["made", "made", "duplicate", "refused", "refused", "left"]
    assert "value|force|west mids" in questions(row)
