"""The addresses of every page to which a list or the chronology links."""

from __future__ import annotations

from uuid import UUID

from django.urls import reverse

from casework.case_tasks.models import Task
from casework.cases.models.case import Case
from casework.concerns.models import Concern
from casework.incidents.models.incident import Incident
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.letters.models.letter import Letter
from orders.orders.models import Order
from orders.protection.models import OtherProtection


def case_page(case: Case) -> str:
    return reverse("case_detail", args=[case.public_id])


def concern_page(concern: Concern) -> str:
    return reverse("concern_answer", args=[concern.public_id])


def review_page(case: Case) -> str:
    return reverse("risk_review_create", args=[case.public_id])


def application_page(application: Application) -> str:
    return reverse("application_detail", args=[application.public_id])


def application_step_page(application: Application) -> str:
    return reverse("application_step", args=[application.public_id])


def order_page(order: Order) -> str:
    return reverse("order_detail", args=[order.public_id])


def protection_page(protection: OtherProtection) -> str:
    return reverse("protection_detail", args=[protection.public_id])


def order_step_page(order: Order) -> str:
    return reverse("order_step", args=[order.public_id])


def duty_answer_page(duty_id: UUID) -> str:
    return reverse("duty_answer", args=[duty_id])


def attendance_page(condition_id: UUID) -> str:
    return reverse("attendance_create", args=[condition_id])


def order_next_page(order: Order, rule: str) -> str:
    """Where what a clock of an order asks for is done: its end is decided with what happened since in view."""
    if rule == "T18":
        return application_step_page(order.application)
    if rule == "T16":
        return reverse("order_renewal", args=[order.public_id])
    return order_page(order) if rule == "T15" else order_step_page(order)


def breach_page(breach: Breach) -> str:
    return reverse("breach_detail", args=[breach.public_id])


def breach_step_page(breach: Breach) -> str:
    return reverse("breach_step", args=[breach.public_id])


def incident_page(incident: Incident) -> str:
    return reverse("incident_detail", args=[incident.public_id])


def acknowledge_page(clock_id: UUID) -> str:
    return reverse("flag_acknowledge", args=[clock_id])


def task_finish_page(task: Task) -> str:
    return reverse("task_finish", args=[task.public_id])


def contact_page(case: Case) -> str:
    return reverse("contact_create", args=[case.public_id])


def answer_page(case: Case, recommendation_id: UUID) -> str:
    return reverse("recommendation_answer", args=[case.public_id, recommendation_id])


def measure_page(case: Case, measure_id: UUID) -> str:
    return reverse("measure_edit", args=[case.public_id, measure_id])


def order_last_day_page(_case: Case, order_id: UUID) -> str:
    return f"{reverse('order_step', args=[order_id])}?step=last_day_found"


def protection_last_day_page(_case: Case, protection_id: UUID) -> str:
    return reverse("protection_last_day", args=[protection_id])


def share_last_day_page(case: Case, share_id: UUID) -> str:
    return reverse("share_last_day", args=[case.public_id, share_id])


def agreement_last_day_page(case: Case, agreement_id: UUID) -> str:
    return reverse("agreement_last_day", args=[case.public_id, agreement_id])


def letter_page(letter: Letter) -> str:
    return reverse("letter_detail", args=[letter.public_id])


def letter_reply_page(letter_id: UUID) -> str:
    return reverse("letter_reply", args=[letter_id])


def hearing_page(case: Case, hearing: UUID) -> str:
    return reverse("hearing_detail", args=[case.public_id, hearing])


def court_date_page(case: Case, court_date: UUID) -> str:
    return reverse("court_date_detail", args=[case.public_id, court_date])


def warrant_check_page(warrant_id: UUID) -> str:
    return reverse("warrant_check", args=[warrant_id])
