"""What a copy has done once is no sign of life: it stands beside heartbeats, and came over from them."""

from __future__ import annotations

from datetime import timedelta
from importlib import import_module

import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.utils import timezone

from orders.services.remeasuring import RULES, remeasure
from risk.models import Heartbeat, Milestone
from risk.services.heartbeats import note_start, scheduled_jobs
from tests.factories import OPENED_AT

MIGRATION = import_module("risk.migrations.0003_milestones")
pytestmark = pytest.mark.django_db


def test_clock_rules_once_applied_leave_a_milestone_and_no_heartbeat() -> None:
    now = timezone.now()
    remeasure(now=now)
    remeasure(now=now + timedelta(days=1))
    assert Milestone.objects.get(name=RULES).at == now
    assert not Heartbeat.objects.exists()


def test_migration_carries_the_marker_and_the_old_names_over_and_back() -> None:
    old = {"clock rules of issue 8", "flags", "idle", "watch"}
    Heartbeat.objects.bulk_create(Heartbeat(name=name, beat_at=OPENED_AT) for name in old)
    with connection.schema_editor() as editor:
        MIGRATION.carry_over(apps, editor)
        assert set(Heartbeat.objects.values_list("name", flat=True)) == {"risk.raise_flags", "risk.count_idle", "watch"}
        assert Milestone.objects.get().name == RULES, "or every clock would be measured once more"
        assert Milestone.objects.get().at == OPENED_AT
        MIGRATION.carry_back(apps, editor)
    assert set(Heartbeat.objects.values_list("name", flat=True)) == old


def test_start_is_noted_again_each_time() -> None:
    call_command("note_start")
    Milestone.objects.update(at=OPENED_AT)
    note_start()
    assert all(job.started_ago is not None and job.started_ago < timedelta(minutes=1) for job in scheduled_jobs())
