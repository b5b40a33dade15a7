"""The pages of letters: made, changed and followed, printed, and their words kept by a service manager."""

from __future__ import annotations

import re
from typing import Any
from uuid import uuid4

import pytest
from django.urls import reverse
from django.utils import timezone

from accounts.people.models import Role, User
from accounts.rules import RuleViolation
from accounts.trail.models import AuditEntry
from casework.dates.rules.london_time import local_day
from orders.letters.models.letter import Letter
from orders.letters.models.template import LetterTemplate
from orders.letters.rules.kinds import LetterKindRule
from orders.letters.rules.shipped_templates import shipped
from orders.letters.services import approval, printing
from orders.letters.services.templates import TemplateKey, change_template
from orders.letters.services.writing import change_letter, drop_letter
from tests.factories import (
    make_breach,
    make_share,
    make_user,
)
from tests.orders.acting import (
    CANNOT_BE_KEPT,
    RIGHT_TO_LEFT,
    address,
    fetch,
    said,
    send,
    signed_in,
    typed_day,
    words,
)
from tests.orders.lettering import (
    PHONE,
    TEXT,
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
from tests.orders.pdf_text import words_of
from tests.shared_case import DAY, FIRST_NAME, SECRETS, SharedCase, live_case

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
    known: dict[str, Any] = {"version": letter.version, "decision": "approve", "reason": ""}
    send(supervisor, "letter_decide", letter, **known, marks_are_known="on")
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


def untagged(response: Any) -> str:
    return re.sub(r"<[^>]+>", "", words(response))


def test_what_paper_cannot_show_is_named_before_approval_and_has_to_be_known(told: Scene, supervisor: User) -> None:
    letter = draft(told)
    words_of_it = "# Where\n\nHe left a \U0001f994 at the door.\n\n- ਹਰਪ੍ਰੀਤ saw it"
    act(change_letter, letter, told.worker, edited(letter, text=words_of_it))
    letter.refresh_from_db()
    said_before = (
        "\U0001f994 (hedgehog), printed as [U+1F994]: the paragraph “He left a \U0001f994 at the door.” under “Where”"
    )
    for page in ("letter_detail", "letter_edit", "letter_hand_in"):
        assert said_before in untagged(fetch(told.worker, page, letter)), page
    act(approval.hand_in, letter, told.worker)
    letter.refresh_from_db()
    assert said_before in untagged(fetch(supervisor, "letter_decide", letter))
    refused = send(supervisor, "letter_decide", letter, version=letter.version, decision="approve", reason="")
    assert "Paper cannot show: \U0001f994 in the paragraph" in untagged(refused)
    letter.refresh_from_db()
    assert letter.status == "waiting"
    known: dict[str, Any] = {"version": letter.version, "decision": "approve", "marks_are_known": "on"}
    send(supervisor, "letter_decide", letter, **known)
    letter.refresh_from_db()
    assert letter.status == "approved"


def test_what_every_font_draws_is_not_asked_about(told: Scene, supervisor: User) -> None:
    letter = ready(told)
    assert "Paper cannot show" not in words(fetch(told.worker, "letter_hand_in", letter))
    act(approval.hand_in, letter, told.worker)
    letter.refresh_from_db()
    assert "marks_are_known" not in fetch(supervisor, "letter_decide", letter).content.decode()


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
    other = draft(told, recipient="Office of the commissioner", kind=LetterKindRule.OVERSIGHT_BODY)
    page = words(fetch(told.worker, "letter_hand_in", other))
    assert "No agreement of the client is on record that Office of the commissioner is told" in page
    assert f"our reference {told.case.reference} stands for the client" in page


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
    assert signed_in(manager).get(f"{reverse('template_change')}?kind=variation&about=breach").status_code == 404
    assert signed_in(manager).get(reverse("template_change")).status_code == 302


def test_own_words_about_a_request_are_not_used_about_a_breach(told: Scene, manager: User) -> None:
    change_words(manager, body="Only the chief officer can apply: {case_code}")
    assert "can apply" in draft(told).text
    about_breach = draft(told, make_breach(case=told.case))
    assert "can apply" not in about_breach.text
    assert about_breach.template_version == 0


def test_shipped_words_are_what_a_service_has_at_first(told: Scene, manager: User) -> None:
    words_now = shipped(LetterKindRule.CHASE, "breach")
    values = {"subject": words_now.subject, "body": words_now.body}
    which = TemplateKey(LetterKindRule.CHASE, "breach")
    row = change_template(manager.organisation, which, values, version=1, by=manager, now=timezone.now())
    assert (row.subject, row.body) == (words_now.subject, words_now.body)
