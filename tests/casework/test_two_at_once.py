"""Two who act on one case, or on its people, at the same moment; each pair goes wrong when its lock is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any, Final

import pytest

from accounts.people.models import Organisation, Role, User
from accounts.sign_in.services import sessions
from casework.case_tasks.services import NewTask, change_task, finish_task, set_task
from casework.caseload.models.handover import Handover
from casework.caseload.services.handovers import (
    HandoverNote,
    Receiver,
    allocate_case,
    ask_for_move,
    decline_move,
    transfer_case,
)
from casework.caseload.services.reassignment import NewPlan, ProposedMove, carry_out, keep_plan, start_plan
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import answer_concern, raise_concern
from casework.contact_log.services import NewContact, correct_contact, log_contact
from casework.dates.rules.london_time import local_day
from casework.evidence.services import exhibits
from casework.people.services.names import change_client
from casework.people.services.traits import add_trait
from casework.referrals.rules import EligibilityAnswer, ReferralDecision
from casework.referrals.services.referrals import NewReferral, decide_referral, take_referral
from casework.safe_contact.services.contact_plan import SafeContactChange, change_safe_contact
from casework.safe_contact.services.safe_address import NewSafeAddress, keep_safe_address
from casework.safety_plan.services import NewMeasure, add_measure, confirm_plan
from casework.sharing.models.agreement import Agreement
from casework.sharing.models.share import Share
from casework.sharing.services.agreements import NewAgreement, find_last_day_of_agreement, record_agreement
from casework.sharing.services.shares import (
    AgreedBefore,
    AgreementWithdrawal,
    NewShare,
    SharedWithoutAgreement,
    find_last_day_of_share,
    judge_share,
    revoke_share,
    share_case,
    withdraw_agreement,
)
from tests.factories import make_force, make_share, make_team, make_user
from tests.team_of_two import CaseRace, Pair, TeamOfTwo, fresh, held, now, switch_off, team_of_two, twice
from tests.two_at_once import without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.writes_for_all]
AUDIT: Final = 'INSERT INTO "accounts_auditentry"'
REFUSED: Final = ("done", "RuleViolation")
TOLD: Final = ("done", "AlreadyDone")
DAY: Final = timedelta(days=1)
BOTH: Final = ("done", "done")


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[TeamOfTwo]:
    with team_of_two(django_db_blocker) as written:
        yield written


# --- Agreements and shares --------------------------------------------------------------------------------------


def agreed(case: Case, by: User, force: Organisation | None = None) -> Agreement:
    new = NewAgreement(
        kind="share", force=force or make_force(), purpose="Breach", given_on=local_day(now()), given_how="phone"
    )
    return record_agreement(case, new, by=by, now=now())


def withdraw(agreement: Agreement, by: User) -> Agreement:
    said = AgreementWithdrawal(on=local_day(now()), words="Not any more")
    return withdraw_agreement(fresh(agreement), said, by=by, now=now())


def share(case: Case, by: User) -> Share:
    new = NewShare(force=make_force(), purpose="Breach", rests_on=AgreedBefore())
    return share_case(case, new, by=by, now=now())


def no_share_outlives_her_agreement() -> bool:
    today = local_day(now())
    return not Share.objects.live(today).filter(agreement__withdrawn_at__isnull=False, basis="agreement").exists()


def shared_while_she_takes_it_back(by: TeamOfTwo) -> Pair:
    """The fault that was reproduced: the force keeps access after she said no."""
    case = by.case()
    agreement = agreed(case, by.worker)
    return partial(share, case, by.one), partial(withdraw, agreement, by.two)


def taken_back_while_it_is_shared(by: TeamOfTwo) -> Pair:
    case = by.case()
    agreement = agreed(case, by.worker)
    return partial(withdraw, agreement, by.two), partial(share, case, by.one)


def taken_back_twice(by: TeamOfTwo) -> Pair:
    agreement = agreed(by.case(), by.worker)
    return twice(partial(withdraw, agreement), by)


def shared_twice(by: TeamOfTwo) -> Pair:
    case = by.case()
    agreed(case, by.worker)
    return twice(partial(share, case), by)


def share_ended_twice(by: TeamOfTwo) -> Pair:
    made = make_share(case=by.case())
    return twice(lambda who: revoke_share(fresh(made), by=who, now=now()), by)


def share_judged_both_ways(by: TeamOfTwo) -> Pair:
    without = SharedWithoutAgreement("serious_harm", "He is at her door")
    new = NewShare(force=make_force(), purpose="Breach", rests_on=without)
    case = by.case()
    share_case(case, new, by=by.worker, now=now())
    concern = Concern.objects.get(case=case, kind=ConcernKind.SHARED_WITHOUT_AGREEMENT)
    judge = partial(judge_share, words="Looked at it", now=now())
    return (
        lambda: judge(fresh(concern), is_right=True, by=by.one),
        lambda: judge(fresh(concern), is_right=False, by=by.two),
    )


def last_day_found_twice(by: TeamOfTwo) -> Pair:
    made = make_share(case=by.case(), last_day_known=False)
    return twice(lambda who: find_last_day_of_share(fresh(made), None, by=who, now=now()), by)


def last_day_found_while_she_takes_it_back(by: TeamOfTwo) -> Pair:
    new = NewAgreement(kind="service", given_on=local_day(now()), given_how="phone", last_day_known=False)
    agreement = record_agreement(by.case(), new, by=by.worker, now=now())
    return (
        partial(withdraw, agreement, by.one),
        lambda: find_last_day_of_agreement(fresh(agreement), None, by=by.two, now=now()),
    )


# --- What somebody decides once -----------------------------------------------------------------------------------


def concern_answered_twice(by: TeamOfTwo) -> Pair:
    concern = raise_concern(by.case(), ConcernKind.UNSAFE_ADVICE, by=by.worker, now=now())
    return twice(lambda who: answer_concern(fresh(concern), answer="Rang her", by=who, now=now()), by)


def concern_raised_twice(by: TeamOfTwo) -> Pair:
    case = by.case()
    return twice(lambda who: raise_concern(case, ConcernKind.UNSAFE_ADVICE, by=who, now=now()), by)


def referral_decided_twice(by: TeamOfTwo) -> Pair:
    referral = take_referral(
        NewReferral(
            team=by.worker.teams.get(),
            source="police",
            received_at=now(),
            first_name="Alba",
            happening="He waits outside",
            immediate_danger="no",
            answers=[EligibilityAnswer("area", "Area?", "yes")],
        ),
        by=by.worker,
        now=now(),
    )
    no = ReferralDecision(outcome="not_eligible", reason="Elsewhere")
    return twice(lambda who: decide_referral(fresh(referral), no, by=who, now=now()), by)


def allocated_twice(by: TeamOfTwo) -> Pair:
    case = by.case(caseworker=None)
    note = HandoverNote(open_work="The court date")
    return twice(lambda who: allocate_case(fresh(case), worker=by.worker, note=note, by=who, now=now()), by)


def transferred_twice(by: TeamOfTwo) -> Pair:
    case, team = by.case(), by.worker.teams.get()
    note = HandoverNote(open_work="The court date")
    to = [Receiver(team=team, worker=make_user(teams=[team])) for _ in range(2)]
    move = partial(transfer_case, note=note, seen_with=by.worker.pk, now=now())
    return lambda: move(fresh(case), to[0], by=by.one), lambda: move(fresh(case), to[1], by=by.two)


def given_to_somebody_who_is_switched_off(by: TeamOfTwo) -> Pair:
    case, worker = by.case(caseworker=None), make_user(teams=[by.worker.teams.get()])
    note = HandoverNote(open_work="The court date")
    return (
        partial(switch_off, worker),
        lambda: allocate_case(fresh(case), worker=worker, note=note, by=by.one, now=now()),
    )


def move_asked_for_twice(by: TeamOfTwo) -> Pair:
    case = by.case()
    return twice(lambda who: ask_for_move(fresh(case), reason="Our children", by=who, now=now()), by)


def move_declined_twice(by: TeamOfTwo) -> Pair:
    asked = ask_for_move(by.case(), reason="Our children", by=by.worker, now=now())
    return twice(lambda who: decline_move(fresh(asked), answer="It stays", by=who, now=now()), by)


def moved_by_hand_while_a_plan_moves_it(by: TeamOfTwo) -> Pair:
    case, team = by.case(), by.worker.teams.get()
    mine, theirs = make_user(teams=[team]), make_user(teams=[team])
    new = NewPlan(organisation=case.organisation, leaver=by.worker, to_worker=theirs, note="Read it")
    fates = [ProposedMove(case=case, worker_id=theirs.pk, weight=1, why="Chosen")]
    plan = keep_plan(new, fates, by=by.one, now=now())
    start_plan(plan, href="/", by=by.one, now=now())
    note, to = HandoverNote(open_work="The court date"), Receiver(team=team, worker=mine)
    return (
        lambda: transfer_case(fresh(case), to, note, seen_with=by.worker.pk, by=by.two, now=now()),
        lambda: carry_out(plan.public_id, now=now(), told=lambda _done, _total: None),
    )


def moved_once() -> bool:
    return Handover.objects.filter(case=Case.objects.latest("pk")).count() == 1


def plan_started_twice(by: TeamOfTwo) -> Pair:
    case, other = by.case(), make_user(teams=[by.worker.teams.get()])
    new = NewPlan(organisation=case.organisation, leaver=by.worker, to_worker=other, note="Read it")
    fates = [ProposedMove(case=case, worker_id=other.pk, weight=1, why="Chosen")]
    plan = keep_plan(new, fates, by=by.one, now=now())
    start = partial(start_plan, href="/", by=by.one)
    return lambda: start(fresh(plan), now=now()), lambda: start(fresh(plan), now=now())


def task_finished_twice(by: TeamOfTwo) -> Pair:
    task = set_task(by.case(), NewTask(title="Ring"), by=by.worker, now=now())
    return twice(lambda who: finish_task(fresh(task), outcome="Rang", by=who, now=now()), by)


def task_changed_while_it_is_finished(by: TeamOfTwo) -> Pair:
    task = set_task(by.case(), NewTask(title="Ring"), by=by.worker, now=now())
    change = partial(change_task, values={"title": "Write"}, version=1, by=by.two, now=now())
    return lambda: finish_task(fresh(task), outcome="Rang", by=by.one, now=now()), lambda: change(fresh(task))


def contact_corrected_twice(by: TeamOfTwo) -> Pair:
    contact = log_contact(by.case(), a_contact(), by=by.worker, now=now())
    correct = partial(correct_contact, new=a_contact(), reason="It was she who rang")
    return twice(lambda who: correct(fresh(contact), by=who, now=now()), by)


def a_contact() -> NewContact:
    return NewContact(at=now(), way="phone", direction="in", outcome="spoke", words="She rang")


def plan_confirmed_twice(by: TeamOfTwo) -> Pair:
    case = by.case()
    add_measure(case, a_measure(), by=by.worker, now=now())
    confirm = partial(confirm_plan, case, confirmed_on=local_day(now()), words="", now=now())
    return lambda: confirm(by=by.one).number, lambda: confirm(by=by.two).number


def a_measure() -> NewMeasure:
    return NewMeasure(code="locks_alarms", state="agreed", agreed_on=local_day(now()))


def two_exhibits(by: TeamOfTwo) -> Pair:
    case, facts = by.case(), exhibits.ExhibitFacts(title="A letter")
    return twice(lambda who: exhibits.add_exhibits(case, facts, (), by=who, now=now()), by)


def two_managers_switch_each_other_off(_by: TeamOfTwo) -> Pair:
    """Nobody would be left who could let anybody in."""
    team = make_team()
    one, two = (make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation) for _ in range(2))
    return (
        lambda: sessions.switch_off(two, by=one, now=now()),
        lambda: sessions.switch_off(one, by=two, now=now()),
    )


# --- What is written about people -----------------------------------------------------------------------------------

ADDRESS: Final = "7 Marrowfat Steps, Hove BN3 1AA"


def her_safe_address_is_his(by: TeamOfTwo) -> Pair:
    """Two rows, neither of which the other act writes: both asked before either had said so."""
    case = by.case()
    hidden = NewSafeAddress(address=ADDRESS, hidden_from="Him", who_else_knows="Nobody")
    return (
        partial(keep_safe_address, case, hidden, by=by.worker, now=now()),
        partial(add_trait, case, {"kind": "address", "value": ADDRESS}, by=by.worker, now=now()),
    )


def his_address_is_her_safe_one(by: TeamOfTwo) -> Pair:
    keep, add = her_safe_address_is_his(by)
    return add, keep


def her_names_changed_twice(by: TeamOfTwo) -> Pair:
    client = by.case().victim
    change = partial(change_client, values={"last_name": "Pear"}, version=client.version, now=now())
    return twice(lambda who: change(client, by=who), by)


def safe_contact_changed_twice(by: TeamOfTwo) -> Pair:
    client = by.case().victim
    new = SafeContactChange({"safe_contact": "safe"}, {"code_word": "fern"}, client.version)
    return twice(lambda who: change_safe_contact(client, new, by=who, now=now()), by)


RACES: Final = [
    CaseRace(shared_while_she_takes_it_back, 'INSERT INTO "casework_share"', BOTH, no_share_outlives_her_agreement),
    CaseRace(taken_back_while_it_is_shared, AUDIT, REFUSED, locks=("casework.sharing.services.shares.share_case",)),
    CaseRace(taken_back_twice, AUDIT, TOLD, locks=("casework.sharing.services.agreements.standing_agreement",)),
    CaseRace(shared_twice, AUDIT, TOLD, locks=("casework.sharing.services.shares.share_case",)),
    CaseRace(share_ended_twice, AUDIT, TOLD, locks=("casework.sharing.services.shares._standing_share",)),
    CaseRace(share_judged_both_ways, AUDIT, TOLD),
    CaseRace(last_day_found_twice, AUDIT, TOLD, locks=("casework.sharing.services.shares._standing_share",)),
    CaseRace(
        last_day_found_while_she_takes_it_back,
        AUDIT,
        TOLD,
        locks=("casework.sharing.services.agreements.standing_agreement",),
    ),
    CaseRace(concern_answered_twice, AUDIT, TOLD, locks=("casework.concerns.services.answer_concern",)),
    CaseRace(referral_decided_twice, AUDIT, TOLD, locks=("casework.referrals.services.referrals.undecided",)),
    CaseRace(allocated_twice, 'INSERT INTO "casework_handover"', TOLD),
    CaseRace(transferred_twice, 'INSERT INTO "casework_handover"', TOLD),
    CaseRace(
        given_to_somebody_who_is_switched_off,
        'UPDATE "accounts_user"',
        REFUSED,
        locks=("casework.caseload.services.handovers.check_can_take",),
    ),
    CaseRace(move_asked_for_twice, AUDIT, TOLD, locks=("casework.caseload.services.handovers.ask_for_move",)),
    CaseRace(move_declined_twice, AUDIT, TOLD, locks=("casework.caseload.services.handovers.decline_move",)),
    CaseRace(moved_by_hand_while_a_plan_moves_it, 'INSERT INTO "casework_handover"', BOTH, moved_once),
    CaseRace(plan_started_twice, AUDIT, TOLD, locks=("casework.caseload.services.reassignment.start_plan",)),
    CaseRace(task_finished_twice, AUDIT, TOLD, locks=("casework.case_tasks.services.undone_task",)),
    CaseRace(task_changed_while_it_is_finished, AUDIT, TOLD, locks=("casework.case_tasks.services.undone_task",)),
    CaseRace(contact_corrected_twice, AUDIT, TOLD),
    CaseRace(plan_confirmed_twice, AUDIT, BOTH, locks=("casework.safety_plan.services.confirm_plan",)),
    CaseRace(two_exhibits, AUDIT, BOTH, locks=("casework.evidence.services.exhibits.add_exhibits",)),
    CaseRace(
        two_managers_switch_each_other_off, AUDIT, REFUSED, locks=("accounts.sign_in.services.sessions._held_with",)
    ),
    CaseRace(her_safe_address_is_his, AUDIT, REFUSED),
    CaseRace(his_address_is_her_safe_one, AUDIT, REFUSED),
    CaseRace(her_names_changed_twice, 'UPDATE "casework_victim"', ("done", "RowChangedSince")),
    CaseRace(safe_contact_changed_twice, 'INSERT INTO "casework_contactrules"', ("done", "RowChangedSince")),
]


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.acts.__name__)
def test_the_second_waits_and_is_told_what_the_first_did(race: CaseRace, people: TeamOfTwo) -> None:
    ended, holds = held(race, people)
    assert ended.waited
    assert ended.names == race.ends, (ended.first.error, ended.second.error)
    assert holds


@pytest.mark.parametrize("race", RACES, ids=lambda race: race.acts.__name__)
def test_without_its_lock_the_same_pair_goes_wrong(race: CaseRace, people: TeamOfTwo) -> None:
    with without_locks(*race.locks):
        ended, holds = held(race, people)
    assert ended.names != race.ends or not holds
