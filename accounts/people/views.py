"""The accounts that somebody looks after: which are being guessed at, who is signed in, and ending that."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Final
from urllib.parse import urlencode

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.views.decorators.http import require_GET, require_POST

from accounts.database.clock import request_now
from accounts.people.models import User
from accounts.people.services import managed_accounts
from accounts.permissions.access import Permission, requires, signed_in
from accounts.rules import RuleViolation
from accounts.sign_in.forms import AccountActForm
from accounts.sign_in.services.sessions import end_all_sessions, managed_by, switch_off, switch_on
from accounts.sign_in.services.sign_in import lift_locks
from accounts.trail.page_look import row_or_404

ACCOUNTS_PER_PAGE: Final = 50


@require_GET
@requires(Permission.MANAGE_ACCOUNTS)
def account_list(request: HttpRequest) -> HttpResponse:
    """Show the accounts one looks after, those that are being guessed at first."""
    user, now = signed_in(request), request_now(request)
    after = request.GET.get("after", "")
    rows = managed_accounts.accounts_in_order(user, after=after)[: ACCOUNTS_PER_PAGE + 1]
    accounts = managed_accounts.with_facts(rows[:ACCOUNTS_PER_PAGE], now=now)
    context = {
        "now": now,
        "guessed_at": [] if after else managed_accounts.with_facts(managed_accounts.guessed_at(user, now=now), now=now),
        "accounts": accounts,
        "slowed_until": managed_accounts.slowed_until(now),
        "previous_href": "?" if after else "",
        "next_href": "?" + urlencode({"after": accounts[-1].user.username}) if len(rows) > ACCOUNTS_PER_PAGE else "",
    }
    return render(request, "accounts/people/account_list.html", context)


@require_POST
@requires(Permission.MANAGE_ACCOUNTS)
def account_act(request: HttpRequest) -> HttpResponse:
    """Do one thing to an account that one looks after, and say what came of it."""
    form = AccountActForm(request.POST)
    if not form.is_valid():
        messages.error(request, "Nothing was done: load this page again, and choose there.")
        return redirect("account_list")
    by, now = signed_in(request), request_now(request)
    account = row_or_404(managed_by(by), pk=form.cleaned_data["account"])
    try:
        messages.success(request, ACTS[form.cleaned_data["act"]](account, by, now))
    except RuleViolation as refusal:
        messages.error(request, refusal.sentence)
    return redirect("account_list")


def _switch_off(account: User, by: User, now: datetime) -> str:
    if switch_off(account, by=by, now=now):
        return "The account is switched off. Its sessions and calendar addresses have ended, and do not come back."
    return "The account was switched off already."


def _switch_on(account: User, by: User, now: datetime) -> str:
    if switch_on(account, by=by, now=now):
        return "The account is switched on. Whoever it belongs to must sign in, and make calendar addresses anew."
    return "The account was switched on already."


def _lift_lock(account: User, by: User, now: datetime) -> str:
    lift_locks(account, by=by, now=now)
    return "The lock is lifted: the right password lets the person in at once."


def _end_sessions(account: User, by: User, now: datetime) -> str:
    ended = end_all_sessions(account, by=by, now=now)
    return f"{ended} session{'' if ended == 1 else 's'} ended. Every device counts as new for this account."


ACTS: Final[dict[str, Callable[[User, User, datetime], str]]] = {
    "switch_off": _switch_off,
    "switch_on": _switch_on,
    "lift_lock": _lift_lock,
    "end_sessions": _end_sessions,
}
