"""Preselects the incident named in `?incident=` in a form about evidence."""

from __future__ import annotations

from uuid import UUID

from django.http import HttpRequest

from casework.cases.models.case import Case
from casework.incidents.models.incident import Incident


def suggested_incidents(request: HttpRequest, case: Case) -> list[UUID]:
    """The incident of this case that the address names, if there is one."""
    try:
        named = UUID(request.GET.get("incident", ""))
    except ValueError:
        return []
    return list(Incident.objects.filter(case=case, public_id=named).values_list("public_id", flat=True))
