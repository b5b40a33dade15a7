"""The pages on which a letter is handed in, approved or sent back, sent, answered or dropped."""

from __future__ import annotations

from datetime import datetime
from functools import partial

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_POST

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from casework.dates.rules.london_time import local_day
from casework.editing.forms.edit_form import EditForm
from casework.editing.views.receipts import receipt
from orders.access import letter_view
from orders.letters.forms import APPROVE, DecideForm, DropLetterForm, HandInForm, LetterReplyForm, SendForm
from orders.letters.models.letter import Letter
from orders.letters.rules.layout import parts
from orders.letters.rules.steps import REFUSALS, TRANSITIONS, LetterStep
from orders.letters.rules.templates import gaps
from orders.letters.services import approval, sending
from orders.letters.services.disclosure import disclosure_of
from orders.letters.services.printing import on_paper
from orders.letters.services.writing import drop_letter, reply_by
from orders.letters.views.writing import letter_page
from orders.steps.forms.second_press import CONFLICT


@require_http_methods(["GET", "POST"])
@letter_view(Permission.WRITE_LETTER)
@submitted_once
def letter_hand_in(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Say whom the letter names and what is still open in it, and hand it in for approval."""
    now = request_now(request)
    if said := _not_now(request, letter, LetterStep.WAITING):
        return said
    form = HandInForm(request.POST or None, row=letter)
    if form.is_valid():
        act = partial(approval.hand_in, letter, version=form.cleaned_data["version"], by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The letter waits for a second person.", now)
            return redirect("letter_detail", letter.public_id)
    return _page(request, letter, form, "letter_hand_in", now)


@require_POST
@letter_view(Permission.WRITE_LETTER)
@submitted_once
def letter_take_back(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Take a letter that waits for approval back, to change it."""
    now = request_now(request)
    try:
        approval.take_back(letter, version=letter.version, by=signed_in(request), now=now)
    except RuleViolation as refusal:
        messages.warning(request, refusal.in_full)
        return letter_page(request, letter, status=CONFLICT)
    receipt(request, "The letter is a draft again.", now)
    return redirect("letter_edit", letter.public_id)


@require_http_methods(["GET", "POST"])
@letter_view(Permission.APPROVE_LETTER)
@submitted_once
def letter_decide(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Read the letter as its reader will, and approve it or send it back."""
    now, by = request_now(request), signed_in(request)
    if said := _not_now(request, letter, LetterStep.APPROVED):
        return said
    form = DecideForm(request.POST or None, row=letter, has_marks=bool(on_paper(letter).undrawn))
    if form.is_valid():
        version, typed = form.cleaned_data["version"], form.values
        is_approved = typed["decision"] == APPROVE
        act = (
            partial(approval.approve, letter, marks_are_known=typed.get("marks_are_known", False))
            if is_approved
            else partial(approval.send_back, letter, reason=typed["reason"])
        )
        if form.carry_out(partial(act, version=version, by=by, now=now)):
            receipt(request, "The letter is approved." if is_approved else "The letter is sent back.", now)
            return redirect("letter_detail", letter.public_id)
    return _page(request, letter, form, "letter_decide", now)


@require_http_methods(["GET", "POST"])
@letter_view(Permission.WRITE_LETTER)
@submitted_once
def letter_send(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Record that the letter has gone, and by when a reply is awaited."""
    now = request_now(request)
    if said := _not_now(request, letter, LetterStep.SENT):
        return said
    initial = {"sent_on": local_day(now), "reply_due_on": reply_by(letter.about, letter.kind, local_day(now))}
    form = SendForm(request.POST or None, row=letter, initial=initial)
    if form.is_valid():
        version = form.cleaned_data["version"]
        act = partial(sending.send_letter, letter, form.sending(), version=version, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "It is recorded that the letter has gone. A task waits for the reply.", now)
            return redirect("letter_detail", letter.public_id)
    return _page(request, letter, form, "letter_send", now)


@require_http_methods(["GET", "POST"])
@letter_view(Permission.WRITE_LETTER)
@submitted_once
def letter_reply(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Record what was answered, or that no reply came."""
    now, by = request_now(request), signed_in(request)
    if said := _not_now(request, letter, LetterStep.REPLIED):
        return said
    form = LetterReplyForm(request.POST or None, row=letter)
    if form.is_valid():
        known = {"version": form.cleaned_data["version"], "by": by, "now": now}
        if form.is_reply:
            act = partial(sending.record_reply, letter, form.reply(), **known)
        else:
            act = partial(sending.record_no_reply, letter, **known)
        if form.carry_out(act):
            receipt(request, "The reply is recorded." if form.is_reply else "It is recorded that no reply came.", now)
            return redirect("letter_detail", letter.public_id)
    return _page(request, letter, form, "letter_reply", now)


@require_http_methods(["GET", "POST"])
@letter_view(Permission.WRITE_LETTER)
@submitted_once
def letter_drop(request: HttpRequest, letter: Letter) -> HttpResponse:
    """Say that the letter is not sent after all, and why."""
    now = request_now(request)
    if said := _not_now(request, letter, LetterStep.DROPPED):
        return said
    form = DropLetterForm(request.POST or None, row=letter)
    if form.is_valid():
        version, reason = form.cleaned_data["version"], form.cleaned_data["drop_reason"]
        act = partial(drop_letter, letter, reason=reason, version=version, by=signed_in(request), now=now)
        if form.carry_out(act):
            receipt(request, "The letter is dropped. Its words are kept.", now)
            return redirect("letter_detail", letter.public_id)
    return _page(request, letter, form, "letter_drop", now)


def _not_now(request: HttpRequest, letter: Letter, to: LetterStep) -> HttpResponse | None:
    """Lead back where a step cannot follow any more; a form already filled in keeps its words."""
    if to in TRANSITIONS[letter.status] or request.method == "POST":
        return None
    messages.info(request, REFUSALS[letter.status])
    return redirect("letter_detail", letter.public_id)


def _page(request: HttpRequest, letter: Letter, form: EditForm, name: str, now: datetime) -> HttpResponse:
    context = {
        "case": letter.case,
        "letter": letter,
        "form": form,
        "parts": parts(letter.text),
        "gaps": gaps(f"{letter.subject}\n{letter.text}"),
        "discloses": disclosure_of(letter, local_day(now)),
        "on_paper": on_paper(letter),
        "now": now,
    }
    return render(request, f"orders/{name}.html", context, status=form.status)
