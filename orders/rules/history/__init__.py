"""Adds events up to the state of a case, noun by noun, and refuses what cannot follow what came before."""

from orders.rules.history import breaches, cases
from orders.rules.history.applications import check_pause, check_transition, determine
from orders.rules.history.folding import EventRefused, apply, by_moment, in_order
from orders.rules.history.labels import free_label, next_label, next_labels
from orders.rules.history.orders import check_last_day, done_once

__all__ = [
    "EventRefused",
    "apply",
    "breaches",
    "by_moment",
    "cases",
    "check_last_day",
    "check_pause",
    "check_transition",
    "determine",
    "done_once",
    "free_label",
    "in_order",
    "next_label",
    "next_labels",
]
