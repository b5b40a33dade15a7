"""Applications, hearings, orders, conditions, breaches, warrants and other protection, as the history leaves them."""

from orders.models.application import (
    Application,
    ApplicationQuerySet,
    ApplicationStatus,
    AreaBasis,
    InterimStatus,
    Origin,
    WaitingOn,
)
from orders.models.breach import (
    Breach,
    BreachKind,
    BreachQuerySet,
    BreachStatus,
    CourtResult,
    Initiator,
    RecordedAs,
    Warrant,
    WarrantQuerySet,
)
from orders.models.breach_answer import BreachAnswer, BreachAnswerQuerySet
from orders.models.hearing import Hearing, HearingOutcome
from orders.models.imports import Import, ImportLayout, ImportQuerySet, ImportState
from orders.models.law import LawSetting, LawSettingQuerySet
from orders.models.order import Condition, ConditionKind, Order, OrderKind, OrderQuerySet, OrderStatus
from orders.models.protection import OtherProtection, OtherProtectionQuerySet, ProtectionApplicant

__all__ = [
    "Application",
    "ApplicationQuerySet",
    "ApplicationStatus",
    "AreaBasis",
    "Breach",
    "BreachAnswer",
    "BreachAnswerQuerySet",
    "BreachKind",
    "BreachQuerySet",
    "BreachStatus",
    "Condition",
    "ConditionKind",
    "CourtResult",
    "Hearing",
    "HearingOutcome",
    "Import",
    "ImportLayout",
    "ImportQuerySet",
    "ImportState",
    "Initiator",
    "InterimStatus",
    "LawSetting",
    "LawSettingQuerySet",
    "Order",
    "OrderKind",
    "OrderQuerySet",
    "OrderStatus",
    "Origin",
    "OtherProtection",
    "OtherProtectionQuerySet",
    "ProtectionApplicant",
    "RecordedAs",
    "WaitingOn",
    "Warrant",
    "WarrantQuerySet",
]
