"""The pages of what is asked of a court about an order: lodged, what the client thinks, who consents, the outcome."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.people.models import Organisation
from accounts.permissions.access import Permission, has_permission, signed_in
from accounts.submissions.services import submitted_once
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from orders.access import order_view, proceeding_view
from orders.orders.models import Condition, Order
from orders.proceedings.forms import ClientViewForm, ConsentForm, ProceedingForm, ProceedingOutcomeForm
from orders.proceedings.models import Consent, ConsentAnswer, Proceeding, ProceedingKind, ProceedingOutcome
from orders.proceedings.rules.consents import ConsentParty, NeededConsent
from orders.proceedings.rules.who_may_ask import appeal_until
from orders.proceedings.services import outcomes, proceedings
from orders.renewals.views.since_grant import since_grant
from orders.steps.views.recorded_meanwhile import meanwhile_about
from record.authors import Author
from record.law.services import law_of


@require_http_methods(["GET", "POST"])
@order_view(Permission.RECORD_ORDER)
@submitted_once
def proceeding_create(request: HttpRequest, order: Order) -> HttpResponse:
    """Record that a court is asked about an order; `?kind=` says for what."""
    kind = request.GET.get("kind", "")
    if kind not in ProceedingKind.values:
        context = {"case": order.case, "order": order, "kinds": ProceedingKind.choices}
        return render(request, "orders/proceedings/proceeding_choose.html", context)
    now, by = request_now(request), signed_in(request)
    decided = list(
        order.proceedings.filter(outcome__in=[ProceedingOutcome.GRANTED, ProceedingOutcome.REFUSED]).order_by("pk")
    )
    form = ProceedingForm(
        request.POST or None, row=order, beside=order.proceedings.all(), kind=kind, order=order, decided=decided
    )
    if form.is_valid():
        row = form.carry_out(partial(proceedings.lodge_proceeding, order, form.new_proceeding(), by=by, now=now))
        if row:
            receipt(request, f"{row.get_kind_display()} of order {order.label} is recorded.", now)
            return redirect("proceeding_detail", row.public_id)
    words = ProceedingKind(kind).label
    context = {"case": order.case, "order": order, "form": form, "now": now, "kind": kind, "words": words}
    if kind == ProceedingKind.RENEWAL:
        context["since"] = since_grant(order, signed_in(request))
    context["meanwhile"] = meanwhile_about(form, order)
    return render(request, "orders/proceedings/proceeding_create.html", context, status=form.status)


@dataclass(frozen=True, kw_only=True)
class ConsentLine:
    """One consent of the checklist: what the law asks for, whose, and what is recorded of it."""

    need: NeededConsent
    force: Organisation | None
    said: Consent | None

    @property
    def of(self) -> str:
        """How an address says whose it is."""
        return f"{self.need.party.value}:{self.need.force}"

    @property
    def is_given(self) -> bool:
        return self.said is not None and self.said.answer == ConsentAnswer.CONSENTS

    @property
    def can_be_recorded(self) -> bool:
        """Of a chief officer nobody knows there is nothing to record yet."""
        return self.need.party is ConsentParty.DEFENDANT or bool(self.need.force)


@require_safe
@proceeding_view(Permission.VIEW_CASE)
def proceeding_detail(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """What is asked, where it stands, what the client thinks, and whose consent is missing."""
    now = request_now(request)
    decided_on = local_day(proceeding.decided_at) if proceeding.decided_at else None
    law = law_of(proceeding.organisation_id)
    context = {
        "case": proceeding.case,
        "order": proceeding.order,
        "proceeding": proceeding,
        "consents": _checklist(proceeding, decided_on or local_day(now)),
        "appeals": proceeding.appeals.order_by("pk"),
        "appeal_until": appeal_until(decided_on, law) if decided_on else None,
        "free_from": law.consent_needed_until(proceeding.order.made_on),
        "now": now,
    }
    return render(request, "orders/proceedings/proceeding_detail.html", context)


def _checklist(row: Proceeding, on: date) -> list[ConsentLine]:
    if row.kind != ProceedingKind.DISCHARGE:
        return []
    said = {_key(each): each for each in row.consents.select_related("force")}
    needed = proceedings.needed_for(row.order, row, on)
    forces = {each.slug: each for each in Organisation.objects.filter(slug__in=[need.force for need in needed])}
    return [ConsentLine(need=need, force=forces.get(need.force), said=said.get(need.key)) for need in needed]


def _key(row: Consent) -> tuple[ConsentParty, str]:
    return ConsentParty(row.party), row.force.slug if row.force else ""


@require_http_methods(["GET", "POST"])
@proceeding_view(Permission.RECORD_ORDER)
@submitted_once
def proceeding_client_view(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Keep what the client thinks of it, and when the police were told."""
    now, by = request_now(request), signed_in(request)
    form = ClientViewForm(request.POST or None, row=proceeding)
    if form.is_valid():
        act = partial(proceedings.keep_view, proceeding, form.values, by=by, now=now)
        if form.carry_out(partial(act, version=form.cleaned_data["version"])):
            receipt(request, "What the client thinks is recorded.", now)
            return redirect("proceeding_detail", proceeding.public_id)
    return _form_page(request, "orders/proceedings/proceeding_client_view.html", proceeding, form)


