"""The letters that the ladder asks for: due by step, covered by what was written, shown where the delay stands."""

from __future__ import annotations

from datetime import timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from casework.cases.models.case import Case
from orders.letters.models.letter import Letter
from orders.letters.rules.kinds import LetterKindRule
from orders.letters.services.due import letters_due
from orders.letters.services.writing import NewLetter, drop_letter, write_letter
from tests.factories import (
    make_application,
    make_case,
    make_clock,
    make_deadline,
    make_team,
    make_user,
)
from tests.orders.acting import (
    address,
    fetch,
    queries,
    signed_in,
    words,
)
from tests.orders.lettering import (
    TEXT,
    Scene,
    act,
    draft,
    scene,
)
from tests.shared_case import DAY

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Scene:
    return scene()


@pytest.fixture
def supervisor(told: Scene) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[told.case.team])


# --- The ladder ---------------------------------------------------------------------------------------------


def stalled(rule: str = "T2", to: str = "force_lead", mark: str = "step_1.5", case: Case | None = None) -> Any:
    """An application whose clock has reached a step of the ladder."""
    case = case or make_case(team=make_team())
    application = make_application(case=case)
    then = timezone.now() - timedelta(days=40)
    late = timezone.now() - timedelta(days=20)
    clock = make_clock(case=case, rule=rule, subject=application.label, started_at=then, late_at=late)
    make_deadline(clock=clock, mark="red", due_at=late)
    make_deadline(clock=clock, mark=mark, to=to, due_at=timezone.now() - timedelta(days=3))
    return application, clock


def due(case: Case) -> list[tuple[str, str]]:
    found = letters_due(Case.objects.filter(pk=case.pk), now=timezone.now())
    return [(each.kind.value, each.rule) for each in found]


@pytest.mark.parametrize(
    ("rule", "to", "expected"),
    [
        ("T2", "force_lead", [("force_lead", "T2")]),
        ("T2", "senior_officer", [("senior_officer", "T2")]),
        ("T2", "watchdog", [("oversight_body", "T2")]),
        ("T2", "caseworker_and_supervisor", []),
        ("T18", "chief_officer", []),  # what our own service must do is no matter for the police
    ],
)
def test_step_of_the_ladder_asks_for_its_letter(rule: str, to: str, expected: list[tuple[str, str]]) -> None:
    application, _ = stalled(rule, to)
    assert due(application.case) == expected


def test_letter_covers_its_rung_until_the_next_one_is_reached_or_it_is_dropped() -> None:
    application, clock = stalled()
    worker = make_user(teams=[application.case.team])
    new = NewLetter(kind=LetterKindRule.FORCE_LEAD, recipient="R", rule="T2")
    letter = write_letter(application, new, by=worker, now=timezone.now())
    assert due(application.case) == []
    make_deadline(clock=clock, mark="step_2", to="senior_officer", due_at=timezone.now() - DAY)
    assert due(application.case) == [("senior_officer", "T2")]
    act(drop_letter, letter, worker, reason="Rang instead")
    clock.deadlines.filter(mark="step_2").delete()
    assert due(application.case) == [("force_lead", "T2")]


def test_letter_of_an_older_wait_does_not_cover_a_new_one() -> None:
    application, clock = stalled()
    worker = make_user(teams=[application.case.team])
    write_letter(
        application,
        NewLetter(kind=LetterKindRule.CHIEF_OFFICER, recipient="R"),
        by=worker,
        now=clock.opened_at - DAY,
    )
    assert due(application.case) == [("force_lead", "T2")]


def test_delays_offer_the_letter_and_then_show_it() -> None:
    application, _ = stalled(to="senior_officer", mark="step_2")
    supervisor = make_user(role=Role.SUPERVISOR, teams=[application.case.team])
    page = fetch(supervisor, "delays")
    href = f"{address('application_letter', application)}?kind=senior_officer&amp;rule=T2"
    assert href in page.content.decode()
    assert "letter to be prepared" in words(page)
    assert "Escalation to a senior officer" in words(fetch(supervisor, "letter_list"))
    new = NewLetter(kind=LetterKindRule.SENIOR_OFFICER, recipient="R", rule="T2")
    letter = write_letter(application, new, by=supervisor, now=timezone.now())
    page = fetch(supervisor, "delays")
    assert address("letter_detail", letter) in page.content.decode()
    assert "Escalation to a senior officer: draft" in words(page)
    assert "letter to be prepared" not in words(page)


def test_lists_cost_the_same_with_one_letter_and_with_thirty(told: Scene, supervisor: User) -> None:
    now, author = timezone.now(), dict.fromkeys(("written_by", "edited_by", "asked_by"), told.worker)

    def write(count: int) -> None:
        known = {"organisation": told.case.organisation, "case": told.case, "application": told.pending, **author}
        said_so = {"kind": "chase", "status": "waiting", "recipient": "R", "subject": "S", "text": TEXT}
        dates = {"written_at": now, "asked_at": now, "template_version": 0, "force": told.force}
        Letter.objects.bulk_create(Letter(**known, **said_so, **dates) for _ in range(count))

    pages = [reverse("letter_list"), address("case_letters", told.case)]
    write(1)
    before = [queries(supervisor, page) for page in pages]
    write(29)
    assert [queries(supervisor, page) for page in pages] == before


def test_letters_due_cost_the_same_with_one_and_with_thirty() -> None:
    application, _ = stalled()
    supervisor = make_user(role=Role.SUPERVISOR, teams=[application.case.team])
    before = queries(supervisor, reverse("letter_list"))
    for _ in range(29):
        stalled(case=application.case)
    assert queries(supervisor, reverse("letter_list")) == before


def test_closed_case_takes_no_letter(told: Scene) -> None:
    told.case.closed_at = timezone.now()
    told.case.save()
    with pytest.raises(RuleViolation, match="closed"):
        draft(told)
    client: Client = signed_in(told.worker)
    page = f"{address('application_letter', told.pending)}?kind=chase"
    assert client.post(page, {"submission": str(uuid4()), "recipient": "Force of Sussex"}).status_code == 409
