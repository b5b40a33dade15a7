"""Which fields of days at court are shown as changes."""

from __future__ import annotations

from typing import Final

from orders.court.models.court_day import ATTENDANCE, MEASURES, CourtDate, HearingDetail
from reports.changes.fields.watched_row import WatchedRow

BOTH: Final = {
    "court": "Court",
    "room": "Court room",
    "starts": "Time",
    "by_video": "By video or phone",
    "client_coming": "Whether the client is going",
    "attends": "Who goes for our service",
    "measures_wanted": "Special measures",
    **MEASURES,
    **{name: f"{words} there" for name, words in ATTENDANCE.items()},
    "issues": "What went wrong at the court",
    "what_happened": "What happened",
}
HEARING_DETAIL: Final = WatchedRow(
    HearingDetail, lambda _: "What is known of a hearing", {"purpose": "What it is for", **BOTH}, with_rows=("attends",)
)
COURT_DATE: Final = WatchedRow(
    CourtDate,
    lambda row: f"Court date: {row.get_kind_display().lower()}",
    {"hearing_on": "Day", **BOTH, "outcome": "What came of it", "reason": "In words", "note": "Note"},
    with_rows=("attends",),
)
AT_COURT: Final = (HEARING_DETAIL, COURT_DATE)
