"""Letters lived through: filled from the record without a secret, read by a second person, sent, answered, frozen."""

from __future__ import annotations

from dataclasses import fields
from itertools import chain

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from casework.case_tasks.models import Task, TaskKind
from casework.concerns.models import Concern, ConcernKind
from casework.dates.rules.london_time import local_day
from casework.editing.services.row_versions import RowChangedSince
from orders.applications.services.steps import NewApplicationStep, record_application_step
from orders.letters.models.letter import Letter
from orders.letters.rules.facts import LetterFacts
from orders.letters.rules.kinds import LetterKindRule, kinds_for
from orders.letters.services import approval, sending
from orders.letters.services.facts import LetterChoices, facts_of
from orders.letters.services.safe_address_guard import LEFT_OUT
from orders.letters.services.subjects import noun_of_thing
from orders.letters.services.writing import NewLetter, change_letter, reply_by, write_letter
from record.authors import Author
from tests.factories import (
    make_user,
)
from tests.orders.acting import (
    address,
    fetch,
    send,
    typed_day,
    words,
)
from tests.orders.lettering import (
    PHONE,
    Scene,
    act,
    approved,
    draft,
    edited,
    form_of,
    ready,
    recommendation,
    scene,
    sent,
)
from tests.shared_case import DAY, FIRST_NAME, PERPETRATOR, SAFE_ADDRESS, SECRETS, SURNAME, SharedCase, live_case
from tests.worked_asking import GROUND_WORDS

pytestmark = pytest.mark.django_db


@pytest.fixture
def told() -> Scene:
    return scene()


@pytest.fixture
def lived() -> SharedCase:
    """A case lived through the services, full of planted words: dearer, for where that matters."""
    return live_case()


@pytest.fixture
def supervisor(told: Scene) -> User:
    return make_user(role=Role.SUPERVISOR, teams=[told.case.team])


# --- What a letter can say ----------------------------------------------------------------------------------


def test_no_field_of_any_letter_reaches_a_safe_address_a_number_a_note_or_a_narrative(lived: SharedCase) -> None:
    """Every kind about everything it suits, and every single fact, in a case full of planted words.

    Only what somebody wrote for the letter, the words of a ground, goes into it.
    """
    wanted = LetterChoices(
        kind=LetterKindRule.CHASE,
        recipient="R",
        recipient_role="",
        names_client=False,
        names_perpetrator=False,
        reply_by=local_day(timezone.now()),
    )
    saying: list[str] = []
    for thing in (lived.pending, lived.order.application, lived.order, lived.breach):
        facts = facts_of(thing, wanted, by=lived.worker, now=timezone.now())
        saying += [value for each in fields(LetterFacts) for value in _texts(getattr(facts, each.name))]
        letters = [draft(lived, thing, kind=kind) for kind in kinds_for(noun_of_thing(thing), thing.status)]
        saying += chain.from_iterable((letter.subject, letter.text) for letter in letters)
    whole = "\n".join(saying)
    assert [word for word in (*SECRETS, FIRST_NAME, PHONE, "900461") if word in whole] == [GROUND_WORDS]
    assert "Order requested" in whole
    assert lived.case.reference in whole


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def test_a_secret_that_got_into_a_fact_is_left_out_and_stops_the_letter(lived: SharedCase) -> None:
    now = timezone.now()
    officer = {"officer": f"PC Teasel, by {SAFE_ADDRESS}"}
    reason = {"reason": f"ring her on {PHONE.replace(' ', '-')}", "alternatives": "nothing"}
    for step, facts in (("acknowledged", officer), ("declined", reason)):
        record_application_step(
            lived.pending, NewApplicationStep(step=step, at=now, facts=facts), Author(lived.worker, now)
        )
    letter = draft(lived, kind=LetterKindRule.REASONS)
    assert SAFE_ADDRESS not in letter.text
    assert "900" not in letter.text
    assert LEFT_OUT in letter.text
    with pytest.raises(RuleViolation, match=r"\[write here"):
        act(approval.hand_in, letter, lived.worker)


def test_facts_are_dated_and_say_who_held_it_and_what_is_late_f25(lived: SharedCase) -> None:
    text = draft(lived).text
    asked = local_day(lived.pending.requested_at)
    assert f"{asked.day} {asked:%B %Y}: Order requested" in text
    assert "From then with the police, officer in the case for 20 days" in text
    assert "No officer has been named for the requested order" in text
    assert "Our limit at high risk is 1 working day." in text
    by = reply_by(lived.pending, LetterKindRule.CHASE, local_day(timezone.now()))
    assert f"Please answer in writing by {by.day} {by:%B %Y}." in text


