"""Tells the letters of a case: that one went, and what was answered."""

from __future__ import annotations

from django.db.models import Q

from orders.models import Letter
from reports import links
from reports.queries.telling.plain import Telling, plain, start_of
from reports.queries.telling.source import Part, Source


def _to(row: Letter) -> str:
    return f"{row.recipient}, {row.recipient_role}" if row.recipient_role else row.recipient


SOURCES: tuple[Source, ...] = (
    plain(
        "letter",
        Letter,
        Part.POLICE_AND_COURT,
        Telling(
            moment=start_of("sent_on"),
            only=~Q(sent_on=None),
            is_whole_day=True,
            by="sent_by",
            title=lambda row: f"Letter sent: {row.get_kind_display()}",
            lines=lambda row: (f"To {_to(row)}, {row.get_sent_how_display().lower()}.", row.subject),
            href=links.letter_page,
        ),
        sought=("subject", "text", "recipient"),
    ),
    plain(
        "letter_reply",
        Letter,
        Part.POLICE_AND_COURT,
        Telling(
            moment=start_of("reply_on"),
            only=~Q(reply_on=None),
            is_whole_day=True,
            by="settled_by",
            title=lambda row: f"Letter answered: {row.get_kind_display()}",
            lines=lambda row: (f"{row.get_outcome_display()}.", row.reply_words),
            href=links.letter_page,
        ),
        sought=("reply_words",),
    ),
)
