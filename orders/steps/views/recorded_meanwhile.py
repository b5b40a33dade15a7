"""What others recorded about a thing while somebody was filling in a form about it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final

from casework.cases.models.case import Case
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.orders.models import Order
from orders.steps.forms.second_press import SecondPressForm
from orders.steps.views.event_history import EventLine, lines, timeline_of_case
from record.events import events as told
from record.events.subjects import about_application, about_breach, about_order

_ABOUT: Final = {Application: about_application, Order: about_order, Breach: about_breach}


def recorded_meanwhile(form: SecondPressForm, case: Case, concerns: Callable[[told.Content], bool]) -> list[EventLine]:
    """The events about a thing that the page had not seen, newest first; none unless the form has met any."""
    return _since(case, form.met_at, concerns) if form.met_at is not None else []


def meanwhile_about(form: SecondPressForm, row: Application | Order | Breach) -> list[EventLine]:
    """The same of a request, an order or a breach."""
    return recorded_meanwhile(form, row.case, partial(_ABOUT[type(row)], row.label))


def _since(case: Case, seen: int, concerns: Callable[[told.Content], bool]) -> list[EventLine]:
    """Its version is the number of its events, so those after that many, as they were written down, are new."""
    pairs = sorted(timeline_of_case(case).about(concerns), key=lambda pair: pair[1].number)
    return lines(pairs[max(seen, 0) :])
