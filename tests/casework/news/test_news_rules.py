"""From which moment on something is new, and which keys a page may send back."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from casework.news.rules import LONGEST, OVERLAP, keys_in, since, still_kept

NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
MINUTE = timedelta(minutes=1)


@pytest.mark.parametrize(
    ("seen_until", "expected"),
    [
        (None, NOW - LONGEST),
        (NOW, NOW - OVERLAP),
        (NOW - timedelta(days=3), NOW - timedelta(days=3) - OVERLAP),
        (NOW - LONGEST, NOW - LONGEST),
        (NOW - timedelta(days=60), NOW - LONGEST),
    ],
    ids=["never looked", "just now", "three days ago", "as long ago as is new", "two months ago"],
)
def test_new_is_what_came_since_with_room_for_what_was_still_being_written(
    seen_until: datetime | None, expected: datetime
) -> None:
    assert since(seen_until, NOW) == expected


def test_what_another_look_would_meet_again_is_kept_and_nothing_older() -> None:
    seen = {"event:1": NOW - OVERLAP - MINUTE, "event:2": NOW - OVERLAP, "event:3": NOW - OVERLAP + MINUTE}
    assert still_kept(seen, NOW) == {"event:3": NOW - OVERLAP + MINUTE}


@pytest.mark.parametrize(
    ("sent", "keys"),
    [("", []), (" event:12  task:3 ", ["event:12", "task:3"]), ("letterapproved:9", ["letterapproved:9"])],
    ids=["none", "two", "letter"],
)
def test_keys_of_a_page_are_read(sent: str, keys: list[str]) -> None:
    assert keys_in(sent) == keys


@pytest.mark.parametrize(
    "sent",
    ["event", "event:", "event:-1", "EVENT:1", "event:1;drop", f"event:{'9' * 20}", "event:1 " * 501],
    ids=["no number", "empty number", "negative", "capitals", "more words", "too long", "too many"],
)
def test_what_no_page_of_ours_drew_is_refused(sent: str) -> None:
    with pytest.raises(ValueError, match="no keys"):
        keys_in(sent)
