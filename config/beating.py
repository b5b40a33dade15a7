"""How every job that beat runs leaves a sign of life: under its own name, after it has ended well, and nowhere else."""

from typing import Any

from celery import Task

from risk.services.heartbeats import beat, intervals


class BeatingTask(Task[Any, Any]):
    """A task whose success is written down if the schedule names it; called in the worker, or in its place by watch."""

    def on_success(self, retval: Any, task_id: str, args: Any, kwargs: Any) -> None:
        if self.name in intervals():
            beat(self.name, by_watch=bool(self.request.is_eager))
