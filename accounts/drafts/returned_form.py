"""A form that was not acted upon, read back from its POST, so that whoever sent it has the words again.

It is the body of this very request, so it may be given back to its sender even where no session can be looked up. It is
drawn on the answer and nowhere else: not in a log, not in a table. Passwords are given back to nobody.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from django.core.exceptions import BadRequest, SuspiciousOperation
from django.http import HttpRequest
from django.http.multipartparser import MultiPartParserError

from accounts.drafts.services import NEVER_KEPT

NEVER_GIVEN_BACK: Final = re.compile(r"pass(word|phrase)|secret|token|one_time|otp", re.IGNORECASE)
OF_THE_FORM: Final = NEVER_KEPT | {"version"}
"""What a form carries for us; nobody typed it."""
LARGEST_READ: Final = 25 * 1024 * 1024
NUMBERS: Final = re.compile(r"\d+")


@dataclass(frozen=True)
class ReturnedField:
    """One field of a form by the words of its name, with what stood in it."""

    label: str
    texts: list[str]


@dataclass(frozen=True)
class ReturnedForm:
    """All that stood in a form: to be read and copied, and to be sent again as it was."""

    fields: list[ReturnedField] = field(default_factory=list)
    sent: list[tuple[str, str]] = field(default_factory=list)
    files: list[tuple[str, ReturnedField]] = field(default_factory=list)
    """By the name of each box for files, what was chosen in it: that must be chosen again."""
    is_whole: bool = True
    """False where something of it may not be given back, so that it cannot be sent again from here."""


def returned_form(request: HttpRequest) -> ReturnedForm | None:
    """What stood in the form of a request; None where there is none, or it did not arrive so that it can be read."""
    if request.method != "POST" or _is_too_much(request):
        return None
    try:
        texts, files = request.POST, request.FILES
    except (SuspiciousOperation, BadRequest, MultiPartParserError, OSError):
        return None
    given = {name: [_shown(text) for text in texts.getlist(name)] for name in texts if not _is_secret(request, name)}
    fields = [ReturnedField(_label(name), written) for name, written in given.items() if _is_typed(name, written)]
    names = {name: [_shown(file.name or "") for file in each] for name, each in files.lists()}
    chosen = [(name, ReturnedField(_label(name), each)) for name, each in names.items()]
    sent = [(name, text) for name, written in given.items() for text in written]
    is_whole = all(name in given or name == "csrfmiddlewaretoken" for name in texts)
    return ReturnedForm(fields, sent, chosen, is_whole)


def _is_too_much(request: HttpRequest) -> bool:
    """Whether nobody has read the body yet, and it is longer than anything but files."""
    try:
        return not hasattr(request, "_post") and int(request.META.get("CONTENT_LENGTH") or 0) > LARGEST_READ
    except ValueError:
        return True


def _is_secret(request: HttpRequest, name: str) -> bool:
    """Whether a field holds a password, by its name or by what its view says of it."""
    said = getattr(request, "sensitive_post_parameters", ())
    named = said == "__ALL__" or name in said
    match = request.resolver_match
    is_open = match is not None and not getattr(match.func, "login_required", True)  # a page of sign-in
    return named or is_open or bool(NEVER_GIVEN_BACK.search(name))


def _is_typed(name: str, texts: list[str]) -> bool:
    return name not in OF_THE_FORM and any(text.strip() for text in texts)


def _label(name: str) -> str:
    words = " ".join(NUMBERS.sub(" ", name).replace("_", " ").replace("-", " ").split())
    return (words[:1].upper() + words[1:]) or name


def _shown(text: str) -> str:
    return text.replace("\x00", "").encode("utf-8", "ignore").decode()
