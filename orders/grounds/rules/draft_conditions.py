"""Knows the conditions that orders typically have, and what a draft of them still lacks (SPA 2019 s.2(2) to (4))."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

from accounts.rules import RuleViolation
from record.vocabulary.steps import WORDS, ApplicationStep, ConditionKind

PROHIBITIONS: Final[Mapping[str, str]] = {
    "places": "Entering certain places or areas where the client lives, works or often is",
    "contact": "Contacting the client by any means, directly or not",
    "third_party": "Having others contact the client or find things out about the client",
    "social_media": "Writing about the client or referring to the client on social media",
    "vexatious": "Bringing court applications that name the client without the court's leave",
    "images": "Making pictures or recordings of the client",
    "devices_history": "Using a device that does not keep its history",
    "distance": "Coming nearer to the client than a distance, or into a marked area of a map",
    "surveillance": "Watching or tracking the client by any means",
}
REQUIREMENTS: Final[Mapping[str, str]] = {
    "suitability": "Attend an assessment of whether treatment is suitable",
    "programme": "Attend a programme for perpetrators",
    "mental_health": "Attend a mental health assessment",
    "drugs_alcohol": "Attend a drug or alcohol programme",
    "surrender_devices": "Hand over devices",
    "device_access": "Give the police access to accounts, devices and passwords",
    "sign_on": "Sign on at a police station",
}
TYPICAL: Final[Mapping[str, str]] = {**PROHIBITIONS, **REQUIREMENTS}
"""What the CPS guidance on these orders names, in our words; a draft may ask for anything else that is necessary."""
CLAIMS_CONDITIONS: Final = frozenset(
    {ApplicationStep.CONDITIONS_PUT_TO_VICTIM, ApplicationStep.CONDITIONS_AGREED, ApplicationStep.AUTHORISED}
)
"""Steps that say something of the conditions of a draft. A file that is imported may lack the draft; a page may not."""
NEED_NO_PROVIDER: Final = frozenset({"surrender_devices", "device_access", "sign_on"})


@dataclass(frozen=True, kw_only=True)
class DraftConditionFacts:
    """What counts of one draft condition."""

    kind: str
    named_by_guidance: str = ""
    text: str = ""
    why_necessary: str = ""
    first_day: date | None = None
    last_day: date | None = None
    spared: tuple[str, ...] = ()
    """What was looked at of religion, work and education: not_checked, no_conflict or conflict for each."""
    practicality: str = ""
    provider: str = ""
    can_deliver: str = "not_asked"
    victim_view: str = "not_asked"
    victim_words: str = ""


def has_view(draft: DraftConditionFacts) -> bool:
    """Whether it is known what the client says of a condition, or why nobody can know."""
    return draft.victim_view != "not_asked" or bool(draft.victim_words.strip())


def check_claimed(step: str, drafts: Sequence[DraftConditionFacts], *, is_police: bool = False) -> None:
    """Nothing is put to the client, agreed or authorised that does not exist or of which she was not asked."""
    if step not in CLAIMS_CONDITIONS:
        return
    words, without = WORDS[ApplicationStep(step)], sum(not has_view(draft) for draft in drafts)
    if is_police and (without or not drafts):
        raise RuleViolation(
            f"“{words}” cannot be recorded yet: the service has not written down every condition with what its client "
            "says of it. Send them the draft, or ask them to complete it.",
            field="step",
        )
    if not drafts:
        raise RuleViolation(f"“{words}” needs at least one condition in the draft. Add it first.", field="step")
    if without:
        lack = "One condition of the draft lacks" if without == 1 else f"{without} conditions of the draft lack"
        raise RuleViolation(
            f"{lack} what the client says of it, or why nobody asked. Write that down first.", field="step"
        )


def check_draft(draft: DraftConditionFacts) -> None:
    """Each condition says what it is and why it is necessary itself (s.2(2)); its days make sense (R2.2, R3.3)."""
    if not draft.text.strip():
        raise RuleViolation("Write the condition as the order is to say it.", field="text")
    if not draft.why_necessary.strip():
        raise RuleViolation(
            "Say why this condition itself is necessary: the court has to find so.", field="why_necessary"
        )
    if draft.first_day and draft.last_day and draft.last_day < draft.first_day:
        raise RuleViolation("The last day cannot be before the first.", field="last_day")
    if draft.named_by_guidance and kind_of(draft.named_by_guidance) != draft.kind:
        raise RuleViolation("This is of the other kind. Choose the kind that fits.", field="kind")
    if "conflict" in draft.spared and not draft.practicality.strip():
        raise RuleViolation("Say what it gets in the way of, and how it could be worded instead.", field="practicality")


def kind_of(named_by_guidance: str) -> str:
    """Whether a typical condition forbids or requires."""
    is_prohibition = named_by_guidance in PROHIBITIONS
    return ConditionKind.PROHIBITION if is_prohibition else ConditionKind.POSITIVE_REQUIREMENT


def lacking(draft: DraftConditionFacts) -> Iterator[str]:
    """What has to be found out about a draft condition before it goes to court (R2.3, F-18)."""
    if draft.victim_view == "not_asked":
        yield "The client has not been asked about it."
    if draft.victim_view == "not_wanted":
        yield "The client does not want it. Tell the force why, or leave it out."
    if "not_checked" in draft.spared:
        yield "Nobody has looked whether it gets in the way of religion, work or education."
    if "conflict" in draft.spared:
        yield "It gets in the way of religion, work or education: the court has to avoid that where it can."
    yield from _of_provider(draft)


def _of_provider(draft: DraftConditionFacts) -> Iterator[str]:
    needs = draft.kind == ConditionKind.POSITIVE_REQUIREMENT and draft.named_by_guidance not in NEED_NO_PROVIDER
    if not needs:
        return
    if not draft.provider.strip():
        yield "Nobody is named who would provide it."
    elif draft.can_deliver == "no":
        yield "The provider cannot deliver it: a requirement that nobody provides is bound to be broken."
    elif draft.can_deliver != "yes":
        yield "The provider has not said whether it can deliver it."
