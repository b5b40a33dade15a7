"""Notes a session's last page once more where the connection broke off over it: by then the form itself is saved."""

from django.contrib.sessions.exceptions import SessionInterrupted
from django.contrib.sessions.middleware import SessionMiddleware
from django.http import HttpRequest, HttpResponse

from accounts.retrying import let_go_if_broken


class SteadySessions(SessionMiddleware):
    def process_response(self, request: HttpRequest, response: HttpResponse) -> HttpResponse:
        """Django takes every error in saving for a session that somebody else has ended; a broken line is none."""
        try:
            return super().process_response(request, response)
        except SessionInterrupted:
            let_go_if_broken()
            return super().process_response(request, response)
