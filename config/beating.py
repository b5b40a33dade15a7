"""The base class of every Celery job: retries after a deadlock, and leaves a heartbeat when it ended well.

Flags are not raised on a host whose clock differs from the database's: nobody knows which of the two is wrong, and a
flag stands for ever. The job leaves no sign of life then, so that every page says that alerts may be delayed.
"""

from functools import partial
from typing import Any

from celery import Task

from accounts.database.clock import check_host_clock
from accounts.database.retry import with_retry
from risk.scheduled_jobs.rules import FLAGS
from risk.scheduled_jobs.services import beat, intervals


class BeatingTask(Task[Any, Any]):
    """A task whose success is written down if the schedule names it; called in the worker, or in its place by watch."""

    def __call__(self, *args: Any, **kwargs: Any) -> Any:
        return with_retry(partial(super().__call__, *args, **kwargs))

    def before_start(self, task_id: str, args: Any, kwargs: Any) -> None:
        if self.name == FLAGS:
            check_host_clock()

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:
        if self.name in intervals():
            beat(self.name, by_watch=bool(self.request.is_eager))
