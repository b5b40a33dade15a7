"""Other spellings of codes that case files from elsewhere use, and the code that we keep for each."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from casework.codes.rules.codes import POLICE_RESPONSES, RELATIONSHIPS

RESPONSE_SPELLINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "safeguarded": ("safeguarding",),
    "risk_tool_done": ("risk_tool", "risk_tool_completed", "risk_assessment_done", "risk_assessed"),
    "downplayed": (
        "trivialised",
        "trivialized",
        "downplayed_trivialised",
        "downplayed_or_trivialised",
        "minimised",
    ),
    "told_nothing_wrong": (
        "nothing_wrong",
        "no_crime",
        "told_no_crime",
        "told_nothing_wrong_no_crime",
        "told_nothing_wrong_or_no_crime",
    ),
    "told_to_keep_collecting_evidence": (
        "keep_collecting_evidence",
        "told_keep_collecting_evidence",
        "told_to_collect_evidence",
        "collect_evidence",
    ),
    "blamed": ("disbelieved", "blamed_disbelieved", "blamed_or_disbelieved", "not_believed", "victim_blamed"),
    "told_it_does_not_count": (
        "told_it_doesnt_count",
        "told_does_not_count",
        "told_doesnt_count",
        "it_does_not_count",
        "it_doesnt_count",
        "does_not_count",
        "doesnt_count",
    ),
    "advised_to_change_own_life": (
        "unsafe_advice",
        "advised_to_leave_social_media",
        "advised_to_change_number",
        "advised_to_move",
        "advised_to_leave_social_media_change_number_move",
        "advised_to_leave_social_media_change_number_or_move",
    ),
    "treated_as_isolated": ("treated_as_isolated_incident", "isolated_incident", "isolated"),
    "no_further_action": ("nfa",),
    "wrong_offence_recorded": ("wrong_offence", "recorded_as_wrong_offence"),
    "no_crime_number": ("no_crime_reference",),
    "officer_unaware_of_spo": ("officer_unaware", "officer_unaware_of_spos", "unaware_of_spo"),
    "no_reply": ("no_response",),
    "victim_penalised": ("victim_penalized", "victim_warned", "victim_fined", "penalised"),
    "referred_to_advocate": ("referred", "referred_to_advocacy", "referred_to_advocacy_service"),
}
"""By the code that we keep: other slugs of the same words in practice.md 4.4."""

RELATIONSHIP_SPELLINGS: Final[Mapping[str, tuple[str, ...]]] = {
    "current_partner": ("partner",),
    "ex_partner": ("former_partner",),
    "family": ("family_member", "relative"),
    "friend": ("ex_friend", "former_friend", "friend_ex_friend", "friend_or_ex_friend"),
    "colleague": ("current_colleague",),
    "ex_colleague": ("former_colleague",),
    "client_or_patient": ("client", "patient", "client_patient"),
    "neighbour": ("neighbor",),
    "former_schoolmate": (
        "schoolmate",
        "former_student",
        "fellow_student",
        "former_schoolmate_student",
        "former_schoolmate_or_student",
    ),
    "online_only": ("online",),
    "unknown": ("not_known",),
    "public_figure_fan": ("fan", "fan_of_public_figure"),
}
"""By the code that we keep: other slugs of the same words in practice.md 4.3."""


def _by_spelling(codes: Mapping[str, str], spellings: Mapping[str, tuple[str, ...]]) -> dict[str, str]:
    others = {spelling: code for code, each in spellings.items() for spelling in each}
    return others | {code: code for code in codes}


RESPONSES: Final = _by_spelling(POLICE_RESPONSES, RESPONSE_SPELLINGS)
RELATIONSHIP_CODES: Final = _by_spelling(RELATIONSHIPS, RELATIONSHIP_SPELLINGS)


def canonical(kind: str, facts: Mapping[str, object]) -> dict[str, object]:
    """The facts of an event in the codes that we keep; what is no known spelling stays, for the reader to refuse."""
    changed: dict[str, object] = {}
    if kind == "case_opened" and "relationship" in facts:
        changed["relationship"] = _kept(facts["relationship"], RELATIONSHIP_CODES)
    answers = facts.get("police_response")
    if kind in {"incident", "incident_amended"} and isinstance(answers, list):
        changed["police_response"] = [_kept(answer, RESPONSES) for answer in answers]
    return {**facts, **changed}


def _kept(given: object, codes: Mapping[str, str]) -> object:
    """The code that a spelling stands for; a hyphen is as good as an underline."""
    return codes.get(given.replace("-", "_"), given) if isinstance(given, str) else given
