"""What letters say of what is at stake: protection that was checked, orders with what is not known of them, topics."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
from django.utils import timezone

from casework.dates.rules.london_time import local_day
from orders.breaches.models.breach import Breach
from orders.letters.rules.choosing_topic import (
    BreachNow,
    OrderNow,
    topic_of_application,
    topic_of_breach,
    topic_of_order,
)
from orders.letters.rules.kinds import LetterKindRule, kinds_for
from orders.letters.rules.sentences import LetterIncident, PassedLimit, late_line
from orders.letters.rules.stakes import (
    AtStake,
    OrderFacts,
    breach_matters,
    order_matters,
    protected_line,
    protection_phrase,
)
from orders.letters.rules.topics import LetterTopic
from orders.letters.rules.wording import listed, lowered, quoted, sentence
from orders.letters.services.subjects import late_clocks, noun_of_thing, topic_of
from orders.orders.models import Order
from record.clocks.protection_at import ClientProtection, ClientStanding
from record.vocabulary.protection_kinds import PROTECTIONS
from risk.clocks.models.clock import Clock
from risk.thresholds.rules.limits import Limit, Unit
from tests.orders.lettering import draft, faults
from tests.shared_case import DAY, HOUR, live_case
from tests.worked_asking import GROUND_WORDS

NOW = datetime(2026, 3, 20, 12, tzinfo=UTC)
FULL = "the full order O1"
RISK = "high risk"


@pytest.mark.parametrize(
    ("standing", "until", "said"),
    [
        ("protected", None, "In force today to protect our client: the full order O1."),
        ("protected", date(2026, 4, 3), "In force today to protect our client: the full order O1, until 3 April 2026."),
        (
            "not_served",
            None,
            "The full order O1 has been made, but by our record the perpetrator has not been given it.",
        ),
        (
            "last_day_unknown",
            None,
            "There is the full order O1, but its last day is not known to us: we do not count on it.",
        ),
        ("only_others", None, "The full order O1 protects others only. Nothing in force protects our client today."),
        ("nothing", None, "Nothing in force protects our client today."),
    ],
)
def test_letter_claims_protection_only_where_the_clocks_do(standing: str, until: date | None, said: str) -> None:
    by = () if standing == "nothing" else ("O1",)
    protection = ClientProtection(ClientStanding(standing), by, until)
    assert protected_line(protection, [FULL] if by else []) == said


@pytest.mark.parametrize("kind", PROTECTIONS)
def test_every_kind_of_protection_goes_on_a_sentence(kind: str) -> None:
    said = protected_line(ClientProtection(ClientStanding.PROTECTED, ("P1",)), [protection_phrase(kind)])
    assert said.startswith("In force today to protect our client: ")
    assert not [word for word in (" he ", " she ", " him ", " her", "say ") if word in said]
    assert said.count(":") == 1


def order(**fields: object) -> OrderFacts:
    known = {"name": "the full Stalking Protection Order of 2 March 2026 (O1)", "made_on": date(2026, 3, 2)}
    return OrderFacts(**{**known, "served_at": None, "last_day": None, "last_day_known": True, **fields})  # type: ignore[arg-type]


def stake(*acts: LetterIncident, breaches: int = 0) -> AtStake:
    return AtStake(risk=RISK, acts=acts, breaches=breaches, protected="Nothing in force protects our client today.")


def test_order_not_served_and_last_day_unknown_are_said_as_such() -> None:
    first, since, *_ = order_matters(order(last_day_known=False), stake())
    assert first == (
        "The order was made on 2 March 2026. By our record the perpetrator has not been given it. "
        "Its last day is not known to us."
    )
    assert since == "Since then: no act has been recorded."
    served = order(served_at=datetime(2026, 3, 3, 9, tzinfo=UTC))
    assert "It was served on 3 March 2026. It lasts until further order." in order_matters(served, stake())[0]


def test_breach_matters_in_minutes_and_says_whether_the_order_had_been_served_by_then() -> None:
    happened = datetime(2026, 3, 19, 9, 30, tzinfo=UTC)
    threat = LetterIncident(("THR-01",), 1, happened)
    alleged, against, others, risk, protection = breach_matters(
        ["CON-02"], happened, order(), stake(threat, breaches=2)
    )
    assert alleged == (
        "What is alleged: text or messaging app, on 19 March 2026 at 09:30. It is alleged until a court finds it."
    )
    assert against.endswith("By our record the perpetrator had not been given it by then.")
    assert others == "Breaches: 2 breaches are recorded in this case."
    assert risk == "Risk: we assess it as high risk. Among what has been recorded: threat to kill."
    assert protection == "Protection: nothing in force protects our client today."


@pytest.mark.parametrize(
    ("rule", "limit", "said"),
    [
        (
            "B3",
            Limit(Unit.HOURS, None, 24),
            "The breach has no crime number: 9 hours late. Our limit at high risk is 24 hours.",
        ),
        (
            "B6",
            Limit(Unit.WORKING_DAYS, None, 1),
            "The client has not been told the outcome: 1 working day late. Our limit at high risk is 1 working day.",
        ),
    ],
)
def test_lateness_is_counted_as_its_limit_is(rule: str, limit: Limit, said: str) -> None:
    """Nine hours are never told as days, nor working days as hours."""
    assert late_line(PassedLimit(rule, NOW - 9 * HOUR, limit, "High risk"), NOW) == said


def test_topic_is_what_is_late_the_one_asked_for_first_and_else_where_it_stands() -> None:
    assert topic_of_application("requested", {"T1", "T19"}, "T1") is LetterTopic.UNANSWERED
    assert topic_of_application("requested", {"T1", "T19"}) is LetterTopic.NO_ORDER
    assert topic_of_application("acknowledged", set(), "T1") is LetterTopic.UNDECIDED
    assert topic_of_application("declined", set()) is LetterTopic.DECLINED
    assert topic_of_order(OrderNow(is_over=False, is_served=False, is_notified=False), set()) is LetterTopic.UNSERVED
    assert topic_of_order(OrderNow(is_over=False, is_served=True, is_notified=False), set()) is LetterTopic.NOTIFICATION
    assert topic_of_order(OrderNow(is_over=True, is_served=True, is_notified=True), set()) is LetterTopic.ORDER_OVER
    late = {"B3", "B2"}
    assert topic_of_breach("reported_to_police", breach(), late) is LetterTopic.NO_CONTACT
    assert topic_of_breach("crime_recorded", breach(warrant_is_out=True), set()) is LetterTopic.WARRANT_OUT
    assert topic_of_breach("learned", breach(is_reported=False), set()) is LetterTopic.UNREPORTED


def breach(**known: bool) -> BreachNow:
    return BreachNow(**{"is_reported": True, "has_reference": False, "warrant_is_out": False, **known})


def test_no_letter_calls_unreported_what_the_police_know_or_asks_for_the_reference_they_gave() -> None:
    assert topic_of_breach("learned", breach(), set()) is LetterTopic.NO_CRIME
    given = breach(has_reference=True)
    assert topic_of_breach("learned", given, set()) is LetterTopic.NO_ACTION
    assert topic_of_breach("reported_to_police", given, {"B3"}) is LetterTopic.NO_ACTION
    assert topic_of_breach("arrested", given, {"B3"}) is LetterTopic.NO_NEWS


def test_no_request_is_made_again_for_what_was_granted() -> None:
    assert LetterKindRule.REQUEST not in kinds_for("application", "granted")
    assert LetterKindRule.REQUEST in kinds_for("application", "declined")
    assert kinds_for("order", "granted") == kinds_for("order", "")


def test_words_that_people_wrote_are_joined() -> None:
    assert sentence(" near home ") == "Near home."
    assert sentence("Is it?") == "Is it?"
    assert sentence("") == ""
    assert quoted("Not enough\n evidence. ") == "Not enough evidence"
    assert lowered("Bail conditions") == "bail conditions"
    assert lowered("PC Teasel") == "PC Teasel"
    assert listed(["a"]) == "a" and listed(["a", "b", "c"]) == "a, b and c" and listed([]) == ""


@pytest.mark.django_db
def test_letter_about_a_breach_tells_hours_protection_and_no_request_of_the_same_label() -> None:
    told = live_case()
    breach = told.breach
    Breach.objects.filter(pk=breach.pk).update(reported_at=timezone.now() - 26 * HOUR, status="reported_to_police")
    breach.refresh_from_db()
    letter = draft(told, breach, kind=LetterKindRule.SENIOR_OFFICER)
    assert "Order requested" not in letter.text
    assert "Warrant" in letter.text or "warrant" in letter.text
    assert "Protection: in force today to protect our client: the full order" in letter.text
    chase = draft(told, told.order, kind=LetterKindRule.CHASE)
    assert "Stalking Protection Order of" in chase.text


@pytest.mark.django_db
def test_letters_of_a_lived_case_read_well_and_ask_for_an_answer_in_time() -> None:
    told = live_case()
    wrong: dict[str, list[str]] = {}
    for thing in (told.pending, told.order.application, told.order, told.breach):
        noun = noun_of_thing(thing)
        for kind in kinds_for(noun, thing.status):
            letter = draft(told, thing, kind=kind)
            is_quick = noun == "breach" and kind not in {LetterKindRule.REASONS, LetterKindRule.OVERSIGHT_BODY}
            assert ("within 24 hours" in letter.text) is is_quick, (noun, kind)
            said = f"{letter.subject}\n\n{letter.text}".replace(GROUND_WORDS, "Their own words")
            if found := faults(said):
                wrong[f"{noun} {thing.status} {kind}"] = found
    assert wrong == {}


@pytest.mark.django_db
def test_a_clock_that_was_asked_for_is_only_told_if_it_is_late() -> None:
    told, now = live_case(), timezone.now()
    rules = {clock.rule for clock in late_clocks(told.pending, now)}
    assert "T1" in rules
    assert topic_of(told.pending, rules, "T1", now) is LetterTopic.UNANSWERED
    assert topic_of(told.pending, rules, "T9", now) is not LetterTopic.ADJOURNED
    assert all(clock.case_id == told.case.pk for clock in Clock.objects.filter(case=told.case))


@pytest.mark.django_db
def test_order_whose_last_day_nobody_knows_is_not_told_as_lasting() -> None:
    told = live_case()
    Order.objects.filter(pk=told.order.pk).update(last_day=None, last_day_known=False)
    told.order.refresh_from_db()
    text = draft(told, told.order).text
    assert "further order" not in text.split("# What has happened")[0]
    assert local_day(timezone.now() + DAY) > local_day(timezone.now())
