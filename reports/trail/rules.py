"""The words of a trail line: its kind, to filter by, and what was done or asked for."""

from __future__ import annotations

from typing import Final

LOOK: Final = "look"
SEARCH: Final = "search"
TAKEN: Final = "taken"
REVEAL: Final = "reveal"
REFUSED: Final = "refused"
CHANGE: Final = "change"
KIND_WORDS: Final = {
    REFUSED: "Refused, or not there",
    LOOK: "Pages opened",
    SEARCH: "Searches, and questions who is recorded",
    TAKEN: "Copies and papers taken out",
    REVEAL: "Safe addresses shown",
    CHANGE: "Everything else that was done",
}
ACTS: Final[dict[str, frozenset[str]]] = {
    LOOK: frozenset({"page.view", "page.send", "desk.view", "exhibit.view", "exhibit.glance", "trail.read"}),
    SEARCH: frozenset({"page.search", "people.ask"}),
    TAKEN: frozenset(
        {
            *("page.download", "letter.print", "exhibit.open_original", "diary_feed.read"),
            *("import.download_refused", "case.export"),
        }
    ),
    REVEAL: frozenset({"safe_address.reveal"}),
}
"""Which acts are of a kind; whatever stands in none of them is a change."""
ACT_WORDS: Final = {
    "page.view": "Opened",
    "page.send": "Sent a form, and was shown the page again",
    "page.search": "Searched",
    "page.download": "Downloaded",
    "people.ask": "Asked whether somebody is recorded",
    "desk.view": "Opened, for the police",
    "exhibit.view": "Opened the working copy",
    "exhibit.glance": "Saw the small picture",
    "exhibit.open_original": "Took the sealed original",
    "letter.print": "Printed the letter",
    "diary_feed.read": "A calendar read the court dates",
    "import.download_refused": "Downloaded the refused rows",
    "case.export": "Exported",
    "safe_address.reveal": "Was shown the safe address",
    "trail.read": "Read the trail",
    "look_limit.allow": "Allowed somebody more looks",
    "sign_in": "Signed in",
    "sign_out": "Signed out",
}


def act_words(act: str) -> str:
    """What was done; an act of the record is called by its own name."""
    return ACT_WORDS.get(act) or act.replace(".", ": ").replace("_", " ")


def page_words(route: str) -> str:
    """Which page it was, by its name."""
    return route.replace("_", " ")
