"""Keeps tasks, concerns, who waits, and how many cases a person carries."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0005_the_end_of_other_protection"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0009_safety_and_meetings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Task",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="tasks",
                        to="casework.case",
                    ),
                ),
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
                            ("interim_decision", "Decide about an interim order"),
                            ("hearing", "Prepare a hearing"),
                            ("notification", "Ask the police whether he has notified"),
                            ("requirement", "See whether a requirement is met"),
                            ("renewal", "Decide about renewal"),
                            ("variation", "Ask for a variation"),
                            ("letter", "Reply to a letter"),
                            ("challenge", "Challenge a refusal"),
                            ("warrant", "Ask about a warrant"),
                            ("last_day", "Find out the last day"),
                        ],
                        default="own",
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(max_length=200)),
                ("detail", models.TextField(blank=True)),
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
                ("agency", models.CharField(blank=True, max_length=200)),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.UUIDField(blank=True, null=True)),
                ("due_at", models.DateTimeField(blank=True, null=True)),
                ("snoozed_until", models.DateField(blank=True, null=True)),
                ("snooze_reason", models.TextField(blank=True)),
                ("set_at", models.DateTimeField()),
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
                ("done_at", models.DateTimeField(blank=True, null=True)),
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
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Done"),
                            ("not_done", "Not done, and no longer needed"),
                            ("kept", "Kept"),
                            ("broken", "Broken"),
                        ],
                        max_length=10,
                    ),
                ),
                ("outcome", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("done_at", None)), fields=["case", "due_at"], name="task_open_by_case"
                    ),
                    models.Index(fields=["case", "kind"], name="task_by_case"),
                    models.Index(
                        condition=models.Q(("about_id", None), _negated=True),
                        fields=["about_id"],
                        name="task_by_what_it_is_about",
                    ),
                ],
                "constraints": [
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
                                    "interim_decision",
                                    "hearing",
                                    "notification",
                                    "requirement",
                                    "renewal",
                                    "variation",
                                    "letter",
                                    "challenge",
                                    "warrant",
                                    "last_day",
                                ],
                            )
                        ),
                        name="task_kind_known",
                    ),
                    models.CheckConstraint(condition=models.Q(("title", ""), _negated=True), name="task_has_title"),
                    models.CheckConstraint(
                        condition=models.Q(("result__in", ["", "done", "not_done", "kept", "broken"])),
                        name="task_result_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("snoozed_until", None), models.Q(("snooze_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="task_snoozed_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("done_at", None), ("done_at__gte", models.F("set_at")), _connector="OR"),
                        name="task_not_done_before_set",
                    ),
                ],
            },
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
                            ("interim_decision", "Decide about an interim order"),
                            ("hearing", "Prepare a hearing"),
                            ("notification", "Ask the police whether he has notified"),
                            ("requirement", "See whether a requirement is met"),
                            ("renewal", "Decide about renewal"),
                            ("variation", "Ask for a variation"),
                            ("letter", "Reply to a letter"),
                            ("challenge", "Challenge a refusal"),
                            ("warrant", "Ask about a warrant"),
                            ("last_day", "Find out the last day"),
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
                ("snooze_reason", models.TextField(blank=True)),
                ("set_at", models.DateTimeField()),
                ("done_at", models.DateTimeField(blank=True, null=True)),
                (
                    "result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("done", "Done"),
                            ("not_done", "Not done, and no longer needed"),
                            ("kept", "Kept"),
                            ("broken", "Broken"),
                        ],
                        max_length=10,
                    ),
                ),
                ("outcome", models.TextField(blank=True)),
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
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="concerns",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
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
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.UUIDField(blank=True, null=True)),
                (
                    "force",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("since", models.TextField(blank=True)),
                ("raised_at", models.DateTimeField()),
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
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "kind"], name="concern_by_case"),
                    models.Index(fields=["kind", "case"], name="concern_by_kind"),
                    models.Index(
                        condition=models.Q(("answered_at", None), ("force__isnull", False)),
                        fields=["force"],
                        name="concern_of_force",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("force__isnull", False), ("kind", "nobody_at_force")),
                            models.Q(models.Q(("kind", "nobody_at_force"), _negated=True), ("force", None)),
                            _connector="OR",
                        ),
                        name="concern_names_its_force",
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
                        fields=("case", "kind", "about_kind", "about_id", "force"),
                        name="concern_open_once",
                        nulls_distinct=False,
                    ),
                ],
            },
        ),
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
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.UUIDField(blank=True, null=True)),
                ("since", models.TextField(blank=True)),
                ("raised_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
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
                    "force",
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
                "verbose_name": "historical concern",
                "verbose_name_plural": "historical concerns",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Wait",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="wait",
                        to="casework.case",
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("next_contact_at", models.DateTimeField(blank=True, null=True)),
                (
                    "promised_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "abstract": False,
            },
        ),
        migrations.CreateModel(
            name="HistoricalWait",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("why", models.TextField(blank=True)),
                ("next_contact_at", models.DateTimeField(blank=True, null=True)),
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
                    "promised_by",
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
                "verbose_name": "historical wait",
                "verbose_name_plural": "historical waits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IdleCount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.team",
                    ),
                ),
                ("counted_on", models.DateField()),
                ("counted_at", models.DateTimeField()),
                ("open_cases", models.PositiveIntegerField()),
                ("no_owner", models.PositiveIntegerField()),
                ("owner_gone", models.PositiveIntegerField()),
                ("no_next_step", models.PositiveIntegerField()),
                ("idle", models.PositiveIntegerField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("team", "counted_on"), name="idlecount_one_a_night"),
                    models.CheckConstraint(
                        condition=models.Q(("idle__lte", models.F("open_cases"))),
                        name="idlecount_not_more_than_are_open",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="CaseloadSetting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("standard", "A case at standard risk"),
                            ("medium", "A case at medium risk"),
                            ("high", "A case at high risk"),
                            ("very_high", "A case at very high risk"),
                            ("open_breach", "An open breach on it"),
                            ("live_order", "A live order on it"),
                            ("application", "An open application on it"),
                            ("too_much", "A caseworker carries too much from"),
                        ],
                        max_length=20,
                    ),
                ),
                ("weight", models.PositiveSmallIntegerField()),
                ("valid_from", models.DateField()),
                ("reason", models.TextField()),
                (
                    "set_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("set_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "valid_from"), name="caseload_weight_one_a_day"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "application",
                                    "high",
                                    "live_order",
                                    "medium",
                                    "open_breach",
                                    "standard",
                                    "too_much",
                                    "very_high",
                                ],
                            )
                        ),
                        name="caseload_weight_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind", "too_much"), ("weight", 0), _negated=True),
                        name="caseload_too_much_is_not_nothing",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCaseloadSetting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("standard", "A case at standard risk"),
                            ("medium", "A case at medium risk"),
                            ("high", "A case at high risk"),
                            ("very_high", "A case at very high risk"),
                            ("open_breach", "An open breach on it"),
                            ("live_order", "A live order on it"),
                            ("application", "An open application on it"),
                            ("too_much", "A caseworker carries too much from"),
                        ],
                        max_length=20,
                    ),
                ),
                ("weight", models.PositiveSmallIntegerField()),
                ("valid_from", models.DateField()),
                ("reason", models.TextField()),
                ("set_at", models.DateTimeField()),
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
                "verbose_name": "historical caseload setting",
                "verbose_name_plural": "historical caseload settings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
