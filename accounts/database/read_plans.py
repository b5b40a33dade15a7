"""Lets functions say which lists they need before they read them, so that one page reads the lists of many together."""

from __future__ import annotations

from collections.abc import Callable, Generator, Sequence
from typing import Any, Generic, ParamSpec, TypeVar

from django.db.models import QuerySet

from accounts.database.read_together import read_together

Asked = ParamSpec("Asked")
Answer = TypeVar("Answer")

ReadPlan = Generator[Sequence[QuerySet[Any, Any]], None, Answer]
"""Yields the lists that it needs next, round by round, and returns what it made of them."""


class ReadInRounds(Generic[Asked, Answer]):
    """A function that reads. Called, it answers; its `plan` can be read side by side with others'."""

    def __init__(self, plan: Callable[Asked, ReadPlan[Answer]]) -> None:
        self.plan = plan
        self.__doc__ = plan.__doc__

    def __call__(self, *args: Asked.args, **kwargs: Asked.kwargs) -> Answer:
        return read_now(self.plan(*args, **kwargs))


def read_now(plan: ReadPlan[Answer]) -> Answer:
    """Read each round of a plan in one statement; a list that is alone in its round is read by Django as ever."""
    while True:
        try:
            lists = next(plan)
        except StopIteration as end:
            answer: Answer = end.value
            return answer
        if len(lists) > 1:
            read_together(*lists)


def side_by_side(*plans: ReadPlan[Any]) -> ReadPlan[list[Any]]:
    """One plan of several: what each needs in a round is read with what the others need; their answers in order."""
    answers: dict[int, Any] = {}
    while True:
        lists: list[QuerySet[Any, Any]] = []
        for number, plan in enumerate(plans):
            if number not in answers:
                try:
                    lists += next(plan)
                except StopIteration as end:
                    answers[number] = end.value
        if len(answers) == len(plans):
            return [answers[number] for number in range(len(plans))]
        yield lists
