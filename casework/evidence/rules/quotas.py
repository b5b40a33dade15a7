"""How much one person may upload in a day, and how much one case may hold."""

from __future__ import annotations

from dataclasses import dataclass

from accounts.rules import RuleViolation

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, kw_only=True)
class Quota:
    """The limits of a copy, in bytes and in files."""

    file: int
    files_a_day: int
    day: int
    case: int


@dataclass(frozen=True, kw_only=True)
class QuotaUsed:
    """What a person has sent today, and what the case holds."""

    files_today: int
    today: int
    case: int


def check_quota(quota: Quota, used: QuotaUsed, *, size: int, is_new: bool = True) -> None:
    """Refuse a file that is too large by itself or with what is there already; one that goes on is counted already."""
    if size > quota.file:
        raise RuleViolation(
            f"This file is {in_words(size)}. The largest that can be kept here is {in_words(quota.file)}."
        )
    if is_new and used.files_today >= quota.files_a_day:
        raise RuleViolation(
            f"You have uploaded {used.files_today:,} files today, and {quota.files_a_day:,} is the most in a day. "
            "Go on tomorrow, or ask whoever looks after this system."
        )
    if used.today + size > quota.day:
        raise RuleViolation(
            f"With this file you would have uploaded more than {in_words(quota.day)} today. "
            "Go on tomorrow, or ask whoever looks after this system."
        )
    if used.case + size > quota.case:
        raise RuleViolation(
            f"With this file the case would hold more than {in_words(quota.case)}. Ask whoever looks after this system."
        )


def in_words(size: int) -> str:
    """3 MB; 120 KB; 1.5 GB."""
    for unit, name in ((MEGABYTE * 1024, "GB"), (MEGABYTE, "MB"), (1024, "KB")):
        if size >= unit:
            return f"{size / unit:.1f}".rstrip("0").rstrip(".") + f" {name}"
    return f"{size} bytes"
