"""What a police force finds of this floor by the search box: the things of its desk, by what the desk shows of each."""

from __future__ import annotations

from typing import Any

from django.urls import reverse

from casework.search.access import SharedSource, register_shared_source
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.orders.models import Order


def register_searched() -> None:
    """Called once, as the floor starts."""
    for source, kinds, model, words in (
        ("breach", ("crime",), Breach, "Breach"),
        ("application", ("officer",), Application, "Request for an order"),
        ("order", (), Order, "Order"),
    ):
        register_shared_source(SharedSource(source, kinds, model.objects.visible_to, words, _page(f"desk_{source}")))


def _page(name: str) -> Any:
    return lambda row: reverse(name, args=[row.public_id])
