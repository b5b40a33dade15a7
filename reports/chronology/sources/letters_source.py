"""Chronology sources of letters: sent, answered."""

from __future__ import annotations

from django.db.models import Q

from orders.letters.models.letter import Letter
from reports.chronology.entries import ChronologyPart, ChronologySource
from reports.chronology.sources.row_source import RowWording, source_of_rows, start_of
from reports.lists import links


def _to(row: Letter) -> str:
    return f"{row.recipient}, {row.recipient_role}" if row.recipient_role else row.recipient


SOURCES: tuple[ChronologySource, ...] = (
    source_of_rows(
        "letter",
        Letter,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
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
    source_of_rows(
        "letter_reply",
        Letter,
        ChronologyPart.POLICE_AND_COURT,
        RowWording(
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
