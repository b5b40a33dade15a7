"""The page on which a person makes an address for a calendar, and the address itself."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from accounts.database.clock import request_now
from accounts.permissions.access import Permission, requires, signed_in
from accounts.submissions.services import submitted_once, use_up
from orders.access import diary_feed_view
from orders.court.models.hearing import Hearing
from orders.court.rules import moment_of
from orders.diary.forms import FeedForm
from orders.diary.models import DiaryFeed, FeedScope
from orders.diary.rules.calendar_file import CalendarEntry, calendar_of
from orders.diary.rules.feeds import WINDOW
from orders.diary.services import feeds as services
from orders.diary.services.listings import DayAtCourt


@require_http_methods(["GET", "HEAD", "POST"])
@requires(Permission.VIEW_DIARY)
def diary_feeds(request: HttpRequest) -> HttpResponse:
    """The addresses that a person has made; a new one is shown on this page and never again."""
    user, now = signed_in(request), request_now(request)
    form = FeedForm(request.POST or None, user=user)
    address = ""
    if form.is_valid():
        if not use_up(request):
            return redirect("diary_feeds")
        made = services.make_feed(user, scope=FeedScope(form.cleaned_data["scope"]), now=now)
        address = request.build_absolute_uri(reverse("diary_ics", args=[made.token]))
    feeds = DiaryFeed.objects.visible_to(user).live().order_by("scope")
    return render(
        request, "orders/diary/diary_feeds.html", {"form": form, "feeds": feeds, "address": address, "now": now}
    )


@require_POST
@diary_feed_view(Permission.VIEW_DIARY)
@submitted_once
def diary_feed_revoke(request: HttpRequest, feed: DiaryFeed) -> HttpResponse:
    """End one of one's own addresses."""
    services.revoke_feed(feed, by=signed_in(request), now=request_now(request))
    messages.success(request, "The address has ended. Calendars that still ask for it find nothing.")
    return redirect("diary_feeds")


@login_not_required
@require_safe
def diary_ics(request: HttpRequest, feed_token: str) -> HttpResponse:
    """What a calendar reads: whoever has the address, and nothing that says anything about a person."""
    try:
        found = services.read_feed(feed_token, now=request_now(request))
    except services.ReadTooOften:
        return HttpResponse(
            "Asked too often. Ask again later.",
            status=429,
            content_type="text/plain",
            headers={"Retry-After": str(int(WINDOW.total_seconds()))},
        )
    if found is None:
        raise Http404
    body = calendar_of([_appointed(request, each) for each in found], name=settings.SERVICE_NAME)
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def _appointed(request: HttpRequest, each: DayAtCourt) -> CalendarEntry:
    return CalendarEntry(
        uid=str(each.uid),
        day=each.hearing_on,
        at=moment_of(each.hearing_on, each.starts),
        is_called_off=each.is_called_off,
        href=request.build_absolute_uri(_page(each)),
        sequence=each.sequence,
        changed_at=each.changed_at,
    )


def _page(each: DayAtCourt) -> str:
    """Its page; of a colleague's case, the diary, which says no more than that one goes along."""
    if not each.is_seen:
        return reverse("diary")
    name = "hearing_detail" if isinstance(each.row, Hearing) else "court_date_detail"
    return reverse(name, args=[each.case.public_id, each.row.public_id])
