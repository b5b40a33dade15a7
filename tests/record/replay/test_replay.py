"""Replays whole case files; what each must flag was worked out by hand from clocks.md before the program ran."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Final

import pytest

from record.events.events import IncidentLogged
from record.replay.case_file import read_case_file
from tests.orders.histories import (
    CASE_FILES,
    acknowledged,
    full_made,
    line,
    opened,
    order_step,
    requested,
    rows_of,
    steps,
)
from tests.orders.histories import case_file as written

GUIDE: Final = Path(__file__).parents[3] / "docs" / "case-files.md"

# The tables read: rule, subject, level, from, .. until; then the escalation steps 1, 1.5, 2 and 3, London time.
#
# Nine months. High from the start, very high from 9 March 2021: the T limits are the same for both.
# Bank holidays of 2021 on the way: Fri 2 and Mon 5 April, 3 May, 31 May, 30 August.
#  T1   requested Mon 11 Jan 10:00; N = 1 / 2: Tue 12, Wed 13 -> red Thu 14 Jan; ×1.5 = 3: Thu 14; ×2 = 4: Fri 15;
#       ×3 = 6: Tue 19, but acknowledged Mon 18.
#  T2   acknowledged Mon 18 Jan; 3 = Thu 21, 5 = Mon 25; 7.5 -> 8 = Thu 28, 10 = Mon 1 Feb, 15 = Mon 8 Feb.
#  T17  from Mon 18 Jan; 5 = Mon 25, 7 = Wed 27; 10.5 -> 11 = Tue 2 Feb, 14 = Fri 5, 21 = Tue 16.
#  T19  from Mon 11 Jan; 10 = Mon 25 Jan, 20 = Mon 8 Feb, 30 = Mon 22 Feb, 40 = Mon 8 Mar,
#       60: 50 = Mon 22 Mar, Thu 1 Apr = 58, (Fri 2, Mon 5 closed), Tue 6 = 59, Wed 7 = 60.
#  T20  40 = Mon 8 Mar; 60 = Wed 7 Apr; 90: Fri 30 Apr = 77, (Mon 3 May closed), Fri 7 = 81, Fri 14 = 86, Thu 20 = 90;
#       120: Fri 28 May = 96, (Mon 31 closed), Fri 4 Jun = 100, then Fri 2 Jul = 120;
#       180: Fri 27 Aug = 160, (Mon 30 closed), Fri 3 Sep = 164, Fri 24 Sep = 179, Mon 27 = 180.
#  T21  both threats: no order, no other protection, application open; answered by the reviews of 9 Mar and 3 Jun.
#  T3   decided Tue 20 Apr; 3 = Fri 23, 5 = Tue 27; 8 = Fri 30, 10 = Wed 5 May, 15 = Wed 12 May.
#  T17  from Tue 20 Apr; 5 = Tue 27, 7 = Thu 29; 11 = Thu 6 May, 14 = Tue 11, 21 = Thu 20.
#  T4   put to victim Mon 19 Jul; 1 = Tue 20, 2 = Wed 21; 3 = Thu 22, 4 = Fri 23, 6 = Tue 27.
#  T17  from Mon 19 Jul; 5 = Mon 26; 7 = Wed 28, but authorised on Wed 28 at 10:00.
#  T5   to legal Fri 30 Jul; 3 = Wed 4 Aug, 5 = Fri 6; 8 = Wed 11, 10 = Fri 13, 15 = Fri 20.
#  T17  from Fri 30 Jul; 5 = Fri 6 Aug, 7 = Tue 10; 11 = Mon 16, 14 = Thu 19, 21: Fri 27 = 20, (Mon 30), Tue 31 = 21.
#  T7   lodged Fri 3 Sep; 2 = Tue 7 Sep, listed that afternoon: in time.
#  T8   listed Tue 7 Sep for Mon 20 Sep: 8, 9, 10, 13 to 17, 20 = 9 working days: over 5, not over 10: amber at once.
#  T17  from Tue 7 Sep; 5 = Tue 14, 7 = Thu 16; 11 = Wed 22, but adjourned on the 20th.
#  T9   adjourned Mon 20 Sep, no date; 1 = Tue 21, 2 = Wed 22; 3 = Thu 23, 4 = Fri 24, 6 = Tue 28.
#  T17  from Mon 20 Sep; 5 = Mon 27, 7 = Wed 29; listed anew Thu 30 at 10:00.
#  T8   listed Thu 30 Sep for Mon 11 Oct: 1, 4 to 8, 11 = 7 working days: amber.
#  T17  from Thu 30 Sep; 5 = Thu 7 Oct; 7 = Mon 11 Oct, the order came that noon.
#  T11  made Mon 11 Oct; 1 = Tue 12; 2 = Wed 13, served that day.   T12 the same, never told; 3 = Thu 14, 4 = Fri 15,
#       6 = Tue 19. Both it and T13 end with the order.
#  T13  served Wed 13 Oct; 13, 14, 15 -> Sat 16 Oct; every 2 working days: Tue 19, Thu 21, Mon 25 are over.
#  T14  due Thu 11 Nov; 3 = Tue 16, 5 = Thu 18; 8 = Tue 23, 10 = Thu 25, 15 = Thu 2 Dec; ends with the order,
#       whose last day is 10 Oct 2023.
#  T16  10 Oct 2023 less 90 days = 12 Jul, less 60 = Fri 11 Aug, less 28 = 12 Sep; Tue 15, Thu 17, Mon 21 Aug over.
NINE_MONTHS: Final = """
T1 A1 amber 2021-01-13 00:00 .. 2021-01-18 15:00
T1 A1 red 2021-01-14 00:00 .. 2021-01-18 15:00
    1 2021-01-14 00:00; 1.5 2021-01-15 00:00; 2 2021-01-16 00:00
