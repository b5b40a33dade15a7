"""What the case for an order lacks on each of its three grounds, as a truth table."""

from __future__ import annotations

from datetime import date, timedelta

import pytest

from orders.grounds.rules.grounds import ACTS, NECESSITY, RISK, GroundIncident, GroundSoFar, gaps

TODAY = date(2026, 3, 3)
RECENT = TODAY - timedelta(days=90)
NOTHING = "Nothing is written about it yet."
NO_INCIDENT = "No incident is named."
ONE = "Only one incident is named: the Act speaks of acts."
WORD = "It rests on the client’s word alone: no exhibit, no witness, no report to the police."
UNSHOWN = "No exhibit shows it."

SHOWN = GroundIncident(happened_on=RECENT, exhibits=1)
SEEN = GroundIncident(happened_on=RECENT, witnesses=1)
REPORTED = GroundIncident(happened_on=RECENT, is_reported=True)
BARE = GroundIncident(happened_on=RECENT)
OLD = GroundIncident(happened_on=RECENT - timedelta(days=1), exhibits=1)
FAR = GroundIncident(happened_on=date(1996, 5, 1), exhibits=1)


@pytest.mark.parametrize(
    ("told", "expected"),
    [
        (GroundSoFar(ground=ACTS), [NOTHING, NO_INCIDENT]),
        (GroundSoFar(ground=ACTS, words=" \n"), [NOTHING, NO_INCIDENT]),
        (GroundSoFar(ground=RISK, words="He said he would come"), [NO_INCIDENT]),
        (GroundSoFar(ground=NECESSITY), [NOTHING]),
        (GroundSoFar(ground=NECESSITY, words="Nothing else stops him"), []),
        (GroundSoFar(ground=ACTS, words="w", acts=[SHOWN, SHOWN]), []),
        (GroundSoFar(ground=ACTS, words="w", acts=[SHOWN]), [ONE]),
        (GroundSoFar(ground=RISK, words="w", acts=[SHOWN]), []),
        (GroundSoFar(ground=RISK, words="w", acts=[BARE]), [WORD]),
        (GroundSoFar(ground=RISK, words="w", acts=[BARE], exhibits=1), []),
        (GroundSoFar(ground=RISK, words="w", acts=[BARE, SHOWN]), []),
        (GroundSoFar(ground=RISK, words="w", acts=[SEEN]), [UNSHOWN]),
        (GroundSoFar(ground=RISK, words="w", acts=[REPORTED]), [UNSHOWN]),
        (
            GroundSoFar(ground=RISK, words="w", acts=[SHOWN], later=1),
            ["1 later incident has been recorded and not named here."],
        ),
        (
            GroundSoFar(ground=RISK, words="w", acts=[SHOWN], later=2),
            ["2 later incidents have been recorded and not named here."],
        ),
        (
            GroundSoFar(ground=RISK, words="w", acts=[OLD]),
            ["Nothing has happened for 91 days: older acts count, but say why the risk is still there."],
        ),
        (GroundSoFar(ground=RISK, words="w", acts=[FAR, SHOWN]), []),
    ],
)
def test_gaps_of_a_ground(told: GroundSoFar, expected: list[str]) -> None:
    """R1.3: the three grounds as they appear to the chief officer."""
    assert list(gaps(told, today=TODAY)) == expected


def test_gaps_r1_5_and_r1_6_ask_for_no_injury_no_threat_and_set_no_limit_of_time_or_place() -> None:
    """Acts of 1996, before the Act, on paper alone: nothing but a question whether the risk is still there."""
    assert list(gaps(GroundSoFar(ground=ACTS, words="w", acts=[FAR, FAR]), today=TODAY)) == [
        "Nothing has happened for 10,898 days: older acts count, but say why the risk is still there."
    ]


def test_gaps_f_65_bail_that_protects_her_has_to_be_answered_before_a_court_finds_it_enough() -> None:
    told = GroundSoFar(ground=NECESSITY, other_protection="bail conditions")
    assert list(gaps(told, today=TODAY))[1] == "The client is protected by bail conditions: say why that is not enough."
