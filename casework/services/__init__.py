"""What staff do to a case as such, and what the floors above write down through this one."""

from casework.services.changes import ChangedMeanwhile, change
from casework.services.concerns import answer_concern, raise_concern
from casework.services.reaching import (
    SafeContactChange,
    add_channel,
    add_safe_hours,
    change_channel,
    change_safe_contact,
    change_safe_hours,
    contact_plan,
)
from casework.services.references import REFERENCE_ALPHABET, new_reference
from casework.services.shares import revoke_share, share_case
from casework.services.tasks import NewTask, add_task, finish_task, finish_tasks_about

__all__ = [
    "REFERENCE_ALPHABET",
    "ChangedMeanwhile",
    "NewTask",
    "SafeContactChange",
    "add_channel",
    "add_safe_hours",
    "add_task",
    "answer_concern",
    "change",
    "change_channel",
    "change_safe_contact",
    "change_safe_hours",
    "contact_plan",
    "finish_task",
    "finish_tasks_about",
    "new_reference",
    "raise_concern",
    "revoke_share",
    "share_case",
]
