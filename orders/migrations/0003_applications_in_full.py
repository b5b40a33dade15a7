"""Keeps what an application is asked with and answered by: grounds, draft conditions, promises, challenges, decisions."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership
from accounts.migrating import AtOnce


class Migration(AtOnce):
    dependencies = [
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
        ("accounts", "0003_police_forces"),
        ("casework", "0003_orders_in_full"),
        ("orders", "0002_orders_in_full"),
    ]

    operations = [
        migrations.CreateModel(
            name="Criterion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("acts", "He has carried out acts associated with stalking"),
                            ("risk", "He poses a risk associated with stalking to somebody"),
                            ("necessity", "An order is necessary to protect somebody from that risk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="criteria",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "criteria",
            },
        ),
        migrations.CreateModel(
            name="CriterionExhibit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exhibit_links",
                        to="orders.criterion",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.exhibit",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="criterion",
            name="exhibits",
            field=models.ManyToManyField(
                related_name="criteria", through="orders.CriterionExhibit", to="casework.exhibit"
            ),
        ),
        migrations.CreateModel(
            name="CriterionIncident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="incident_links",
                        to="orders.criterion",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.incident",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
        ),
        migrations.AddField(
            model_name="criterion",
            name="incidents",
            field=models.ManyToManyField(
                related_name="criteria", through="orders.CriterionIncident", to="casework.incident"
            ),
        ),
        migrations.CreateModel(
            name="DraftCondition",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[("prohibition", "Must not"), ("positive_requirement", "Must")], max_length=30
                    ),
                ),
                ("named_by_guidance", models.CharField(blank=True, max_length=30)),
                ("text", models.TextField()),
                ("locality", models.CharField(blank=True, max_length=300)),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                ("why_necessary", models.TextField()),
                (
                    "religion",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                (
                    "work",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                (
                    "education",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                ("practicality", models.TextField(blank=True)),
                ("provider", models.CharField(blank=True, max_length=200)),
                (
                    "can_deliver",
                    models.CharField(
                        choices=[
                            ("not_asked", "Nobody has asked yet"),
                            ("asked", "Asked, no answer yet"),
                            ("yes", "Yes"),
                            ("no", "No"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                (
                    "victim_view",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("wanted", "She wants it"),
                            ("not_wanted", "She does not want it"),
                            ("unsure", "She is not sure"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                ("victim_words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_because", models.TextField(blank=True)),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="draft_conditions",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Expectation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("service", "Our service"),
                            ("victim", "The victim"),
                            ("police_oic", "Police: officer in the case"),
                            ("police_authoriser", "Police: authorising officer"),
                            ("police_legal", "Police: lawyers"),
                            ("court", "The court"),
                            ("provider", "A provider"),
                            ("defendant", "The perpetrator"),
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
                ("stage_entered_at", models.DateTimeField()),
                ("words", models.CharField(max_length=300)),
                ("told_by", models.CharField(blank=True, max_length=200)),
                ("told_on", models.DateField()),
                ("expected_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="expectations",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalChallenge",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reasons_in_writing", "Asked for the reasons in writing"),
                            ("stalking_lead", "Taken to the force's stalking lead"),
                            ("senior_officer", "Taken to a senior officer"),
                            ("right_to_review", "Victims' right to review"),
                            ("complaint", "Complaint to the force"),
                            ("commissioner", "Taken to the police and crime commissioner"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                ("sent_to", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True)),
                ("sent_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("will_apply", "The force will apply after all"),
                            ("reasons_given", "Reasons were given"),
                            ("stands", "The refusal stands"),
                            ("other_protection", "Something else was done to protect her"),
                            ("no_reply", "No reply came"),
                        ],
                        max_length=20,
                    ),
                ),
                ("replied_on", models.DateField(blank=True, null=True)),
                ("reply", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical challenge",
                "verbose_name_plural": "historical challenges",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCriterion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "ground",
                    models.CharField(
                        choices=[
                            ("acts", "He has carried out acts associated with stalking"),
                            ("risk", "He poses a risk associated with stalking to somebody"),
                            ("necessity", "An order is necessary to protect somebody from that risk"),
                        ],
                        max_length=10,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical criterion",
                "verbose_name_plural": "historical criteria",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCriterionExhibit",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.criterion",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.exhibit",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical criterion exhibit",
                "verbose_name_plural": "historical criterion exhibits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalCriterionIncident",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "criterion",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.criterion",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.incident",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical criterion incident",
                "verbose_name_plural": "historical criterion incidents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalDraftCondition",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[("prohibition", "Must not"), ("positive_requirement", "Must")], max_length=30
                    ),
                ),
                ("named_by_guidance", models.CharField(blank=True, max_length=30)),
                ("text", models.TextField()),
                ("locality", models.CharField(blank=True, max_length=300)),
                ("first_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
                ("why_necessary", models.TextField()),
                (
                    "religion",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                (
                    "work",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                (
                    "education",
                    models.CharField(
                        choices=[
                            ("not_checked", "Nobody has looked yet"),
                            ("no_conflict", "No conflict"),
                            ("conflict", "It gets in the way"),
                        ],
                        default="not_checked",
                        max_length=20,
                    ),
                ),
                ("practicality", models.TextField(blank=True)),
                ("provider", models.CharField(blank=True, max_length=200)),
                (
                    "can_deliver",
                    models.CharField(
                        choices=[
                            ("not_asked", "Nobody has asked yet"),
                            ("asked", "Asked, no answer yet"),
                            ("yes", "Yes"),
                            ("no", "No"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                (
                    "victim_view",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("wanted", "She wants it"),
                            ("not_wanted", "She does not want it"),
                            ("unsure", "She is not sure"),
                        ],
                        default="not_asked",
                        max_length=20,
                    ),
                ),
                ("victim_words", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("dropped_at", models.DateTimeField(blank=True, null=True)),
                ("dropped_because", models.TextField(blank=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical draft condition",
                "verbose_name_plural": "historical draft conditions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalExpectation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "party",
                    models.CharField(
                        choices=[
                            ("service", "Our service"),
                            ("victim", "The victim"),
                            ("police_oic", "Police: officer in the case"),
                            ("police_authoriser", "Police: authorising officer"),
                            ("police_legal", "Police: lawyers"),
                            ("court", "The court"),
                            ("provider", "A provider"),
                            ("defendant", "The perpetrator"),
                            ("nobody", "Nobody"),
                        ],
                        max_length=20,
                    ),
                ),
                ("stage_entered_at", models.DateTimeField()),
                ("words", models.CharField(max_length=300)),
                ("told_by", models.CharField(blank=True, max_length=200)),
                ("told_on", models.DateField()),
                ("expected_on", models.DateField()),
                ("recorded_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name": "historical expectation",
                "verbose_name_plural": "historical expectations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalInterimDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("asked", "We have asked the force to apply for one"),
                            ("not_wanted", "No interim order is wanted"),
                            ("not_possible", "The force will not apply for one"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical interim decision",
                "verbose_name_plural": "historical interim decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRequestDecision",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "reason_code",
                    models.CharField(
                        choices=[
                            ("client_does_not_want", "The client does not want one"),
                            ("other_protection", "Other protection is in place or on its way"),
                            ("court_may_order", "A criminal court may make an order"),
                            ("more_evidence", "We gather evidence first"),
                            ("not_here", "He is outside England and Wales"),
                            ("he_is_not_known", "Nobody knows yet who he is"),
                            ("other", "Something else: say what"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "history_user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.SET_NULL,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "verbose_name": "historical request decision",
                "verbose_name_plural": "historical request decisions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="InterimDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "choice",
                    models.CharField(
                        choices=[
                            ("asked", "We have asked the force to apply for one"),
                            ("not_wanted", "No interim order is wanted"),
                            ("not_possible", "The force will not apply for one"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="interim_decisions",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="RequestDecision",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "reason_code",
                    models.CharField(
                        choices=[
                            ("client_does_not_want", "The client does not want one"),
                            ("other_protection", "Other protection is in place or on its way"),
                            ("court_may_order", "A criminal court may make an order"),
                            ("more_evidence", "We gather evidence first"),
                            ("not_here", "He is outside England and Wales"),
                            ("he_is_not_known", "Nobody knows yet who he is"),
                            ("other", "Something else: say what"),
                        ],
                        max_length=30,
                    ),
                ),
                ("reason", models.TextField()),
                ("look_again_on", models.DateField(blank=True, null=True)),
                ("decided_at", models.DateTimeField()),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="request_decisions",
                        to="casework.case",
                    ),
                ),
                (
                    "decided_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
        ),
        migrations.CreateModel(
            name="Challenge",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("reasons_in_writing", "Asked for the reasons in writing"),
                            ("stalking_lead", "Taken to the force's stalking lead"),
                            ("senior_officer", "Taken to a senior officer"),
                            ("right_to_review", "Victims' right to review"),
                            ("complaint", "Complaint to the force"),
                            ("commissioner", "Taken to the police and crime commissioner"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                ("sent_to", models.CharField(blank=True, max_length=200)),
                ("words", models.TextField(blank=True)),
                ("sent_on", models.DateField()),
                ("due_on", models.DateField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("will_apply", "The force will apply after all"),
                            ("reasons_given", "Reasons were given"),
                            ("stands", "The refusal stands"),
                            ("other_protection", "Something else was done to protect her"),
                            ("no_reply", "No reply came"),
                        ],
                        max_length=20,
                    ),
                ),
                ("replied_on", models.DateField(blank=True, null=True)),
                ("reply", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="challenges",
                        to="orders.application",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="challenge_case_is_the_applications", parent="application", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "reasons_in_writing",
                                    "stalking_lead",
                                    "senior_officer",
                                    "right_to_review",
                                    "complaint",
                                    "commissioner",
                                    "other",
                                ],
                            )
                        ),
                        name="challenge_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("due_on__gte", models.F("sent_on"))), name="challenge_not_due_before_sent"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("replied_on", None)),
                            models.Q(
                                (
                                    "outcome__in",
                                    ["will_apply", "reasons_given", "stands", "other_protection", "no_reply"],
                                ),
                                ("replied_on__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="challenge_outcome_known_and_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("replied_on", None), ("replied_on__gte", models.F("sent_on")), _connector="OR"
                        ),
                        name="challenge_not_answered_before_sent",
                    ),
                ],
            },
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="criterion_key"),
        ),
        migrations.AddConstraint(
            model_name="criterionexhibit",
            constraint=models.UniqueConstraint(fields=("criterion", "exhibit"), name="criterionexhibit_once"),
        ),
        migrations.AddConstraint(
            model_name="criterionexhibit",
            constraint=casework.models.ownership.SameAsParent(
                name="criterionexhibit_of_same_case", parent="criterion", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="criterionexhibit",
            constraint=casework.models.ownership.SameAsParent(
                name="criterionexhibit_about_same_case", parent="exhibit", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="criterionincident",
            constraint=models.UniqueConstraint(fields=("criterion", "incident"), name="criterionincident_once"),
        ),
        migrations.AddConstraint(
            model_name="criterionincident",
            constraint=casework.models.ownership.SameAsParent(
                name="criterionincident_of_same_case", parent="criterion", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="criterionincident",
            constraint=casework.models.ownership.SameAsParent(
                name="criterionincident_about_same_case", parent="incident", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.UniqueConstraint(fields=("application", "ground"), name="criterion_ground_once"),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=casework.models.ownership.SameAsParent(
                name="criterion_case_is_the_applications", parent="application", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="criterion",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__in", ["acts", "risk", "necessity"])), name="criterion_ground_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=casework.models.ownership.SameAsParent(
                name="draftcondition_case_is_the_applications", parent="application", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["prohibition", "positive_requirement"])),
                name="draftcondition_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "named_by_guidance__in",
                        [
                            "",
                            "places",
                            "contact",
                            "third_party",
                            "social_media",
                            "vexatious",
                            "images",
                            "devices_history",
                            "distance",
                            "surveillance",
                            "suitability",
                            "programme",
                            "mental_health",
                            "drugs_alcohol",
                            "surrender_devices",
                            "device_access",
                            "sign_on",
                        ],
                    )
                ),
                name="draftcondition_guidance_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__regex", "^\\s*$"), _negated=True), name="draftcondition_has_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(("why_necessary__regex", "^\\s*$"), _negated=True),
                name="draftcondition_says_why_necessary",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("last_day", None), ("first_day", None), ("last_day__gte", models.F("first_day")), _connector="OR"
                ),
                name="draftcondition_last_day_not_before_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("education__in", ["not_checked", "no_conflict", "conflict"]),
                    ("religion__in", ["not_checked", "no_conflict", "conflict"]),
                    ("work__in", ["not_checked", "no_conflict", "conflict"]),
                ),
                name="draftcondition_practicality_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(("can_deliver__in", ["not_asked", "asked", "yes", "no"])),
                name="draftcondition_can_deliver_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(("victim_view__in", ["not_asked", "wanted", "not_wanted", "unsure"])),
                name="draftcondition_victim_view_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="draftcondition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("dropped_at", None), ("dropped_because", "")),
                    models.Q(("dropped_at__isnull", False), models.Q(("dropped_because", ""), _negated=True)),
                    _connector="OR",
                ),
                name="draftcondition_dropped_for_a_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectation",
            constraint=casework.models.ownership.SameAsParent(
                name="expectation_case_is_the_applications", parent="application", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="expectation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "party__in",
                        [
                            "service",
                            "victim",
                            "police_oic",
                            "police_authoriser",
                            "police_legal",
                            "court",
                            "provider",
                            "defendant",
                            "nobody",
                        ],
                    )
                ),
                name="expectation_party_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="expectation",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__regex", "^\\s*$"), _negated=True), name="expectation_has_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="interimdecision",
            constraint=casework.models.ownership.SameAsParent(
                name="interimdecision_case_is_the_applications", parent="application", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="interimdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("choice__in", ["asked", "not_wanted", "not_possible"])),
                name="interimdecision_choice_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="interimdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "^\\s*$"), _negated=True), name="interimdecision_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="requestdecision",
            constraint=casework.models.ownership.SameAsParent(
                name="requestdecision_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="requestdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "reason_code__in",
                        [
                            "client_does_not_want",
                            "other_protection",
                            "court_may_order",
                            "more_evidence",
                            "not_here",
                            "he_is_not_known",
                            "other",
                        ],
                    )
                ),
                name="requestdecision_reason_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="requestdecision",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason__regex", "^\\s*$"), _negated=True), name="requestdecision_has_reason"
            ),
        ),
    ]
