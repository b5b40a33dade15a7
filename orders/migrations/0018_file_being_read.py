"""A file that was handed over is read by a job before anything else can be done with it."""

from typing import Any

from django.db import migrations, models


def forget_unread(apps: Any, _schema: Any) -> None:
    """Before this there was no such state: whoever handed the file over does so again."""
    unread = apps.get_model("orders", "Import").objects.filter(state="reading")
    unread.update(state="discarded", content=None, plan=None, layout=[])


class Migration(migrations.Migration):
    dependencies = [("orders", "0017_breach_recorded_says_no_more")]

    operations = [
        migrations.RemoveConstraint(model_name="import", name="import_state_known"),
        migrations.RemoveConstraint(model_name="import", name="import_keeps_file_only_until_loaded"),
        migrations.AlterField(
            model_name="import",
            name="state",
            field=models.CharField(
                choices=[
                    ("reading", "Being read"),
                    ("uploaded", "Columns to be checked"),
                    ("checked", "Tried out"),
                    ("loaded", "Loaded"),
                    ("discarded", "File deleted"),
                ],
                default="reading",
                max_length=10,
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=["reading", "uploaded", "checked", "loaded", "discarded"]),
                name="import_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="import",
            constraint=models.CheckConstraint(
                condition=models.Q(state__in=["reading", "uploaded", "checked"], content__isnull=False)
                | models.Q(state__in=["loaded", "discarded"], content=None, plan__isnull=True),
                name="import_keeps_file_only_until_loaded",
            ),
        ),
        migrations.RunPython(migrations.RunPython.noop, forget_unread),
    ]
