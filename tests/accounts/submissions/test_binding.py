"""Whose a form is: marks that nobody can forge, and drafts that go to the person who typed them and to nobody else."""

from __future__ import annotations

import json
import re
from datetime import UTC, datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.core import signing
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from accounts.drafts.models import Draft
from accounts.drafts.services import KEPT_FOR
from accounts.people.models import Role, User
from accounts.rules import FormOwner, whose_form
from accounts.submissions.form_owner import ANSWER, mark_of, read_mark
from accounts.submissions.models import Submission
from accounts.trail.models import AuditEntry
from casework.incidents.models.incident import Incident
from tests.factories import make_case, make_user

NOW = datetime(2026, 3, 3, 14, 5, tzinfo=UTC)
WORDS = "A lamp in the lane"
INPUT = re.compile(r'name="(csrfmiddlewaretoken|drawn_for|draft_place|submission)" value="([^"]*)"')


@pytest.mark.parametrize(
    ("drawn_for", "signed_in", "whose"),
    [
        (1, 1, FormOwner.OWN),
        (1, 2, FormOwner.ANOTHERS),
        (2, 1, FormOwner.ANOTHERS),
        (None, 1, FormOwner.UNKNOWN),
        (1, None, FormOwner.SIGNED_OUT),
        (None, None, FormOwner.NOBODYS),
    ],
)
def test_whose_a_form_is_follows_from_two_accounts(
    drawn_for: int | None, signed_in: int | None, whose: FormOwner
) -> None:
    assert whose_form(drawn_for=drawn_for, signed_in=signed_in) is whose


def test_mark_is_read_back_and_nothing_else_is() -> None:
    mark = mark_of(User(pk=17), now=NOW)
    assert read_mark(mark) == (17, NOW.toordinal())
    forged = [
        *("", "17", "17.739678", "\x00", mark[:-1], mark + "x", mark.replace("17", "18", 1), "x" * 100_000),
        signing.Signer(salt="elsewhere").sign(f"17.{NOW.toordinal()}"),
        signing.Signer(salt="accounts.binding").sign("seventeen.1"),
    ]
    assert [read_mark(each) for each in forged] == [None] * len(forged)


class Desk:
    """One browser at which people sign in one after the other; it carries every token, as a real one does."""

    def __init__(self) -> None:
        self.browser = Client(enforce_csrf_checks=True)
        worker = make_user()
        self.first, self.second = worker, make_user(role=Role.SUPERVISOR, organisation=worker.organisation)
        team = worker.organisation.teams.create(name="Team")
        for each in (self.first, self.second):
            each.teams.add(team)
        self.case = make_case(team=team, organisation=worker.organisation, caseworker=worker)
        self.place = reverse("incident_create", args=[self.case.public_id])

    def sign_in(self, user: User) -> None:
        self.browser.force_login(user, backend="django.contrib.auth.backends.ModelBackend")

    def opened(self, user: User) -> dict[str, str]:
        """The hidden fields of the form, as drawn for somebody."""
        self.sign_in(user)
        page = self.browser.get(self.place).content.decode()
        return dict(INPUT.findall(page.split("<main")[1]))

    def typed(self, user: User, **given: str) -> dict[str, str]:
        return {**self.opened(user), "text": WORDS, **given}

    def send(self, sent: dict[str, str], address: str = "", **headers: Any) -> Any:
        return self.browser.post(address or self.place, sent, headers=headers)


@pytest.fixture
def desk(db: None) -> Desk:
    return Desk()


def drafts_of(user: User) -> list[list[str]]:
    return [row.fields.get("text", []) for row in Draft.objects.filter(user=user).order_by("pk")]


