"""Milestones beside heartbeats: the clock rules last applied are no sign of life. Heartbeats go by the names of jobs."""

from typing import Final

from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

OLD_RULES: Final = "clock rules of issue 8"
RULES: Final = "clock rules 2"
NAMES: Final = {"flags": "risk.raise_flags", "idle": "risk.count_idle"}


def carry_over(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    heartbeats = apps.get_model("risk", "Heartbeat").objects
    for beat in heartbeats.filter(name=OLD_RULES):
        apps.get_model("risk", "Milestone").objects.create(name=RULES, at=beat.beat_at)
        beat.delete()
    for old, new in NAMES.items():
        heartbeats.filter(name=old).update(name=new)


def carry_back(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    heartbeats = apps.get_model("risk", "Heartbeat").objects
    for done in apps.get_model("risk", "Milestone").objects.filter(name=RULES):
        heartbeats.create(name=OLD_RULES, beat_at=done.at)
    for old, new in NAMES.items():
        heartbeats.filter(name=new).update(name=old)


class Migration(migrations.Migration):
    dependencies = [("risk", "0002_what_is_looked_for")]

    operations = [
        migrations.CreateModel(
            name="Milestone",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("name", models.CharField(max_length=60, unique=True)),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.RunPython(carry_over, carry_back),
    ]