T2 A1 amber 2021-01-22 00:00 .. 2021-04-20 12:00
T17 A1 amber 2021-01-26 00:00 .. 2021-04-20 12:00
T19 A1 amber 2021-01-26 00:00 .. 2021-10-11 12:00
T2 A1 red 2021-01-26 00:00 .. 2021-04-20 12:00
    1 2021-01-26 00:00; 1.5 2021-01-29 00:00; 2 2021-02-02 00:00; 3 2021-02-09 00:00
T17 A1 red 2021-01-28 00:00 .. 2021-04-20 12:00
    1 2021-01-28 00:00; 1.5 2021-02-03 00:00; 2 2021-02-06 00:00; 3 2021-02-17 00:00
T19 A1 red 2021-02-09 00:00 .. 2021-10-11 12:00
    1 2021-02-09 00:00; 1.5 2021-02-23 00:00; 2 2021-03-09 00:00; 3 2021-04-08 00:00
T21 I1 red 2021-03-08 21:15 .. 2021-03-09 11:00
    1 2021-03-08 21:15
T20 A1 amber 2021-03-09 00:00 .. 2021-10-11 12:00
T20 A1 red 2021-04-08 00:00 .. 2021-10-11 12:00
    1 2021-04-08 00:00; 1.5 2021-05-21 00:00; 2 2021-07-03 00:00; 3 2021-09-28 00:00
T3 A1 amber 2021-04-24 00:00 .. 2021-07-19 10:00
T17 A1 amber 2021-04-28 00:00 .. 2021-07-19 10:00
T3 A1 red 2021-04-28 00:00 .. 2021-07-19 10:00
    1 2021-04-28 00:00; 1.5 2021-05-01 00:00; 2 2021-05-06 00:00; 3 2021-05-13 00:00
T17 A1 red 2021-04-30 00:00 .. 2021-07-19 10:00
    1 2021-04-30 00:00; 1.5 2021-05-07 00:00; 2 2021-05-12 00:00; 3 2021-05-21 00:00
T21 I2 red 2021-06-02 07:40 .. 2021-06-03 10:00
    1 2021-06-02 07:40
T4 A1 amber 2021-07-21 00:00 .. 2021-07-28 10:00
T4 A1 red 2021-07-22 00:00 .. 2021-07-28 10:00
    1 2021-07-22 00:00; 1.5 2021-07-23 00:00; 2 2021-07-24 00:00; 3 2021-07-28 00:00
T17 A1 amber 2021-07-27 00:00 .. 2021-07-28 10:00
T5 A1 amber 2021-08-05 00:00 .. 2021-09-03 16:00
T17 A1 amber 2021-08-07 00:00 .. 2021-09-03 16:00
T5 A1 red 2021-08-07 00:00 .. 2021-09-03 16:00
    1 2021-08-07 00:00; 1.5 2021-08-12 00:00; 2 2021-08-14 00:00; 3 2021-08-21 00:00
