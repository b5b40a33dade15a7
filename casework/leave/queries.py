"""Who is away and who covers: for the page of leave, for lists of work, and for the list of people."""

from __future__ import annotations

from collections.abc import Iterable

from django.db.models import QuerySet

from accounts.people.models import Role, User, works_today
from casework.leave.models import Leave, covered_today


def work_owners(user: User) -> list[int]:
    """Whose cases and late things belong on somebody's own list today: one's own, and those one covers for.

    For `caseworker__in=…` on a list of work: one number, and no statement more, where nobody is covered for.
    """
    return [user.pk, *covered_today(user)]


def covering_today(user: User) -> list[Leave]:
    """The leaves in which somebody covers today, each with its person, for the words on a list of work."""
    if not covered_today(user):
        return []
    rows = Leave.objects.today().filter(cover=user).select_related("person")
    return list(rows.order_by("last_day", "pk"))


def leaves_of(by: User) -> QuerySet[Leave]:
    """Leaves that stand and are not over, the next first."""
    rows = Leave.objects.planned_by(by).now_or_later().select_related("person", "cover", "set_by")
    return rows.order_by("first_day", "pk")


def may_be_away(by: User) -> QuerySet[User]:
    """Whose leave somebody plans: a manager all caseworkers' and supervisors', a supervisor their caseworkers'."""
    staff = User.objects.filter(works_today(), organisation_id=by.organisation_id, is_active=True)
    match by.role:
        case Role.SERVICE_MANAGER:
            found = staff.filter(role__in=(Role.CASEWORKER, Role.SUPERVISOR))
        case Role.SUPERVISOR:
            found = staff.filter(role=Role.CASEWORKER, teams__in=by.teams.all()).distinct()
        case _:
            found = staff.none()
    return found.order_by("first_name", "username")


def may_cover(by: User) -> QuerySet[User]:
    """Everybody of the service who could cover for somebody."""
    staff = User.objects.filter(works_today(), organisation_id=by.organisation_id, is_active=True)
    return staff.filter(role__in=(Role.CASEWORKER, Role.SUPERVISOR)).order_by("first_name", "username")


def away_today(people: Iterable[User]) -> dict[int, Leave]:
    """Of some people the leave of each who is away today."""
    rows = Leave.objects.today().filter(person__in=list(people)).select_related("cover")
    return {leave.person_id: leave for leave in rows}
