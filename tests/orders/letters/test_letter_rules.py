"""The rules of letters as truth tables: what can be filled in, who may approve, what follows what, what is said."""

from __future__ import annotations

from dataclasses import fields, replace
from datetime import UTC, date, datetime, timedelta
from typing import get_type_hints

import pytest

from accounts.rules import RuleViolation
from orders.breaches.rules.reported import PoliceReport
from orders.letters.rules import sentences
from orders.letters.rules.facts import BLOCKS, FIELDS, INVENTED, WORDS, LetterFacts
from orders.letters.rules.kinds import ROLES, RUNGS, SUITS, LetterKindRule, height, next_rung, noun_of, rung_for
from orders.letters.rules.layout import LetterPart, parts
from orders.letters.rules.shipped_templates import power, shipped
from orders.letters.rules.steps import (
    FROZEN,
    TRANSITIONS,
    LetterStaff,
    LetterStep,
    check_approver,
    check_naming,
    check_no_reply,
    check_ready,
    check_reply,
    check_sent,
    check_step,
    hash_of,
    names_found,
)
from orders.letters.rules.templates import check_template, fill, gaps
from record.events import events as told
from record.vocabulary.steps import ApplicationStep, OrderKind
from risk.thresholds.rules.limits import Limit, Unit
from risk.thresholds.rules.rule_words import STEP_RECIPIENTS

DAY = timedelta(days=1)
TODAY = date(2026, 3, 20)
NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)

# --- What can be filled in ----------------------------------------------------------------------------------


def test_facts_are_texts_and_blocks_alone_and_each_is_explained() -> None:
    hints = get_type_hints(LetterFacts)
    assert {hints[each.name] for each in fields(LetterFacts)} == {str, tuple[str, ...]}
    assert set(WORDS) == set(FIELDS) | set(BLOCKS) == {each.name for each in fields(LetterFacts)}


def test_facts_hold_no_place_for_an_address_a_number_or_a_note() -> None:
    forbidden = ("address", "phone", "mail", "note", "text", "narrative", "quoted", "channel", "postcode")
    assert [name for name in WORDS if any(word in name for word in forbidden)] == []


@pytest.mark.parametrize(("noun", "kind"), [(noun, kind) for noun, kinds in SUITS.items() for kind in kinds])
def test_each_shipped_letter_fills_without_a_gap_of_the_record(noun: str, kind: LetterKindRule) -> None:
    words = shipped(kind, noun)
    check_template(words.subject, words.body)
    text = fill(words.body, INVENTED)
    assert [gap for gap in gaps(text) if gap.startswith("[not known")] == []
    assert len(fill(words.subject, INVENTED)) <= 200
    assert INVENTED.reply_by in text
    assert "{" not in text
    assert ROLES[kind]


def test_request_explains_the_power_in_plain_words_with_its_source_f13() -> None:
    said = fill(
        shipped(LetterKindRule.REQUEST, "application").body,
        replace(INVENTED, power=power(floor_years=2, breach_years=5)),
    )
    assert "Stalking Protection Act 2019, section 1(1)" in said
    assert "Nobody else can" in said
    assert "No charge, arrest or conviction is needed" in said
    assert "at least 2 years" in said
    assert "up to 5 years" in said
    assert "Source: Stalking Protection Act 2019, as revised to 7 February 2023." in said


@pytest.mark.parametrize(
    "template",
    ["{0.__class__}", "{}", "{", "}", "%s%n", "{ force}", "{0}", "{{ 7 }}", "{% now %}", "{{7*7}}", "$x #import @y \\"],
)
def test_what_is_no_field_stays_as_it_was_typed(template: str) -> None:
    check_template("Subject", template)
    assert fill(template, INVENTED) == template


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        ("Dear all\n\nto {forc}", "Line 3: there is no field {forc}. Did you mean {force}?"),
        ("{Force}", "Line 1: there is no field {Force}. Did you mean {force}?"),
        ("{safe_address}", "Line 1: there is no field {safe_address}."),
        ("{phone}", "Line 1: there is no field {phone}."),
        ("{force.name}", "Line 1: the field {force is not closed with a brace."),
        ("{force!r}", "Line 1: the field {force is not closed with a brace."),
        ("a\n{force", "Line 2: the field {force is not closed with a brace."),
        ("See {timeline}", "Line 1: {timeline} must stand on a line of its own."),
    ],
)
def test_template_that_cannot_be_filled_is_refused_with_its_line(body: str, sentence: str) -> None:
    with pytest.raises(RuleViolation) as refusal:
        check_template("Subject", body)
    assert refusal.value.sentence.startswith(sentence)
    assert refusal.value.field == "body"


