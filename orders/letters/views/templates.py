"""The pages on which a service manager reads and changes the words of its letters."""

from __future__ import annotations

from functools import partial
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_http_methods, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions.services import submitted_once
from orders.letters.forms import LetterTemplateForm
from orders.letters.models.template import LetterAbout
from orders.letters.rules.facts import BLOCKS, FIELDS, INVENTED, WORDS
from orders.letters.rules.kinds import KIND_WORDS, SUITS, LetterKindRule
from orders.letters.rules.layout import parts
from orders.letters.rules.shipped_templates import shipped
from orders.letters.rules.templates import check_template, fill
from orders.letters.services.templates import TemplateKey, change_template, template_of, templates_of

PREVIEW: Final = "preview"


@require_safe
@requires(Permission.EDIT_LETTER_TEMPLATES)
def template_list(request: HttpRequest) -> HttpResponse:
    """Every kind of letter, and whose words it has."""
    rows = templates_of(signed_in(request).organisation_id)
    groups = [
        (about.label, [(KIND_WORDS[row.kind], row) for row in rows if row.about == about]) for about in LetterAbout
    ]
    return render(request, "orders/letters/template_list.html", {"groups": groups})


@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_LETTER_TEMPLATES)
@submitted_once
def template_change(request: HttpRequest) -> HttpResponse:
    """Put a letter in other words: `?kind=chase&about=breach`. The button for a preview keeps nothing."""
    user, asked = signed_in(request), request.GET.get("kind", "")
    if not asked:
        return redirect("template_list")
    noun = request.GET.get("about", LetterAbout.ORDER if asked == LetterKindRule.VARIATION else LetterAbout.APPLICATION)
    if asked not in SUITS.get(noun, ()):
        raise Http404
    which = TemplateKey(LetterKindRule(asked), noun)
    form = LetterTemplateForm(request.POST or None, row=template_of(user.organisation_id, which.kind, noun))
    if form.is_valid() and PREVIEW not in request.POST:
        version = form.cleaned_data["version"]
        act = partial(change_template, user.organisation, which, form.values, version=version, by=user)
        if form.carry_out(partial(act, now=request_now(request))):
            messages.success(request, "The words are kept. They are used for letters written from now on.")
            return redirect("template_list")
    context = {
        "form": form,
        "words": KIND_WORDS[which.kind],
        "about": LetterAbout(noun).label,
        "preview": _preview(form),
        "fields": [(name, WORDS[name]) for name in FIELDS],
        "blocks": [(name, WORDS[name]) for name in BLOCKS],
        "shipped": shipped(which.kind, noun),
    }
    return render(request, "orders/letters/template_change.html", context, status=form.status)


def _preview(form: LetterTemplateForm) -> dict[str, object]:
    """The words in the form with invented values; nothing, with the mistake beside the field, if they are broken."""
    subject, body = (str(form[name].value() or "") for name in ("subject", "body"))
    try:
        check_template(subject, body)
    except RuleViolation as refusal:
        if form.is_bound and not form.errors:
            form.add_error(refusal.field, refusal.sentence)
        return {}
    return {"subject": fill(subject, INVENTED), "parts": parts(fill(body, INVENTED))}