T17 A1 red 2021-08-11 00:00 .. 2021-09-03 16:00
    1 2021-08-11 00:00; 1.5 2021-08-17 00:00; 2 2021-08-20 00:00; 3 2021-09-01 00:00
T8 A1 amber 2021-09-07 16:00 .. 2021-09-20 14:00
T17 A1 amber 2021-09-15 00:00 .. 2021-09-20 14:00
T17 A1 red 2021-09-17 00:00 .. 2021-09-20 14:00
    1 2021-09-17 00:00
T9 A1 amber 2021-09-22 00:00 .. 2021-09-30 10:00
T9 A1 red 2021-09-23 00:00 .. 2021-09-30 10:00
    1 2021-09-23 00:00; 1.5 2021-09-24 00:00; 2 2021-09-25 00:00; 3 2021-09-29 00:00
T17 A1 amber 2021-09-28 00:00 .. 2021-09-30 10:00
T17 A1 red 2021-09-30 00:00 .. 2021-09-30 10:00
    1 2021-09-30 00:00
T8 A1 amber 2021-09-30 10:00 .. 2021-10-11 12:00
T17 A1 amber 2021-10-08 00:00 .. 2021-10-11 12:00
T11 O1 amber 2021-10-13 00:00 .. 2021-10-13 09:00
T12 O1 amber 2021-10-13 00:00 .. 2023-10-11 00:00
T12 O1 red 2021-10-14 00:00 .. 2023-10-11 00:00
    1 2021-10-14 00:00; 1.5 2021-10-15 00:00; 2 2021-10-16 00:00; 3 2021-10-20 00:00
T13 O1 red 2021-10-16 00:00 .. 2023-10-11 00:00
    1 2021-10-16 00:00; 1.5 2021-10-20 00:00; 2 2021-10-22 00:00; 3 2021-10-26 00:00
T14 C2 amber 2021-11-17 00:00 .. 2023-10-11 00:00
T14 C2 red 2021-11-19 00:00 .. 2023-10-11 00:00
    1 2021-11-19 00:00; 1.5 2021-11-24 00:00; 2 2021-11-26 00:00; 3 2021-12-03 00:00
T16 O1 amber 2023-07-12 00:00 .. open
T16 O1 red 2023-08-11 00:00 .. open
    1 2023-08-11 00:00; 1.5 2023-08-16 00:00; 2 2023-08-18 00:00; 3 2023-08-22 00:00
T16 O1 critical 2023-09-12 00:00 .. open
"""

# A warrant, three weeks. High throughout: by clocks.md nothing raises this breach (no threat, no other breach, not
# within 72 h of service, no warrant out when it happened).
#  T19  requested Tue 6 Apr 2021: 10 = Tue 20 Apr -> amber Wed 21; the order came on Thu 22 at 11:00.
#  T13  served Thu 22 Apr: notified on the third day, Sat 24.  Every other stage was in time.
#  B1   4 h from 28 Dec 20:10: reported at 20:40.   B2: 4 h from 20:40 -> 00:40; 6, 8, 12 h.
#  B3   24 h from 20:40: recorded 29 Dec 12:00.     B4: 24, 36, 48, 72 h from 20:40; the warrant answers it.
#  B7   24, 36, 48, 72 h from 20:10; nobody reviewed the risk.
#  B5   48 h from Mon 3 Jan 15:00 = 5 Jan 15:00; 72 h = 6 Jan, 96 h = 7 Jan, 144 h = 9 Jan, all at 15:00.
#  Each is critical with three times its limit, which is when step 3 comes.
WARRANT: Final = """
T19 A1 amber 2021-04-21 00:00 .. 2021-04-22 11:00
B2 B1 red 2021-12-29 00:40 .. open
    1 2021-12-29 00:40; 1.5 2021-12-29 02:40; 2 2021-12-29 04:40; 3 2021-12-29 08:40
B2 B1 critical 2021-12-29 08:40 .. open
B7 B1 red 2021-12-29 20:10 .. open
    1 2021-12-29 20:10; 1.5 2021-12-30 08:10; 2 2021-12-30 20:10; 3 2021-12-31 20:10
