"""What is watched: risk reviews, the limits in force, clocks with their deadlines, and the flags that they raise."""

from risk.models.clock import Clock, ClockQuerySet, Deadline, DeadlineQuerySet
from risk.models.flag import Acknowledgement, Escalation, Flag, FlagQuerySet
from risk.models.heartbeat import Heartbeat
from risk.models.level import Level
from risk.models.review import RiskReview, RiskReviewQuerySet
from risk.models.setting import (
    EscalationSetting,
    EscalationSettingQuerySet,
    ThresholdSetting,
    ThresholdSettingQuerySet,
    ThresholdUnit,
)

__all__ = [
    "Acknowledgement",
    "Clock",
    "ClockQuerySet",
    "Deadline",
    "DeadlineQuerySet",
    "Escalation",
    "EscalationSetting",
    "EscalationSettingQuerySet",
    "Flag",
    "FlagQuerySet",
    "Heartbeat",
    "Level",
    "RiskReview",
    "RiskReviewQuerySet",
    "ThresholdSetting",
    "ThresholdSettingQuerySet",
    "ThresholdUnit",
]
