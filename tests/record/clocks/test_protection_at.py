"""Whether anything protects the client at a moment: one answer for pages, strip, lists, letters and clocks."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

import pytest

from casework.dates.rules.london_time import local_moment, midnight
from record.clocks.protection_at import ClientStanding, Protector, protection_of_client, protects_client
from record.replay.case_file import read_case_file
from record.replay.replay import replay_events
from tests.orders.histories import Raw, case_file, full_made, interim_made, opened, order_step, protection, requested

NOW: Final = local_moment("2026-06-10T12:00")
TODAY: Final = date(2026, 6, 10)


def thing(label: str, days: tuple[int, int | None] = (-5, 5), **facts: bool) -> Protector:
    """From so many days before or after today to so many, or without end."""
    first, last = (None if each is None else TODAY + timedelta(days=each) for each in days)
    assert first is not None
    ends_at = midnight(last + timedelta(days=1)) if last else None
    begins_at = midnight(first)
    return Protector(label=label, begins_at=begins_at, ends_at=ends_at, last_day=last, **facts)


SERVED: Final = thing("served")
ENDLESS: Final = thing("endless", (-5, None))
UNSERVED: Final = thing("unserved", (-5, 9), is_served=False)
UNKNOWN: Final = thing("unknown", (-5, None), last_day_known=False)
FOR_HER_SISTER: Final = thing("sister's", names_client=False)
LETTER: Final = thing("letter", binds=False)
OVER: Final = thing("over", (-5, -1))
LAST_DAY: Final = thing("last day", (-5, 0))
COMING: Final = thing("coming", (1, 9))


@pytest.mark.parametrize(
    ("things", "standing", "by", "until"),
    [
        ([], ClientStanding.NOTHING, (), None),
        ([LETTER, OVER, COMING], ClientStanding.NOTHING, (), None),
        ([LAST_DAY], ClientStanding.PROTECTED, ("last day",), 0),
        ([SERVED, LAST_DAY], ClientStanding.PROTECTED, ("served", "last day"), 5),
        ([SERVED, ENDLESS], ClientStanding.PROTECTED, ("served", "endless"), None),
        ([UNSERVED], ClientStanding.NOT_SERVED, ("unserved",), 9),
        ([UNSERVED, SERVED], ClientStanding.PROTECTED, ("served",), 5),
        ([UNKNOWN], ClientStanding.LAST_DAY_UNKNOWN, ("unknown",), None),
        ([UNKNOWN, UNSERVED], ClientStanding.NOT_SERVED, ("unserved",), 9),
        ([FOR_HER_SISTER, LETTER], ClientStanding.ONLY_OTHERS, ("sister's",), 5),
        ([FOR_HER_SISTER, UNKNOWN], ClientStanding.LAST_DAY_UNKNOWN, ("unknown",), None),
        ([FOR_HER_SISTER, SERVED], ClientStanding.PROTECTED, ("served",), 5),
    ],
)
def test_client_stands_as_the_best_that_holds(
    things: list[Protector], standing: ClientStanding, by: tuple[str, ...], until: int | None
) -> None:
    found = protection_of_client(things, NOW)
    assert (found.standing, found.by) == (standing, by)
    assert found.until == (None if until is None else TODAY + timedelta(days=until))
    assert found.is_in_force is (standing in (ClientStanding.PROTECTED, ClientStanding.NOT_SERVED))


FULL: Final = full_made("2026-06-02T10:00", "2028-06-30")
UNTIL_FRIDAY: Final = interim_made("2026-06-02T10:00", "2026-06-12")


@pytest.mark.parametrize(
    ("told", "standing"),
    [
        ([], ClientStanding.NOTHING),
        ([FULL], ClientStanding.NOT_SERVED),
        ([FULL, order_step("2026-06-03T10:00", "served")], ClientStanding.PROTECTED),
        ([{**FULL, "protects": ["sister"]}], ClientStanding.ONLY_OTHERS),
        ([{**FULL, "protects": ["sister", "client"]}], ClientStanding.NOT_SERVED),
        ([{**FULL, "last_day": "unknown"}], ClientStanding.LAST_DAY_UNKNOWN),
        ([FULL, order_step("2026-06-10T12:00", "discharged")], ClientStanding.NOTHING),
        ([UNTIL_FRIDAY], ClientStanding.NOT_SERVED),
        ([{**UNTIL_FRIDAY, "last_day": "2026-06-09"}], ClientStanding.NOTHING),
        ([protection("2026-06-02T10:00", "2026-06-10", "2026-06-10")], ClientStanding.PROTECTED),
        ([protection("2026-06-02T10:00", "2026-06-11", None)], ClientStanding.NOTHING),
        ([protection("2026-06-02T10:00", "2026-06-01", "unknown")], ClientStanding.LAST_DAY_UNKNOWN),
        ([protection("2026-06-02T10:00", "2026-06-01", None, "non_contact_letter")], ClientStanding.NOTHING),
    ],
)
def test_record_says_how_the_client_stands(told: list[Raw], standing: ClientStanding) -> None:
    events = [opened("2026-06-01T09:00"), requested("2026-06-01T10:00"), *told]
    history = replay_events(read_case_file(case_file(events))[1]).history
    assert protects_client(history, NOW).standing is standing
