"""What is written about watching: clocks with their deadlines, flags and escalations, limits, acknowledgements."""

from risk.services.acknowledgements import acknowledge, acknowledge_all
from risk.services.clocks import write_clocks
from risk.services.flags import raise_flags, settle
from risk.services.idle import count_idle, idle
from risk.services.limits import set_step, set_threshold, thresholds_of

__all__ = [
    "acknowledge",
    "acknowledge_all",
    "count_idle",
    "idle",
    "raise_flags",
    "set_step",
    "set_threshold",
    "settle",
    "thresholds_of",
    "write_clocks",
]
