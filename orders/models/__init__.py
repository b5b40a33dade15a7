"""Applications, hearings, orders, conditions, breaches, warrants and other protection, as the history leaves them."""

from orders.models.application import Application, ApplicationQuerySet, ApplicationStatus, WaitingOn
from orders.models.breach import Breach, BreachQuerySet, BreachStatus, Warrant, WarrantQuerySet
from orders.models.breach_answer import BreachAnswer, BreachAnswerQuerySet
from orders.models.hearing import Hearing, HearingOutcome
from orders.models.imports import Import, ImportLayout, ImportQuerySet, ImportState
from orders.models.order import Condition, ConditionKind, Order, OrderKind, OrderQuerySet, OrderStatus
from orders.models.protection import OtherProtection, OtherProtectionQuerySet

__all__ = [
    "Application",
    "ApplicationQuerySet",
    "ApplicationStatus",
    "Breach",
    "BreachAnswer",
    "BreachAnswerQuerySet",
    "BreachQuerySet",
    "BreachStatus",
    "Condition",
    "ConditionKind",
    "Hearing",
    "HearingOutcome",
    "Import",
    "ImportLayout",
    "ImportQuerySet",
    "ImportState",
    "Order",
    "OrderKind",
    "OrderQuerySet",
    "OrderStatus",
    "OtherProtection",
    "OtherProtectionQuerySet",
    "WaitingOn",
    "Warrant",
    "WarrantQuerySet",
]
