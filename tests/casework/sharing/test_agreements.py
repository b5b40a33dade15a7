"""What a client agrees to, what a share rests on, and what a supervisor says to a share without agreement."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import IntegrityError
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.case_tasks.models import Task, TaskKind
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.rules import ASKS
from casework.concerns.services import answer_concern, raise_concern
from casework.dates.rules.last_day import LastDay
from casework.dates.rules.london_time import local_day
from casework.sharing.models.agreement import Agreement, AgreementKind
from casework.sharing.models.share import Share, ShareBasis
from casework.sharing.rules.agreements import (
    check_agreement,
    check_ground,
    check_recipient,
    check_withdrawal,
    last_day_of_share,
)
from casework.sharing.services.agreements import NewAgreement, record_agreement, remind_of_agreements
from casework.sharing.services.shares import (
    AgreedBefore,
    AgreedNow,
    AgreementWithdrawal,
    NewShare,
    SharedWithoutAgreement,
    judge_share,
    share_case,
    withdraw_agreement,
)
from tests.factories import make_case, make_team, make_user
from tests.orders.acting import CANNOT_BE_KEPT, LONG, RIGHT_TO_LEFT, fetch, queries, said, send, signed_in, words

TODAY: Final = date(2026, 3, 3)
DAY: Final = timedelta(days=1)
GROUND: Final = SharedWithoutAgreement("serious_harm", "He waits at her door")

# --- Rules --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("given", "last", "field"),
    [(0, None, ""), (-400, 0, ""), (0, 90, ""), (1, None, "given_on"), (-10, -1, "last_day")],
)
def test_agreement_lies_in_the_past_and_holds_today(given: int, last: int | None, field: str) -> None:
    last_day = None if last is None else TODAY + last * DAY
    _accepts(field, lambda: check_agreement(given_on=TODAY + given * DAY, last_day=last_day, today=TODAY))


@pytest.mark.parametrize(
    ("is_to_share", "named", "purpose", "field"),
    [
        (False, 0, "", ""),
        (True, 1, "To find a flat", ""),
        (True, 0, "To find a flat", "recipient"),
        (True, 2, "To find a flat", "recipient"),
        (True, 1, "  ", "purpose"),
    ],
)
def test_agreement_to_share_names_one_recipient_and_a_purpose(
    is_to_share: bool,
    named: int,
    purpose: str,
    field: str,
) -> None:
    _accepts(field, lambda: check_recipient(is_to_share=is_to_share, named=named, purpose=purpose))


@pytest.mark.parametrize(
    ("on", "text", "field"),
    [
        (0, "No more", ""),
        (-5, "No more", ""),
        (1, "No more", "withdrawn_on"),
        (-6, "No", "withdrawn_on"),
        (0, " ", "words"),
    ],
)
def test_withdrawal_comes_after_the_agreement_and_in_words(on: int, text: str, field: str) -> None:
    given = TODAY - 5 * DAY
    _accepts(field, lambda: check_withdrawal(withdrawn_on=TODAY + on * DAY, given_on=given, today=TODAY, words=text))


@pytest.mark.parametrize(
    ("ground", "text", "field"),
    [("children", "Both are seen", ""), ("", "Why", "ground"), ("other", " ", "ground_words")],
)
def test_sharing_without_agreement_needs_ground_and_words(ground: str, text: str, field: str) -> None:
    _accepts(field, lambda: check_ground(ground=ground, words=text))


@pytest.mark.parametrize(
    ("wanted", "agreed", "expected"),
    [
        (None, None, None),
        (None, 5, 5),
        (3, None, 3),
        (3, 5, 3),
        (5, 5, 5),
        ("?", None, "?"),
        (None, "?", "?"),
        ("?", "?", "?"),
        ("?", 5, 5),
        (3, "?", 3),
    ],
)
def test_share_ends_with_its_agreement_at_the_latest_and_not_known_is_not_without_end(
    wanted: int | str | None, agreed: int | str | None, expected: int | str | None
) -> None:
    assert last_day_of_share(_end(wanted), _end(agreed)) == _end(expected)


def test_share_cannot_outlive_its_agreement() -> None:
    with pytest.raises(RuleViolation, match="until 8 March 2026"):
        last_day_of_share(_end(6), _end(5))


def test_every_kind_of_concern_says_why_and_what_to_do() -> None:
    assert set(ASKS) == set(ConcernKind.values)
    assert all(each.why.endswith(".") and each.to_do.endswith(".") for each in ASKS.values())


def _end(left: int | str | None) -> LastDay:
    """A last day so many days from today; None without an end; a question mark where nobody knows."""
    if isinstance(left, str):
        return LastDay(None, is_known=False)
    return LastDay(None if left is None else TODAY + left * DAY)


def _accepts(field: str, check: Any) -> None:
    if not field:
        check()
        return
    with pytest.raises(RuleViolation) as refusal:
        check()
    assert refusal.value.field == field


# --- Services -----------------------------------------------------------------------------------------------


def the_concern() -> Concern:
    """The one concern, besides that no liaison of these tests can sign in."""
    return Concern.objects.exclude(kind=ConcernKind.NOBODY_AT_FORCE).get()


@pytest.fixture
def worker(db: None) -> User:
    return make_user(teams=[make_team()])


@pytest.fixture
def supervisor(worker: User) -> User:
    return make_user(role=Role.SUPERVISOR, teams=list(worker.teams.all()))


@pytest.fixture
def case(worker: User) -> Case:
    return make_case(team=worker.teams.get(), caseworker=worker)


def agree(case: Case, worker: User, *, left: int | None = None, **fields: Any) -> Agreement:
    now = timezone.now()
    today = local_day(now)
    new = NewAgreement(
        **{
            "kind": AgreementKind.SHARE,
            "force": case.victim_force,
            "purpose": "To act on breaches",
            "given_on": today - DAY,
            "given_how": "phone",
            "last_day": None if left is None else today + left * DAY,
            **fields,
        }
    )
    return record_agreement(case, new, by=worker, now=now)


def share(
    case: Case, worker: User, rests_on: AgreedNow | AgreedBefore | SharedWithoutAgreement, *, left: int | None = None
) -> Share:
    now = timezone.now()
    last_day = None if left is None else local_day(now) + left * DAY
    new = NewShare(force=case.victim_force, purpose="To act on breaches", rests_on=rests_on, last_day=last_day)
    return share_case(case, new, by=worker, now=now)


def test_share_with_an_agreement_on_record_ends_with_it(case: Case, worker: User) -> None:
    with pytest.raises(RuleViolation, match="No agreement to share with Sussex Police is on record"):
        share(case, worker, AgreedBefore())
    agreement = agree(case, worker, left=5)
    with pytest.raises(RuleViolation, match="cannot go on for longer"):
        share(case, worker, AgreedBefore(), left=6)
    made = share(case, worker, AgreedBefore())
    assert (made.basis, made.agreement, made.last_day) == (ShareBasis.AGREEMENT, agreement, agreement.last_day)
    assert not Concern.objects.exclude(kind=ConcernKind.NOBODY_AT_FORCE).exists()


def test_share_because_she_agrees_records_the_agreement_too(case: Case, worker: User) -> None:
    made = share(case, worker, AgreedNow(local_day(timezone.now()), "in_person"), left=30)
    agreement = Agreement.objects.get()
    assert (made.agreement, agreement.force, agreement.last_day) == (agreement, case.victim_force, made.last_day)
    with pytest.raises(RuleViolation) as refusal:
        share(make_case(), worker, AgreedNow(local_day(timezone.now()) + DAY, "phone"))
    assert refusal.value.field == "agreed_on"


def test_share_without_agreement_holds_at_once_and_reaches_a_supervisor(
    case: Case, worker: User, supervisor: User
) -> None:
    made = share(case, worker, GROUND)
    assert case.shares.live(local_day(timezone.now())).get() == made
    concern = the_concern()
    assert (concern.kind, concern.about_id) == (ConcernKind.SHARED_WITHOUT_AGREEMENT, made.public_id)
    with pytest.raises(RuleViolation, match="second person"):
        judge_share(concern, is_right=True, words="Fine", by=worker, now=timezone.now())
    judge_share(concern, is_right=True, words="Right: he was armed", by=supervisor, now=timezone.now())
    made.refresh_from_db()
    assert (made.approved_by, made.revoked_at) == (supervisor, None)


def test_share_without_agreement_that_a_supervisor_does_not_approve_ends(
    case: Case, worker: User, supervisor: User
) -> None:
    made = share(case, worker, GROUND)
    judge_share(
        the_concern(),
        is_right=False,
        words="She can be asked",
        by=supervisor,
        now=timezone.now(),
    )
    made.refresh_from_db()
    assert (made.approved_by, made.revoked_at is not None) == (None, True)


def test_share_rests_on_something_in_the_database_too(case: Case) -> None:
    with pytest.raises(IntegrityError, match="share_rests_on_something"):
        Share.objects.create(
            organisation=case.organisation,
            case=case,
            force=case.victim_force,
            purpose="x",
            shared_on=TODAY,
            basis=ShareBasis.WITHOUT,
            ground="other",
        )


def test_withdrawal_ends_what_was_shared_on_it_at_once(case: Case, worker: User) -> None:
    made = share(case, worker, AgreedNow(local_day(timezone.now()), "phone"))
    agreement = Agreement.objects.get()
    said_so = AgreementWithdrawal(on=local_day(timezone.now()), words=" No more police ")
    withdraw_agreement(agreement, said_so, by=worker, now=timezone.now())
    made.refresh_from_db()
    agreement.refresh_from_db()
    assert made.revoked_at is not None
    assert (agreement.withdrawal, agreement.withdrawn_by) == ("No more police", worker)
    with pytest.raises(RuleViolation, match="withdrawn before"):
        withdraw_agreement(agreement, said_so, by=worker, now=timezone.now())


def test_share_that_goes_on_after_a_withdrawal_needs_a_ground_and_a_supervisor(case: Case, worker: User) -> None:
    made = share(case, worker, AgreedNow(local_day(timezone.now()), "phone"))
    said_so = AgreementWithdrawal(on=local_day(timezone.now()), words="No more police", going_on=GROUND)
    withdraw_agreement(Agreement.objects.get(), said_so, by=worker, now=timezone.now())
    made.refresh_from_db()
    assert (made.revoked_at, made.basis, made.ground) == (None, ShareBasis.WITHOUT, "serious_harm")
    assert the_concern().about_id == made.public_id


def test_agreement_that_ends_within_fourteen_days_makes_one_task(case: Case, worker: User) -> None:
    now = timezone.now()
    agree(case, worker, left=15)
    soon = agree(case, worker, left=14, force=None, recipient="Hove housing office")
    assert remind_of_agreements(now=now) == 1
    assert remind_of_agreements(now=now) == 0
    task = Task.objects.get(kind=TaskKind.AGREEMENT)
    assert "Hove housing office" in task.title
    assert task.about_id == soon.public_id
    agree(case, worker, force=None, recipient="Hove housing office")
    task.refresh_from_db()
    assert task.done_at is not None


def test_agreement_that_a_like_one_follows_makes_no_task(case: Case, worker: User) -> None:
    agree(case, worker, left=3)
    agree(case, worker)
    assert remind_of_agreements(now=timezone.now()) == 0


# --- Pages --------------------------------------------------------------------------------------------------

TO_SERVICE: Final = {"kind": "service", "given_on": "1/3/2026", "given_how": "in_person", "ends": "no_end"}


@pytest.mark.parametrize(
    ("fields", "sentence"),
    [
        ({"kind": ""}, "Choose what the client has agreed to."),
        ({"given_on": "3/3/2199"}, "That day lies in the future"),
        ({"given_on": "31/4/2026"}, "31/4/2026 is not a real date."),
        ({"given_how": ""}, "Choose how the client said so."),
        ({"ends": "on_a_day", "last_day": "1/1/2020"}, "The last day of an agreement cannot be before today."),
        ({"kind": "share", "purpose": "x"}, "Choose a police force, or name somebody else"),
        ({"kind": "share", "force": "nowhere"}, "Choose a police force from the list."),
        ({"kind": "share", "recipient": "Housing"}, "Say what it may be shared for."),
        ({"recipient": "x" * 201}, "Use 200 characters or fewer."),
        ({"purpose": CANNOT_BE_KEPT[0]}, "a character that cannot be kept"),
        ({"purpose": LONG}, "Use 2,000 characters or fewer."),
    ],
)
def test_agreement_with_a_mistake_says_so_and_saves_nothing(
    case: Case, worker: User, fields: dict[str, str], sentence: str
) -> None:
    response = send(worker, "agreement_create", case, **{**TO_SERVICE, **fields})
    assert response.status_code == 200
    assert sentence in words(response)
    assert not Agreement.objects.exists()


def test_agreement_is_recorded_once_and_shown_whatever_its_letters(case: Case, worker: User) -> None:
    key = str(uuid4())
    fields = {**TO_SERVICE, "kind": "share", "recipient": RIGHT_TO_LEFT, "purpose": RIGHT_TO_LEFT}
    for _ in range(2):
        response = send(worker, "agreement_create", case, **fields, submission=key, withdrawn_by="1", organisation="1")
        assert response.headers["Location"] == reverse("case_sharing", args=[case.public_id])
    agreement = Agreement.objects.get()
    assert (agreement.recipient, agreement.withdrawn_by, agreement.organisation) == (
        RIGHT_TO_LEFT,
        None,
        case.organisation,
    )
    page = fetch(worker, "case_sharing", case)
    assert "<script>alert(1)" not in page.content.decode()
    assert "O'Brien-Smith" in words(page)
    assert AuditEntry.objects.get(act="agreement.record").detail == {"case": str(case.public_id), "kind": "share"}


def test_withdrawal_page_asks_about_the_share_and_ends_it(case: Case, worker: User) -> None:
    share(case, worker, AgreedNow(local_day(timezone.now()), "phone"))
    agreement = Agreement.objects.get()
    address = reverse("agreement_withdraw", args=[case.public_id, agreement.public_id])
    client = signed_in(worker)
    assert "The case is shared with Sussex Police now." in words(client.get(address))
    today = timezone.localdate()
    typed = {"withdrawn_on": f"{today:%-d/%-m/%Y}", "words": "No more police"}
    missing = client.post(address, {**typed, "submission": str(uuid4())})
    assert "Choose what becomes of the share." in words(missing)
    assert "No more police" in words(missing)
    ungrounded = client.post(address, {**typed, "after": "without", "submission": str(uuid4())})
    assert "Choose the ground for sharing without agreement." in words(ungrounded)
    client.post(address, {**typed, "after": "ends", "submission": str(uuid4())})
    assert not case.shares.live(today).exists()
    page = words(fetch(worker, "case_sharing", case))
    assert "Taken back" in page and "No more police" in page
    foreign = reverse("agreement_withdraw", args=[make_case().public_id, agreement.public_id])
    assert client.get(foreign).status_code == 404


def test_sharing_page_says_what_each_share_rests_on(case: Case, worker: User, supervisor: User) -> None:
    share(case, worker, GROUND)
    page = words(fetch(worker, "case_sharing", case))
    assert "Without the client’s agreement:" in page
    assert "to prevent serious harm to somebody. He waits at her door" in page
    assert "No supervisor has approved it yet" in page
    concern = the_concern()
    shown = words(fetch(supervisor, "concern_answer", concern))
    assert "To prevent serious harm to somebody" in shown and "May the force go on seeing this case?" in shown
    assert "Choose whether the share goes on." in words(send(supervisor, "concern_answer", concern, answer="Fine"))
    send(supervisor, "concern_answer", concern, decision="approve", answer="He was armed")
    assert "Approved" in words(fetch(worker, "case_sharing", case))


def test_share_page_asks_what_it_rests_on_and_takes_each_answer(case: Case, worker: User) -> None:
    agree(case, worker, left=5)
    assert "on record already (Sussex Police)" in words(fetch(worker, "share_create", case))
    form = {"force": "sussex", "purpose": "To act", "ends": "no_end"}
    for fields, sentence in (
        ({}, "Say whether the client has agreed."),
        ({"basis": "agreed"}, "Enter the day on which the client agreed."),
        ({"basis": "agreed", "agreed_on": "3/3/2199", "agreed_how": "phone"}, "That day lies in the future"),
        ({"basis": "without"}, "Choose the ground for sharing without agreement."),
        ({"basis": "without", "ground": "budget"}, "Select a valid choice"),
        ({"basis": "on_record", "ends": "on_a_day", "last_day": "3/3/2199"}, "cannot go on for longer"),
    ):
        assert sentence in words(send(worker, "share_create", case, **{**form, **fields})), fields
    assert not case.shares.exists()
    assert "The case is shared. Nobody at" in said(send(worker, "share_create", case, **form, basis="on_record"))


# --- Concerns -----------------------------------------------------------------------------------------------


def test_concern_is_answered_by_a_second_person_once(case: Case, worker: User, supervisor: User) -> None:
    concern = raise_concern(case, ConcernKind.UNSAFE_ADVICE, by=worker, now=timezone.now())
    assert fetch(worker, "concern_answer", concern).status_code == 403
    assert "Say what you have done about it." in words(send(supervisor, "concern_answer", concern, answer=" "))
    assert "Nobody has answered yet." in words(fetch(worker, "case_detail", case))
    send(supervisor, "concern_answer", concern, answer="Rang her")
    assert "Rang her" in words(fetch(supervisor, "concern_answer", concern))
    assert "A supervisor must look at" not in words(fetch(worker, "case_detail", case))
    with pytest.raises(RuleViolation, match="answered this already"):
        answer_concern(concern, answer="Again", by=supervisor, now=timezone.now())
    assert send(supervisor, "concern_answer", concern, answer="Again").status_code == 409


def test_what_to_look_at_costs_the_same_with_one_and_with_thirty(case: Case, worker: User, supervisor: User) -> None:
    def more(count: int) -> int:
        for _ in range(count):
            other = make_case(team=case.team, caseworker=worker)
            raise_concern(other, ConcernKind.THREAT_TO_KILL, by=worker, now=timezone.now())
        return queries(supervisor, reverse("delays"))

    assert more(1) == more(29)
    page = words(fetch(supervisor, "delays"))
    assert page.count("A threat to kill was recorded.") == 30
    stranger = make_user(role=Role.SUPERVISOR, teams=[make_team(organisation=case.organisation)])
    assert "A threat to kill" not in words(fetch(stranger, "delays"))
