"""A step that is sent by twenty threads at once is taken once: the others are told so, and no row is there twice.

What two senders one after the other bring about is rehearsed first and undone: twenty at once may not bring about
more. In `make test` some steps are taken, one of each noun; `make attack` takes every form that a page draws.
"""

from __future__ import annotations

import os
from collections.abc import Iterator
from typing import Any, Final

import pytest
from django.db import transaction
from django.test import Client

from tests.access_table import Person
from tests.attack.at_twenty import TWENTY, Storm
from tests.attack.conftest import STORMED
from tests.attack.drawn import DrawnForm, DrawnPage
from tests.attack.filling import mended
from tests.attack.finding import PEOPLE, find, shape
from tests.attack.sending import REDIRECT, Sender
from tests.test_access import World, make_world

WHOLE: Final = os.environ.get("ATTACK") == "whole"
SOME: Final[tuple[tuple[Person, str, str], ...]] = (
    (Person.OWNER, "breach_step", "?step=charged"),
    (Person.OWNER, "warrant_check", ""),
    (Person.OWNER, "task_finish", ""),
    (Person.OWNER, "agreement_withdraw", ""),
    (Person.OWNER, "application_step", "?step=acknowledged"),
    (Person.OWNER, "order_step", "?step=expired"),
    (Person.OWNER, "note_create", ""),
    (Person.SUPERVISOR, "concern_answer", ""),
    (Person.SUPERVISOR, "letter_decide", ""),
)
NOT_STORMED: Final = frozenset({"login", "logout", "password_change", "draft_discard", "drafts", "exhibit_create"})
"""What signs in and out, and what takes files: these are in tests of their own."""


def pages(world: World) -> Iterator[tuple[str, str, DrawnForm]]:
    """Each form with the address of the page that draws it and where it is sent."""
    if WHOLE:
        for each in find(world, set()).forms.values():
            if each.form.method == "post" and each.route not in NOT_STORMED:
                yield each.page, each.address, each.form
        return
    for person, name, query in SOME:
        if person is world.person:
            page = world.address(name) + query
            for form in _drawn(world.client, page):
                yield page, page, form


def _drawn(client: Client, page: str) -> list[DrawnForm]:
    response: Any = client.get(page)
    forms = DrawnPage(response.content.decode()).forms if response.status_code == 200 else []
    return [form for form in forms if form.method == "post" and not form.action]


@pytest.mark.django_db(transaction=True)
@pytest.mark.parametrize("person", PEOPLE[:4] if WHOLE else sorted({each[0] for each in SOME}))
def test_form_sent_by_twenty_at_once_is_taken_as_often_as_one_after_the_other(person: Person) -> None:
    with transaction.atomic():  # what is laid names rows that are laid a moment later
        world = make_world(Person(person))
    wrong: list[str] = []
    for page, address, drawn in pages(world):
        form = _as_it_is_now(world.client, page, drawn)
        if form is not None:
            wrong += _stormed(world, address, form)
            if WHOLE:
                print(shape(address), dict(STORMED.counts), *wrong[-5:], sep="\n", flush=True)
    assert wrong == []
    assert STORMED.counts["steps taken once"]


def _as_it_is_now(client: Client, page: str, drawn: DrawnForm) -> DrawnForm | None:
    """The same form with today's versions in it, if the page still has it: others were sent before."""
    response: Any = client.get(page)
    if response.status_code != 200 or response.streaming:
        return None
    forms = DrawnPage(response.content.decode()).forms
    return next((each for each in forms if (each.action, set(each.fields)) == (drawn.action, set(drawn.fields))), None)


def _stormed(world: World, address: str, form: DrawnForm) -> list[str]:
    about, counts = shape(address), STORMED.counts
    sender = Sender(world.client, STORMED)
    sent, is_accepted = mended(form, lambda fields: sender.post(address, fields, about))
    if not is_accepted:
        counts["forms not filled in well"] += 1
        return []
    storm = Storm(world.client, address, sent)
    alone = storm.rehearsed()
    if alone.first != REDIRECT:
        return []
    found = storm.at_once(one_key=not alone.is_once)
    counts["forms sent by twenty"] += 1
    counts["requests at once"] += TWENTY
    counts["steps taken once"] += alone.is_once
    ours = sum(number for status, number in found.statuses.items() if status >= "500")
    wrong = [f"{about}: {found.statuses} of twenty"] if ours or sum(found.statuses.values()) != TWENTY else []
    if alone.is_once and (found.statuses[str(REDIRECT)], found.statuses[str(alone.second)]) != (1, TWENTY - 1):
        wrong.append(f"{about}: {dict(found.statuses)}, after one another {alone.first} and {alone.second}")
    if not alone.is_once and found.statuses[str(REDIRECT)] != TWENTY:
        wrong.append(f"{about}: {dict(found.statuses)} of one key")
    if found.rows != alone.rows_of_one:
        wrong.append(f"{about}: made {dict(found.rows)}, one alone makes {dict(alone.rows_of_one)}")
    return wrong
