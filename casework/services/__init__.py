"""What staff do to a case as such, and what the floors above write down through this one."""

from casework.services.changes import ChangedMeanwhile, change
from casework.services.concerns import answer_concern, raise_concern
from casework.services.other_people import add_other_person
from casework.services.reaching import (
    SafeContactChange,
    add_channel,
    add_safe_hours,
    change_channel,
    change_safe_contact,
    change_safe_hours,
    contact_plan,
    rules_of,
)
from casework.services.references import REFERENCE_ALPHABET, new_reference
from casework.services.safe_addresses import (
    NewSafeAddress,
    holds_safe_address,
    keep_safe_address,
    reveal_safe_address,
)
from casework.services.searching import PossibleMatch, perpetrators_like, victims_like
from casework.services.shares import revoke_share, share_case
from casework.services.tasks import NewTask, add_task, finish_task, finish_tasks_about
from casework.services.traits import add_trait, change_trait

__all__ = [
    "REFERENCE_ALPHABET",
    "ChangedMeanwhile",
    "NewSafeAddress",
    "NewTask",
    "PossibleMatch",
    "SafeContactChange",
    "add_channel",
    "add_other_person",
    "add_safe_hours",
    "add_task",
    "add_trait",
    "answer_concern",
    "change",
    "change_channel",
    "change_safe_contact",
    "change_safe_hours",
    "change_trait",
    "contact_plan",
    "finish_task",
    "finish_tasks_about",
    "holds_safe_address",
    "keep_safe_address",
    "new_reference",
    "perpetrators_like",
    "raise_concern",
    "reveal_safe_address",
    "revoke_share",
    "rules_of",
    "share_case",
    "victims_like",
]