B7 B1 critical 2021-12-31 20:10 .. open
B4 B1 red 2021-12-29 20:40 .. 2022-01-03 15:00
    1 2021-12-29 20:40; 1.5 2021-12-30 08:40; 2 2021-12-30 20:40; 3 2021-12-31 20:40
B4 B1 critical 2021-12-31 20:40 .. 2022-01-03 15:00
B5 B1 red 2022-01-05 15:00 .. open
    1 2022-01-05 15:00; 1.5 2022-01-06 15:00; 2 2022-01-07 15:00; 3 2022-01-09 15:00
B5 B1 critical 2022-01-09 15:00 .. open
"""


# "It doesn't count." Medium, from Mon 9 Feb 2026 at 10:00 high.
#  T1   requested Mon 2 Feb; medium 2 = Wed 4, acknowledged that afternoon: in time.
#  T21  Sat 7 Feb 22:20, application open, no protection; reviewed on Mon 9. Two working days later would be Tue 10.
#  T2   acknowledged Wed 4 Feb; medium 7 / 10; from the 9th high 3 = Mon 9, 5 = Wed 11; decided Thu 12 at noon.
#  T17  from Wed 4 Feb; medium 8 / 12; high 5 = Wed 11, 7 = Fri 13.
#  T19  from Mon 2 Feb; medium 15; high 10 = Mon 16, 20 = Mon 2 March; the order came on Thu 26 Feb.
#  Everything else was in time: T8 lists Thu 26 from Fri 20, 4 working days; T13 notified on the third day, Sat 28.
IT_DOES_NOT_COUNT: Final = """
T21 I1 red 2026-02-07 22:20 .. 2026-02-09 10:00
    1 2026-02-07 22:20
T2 A1 amber 2026-02-10 00:00 .. 2026-02-12 12:00
T2 A1 red 2026-02-12 00:00 .. 2026-02-12 12:00
    1 2026-02-12 00:00
