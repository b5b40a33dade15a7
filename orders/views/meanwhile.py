"""Shows what others recorded of a thing while somebody was filling in a form about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from casework.models import Case
from orders.forms.seen import SeenForm
from orders.models import Application, Breach, Order
from orders.rules import events as told
from orders.rules.about import about_application, about_breach, about_order
from orders.views.story import Line, lines, story_of

_ABOUT: Final = {Application: about_application, Order: about_order, Breach: about_breach}


def recorded_meanwhile(form: SeenForm, case: Case, concerns: Callable[[told.Content], bool]) -> list[Line]:
    """The events about a thing that the page had not seen, newest first; none unless the form has met any."""
    return _since(case, form.met_at, concerns) if form.met_at is not None else []


def meanwhile_about(form: SeenForm, row: Application | Order | Breach) -> list[Line]:
    """The same of a request, an order or a breach."""
    return recorded_meanwhile(form, row.case, partial(_ABOUT[type(row)], row.label))


def _since(case: Case, seen: int, concerns: Callable[[told.Content], bool]) -> list[Line]:
    """Its version is the number of its events, so those after that many, as they were written down, are new."""
    pairs = sorted(story_of(case).about(concerns), key=lambda pair: pair[1].number)
    return lines(pairs[max(seen, 0) :])
