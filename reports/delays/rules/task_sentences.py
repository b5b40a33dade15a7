"""The words of a task in a list: why it is there, how late it is, and what to do next."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from typing import Final

from casework.templatetags.display import due
from risk.thresholds.rules.rule_words import elapsed

ACTS: Final = {
    "correction": "Correct it, and record that you have",
    "promise": "Record whether it was kept",
    "meeting_action": "Record whether it was done",
    "measure": "Look at the measure again",
    "answer": "Record the answer",
    "evidence": "Get it, and record that you have",
    "contact": "Log the contact",
    "hearing": "See the day at court, and record it there",
    "agreement": "Ask the client again",
    "last_day": "Find out until when it holds, and record it",
    "warrant": "Ask the police, and record the answer",
    "interim_decision": "Decide on the page of the request, and say why",
    "challenge": "Record what they reply, or that nothing came",
    "letter": "Record the reply, or that none came",
    "notification": "Ask the police, and record what they say",
    "requirement": "Ask whoever provides it, and record what came of it",
}


@dataclass(frozen=True)
class TaskFacts:
    """What the words of a task depend on."""

    kind: str
    title: str
    agency: str
    due_at: datetime | None


def task_in_list(task: TaskFacts) -> str:
    """Sussex Police promised by Tue 3 Mar 2026: arrest him; what is to be done, in the words of who set it."""
    title = task.title.rstrip(". ")
    by = f" by {due(task.due_at)}" if task.due_at else ""
    if task.kind == "promise":
        return f"{task.agency or 'The police'} promised{by}: {title}"
    if task.kind in {"answer", "letter", "challenge"}:
        return f"{title}. It was awaited{by}" if by else title
    return f"{task.agency} is to act{by}: {title}" if task.agency else title


def how_late(due_at: datetime, now: datetime) -> str:
    """26 hours late; due in 20 hours."""
    return f"{elapsed(now - due_at)} late" if due_at <= now else f"Due in {elapsed(due_at - now)}"


def next_step(kind: str) -> str:
    return ACTS.get(kind, "Do it, and record what came of it")
