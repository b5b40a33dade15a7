"""Draws from the tables of the vocabulary how applications, orders and breaches go on, for the pages of docs/."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from typing import Final

from orders.applications.rules.stages import HOLDERS
from orders.applications.rules.statuses import BESIDE, ORDER_CODES, STATUSES
from orders.orders.rules.order_stage import STAGE_WAITS_ON, STAGE_WORDS, OrderStage
from record.vocabulary.steps import (
    BREACH_ANSWERED_BY,
    BREACH_CLOSED_BY,
    BREACH_NEEDS,
    DETERMINED,
    ENDINGS,
    ORDER_NEEDS,
    TRANSITIONS,
    WAITING_ON,
    WAY,
    WORDS,
    ApplicationStep,
    BreachStep,
    OrderStep,
)

MADE_BY: Final = "Made by `manage.py state_diagrams`: change the tables, not this page."


def pages() -> dict[str, str]:
    """Every page by the name of its file."""
    return {
        "application-states.md": _page(_application()),
        "order-states.md": _page(_order()),
        "breach-states.md": _page(_breach()),
    }


def _page(lines: Iterable[str]) -> str:
    return "\n".join(lines) + "\n"


def _row(*cells: str) -> str:
    return f"| {' | '.join(cells)} |"


def _table(*heads: str) -> list[str]:
    return [_row(*heads), "|" + "---|" * len(heads)]


def _listed(steps: Iterable[ApplicationStep | OrderStep | BreachStep]) -> str:
    return ", ".join(f"`{step}`" for step in steps)


# --- Applications -------------------------------------------------------------------------------------------


def _application() -> Iterator[str]:
    yield from ("# How a request for an order goes on", "", MADE_BY, "")
    yield from (
        "Any step may be skipped and none taken back, but that drafts and hearings go round. The picture shows the",
        "next steps only; the table has every step that may follow. While an application is open it can end at any",
        "time.",
        "",
        "```mermaid",
        "stateDiagram-v2",
        *_application_lines(),
        "```",
        "",
    )
    yield from _table("code", "status", "meaning", "waiting on", "goes on when", "may be followed by")
    for step, status in STATUSES.items():
        later = _listed(each for each in ApplicationStep if each in TRANSITIONS[step])
        waiting = HOLDERS[WAITING_ON[step]]
        yield _row(status.code, f"`{step}`", status.meaning, waiting, status.exit, later or "nothing")
    yield from ("", "Beside the stages, while the application is open:", "")
    yield from _table("code", "step", "meaning", "until")
    for step, status in BESIDE.items():
        yield _row(status.code or "–", f"`{step}`", status.meaning, status.exit)


def _application_lines() -> Iterator[str]:
    yield "    [*] --> requested"
    yield "    state open {"
    yield from (f"        {one} --> {other}" for one in WAY for other in _next(one))
    yield "    }"
    yield from (f"    open --> {step}" for step in ApplicationStep if step in ENDINGS)
    for step in (each for each in ApplicationStep if each in DETERMINED):
        yield from (f"    {step} --> {other}" for other in ApplicationStep if other in TRANSITIONS[step])
    yield from (f"    {step} --> [*]" for step in (ApplicationStep.GRANTED, ApplicationStep.REVIEWED))


def _next(step: ApplicationStep) -> list[ApplicationStep]:
    """Of the stages that may follow, those that no other stage comes before on the way."""
    reached = [each for each in WAY if each in TRANSITIONS[step]]
    return [each for each in reached if not any(_is_between(step, other, each) for other in reached)]


def _is_between(step: ApplicationStep, other: ApplicationStep, last: ApplicationStep) -> bool:
    return WAY.index(step) < WAY.index(other) < WAY.index(last) and last in TRANSITIONS[other]


# --- Orders -------------------------------------------------------------------------------------------------


def _order() -> Iterator[str]:
    yield from ("# The life of an order", "", MADE_BY, "")
    yield from (
        "Where an order stands follows from its days and from what a court is asked: it is reckoned, not stored.",
        "",
    )
    yield from ("```mermaid", "stateDiagram-v2", *_order_lines(), "```", "")
    yield from _table("code", "stage", "in words", "waiting on")
    for stage in OrderStage:
        yield _row(ORDER_CODES[stage], f"`{stage}`", STAGE_WORDS[stage], HOLDERS[STAGE_WAITS_ON[stage]])
    yield from ("", "What can be recorded of an order:", "")
    yield from _table("step", "in words", "needs")
    for step in OrderStep:
        yield _row(f"`{step}`", WORDS[step], _listed(sorted(ORDER_NEEDS[step])) or "nothing")


def _order_lines() -> Iterator[str]:
    yield "    [*] --> not_served"
    yield "    not_served --> served"
    yield "    served --> in_force"
    for stage in OrderStage:
        if stage.endswith("_pending"):
            yield f"    in_force --> {stage}"
            yield f"    {stage} --> in_force"
    yield from (f"    in_force --> {stage}" for stage in _by_code("S14"))
    yield from (f"    {stage} --> [*]" for stage in _by_code("S14"))


def _by_code(code: str) -> list[OrderStage]:
    codes: Mapping[OrderStage, str] = ORDER_CODES
    return [stage for stage in OrderStage if codes[stage] == code]


# --- Breaches -----------------------------------------------------------------------------------------------


def _breach() -> Iterator[str]:
    yield from ("# What is done about a breach", "", MADE_BY, "")
    yield from (
        "The steps of a breach come in no fixed order: each needs only that one of some others came before it. What",
        "needs nothing can be recorded at once. A warrant that is issued answers nothing until it is executed.",
        "",
    )
    yield from ("```mermaid", "flowchart LR", "    learned[Learned of]", *_breach_lines(), "```", "")
    yield from _table(
        "step", "in words", "needs one of", "what the police did about the perpetrator", "closes the breach"
    )
    for step in BreachStep:
        needs = _listed(each for each in BreachStep if each in BREACH_NEEDS[step])
        answers, closes = ("yes" if step in known else "" for known in (BREACH_ANSWERED_BY, BREACH_CLOSED_BY))
        yield _row(f"`{step}`", WORDS[step], needs or "nothing", answers, closes)


def _breach_lines() -> Iterator[str]:
    for step in BreachStep:
        before = [each for each in BreachStep if each in BREACH_NEEDS[step]]
        yield from (f"    {each} --> {step}" for each in before)
        if not before:
            yield f"    learned --> {step}"
