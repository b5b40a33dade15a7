"""The small sheets that went wrong once, from upload to record: what is shown, what is asked, what is written."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

import pytest

from casework.cases.models.case import Case
from casework.incidents.models.incident import Incident
from casework.people.models.victim_perpetrator import Victim
from casework.safe_contact.models.contact_rules import Channel
from orders.imports.models import Import
from orders.orders.models import Order
from tests.orders.brought import CASES, Desk, a_case, book_of, fates, make_desk, questions, reasons

pytestmark = pytest.mark.django_db
FIELD = Path(__file__).parents[1] / "sheet_files"


def desk_with(*references: str) -> Desk:
    """A supervisor whose team has cases of these references."""
    desk = make_desk()
    if references:
        rows = [a_case(reference, f"Given{place}") for place, reference in enumerate(references)]
        desk.load(desk.try_out(book_of(Cases=[*CASES, *rows])))
    return desk


def brought(desk: Desk, name: str, *, without_refused: bool = False) -> Import:
    row = desk.try_out((FIELD / name).read_bytes())
    return desk.load(row, without_refused=without_refused)


def test_last_days_that_nobody_knows_are_kept_apart_from_none() -> None:
    desk = make_desk()
    row = desk.try_out((FIELD / "01_last_day_unknown_becomes_until_further_order.xlsx").read_bytes())
    formula = [each for each in row.tried_rows.filter(fate="refused") if "formula" in each.sentence]
    assert len(formula) == row.tried_rows.barred().count() == 1, reasons(row)
    desk.load(row, without_refused=True)
    assert Order.objects.exists()
    assert not Order.objects.filter(last_day=None, last_day_known=True).exists()


def test_moment_in_universal_time_is_told_in_london_time() -> None:
    brought(desk_with("FT-6"), "02_utc_suffix_Z.csv")
    assert Incident.objects.get().happened_at == datetime(2026, 7, 1, 23, 30, tzinfo=UTC)


def test_names_with_commas_and_titles_are_taken_apart() -> None:
    brought(make_desk(), "03_surname_comma_and_title.csv")
    assert set(Victim.objects.values_list("first_name", "last_name")) == {("Jane", "Smith"), ("Priya", "Patel")}


def test_one_stray_byte_is_asked_about_and_spoils_no_name() -> None:
    desk = make_desk()
    row = desk.try_out((FIELD / "04_mixed_encoding.csv").read_bytes())
    assert "Zoë Ní Bhriain" in questions(row)["encoding"]["sentence"]
    desk.load(row)
    assert set(Victim.objects.values_list("last_name", flat=True)) == {"Ní Bhriain", "O’Neill"}


def test_merged_reference_belongs_to_all_its_rows() -> None:
    desk = make_desk()
    row = desk.try_out((FIELD / "07_merged_case_cell.xlsx").read_bytes())
    references = set(row.tried_rows.values_list("case", flat=True))
    assert len(references) == 1 and "" not in references
    desk = desk_with(*references)
    count = row.tried_rows.count()
    brought(desk, "07_merged_case_cell.xlsx")
    assert Incident.objects.filter(case__imported_as__in=references).count() == count > 1


def test_times_of_form_exports_are_read() -> None:
    brought(desk_with("FT-6"), "09_google_forms_timestamps.csv")
    assert set(Incident.objects.values_list("happened_at", flat=True)) == {datetime(2026, 11, 20, 14, 15, tzinfo=UTC)}


def test_births_and_numbers_are_read_as_people_write_them() -> None:
    brought(make_desk(), "10_birth_dates_and_numbers.csv")
    assert not Victim.objects.filter(born_on__year__gt=2026).exists()
    born = {each.name: (each.born_on and each.born_on.year, each.born_precision) for each in Victim.objects.all()}
    assert born["Ada Lee"] == (1945, "day") and born["Bea Lee"] == (1985, "year")
    assert Channel.objects.filter(victim__first_name="Dot").count() == 2


def test_totals_and_headings_are_left_out_together() -> None:
    desk = make_desk()
    row = desk.try_out((FIELD / "13_totals_and_repeated_headings.csv").read_bytes())
    assert [fate for _, fate in fates(row)] == ["made", "left", "made", "left", "left"]
    desk.load(row)
    assert set(Case.objects.values_list("imported_as", flat=True)) == {"TT-1", "TT-2"}


@pytest.mark.parametrize("name", sorted(each.name for each in FIELD.iterdir()))
def test_no_small_sheet_is_without_a_way_on(name: str) -> None:
    """However many lines are refused, the others can be loaded; or every line says why not."""
    desk = desk_with("FT-6")
    row = desk.try_out((FIELD / name).read_bytes())
    if "made" in {fate for _, fate in fates(row)}:
        assert desk.load(row, without_refused=True).state == "loaded"
    else:
        assert set(reasons(row)) == {number for number, _ in fates(row)}
