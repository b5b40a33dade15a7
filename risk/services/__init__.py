"""What is written about watching the risk: reviews asked for and signed, views, clocks, flags, settings."""

from risk.services.acknowledgements import acknowledge, acknowledge_all, acknowledged_times
from risk.services.assessments import (
    record_opinion,
    record_police_view,
    record_screening,
    record_tool_result,
    tell_if_views_differ,
)
from risk.services.cadence import cadence_on, cadences_of, set_cadence
from risk.services.clocks import write_clocks
from risk.services.flags import raise_flags, settle
from risk.services.idle import count_idle, idle
from risk.services.limits import set_step, set_threshold, thresholds_of
from risk.services.signatures import answer_signature, ask_signature, open_signature
from risk.services.triggers import Cause, answer_reviews, ask_for_reviews, tell_change

__all__ = [
    "Cause",
    "acknowledge",
    "acknowledge_all",
    "acknowledged_times",
    "answer_reviews",
    "answer_signature",
    "ask_for_reviews",
    "ask_signature",
    "cadence_on",
    "cadences_of",
    "count_idle",
    "idle",
    "open_signature",
    "raise_flags",
    "record_opinion",
    "record_police_view",
    "record_screening",
    "record_tool_result",
    "set_cadence",
    "set_step",
    "set_threshold",
    "settle",
    "tell_change",
    "tell_if_views_differ",
    "thresholds_of",
    "write_clocks",
]
