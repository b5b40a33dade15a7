"""The codes of incidents: all of them, in words, and which of them are threats or approaches."""

from __future__ import annotations

import pytest

from casework.codes.rules.codes import BEHAVIOURS, GROUPS, POLICE_RESPONSES, RELATIONSHIPS, is_approach, is_threat

SIZES = {
    "FOL": 4, "CON": 10, "PUB": 6, "MON": 8, "LOI": 5, "INT": 6, "WAT": 6, "THR": 9, "PRX": 6, "OTH": 1,
}  # fmt: skip


@pytest.mark.parametrize(("group", "size"), SIZES.items())
def test_behaviours_each_group_has_its_codes(group: str, size: int) -> None:
    assert sum(behaviour.group == group for behaviour in BEHAVIOURS.values()) == size


def test_behaviours_every_group_is_named_and_every_code_has_words_of_its_own() -> None:
    assert set(GROUPS) == set(SIZES)
    assert len({behaviour.words for behaviour in BEHAVIOURS.values()}) == len(BEHAVIOURS) == 61
    assert all(code == behaviour.code for code, behaviour in BEHAVIOURS.items())


@pytest.mark.parametrize(
    ("code", "words"),
    [
        ("FOL-03", "Followed to transport, café, work or shops"),
        ("CON-06", "Visit, knocking, or at the doorbell camera"),
        ("CON-10", "From prison, or while on bail"),
        ("MON-06", "Watching social media, from one or more accounts"),
        ("WAT-02", "Hidden camera"),
        ("THR-05", "Weapon shown or obtained"),
        ("OTH", "Something else: say what in the description"),
    ],
)
def test_behaviours_code_means_what_the_list_says(code: str, words: str) -> None:
    assert BEHAVIOURS[code].words == words


APPROACHES = {"FOL-01", "FOL-02", "FOL-03", "CON-06", "LOI-01", "LOI-02", "LOI-03", "LOI-04", "LOI-05"}


@pytest.mark.parametrize("code", BEHAVIOURS)
def test_is_approach_following_in_person_loitering_and_visits_only(code: str) -> None:
    assert is_approach(code) == (code in APPROACHES)


@pytest.mark.parametrize("code", BEHAVIOURS)
def test_is_threat_every_thr_code_and_no_other(code: str) -> None:
    assert is_threat(code) == code.startswith("THR-")


@pytest.mark.parametrize("code", ["", "LOI", "LOI-99", "THR-10", "thr-01", "XXX-01"])
def test_is_threat_and_is_approach_of_an_unknown_code_are_false(code: str) -> None:
    assert not is_threat(code)
    assert not is_approach(code)


def test_police_responses_and_relationships_are_complete() -> None:
    assert len(POLICE_RESPONSES) == 20
    assert len(RELATIONSHIPS) == 14
    assert {"told_to_keep_collecting_evidence", "downplayed", "victim_penalised"} < set(POLICE_RESPONSES)
    assert {"ex_partner", "ex_colleague", "stranger", "online_only"} < set(RELATIONSHIPS)
