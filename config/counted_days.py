"""Middleware that counts working days by the reader's organisation, with its one-off bank holidays."""

from collections.abc import Callable
from datetime import date
from functools import cache

from django.http import HttpRequest, HttpResponse

from accounts.database.clock import request_now
from accounts.people.models import User
from record.law.services import one_off_days_of
from risk.working_days.rules import counting_with


class CountedDays:
    """Asks for the days once in a request, and only where something is counted."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        @cache
        def days() -> frozenset[date]:
            user = request.user
            return (
                one_off_days_of(user.organisation_id, now=request_now(request))
                if isinstance(user, User)
                else frozenset()
            )

        with counting_with(days):
            return self.get_response(request)