def test_subject_takes_no_block_and_no_unknown_field() -> None:
    for subject in ("{timeline}", "{nobody}"):
        with pytest.raises(RuleViolation) as refusal:
            check_template(subject, "Body")
        assert refusal.value.field == "subject"


def test_values_are_never_read_as_fields_again() -> None:
    facts = replace(INVENTED, officer="{case_code} {0.__class__}", grounds=("{timeline}", "two\nlines"))
    assert fill("{officer}", facts) == "{case_code} {0.__class__}"
    assert fill("{grounds}", facts) == "- {timeline}\n- two lines"


def test_what_the_record_does_not_know_is_marked_and_stops_the_handing_in() -> None:
    text = fill("Officer: {officer}. Risk: {risk}.", replace(INVENTED, officer=""))
    assert text == "Officer: [not known: officer]. Risk: high risk."
    with pytest.raises(RuleViolation, match=r"\[not known: officer\]"):
        check_ready("Subject", text)
    check_ready("Subject", "Officer: nobody told us.")
    with pytest.raises(RuleViolation, match=r"\[write here"):
        check_ready("Subject", shipped(LetterKindRule.VARIATION, "order").body)
    with pytest.raises(RuleViolation):
        check_ready(" ", "Text")


# --- Kinds and rungs ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("kind", "above"),
    [
        (LetterKindRule.REQUEST, LetterKindRule.CHASE),
        (LetterKindRule.REASONS, LetterKindRule.CHASE),
        (LetterKindRule.VARIATION, LetterKindRule.CHASE),
        (LetterKindRule.CHASE, LetterKindRule.FORCE_LEAD),
        (LetterKindRule.FORCE_LEAD, LetterKindRule.SENIOR_OFFICER),
        (LetterKindRule.SENIOR_OFFICER, LetterKindRule.CHIEF_OFFICER),
        (LetterKindRule.CHIEF_OFFICER, LetterKindRule.OVERSIGHT_BODY),
        (LetterKindRule.OVERSIGHT_BODY, None),
    ],
)
def test_next_rung_is_one_up_and_ends_at_the_top(kind: LetterKindRule, above: LetterKindRule | None) -> None:
    assert next_rung(kind) == above


@pytest.mark.parametrize("to", STEP_RECIPIENTS)
def test_each_step_of_the_ladder_for_somebody_outside_has_its_letter(to: str) -> None:
    assert (rung_for(to) is None) == (to == "caseworker_and_supervisor")


def test_rungs_rise_and_every_kind_suits_something() -> None:
    assert [height(kind) for kind in RUNGS] == [0, 1, 2, 3, 4]
    assert height(LetterKindRule.REQUEST) == -1
    assert {kind for kinds in SUITS.values() for kind in kinds} == set(LetterKindRule)
    assert [noun_of(rule) for rule in ("T1", "T20", "T11", "T16", "B4")] == [
        *("application", "application", "order", "order", "breach")
    ]


# --- Steps --------------------------------------------------------------------------------------------------

MAY_FOLLOW = {
    ("draft", "waiting"),
    ("draft", "dropped"),
    ("waiting", "approved"),
    ("waiting", "draft"),
    ("approved", "sent"),
    ("approved", "dropped"),
    ("sent", "replied"),
    ("sent", "no_reply"),
    ("no_reply", "replied"),
}


@pytest.mark.parametrize("status", list(LetterStep))
@pytest.mark.parametrize("to", list(LetterStep))
def test_every_step_from_every_status_follows_or_is_refused(status: LetterStep, to: LetterStep) -> None:
    if (status.value, to.value) in MAY_FOLLOW:
        check_step(status, to)
    else:
        with pytest.raises(RuleViolation):
            check_step(status, to)


def test_nothing_leads_back_from_approval() -> None:
    reached, ahead = set(), {*FROZEN}
    while ahead:
        reached |= ahead
        ahead = {to.value for status in ahead for to in TRANSITIONS[status]} - reached
    assert reached == {*FROZEN, "dropped"}


@pytest.mark.parametrize(
    ("approver", "is_refused"),
    [
        (LetterStaff(1, "Ada Quill", "a@example.org"), True),  # own draft
        (LetterStaff(2, "Ada Quill", ""), True),  # second account of the same person, by name
        (LetterStaff(2, " ada  QUILL", ""), True),
        (LetterStaff(2, "A. Quill", "A@Example.org "), True),  # by e-mail address
        (LetterStaff(3, "", ""), True),  # whoever changed it
        (LetterStaff(2, "Bea Stone", "b@example.org"), False),
        (LetterStaff(4, "", ""), False),  # accounts without name or address are not alike for that
    ],
)
def test_letter_is_approved_by_a_second_person_bad_inputs_c(approver: LetterStaff, is_refused: bool) -> None:
    hands = [LetterStaff(1, "Ada Quill", "a@example.org"), LetterStaff(3)]
    if not is_refused:
        return check_approver(approver, hands)
    with pytest.raises(RuleViolation, match="second person"):
        check_approver(approver, hands)
    return None


