"""Whoever comes second is told so: 409, what the first has written, and what was typed still in the form."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import timedelta
from functools import partial
from typing import Any, Final
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from casework.case_tasks.services import NewTask, finish_task, set_task
from casework.caseload.services.handovers import ask_for_move, decline_move
from casework.caseload.services.weights import NewWeight, set_weight, weights_set
from casework.cases.models.case import Case
from casework.concerns.models import ConcernKind
from casework.concerns.services import answer_concern, raise_concern
from casework.dates.rules.london_time import local_day
from casework.editing.services.setting_versions import stands_at
from casework.sharing.services.agreements import NewAgreement, record_agreement
from casework.sharing.services.shares import AgreementWithdrawal, withdraw_agreement
from risk.flags.services.acknowledgements import acknowledge
from tests.factories import (
    OPENED_AT,
    make_case,
    make_clock,
    make_deadline,
    make_force,
    make_share,
    make_team,
    make_user,
)
from tests.orders.acting import signed_in, words

pytestmark = pytest.mark.django_db
DAY: Final = timedelta(days=1)
FIRST: Final = "The first has written this"
SECOND: Final = "The second has typed that"


def sent(by: User, address: str, **fields: Any) -> Any:
    return signed_in(by).post(address, {"submission": str(uuid4()), **fields})


@dataclass(frozen=True)
class SecondPress:
    """What the second sends, after the first has done it."""

    name: str
    about: tuple[Any, ...]
    fields: dict[str, Any]


def withdrawn(case: Case, one: User) -> SecondPress:
    today = local_day(timezone.now())
    new = NewAgreement(kind="service", given_on=today, given_how="phone")
    agreement = record_agreement(case, new, by=one, now=timezone.now())
    said = AgreementWithdrawal(on=today, words=FIRST)
    withdraw_agreement(agreement, said, by=one, now=timezone.now())
    return SecondPress("agreement_withdraw", (case, agreement), {"withdrawn_on": f"{today:%d/%m/%Y}", "words": SECOND})


def answered(case: Case, one: User) -> SecondPress:
    concern = raise_concern(case, ConcernKind.UNSAFE_ADVICE, by=None, now=timezone.now())
    answer_concern(concern, answer=FIRST, by=one, now=timezone.now())
    return SecondPress("concern_answer", (concern,), {"answer": SECOND})


def finished(case: Case, one: User) -> SecondPress:
    task = set_task(case, NewTask(title="Ring"), by=one, now=timezone.now())
    finish_task(task, outcome=FIRST, by=one, now=timezone.now())
    return SecondPress("task_finish", (task,), {"outcome": SECOND, "result": "done"})


def declined(case: Case, one: User) -> SecondPress:
    asked = ask_for_move(case, reason="Our children", by=one, now=timezone.now())
    decline_move(asked, answer=FIRST, by=one, now=timezone.now())
    return SecondPress("move_request_decline", (case, asked), {"answer": SECOND})


def asked_to_move(case: Case, one: User) -> SecondPress:
    ask_for_move(case, reason=FIRST, by=one, now=timezone.now())
    return SecondPress("move_request_create", (case,), {"reason": SECOND})


def shared(case: Case, _one: User) -> SecondPress:
    make_share(case=case, purpose=FIRST)
    fields = {"force": make_force().slug, "purpose": SECOND, "ends": "no_end", "basis": "without"}
    return SecondPress("share_create", (case,), {**fields, "ground": "serious_harm", "ground_words": "At her door"})


def acknowledged(case: Case, one: User) -> SecondPress:
    clock = make_clock(case=case, late_at=OPENED_AT)
    make_deadline(clock=clock, due_at=OPENED_AT)
    until = local_day(timezone.now()) + DAY
    acknowledge(clock, by=one, reason=FIRST, quiet_until=until, now=timezone.now())
    return SecondPress(
        "flag_acknowledge", (clock,), {"reason": SECOND, "quiet_until": f"{until:%d/%m/%Y}", "drawn_with": "0"}
    )


PRESSES: Final[tuple[Callable[[Case, User], SecondPress], ...]] = (
    *(withdrawn, answered, finished, declined, asked_to_move, shared, acknowledged),
)


@pytest.mark.parametrize("done", PRESSES, ids=lambda done: done.__name__)
def test_second_press_is_told_the_first_and_keeps_what_was_typed(done: Callable[..., SecondPress]) -> None:
    team = make_team()
    one, two = (make_user(role=Role.SUPERVISOR, teams=[team]) for _ in range(2))
    press = done(make_case(team=team, caseworker=make_user(teams=[team])), one)
    address = reverse(press.name, args=[each.public_id for each in press.about])
    response = sent(two, address, **press.fields)
    page = words(response)
    assert response.status_code == 409, page
    assert FIRST in page
    assert SECOND in page
    assert "Nothing that you typed is lost" in page


def test_weight_that_somebody_else_has_set_is_shown_first_and_set_when_it_is_sent_again() -> None:
    team = make_team()
    manager = make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation)
    today = local_day(timezone.now())
    seen = stands_at(weights_set(team.organisation_id, "high"))
    new = NewWeight(kind="high", weight=4, valid_from=today, reason=FIRST)
    set_weight(new, organisation=team.organisation, today=today, by=manager, now=timezone.now())
    fields = {"weight": "5", "valid_from": f"{today:%d/%m/%Y}", "reason": SECOND}
    post = partial(sent, manager, reverse("weight_change") + "?kind=high", **fields)
    refused = post(drawn_with=seen)
    assert refused.status_code == 409
    assert FIRST in words(refused)
    now_at = stands_at(weights_set(team.organisation_id, "high"))
    assert f'value="{now_at}"' in words(refused)
    assert post(drawn_with=now_at).status_code == 302
    assert weights_set(team.organisation_id, "high").get().weight == 5
