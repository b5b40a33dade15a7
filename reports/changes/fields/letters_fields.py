"""Which fields of letters are shown as changes."""

from __future__ import annotations

from typing import Final

from orders.letters.models.letter import Letter
from reports.changes.fields.watched_row import WatchedRow

LETTERS: Final = (
    WatchedRow(
        Letter,
        lambda row: f"Letter: {row.get_kind_display()}",
        {
            "status": "Where it stands",
            "recipient": "For which body",
            "recipient_role": "For which role",
            "names_client": "Names the client",
            "names_perpetrator": "Names the perpetrator",
            "naming_reason": "Why it names somebody",
            "subject": "Subject",
            "text": "Words",
            "return_reason": "What had to be changed",
            "sent_on": "Sent on",
            "sent_how": "How it went",
            "reply_due_on": "Reply awaited by",
            "reply_on": "Reply came on",
            "outcome": "What the reply came to",
            "reply_words": "Reply",
            "drop_reason": "Why it was not sent",
        },
    ),
)
