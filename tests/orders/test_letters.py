"""Letters lived through: filled from the record without a secret, read by a second person, sent, answered, frozen."""

from __future__ import annotations

from dataclasses import dataclass, fields
from datetime import timedelta
from itertools import chain
from typing import Any, Final
from uuid import uuid4

import pytest
from django.db import DatabaseError, transaction
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.models import AuditEntry, Organisation, Role, User
from accounts.rules import RuleViolation
from casework.models import Case, Channel, Concern, ConcernKind, Recommendation, SafeAddress, Task, TaskKind
from casework.rules.london import local_day
from casework.services import ChangedMeanwhile, NewRecommendation, recommend
from orders.models import Application, Letter, LetterTemplate
from orders.rules.letters.facts import LetterFacts
from orders.rules.letters.kinds import SUITS, Kind
from orders.rules.letters.shipping import shipped
from orders.services.letters import deciding, printing, sending
from orders.services.letters.due import letters_due
from orders.services.letters.facts import Thing, Wanted, facts_of, noun_of_thing
from orders.services.letters.guarding import LEFT_OUT
from orders.services.letters.templates import change_template
from orders.services.letters.writing import NewLetter, change_letter, drop_letter, reply_by, write_letter
from tests.factories import (
    make_application,
    make_breach,
    make_case,
    make_clock,
    make_deadline,
    make_perpetrator,
    make_share,
    make_team,
    make_user,
    make_victim,
)
from tests.orders.acting import (
    CANNOT_BE_KEPT,
    RIGHT_TO_LEFT,
    address,
    fetch,
    queries,
    said,
    send,
    signed_in,
    typed_day,
    words,
)
from tests.orders.pdf_text import words_of
from tests.shared_case import DAY, FIRST_NAME, PERPETRATOR, SAFE_ADDRESS, SECRETS, SURNAME, SharedCase, live_case

pytestmark = pytest.mark.django_db

PHONE: Final = "07700 900461"
TEXT: Final = "Please tell us who deals with this."


@dataclass(frozen=True)
class Scene:
    """A case with a request that nobody has answered, and how its client must not be reached."""

    case: Case
    worker: User
    pending: Application

    @property
    def force(self) -> Organisation:
        return self.pending.force


def scene() -> Scene:
    team, now = make_team(), timezone.now()
    worker = make_user(teams=[team])
    victim = make_victim(organisation=team.organisation, first_name=FIRST_NAME, last_name=SURNAME)
    perpetrator = make_perpetrator(organisation=team.organisation, name=PERPETRATOR)
    case = make_case(team=team, caseworker=worker, victim=victim, perpetrator=perpetrator)
    hidden = {"address": SAFE_ADDRESS, "hidden_from": "Him", "who_else_knows": "Nobody"}
    SafeAddress.objects.create(organisation=team.organisation, victim=victim, **hidden)
    Channel.objects.create(organisation=team.organisation, victim=victim, way="phone", value=PHONE)
    asked_at = now - 20 * DAY
    dates = dict.fromkeys(("requested_at", "first_requested_at", "stage_entered_at", "last_event_at"), asked_at)
    return Scene(case, worker, make_application(case=case, **dates))


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


def draft(told: Scene | SharedCase, thing: Thing | None = None, **fields: Any) -> Letter:
    new = NewLetter(**{"kind": Kind.CHASE, "recipient": told.force.name, **fields})
    return write_letter(thing or told.pending, new, by=told.worker, now=timezone.now())


def edited(letter: Letter, **fields: Any) -> dict[str, Any]:
    names = ("recipient", "recipient_role", "names_client", "names_perpetrator", "naming_reason", "subject")
    return {**{name: getattr(letter, name) for name in names}, "text": TEXT, **fields}


def act(what: Any, letter: Letter, by: User, *args: Any, **more: Any) -> Letter:
    letter.refresh_from_db()
    done: Letter = what(letter, *args, version=letter.version, by=by, now=timezone.now(), **more)
    return done


def ready(told: Scene, **fields: Any) -> Letter:
    letter = draft(told, **fields)
    return act(change_letter, letter, told.worker, edited(letter))


