"""The screening prompts, in our own words: what to think about, never what the level is.

They are not the S-DASH or any other licensed tool, and no function turns answers into a level or a number.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final

ANSWERS: Final[Mapping[str, str]] = {"yes": "Yes", "no": "No", "unclear": "Unclear", "not_asked": "Not asked"}
YES: Final = "yes"
OPEN_ANSWERS: Final = frozenset({"unclear", "not_asked"})


@dataclass(frozen=True)
class Prompt:
    """A question to ask about, and what to think about when the answer is yes."""

    asks: str
    think: str


PROMPTS: Final[Mapping[str, Prompt]] = {
    "very_afraid": Prompt(
        "Is the client very frightened of what will happen next?",
        "Ask what exactly they fear, and believe it: people who are stalked often judge their own danger well.",
    ),
    "past_stalking": Prompt(
        "Has this person stalked or harassed anybody before, the client included?",
        "Ask police about earlier reports, orders and former partners.",
    ),
    "damage": Prompt(
        "Have belongings, the home or a vehicle been damaged?",
        "Photograph and report it. Think about locks, cameras and who can enter.",
    ),
    "turns_up_often": Prompt(
        "Does this person turn up uninvited several times a week?",
        "Write down days and places: a routine shows what is known of the client's own.",
    ),
    "loiters": Prompt(
        "Does this person hang about near home, work or other places the client goes?",
        "Think about routes, times and who else could notice.",
    ),
    "threats": Prompt(
        "Have there been threats of violence, sexual violence or death?",
        "Record the words as they were said. Tell police and your supervisor the same day.",
    ),
    "targets_others": Prompt(
        "Have family, children, friends, colleagues or neighbours been targeted?",
        "Think about their safety too, and what they may tell without meaning to.",
    ),
    "violent_to_others": Prompt(
        "Has this person been violent to other people?",
        "Ask police what is known and whether other services hold information.",
    ),
    "uses_third_parties": Prompt(
        "Are other people used to find, watch or reach the client?",
        "Work out who, whether they know it, and what they have passed on.",
    ),
    "substance_or_mh": Prompt(
        "Is there misuse of drink or drugs, or a decline in mental health?",
        "Treat it as information for those who manage the person, never as an excuse.",
    ),
    "past_violence": Prompt(
        "Has this person been violent to the client before?",
        "Ask about the worst time and the latest time, strangulation included.",
    ),
    "weapons_interest": Prompt(
        "Is there access to weapons, or talk or pictures of them?",
        "Tell police at once, with where and which, a shotgun or firearms certificate included.",
    ),
    "sudden_change": Prompt(
        "Has something changed suddenly: more contact, silence, an order, a court date, a separation, a loss?",
        "A change is a reason to review now. Silence is a change too.",
    ),
    "suicidal_talk": Prompt(
        "Has there been talk of suicide or of having nothing left to lose?",
        "Tell police and health services. It can mean danger to the client as well.",
    ),
    "child_contact": Prompt(
        "Are children a way to reach the client, through contact, school or handovers?",
        "Think about arrangements, court orders and what children are asked.",
    ),
    "breached_order": Prompt(
        "Has an order, bail or a warning been ignored?",
        "Record each as a breach and ask what police did about every one.",
    ),
    "access_to_victim": Prompt(
        "Does this person know, or could find, where the client lives, works or will be?",
        "Think about devices, shared accounts, post, registers and the safety plan.",
    ),
    "online_intrusion": Prompt(
        "Have accounts, devices, cars or smart things been entered, tracked or used?",
        "Plan before removing anything: it is evidence, and removing it is noticed.",
    ),
}


def to_think_about(answers: Mapping[str, str]) -> list[str]:
    """What follows from each yes, in the order of the prompts; advice to a person, not a result."""
    return [prompt.think for key, prompt in PROMPTS.items() if answers.get(key) == YES]


def still_open(answers: Mapping[str, str]) -> list[str]:
    """The questions that nobody has an answer to yet."""
    return [prompt.asks for key, prompt in PROMPTS.items() if answers.get(key, "not_asked") in OPEN_ANSWERS]
