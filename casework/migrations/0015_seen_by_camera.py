"""Keeps whether a camera nearby has filmed an incident; nothing said is not known."""

from django.db import migrations, models


class Migration(migrations.Migration):
    replaces = [("casework", "0017_seen_by_camera")]

    dependencies = [
        ("casework", "0014_append_only"),
    ]

    operations = [
        migrations.AddField(
            model_name="incident",
            name="seen_by_camera",
            field=models.CharField(
                blank=True,
                choices=[
                    ("yes", "Yes, ask for it before it is wiped"),
                    ("no", "No, somebody has looked"),
                    ("not_looked", "Nobody has looked yet"),
                ],
                default="",
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="incidentaccount",
            name="seen_by_camera",
            field=models.CharField(
                blank=True,
                choices=[
                    ("yes", "Yes, ask for it before it is wiped"),
                    ("no", "No, somebody has looked"),
                    ("not_looked", "Nobody has looked yet"),
                ],
                default="",
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("seen_by_camera__in", ["", "yes", "no", "not_looked"])),
                name="incident_seen_by_camera_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("seen_by_camera__in", ["", "yes", "no", "not_looked"])),
                name="incidentaccount_seen_by_camera_known",
            ),
        ),
    ]
