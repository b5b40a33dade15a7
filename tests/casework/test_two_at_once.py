"""Two who act on one case, or on its people, at the same moment; each pair goes wrong when its lock is taken out."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from functools import partial
from typing import Any, Final

import pytest

from accounts import services as accounts
from accounts.models import Organisation, Role, User
from casework import services
from casework.models import Agreement, Case, Concern, ConcernKind, Handover, Share
from casework.rules.eligibility import Answer, Decision
from casework.rules.london import local_day
from casework.services import exhibits
from tests.factories import make_force, make_share, make_team, make_user
from tests.team_of_two import CaseRace, Pair, TeamOfTwo, fresh, held, now, switch_off, team_of_two, twice
from tests.two_at_once import without_locks

pytestmark = [pytest.mark.django_db, pytest.mark.xdist_group("two_at_once")]
AUDIT: Final = 'INSERT INTO "accounts_auditentry"'
REFUSED: Final = ("done", "RuleViolation")
TOLD: Final = ("done", "DoneMeanwhile")
DAY: Final = timedelta(days=1)
BOTH: Final = ("done", "done")
C: Final = "casework.services"
R: Final = "risk.services"


@pytest.fixture(scope="module")
def people(django_db_setup: None, django_db_blocker: Any) -> Iterator[TeamOfTwo]:
    with team_of_two(django_db_blocker) as written:
        yield written


# --- Agreements and shares --------------------------------------------------------------------------------------


def agreed(case: Case, by: User, force: Organisation | None = None) -> Agreement:
    new = services.NewAgreement(
        kind="share", force=force or make_force(), purpose="Breach", given_on=local_day(now()), given_how="phone"
    )
    return services.record_agreement(case, new, by=by, now=now())


def withdraw(agreement: Agreement, by: User) -> Agreement:
    said = services.Withdrawal(on=local_day(now()), words="Not any more")
    return services.withdraw_agreement(fresh(agreement), said, by=by, now=now())


def share(case: Case, by: User) -> Share:
    new = services.NewShare(force=make_force(), purpose="Breach", rests_on=services.OnRecord())
    return services.share_case(case, new, by=by, now=now())


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
    return twice(lambda who: services.revoke_share(fresh(made), by=who, now=now()), by)


def share_judged_both_ways(by: TeamOfTwo) -> Pair:
    without = services.Without("serious_harm", "He is at her door")
    new = services.NewShare(force=make_force(), purpose="Breach", rests_on=without)
    case = by.case()
    services.share_case(case, new, by=by.worker, now=now())
    concern = Concern.objects.get(case=case, kind=ConcernKind.SHARED_WITHOUT_AGREEMENT)
    judge = partial(services.judge_share, words="Looked at it", now=now())
    return (
        lambda: judge(fresh(concern), is_right=True, by=by.one),
        lambda: judge(fresh(concern), is_right=False, by=by.two),
    )


def last_day_found_twice(by: TeamOfTwo) -> Pair:
    made = make_share(case=by.case(), last_day_known=False)
    return twice(lambda who: services.find_last_day_of_share(fresh(made), None, by=who, now=now()), by)


def last_day_found_while_she_takes_it_back(by: TeamOfTwo) -> Pair:
    new = services.NewAgreement(kind="service", given_on=local_day(now()), given_how="phone", last_day_known=False)
    agreement = services.record_agreement(by.case(), new, by=by.worker, now=now())
    return (
        partial(withdraw, agreement, by.one),
        lambda: services.find_last_day_of_agreement(fresh(agreement), None, by=by.two, now=now()),
    )


# --- What somebody decides once -----------------------------------------------------------------------------------


def concern_answered_twice(by: TeamOfTwo) -> Pair:
    concern = services.raise_concern(by.case(), ConcernKind.UNSAFE_ADVICE, by=by.worker, now=now())
    return twice(lambda who: services.answer_concern(fresh(concern), answer="Rang her", by=who, now=now()), by)


def concern_raised_twice(by: TeamOfTwo) -> Pair:
    case = by.case()
    return twice(lambda who: services.raise_concern(case, ConcernKind.UNSAFE_ADVICE, by=who, now=now()), by)


def referral_decided_twice(by: TeamOfTwo) -> Pair:
    referral = services.take_referral(
        services.NewReferral(
            team=by.worker.teams.get(),
            source="police",
            received_at=now(),
            first_name="Alba",
            happening="He waits outside",
            immediate_danger="no",
            answers=[Answer("area", "Area?", "yes")],
        ),
        by=by.worker,
        now=now(),
    )
    no = Decision(outcome="not_eligible", reason="Elsewhere")
    return twice(lambda who: services.decide_referral(fresh(referral), no, by=who, now=now()), by)


def allocated_twice(by: TeamOfTwo) -> Pair:
    case = by.case(caseworker=None)
    note = services.HandoverNote(open_work="The court date")
    return twice(lambda who: services.allocate_case(fresh(case), worker=by.worker, note=note, by=who, now=now()), by)


def transferred_twice(by: TeamOfTwo) -> Pair:
    case, team = by.case(), by.worker.teams.get()
    note = services.HandoverNote(open_work="The court date")
    to = [services.Receiver(team=team, worker=make_user(teams=[team])) for _ in range(2)]
    move = partial(services.transfer_case, note=note, seen_with=by.worker.pk, now=now())
    return lambda: move(fresh(case), to[0], by=by.one), lambda: move(fresh(case), to[1], by=by.two)


def given_to_somebody_who_is_switched_off(by: TeamOfTwo) -> Pair:
    case, worker = by.case(caseworker=None), make_user(teams=[by.worker.teams.get()])
    note = services.HandoverNote(open_work="The court date")
    return (
        partial(switch_off, worker),
        lambda: services.allocate_case(fresh(case), worker=worker, note=note, by=by.one, now=now()),
    )


def move_asked_for_twice(by: TeamOfTwo) -> Pair:
    case = by.case()
    return twice(lambda who: services.ask_for_move(fresh(case), reason="Our children", by=who, now=now()), by)


def move_declined_twice(by: TeamOfTwo) -> Pair:
    asked = services.ask_for_move(by.case(), reason="Our children", by=by.worker, now=now())
    return twice(lambda who: services.decline_move(fresh(asked), answer="It stays", by=who, now=now()), by)


def moved_by_hand_while_a_plan_moves_it(by: TeamOfTwo) -> Pair:
    case, team = by.case(), by.worker.teams.get()
    mine, theirs = make_user(teams=[team]), make_user(teams=[team])
    new = services.NewPlan(organisation=case.organisation, leaver=by.worker, to_worker=theirs, note="Read it")
    fates = [services.Fate(case=case, worker_id=theirs.pk, weight=1, why="Chosen")]
    plan = services.keep_plan(new, fates, by=by.one, now=now())
    services.start_plan(plan, href="/", by=by.one, now=now())
    note, to = services.HandoverNote(open_work="The court date"), services.Receiver(team=team, worker=mine)
    return (
        lambda: services.transfer_case(fresh(case), to, note, seen_with=by.worker.pk, by=by.two, now=now()),
        lambda: services.carry_out(plan.public_id, now=now(), told=lambda _done, _total: None),
    )


def moved_once() -> bool:
    return Handover.objects.filter(case=Case.objects.latest("pk")).count() == 1


def plan_started_twice(by: TeamOfTwo) -> Pair:
    case, other = by.case(), make_user(teams=[by.worker.teams.get()])
    new = services.NewPlan(organisation=case.organisation, leaver=by.worker, to_worker=other, note="Read it")
    fates = [services.Fate(case=case, worker_id=other.pk, weight=1, why="Chosen")]
    plan = services.keep_plan(new, fates, by=by.one, now=now())
    start = partial(services.start_plan, href="/", by=by.one)
    return lambda: start(fresh(plan), now=now()), lambda: start(fresh(plan), now=now())


def task_finished_twice(by: TeamOfTwo) -> Pair:
    task = services.set_task(by.case(), services.NewTask(title="Ring"), by=by.worker, now=now())
    return twice(lambda who: services.finish_task(fresh(task), outcome="Rang", by=who, now=now()), by)


def task_changed_while_it_is_finished(by: TeamOfTwo) -> Pair:
    task = services.set_task(by.case(), services.NewTask(title="Ring"), by=by.worker, now=now())
    change = partial(services.change_task, values={"title": "Write"}, version=1, by=by.two, now=now())
    return lambda: services.finish_task(fresh(task), outcome="Rang", by=by.one, now=now()), lambda: change(fresh(task))


def contact_corrected_twice(by: TeamOfTwo) -> Pair:
    contact = services.log_contact(by.case(), a_contact(), by=by.worker, now=now())
    correct = partial(services.correct_contact, new=a_contact(), reason="It was she who rang")
    return twice(lambda who: correct(fresh(contact), by=who, now=now()), by)


def a_contact() -> services.NewContact:
    return services.NewContact(at=now(), way="phone", direction="in", outcome="spoke", words="She rang")


def plan_confirmed_twice(by: TeamOfTwo) -> Pair:
    case = by.case()
    services.add_measure(case, a_measure(), by=by.worker, now=now())
    confirm = partial(services.confirm_plan, case, confirmed_on=local_day(now()), words="", now=now())
    return lambda: confirm(by=by.one).number, lambda: confirm(by=by.two).number


def a_measure() -> services.NewMeasure:
    return services.NewMeasure(code="locks_alarms", state="agreed", agreed_on=local_day(now()))


def two_exhibits(by: TeamOfTwo) -> Pair:
    case, facts = by.case(), exhibits.ExhibitFacts(title="A letter")
    return twice(lambda who: exhibits.add_exhibits(case, facts, (), by=who, now=now()), by)


def two_managers_switch_each_other_off(_by: TeamOfTwo) -> Pair:
    """Nobody would be left who could let anybody in."""
    team = make_team()
    one, two = (make_user(role=Role.SERVICE_MANAGER, organisation=team.organisation) for _ in range(2))
    return (
        lambda: accounts.switch_off(two, by=one, now=now()),
        lambda: accounts.switch_off(one, by=two, now=now()),
    )


# --- What is written about people -----------------------------------------------------------------------------------

ADDRESS: Final = "7 Marrowfat Steps, Hove BN3 1AA"


def her_safe_address_is_his(by: TeamOfTwo) -> Pair:
    """Two rows, neither of which the other act writes: both asked before either had said so."""
    case = by.case()
    hidden = services.NewSafeAddress(address=ADDRESS, hidden_from="Him", who_else_knows="Nobody")
    return (
        partial(services.keep_safe_address, case, hidden, by=by.worker, now=now()),
        partial(services.add_trait, case, {"kind": "address", "value": ADDRESS}, by=by.worker, now=now()),
    )


def his_address_is_her_safe_one(by: TeamOfTwo) -> Pair:
    keep, add = her_safe_address_is_his(by)
    return add, keep


def her_names_changed_twice(by: TeamOfTwo) -> Pair:
    client = by.case().victim
    change = partial(services.change_client, values={"last_name": "Pear"}, version=client.version, now=now())
    return twice(lambda who: change(client, by=who), by)


def safe_contact_changed_twice(by: TeamOfTwo) -> Pair:
    client = by.case().victim
    new = services.SafeContactChange({"safe_contact": "safe"}, {"code_word": "fern"}, client.version)
    return twice(lambda who: services.change_safe_contact(client, new, by=who, now=now()), by)


RACES: Final = [
    CaseRace(shared_while_she_takes_it_back, 'INSERT INTO "casework_share"', BOTH, no_share_outlives_her_agreement),
    CaseRace(taken_back_while_it_is_shared, AUDIT, REFUSED, locks=(f"{C}.shares.share_case",)),
    CaseRace(taken_back_twice, AUDIT, TOLD, locks=(f"{C}.agreements.standing_agreement",)),
    CaseRace(shared_twice, AUDIT, TOLD, locks=(f"{C}.shares.share_case",)),
    CaseRace(share_ended_twice, AUDIT, TOLD, locks=(f"{C}.shares._standing_share",)),
    CaseRace(share_judged_both_ways, AUDIT, TOLD),
    CaseRace(last_day_found_twice, AUDIT, TOLD, locks=(f"{C}.shares._standing_share",)),
    CaseRace(last_day_found_while_she_takes_it_back, AUDIT, TOLD, locks=(f"{C}.agreements.standing_agreement",)),
    CaseRace(concern_answered_twice, AUDIT, TOLD, locks=(f"{C}.concerns.answer_concern",)),
    CaseRace(referral_decided_twice, AUDIT, TOLD, locks=(f"{C}.referrals.undecided",)),
    CaseRace(allocated_twice, 'INSERT INTO "casework_handover"', TOLD),
    CaseRace(transferred_twice, 'INSERT INTO "casework_handover"', TOLD),
    CaseRace(
        given_to_somebody_who_is_switched_off,
        'UPDATE "accounts_user"',
        REFUSED,
        locks=(f"{C}.handovers.check_can_take",),
    ),
    CaseRace(move_asked_for_twice, AUDIT, TOLD, locks=(f"{C}.handovers.ask_for_move",)),
    CaseRace(move_declined_twice, AUDIT, TOLD, locks=(f"{C}.handovers.decline_move",)),
    CaseRace(moved_by_hand_while_a_plan_moves_it, 'INSERT INTO "casework_handover"', BOTH, moved_once),
    CaseRace(plan_started_twice, AUDIT, TOLD, locks=(f"{C}.reassignments.start_plan",)),
    CaseRace(task_finished_twice, AUDIT, TOLD, locks=(f"{C}.tasks.undone_task",)),
    CaseRace(task_changed_while_it_is_finished, AUDIT, TOLD, locks=(f"{C}.tasks.undone_task",)),
    CaseRace(contact_corrected_twice, AUDIT, TOLD),
    CaseRace(plan_confirmed_twice, AUDIT, BOTH, locks=(f"{C}.safety.confirm_plan",)),
    CaseRace(two_exhibits, AUDIT, BOTH, locks=(f"{C}.exhibits.add_exhibits",)),
    CaseRace(two_managers_switch_each_other_off, AUDIT, REFUSED, locks=("accounts.services.sessions._held_with",)),
    CaseRace(her_safe_address_is_his, AUDIT, REFUSED),
    CaseRace(his_address_is_her_safe_one, AUDIT, REFUSED),
    CaseRace(her_names_changed_twice, 'UPDATE "casework_victim"', ("done", "ChangedMeanwhile")),
    CaseRace(safe_contact_changed_twice, 'INSERT INTO "casework_contactrules"', ("done", "ChangedMeanwhile")),
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