def approved(told: Scene, supervisor: User, **fields: Any) -> Letter:
    letter = act(deciding.hand_in, ready(told, **fields), told.worker)
    return act(deciding.approve, letter, supervisor)


def sent(told: Scene, supervisor: User, **fields: Any) -> Letter:
    today = local_day(timezone.now())
    going = sending.Sending(sent_on=today, sent_how="secure_email", reply_due_on=today + 5 * DAY)
    return act(sending.send_letter, approved(told, supervisor, **fields), told.worker, going)


def recommendation(told: Scene) -> Recommendation:
    """That an order be applied for, told to the force today."""
    today = local_day(timezone.now())
    new = NewRecommendation(kind="order", force=told.force, made_on=today, words="Ask", answer_due_on=today + 7 * DAY)
    return recommend(told.case, new, by=told.worker, now=timezone.now())


# --- What a letter can say ----------------------------------------------------------------------------------


def test_no_field_of_any_letter_reaches_a_safe_address_a_number_a_note_or_a_narrative(lived: SharedCase) -> None:
    """Every kind about everything it suits, and every single fact, in a case full of planted words."""
    wanted = Wanted(
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
        letters = [draft(lived, thing, kind=kind) for kind in SUITS[noun_of_thing(thing)]]
        saying += chain.from_iterable((letter.subject, letter.text) for letter in letters)
    whole = "\n".join(saying)
    assert [word for word in (*SECRETS, FIRST_NAME, PHONE, "900461") if word in whole] == []
    assert "Order requested" in whole
    assert lived.case.reference in whole


def _texts(value: str | tuple[str, ...]) -> tuple[str, ...]:
    return (value,) if isinstance(value, str) else value


def test_a_secret_that_got_into_a_fact_is_left_out_and_stops_the_letter(lived: SharedCase) -> None:
    lived.pending.officer = f"PC Teasel, by {SAFE_ADDRESS}"
    lived.pending.reason = f"ring her on {PHONE.replace(' ', '-')}"
    lived.pending.save()
    letter = draft(lived, kind=Kind.REASONS)
    assert SAFE_ADDRESS not in letter.text
    assert "900" not in letter.text
    assert LEFT_OUT in letter.text
    with pytest.raises(RuleViolation, match=r"\[write here"):
        act(deciding.hand_in, letter, lived.worker)


def test_facts_are_dated_and_say_who_held_it_and_what_is_late_f25(lived: SharedCase) -> None:
    text = draft(lived).text
    asked = local_day(lived.pending.requested_at)
    assert f"{asked.day} {asked:%B %Y}: Order requested" in text
    assert "From then with the police, officer in the case for 20 days" in text
    assert "No officer has been named for the requested order" in text
    assert "Our limit at high risk is 2 working days." in text
    by = reply_by(local_day(timezone.now()))
    assert f"Please answer in writing by {by.day} {by:%B %Y}." in text


def test_request_letter_holds_the_power_and_the_three_grounds_f13(lived: SharedCase) -> None:
    text = draft(lived, kind=Kind.REQUEST).text
    for said_so in (
        "Nobody else can",
        "Stalking Protection Act 2019, section 1(1)",
        "Acts associated with stalking: 1 act recorded",
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


def form_of(letter: Letter, **fields: Any) -> dict[str, Any]:
    ticks = {name: "on" for name in ("names_client", "names_perpetrator") if getattr(letter, name)}
    plain = ("recipient", "recipient_role", "naming_reason", "subject", "text", "version")
    return {**{name: getattr(letter, name) for name in plain}, **ticks, **fields}


# --- Approval -----------------------------------------------------------------------------------------------


def test_own_draft_is_not_approved_by_self_or_a_second_account_bad_inputs_c(told: Scene) -> None:
    author = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    author.first_name, author.last_name = "Ada", "Quill"
    author.save()
    twin = make_user(role=Role.SUPERVISOR, teams=[told.case.team])
    twin.first_name, twin.last_name = "ADA", "Quill "
    twin.save()
    letter = write_letter(told.pending, NewLetter(kind=Kind.CHASE, recipient="R"), by=author, now=timezone.now())
    act(change_letter, letter, author, edited(letter))
    act(deciding.hand_in, letter, author)
    for approver in (author, twin):
        letter.refresh_from_db()
        page = send(approver, "letter_decide", letter, decision="approve", reason="", version=letter.version)
        assert "This needs a second person" in words(page)
        with pytest.raises(RuleViolation, match="second person"):
            act(deciding.send_back, letter, approver, reason="No")
    letter.refresh_from_db()
    assert letter.status == "waiting"


def test_whoever_changed_the_draft_last_does_not_approve_it(told: Scene, supervisor: User) -> None:
    letter = ready(told)
    act(change_letter, letter, supervisor, edited(letter, text="Changed by a supervisor."))
    act(deciding.hand_in, letter, told.worker)
    with pytest.raises(RuleViolation, match="second person"):
        act(deciding.approve, letter, supervisor)


def test_handing_in_raises_a_concern_that_the_decision_answers(told: Scene, supervisor: User) -> None:
    letter = act(deciding.hand_in, ready(told), told.worker)
    concern = Concern.objects.get(kind=ConcernKind.LETTER_TO_APPROVE, about_id=letter.public_id)
    assert concern.answered_at is None
    page = words(fetch(supervisor, "delays"))
    assert "A letter waits for approval" in page
    assert address("letter_decide", letter) in fetch(supervisor, "delays").content.decode()
    act(deciding.send_back, letter, supervisor, reason="Say which officer.")
    concern.refresh_from_db()
    assert concern.answer == "Sent back: Say which officer."
    assert "Say which officer." in words(fetch(told.worker, "letter_edit", letter))
    act(deciding.hand_in, letter, told.worker)
    act(deciding.take_back, letter, told.worker)
    act(deciding.hand_in, letter, told.worker)
    act(deciding.approve, letter, supervisor)
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
    letter = act(deciding.hand_in, ready(told), told.worker)
    seen = letter.version
    act(deciding.take_back, letter, told.worker)
    act(change_letter, letter, told.worker, edited(letter, text="Something else altogether."))
    act(deciding.hand_in, letter, told.worker)
    with pytest.raises(ChangedMeanwhile):
        deciding.approve(letter, version=seen, by=supervisor, now=timezone.now())
    page = send(supervisor, "letter_decide", letter, decision="approve", reason="", version=seen)
    assert page.status_code == 409
    letter.refresh_from_db()
    assert letter.status == "waiting"


# --- Sending and the reply ----------------------------------------------------------------------------------


def test_sent_letter_waits_for_its_reply_as_a_task_that_the_reply_finishes(told: Scene, supervisor: User) -> None:
    letter = sent(told, supervisor)
    task = Task.objects.get(kind=TaskKind.LETTER, about_id=letter.public_id)
    assert task.agency == told.force.name
    assert task.title == "Reply to our letter: reminder: an answer is overdue"
    Task.objects.filter(pk=task.pk).update(due_at=timezone.now() - DAY)
    late = fetch(told.worker, "my_work").content.decode()
    assert address("letter_reply", letter) in late
    reply = sending.Reply(reply_on=local_day(timezone.now()), reply_words="DS Moss has it now.", outcome="agreed")
    act(sending.record_reply, letter, told.worker, reply)
    task.refresh_from_db()
    assert task.done_at is not None
    chronology = words(fetch(told.worker, "case_chronology", told.case))
    assert "Letter sent: Reminder: an answer is overdue" in chronology
    assert "DS Moss has it now." in chronology


def test_reply_answers_the_recommendation_that_the_letter_put_in_writing_f51(told: Scene, supervisor: User) -> None:
    row = recommendation(told)
    letter = sent(told, supervisor, kind=Kind.REQUEST, recommendation=row)
    assert "Apply for an order" in words(fetch(told.worker, "letter_detail", letter))
    today = local_day(timezone.now())
    fields = {"outcome": "refused", "reply_on": typed_day(today), "reply_words": "Not enough evidence."}
    send(told.worker, "letter_reply", letter, version=letter.version, **fields)
    row.refresh_from_db()
    assert (row.answer, row.answered_on, row.answer_reason) == ("declined", today, "Not enough evidence.")
    page = words(fetch(told.worker, "letter_detail", letter))
    assert "Write the next letter: Reminder: an answer is overdue" in page


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
    assert "The reply is overdue" in words(fetch(told.worker, "letter_detail", letter))
    send(told.worker, "letter_reply", letter, version=letter.version, **fields)
    letter.refresh_from_db()
    assert letter.status == "no_reply"
    assert "Write the next letter: Escalation to the force's stalking lead" in words(
        fetch(told.worker, "letter_detail", letter)
    )


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


# --- The pages ----------------------------------------------------------------------------------------------


def test_letter_is_made_and_followed_through_its_pages(lived: SharedCase) -> None:
    supervisor = make_user(role=Role.SUPERVISOR, teams=[lived.case.team])
    chosen = words(fetch(lived.worker, "application_letter", lived.pending))
    assert "Escalation to a senior officer" in chosen
    assert "Request to vary" not in chosen
    client = signed_in(lived.worker)
    page = f"{address('application_letter', lived.pending)}?kind=senior_officer&rule=T1"
    assert "Detective inspector or superintendent" in client.get(page).content.decode()
    response = client.post(page, {"submission": str(uuid4()), "recipient": lived.force.name, "recipient_role": "DI"})
    letter = Letter.objects.latest("pk")
    assert response.headers["Location"] == address("letter_edit", letter)
    assert (letter.kind, letter.rule, letter.status, letter.version) == ("senior_officer", "T1", "draft", 1)
    send(lived.worker, "letter_edit", letter, **form_of(letter, text=RIGHT_TO_LEFT))
    letter.refresh_from_db()
    assert letter.text == RIGHT_TO_LEFT
    assert "<script>" not in fetch(lived.worker, "letter_detail", letter).content.decode().split("<article")[1]
    send(lived.worker, "letter_hand_in", letter, version=letter.version)
    letter.refresh_from_db()
    assert "for approval" in words(fetch(supervisor, "letter_list"))
    send(supervisor, "letter_decide", letter, version=letter.version, decision="approve", reason="")
    letter.refresh_from_db()
    today = typed_day(local_day(timezone.now()))
    later = typed_day(local_day(timezone.now()) + 10 * DAY)
    going: dict[str, Any] = {"sent_on": today, "sent_how": "post", "reply_due_on": later, "version": letter.version}
    gone = send(lived.worker, "letter_send", letter, **going)
    assert "recorded that the letter has gone" in said(gone)
    letter.refresh_from_db()
    assert letter.status == "sent"
    assert "Sent, reply awaited" in words(fetch(lived.worker, "application_detail", lived.pending))
    assert "Sent, reply awaited" in words(fetch(lived.worker, "case_letters", lived.case))


def test_double_submit_makes_one_letter_bad_inputs_d(told: Scene) -> None:
    key, breach = str(uuid4()), make_breach(case=told.case)
    client, page = signed_in(told.worker), f"{address('breach_letter', breach)}?kind=chase"
    first, second = (client.post(page, {"submission": key, "recipient": "R"}) for _ in range(2))
    assert Letter.objects.filter(breach=breach).count() == 1
    assert first.headers["Location"] == second.headers["Location"]


def test_extra_fields_are_never_stored_bad_inputs_d(told: Scene, supervisor: User) -> None:
    letter = draft(told)
    extra: dict[str, Any] = {"status": "approved", "approved_by": supervisor.pk, "organisation": 1, "text_hash": "x"}
    send(told.worker, "letter_edit", letter, **form_of(letter, text=TEXT), **extra)
    letter.refresh_from_db()
    assert (letter.status, letter.approved_by, letter.text_hash, letter.text) == ("draft", None, "", TEXT)
    assert letter.case_id == told.case.pk


def test_recommendation_of_another_case_is_refused_bad_inputs_d(told: Scene) -> None:
    recommendation(told)
    other = recommendation(scene())
    client, page = signed_in(told.worker), f"{address('application_letter', told.pending)}?kind=request"
    fields = {"submission": str(uuid4()), "recipient": "R", "recommendation": str(other.public_id)}
    assert "Choose a recommendation from the list." in words(client.post(page, fields))


def test_edit_that_comes_second_shows_both_texts_and_loses_none(told: Scene) -> None:
    letter = draft(told)
    act(change_letter, letter, told.worker, edited(letter, text="First was quicker."))
    page = send(told.worker, "letter_edit", letter, **form_of(letter, version=1, text="Second typed this."))
    assert page.status_code == 409
    assert "First was quicker." in words(page)
    assert "Second typed this." in words(page)


@pytest.mark.parametrize("text", CANNOT_BE_KEPT)
def test_text_that_cannot_be_kept_is_refused(told: Scene, text: str) -> None:
    letter = draft(told)
    page = send(told.worker, "letter_edit", letter, **form_of(letter, text=text))
    assert "cannot be kept" in words(page)


def test_what_cannot_follow_leads_back_to_the_letter(told: Scene, supervisor: User) -> None:
    letter = sent(told, supervisor)
    for name, by in (("letter_edit", told.worker), ("letter_decide", supervisor), ("letter_send", told.worker)):
        assert fetch(by, name, letter).headers["Location"] == address("letter_detail", letter)
    page = send(supervisor, "letter_decide", letter, decision="approve", reason="", version=letter.version)
    assert "has been sent already" in words(page)


def test_dropped_letter_keeps_its_words_and_reason(told: Scene) -> None:
    letter = draft(told)
    send(told.worker, "letter_drop", letter, version=letter.version, drop_reason="They rang.")
    letter.refresh_from_db()
    assert (letter.status, letter.drop_reason) == ("dropped", "They rang.")
    with pytest.raises(RuleViolation):
        act(drop_letter, letter, told.worker, reason="Again")


def test_warning_without_agreement_to_tell_the_reader(told: Scene) -> None:
    page = fetch(told.worker, "letter_detail", draft(told))
    assert f"is on record that {told.force.name} is told" in words(page)
    make_share(case=told.case, force=told.force)
    assert "No agreement of the client is on record" not in words(fetch(told.worker, "letter_detail", draft(told)))
    other = draft(told, recipient="Office of the commissioner", kind=Kind.OVERSIGHT_BODY)
    page = words(fetch(told.worker, "letter_hand_in", other))
    assert "No agreement of the client is on record that Office of the commissioner is told" in page
    assert f"our reference {told.case.reference} stands for her" in page


def test_trail_names_no_word_of_a_letter(told: Scene, supervisor: User) -> None:
    letter = sent(told, supervisor)
    lines = AuditEntry.objects.filter(subject_kind="letter", subject_id=str(letter.public_id))
    acts = list(lines.order_by("pk").values_list("act", flat=True))
    assert acts == ["letter.write", "letter.change", "letter.hand_in", "letter.approve", "letter.send"]
    assert not any(TEXT in str(line.detail) or told.force.name in str(line.detail) for line in lines)


# --- Paper --------------------------------------------------------------------------------------------------


def test_paper_is_an_attachment_named_by_number_with_the_words_and_no_secret(lived: SharedCase) -> None:
    letter = draft(lived)
    response = fetch(lived.worker, "letter_paper", letter)
    assert response.headers["Content-Type"] == "application/pdf"
    assert response.headers["Content-Disposition"] == f'attachment; filename="{letter.public_id}.pdf"'
    assert response.headers["Cache-Control"] == "no-store"
    assert response.headers["X-Content-Type-Options"] == "nosniff"
    shown = "".join(words_of(response.content).split())
    for word in ("Orderrequested", "Notapproved", lived.case.reference, "Page1of", lived.force.name.replace(" ", "")):
        assert word in shown
    assert [word for word in (*SECRETS, FIRST_NAME, PHONE) if "".join(word.split()) in shown] == []
    assert [word for word in (*SECRETS, FIRST_NAME) if word.encode() in response.content] == []


def test_paper_of_an_approved_letter_is_no_draft(told: Scene, supervisor: User) -> None:
    final = fetch(told.worker, "letter_paper", approved(told, supervisor))
    assert "Notapproved" not in "".join(words_of(final.content).split())


def test_letter_that_cannot_be_set_says_so_instead_of_failing(told: Scene, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(printing, "LONGEST_SECONDS", 0.001)
    response = fetch(told.worker, "letter_paper", draft(told))
    assert response.status_code == 302
    assert "could not be set on paper" in said(response)


def test_words_that_are_not_those_approved_are_not_printed(told: Scene, supervisor: User) -> None:
    letter = ready(told)
    values = {"approved_by": supervisor, "approved_at": timezone.now(), "text_hash": "0" * 64, "status": "approved"}
    Letter.objects.filter(pk=letter.pk).update(**values)
    assert "not those that were approved" in said(fetch(told.worker, "letter_paper", letter))
    assert "not those that were approved" in words(fetch(told.worker, "letter_detail", letter))


# --- Templates ----------------------------------------------------------------------------------------------


@pytest.fixture
def manager(told: Scene) -> User:
    return make_user(role=Role.SERVICE_MANAGER, organisation=told.case.organisation)


def change_words(manager: User, **fields: Any) -> Any:
    page = f"{reverse('template_change')}?kind=chase"
    typed = {"submission": str(uuid4()), "subject": "Case {case_code}", "body": "{late_clocks}", "version": 1}
    return signed_in(manager).post(page, {**typed, **fields})


def test_new_words_are_for_new_letters_of_the_own_service_only(told: Scene, manager: User) -> None:
    before = draft(told)
    assert change_words(manager, body="Ours: {case_code}").status_code == 302
    after = draft(told)
    before.refresh_from_db()
    assert (before.template_version, after.template_version) == (0, 2)
    assert after.text == f"Ours: {told.case.reference}"
    assert "Ours:" not in before.text
    assert "Ours:" not in draft(scene()).text
    assert "version 2" in words(fetch(manager, "template_list"))


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("a\n{forc}", "Line 2: there is no field {forc}."),
        ("{safe_address}", "Line 1: there is no field {safe_address}."),
    ],
)
def test_broken_template_is_refused_beside_its_text_and_nothing_kept(
    told: Scene, manager: User, body: str, sentence: str
) -> None:
    for more in ({}, {"preview": "yes"}):
        page = words(change_words(manager, body=body, **more))
        assert sentence in page
        assert body.splitlines()[-1] in page
    assert not LetterTemplate.objects.exists()


def test_preview_shows_invented_values_and_keeps_nothing(told: Scene, manager: User) -> None:
    page = words(change_words(manager, body="To {force} {0.__class__} about {case_code}", preview="yes"))
    assert "To Example Police {0.__class__} about HW-EXAM-PLES" in page
    assert told.case.reference not in page
    assert not LetterTemplate.objects.exists()


def test_two_managers_at_once_one_wins_and_the_other_sees_both(told: Scene, manager: User) -> None:
    change_words(manager, body="First {case_code}")
    page = change_words(manager, body="Second {case_code}")
    assert page.status_code == 409
    assert "First {case_code}" in words(page)
    assert "Second {case_code}" in words(page)


def test_unknown_kind_of_template_is_not_found(manager: User) -> None:
    assert signed_in(manager).get(f"{reverse('template_change')}?kind=love").status_code == 404
    assert signed_in(manager).get(reverse("template_change")).status_code == 302


def test_shipped_words_are_what_a_service_has_at_first(told: Scene, manager: User) -> None:
    words_now = shipped(Kind.CHASE)
    values = {"subject": words_now.subject, "body": words_now.body}
    row = change_template(manager.organisation, Kind.CHASE, values, version=1, by=manager, now=timezone.now())
    assert (row.subject, row.body) == (words_now.subject, words_now.body)


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
    new = NewLetter(kind=Kind.FORCE_LEAD, recipient="R", rule="T2")
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
        NewLetter(kind=Kind.CHIEF_OFFICER, recipient="R"),
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
    new = NewLetter(kind=Kind.SENIOR_OFFICER, recipient="R", rule="T2")
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
