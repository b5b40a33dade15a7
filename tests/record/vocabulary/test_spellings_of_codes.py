"""Other spellings of a code in a case file are read as the code that we keep; unknown ones are refused."""

from __future__ import annotations

import pytest

from casework.codes.rules.codes import POLICE_RESPONSES, RELATIONSHIPS
from record.events.events import CaseOpened, IncidentLogged
from record.replay.case_file import FileRefused, read_case_file
from record.vocabulary.spellings_of_codes import (
    RELATIONSHIP_CODES,
    RELATIONSHIP_SPELLINGS,
    RESPONSE_SPELLINGS,
    RESPONSES,
)
from tests.orders.histories import case_file, incident, opened


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("trivialised", "downplayed"),
        ("downplayed", "downplayed"),
        ("disbelieved", "blamed"),
        ("told_no_crime", "told_nothing_wrong"),
        ("nothing_wrong", "told_nothing_wrong"),
        ("keep_collecting_evidence", "told_to_keep_collecting_evidence"),
        ("told_it_doesnt_count", "told_it_does_not_count"),
        ("doesnt_count", "told_it_does_not_count"),
        ("unsafe_advice", "advised_to_change_own_life"),
        ("isolated_incident", "treated_as_isolated"),
        ("treated-as-isolated-incident", "treated_as_isolated"),
        ("nfa", "no_further_action"),
        ("wrong_offence", "wrong_offence_recorded"),
        ("victim_fined", "victim_penalised"),
        ("referred_to_advocacy", "referred_to_advocate"),
        ("no-reply", "no_reply"),
    ],
)
def test_spelling_of_a_police_response_is_read_as_our_code(written: str, kept: str) -> None:
    told = incident("2021-01-05T10:00", "OTH", police_response=["dismissed", written])
    _, (_, event) = read_case_file(case_file([opened("2021-01-04T09:00"), told]))
    assert isinstance(event.content, IncidentLogged)
    assert event.content.police_response == ("dismissed", kept)
    assert event.facts["police_response"] == ["dismissed", kept]


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("ex_friend", "friend"),
        ("friend_ex_friend", "friend"),
        ("former_colleague", "ex_colleague"),
        ("ex-partner", "ex_partner"),
        ("former_partner", "ex_partner"),
        ("client", "client_or_patient"),
        ("patient", "client_or_patient"),
        ("former_student", "former_schoolmate"),
        ("online", "online_only"),
        ("fan", "public_figure_fan"),
        ("stranger", "stranger"),
    ],
)
def test_spelling_of_a_relationship_is_read_as_our_code(written: str, kept: str) -> None:
    _, (event,) = read_case_file(case_file([opened("2021-01-04T09:00", relationship=written)]))
    assert isinstance(event.content, CaseOpened)
    assert event.content.relationship == kept
    assert event.facts["relationship"] == kept


def test_every_spelling_stands_for_one_code_that_we_keep() -> None:
    assert set(RESPONSE_SPELLINGS) <= set(POLICE_RESPONSES)
    assert set(RELATIONSHIP_SPELLINGS) <= set(RELATIONSHIPS)
    for ours, spellings in ((POLICE_RESPONSES, RESPONSE_SPELLINGS), (RELATIONSHIPS, RELATIONSHIP_SPELLINGS)):
        written = [spelling for each in spellings.values() for spelling in each]
        assert len(written) == len(set(written))
        assert not set(written) & set(ours)


def test_every_code_of_ours_is_read_as_itself() -> None:
    assert all(RESPONSES[code] == code for code in POLICE_RESPONSES)
    assert all(RELATIONSHIP_CODES[code] == code for code in RELATIONSHIPS)


@pytest.mark.parametrize("unknown", ["shrugged", "Dismissed", "dismissed ", ""])
def test_unknown_spelling_is_refused(unknown: str) -> None:
    told = [opened("2021-01-04T09:00"), incident("2021-01-05T10:00", "OTH", police_response=[unknown])]
    with pytest.raises(FileRefused, match=r"^Event 2: "):
        read_case_file(case_file(told))
    with pytest.raises(FileRefused, match=r"^Event 1: "):
        read_case_file(case_file([opened("2021-01-04T09:00", relationship=unknown)]))
