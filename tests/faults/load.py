"""People who go on sending forms while something fails, and what became of each form in the end.

A form *said saved* when its answer led on; *found* counts its rows. What was typed is a word of its own for each form,
so that a form which was saved without saying so, or twice, is seen as well.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from threading import Event, Thread
from typing import Final
from uuid import uuid4

from django.utils import timezone

from casework.dates.rules.london_time import local_time
from tests.faults.laid_copy import WORDS, LaidCopy
from tests.faults.visitor import Answer, Visitor, hidden_fields

PAUSE: Final = 0.2
AGAIN: Final = 3
"""How often a form is sent again after an answer that did not say saved, as a person would: with the same key."""


@dataclass
class Sent:
    """One form: its own word, every answer to it, and whether one of them said that it was saved."""

    word: str
    answers: list[Answer] = field(default_factory=list)

    @property
    def said_saved(self) -> bool:
        return any(answer.status == 302 and "sign-in" not in answer.leads_to for answer in self.answers)

    @property
    def without_text(self) -> int:
        """Answers of ours, not of a dead line, that end in an error and do not give the text back."""
        return sum(answer.status >= 400 and self.word not in answer.words for answer in self.answers)

    @property
    def broken(self) -> int:
        return sum(answer.status == 500 for answer in self.answers)


@dataclass(frozen=True)
class Tally:
    """What became of the forms that were sent while one fault lasted."""

    sent: int
    said_saved: int
    found: int
    lost: int
    doubled: int
    broken: int
    without_text: int

    def check(self) -> None:
        assert self.sent > 0, "nobody sent anything"
        assert (self.lost, self.doubled) == (0, 0), self


@dataclass
class Load:
    """The forms of everybody, under one mark."""

    laid: LaidCopy
    mark: str = field(default_factory=lambda: f"w{uuid4().hex[:8]}-")
    forms: list[Sent] = field(default_factory=list)
    stopping: Event = field(default_factory=Event)

    def send_until_told(self, visitor: Visitor) -> None:
        while not self.stopping.is_set():
            self.send_one(visitor)
            self.stopping.wait(PAUSE)

    def send_one(self, visitor: Visitor) -> Sent | None:
        """Open the form and send it, again with the same key while the answer is not that it was saved."""
        path = f"/cases/{self.laid.cases[visitor.name]}/incidents/new/"
        opened = visitor.get(path)
        if opened.status != 200:
            return None
        form = Sent(f"{self.mark}{uuid4().hex}")
        self.forms.append(form)
        fields = {**hidden_fields(opened.page), **incident(form.word)}
        for _ in range(AGAIN):
            form.answers.append(visitor.send(path, fields))
            if form.said_saved or self.stopping.wait(PAUSE):
                break
        return form

    def wait_until_saved(self, within: float = 180.0) -> float:
        """Wait until a form that was begun from now on says that it was saved; how many seconds that took."""
        before = len(self.forms)
        return self.laid.copy.wait_until(
            lambda: any(form.said_saved for form in self.forms[before:]), "save a form", within
        )

    def tally(self) -> Tally:
        rows = Counter(self.laid.texts(self.mark))
        saved = [form for form in self.forms if form.said_saved]
        return Tally(
            sent=len(self.forms),
            said_saved=len(saved),
            found=sum(rows[form.word] > 0 for form in saved),
            lost=sum(rows[form.word] == 0 for form in saved),
            doubled=sum(count > 1 for count in rows.values()),
            broken=sum(form.broken for form in self.forms),
            without_text=sum(form.without_text for form in self.forms),
        )


def incident(word: str) -> dict[str, str]:
    at = local_time(timezone.now() - timedelta(hours=1))
    day = f"{at.day}/{at.month}/{at.year}"
    return {"behaviours": "CON-02", "happened_at_day": day, "happened_at_time": f"{at:%H:%M}", "text": word}


def signed_in(laid: LaidCopy) -> list[Visitor]:
    """Everybody of the team, each signed in: done before the fault, for nobody can sign in while all is down."""
    people = []
    for name in laid.cases:
        people.append(Visitor(laid.copy.port))
        people[-1].sign_in(name, WORDS)
    return people


@contextmanager
def under_load(laid: LaidCopy, people: list[Visitor]) -> Iterator[Load]:
    """Let everybody send forms from here on, and stop them at the end."""
    load = Load(laid)
    threads = [Thread(target=load.send_until_told, args=(person,), daemon=True) for person in people]
    for thread in threads:
        thread.start()
    try:
        yield load
    finally:
        load.stopping.set()
        for thread in threads:
            thread.join(60)


def wait_until_page_says(laid: LaidCopy, path: str, claim: str, within: float = 120.0) -> float:
    """Wait until a page that needs no sign-in holds these words, whatever its status; the seconds that took."""
    visitor = Visitor(laid.copy.port, patience=3)
    return laid.copy.wait_until(lambda: claim in visitor.get(path).words, f"say {claim!r} on {path}", within)
