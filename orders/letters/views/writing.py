"""The pages on which a letter is written, read, changed and printed."""

from __future__ import annotations

from functools import partial
from typing import Any, Final

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, has_permission, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from accounts.trail.page_look import already_in_trail
from casework.dates.rules.london_time import local_day
from casework.editing.views.receipts import receipt
from orders.access import application_view, breach_view, letter_view, order_view
from orders.applications.models.application import Application
from orders.breaches.models.breach import Breach
from orders.letters.forms import LetterEditForm, LetterForm
from orders.letters.models.letter import Letter
from orders.letters.rules.kinds import KIND_WORDS, LetterKindRule, kinds_for, next_rung
from orders.letters.rules.layout import parts
from orders.letters.rules.steps import TRANSITIONS, LetterStep
from orders.letters.services.disclosure import disclosure_of, warning_of
from orders.letters.services.printing import on_paper, paper_of
from orders.letters.services.subjects import Thing, noun_of_thing
from orders.letters.services.writing import change_letter, write_letter
from orders.links import letter_create_page
from orders.orders.models import Order
from risk.thresholds.rules.rule_words import WATCHES

# A saved letter that is opened in a browser may do nothing there.
BOUND: Final = "default-src 'none'; sandbox"


@require_http_methods(["GET", "POST"])
@application_view(Permission.WRITE_LETTER)
@submitted_once
def application_letter(request: HttpRequest, application: Application) -> HttpResponse:
    """Write a letter about a request: `?kind=chase`, and `?rule=T2` where a late clock asks for it."""
    return _write(request, application)


@require_http_methods(["GET", "POST"])
@order_view(Permission.WRITE_LETTER)
@submitted_once
def order_letter(request: HttpRequest, order: Order) -> HttpResponse:
    """Write a letter about an order."""
    return _write(request, order)


@require_http_methods(["GET", "POST"])
@breach_view(Permission.WRITE_LETTER)
@submitted_once
def breach_letter(request: HttpRequest, breach: Breach) -> HttpResponse:
    """Write a letter about a breach."""
    return _write(request, breach)


def _write(request: HttpRequest, thing: Thing) -> HttpResponse:
    """Ask which kind first; then for whom it is and whom it names; the words are filled in after."""
    case, now = thing.case, request_now(request)
    kinds = kinds_for(noun_of_thing(thing), thing.status)
    asked, rule = request.GET.get("kind", ""), request.GET.get("rule", "")
    context: dict[str, Any] = {"case": case, "thing": thing, "noun": noun_of_thing(thing), "now": now}
    if asked not in kinds:
        choices = [(KIND_WORDS[kind], letter_create_page(thing, kind)) for kind in kinds]
        return render(request, "orders/letters/letter_choose.html", {**context, "choices": choices})
    kind = LetterKindRule(asked)
    form = LetterForm(request.POST or None, thing=thing, kind=kind, rule=rule if rule in WATCHES else "")
    if form.is_valid():
        letter = form.carry_out(partial(write_letter, thing, form.new_letter(), by=signed_in(request), now=now))
        if letter:
            receipt(request, "The draft is filled in from the record. Read it, and change what has to be changed.", now)
            return redirect("letter_edit", letter.public_id)
    warning = warning_of(case, thing.force, form["recipient"].value() or "", local_day(now))
    context |= {"form": form, "words": KIND_WORDS[kind], "warning": warning}
    return render(request, "orders/letters/letter_create.html", context, status=form.status)


@require_safe
@letter_view(Permission.VIEW_CASE)
def letter_detail(request: HttpRequest, letter: Letter) -> HttpResponse:
    """The letter as its reader sees it, where it stands, and what can be done with it."""
    return letter_page(request, letter)


def letter_page(request: HttpRequest, letter: Letter, status: int = 200) -> HttpResponse:
    """The same for an act that cannot follow on where the letter stands now."""
    now, case = request_now(request), letter.case
    above = next_rung(letter.kind)
    context = {
        "case": case,
        "letter": letter,
        "parts": parts(letter.text),
        "discloses": disclosure_of(letter, local_day(now)),
        "on_paper": on_paper(letter),
        "can": {step.value for step in TRANSITIONS[letter.status]} if not case.closed_at else set(),
        "is_late": letter.is_late(local_day(now)),
        "next_words": KIND_WORDS[above] if above else "",
        "next_href": letter_create_page(letter.about, above) if above else "",
        "thing": letter.about,
        "noun": noun_of_thing(letter.about),
        "may_approve": has_permission(signed_in(request), Permission.APPROVE_LETTER),
        "now": now,
    }
    return render(request, "orders/letters/letter_detail.html", context, status=status)


@require_http_methods(["GET", "POST"])
@letter_view(Permission.WRITE_LETTER)
@submitted_once
def letter_edit(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Change the words of a draft; 409 with both texts if somebody else was quicker."""
    now = request_now(request)
    if letter.status != LetterStep.DRAFT and request.method != "POST":
        messages.info(request, "Only a draft can be changed.")
        return redirect("letter_detail", letter.public_id)
    form = LetterEditForm(request.POST or None, row=letter)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(change_letter, letter, form.values, version=version, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The draft is kept.", now)
            return redirect("letter_detail", letter.public_id)
    context = {"case": letter.case, "letter": letter, "form": form, "on_paper": on_paper(letter), "now": now}
    return render(request, "orders/letters/letter_edit.html", context, status=form.status)


@require_safe
@letter_view(Permission.VIEW_CASE)
def letter_paper(request: HttpRequest, letter: Letter) -> HttpResponse:
    """The letter on paper, to be saved: a file named by its number alone."""
    try:
        pdf = paper_of(letter, by=signed_in(request), now=request_now(request))
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
        return redirect("letter_detail", letter.public_id)
    already_in_trail()
    response = HttpResponse(pdf, content_type="application/pdf")
    response["Content-Disposition"] = f'attachment; filename="{letter.public_id}.pdf"'
    response["Content-Security-Policy"] = BOUND
    response["Cross-Origin-Resource-Policy"] = "same-origin"
    response["X-Content-Type-Options"] = "nosniff"
    return response
