"""Which incident a form about evidence begins with, when another page names one in `?incident=`."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from casework.models import Case, Incident


def suggested_incidents(request: HttpRequest, case: Case) -> list[UUID]:
    """The incident of this case that the address names, if there is one."""
    try:
        named = UUID(request.GET.get("incident", ""))
    except ValueError:
        return []
    return list(Incident.objects.filter(case=case, public_id=named).values_list("public_id", flat=True))