@pytest.mark.parametrize(
    ("sender", "kept_for_first", "status"),
    [("first", False, 200), ("second", True, 409), ("nobody", True, 302)],
)
def test_words_of_a_form_go_to_the_drafts_of_its_owner_alone(
    desk: Desk, sender: str, kept_for_first: bool, status: int
) -> None:
    """A form of the first that lacks something, sent while each in turn is signed in."""
    sent = desk.typed(desk.first, draft_form="0", draft_title="Log an incident")
    if sender == "second":
        desk.sign_in(desk.second)
    if sender == "nobody":
        desk.browser.cookies.pop("session")
    answer = desk.send(sent)
    assert answer.status_code == status
    assert drafts_of(desk.first) == [[WORDS]] * kept_for_first
    assert drafts_of(desk.second) == []
    assert not Incident.objects.exists()
    if kept_for_first:
        [draft] = Draft.objects.all()
        assert (draft.place, draft.title, draft.key) == (desk.place, "Log an incident", UUID(sent["submission"]))
        desk.sign_in(desk.second)
        assert WORDS not in desk.browser.get(desk.place).content.decode()
        desk.sign_in(desk.first)
        assert WORDS in desk.browser.get(desk.place).content.decode()


def test_refusal_says_whose_it_is_and_shows_nothing_of_it(desk: Desk) -> None:
    sent = desk.typed(desk.first)
    desk.sign_in(desk.second)
    answer = desk.send(sent)
    page = answer.content.decode()
    assert "This form was begun by somebody else" in page
    assert "Nothing was recorded by sending it now." in page
    assert "What was typed is kept in their drafts" in page
    assert answer.headers[ANSWER] == "yes"
    assert WORDS not in page
    assert desk.first.username not in page.split("<main")[1]
    entry = AuditEntry.objects.get(act="refused_form_of_another")
    assert (entry.user, entry.detail) == (desk.second, {"kept": "yes"})


def test_fresh_csrf_token_of_the_second_does_not_change_whose_form_it_is(desk: Desk) -> None:
    """What the page's script did once: it fetched the token of whoever was signed in."""
    sent = desk.typed(desk.first)
    fresh = desk.opened(desk.second)
    answer = desk.send({**sent, "csrfmiddlewaretoken": fresh["csrfmiddlewaretoken"]})
    assert answer.status_code == 409
    assert drafts_of(desk.second) == []
    look = desk.browser.get(desk.place, headers={"X-Drawn-For": sent["drawn_for"]})
    assert look.status_code == 409
    assert look.headers[ANSWER] == "nothing"
    assert "csrfmiddlewaretoken" not in look.content.decode().split("<main")[1]


@pytest.mark.parametrize("mark", ["", "1", "x" * 3000, "\x00"])
def test_form_that_does_not_say_whose_it_is_is_refused(desk: Desk, mark: str) -> None:
    sent = desk.typed(desk.first, drawn_for=mark)
    answer = desk.send(sent)
    assert answer.status_code == 400
    assert "Nothing was saved" in answer.content.decode()
    assert not Draft.objects.exists()


def test_what_the_owner_has_kept_is_never_overwritten_and_the_same_is_kept_once(desk: Desk) -> None:
    sent = desk.typed(desk.first)
    Draft.objects.create(
        user=desk.first,
        key=sent["submission"],
        place=desk.place,
        fields={"text": [f"{WORDS}, and more"]},
        saved_at=timezone.now(),
    )
    desk.sign_in(desk.second)
    for _ in range(3):
        assert desk.send(sent).headers[ANSWER] == "yes"
    assert drafts_of(desk.first) == [[f"{WORDS}, and more"], [WORDS]]


def test_form_that_its_owner_had_sent_is_not_kept_and_says_so(desk: Desk) -> None:
    sent = desk.typed(desk.first)
    Submission.objects.create(key=sent["submission"], user=desk.first, answer="/", at=timezone.now())
    desk.sign_in(desk.second)
    answer = desk.send(sent)
    assert answer.headers[ANSWER] == "sent"
    assert "They had sent this form before." in answer.content.decode()
    assert not Draft.objects.exists()


def test_passwords_and_what_no_draft_may_hold_are_kept_for_nobody(desk: Desk) -> None:
    sent = desk.typed(desk.first, new_password1="cormorant-lantern-harbour")
    del sent["draft_place"]
    desk.sign_in(desk.second)
    answer = desk.send(sent)
    assert (answer.status_code, answer.headers[ANSWER]) == (409, "nothing")
    assert "Nothing of it is kept." in answer.content.decode()
    desk.send({**sent, "draft_place": desk.place})
    assert "cormorant" not in json.dumps(Draft.objects.get().fields)


