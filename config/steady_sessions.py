"""Middleware that saves a session again where the connection broke off over it."""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from accounts.database.retry import let_go_if_broken


class SteadySessions(SessionMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Django takes every error in saving for a session that somebody else has ended; a broken line is none."""
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            let_go_if_broken()
            return super().process_response(request, response)