@pytest.mark.parametrize(
    ("sent_on", "reply_due_on", "field"),
    [
        (TODAY, TODAY + DAY, None),
        (TODAY - 2 * DAY, TODAY, None),  # on the day of its approval
        (TODAY + DAY, TODAY + 5 * DAY, "sent_on"),
        (TODAY - 3 * DAY, TODAY, "sent_on"),
        (TODAY, TODAY, "reply_due_on"),
        (TODAY, TODAY - DAY, "reply_due_on"),
        (TODAY, TODAY + 366 * DAY, None),
        (TODAY, TODAY + 367 * DAY, "reply_due_on"),
    ],
)
def test_days_of_sending(sent_on: date, reply_due_on: date, field: str | None) -> None:
    def check() -> None:
        check_sent(sent_on=sent_on, approved_on=TODAY - 2 * DAY, reply_due_on=reply_due_on, today=TODAY)

    if field is None:
        return check()
    with pytest.raises(RuleViolation) as refusal:
        check()
    assert refusal.value.field == field
    return None


@pytest.mark.parametrize(
    ("reply_on", "words", "field"),
    [
        (TODAY, "Yes", None),
        (TODAY - 5 * DAY, "Yes", None),
        (TODAY + DAY, "Yes", "reply_on"),
        (TODAY - 6 * DAY, "Yes", "reply_on"),
        (TODAY, " \n", "reply_words"),
    ],
)
def test_days_of_a_reply(reply_on: date, words: str, field: str | None) -> None:
    sent_on = TODAY - 5 * DAY
    if field is None:
        return check_reply(reply_on=reply_on, sent_on=sent_on, words=words, today=TODAY)
    with pytest.raises(RuleViolation) as refusal:
        check_reply(reply_on=reply_on, sent_on=sent_on, words=words, today=TODAY)
    assert refusal.value.field == field
    return None


def test_no_reply_only_after_the_day_has_passed() -> None:
    check_no_reply(reply_due_on=TODAY - DAY, today=TODAY)
    with pytest.raises(RuleViolation):
        check_no_reply(reply_due_on=TODAY, today=TODAY)


def test_nobody_is_named_without_a_reason() -> None:
    check_naming(names_client=False, names_perpetrator=False, reason="")
    check_naming(names_client=True, names_perpetrator=False, reason="They have to find the crime.")
    for client, perpetrator in ((True, False), (False, True)):
        with pytest.raises(RuleViolation) as refusal:
            check_naming(names_client=client, names_perpetrator=perpetrator, reason=" ")
        assert refusal.value.field == "naming_reason"


@pytest.mark.parametrize(
    ("text", "is_found"),
    [
        ("Ms O'Brien-Smith asked", True),
        ("O'Brien-Smith.", True),
        ("about Ng", True),
        ("an angry man", False),
        ("may happen", False),
        ("نیلم محمد asked", True),
        ("", False),
    ],
)
def test_names_are_found_as_words_as_they_are_written(text: str, is_found: bool) -> None:
    assert names_found(text, ("O'Brien-Smith", "Ng", "May", "محمد", "", "X")) is is_found


def test_hash_of_an_approved_letter_shows_any_change_and_any_shift() -> None:
    assert hash_of(("ab", "c")) != hash_of(("a", "bc"))
    assert hash_of(("ab", "c")) == hash_of(("ab", "c"))


# --- What is said -------------------------------------------------------------------------------------------


def at(day: int, month: int = 3) -> datetime:
    return datetime(2026, month, day, 10, tzinfo=UTC)


def test_timeline_dates_every_step_and_says_who_held_it_for_how_long_f25() -> None:
    steps = [
        told.CaseEvent(
            1, at(2), "application", {}, told.ApplicationEvent("A1", ApplicationStep.REQUESTED, force="sussex")
        ),
        told.CaseEvent(
            2, at(4), "application", {}, told.ApplicationEvent("A1", ApplicationStep.ACKNOWLEDGED, officer="PC Teasel")
        ),
        told.CaseEvent(3, at(11), "application", {}, told.ApplicationEvent("A1", ApplicationStep.LODGED)),
        told.CaseEvent(
            4, at(16), "order_made", {}, told.OrderMade("O1", "A1", OrderKind.INTERIM, date(2026, 4, 30), ())
        ),
    ]
    named = "4 March 2026: Acknowledged, officer named. Officer in the case: PC Teasel."
    assert sentences.timeline(steps, NOW) == (
        "2 March 2026: Order requested. From then with the police, officer in the case for 2 days (2 working days).",
        f"{named} From then with the police, officer in the case for 7 days (5 working days).",
        "11 March 2026: Lodged with the court. From then with the court for 9 days (7 working days) so far.",
        "16 March 2026: Interim order made (O1). Last day 30 April 2026.",
    )


