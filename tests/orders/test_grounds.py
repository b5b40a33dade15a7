"""What the case for an order lacks on each of its three grounds, as a truth table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from orders.rules.grounds import ACTS, NECESSITY, RISK, Act, Grounds, gaps

TODAY = date(2026, 3, 3)
RECENT = TODAY - timedelta(days=90)
NOTHING = "Nothing is written about it yet."
NO_INCIDENT = "No incident is named."
ONE = "Only one incident is named: the Act speaks of acts."
WORD = "It rests on her word alone: no exhibit, no witness, no report to the police."
UNSHOWN = "No exhibit shows it."

SHOWN = Act(happened_on=RECENT, exhibits=1)
SEEN = Act(happened_on=RECENT, witnesses=1)
REPORTED = Act(happened_on=RECENT, is_reported=True)
BARE = Act(happened_on=RECENT)
OLD = Act(happened_on=RECENT - timedelta(days=1), exhibits=1)
FAR = Act(happened_on=date(1996, 5, 1), exhibits=1)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (Grounds(ground=ACTS), [NOTHING, NO_INCIDENT]),
        (Grounds(ground=ACTS, words=" \n"), [NOTHING, NO_INCIDENT]),
        (Grounds(ground=RISK, words="He said he would come"), [NO_INCIDENT]),
        (Grounds(ground=NECESSITY), [NOTHING]),
        (Grounds(ground=NECESSITY, words="Nothing else stops him"), []),
        (Grounds(ground=ACTS, words="w", acts=[SHOWN, SHOWN]), []),
        (Grounds(ground=ACTS, words="w", acts=[SHOWN]), [ONE]),
        (Grounds(ground=RISK, words="w", acts=[SHOWN]), []),
        (Grounds(ground=RISK, words="w", acts=[BARE]), [WORD]),
        (Grounds(ground=RISK, words="w", acts=[BARE], exhibits=1), []),
        (Grounds(ground=RISK, words="w", acts=[BARE, SHOWN]), []),
        (Grounds(ground=RISK, words="w", acts=[SEEN]), [UNSHOWN]),
        (Grounds(ground=RISK, words="w", acts=[REPORTED]), [UNSHOWN]),
        (
            Grounds(ground=RISK, words="w", acts=[SHOWN], later=1),
            ["1 later incident has been recorded and not named here."],
        ),
        (
            Grounds(ground=RISK, words="w", acts=[SHOWN], later=2),
            ["2 later incidents have been recorded and not named here."],
        ),
        (
            Grounds(ground=RISK, words="w", acts=[OLD]),
            ["Nothing has happened for 91 days: older acts count, but say why the risk is still there."],
        ),
        (Grounds(ground=RISK, words="w", acts=[FAR, SHOWN]), []),
    ],
)
def test_gaps_of_a_ground(told: Grounds, expected: list[str]) -> None:
    """R1.3: the three grounds as they appear to the chief officer."""
    assert list(gaps(told, today=TODAY)) == expected


def test_gaps_r1_5_and_r1_6_ask_for_no_injury_no_threat_and_set_no_limit_of_time_or_place() -> None:
    """Acts of 1996, before the Act, on paper alone: nothing but a question whether the risk is still there."""
    assert list(gaps(Grounds(ground=ACTS, words="w", acts=[FAR, FAR]), today=TODAY)) == [
        "Nothing has happened for 10,898 days: older acts count, but say why the risk is still there."
    ]


def test_gaps_f_65_bail_that_protects_her_has_to_be_answered_before_a_court_finds_it_enough() -> None:
    told = Grounds(ground=NECESSITY, other_protection="bail conditions")
    assert list(gaps(told, today=TODAY))[1] == "She is protected by bail conditions: say why that is not enough."
