"""What a load balancer and a dead-man check may ask without signing in: nothing about any person."""

from datetime import timedelta
from typing import Final

from django.contrib.auth.decorators import login_not_required
from django.db import OperationalError, connection
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils import timezone
from django.views.decorators.http import require_safe

from risk.models import Heartbeat

TOO_OLD: Final = timedelta(minutes=3)


@login_not_required
@require_safe
def health(request: HttpRequest) -> HttpResponse:
    """Answer ok while the database does."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SELECT 1")
    except OperationalError:
        return HttpResponse("database unreachable", content_type="text/plain", status=503)
    return HttpResponse("ok", content_type="text/plain")


@login_not_required
@require_safe
def health_alerts(request: HttpRequest) -> HttpResponse:
    """Answer how long ago each job last said that it is well; 503 when one is silent or none has spoken yet."""
    now = timezone.now()
    try:
        beats = dict(Heartbeat.objects.values_list("name", "beat_at"))
    except OperationalError:
        return JsonResponse({"awake": False, "seconds_since": {}}, status=503)
    ages = {name: (now - beat_at).total_seconds() for name, beat_at in sorted(beats.items())}
    awake = bool(ages) and max(ages.values()) < TOO_OLD.total_seconds()
    answer = {"awake": awake, "seconds_since": {name: round(age, 1) for name, age in ages.items()}}
    return JsonResponse(answer, status=200 if awake else 503)
