"""What a police liaison may know of what is shared with the own force: named fields and nothing else.

Pages of the desk are given these values and never the rows, so that no template can reach a surname, a note,
a narrative or how to contact the client.
"""

from orders.desk.applications import (
    SharedApplication,
    application_page,
    shared_application,
    with_what_applications_name,
)
from orders.desk.breaches import SharedBreach, breach_page, shared_breach, with_what_breaches_name
from orders.desk.cases import Done, Late, SharedCase, late_clocks
from orders.desk.orders import SharedOrder, order_page, orders_to_answer, shared_order, with_what_orders_name
from orders.desk.words import ACTS

__all__ = [
    "ACTS",
    "Done",
    "Late",
    "SharedApplication",
    "SharedBreach",
    "SharedCase",
    "SharedOrder",
    "application_page",
    "breach_page",
    "late_clocks",
    "order_page",
    "orders_to_answer",
    "shared_application",
    "shared_breach",
    "shared_order",
    "with_what_applications_name",
    "with_what_breaches_name",
    "with_what_orders_name",
]
