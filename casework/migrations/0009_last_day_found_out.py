"""Names the event that says until when other protection holds, once somebody has found out."""

from django.conf import settings
from django.db import migrations, models

from accounts.migrating import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0008_old_references"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="event",
            name="event_kind_known",
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[
                    ("case_opened", "Case opened"),
                    ("risk_reviewed", "Risk reviewed"),
                    ("incident", "Incident"),
                    ("incident_amended", "Incident amended"),
                    ("other_protection", "Other protection"),
                    ("protection_last_day_found", "Last day of other protection found out"),
                    ("protection_ended", "Protection ended"),
                    ("application", "Application"),
                    ("order_made", "Order made"),
                    ("order", "Order"),
                    ("breach", "Breach"),
                    ("breach_step", "Breach step"),
                    ("case_closed", "Case closed"),
                    ("case_reopened", "Case reopened"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "case_opened",
                            "risk_reviewed",
                            "incident",
                            "incident_amended",
                            "other_protection",
                            "protection_last_day_found",
                            "protection_ended",
                            "application",
                            "order_made",
                            "order",
                            "breach",
                            "breach_step",
                            "case_closed",
                            "case_reopened",
                        ],
                    )
                ),
                name="event_kind_known",
            ),
        ),
    ]
