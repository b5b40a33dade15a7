"""What a copy has done once is no sign of life: it stands beside heartbeats."""

from __future__ import annotations

from datetime import timedelta

import pytest
from django.core.management import call_command
from django.utils import timezone

from orders.jobs.remeasuring import RULES, remeasure
from risk.scheduled_jobs.models.heartbeat import Heartbeat
from risk.scheduled_jobs.models.milestone import Milestone
from risk.scheduled_jobs.services import note_start, scheduled_jobs
from tests.factories import OPENED_AT

pytestmark = pytest.mark.django_db


def test_clock_rules_once_applied_leave_a_milestone_and_no_heartbeat() -> None:
    now = timezone.now()
    remeasure(now=now)
    remeasure(now=now + timedelta(days=1))
    assert Milestone.objects.get(name=RULES).at == now
    assert not Heartbeat.objects.exists()


def test_start_is_noted_again_each_time() -> None:
    call_command("note_start")
    Milestone.objects.update(at=OPENED_AT)
    note_start()
    assert all(job.started_ago is not None and job.started_ago < timedelta(minutes=1) for job in scheduled_jobs())
