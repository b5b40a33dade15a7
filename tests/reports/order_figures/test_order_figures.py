"""Orders in figures: granted against refused, breached, charged, and why not (F-11, F-19, F-54, F-65)."""

from __future__ import annotations

import pytest

from reports.order_figures.rules import breached, charged_words, decided, outcome, outcomes, ratio, reasons, share

PENDING = ("requested", "lodged", "appealed")


@pytest.mark.parametrize(
    ("granted", "refused", "words"),
    [
        (15, 1, "15.0 : 1"),
        (7, 0, "7 : 0"),
        (0, 0, "None decided yet"),
        (0, 3, "0.0 : 1"),
        (1, 3, "0.3 : 1"),
        (2, 3, "0.7 : 1"),
        (3, 2, "1.5 : 1"),
        (1, 20, "0.1 : 1"),
        (705, 47, "15.0 : 1"),
    ],
)
def test_f19_granted_against_refused(granted: int, refused: int, words: str) -> None:
    assert ratio(granted, refused) == words


def test_f19_pending_declined_and_withdrawn_are_left_out() -> None:
    statuses = ["granted"] * 15 + ["refused", "requested", "lodged", "appealed", "declined", "withdrawn", "superseded"]
    found = decided(statuses, PENDING)
    assert (found.words, found.pending) == ("15.0 : 1", 3)
    assert decided(["granted", "appeal_dismissed"], PENDING).words == "1.0 : 1"


@pytest.mark.parametrize(
    ("part", "whole", "words"),
    [
        (50, 168, "30% (50 of 168)"),
        (0, 0, "None yet"),
        (0, 4, "0% (0 of 4)"),
        (1, 8, "13% (1 of 8)"),
        (2, 2, "100% (2 of 2)"),
    ],
)
def test_f54_a_share_says_its_numbers(part: int, whole: int, words: str) -> None:
    assert share(part, whole) == words


def test_f54_an_order_with_three_breaches_counts_once() -> None:
    orders = range(1, 169)
    broken = [*range(1, 51), 1, 1, None, 900]
    assert breached(orders, broken).words == "30% (50 of 168)"
    assert breached([], []).words == "None yet"


@pytest.mark.parametrize(
    ("steps", "expected"),
    [
        ([], "open"),
        (["reported_to_police", "arrested"], "open"),
        (["charged"], "charged"),
        (["no_further_action", "reviewed", "charged"], "charged"),
        (["no_further_action"], "no_further_action"),
        (["out_of_court"], "out_of_court"),
        (["not_pursued"], "not_pursued"),
    ],
)
def test_f11_what_became_of_a_breach(steps: list[str], expected: str) -> None:
    assert outcome(steps) == expected


def test_f11_charged_is_a_share_of_what_is_decided() -> None:
    found = outcomes([["charged"], ["no_further_action"], ["no_further_action"], ["no_further_action"], []])
    assert charged_words(found) == "25% (1 of 4)"
    assert charged_words({}) == "None yet"


def test_f65_bail_seen_as_enough_stands_among_the_reasons() -> None:
    found = reasons(["bail_considered_enough", "bail_considered_enough", "identity_unproven", "his words", ""])
    assert found == [
        ("Bail thought to be enough", 2),
        ("Identity not proven", 1),
        ("No reason given", 1),
        ("Something else", 1),
    ]
