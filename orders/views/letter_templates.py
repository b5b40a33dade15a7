"""The pages on which a service manager reads and changes the words of its letters."""

from __future__ import annotations

from functools import partial
from typing import Final

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.views.decorators.http import require_http_methods, require_safe

from accounts.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.submissions import submitted_once
from orders.forms.letters import TemplateForm
from orders.rules.letters.facts import BLOCKS, FIELDS, INVENTED, WORDS
from orders.rules.letters.filling import check_template, fill
from orders.rules.letters.kinds import KIND_WORDS, Kind
from orders.rules.letters.paper import parts
from orders.rules.letters.shipping import shipped
from orders.services.letters.templates import change_template, template_of, templates_of

PREVIEW: Final = "preview"


@require_safe
@requires(Permission.EDIT_LETTER_TEMPLATES)
def template_list(request: HttpRequest) -> HttpResponse:
    """Every kind of letter, and whose words it has."""
    rows = templates_of(signed_in(request).organisation_id)
    return render(request, "orders/template_list.html", {"rows": [(KIND_WORDS[row.kind], row) for row in rows]})


@require_http_methods(["GET", "POST"])
@requires(Permission.EDIT_LETTER_TEMPLATES)
@submitted_once
def template_change(request: HttpRequest) -> HttpResponse:
    """Put one kind of letter in other words: `?kind=chase`. The button for a preview keeps nothing."""
    user, asked = signed_in(request), request.GET.get("kind", "")
    if not asked:
        return redirect("template_list")
    if asked not in {kind.value for kind in Kind}:
        raise Http404
    kind = Kind(asked)
    form = TemplateForm(request.POST or None, row=template_of(user.organisation_id, kind))
    if form.is_valid() and PREVIEW not in request.POST:
        version = form.cleaned_data["version"]
        act = partial(change_template, user.organisation, kind, form.values, version=version, by=user)
        if form.carry_out(partial(act, now=timezone.now())):
            messages.success(request, "The words are kept. They are used for letters written from now on.")
            return redirect("template_list")
    context = {
        "form": form,
        "words": KIND_WORDS[kind],
        "preview": _preview(form),
        "fields": [(name, WORDS[name]) for name in FIELDS],
        "blocks": [(name, WORDS[name]) for name in BLOCKS],
        "shipped": shipped(kind),
    }
    return render(request, "orders/template_change.html", context, status=form.status)


def _preview(form: TemplateForm) -> dict[str, object]:
    """The words in the form with invented values; nothing, with the mistake beside the field, if they are broken."""
    subject, body = (str(form[name].value() or "") for name in ("subject", "body"))
    try:
        check_template(subject, body)
    except RuleViolation as refusal:
        if form.is_bound and not form.errors:
            form.add_error(refusal.field, refusal.sentence)
        return {}
    return {"subject": fill(subject, INVENTED), "parts": parts(fill(body, INVENTED))}
