"""How every job runs: done again if the database gave it up, and with a sign of life once it has ended well.

Flags are not raised on a host whose clock differs from the database's: nobody knows which of the two is wrong, and a
flag stands for ever. The job leaves no sign of life then, so that every page says that alerts may be delayed.
"""

from functools import partial
from typing import Any

from celery import Task

from accounts.clock import check_host_clock
from accounts.retrying import tried_again
from risk.rules.sleeping import FLAGS
from risk.services.heartbeats import beat, intervals


class BeatingTask(Task[Any, Any]):
    """A task whose success is written down if the schedule names it; called in the worker, or in its place by watch."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return tried_again(partial(super().__call__, *args, **kwargs))

    def before_start(self, task_id: str, args: Any, kwargs: Any) -> None:
        if self.name == FLAGS:
            check_host_clock()

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:
        if self.name in intervals():
            beat(self.name, by_watch=bool(self.request.is_eager))
