"""Middleware that removes characters which no text of ours can hold from all that is sent."""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Any, Final

from django.http import HttpRequest, HttpResponse, QueryDict

from accounts.rules import REPLACED

BREAKS: Final = re.compile("[\x0b\x0c]")
"""What word processors write for a line within a paragraph, and for a page."""
UNKEEPABLE: Final = re.compile("[\x00-\x08\x0e-\x1f\ud800-\udfff\ufffe\uffff]")
"""What PostgreSQL (the null character, half of a pair) or XML, and so a workbook or a PDF, cannot hold."""
ANY: Final = re.compile(f"{BREAKS.pattern[:-1]}{UNKEEPABLE.pattern[1:]}")


class KeepableText:
    """A view may then read any value of any request raw, and ask the database with it: at worst it names nothing.

    What was typed stays, with a sign in each such place of which the form's field says that it cannot be kept.
    """

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        given: Any = request
        given.GET = keepable_values(request.GET)
        given.COOKIES = {name: keepable(value) for name, value in request.COOKIES.items()}
        request.META.update(
            {name: keepable(value) for name, value in request.META.items() if name.startswith("HTTP_") and value}
        )
        read_body = given._load_post_and_files

        def read_keepable_body() -> None:
            """The form is read when a view first asks for it, for a view of files must say before where they go."""
            read_body()
            given._post = keepable_values(given._post)

        given._load_post_and_files = read_keepable_body
        return self.get_response(request)


def keepable(text: str) -> str:
    return UNKEEPABLE.sub(REPLACED, BREAKS.sub("\n", text)) if ANY.search(text) else text


def keepable_values(values: QueryDict) -> QueryDict:
    """The same values, names included; these very ones where nothing has to be taken out."""
    if not any(ANY.search(text) for name, texts in values.lists() for text in (name, *texts)):
        return values
    kept = QueryDict(mutable=True, encoding=values.encoding)
    for name, texts in values.lists():
        for text in texts:
            kept.appendlist(keepable(name), keepable(text))
    kept._mutable = False
    return kept
