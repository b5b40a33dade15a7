"""The truth tables of the card on top of a case: what it says, and when that is an alarm."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta

import pytest

from reports.case_page.rules import (
    CoverToday,
    LevelSet,
    RequestAges,
    SaidLine,
    SeenAt,
    TriedAt,
    Whereabouts,
    breach_note,
    court_line,
    is_without_date,
    last_contact_line,
    next_contact_line,
    people_lines,
    request_note,
    risk_line,
    whereabouts_lines,
)

NOW = datetime(2026, 3, 3, 12, 0, tzinfo=UTC)
TODAY = date(2026, 3, 3)
DAY = timedelta(days=1)


@pytest.mark.parametrize(
    ("days", "said", "is_alarm"),
    [
        ((None, None), "no next date", True),
        ((date(2026, 3, 3), None), "next date Tue 3 Mar 2026", False),
        ((date(2026, 3, 9), date(2026, 3, 4)), "next date Wed 4 Mar 2026", False),
        ((date(2026, 3, 2), date(2026, 3, 20)), "next date Fri 20 Mar 2026", False),
        ((date(2026, 3, 2), date(2026, 2, 20)), "the next date was Mon 2 Mar 2026: it has passed", True),
    ],
)
def test_request_says_both_ages_and_the_next_date(days: tuple[date | None, ...], said: str, is_alarm: bool) -> None:
    note = request_note(RequestAges(NOW - 270 * DAY, NOW - 2 * DAY), days, NOW)
    assert note == f"first asked 8 months ago, in this stage 2 days; {said}"
    assert is_without_date(days, TODAY) is is_alarm


@pytest.mark.parametrize(
    ("reference", "officer", "said"),
    [
        ("", "", "known for 2 days. No crime reference recorded. No officer named."),
        ("47/1/26", "PC Invented", "known for 2 days. Crime reference 47/1/26. PC Invented."),
    ],
)
def test_breach_says_its_number_and_whom_to_ask(reference: str, officer: str, said: str) -> None:
    note = breach_note(learned_at=NOW - 2 * DAY, crime_reference=reference, officer=officer, now=NOW)
    assert note == said


UNKNOWN = SaidLine("Whereabouts not known: no address is recorded.")


@pytest.mark.parametrize(
    ("known", "lines"),
    [
        (Whereabouts(), [UNKNOWN]),
        (
            Whereabouts(warrants=[NOW - 2 * DAY]),
            [
                SaidLine("Warrant out for 2 days, since Sun 1 Mar 2026, 12:00: not arrested yet.", is_alarm=True),
                UNKNOWN,
            ],
        ),
        (
            Whereabouts(arrested=[("breach B1", NOW - 2 * DAY)], addresses=[SeenAt(value="4 Invented Row")]),
            [
                SaidLine(
                    "Arrested about breach B1; the step was recorded 2 days ago, Sun 1 Mar, 12:00, "
                    "nothing later is recorded."
                ),
                SaidLine("May be at: 4 Invented Row"),
            ],
        ),
        (
            Whereabouts(addresses=[SeenAt(value="4 Invented Row", from_day=TODAY, source="the client")]),
            [SaidLine("May be at: 4 Invented Row (since Tue 3 Mar 2026, source: the client)")],
        ),
    ],
)
def test_whereabouts_are_said_as_known_danger_first(known: Whereabouts, lines: list[SaidLine]) -> None:
    assert whereabouts_lines(known, NOW) == lines


@pytest.mark.parametrize(
    ("by", "due", "note", "is_alarm"),
    [
        ("Oona", date(2026, 3, 3), "Judged by Oona on Sun 1 Mar 2026; next review by Tue 3 Mar 2026.", False),
        (
            "Oona",
            date(2026, 3, 2),
            "Judged by Oona on Sun 1 Mar 2026; next review by Mon 2 Mar 2026, 1 day late.",
            True,
        ),
        (
            "",
            date(2026, 3, 9),
            "Rose by itself because of a breach on Sun 1 Mar 2026; next review by Mon 9 Mar 2026.",
            False,
        ),
        ("", None, "Rose by itself because of a breach on Sun 1 Mar 2026; no day for the next review.", True),
    ],
)
def test_risk_says_by_whom_and_when_the_next_look_is_due(by: str, due: date | None, note: str, is_alarm: bool) -> None:
    known = LevelSet(level="high", at=NOW - 2 * DAY, by=by, next_review_on=due)
    assert risk_line(known, "high", TODAY) == SaidLine("High risk", note, is_alarm=is_alarm)


def test_risk_that_nobody_reviewed_says_so() -> None:
    line = risk_line(None, "high", TODAY)
    assert (line.note, line.is_alarm) == ("As judged when the case was opened; no review yet.", True)


SPOKE = TriedAt(NOW - 2 * DAY, "Spoke to the client")
MISSED = TriedAt(NOW - DAY, "No answer")


@pytest.mark.parametrize(
    ("spoke", "latest", "line"),
    [
        (None, None, SaidLine("No contact is logged")),
        (SPOKE, SPOKE, SaidLine("Spoke with the client 2 days ago, Sun 1 Mar, 12:00")),
        (
            SPOKE,
            MISSED,
            SaidLine(
                "Spoke with the client 2 days ago, Sun 1 Mar, 12:00",
                "Since then: no answer, 24 hours ago, Mon 2 Mar, 12:00.",
            ),
        ),
        (
            None,
            MISSED,
            SaidLine(
                "Nobody has spoken with the client yet",
                "Last try: no answer, 24 hours ago, Mon 2 Mar, 12:00.",
                is_alarm=True,
            ),
        ),
    ],
)
def test_last_contact(spoke: TriedAt | None, latest: TriedAt | None, line: SaidLine) -> None:
    assert last_contact_line(spoke, latest, NOW) == line


@pytest.mark.parametrize(
    ("due_at", "line"),
    [
        (None, SaidLine("None is planned")),
        (NOW, SaidLine("less than a minute late: planned for Tue 3 Mar 2026, 12:00", is_alarm=True)),
        (NOW + DAY, SaidLine("Wed 4 Mar 2026, 12:00, in 24 hours")),
    ],
)
def test_next_contact(due_at: datetime | None, line: SaidLine) -> None:
    assert next_contact_line(due_at, NOW) == line


@pytest.mark.parametrize(
    ("on", "place", "line"),
    [
        (None, "", SaidLine("None is listed")),
        (TODAY, "10:00, Lewes", SaidLine("Tue 3 Mar 2026, today", "Appeal. 10:00, Lewes.")),
        (TODAY + DAY, "", SaidLine("Wed 4 Mar 2026, tomorrow", "Appeal. Time and court not known yet.")),
        (TODAY + 2 * DAY, "", SaidLine("Thu 5 Mar 2026, in 2 days", "Appeal. Time and court not known yet.")),
    ],
)
def test_next_day_at_court(on: date | None, place: str, line: SaidLine) -> None:
    assert court_line(on, place, "Appeal", TODAY) == line


@pytest.mark.parametrize(
    ("caseworker", "supervisors", "lines"),
    [
        (
            "Oona",
            ("Sam",),
            [SaidLine("Oona"), SaidLine("If away, ask: Sam", "1 supervisor of Harbour team")],
        ),
        (
            "",
            ("A", "B", "C", "D"),
            [
                SaidLine("No caseworker", is_alarm=True),
                SaidLine("If away, ask: A, B, C and 1 other", "4 supervisors of Harbour team"),
            ],
        ),
        (
            "Oona",
            (),
            [SaidLine("Oona"), SaidLine("No supervisor of Harbour team has an account in use", is_alarm=True)],
        ),
    ],
)
def test_who_works_on_it_and_whom_to_ask(caseworker: str, supervisors: tuple[str, ...], lines: list[SaidLine]) -> None:
    assert people_lines(caseworker, "Harbour team", supervisors) == lines


@pytest.mark.parametrize("supervisors", [[], ["Emlyn Dapplefenby"]], ids=["nobody", "a supervisor"])
def test_who_covers_today_is_named_whoever_else_there_is(supervisors: list[str]) -> None:
    cover = CoverToday("Orla Yarrowstomber", TODAY + 3 * DAY)
    assert people_lines("Alba Otterstenby", "Harbour team", supervisors, cover) == [
        SaidLine("Alba Otterstenby"),
        SaidLine("Away until Fri 6 Mar 2026. Ask Orla Yarrowstomber, who covers"),
    ]
