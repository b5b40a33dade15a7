"""Gates that open the transaction of a POST, take the case's lock, and read person and row again under it."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from functools import wraps
from typing import Any, Concatenate, Final, TypeVar
from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.db import transaction
from django.db.models import Model, QuerySet
from django.http import HttpRequest, HttpResponseBase

from accounts.database.clock import read_again
from accounts.people.models import User
from accounts.permissions.access import Permission, has_permission, signed_in
from accounts.trail.page_look import names_case, row_or_404
from casework.cases.models.case import Case

Row = TypeVar("Row", bound=Model)
RowView = Callable[Concatenate[HttpRequest, Row, ...], HttpResponseBase]
LOOKS: Final = frozenset({"GET", "HEAD", "OPTIONS"})


@contextmanager
def row_of_case(
    request: HttpRequest,
    rows: Callable[[User], QuerySet[Row]],
    public_id: UUID,
    *,
    case: str = "case_id",
    locks: bool = True,
    beside: str = "",
) -> Iterator[Row]:
    """Give the row that an address names, out of those that the user may see; else 404.

    An act runs in one transaction and takes the lock of the case first: `case` is the column that names it. The user
    and the row are read again under the lock, so that whatever follows (the permission, whether the case is closed,
    the steps that can follow, the clock) is as it stands when the act is done, however long it has waited. What an
    act writes about a person is true in every case `beside` which names the same: all of them are locked at once.
    """
    user = signed_in(request)
    if request.method in LOOKS or not locks:
        yield _named(row_or_404(rows(user), public_id=public_id))
        return
    case_id = row_or_404(rows(user).values_list(case, flat=True), public_id=public_id)
    with transaction.atomic():
        list(Case.objects.under_lock().filter(pk__in=_with_those_beside(case_id, beside)))
        read_again(request)
        user.refresh_from_db()
        yield _named(row_or_404(rows(user), public_id=public_id))


@contextmanager
def row_by_itself(request: HttpRequest, rows: Callable[[User], QuerySet[Row]], public_id: UUID) -> Iterator[Row]:
    """The same of a thing that belongs to no case yet, or to several: an act on it takes its own lock."""
    user = signed_in(request)
    found = row_or_404(rows(user), public_id=public_id)
    if request.method in LOOKS:
        yield _named(found)
        return
    with transaction.atomic():
        type(found)._default_manager.select_for_update(no_key=True, of=("self",)).get(pk=found.pk)
        read_again(request)
        user.refresh_from_db()
        yield _named(row_or_404(rows(user), public_id=public_id))


@contextmanager
def row_that_its_service_locks(
    request: HttpRequest, rows: Callable[[User], QuerySet[Row]], public_id: UUID
) -> Iterator[Row]:
    """The same of a thing of the user's own, of no case: its service takes the user's lock before the thing's."""
    yield row_or_404(rows(signed_in(request)), public_id=public_id)


def row_view(
    argument: str,
    rows: Callable[[User], QuerySet[Row]],
    permission: Permission,
    *,
    begins: Callable[..., AbstractContextManager[Row]] = row_of_case,
    refuses: Callable[[HttpRequest, Row], HttpResponseBase | None] = lambda _request, _row: None,
) -> Callable[[RowView[Row]], Callable[..., HttpResponseBase]]:
    """Give a view the row that the argument of its address names, if the user may see it and may do this to it.

    `begins` says under which lock an act on it runs: that of its case, or its own (`row_by_itself`); `refuses` answers
    instead of the view, such as for a closed case.
    """

    def gate(view: RowView[Row]) -> Callable[..., HttpResponseBase]:
        @wraps(view)
        def guarded(request: HttpRequest, **rest: Any) -> HttpResponseBase:
            with begins(request, rows, rest.pop(argument)) as row:
                if not has_permission(signed_in(request), permission):
                    raise PermissionDenied
                return refuses(request, row) or view(request, row, **rest)

        guarded.permission = permission  # type: ignore[attr-defined]
        return guarded

    return gate


def _with_those_beside(case_id: int, beside: str) -> list[int]:
    if not beside:
        return [case_id]
    person = Case.objects.values_list(beside, flat=True).get(pk=case_id)
    return list(Case.objects.filter(**{beside: person}).values_list("pk", flat=True))


def _named(row: Row) -> Row:
    """Tell the trail which case it is, before anything can refuse or fail."""
    case = row if isinstance(row, Case) else getattr(row, "case", None)
    if case is not None:  # a referral that nobody has accepted has none
        names_case(case)
    return row
