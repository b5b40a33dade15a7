"""A case that has been lived through the services, shared with Sussex Police, with words in it that must not leak."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import Final
from uuid import UUID, uuid4

from django.utils import timezone

from accounts.invitations.models import Invitation
from accounts.invitations.rules import link_hash, new_link_token
from accounts.jobs.models import Job
from accounts.jobs.services.jobs import NewJob, run_job, start_job
from accounts.people.models import Organisation, Role, Team, User
from accounts.submissions.models import Submission
from casework.case_tasks.models import Task
from casework.caseload.models.handover import Handover, MoveRequest
from casework.caseload.models.reassignment import Reassignment
from casework.cases.models.case import Case
from casework.concerns.models import Concern, ConcernKind
from casework.concerns.services import raise_concern
from casework.contact_log.models import ContactAttempt
from casework.dates.rules.london_time import local_day
from casework.evidence.models.evidence_gap import EvidenceGap
from casework.evidence.models.exhibit import Exhibit
from casework.evidence.models.upload import Upload
from casework.incidents.models.incident import Incident
from casework.meetings.models import Meeting
from casework.notes.models import Note
from casework.other_people.models import OtherPerson
from casework.other_people.services import add_other_person
from casework.people.models.trait import Trait
from casework.people.services.traits import add_trait
from casework.recommendations.models import Recommendation
from casework.referrals.models import Referral
from casework.safe_contact.models.contact_rules import Channel, SafeHours
from casework.safe_contact.services.contact_plan import (
    SafeContactChange,
    add_channel,
    add_safe_hours,
    change_safe_contact,
)
from casework.safe_contact.services.safe_address import NewSafeAddress, keep_safe_address
from casework.safety_plan.models import SafetyMeasure
from casework.sharing.models.agreement import Agreement, GivenHow
from casework.sharing.models.share import Share
from casework.sharing.services.shares import AgreedNow, NewShare, share_case
from orders.applications.models.application import Application
from orders.applications.models.challenge import Challenge
from orders.applications.services.steps import NewApplicationStep, record_application_step, request_order
from orders.breaches.models.breach import Breach
from orders.breaches.services.recording import NewBreach, record_breach, record_breach_step
from orders.cases.services.opening import NewCase, open_case
from orders.conditions.models.unworkable import Unworkable
from orders.conditions.services.kept import change_detail
from orders.court.models.court_day import CourtDate
from orders.court.models.hearing import Hearing
from orders.diary.models import DiaryFeed
from orders.grounds.models.draft_condition import DraftCondition
from orders.imports.models import Import
from orders.imports.services.files import NewFile, take_file
from orders.imports.services.first_look import read_headings
from orders.incidents.services import NewIncident, log_incident
from orders.letters.models.letter import Letter
from orders.orders.models import Condition, Order
from orders.orders.services.making import NewCondition, NewOrder, make_order, record_order_step
from orders.proceedings.models import PoliceRequest, Proceeding
from orders.protection.models import OtherProtection
from orders.protection.services.other_protection import NewProtection, record_protection
from orders.reviews.services.reviews import NewReview, judge_risk, review_risk
from orders.serving.models import NotificationDuty
from orders.warrants.models import Warrant
from orders.warrants.services import NewCheck, check_warrant
from record.authors import Author
from risk.assessments.models.screening import Screening
from risk.assessments.services import NewScreening, record_screening
from risk.reviews.models.signature import Signature
from tests.factories import make_force, make_organisation, make_team, make_user
from tests.laid_case import LaidOnce
from tests.shared_court import SECRETS as COURT_SECRETS
from tests.shared_court import FeedToken, SharedCourt, add_court
from tests.shared_evidence import EVIDENCE_SECRETS, SharedEvidence, add_evidence
from tests.shared_intake import SECRETS as INTAKE_SECRETS
from tests.shared_intake import Intake, make_intake
from tests.shared_later import SECRETS as LATER_SECRETS
from tests.shared_later import mark_about, proceeding_about, request_about
from tests.shared_letter import LETTER_TEXT, add_letter
from tests.worked_asking import SECRETS as ASKING_SECRETS
from tests.worked_asking import Asked, ask_beside
from tests.worked_case import SECRETS as WORK_SECRETS
from tests.worked_case import Worked, work_on

HOUR: Final = timedelta(hours=1)
DAY: Final = timedelta(days=1)

FIRST_NAME: Final = "Zephyrine"
SURNAME: Final = "Quillfeather"
PERPETRATOR: Final = "Bartimaeus Wolfenden"
SAFE_CONTACT: Final = "Ring 07700 900461 after dark"
NARRATIVE: Final = "Stood by the lychgate with a lantern"
WITNESS: Final = "Ottoline Farthingale"
QUOTED: Final = "You will hear the bells again"
BREACH_NARRATIVE: Final = "Pushed a sonnet under the door"
NOTE: Final = "She is staying at Harrowgate Mews"
WARRANT_ANSWER: Final = "Seen near the cooperage"
REASON: Final = "Seven calls before breakfast"
RISK_WORDS: Final = "Keeps a marlinspike in his boot"

SAFE_ADDRESS: Final = "7 Marrowfat Steps"
PROTECTION_WORDS: Final = "Not within sight of the Widdershins bakery"
CODE_WORD: Final = "pomegranate umbrella"
ALIAS: Final = "Bart the Heron"
CHILD: Final = "Wilhelmina-Rose"
SCHOOL: Final = "Dandelion Infants"
VIEW: Final = "Dreads the brass doorbell"
FILE_NAME: Final = "Clients of Quarrington.csv"

SECRETS: Final = (
    *(SURNAME, PERPETRATOR, SAFE_CONTACT, NARRATIVE, BREACH_NARRATIVE, NOTE, REASON, RISK_WORDS, WARRANT_ANSWER),
    *(SAFE_ADDRESS, CODE_WORD, ALIAS, CHILD, SCHOOL),
    *INTAKE_SECRETS,
    *(WITNESS, QUOTED, FILE_NAME, VIEW),
    PROTECTION_WORDS,
    *(WITNESS, QUOTED, FILE_NAME, LETTER_TEXT),
    *EVIDENCE_SECRETS,
    *WORK_SECRETS,
    *COURT_SECRETS,
    *LATER_SECRETS,
    *ASKING_SECRETS,
)
"""What no page for the police may hold."""
PEOPLE: Final = (FIRST_NAME, *SECRETS)
"""What no address, title or line of a log may hold."""


@dataclass(frozen=True)
class SentForm:
    """The key of a form that was acted upon, by the name that addresses are made of."""

    public_id: UUID


@dataclass(frozen=True)
class SharedCase:
    """The rows that the tests name."""

    case: Case
    worker: User
    force: Organisation
    share: Share
    incident: Incident
    application: Application
    order: Order
    breach: Breach
    pending: Application
    job: Job
    trait: Trait
    person: OtherPerson
    channel: Channel
    hours: SafeHours
    intake: Intake
    signature: Signature
    screening: Screening
    evidence: SharedEvidence
    worked: Worked
    imported: Import
    at_court: SharedCourt
    letter: Letter
    asked: Asked

    @property
    def draft(self) -> DraftCondition:
        return self.asked.draft

    @property
    def challenge(self) -> Challenge:
        return self.asked.challenge

    @property
    def condition(self) -> Condition:
        return self.order.conditions.get(label="C2")

    @property
    def duty(self) -> NotificationDuty:
        return NotificationDuty.objects.get(order=self.order)

    @property
    def proceeding(self) -> Proceeding:
        return proceeding_about(self.order, self.worker)

    @property
    def police_request(self) -> PoliceRequest:
        return request_about(self.order, self.worker)

    @property
    def mark(self) -> Unworkable:
        return mark_about(self.order, self.worker)

    @property
    def exhibit(self) -> Exhibit:
        return self.evidence.exhibit

    @property
    def gap(self) -> EvidenceGap:
        return self.evidence.gap

    @property
    def upload(self) -> Upload:
        return self.evidence.upload

    @property
    def referral(self) -> Referral:
        return self.intake.referral

    @property
    def handover(self) -> Handover:
        return self.intake.handover

    @property
    def move_request(self) -> MoveRequest:
        return self.intake.move_request

    @property
    def reassignment(self) -> Reassignment:
        return self.intake.reassignment

    @property
    def protection(self) -> OtherProtection:
        return OtherProtection.objects.get(case=self.case)

    @property
    def agreement(self) -> Agreement:
        return Agreement.objects.get(case=self.case)

    @property
    def concern(self) -> Concern:
        return Concern.objects.get(case=self.case, kind=ConcernKind.STAGE_FIVE)

    @property
    def warrant(self) -> Warrant:
        """A warrant that is out, with what we asked about it."""
        return Warrant.objects.filter(breach=self.breach).first() or _with_warrant(self.breach, self.worker)

    @property
    def task(self) -> Task:
        return self.worked.task

    @property
    def contact(self) -> ContactAttempt:
        return self.worked.contact

    @property
    def measure(self) -> SafetyMeasure:
        return self.worked.measure

    @property
    def meeting(self) -> Meeting:
        return self.worked.meeting

    @property
    def note(self) -> Note:
        return self.worked.note

    @property
    def hearing(self) -> Hearing:
        return self.at_court.hearing

    @property
    def court_date(self) -> CourtDate:
        return self.at_court.court_date

    @property
    def form(self) -> SentForm:
        given = {"key": uuid4(), "at": timezone.now()}
        return SentForm(Submission.objects.get_or_create(user=self.worker, answer="/", defaults=given)[0].key)

    @property
    def diary_feed(self) -> DiaryFeed:
        return self.at_court.feed

    @property
    def feed_token(self) -> FeedToken:
        return self.at_court.token

    @property
    def link_token(self) -> FeedToken:
        """A link by which a colleague can set a password; the one before it ends."""
        owner, token = self.case.organisation_id, new_link_token()
        given = {"token_hash": link_hash(token), "expires_at": timezone.now() + DAY}
        facts = {"organisation_id": owner, "joins_id": owner, "role": Role.CASEWORKER, "made_at": timezone.now()}
        Invitation.objects.update_or_create(
            username="n.newcomer", kind="join", defaults=given, create_defaults=facts | given
        )
        return FeedToken(token)

    @property
    def recommendation(self) -> Recommendation:
        return self.worked.recommendation


def live_case(*, team: Team | None = None, force: Organisation | None = None, reported: bool = True) -> SharedCase:
    """Open, request, order, breach and share; the breach was learned of 27 hours ago and reported an hour later.

    It costs some 800 statements, so that one which asks for nothing of its own is lived once and then laid.
    """
    if team or force or not reported:
        return _live(team=team, force=force, reported=reported)
    return _laid()


def _live(*, team: Team | None = None, force: Organisation | None = None, reported: bool = True) -> SharedCase:
    now = timezone.now()
    team = team or make_team(organisation=make_organisation(name="Elm Advocacy"))
    force = force or make_force()
    worker = make_user(teams=[team])
    case = _opened(team, worker, force, now - 60 * DAY)
    incident = _logged(case, worker, now - 59 * DAY)
    order = ordered(case, worker, force, now - 58 * DAY)
    breach = breached(order, worker, now - 27 * HOUR)
    if reported:
        step = NewApplicationStep(step="reported_to_police", at=now - 26 * HOUR, note=NOTE)
        record_breach_step(breach, step, Author(worker, now - 26 * HOUR))
    pending = request_order(case, force=force, at=now - 20 * DAY, author=Author(worker, now - 20 * DAY), note=NOTE)
    share = _shared(case, worker, force, now - 19 * DAY)
    job = start_job(NewJob(kind="accounts.nothing", title="Nothing at all", arguments={}), by=worker, now=now)
    people = _peopled(case, worker, now - 60 * DAY)
    intake = make_intake(case, first_name=FIRST_NAME, last_name=SURNAME, now=now)
    signature, screening = _risk_looked_at(case, worker, now)
    raise_concern(case, ConcernKind.STAGE_FIVE, by=worker, now=now)
    told = (case, worker, force, share, incident, order.application, order, breach, pending, job)
    evidence = add_evidence(case, worker, now - 18 * DAY)
    worked = work_on(case, worker, now)
    _protected(case, worker, now - 17 * DAY)
    imported = _brought(team, now)
    at_court = add_court(order, worker, now)
    letter = add_letter(pending, worker, now)
    asked = ask_beside(order.application, pending, worker, now)
    more = (imported, at_court, letter, asked)
    return SharedCase(*told, *people, intake, signature, screening, evidence, worked, *more)


def _rests_on() -> tuple[date, int]:
    """The day that its dates are counted from, and the force that it is shared with."""
    return local_day(timezone.now()), make_force().pk


_laid: Final = LaidOnce(_live, rests_on=_rests_on)


def _shared(case: Case, worker: User, force: Organisation, at: datetime) -> Share:
    agreed = AgreedNow(local_day(at), GivenHow.PHONE)
    new = NewShare(force=force, purpose="To act on breaches", rests_on=agreed)
    return share_case(case, new, by=worker, now=at)


def _protected(case: Case, worker: User, at: datetime) -> None:
    """An injunction of one day: from then on it protects her no more."""
    day = local_day(at)
    new = NewProtection(kind="injunction", first_day=day, last_day=day, at=at, conditions=PROTECTION_WORDS)
    record_protection(case, new, Author(worker, at))


def _brought(team: Team, now: datetime) -> Import:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[team])
    text = f"Case ref,Opened on,First name\nA/1,3/3/2026,{FIRST_NAME}\n"
    row = take_file(NewFile(FILE_NAME, text.encode(), team), by=supervisor, now=now)
    assert row.job
    run_job(str(row.job.public_id), read_headings)
    row.refresh_from_db()
    return row


def make_liaison(force: Organisation | None = None) -> User:
    return make_user(role=Role.POLICE_LIAISON, organisation=force or make_force())


def _opened(team: Team, worker: User, force: Organisation, at: datetime) -> Case:
    new = NewCase(
        team=team,
        caseworker=worker,
        first_name=FIRST_NAME,
        last_name=SURNAME,
        perpetrator=PERPETRATOR,
        relationship="ex_partner",
        victim_force=force,
        risk="high",
        opened_at=at,
        safe_contact="unsafe",
        safe_contact_note=SAFE_CONTACT,
    )
    case = open_case(new, Author(worker, at))
    review_risk(case, NewReview(level="high", reason=REASON, at=at + HOUR), Author(worker, at + HOUR))
    return case


def _risk_looked_at(case: Case, worker: User, now: datetime) -> tuple[Signature, Screening]:
    """A lower level that waits to be signed, and a screening."""
    lower = NewReview(level="standard", reason=RISK_WORDS, at=now - HOUR)
    signature = judge_risk(case, lower, Author(worker, now))
    asked = NewScreening(held_on=local_day(now), answers={"threats": "yes"}, notes={}, opinion=RISK_WORDS)
    assert isinstance(signature, Signature)
    return signature, record_screening(case, asked, by=worker, now=now)


def _logged(case: Case, worker: User, at: datetime) -> Incident:
    witness = {"name": WITNESS, "reach": "", "willing": "yes", "named": "no"}
    details = {"quoted_words": QUOTED, "witnesses": [witness]}
    new = NewIncident(behaviours=["CON-01"], happened_at=at - HOUR, recorded_at=at, text=NARRATIVE, details=details)
    return log_incident(case, new, Author(worker, at))


def ordered(case: Case, worker: User, force: Organisation, at: datetime) -> Order:
    application = request_order(case, force=force, at=at, author=Author(worker, at), note=NOTE)
    step = NewApplicationStep(step="acknowledged", at=at + HOUR, facts={"officer": "PC Teasel"}, note=NOTE)
    record_application_step(application, step, Author(worker, at + HOUR))
    conditions = [
        NewCondition(kind="prohibition", text="No contact by any means"),
        NewCondition(kind="positive_requirement", text="Attend the programme"),
    ]
    made_at = at + 10 * DAY
    new = NewOrder(kind="full", made_at=made_at, last_day=None, conditions=conditions, note=NOTE)
    order = make_order(application, new, Author(worker, made_at))
    served = NewApplicationStep(step="served", at=made_at + DAY, note=NOTE)
    record_order_step(order, served, Author(worker, made_at + DAY))
    for condition in order.conditions.all():
        change_detail(condition, {"victim_view": VIEW}, version=1, by=worker, now=made_at + DAY)
    return order


def breached(order: Order, worker: User, at: datetime) -> Breach:
    first = order.conditions.order_by("id")[0].label
    new = NewBreach(condition=first, happened_at=at - HOUR, learned_at=at, behaviours=["CON-02"], text=BREACH_NARRATIVE)
    return record_breach(order, new, Author(worker, at))


def _with_warrant(breach: Breach, worker: User) -> Warrant:
    now = timezone.now()
    record_breach_step(breach, NewApplicationStep(step="warrant_issued", at=now - HOUR), Author(worker, now))
    warrant = Warrant.objects.get(breach=breach)
    check_warrant(warrant, NewCheck(asked_at=now, asked_whom="The desk", answer=WARRANT_ANSWER), Author(worker, now))
    return warrant


def _peopled(case: Case, worker: User, at: datetime) -> tuple[Trait, OtherPerson, Channel, SafeHours]:
    trait = add_trait(case, {"kind": "alias", "value": ALIAS}, by=worker, now=at)
    person = add_other_person(case, {"name": CHILD, "relation": "child", "school": SCHOOL}, by=worker, now=at)
    channel = add_channel(case.victim, {"way": "phone", "value": "07700 900461", "safe": "unsafe"}, by=worker, now=at)
    hours = {"days": [0, 1, 2, 3, 4], "opens": time(10), "closes": time(15)}
    kept = add_safe_hours(case.victim, hours, by=worker, now=at)
    status, version = {"safe_contact": "unsafe"}, case.victim.version
    change_safe_contact(case.victim, SafeContactChange(status, {"code_word": CODE_WORD}, version), by=worker, now=at)
    hidden = NewSafeAddress(address=SAFE_ADDRESS, hidden_from="Him and his brother", who_else_knows="Nobody")
    keep_safe_address(case, hidden, by=worker, now=at)
    return trait, person, channel, kept