def test_timeline_of_very_many_steps_keeps_the_oldest_and_the_latest() -> None:
    content = told.ApplicationEvent("A1", ApplicationStep.ADJOURNED, reason="court_listing")
    lines = sentences.timeline(
        [told.CaseEvent(n, at(2) + n * DAY, "application", {}, content) for n in range(200)], NOW
    )
    assert len(lines) == 61
    assert lines[30] == "140 steps between are left out here."
    assert sentences.timeline([], NOW) == ("No step is recorded.",)


def test_late_line_says_how_late_and_by_which_limit() -> None:
    clock = sentences.PassedLimit("T2", at(9), Limit(Unit.WORKING_DAYS, 3, 5), "High risk")
    said = sentences.late_line(clock, NOW)
    assert said == (
        "The police have not decided whether to apply: 10 working days late. Our limit at high risk is 3 working days."
    )


def test_grounds_come_from_codes_and_days_with_the_words_of_the_criteria() -> None:
    known = sentences.LetterGrounds(
        acts=[
            sentences.LetterIncident(("CON-02",), 12, at(2)),
            sentences.LetterIncident(("THR-01", "CON-02"), 1, at(10)),
            sentences.LetterIncident(("OTH",), 1, at(3)),
        ],
        risk="High risk",
        protected="In force today to protect our client: bail conditions.",
        asked_at=at(9),
        breaches=1,
        words={"risk": "he waits at the station"},
    )
    acts, risk, necessity = sentences.grounds(known, NOW)
    assert acts == (
        "Acts associated with stalking: 14 acts recorded from 2 March 2026 to 10 March 2026: "
        "text or messaging app (13), threat to kill, another act."
    )
    assert risk == (
        "Risk associated with stalking: we assess it as high risk. Among the acts: threat to kill. "
        "1 breach of an order is recorded. He waits at the station."
    )
    assert necessity == (
        "Necessity: in force today to protect our client: bail conditions. "
        "Since the request, 1 more act has been recorded. It is 11 days (9 working days) since the request."
    )


def test_breach_is_alleged_and_dated() -> None:
    line = sentences.breach_line(happened_at=at(5), behaviours=["CON-06"], report=None, state="Recorded")
    assert line == (
        "5 March 2026 at 10:00, alleged: visit, knocking, or at the doorbell camera. "
        "No report to the police is on our record. Now: recorded."
    )
    told = sentences.breach_line(
        happened_at=at(5), behaviours=["CON-06"], report=PoliceReport(at=at(6)), state="Recorded"
    )
    assert "Reported to the police on 6 March 2026 at 10:00. Now: recorded." in told
    told = sentences.breach_line(happened_at=at(5), behaviours=["CON-06"], report=PoliceReport(), state="Recorded")
    assert "Reported to the police. Now: recorded." in told


def test_letters_sent_before_are_dated_with_what_came_of_them() -> None:
    said = sentences.letter_line(
        sent_on=TODAY, what="Request for reasons", recipient="Sussex Police", answer="No reply came"
    )
    assert said == "20 March 2026: request for reasons, to Sussex Police. No reply came."


def test_naming_says_the_code_and_names_only_who_is_given() -> None:
    assert "HW-1" in sentences.naming(case_code="HW-1", client="", perpetrator="")
    named = sentences.naming(case_code="HW-1", client="", perpetrator="Corin Thrale")
    assert named == "We name our client by our reference HW-1 alone. The perpetrator is Corin Thrale."
    assert sentences.naming(case_code="HW-1", client="Alba Quince", perpetrator="") == "Our client is Alba Quince."


def test_text_is_taken_apart_without_any_markup_of_its_own() -> None:
    text = "To: A\nRole\n\n# What\n- one\n- two\n\n#import x\n-5 degrees\n# \n*bold* _it_"
    assert parts(text) == [
        LetterPart("paragraph", ("To: A", "Role")),
        LetterPart("heading", ("What",)),
        LetterPart("points", ("one", "two")),
        LetterPart("paragraph", ("#import x", "-5 degrees", "#", "*bold* _it_")),
    ]
