"""The picture of the protection strip: every day in its place, gaps seen however short, nothing outside the frame."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import Final

import pytest
from django.template import Context, Template

from orders.protection.rules import Shield, endings, hidden, shown, spans, summary, window
from reports.protection.queries.protection import ProtectionStrip
from reports.templatetags.protection_strip import LEFT, WIDTH, _drawn

TODAY: Final = date(2026, 6, 12)
DAY: Final = timedelta(days=1)


def strip(*shields: Shield, began_on: date = date(2025, 1, 1)) -> ProtectionStrip:
    first, last = window(shields, began_on=began_on, today=TODAY)
    return ProtectionStrip(
        key="client",
        who="The client",
        name="",
        summary=summary(shields, TODAY),
        is_safe=True,
        shields=shown(shields, first, last),
        earlier=hidden(shields, first, last),
        spans=spans(shields, first, last),
        endings=endings(shields, TODAY),
        first=first,
        last=last,
        today=TODAY,
    )


def order(**fields: object) -> Shield:
    return Shield(**{"key": "O1", "words": "Full order O1", "first_day": TODAY - 30 * DAY, **fields})  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("began_on", "first"),
    [
        (TODAY, TODAY - 28 * DAY),
        (TODAY - 100 * DAY, TODAY - 100 * DAY),
        (date(2001, 1, 1), TODAY - 548 * DAY),
    ],
)
def test_a_strip_goes_back_to_the_beginning_eighteen_months_at_most(began_on: date, first: date) -> None:
    assert window([], began_on=began_on, today=TODAY) == (first, TODAY + 365 * DAY)


def test_the_band_leaves_no_room_between_its_blocks_and_stays_in_its_frame() -> None:
    drawn = _drawn(strip(order(), order(key="P1", first_day=TODAY + DAY, last_day=TODAY + 40 * DAY)), small=False)
    blocks = sorted(drawn.band, key=lambda block: block.x)
    assert [block.look for block in blocks] == ["nothing", "served"]
    assert blocks[0].x == LEFT
    assert round(blocks[0].x + blocks[0].width, 1) == blocks[1].x
    assert round(blocks[-1].x + blocks[-1].width) == WIDTH - LEFT


def test_a_gap_of_one_day_is_wide_enough_to_be_seen_and_drawn_last() -> None:
    drawn = _drawn(strip(order(last_day=TODAY), order(key="O2", first_day=TODAY + 2 * DAY)), small=False)
    assert drawn.band[-1].look == "nothing"
    assert drawn.band[-1].width >= 2.5


def test_an_order_not_served_is_outlined_until_its_service() -> None:
    unserved = _drawn(strip(order(must_be_served=True)), small=False)
    assert [block.look for block in unserved.rows[0].blocks] == ["unserved"]
    served_at = datetime(2026, 6, 1, 23, 30, tzinfo=UTC)
    served = _drawn(strip(order(must_be_served=True, served_at=served_at)), small=False)
    assert [block.look for block in served.rows[0].blocks] == ["unserved", "served"]
    letter = _drawn(strip(order(binds=False)), small=False)
    assert [block.look for block in letter.rows[0].blocks] == ["weak"]
    assert "binds nobody" in letter.rows[0].words


def test_what_ended_before_the_days_shown_is_counted_and_not_drawn() -> None:
    found = strip(order(first_day=date(2020, 1, 1), last_day=date(2021, 1, 1)))
    assert (found.shields, found.earlier) == ([], 1)


def test_picture_and_table_say_the_same_in_words() -> None:
    text = "{% load protection_strip %}{% protection_strip strip %}"
    page = Template(text).render(Context({"strip": strip(order(last_day=TODAY))}))
    assert "Nothing protects" in page
    assert "today among them" in page
    assert "Full order O1, to 12 Jun 2026" in page
    assert "style=" not in page
    assert page.count("<title") == page.count("<svg") == 1
