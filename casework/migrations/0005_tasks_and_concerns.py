"""Keeps what is to be done on a case, and what a supervisor must look at."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0004_cases_remember_their_file"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalConcern",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unsafe_advice", "Unsafe advice was given"),
                            ("threat_to_kill", "A threat to kill"),
                            ("fifth_report", "Reported five times in thirty days"),
                            ("missed_contacts", "Three missed contacts while the risk is high"),
                            ("risk_signature", "A risk level needs a second person"),
                            ("views_differ", "Our view of the risk differs from the police's"),
                            ("shared_without_agreement", "Shared without the client's agreement"),
                            ("closing_asked", "Closing was asked for"),
                            ("stage_five", "An opinion of planning or worse"),
                            ("address_clash", "A safe address is also the perpetrator's"),
                            ("infected_file", "A file was put in quarantine"),
                        ],
                        max_length=30,
                    ),
                ),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.UUIDField(blank=True, null=True)),
                ("raised_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
                (
                    "answered_by",
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
                    "raised_by",
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
                "verbose_name": "historical concern",
                "verbose_name_plural": "historical concerns",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTask",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own", "Task"),
                            ("correction", "Correct unsafe advice"),
                            ("risk_review", "Review the risk"),
                            ("promise", "Promised by the police"),
                            ("meeting_action", "Action of a meeting"),
                            ("measure", "Safety measure"),
                            ("answer", "Answer awaited"),
                            ("evidence", "Evidence to get"),
                            ("contact", "Contact the client"),
                            ("agreement", "Agreement to renew"),
                        ],
                        default="own",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("detail", models.TextField(blank=True)),
                ("agency", models.CharField(blank=True, max_length=200)),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.UUIDField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("snoozed_until", models.DateField(blank=True, null=True)),
                ("set_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
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
                    "done_by",
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
                (
                    "owner",
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
                    "set_by",
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
                "verbose_name": "historical task",
                "verbose_name_plural": "historical tasks",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Concern",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("unsafe_advice", "Unsafe advice was given"),
                            ("threat_to_kill", "A threat to kill"),
                            ("fifth_report", "Reported five times in thirty days"),
                            ("missed_contacts", "Three missed contacts while the risk is high"),
                            ("risk_signature", "A risk level needs a second person"),
                            ("views_differ", "Our view of the risk differs from the police's"),
                            ("shared_without_agreement", "Shared without the client's agreement"),
                            ("closing_asked", "Closing was asked for"),
                            ("stage_five", "An opinion of planning or worse"),
                            ("address_clash", "A safe address is also the perpetrator's"),
                            ("infected_file", "A file was put in quarantine"),
                        ],
                        max_length=30,
                    ),
                ),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.UUIDField(blank=True, null=True)),
                ("raised_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("answer", models.TextField(blank=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
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
                    "raised_by",
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
                        name="concern_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "unsafe_advice",
                                    "threat_to_kill",
                                    "fifth_report",
                                    "missed_contacts",
                                    "risk_signature",
                                    "views_differ",
                                    "shared_without_agreement",
                                    "closing_asked",
                                    "stage_five",
                                    "address_clash",
                                    "infected_file",
                                ],
                            )
                        ),
                        name="concern_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_at", None),
                            models.Q(
                                ("answered_at__gte", models.F("raised_at")), models.Q(("answer", ""), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="concern_answered_in_words",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("case", "kind", "about_kind", "about_id"),
                        name="concern_open_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("own", "Task"),
                            ("correction", "Correct unsafe advice"),
                            ("risk_review", "Review the risk"),
                            ("promise", "Promised by the police"),
                            ("meeting_action", "Action of a meeting"),
                            ("measure", "Safety measure"),
                            ("answer", "Answer awaited"),
                            ("evidence", "Evidence to get"),
                            ("contact", "Contact the client"),
                            ("agreement", "Agreement to renew"),
                        ],
                        default="own",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("detail", models.TextField(blank=True)),
                ("agency", models.CharField(blank=True, max_length=200)),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.UUIDField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("snoozed_until", models.DateField(blank=True, null=True)),
                ("set_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.TextField(blank=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="casework.case",
                    ),
                ),
                (
                    "done_by",
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
                (
                    "owner",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "set_by",
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
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)), fields=["case", "due_at"], name="task_open_by_case"
                    ),
                    models.Index(
                        condition=models.Q(("about_id", None), _negated=True),
                        fields=["about_id"],
                        name="task_by_what_it_is_about",
                    ),
                ],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="task_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "own",
                                    "correction",
                                    "risk_review",
                                    "promise",
                                    "meeting_action",
                                    "measure",
                                    "answer",
                                    "evidence",
                                    "contact",
                                    "agreement",
                                ],
                            )
                        ),
                        name="task_kind_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="task_has_title"),
                    models.CheckConstraint(
                        condition=models.Q(("done_at", None), ("done_at__gte", models.F("set_at")), _connector="OR"),
                        name="task_not_done_before_set",
                    ),
                ],
            },
        ),
    ]
