"""Recording all other protection, mending it and ending it early: services and pages (F-12, F-60, F-61)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.case import Case
from casework.cases.models.event import Event
from casework.dates.rules.london_time import local_day
from casework.safe_contact.services.safe_address import NewSafeAddress, keep_safe_address
from orders.protection.models import OtherProtection
from orders.protection.services.other_protection import NewEnd, NewProtection, end_protection, record_protection
from record.authors import Author
from record.vocabulary.protection_kinds import PROTECTIONS
from reports.protection.queries.unprotected import unprotected
from risk.reviews.models.review_trigger import ReviewTrigger
from tests.factories import make_case, make_protection
from tests.orders.acting import (
    CANNOT_BE_KEPT,
    OUT_OF_SIGHT,
    RIGHT_TO_LEFT,
    fetch,
    said,
    send,
    typed_day,
    words,
)
from tests.reports.lived import DAY, make_worker, new_case

pytestmark = pytest.mark.django_db
TODAY: Final = local_day(timezone.now())


@dataclass(frozen=True)
class Lived:
    """A case, its caseworker and one injunction in it."""

    case: Case
    worker: User
    protection: OtherProtection


@pytest.fixture
def told() -> Lived:
    worker = make_worker()
    case = new_case(worker)
    new = NewProtection(kind="injunction", first_day=TODAY - 9 * DAY, last_day=None, at=timezone.now())
    return Lived(case, worker, record_protection(case, new, Author(worker, timezone.now())))


def filled(**fields: Any) -> dict[str, Any]:
    ends = "on_a_day" if fields.get("last_day") else "no_end"
    usual = {"kind": "non_molestation_order", "first_day": typed_day(TODAY), "ends": ends, "last_day": ""}
    usual["conditions"] = ""
    usual |= {
        "force": "",
        "applicant": "",
        "granted_on": "",
        "court": "",
        "reference": "",
        "cost_pence": "",
        "note": "",
    }
    return {**usual, **fields}


def latest(told: Lived) -> OtherProtection:
    return OtherProtection.objects.filter(case=told.case).order_by("-id")[0]


def count(told: Lived) -> int:
    return OtherProtection.objects.filter(case=told.case).count()


# --- Recording ----------------------------------------------------------------------------------------------


def test_f12_what_she_paid_for_herself_is_kept_and_asks_for_a_review_once(told: Lived) -> None:
    fields = filled(
        applicant="client",
        granted_on=typed_day(TODAY - DAY),
        court="Elmhurst Family Court",
        reference="EF26/00012",
        cost_pence="£1,250.50",
        conditions=RIGHT_TO_LEFT,
        force="sussex",
        last_day=typed_day(TODAY + 365 * DAY),
    )
    response = send(told.worker, "protection_create", told.case, **fields)
    row = latest(told)
    assert response.headers["Location"] == reverse("protection_detail", args=[row.public_id])
    assert (row.cost_pence, row.court, row.reference) == (125_050, "Elmhurst Family Court", "EF26/00012")
    assert (row.applicant, row.granted_on, row.conditions) == ("client", TODAY - DAY, RIGHT_TO_LEFT)
    assert row.force is not None and row.force.slug == "sussex"
    assert "The client has paid for protection." in said(response)
    paid = ReviewTrigger.objects.filter(case=told.case, code="client_paid")
    assert paid.count() == 1
    assert Task.objects.filter(kind=TaskKind.RISK_REVIEW, title__contains="paid for protection").count() == 1
    shown = words(fetch(told.worker, "protection_detail", row))
    for said_there in ("£1,250.50", "The client", "Elmhurst Family Court", "Sussex", "Non-molestation order"):
        assert said_there in shown
    send(told.worker, "protection_edit", row, **edited(row, court="Another court"))
    assert paid.count() == 1


def test_f61_each_kind_can_be_recorded(told: Lived) -> None:
    for kind in PROTECTIONS:
        new = NewProtection(kind=kind, first_day=TODAY, last_day=TODAY, at=timezone.now())
        row = record_protection(told.case, new, Author(told.worker, timezone.now()))
        assert (row.kind, row.from_day, row.last_day) == (kind, TODAY, TODAY)
    assert OtherProtection.objects.filter(case=told.case).count() == len(PROTECTIONS) + 1


REFUSED: Final[list[tuple[dict[str, Any], str]]] = [
    ({"kind": ""}, "Choose the kind of protection."),
    ({"kind": "magic"}, "Choose the kind of protection."),
    ({"first_day": "31/2/2026"}, "31/2/2026"),
    ({"first_day": ""}, "Enter a date, like 3/3/2026."),
    ({"last_day": "3/3/2001"}, "ends before it begins"),
    ({"ends": ""}, "Choose whether it ends on a day, has no end, or nobody knows yet."),
    ({"ends": "not_known", "last_day": "3/3/2199"}, "but chose that nobody knows it."),
    ({"cost_pence": "lots"}, "Enter pounds"),
    ({"cost_pence": "-5"}, "Enter pounds"),
    ({"granted_on": typed_day(TODAY + DAY)}, "future"),
    ({"kind": "other"}, "Say what it is"),
    ({"kind": "protected_in_scotland"}, "Say by what the client is protected there."),
    ({"court": "x" * 201}, "200 characters or fewer"),
    ({"conditions": CANNOT_BE_KEPT[1]}, "cannot be kept"),
    ({"force": "atlantis"}, "Choose a police force"),
    ({"applicant": "the_king"}, "Select a valid choice"),
]


def test_a_refused_protection_keeps_what_was_typed(told: Lived) -> None:
    before = count(told)
    for changes, sentence in REFUSED:
        response = send(told.worker, "protection_create", told.case, **filled(reference="KEEP-ME", **changes))
        shown = words(response)
        assert response.status_code == 200, changes
        assert sentence in shown, changes
        assert "KEEP-ME" in shown
    assert count(told) == before


def test_a_double_submit_records_once(told: Lived) -> None:
    before, fields = count(told), filled(submission=str(uuid4()))
    for _ in range(2):
        send(told.worker, "protection_create", told.case, **fields)
    assert count(told) == before + 1


def test_the_safe_address_is_not_typed_unmeant(told: Lived) -> None:
    hidden = NewSafeAddress(address="7 Marrowfat Steps", hidden_from="Him", who_else_knows="Nobody")
    keep_safe_address(told.case, hidden, by=told.worker, now=timezone.now())
    before, fields = count(told), filled(conditions="Not to go to 7 Marrowfat Steps")
    response = send(told.worker, "protection_create", told.case, **fields)
    assert "This looks like the safe address." in words(response)
    assert count(told) == before
    send(told.worker, "protection_create", told.case, **fields, address_stays="on")
    assert count(told) == before + 1
    row = told.protection
    assert "looks like" in words(send(told.worker, "protection_edit", row, **edited(row, court="7 Marrowfat Steps")))
    end = {"last_day": typed_day(TODAY), "note": "He came to 7 Marrowfat Steps"}
    assert "looks like" in words(send(told.worker, "protection_end", row, **end))


def test_extra_fields_are_ignored(told: Lived) -> None:
    send(told.worker, "protection_create", told.case, **filled(label="P99", version="7", organisation="1"))
    assert (latest(told).label, latest(told).version) == ("P2", 1)


def test_a_letter_is_said_to_bind_nobody(told: Lived) -> None:
    response = send(told.worker, "protection_create", told.case, **filled(kind="non_contact_letter"))
    assert "counts as no protection" in said(response)
    assert "It binds nobody." in words(fetch(told.worker, "protection_detail", latest(told)))


# --- Mending ------------------------------------------------------------------------------------------------


def edited(row: OtherProtection, **fields: Any) -> dict[str, Any]:
    usual = {"applicant": row.applicant, "court": row.court, "reference": row.reference, "cost_pence": ""}
    return {**usual, "granted_on": "", "version": str(row.version), **fields}


def test_two_who_mend_at_once_get_one_winner_and_both_texts(told: Lived) -> None:
    row = told.protection
    first = send(told.worker, "protection_edit", row, **edited(row, court="Elmhurst", cost_pence="240"))
    assert first.status_code == 302
    second = send(told.worker, "protection_edit", row, **edited(row, court="Ashdown", cost_pence="300"))
    shown = words(second)
    assert second.status_code == 409
    for text in ("Elmhurst", "Ashdown", "£240", "300"):
        assert text in shown
    row.refresh_from_db()
    assert (row.court, row.cost_pence, row.version) == ("Elmhurst", 24_000, 2)


def test_a_refused_change_keeps_what_was_typed(told: Lived) -> None:
    row = told.protection
    typed = edited(row, granted_on=typed_day(row.from_day + DAY), reference="KEEP-ME")
    response = send(told.worker, "protection_edit", row, **typed)
    assert response.status_code == 200
    assert "granted after the day from which it holds" in words(response)
    assert "KEEP-ME" in words(response)


# --- Ending -------------------------------------------------------------------------------------------------


def test_f60_an_early_end_stands_in_the_record_and_puts_her_back_on_the_list(told: Lived) -> None:
    case, worker, row, now = told.case, told.worker, told.protection, timezone.now()
    response = send(worker, "protection_end", row, last_day=typed_day(TODAY), note="The court dropped it")
    assert response.status_code == 302
    row.refresh_from_db()
    assert row.last_day == TODAY and row.ended_at is not None
    assert Event.objects.filter(case=case, kind="protection_ended").count() == 1
    assert AuditEntry.objects.filter(act="protection.end").count() == 1
    assert ReviewTrigger.objects.filter(case=case, code="protection_ended").count() == 1
    assert not unprotected(worker, now).rows
    assert [each.case for each in unprotected(worker, now + timedelta(days=1)).rows] == [case]
    shown = words(fetch(worker, "case_chronology", case))
    assert "Other protection ends early" in shown
    assert "The court dropped it" in words(fetch(worker, "protection_detail", row))


def test_a_refused_end_changes_nothing(told: Lived) -> None:
    row = told.protection
    for last_day, note, sentence in [
        ("", "Why", "Enter the last day"),
        (typed_day(date(2001, 1, 1)), "Why", "ends before it begins"),
        (typed_day(TODAY), "", "Say who ended it"),
        ("30/2/2026", "Why", "30/2/2026"),
    ]:
        response = send(told.worker, "protection_end", row, last_day=last_day, note=note)
        assert response.status_code == 200
        assert sentence in words(response)
    row.refresh_from_db()
    assert row.last_day is None


def test_an_end_is_not_recorded_twice_nor_later_than_was_known(told: Lived) -> None:
    row, author = told.protection, Author(told.worker, timezone.now())
    end_protection(row, NewEnd(last_day=TODAY, at=author.now, note="Dropped"), author)
    with pytest.raises(RuleViolation):
        end_protection(row, NewEnd(last_day=TODAY, at=author.now, note="Dropped"), author)
    assert Event.objects.filter(case=told.case, kind="protection_ended").count() == 1


# --- Who may ------------------------------------------------------------------------------------------------


def test_one_of_another_case_is_not_found(told: Lived) -> None:
    other = make_protection(case=make_case())
    for name in ("protection_detail", "protection_edit", "protection_end"):
        assert fetch(told.worker, name, other).status_code == 404
        assert fetch(told.worker, name, OUT_OF_SIGHT).status_code == 404


def test_a_closed_case_takes_no_changes(told: Lived) -> None:
    row = told.protection
    told.case.closed_at = timezone.now()
    told.case.save()
    for name in ("protection_edit", "protection_end"):
        assert send(told.worker, name, row, **edited(row), last_day=typed_day(TODAY), note="Why").status_code in {
            302,
            409,
        }
    row.refresh_from_db()
    assert (row.version, row.last_day) == (1, None)
    assert fetch(told.worker, "protection_detail", row).status_code == 200