def test_request_letter_holds_the_power_and_the_three_grounds_f13(lived: SharedCase) -> None:
    text = draft(lived, kind=LetterKindRule.REQUEST).text
    for said_so in (
        "Nobody else can",
        "Stalking Protection Act 2019, section 1(1)",
        "Acts associated with stalking: 1 act recorded on",
        "Risk associated with stalking: we assess it as high risk",
        "Necessity: ",
        "at least 2 years",
        "We name nobody in this letter.",
    ):
        assert said_so in text


def test_people_are_named_only_if_chosen_with_a_reason(told: Scene) -> None:
    with pytest.raises(RuleViolation, match="Say why"):
        draft(told, names_client=True)
    letter = draft(told, names_client=True, names_perpetrator=True, naming_reason="They know the case.")
    assert f"Our client is {FIRST_NAME} {SURNAME}. The perpetrator is {PERPETRATOR}." in letter.text


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        (f"She is at {SAFE_ADDRESS.lower()} now", "where the client is hidden"),
        ("Ring +44 7700 900461", "where the client is hidden"),
        (f"Ms {SURNAME} asks", "This names the client"),
        (f"{PERPETRATOR} did it", "This names the perpetrator"),
    ],
)
def test_what_no_letter_may_say_is_refused_and_the_text_kept(told: Scene, typed: str, sentence: str) -> None:
    letter = draft(told)
    page = send(told.worker, "letter_edit", letter, **form_of(letter, text=typed))
    assert sentence in words(page)
    assert typed in words(page)
    letter.refresh_from_db()
    assert typed not in letter.text


# --- Approval -----------------------------------------------------------------------------------------------


def test_own_draft_is_not_approved_by_self_or_a_second_account_bad_inputs_c(told: Scene) -> None:
    author = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    author.first_name, author.last_name = "Ada", "Quill"
    author.save()
    twin = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    twin.first_name, twin.last_name = "ADA", "Quill "
    twin.save()
    letter = write_letter(
        told.pending, NewLetter(kind=LetterKindRule.CHASE, recipient="R"), by=author, now=timezone.now()
    )
    act(change_letter, letter, author, edited(letter))
    act(approval.hand_in, letter, author)
    for approver in (author, twin):
        letter.refresh_from_db()
        page = send(approver, "letter_decide", letter, decision="approve", reason="", version=letter.version)
        assert "This needs a second person" in words(page)
        with pytest.raises(RuleViolation, match="second person"):
            act(approval.send_back, letter, approver, reason="No")
    letter.refresh_from_db()
    assert letter.status == "waiting"


def test_whoever_changed_the_draft_last_does_not_approve_it(told: Scene, supervisor: User) -> None:
    letter = ready(told)
    act(change_letter, letter, supervisor, edited(letter, text="Changed by a supervisor."))
    act(approval.hand_in, letter, told.worker)
    with pytest.raises(RuleViolation, match="second person"):
        act(approval.approve, letter, supervisor)


def test_handing_in_raises_a_concern_that_the_decision_answers(told: Scene, supervisor: User) -> None:
    letter = act(approval.hand_in, ready(told), told.worker)
    concern = Concern.objects.get(kind=ConcernKind.LETTER_TO_APPROVE, about_id=letter.public_id)
    assert concern.answered_at is None
    page = words(fetch(supervisor, "delays"))
    assert "A letter waits for approval" in page
    assert address("letter_decide", letter) in fetch(supervisor, "delays").content.decode()
    act(approval.send_back, letter, supervisor, reason="Say which officer.")
    concern.refresh_from_db()
    assert concern.answer == "Sent back: Say which officer."
    assert "Say which officer." in words(fetch(told.worker, "letter_edit", letter))
    act(approval.hand_in, letter, told.worker)
    act(approval.take_back, letter, told.worker)
    act(approval.hand_in, letter, told.worker)
    act(approval.approve, letter, supervisor)
    assert not Concern.objects.filter(kind=ConcernKind.LETTER_TO_APPROVE).open().exists()


def test_approved_words_are_frozen_by_the_service_and_by_the_database(told: Scene, supervisor: User) -> None:
    letter = approved(told, supervisor)
    assert letter.text_hash == letter.hash_now
    with pytest.raises(RuleViolation, match="do not change"):
        act(change_letter, letter, told.worker, edited(letter, text="Other words"))
    for values in (
        {"text": "Other words"},
        {"subject": "Other"},
        {"recipient": "Somebody else"},
        {"text_hash": "0" * 64},
        {"names_client": True, "naming_reason": "x"},
        {"status": "draft"},
        {"approved_by": told.worker},
    ):
        with pytest.raises(DatabaseError), transaction.atomic():
            Letter.objects.filter(pk=letter.pk).update(**values)


