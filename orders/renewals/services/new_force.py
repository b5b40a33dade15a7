"""Records that another force answers for the perpetrator of an order because he moved."""

from __future__ import annotations

from datetime import datetime
from typing import Final

from django.db import transaction

from accounts.people.models import Organisation
from casework.case_tasks.rules import due_moment
from casework.case_tasks.services import NewTask, add_task
from casework.cases.models.case import Case
from casework.dates.rules.london_time import local_day
from casework.sharing.models.share import Share
from orders.applications.services.steps import NewApplicationStep
from orders.orders.models import Order
from orders.orders.services.making import record_order_step
from record.authors import Author
from record.vocabulary.steps import OrderStep
from risk.working_days.rules import ENGLAND_AND_WALES

SHARE_WITHIN: Final = 1
"""Working days in which somebody decides whether the new force is shown the case."""


@transaction.atomic
def change_force(
    order: Order, force: Organisation, *, at: datetime, note: str, author: Author, seen: int | None = None
) -> Order:
    """Another force answers for the order: open breaches stay with the old one and are copied to the new.

    That alone shows the new force nothing: what it may see rests on a share of the case with a basis of its own.
    """
    step = NewApplicationStep(
        step=OrderStep.FORCE_CHANGED.value, at=at, facts={"force": force.slug}, note=note, seen=seen
    )
    record_order_step(order, step, author)
    _ask_for_share(order.case, order, force, author)
    return order


def _ask_for_share(case: Case, order: Order, force: Organisation, author: Author) -> None:
    today = local_day(author.now)
    if Share.objects.live(today).filter(case=case, force=force).exists():
        return
    title = f"{force.short_name} answers for {order} now and sees nothing: decide whether to share the case with it"
    due = due_moment(ENGLAND_AND_WALES.nth_after(today, SHARE_WITHIN))
    add_task(case, NewTask(title=title[:200], due_at=due, about=order), by=author.by, now=author.now)