@pytest.mark.parametrize("place", ["//elsewhere.test/", "https://elsewhere.test/", "/nowhere/", "/" + "x" * 600])
def test_place_that_is_no_page_of_ours_keeps_nothing_and_leads_nowhere(desk: Desk, place: str) -> None:
    sent = desk.typed(desk.first, draft_place=place)
    desk.browser.cookies.pop("session")
    answer = desk.send(sent)
    assert "elsewhere" not in answer.headers["Location"]
    assert not Draft.objects.exists()


def test_old_mark_still_refuses_the_form_and_keeps_no_words(desk: Desk) -> None:
    sent = desk.typed(desk.first, drawn_for=mark_of(desk.first, now=timezone.now() - KEPT_FOR - timedelta(days=2)))
    desk.sign_in(desk.second)
    assert desk.send(sent).headers[ANSWER] == "nothing"
    assert not Draft.objects.exists()


def test_script_that_keeps_what_is_typed_gives_it_to_the_owner(desk: Desk) -> None:
    drawn = desk.opened(desk.first)
    kept = {"place": desk.place, "key": drawn["submission"], "form": "0", "title": "Log an incident"}
    sent = {**kept, "fields_typed": json.dumps({"text": [WORDS]})}
    desk.sign_in(desk.second)
    answer = desk.send(sent, reverse("drafts"), **{"X-Drawn-For": drawn["drawn_for"]})
    assert (answer.status_code, answer.headers[ANSWER]) == (409, "yes")
    assert (drafts_of(desk.first), drafts_of(desk.second)) == ([[WORDS]], [])
    thrown = desk.send({"key": drawn["submission"]}, reverse("draft_discard"), **{"X-Drawn-For": drawn["drawn_for"]})
    assert thrown.status_code == 409
    assert drafts_of(desk.first) == [[WORDS]]


def test_own_form_whose_token_is_out_of_date_is_kept_and_says_where(desk: Desk) -> None:
    """The same person has signed in again in another tab: the form is theirs, its CSRF token is not the session's."""
    sent = desk.typed(desk.first)
    desk.browser.cookies.pop("csrf")
    desk.sign_in(desk.first)
    answer = desk.send(sent)
    assert answer.status_code == 403
    assert f'What you typed is kept. <a class="govuk-link" href="{desk.place}">' in answer.content.decode()
    assert drafts_of(desk.first) == [[WORDS]]


def test_signing_in_after_the_words_were_kept_leads_the_owner_to_them_and_others_to_none(desk: Desk) -> None:
    sent = desk.typed(desk.first)
    desk.browser.cookies.pop("session")
    answer = desk.send(sent)
    assert answer.headers["Location"] == f"{reverse('login')}?next={desk.place.replace('/', '%2F')}"
    page = desk.browser.get(answer.headers["Location"]).content.decode()
    assert "Nothing was recorded by sending it now. What was typed is kept for whoever began the form." in page
    assert WORDS not in page


def test_without_a_script_the_words_that_were_kept_stand_beside_their_form(desk: Desk) -> None:
    sent = desk.typed(desk.first, text="A <lamp>\nin the lane")
    desk.sign_in(desk.second)
    desk.send(sent)
    desk.sign_in(desk.first)
    assert "A &lt;lamp&gt;<br>in the lane</blockquote>" in desk.browser.get(desk.place).content.decode()


def test_anybody_may_sign_out(desk: Desk) -> None:
    token = desk.opened(desk.first)["csrfmiddlewaretoken"]
    answer = desk.send({"csrfmiddlewaretoken": token}, reverse("logout"))
    assert answer.headers["Location"] == reverse("login")
    assert "_auth_user_id" not in desk.browser.session


def test_key_of_a_draft_that_is_no_key_is_no_fault(desk: Desk) -> None:
    for wrong in ({"submission": "x"}, {"draft_form": "-1"}, {"draft_form": "9" * 5000}, {"submission": str(uuid4())}):
        sent = desk.typed(desk.first, **wrong)
        desk.sign_in(desk.second)
        assert desk.send(sent).status_code == 409