@require_http_methods(["GET", "POST"])
@proceeding_view(Permission.RECORD_ORDER)
@submitted_once
def consent_record(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Record what one party says; `?of=` says which of those whose consent is needed."""
    now, by = request_now(request), signed_in(request)
    line = _line_asked(request, proceeding, local_day(now))
    if line is None or (proceeding.outcome and request.method != "POST"):
        return redirect("proceeding_detail", proceeding.public_id)
    form = ConsentForm(request.POST or None, row=line.said or Consent())
    if form.is_valid():
        said = form.new_consent(line.need, line.force)
        if form.carry_out(partial(proceedings.record_consent, proceeding, said, by=by, now=now)):
            receipt(request, "The answer is recorded.", now)
            return redirect("proceeding_detail", proceeding.public_id)
    return _form_page(request, "orders/proceedings/consent_record.html", proceeding, form, line=line)


def _line_asked(request: HttpRequest, row: Proceeding, on: date) -> ConsentLine | None:
    """The line of the checklist that the address names."""
    asked = request.GET.get("of", "")
    return next((each for each in _checklist(row, on) if each.can_be_recorded and each.of == asked), None)


@require_http_methods(["GET", "POST"])
@proceeding_view(Permission.RECORD_ORDER)
@submitted_once
def proceeding_decide(request: HttpRequest, proceeding: Proceeding) -> HttpResponse:
    """Record what the court decided. One that is decided leads back to its page."""
    if proceeding.outcome and request.method == "GET":
        return redirect("proceeding_detail", proceeding.public_id)
    now, by = request_now(request), signed_in(request)
    form = ProceedingOutcomeForm(
        request.POST or None,
        row=proceeding,
        case=proceeding.case,
        now=now,
        conditions=_standing_conditions(proceeding.order),
        may_override=has_permission(by, Permission.OVERRIDE_CONSENT),
    )
    if form.is_valid():
        kept = form.carry_out(partial(outcomes.decide_proceeding, proceeding, form.new_outcome(), Author(by, now)))
        if kept:
            receipt(request, f"{kept.get_kind_display()}: {kept.get_outcome_display().lower()}.", now)
            return redirect("proceeding_detail", proceeding.public_id)
    extra = _while_deciding(request, proceeding, now)
    return _form_page(request, "orders/proceedings/proceeding_decide.html", proceeding, form, **extra)


def _while_deciding(request: HttpRequest, row: Proceeding, now: datetime) -> dict[str, object]:
    """What must be in view: for a renewal what happened since the order was made, for a discharge who must consent."""
    if row.kind == ProceedingKind.RENEWAL:
        return {"since": since_grant(row.order, signed_in(request))}
    if row.kind == ProceedingKind.DISCHARGE:
        return {"missing": proceedings.missing_for(row.order, row, local_day(now))}
    return {}


def _standing_conditions(order: Order) -> Sequence[Condition]:
    return list(order.conditions.filter(removed_at=None).order_by("id"))


def _form_page(
    request: HttpRequest,
    template: str,
    row: Proceeding,
    form: ClientViewForm | ConsentForm | ProceedingOutcomeForm,
    **extra: object,
) -> HttpResponse:
    context = {"case": row.case, "order": row.order, "proceeding": row, "form": form, "now": request_now(request)}
    return render(request, template, {**context, **extra}, status=form.status)
