"""Middleware that lets each form act once by its key, and retries once after a deadlock."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any, Final

from django.contrib.messages import get_messages
from django.http import HttpRequest, HttpResponse, HttpResponseBase

from accounts.database.clock import read_again
from accounts.database.retry import with_retry
from accounts.people.models import User
from accounts.submissions.services import is_once, once_by_default

READS: Final = frozenset({"GET", "HEAD", "OPTIONS", "TRACE"})
ACTS_BY_ITSELF: Final = {
    "login": "no account is known yet whose key it could be; a second sign-in does no harm",
    "password_change": "counts the try before its transaction begins, and is sent once inside",
    "session_end": "a second one finds nothing to end",
    "session_end_others": "a second one finds nothing to end",
    "list_looks": "a second one wants the same",
    "devices_forget": "a second one finds nothing to forget",
    "account_act": "a second one finds the account as it is wanted",
    "logout": "a second one finds nobody signed in",
    "drafts": "keeps the same words under the same key",
    "draft_discard": "a second one finds nothing",
    "news_seen": "a second one marks the same as read",
    "safe_address_reveal": "its answer is a page: it uses its key up (use_up)",
    "person_invite": "its answer is a page that shows a link once: it uses its key up (use_up)",
    "person_reset": "its answer is a page that shows a link once: it uses its key up (use_up)",
    "invitation_renew": "its answer is a page that shows a link once: it uses its key up (use_up)",
    "liaison_confirm": "its answer is a page that shows a link once: it uses its key up (use_up)",
    "link_open": "a link works once: a second one finds it used",
    "diary_feeds": "its answer is a page: it uses its key up (use_up)",
    "exhibit_create": "takes the files before its transaction begins, and is sent once inside",
    "exhibit_original": "its answer is a file, and every handing out is written down",
    "upload_start": "an upload that nobody goes on with is cleared away",
    "upload_part": "says from where it goes on, and is refused elsewhere",
    "upload_finish": "a second one finds it whole",
    "upload_discard": "a second one finds nothing",
    "incident_start": "a search",
    "case_list": "a search",
    "case_chronology": "a search",
    "trail_by_case": "a search",
    "search": "a search",
}
"""Routes that change nothing twice for another reason than the key of their form."""


class EveryFormOnce:
    """Stands last, so that whoever may not send a form is refused before: by default, whatever a page forgets."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(self, request: HttpRequest, view: Any, args: Any, kwargs: Any) -> HttpResponseBase | None:
        name = request.resolver_match.url_name if request.resolver_match else None
        if request.method in READS or not isinstance(request.user, User):
            return None  # nobody's form has no key: the pages that are open to all change nothing by a form
        if name in ACTS_BY_ITSELF:
            request.acts_by_itself = True  # type: ignore[attr-defined]
            return None
        once = view if is_once(view) else once_by_default(view)
        act: Callable[[], HttpResponseBase] = partial(once, request, *args, **kwargs)
        return with_retry(act, before_again=_as_it_came(request))


def _as_it_came(request: HttpRequest) -> Callable[[], None]:
    """What undoes the traces of a first try on the request, so that the second one tells nothing twice."""
    storage: Any = get_messages(request)
    queue: list[object] = getattr(storage, "_queued_messages", [])
    told = len(queue)

    def undo() -> None:
        del queue[told:]
        read_again(request)
        for _name, files in request.FILES.lists():
            for file in files:
                file.seek(0)

    return undo