def test_approval_is_of_the_version_that_was_read(told: Scene, supervisor: User) -> None:
    """Taken back, changed and handed in again while the supervisor's page stood open: 409, nothing approved."""
    letter = act(approval.hand_in, ready(told), told.worker)
    seen = letter.version
    act(approval.take_back, letter, told.worker)
    act(change_letter, letter, told.worker, edited(letter, text="Something else altogether."))
    act(approval.hand_in, letter, told.worker)
    with pytest.raises(RowChangedSince):
        approval.approve(letter, version=seen, by=supervisor, now=timezone.now())
    page = send(supervisor, "letter_decide", letter, decision="approve", reason="", version=seen)
    assert page.status_code == 409
    letter.refresh_from_db()
    assert letter.status == "waiting"


# --- Sending and the reply ----------------------------------------------------------------------------------


def test_sent_letter_waits_for_its_reply_as_a_task_that_the_reply_finishes(told: Scene, supervisor: User) -> None:
    letter = sent(told, supervisor)
    task = Task.objects.get(kind=TaskKind.LETTER, about_id=letter.public_id)
    assert task.agency == told.force.name
    today = local_day(timezone.now())
    assert task.title == f"Reply to our letter of {today.day} {today:%B %Y}"
    Task.objects.filter(pk=task.pk).update(due_at=timezone.now() - DAY)
    late = fetch(told.worker, "my_work").content.decode()
    assert address("letter_reply", letter) in late
    reply = sending.LetterReply(reply_on=local_day(timezone.now()), reply_words="DS Moss has it now.", outcome="agreed")
    act(sending.record_reply, letter, told.worker, reply)
    task.refresh_from_db()
    assert task.done_at is not None
    chronology = words(fetch(told.worker, "case_chronology", told.case))
    assert "Letter sent: Reminder: an answer is late" in chronology
    assert "DS Moss has it now." in chronology


def test_reply_answers_the_recommendation_that_the_letter_put_in_writing_f51(told: Scene, supervisor: User) -> None:
    row = recommendation(told)
    letter = sent(told, supervisor, kind=LetterKindRule.REQUEST, recommendation=row)
    assert "Apply for an order" in words(fetch(told.worker, "letter_detail", letter))
    today = local_day(timezone.now())
    fields = {"outcome": "refused", "reply_on": typed_day(today), "reply_words": "Not enough evidence."}
    send(told.worker, "letter_reply", letter, version=letter.version, **fields)
    row.refresh_from_db()
    assert (row.answer, row.answered_on, row.answer_reason) == ("declined", today, "Not enough evidence.")
    page = words(fetch(told.worker, "letter_detail", letter))
    assert "Write the next letter: Reminder: an answer is late" in page


def test_no_reply_is_recorded_only_when_its_day_has_passed_and_offers_the_next_rung(
    told: Scene, supervisor: User
) -> None:
    letter = sent(told, supervisor)
    fields = {"outcome": "no_reply", "reply_on": "", "reply_words": ""}
    page = send(told.worker, "letter_reply", letter, version=letter.version, **fields)
    assert "has not passed yet" in words(page)
    Letter.objects.filter(pk=letter.pk).update(
        sent_on=local_day(timezone.now()) - 9 * DAY, reply_due_on=local_day(timezone.now()) - DAY
    )
    assert "The reply is late" in words(fetch(told.worker, "letter_detail", letter))
    send(told.worker, "letter_reply", letter, version=letter.version, **fields)
    letter.refresh_from_db()
    assert letter.status == "no_reply"
    assert "Write the next letter: Escalation to the force's stalking lead" in words(
        fetch(told.worker, "letter_detail", letter)
    )
    up = draft(told, kind=LetterKindRule.SENIOR_OFFICER).text
    assert f"reminder: an answer is late, to {told.force.name}. No reply came." in up


def test_reply_without_a_day_or_words_is_asked_for_and_nothing_lost(told: Scene, supervisor: User) -> None:
    letter = sent(told, supervisor)
    fields = {"outcome": "agreed", "reply_on": "", "reply_words": "They promised"}
    page = words(send(told.worker, "letter_reply", letter, version=letter.version, **fields))
    assert "Enter a date" in page
    assert "They promised" in page
    for day, sentence in (("31/04/2026", "30 days"), ("1/1/2199", "future"), ("2026-13-01", "month")):
        fields = {"outcome": "agreed", "reply_on": day, "reply_words": "They promised"}
        response = send(told.worker, "letter_reply", letter, version=letter.version, **fields)
        assert response.status_code == 200, sentence
        assert day in words(response)
    letter.refresh_from_db()
    assert letter.status == "sent"