T17 A1 amber 2026-02-12 00:00 .. 2026-02-12 12:00
T19 A1 amber 2026-02-17 00:00 .. 2026-02-26 12:00
"""

# A former colleague. Nobody ever asked for an order, so no clock of an application, an order or a breach starts.
FORMER_COLLEAGUE: Final = ""

TABLES: Final = {
    "nine_months": ("2023-12-01T00:00", NINE_MONTHS),
    "warrant_three_weeks": ("2022-01-24T15:00", WARRANT),
    "former_colleague": ("2026-01-01T00:00", FORMER_COLLEAGUE),
    "it_does_not_count": ("2026-06-01T00:00", IT_DOES_NOT_COUNT),
}


def text_of(name: str) -> str:
    return (CASE_FILES / f"{name}.json").read_text(encoding="utf-8")


def told(name: str, until: str) -> list[str]:
    return ["\n".join([line(row), *_ladder(row)]) for row in rows_of(text_of(name), until)]


def _ladder(row: dict[str, object]) -> list[str]:
    found = "; ".join(steps(row))
    return [f"    {found}"] if found else []


def in_table(table: str) -> list[str]:
    return re.split(r"\n(?! )", table.strip()) if table else []


@pytest.mark.parametrize("name", TABLES)
def test_history_flags_what_was_worked_out_by_hand(name: str) -> None:
    until, table = TABLES[name]
    assert sorted(told(name, until)) == sorted(in_table(table))


def test_flags_are_sorted_by_time() -> None:
    times = [str(row["at"]) for row in rows_of(text_of("nine_months"), "2023-12-01T00:00")]
    assert times == sorted(times)


def test_warrant_is_504_hours_old_after_three_weeks() -> None:
    warrant, _ = [row for row in rows_of(text_of("warrant_three_weeks"), "2022-01-24T15:00") if row["rule"] == "B5"]
    overdue = datetime(2022, 1, 24, 15, tzinfo=UTC) - datetime.fromisoformat(str(warrant["at"]))
    assert overdue + timedelta(hours=48) == timedelta(hours=504)


def test_answers_of_police_stay_countable() -> None:
    """Four reports, each answered with "keep collecting evidence"."""
    _, events = read_case_file(text_of("former_colleague"))
    answers = [
        answer
        for event in events
        if isinstance(event.content, IncidentLogged)
        for answer in event.content.police_response
    ]
    assert answers.count("told_to_keep_collecting_evidence") == 4
    assert [event.content.label for event in events if isinstance(event.content, IncidentLogged)] == [
        "I1",
        "I2",
        "I3",
        "I4",
        "I5",
    ]


# Requested Mon 11 Jan 2021, high: amber Wed 13, red Thu 14 Jan 00:00, step 1.5 Fri 15 Jan 00:00.
STALLED: Final = [opened("2021-01-11T09:30"), requested("2021-01-11T10:00")]


def test_row_has_the_published_shape() -> None:
    _, red = rows_of(written(STALLED), "2021-01-15T00:00")
    assert red == {
        "case": "invented",
        "subject": "A1",
        "rule": "T1",
        "level": "red",
        "at": "2021-01-14T00:00:00+00:00",
        "closed_at": None,
        "escalations": [
            {"step": 1, "to": "caseworker_and_supervisor", "at": "2021-01-14T00:00:00+00:00"},
            {"step": 1.5, "to": "force_lead", "at": "2021-01-15T00:00:00+00:00"},
        ],
    }


def test_example_of_the_guide_says_what_the_guide_says() -> None:
    """Requested Mon 1 June 2026: amber Wed 3, red Thu 4, ×1.5 = 3: Fri 5, ×2 = 4: Sat 6; ×3 = 6: Wed 10, too late."""
    blocks = re.findall(r"```json\n(.*?)```", GUIDE.read_text(encoding="utf-8"), flags=re.S)
    rows = rows_of(blocks[0], "2026-06-10T00:00")
    assert [line(row) for row in rows if row["rule"] in ("T1", "T21")] == [
        "T1 A1 amber 2026-06-03 00:00 .. 2026-06-09 15:00",
        "T1 A1 red 2026-06-04 00:00 .. 2026-06-09 15:00",
        "T21 I1 red 2026-06-08 12:15 .. open",
    ]
    assert rows[1] == json.loads(blocks[1])


def test_summer_times_are_written_in_utc() -> None:
    """Requested Mon 14 June 2021: WD 1 = Tue 15, amber Wed 16 June 00:00 in London, an hour earlier in UTC."""
    rows = rows_of(written([opened("2021-06-14T09:00"), requested("2021-06-14T10:00")]), "2021-06-16T00:00")
    assert [row["at"] for row in rows] == ["2021-06-15T23:00:00+00:00"]


@pytest.mark.parametrize(
    ("until", "levels"),
    [
        ("2021-01-10T00:00", []),
        ("2021-01-12T23:59:59.999999", []),
        ("2021-01-13T00:00", ["amber"]),
        ("2021-01-13T23:59:59.999999", ["amber"]),
        ("2021-01-14T00:00", ["amber", "red"]),
    ],
)
def test_until_shows_the_case_as_it_stood_then(until: str, levels: list[str]) -> None:
    assert [row["level"] for row in rows_of(written(STALLED), until)] == levels


def test_until_knows_nothing_of_later_events() -> None:
    answered = [*STALLED, acknowledged("2021-01-14T09:00")]
    assert [row["closed_at"] for row in rows_of(written(answered), "2021-01-14T08:59")] == [None, None]
    assert {row["closed_at"] for row in rows_of(written(answered), "2021-01-14T09:00")} == {"2021-01-14T09:00:00+00:00"}


def test_events_count_by_their_time_not_their_place_in_the_file() -> None:
    answered = [STALLED[0], acknowledged("2021-01-12T09:00"), STALLED[1]]
    assert rows_of(written(answered), "2021-01-15T00:00") == []


def test_file_written_backwards_can_be_seen_as_it_stood() -> None:
    """The last event stands first; until then neither it nor the order that it serves has happened."""
    backwards = [
        order_step("2021-03-03T10:00", "served"),
        full_made("2021-03-02T10:00"),
        *reversed(STALLED),
    ]
    assert [row["level"] for row in rows_of(written(backwards), "2021-01-14T00:00")] == ["amber", "red"]


def test_request_made_before_the_case_was_opened_counts_from_the_request() -> None:
    asked_before = [opened("2021-01-18T09:00"), requested("2021-01-11T10:00")]
    assert [line(row) for row in rows_of(written(asked_before), "2021-01-14T00:00") if row["rule"] == "T1"] == [
        "T1 A1 amber 2021-01-13 00:00 .. open",
        "T1 A1 red 2021-01-14 00:00 .. open",
    ]
