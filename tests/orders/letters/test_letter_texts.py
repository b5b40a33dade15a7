"""Every letter that can be written: each kind about each noun on each topic, with all facts, with few, without each."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import cache
from itertools import chain
from typing import Final

import pytest

from orders.letters.rules.choosing_topic import BY_BREACH_STATUS, BY_RULE, BY_STATUS, PRESSING
from orders.letters.rules.facts import BLOCKS, FIELDS, INVENTED, LetterFacts
from orders.letters.rules.kinds import SUITS, LetterKindRule, noun_of
from orders.letters.rules.requests import asks_of, asks_of_force
from orders.letters.rules.shipped_templates import shipped
from orders.letters.rules.templates import check_template, fill, gaps
from orders.letters.rules.topics import TOPICS, LetterTopic, topic_says
from record.vocabulary.steps import ApplicationStep, BreachStep
from risk.thresholds.rules.rule_words import SERVICE, WATCHES
from tests.orders.lettering import faults

TOPICS_OF: Final[Mapping[str, frozenset[LetterTopic]]] = {
    "application": frozenset(
        {*BY_STATUS.values(), *(topic for rule, topic in BY_RULE.items() if noun_of(rule) == "application")}
    ),
    "order": frozenset(
        {
            *(topic for rule, topic in BY_RULE.items() if noun_of(rule) == "order"),
            *(LetterTopic.ORDER_OVER, LetterTopic.ORDER_STANDS, LetterTopic.UNSERVED, LetterTopic.NOTIFICATION),
        }
    ),
    "breach": frozenset(
        {*BY_BREACH_STATUS.values(), *(topic for rule, topic in BY_RULE.items() if noun_of(rule) == "breach")}
    ),
}
MOMENTS: Final = {
    "requested_ago": "12 days (8 working days)",
    "last_heard_on": "3 March 2026",
    "times_adjourned": "twice",
    "order_made_ago": "9 days (7 working days)",
    "ends_on": "2 February 2028",
    "lasting": "until further order",
    "ran_out_on": "2 February 2026",
    "reported_at": "19 February 2026 at 10:15",
    "reported_ago": "26 hours",
    "last_step_at": "19 February 2026 at 10:15",
    "last_step_ago": "26 hours",
    "warrant_at": "19 February 2026 at 10:15",
    "warrant_ago": "8 days (192 hours)",
}
BREACH_FACTS: Final = {
    "about": "an alleged breach on 19 February 2026 at 09:30, of the full Stalking Protection Order (B1)",
    "stage": "Reported to the police",
    "stage_since": "19 February 2026 at 10:15",
    "days_in_stage": "26 hours",
    "late_clocks": ("The breach has no crime number: 2 hours late. Our limit at high risk is 24 hours.",),
    "timeline": ("19 February 2026 at 10:15: Reported to the police (B1).",),
    "grounds": ("What is alleged: text or messaging app.", "Risk: we assess it as high risk."),
}
ALWAYS_KNOWN: Final = frozenset(
    {"service", "writer", "today", "case_code", "naming", "recipient", "force", "about", "short", "matter"}
    | {"stage", "stage_since", "days_in_stage", "risk", "reply_by", "timeline", "late_clocks", "power", "grounds"}
    | {"asks", "waiting_on"}
)
"""What every record holds of a thing, or what is said in its place."""
LETTERS: Final = [
    (noun, kind, topic) for noun, kinds in SUITS.items() for kind in kinds for topic in sorted(TOPICS_OF[noun])
]


def facts_of(
    noun: str, kind: LetterKindRule, topic: LetterTopic, *, without: frozenset[str] = frozenset()
) -> LetterFacts:
    """The invented facts of a noun, less those named: of the letter and of what its topic says."""
    own = BREACH_FACTS if noun == "breach" else {}
    full = replace(INVENTED, **own)  # type: ignore[arg-type]
    known = {**{name: getattr(full, name) for name in FIELDS}, **MOMENTS}
    told = {name: "" if name in without else value for name, value in known.items()}
    empty = {name: () if name in BLOCKS else "" for name in without if name in {*FIELDS, *BLOCKS}}
    said = {"short": TOPICS[topic].short, "matter": topic_says(topic, told), "asks": asks_of(kind, noun, topic)}
    return replace(full, **{**said, "force_asks": asks_of_force(kind, topic), **empty})  # type: ignore[arg-type]


def letter_of(noun: str, kind: LetterKindRule, topic: LetterTopic, *, without: frozenset[str] = frozenset()) -> str:
    words, facts = shipped(kind, noun), facts_of(noun, kind, topic, without=without)
    return f"{fill(words.subject, facts)}\n\n{fill(words.body, facts)}"


MAY_LACK: Final = sorted({*FIELDS, *BLOCKS, *MOMENTS} - ALWAYS_KNOWN)
IN_HOURS: Final = re.compile(r"\d+ hours?\b")
OF_AN_APPLICATION: Final = re.compile(
    r"\bappl(?:y|ies|ied|ication)\b|\bsection 1\b|grounds?\b|necessity|request|conditions? put",
    re.IGNORECASE,
)


@cache
def all_ways(noun: str, kind: LetterKindRule, topic: LetterTopic) -> tuple[tuple[str, str], ...]:
    """A letter with all facts, with the fewest, and without each that can be missing."""
    lacking = {"all": frozenset[str](), "fewest": frozenset(MAY_LACK), **{name: frozenset({name}) for name in MAY_LACK}}
    return tuple((name, letter_of(noun, kind, topic, without=without)) for name, without in lacking.items())


@pytest.mark.parametrize(("noun", "kind", "topic"), LETTERS, ids=str)
def test_every_letter_reads_like_one_with_all_facts_with_few_and_without_each(
    noun: str, kind: LetterKindRule, topic: LetterTopic
) -> None:
    check_template(shipped(kind, noun).subject, shipped(kind, noun).body)
    wrong = {lacking: found for lacking, letter in all_ways(noun, kind, topic) if (found := faults(letter))}
    assert wrong == {}


@pytest.mark.parametrize(("noun", "kind", "topic"), LETTERS, ids=str)
def test_only_what_a_person_has_to_know_is_left_to_be_filled_in(
    noun: str, kind: LetterKindRule, topic: LetterTopic
) -> None:
    open_in = {gap for _, letter in all_ways(noun, kind, topic) for gap in gaps(letter)}
    of_topic = {gap for said in TOPICS[topic].says for gap in gaps(said)}
    by_hand = {
        LetterKindRule.REQUEST: {"[not known: area]"},
        LetterKindRule.VARIATION: {"[write here: which condition no longer works, and what has changed]"},
    }
    assert open_in == by_hand.get(kind, set() if kind is LetterKindRule.REQUEST else of_topic)


@pytest.mark.parametrize(
    ("kind", "topic"), [(kind, topic) for noun, kind, topic in LETTERS if noun == "breach"], ids=str
)
def test_letter_about_a_breach_argues_for_no_application_and_counts_in_hours(
    kind: LetterKindRule, topic: LetterTopic
) -> None:
    for lacking, letter in all_ways("breach", kind, topic):
        assert OF_AN_APPLICATION.findall(letter) == [], lacking
        assert "working day" not in letter, lacking
    said = topic_says(topic, {**{name: getattr(INVENTED, name) for name in FIELDS}, **BREACH_FACTS, **MOMENTS})  # type: ignore[dict-item]
    if "ago" in said:
        assert IN_HOURS.search(said)


@pytest.mark.parametrize("noun", ["application", "order"])
def test_letter_about_a_request_or_an_order_counts_in_days_and_working_days(noun: str) -> None:
    for topic in TOPICS_OF[noun]:
        said = facts_of(noun, LetterKindRule.CHASE, topic).matter
        assert not IN_HOURS.search(said)
        if "ago" in said:
            assert re.search(r"\d+ days? \(\d+ working days?\) ago", said)


def test_every_rule_that_waits_on_somebody_outside_has_its_topic() -> None:
    theirs = {rule for rule, watch in WATCHES.items() if watch.waiting_on != SERVICE}
    assert set(BY_RULE) == theirs == set(PRESSING)


def test_every_stage_of_a_request_and_of_a_breach_has_its_topic() -> None:
    beside = {
        ApplicationStep.INTERIM_APPLIED,
        ApplicationStep.INTERIM_REFUSED,
        ApplicationStep.REVIEWED,
        ApplicationStep.PAUSED,
    }
    assert set(BY_STATUS) == {step.value for step in ApplicationStep if step not in beside}
    assert {step.value for step in BreachStep} <= {*BY_BREACH_STATUS, "being_checked"}


def test_every_topic_is_of_one_noun_and_asks_for_something() -> None:
    assert set(chain.from_iterable(TOPICS_OF.values())) == set(LetterTopic) == set(TOPICS)
    assert all(words.asks and words.says for words in TOPICS.values())


def test_each_step_of_the_ladder_asks_for_something_else() -> None:
    for noun, kinds in SUITS.items():
        for topic in TOPICS_OF[noun]:
            asked = [asks_of(kind, noun, topic) for kind in kinds]
            assert len(set(asked)) == len(asked)


def test_line_with_a_question_mark_and_heading_of_nothing_are_left_out_where_nothing_is_known() -> None:
    template = "# One\n\n?Officer: {officer}\n\n# Two\n\n{letters}\n\n# Three\n\n? Why"
    assert fill(template, replace(INVENTED, officer="", letters=())) == "# Three\n\n? Why"
    known = fill(template, replace(INVENTED, letters=("A letter.",)))
    assert known == "# One\n\nOfficer: PC Example\n\n# Two\n\n- A letter.\n\n# Three\n\n? Why"
