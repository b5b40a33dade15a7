"""Which events are about an application, an order or a breach: their number is its version."""

from __future__ import annotations

from record.events import events as told


def about_application(label: str, content: told.Content) -> bool:
    """Its own steps, and the orders made on it."""
    if isinstance(content, told.OrderMade):
        return content.application == label
    return isinstance(content, told.ApplicationEvent) and content.label == label


def about_order(label: str, content: told.Content) -> bool:
    return isinstance(content, told.OrderMade | told.OrderEvent) and content.label == label


def about_breach(label: str, content: told.Content) -> bool:
    return isinstance(content, told.BreachLearned | told.BreachEvent) and content.label == label
