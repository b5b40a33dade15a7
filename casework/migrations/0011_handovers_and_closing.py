"""Keeps who hands which case to whom, and why a case was closed."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0004_other_person_key"),
    ]

    dependencies = [
        ("accounts", "0004_forms_and_jobs"),
        ("casework", "0010_tasks_and_concerns"),
    ]

    operations = [
        migrations.CreateModel(
            name="Handover",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("allocated", "Given from the waiting list"),
                            ("transferred", "Moved to another caseworker"),
                            ("reassigned", "Moved because a caseworker leaves"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "from_worker",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_worker",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="handovers",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "from_team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                    ),
                ),
                (
                    "to_team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                    ),
                ),
                ("open_work", models.TextField(blank=True)),
                ("promised", models.TextField(blank=True)),
                ("dangers", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="handover_key"),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["allocated", "transferred", "reassigned"])),
                        name="handover_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_worker", None),
                            ("to_worker", None),
                            models.Q(("from_worker", models.F("to_worker")), _negated=True),
                            models.Q(("from_team", models.F("to_team")), _negated=True),
                            _connector="OR",
                        ),
                        name="handover_changes_hands",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HandoverReading",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "handover",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="reading", to="casework.handover"
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="MoveRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="move_requests",
                        to="casework.case",
                    ),
                ),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("is_moved", models.BooleanField(default=False)),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)), fields=("case",), name="moverequest_open_once"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason__regex", "^\\s*$"), _negated=True), name="moverequest_has_reason"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_at", None), ("answered_by", None), ("is_moved", False)),
                            models.Q(("answered_at__gte", models.F("asked_at")), ("answered_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="moverequest_answered_by_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalMoveRequest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("reason", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("is_moved", models.BooleanField(default=False)),
                ("answer", models.TextField(blank=True)),
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
                    "asked_by",
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            ],
            options={
                "verbose_name": "historical move request",
                "verbose_name_plural": "historical move requests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Reassignment",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to="accounts.organisation"
                    ),
                ),
                (
                    "leaver",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "to_worker",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("note", models.TextField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                (
                    "job",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.job",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("id", "organisation"), name="reassignment_key"),
                    models.CheckConstraint(
                        condition=models.Q(("note__regex", "^\\s*$"), _negated=True), name="reassignment_has_note"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("job", None), ("started_at", None)),
                            models.Q(("job__isnull", False), ("started_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="reassignment_started_with_its_job",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("to_worker", None),
                            models.Q(("to_worker", models.F("leaver")), _negated=True),
                            _connector="OR",
                        ),
                        name="reassignment_not_to_the_leaver",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="PlannedMove",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                    "reassignment",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="moves",
                        to="casework.reassignment",
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
                    "to_worker",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("weight", models.PositiveSmallIntegerField()),
                ("why", models.CharField(max_length=300)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("planned", "To be moved"),
                            ("moved", "Moved"),
                            ("failed", "Not moved"),
                            ("stays", "Stays: nobody can take it"),
                        ],
                        default="planned",
                        max_length=10,
                    ),
                ),
                ("outcome", models.CharField(blank=True, max_length=300)),
                (
                    "handover",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="casework.handover",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("reassignment", "case"), name="plannedmove_case_once_in_a_plan"),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["planned", "moved", "failed", "stays"])),
                        name="plannedmove_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("handover__isnull", False), ("state", "moved")),
                            models.Q(models.Q(("state", "moved"), _negated=True), ("handover", None)),
                            _connector="OR",
                        ),
                        name="plannedmove_moved_with_its_handover",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state", "stays"), ("to_worker__isnull", False), _connector="OR"),
                        name="plannedmove_goes_to_somebody",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="closings",
                        to="casework.case",
                    ),
                ),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("asked_because", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "closed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reason", models.CharField(blank=True, max_length=30)),
                ("words", models.TextField(blank=True)),
                ("risk_level", models.CharField(blank=True, max_length=10)),
                ("client_told_on", models.DateField(blank=True, null=True)),
                (
                    "client_told_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("letter", "By letter"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("not_told_because", models.TextField(blank=True)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                (
                    "reopened_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reopened_for", models.CharField(blank=True, max_length=30)),
                ("reopening_words", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None),
                            models.Q(("closed_by__isnull", False), models.Q(("reason", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="closing_is_confirmed",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None),
                            models.Q(
                                ("client_told_on__isnull", False), models.Q(("client_told_how", ""), _negated=True)
                            ),
                            models.Q(("not_told_because", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="closing_client_told_or_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reopened_at", None),
                            models.Q(("closed_at__isnull", False), ("reopened_at__gte", models.F("closed_at"))),
                            _connector="OR",
                        ),
                        name="closing_undone_after_it_was_done",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalClosing",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("asked_because", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=30)),
                ("words", models.TextField(blank=True)),
                ("risk_level", models.CharField(blank=True, max_length=10)),
                ("client_told_on", models.DateField(blank=True, null=True)),
                (
                    "client_told_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("letter", "By letter"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("not_told_because", models.TextField(blank=True)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("reopened_for", models.CharField(blank=True, max_length=30)),
                ("reopening_words", models.TextField(blank=True)),
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
                    "asked_by",
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
                    "closed_by",
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
                    "reopened_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            ],
            options={
                "verbose_name": "historical closing",
                "verbose_name_plural": "historical closings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
