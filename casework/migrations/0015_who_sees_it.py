"""Keeps the numbers of forces, and lets a concern name its force and say what has changed since."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

from accounts.migrating import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0014_what_is_looked_for"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ForceNumber",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=200)),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalForceNumber",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("phone", models.CharField(blank=True, max_length=40)),
                ("note", models.CharField(blank=True, max_length=200)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical force number",
                "verbose_name_plural": "historical force numbers",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="concern",
            name="concern_open_once",
        ),
        migrations.RemoveConstraint(
            model_name="concern",
            name="concern_kind_known",
        ),
        migrations.AddField(
            model_name="concern",
            name="force",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="concern",
            name="since",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalconcern",
            name="force",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="historicalconcern",
            name="since",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="concern",
            name="kind",
            field=models.CharField(
                choices=[
                    ("unsafe_advice", "Unsafe advice was given"),
                    ("threat_to_kill", "A threat to kill"),
                    ("fifth_report", "Reported five times in thirty days"),
                    ("missed_contacts", "Three missed contacts while the risk is high"),
                    ("duress", "The duress word was used"),
                    ("risk_signature", "A risk level needs a second person"),
                    ("views_differ", "Our view of the risk differs from the police's"),
                    ("shared_without_agreement", "Shared without the client's agreement"),
                    ("closing_asked", "Closing was asked for"),
                    ("stage_five", "An opinion of planning or worse"),
                    ("address_clash", "A safe address is also the perpetrator's"),
                    ("infected_file", "A file was put in quarantine"),
                    ("not_pursued", "A breach is asked not to be pursued"),
                    ("discharge_early", "An order was discharged without every consent"),
                    ("moved_after_refusal", "The client moved after an order was refused"),
                    ("no_request", "High risk, and no order was asked for"),
                    ("letter_to_approve", "A letter waits for approval"),
                    ("warrant_stands", "A warrant has not been executed"),
                    ("nobody_at_force", "Nobody at the force can sign in"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="historicalconcern",
            name="kind",
            field=models.CharField(
                choices=[
                    ("unsafe_advice", "Unsafe advice was given"),
                    ("threat_to_kill", "A threat to kill"),
                    ("fifth_report", "Reported five times in thirty days"),
                    ("missed_contacts", "Three missed contacts while the risk is high"),
                    ("duress", "The duress word was used"),
                    ("risk_signature", "A risk level needs a second person"),
                    ("views_differ", "Our view of the risk differs from the police's"),
                    ("shared_without_agreement", "Shared without the client's agreement"),
                    ("closing_asked", "Closing was asked for"),
                    ("stage_five", "An opinion of planning or worse"),
                    ("address_clash", "A safe address is also the perpetrator's"),
                    ("infected_file", "A file was put in quarantine"),
                    ("not_pursued", "A breach is asked not to be pursued"),
                    ("discharge_early", "An order was discharged without every consent"),
                    ("moved_after_refusal", "The client moved after an order was refused"),
                    ("no_request", "High risk, and no order was asked for"),
                    ("letter_to_approve", "A letter waits for approval"),
                    ("warrant_stands", "A warrant has not been executed"),
                    ("nobody_at_force", "Nobody at the force can sign in"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddIndex(
            model_name="concern",
            index=models.Index(
                condition=models.Q(("answered_at", None), ("force__isnull", False)),
                fields=["force"],
                name="concern_of_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "unsafe_advice",
                            "threat_to_kill",
                            "fifth_report",
                            "missed_contacts",
                            "duress",
                            "risk_signature",
                            "views_differ",
                            "shared_without_agreement",
                            "closing_asked",
                            "stage_five",
                            "address_clash",
                            "infected_file",
                            "not_pursued",
                            "discharge_early",
                            "moved_after_refusal",
                            "no_request",
                            "letter_to_approve",
                            "warrant_stands",
                            "nobody_at_force",
                        ],
                    )
                ),
                name="concern_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("force__isnull", False), ("kind", "nobody_at_force")),
                    models.Q(models.Q(("kind", "nobody_at_force"), _negated=True), ("force", None)),
                    _connector="OR",
                ),
                name="concern_names_its_force",
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)),
                fields=("case", "kind", "about_kind", "about_id", "force"),
                name="concern_open_once",
                nulls_distinct=False,
            ),
        ),
        migrations.AddField(
            model_name="forcenumber",
            name="force",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
            ),
        ),
        migrations.AddField(
            model_name="forcenumber",
            name="organisation",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="historicalforcenumber",
            name="force",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="historicalforcenumber",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalforcenumber",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="forcenumber",
            constraint=models.UniqueConstraint(fields=("organisation", "force"), name="forcenumber_one_for_each_force"),
        ),
        migrations.AddConstraint(
            model_name="forcenumber",
            constraint=models.CheckConstraint(
                condition=models.Q(("organisation", models.F("force")), _negated=True),
                name="forcenumber_is_of_somebody_else",
            ),
        ),
    ]
