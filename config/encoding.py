"""Refuses what is sent in any encoding but UTF-8: others can smuggle in text that no page and no database can keep."""

import codecs
from collections.abc import Callable

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse


class OnlyUtf8:
    """A browser sends our forms in UTF-8. Python knows stranger encodings, and a sender may name any of them."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if request.encoding and codecs.lookup(request.encoding).name != "utf-8":
            request.encoding = "utf-8"  # the page that says so may look into the form
            raise BadRequest("What was sent is not in UTF-8.")
        return self.get_response(request)
