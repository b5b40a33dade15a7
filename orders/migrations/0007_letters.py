"""Keeps letters and their texts."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("orders", "0006_later_life"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0009_safety_and_meetings"),
        ("orders", "0006_court"),
    ]

    operations = [
        migrations.CreateModel(
            name="Letter",
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
                        related_name="letters",
                        to="casework.case",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="orders.application",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="orders.order",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="orders.breach",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="letters",
                        to="casework.recommendation",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request", "Request to apply for an order"),
                            ("chase", "Reminder: an answer is overdue"),
                            ("reasons", "Request for reasons"),
                            ("variation", "Request to vary an order"),
                            ("force_lead", "Escalation to the force's stalking lead"),
                            ("senior_officer", "Escalation to a senior officer"),
                            ("chief_officer", "Escalation to the chief officer team"),
                            ("oversight_body", "Escalation to an oversight body"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("waiting", "Waits for approval"),
                            ("approved", "Approved, not sent"),
                            ("sent", "Sent, reply awaited"),
                            ("replied", "Answered"),
                            ("no_reply", "No reply came"),
                            ("dropped", "Dropped, not sent"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("rule", models.CharField(blank=True, max_length=8)),
                ("template_version", models.PositiveIntegerField()),
                (
                    "force",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("recipient", models.CharField(max_length=200)),
                ("recipient_role", models.CharField(blank=True, max_length=200)),
                ("names_client", models.BooleanField(default=False)),
                ("names_perpetrator", models.BooleanField(default=False)),
                ("naming_reason", models.TextField(blank=True)),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("text_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("written_at", models.DateTimeField()),
                (
                    "written_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "edited_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
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
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                (
                    "returned_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("return_reason", models.TextField(blank=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                (
                    "approved_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("sent_on", models.DateField(blank=True, null=True)),
                (
                    "sent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("secure_email", "By secure e-mail"),
                            ("post", "By post"),
                            ("by_hand", "By hand"),
                            ("portal", "Through a form or portal of the police"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "sent_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("reply_due_on", models.DateField(blank=True, null=True)),
                ("reply_on", models.DateField(blank=True, null=True)),
                ("reply_words", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "They will do what we ask, or have done it"),
                            ("partly", "They will do part of it"),
                            ("refused", "They refuse"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                (
                    "settled_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("drop_reason", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "-id"], name="letter_by_case"),
                    models.Index(
                        condition=models.Q(("status", "waiting")),
                        fields=["asked_at", "id"],
                        name="letter_waiting_longest",
                    ),
                    models.Index(
                        condition=models.Q(("status", "approved")),
                        fields=["approved_at", "id"],
                        name="letter_unsent_longest",
                    ),
                    models.Index(
                        condition=models.Q(("status", "sent")),
                        fields=["reply_due_on", "id"],
                        name="letter_awaited_longest",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="letter_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "request",
                                    "chase",
                                    "reasons",
                                    "variation",
                                    "force_lead",
                                    "senior_officer",
                                    "chief_officer",
                                    "oversight_body",
                                ],
                            )
                        ),
                        name="letter_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("status__in", ["draft", "waiting", "approved", "sent", "replied", "no_reply", "dropped"])
                        ),
                        name="letter_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("sent_how__in", ["", "secure_email", "post", "by_hand", "portal"])),
                        name="letter_sent_how_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "agreed", "partly", "refused", "other"])),
                        name="letter_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("application__isnull", False), ("breach", None), ("order", None)),
                            models.Q(("application", None), ("breach", None), ("order__isnull", False)),
                            models.Q(("application", None), ("breach__isnull", False), ("order", None)),
                            _connector="OR",
                        ),
                        name="letter_about_one_thing",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("names_client", False), ("names_perpetrator", False)),
                            models.Q(("naming_reason__regex", "^\\s*$"), _negated=True),
                            _connector="OR",
                        ),
                        name="letter_names_for_a_reason",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(
                                models.Q(("approved_by", models.F("written_by")), _negated=True),
                                models.Q(("approved_by", models.F("edited_by")), _negated=True),
                                models.Q(("approved_by", models.F("asked_by")), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_approved_by_another",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ("approved", "sent", "replied", "no_reply")), _negated=True),
                            models.Q(
                                ("approved_at__isnull", False),
                                ("approved_by__isnull", False),
                                models.Q(("text_hash", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_approved_with_its_hash",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status__in", ["sent", "replied", "no_reply"]), _negated=True),
                            models.Q(
                                ("reply_due_on__gt", models.F("sent_on")),
                                ("sent_on__isnull", False),
                                models.Q(("sent_how", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_sent_awaits_reply",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "replied"), _negated=True),
                            models.Q(
                                ("reply_on__gte", models.F("sent_on")),
                                models.Q(("reply_words", ""), _negated=True),
                                models.Q(("outcome", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="letter_answered_in_words",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("status", "dropped"), _negated=True),
                            models.Q(("drop_reason", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="letter_dropped_for_a_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLetter",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request", "Request to apply for an order"),
                            ("chase", "Reminder: an answer is overdue"),
                            ("reasons", "Request for reasons"),
                            ("variation", "Request to vary an order"),
                            ("force_lead", "Escalation to the force's stalking lead"),
                            ("senior_officer", "Escalation to a senior officer"),
                            ("chief_officer", "Escalation to the chief officer team"),
                            ("oversight_body", "Escalation to an oversight body"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("draft", "Draft"),
                            ("waiting", "Waits for approval"),
                            ("approved", "Approved, not sent"),
                            ("sent", "Sent, reply awaited"),
                            ("replied", "Answered"),
                            ("no_reply", "No reply came"),
                            ("dropped", "Dropped, not sent"),
                        ],
                        default="draft",
                        max_length=10,
                    ),
                ),
                ("rule", models.CharField(blank=True, max_length=8)),
                ("template_version", models.PositiveIntegerField()),
                ("recipient", models.CharField(max_length=200)),
                ("recipient_role", models.CharField(blank=True, max_length=200)),
                ("names_client", models.BooleanField(default=False)),
                ("names_perpetrator", models.BooleanField(default=False)),
                ("naming_reason", models.TextField(blank=True)),
                ("subject", models.CharField(max_length=200)),
                ("text", models.TextField()),
                ("text_hash", models.CharField(blank=True, editable=False, max_length=64)),
                ("written_at", models.DateTimeField()),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("returned_at", models.DateTimeField(blank=True, null=True)),
                ("return_reason", models.TextField(blank=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
                ("sent_on", models.DateField(blank=True, null=True)),
                (
                    "sent_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("secure_email", "By secure e-mail"),
                            ("post", "By post"),
                            ("by_hand", "By hand"),
                            ("portal", "Through a form or portal of the police"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reply_due_on", models.DateField(blank=True, null=True)),
                ("reply_on", models.DateField(blank=True, null=True)),
                ("reply_words", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("agreed", "They will do what we ask, or have done it"),
                            ("partly", "They will do part of it"),
                            ("refused", "They refuse"),
                            ("other", "Something else"),
                        ],
                        max_length=10,
                    ),
                ),
                ("settled_at", models.DateTimeField(blank=True, null=True)),
                ("drop_reason", models.TextField(blank=True)),
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
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.breach",
                    ),
                ),
                (
                    "recommendation",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.recommendation",
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
                    "written_by",
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
                    "edited_by",
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
                    "returned_by",
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
                    "approved_by",
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
                    "sent_by",
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
                    "settled_by",
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
                "verbose_name": "historical letter",
                "verbose_name_plural": "historical letters",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="LetterTemplate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                            ("request", "Request to apply for an order"),
                            ("chase", "Reminder: an answer is overdue"),
                            ("reasons", "Request for reasons"),
                            ("variation", "Request to vary an order"),
                            ("force_lead", "Escalation to the force's stalking lead"),
                            ("senior_officer", "Escalation to a senior officer"),
                            ("chief_officer", "Escalation to the chief officer team"),
                            ("oversight_body", "Escalation to an oversight body"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("application", "About a request for an order"),
                            ("order", "About an order"),
                            ("breach", "About a breach"),
                        ],
                        default="application",
                        max_length=20,
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
                (
                    "changed_by",
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
                    models.UniqueConstraint(
                        fields=("organisation", "kind", "about"), name="lettertemplate_one_for_each"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "request",
                                    "chase",
                                    "reasons",
                                    "variation",
                                    "force_lead",
                                    "senior_officer",
                                    "chief_officer",
                                    "oversight_body",
                                ],
                            )
                        ),
                        name="lettertemplate_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("about__in", ["application", "order", "breach"])),
                        name="lettertemplate_noun_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("subject__regex", "^\\s*$"), _negated=True),
                            models.Q(("body__regex", "^\\s*$"), _negated=True),
                        ),
                        name="lettertemplate_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalLetterTemplate",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("request", "Request to apply for an order"),
                            ("chase", "Reminder: an answer is overdue"),
                            ("reasons", "Request for reasons"),
                            ("variation", "Request to vary an order"),
                            ("force_lead", "Escalation to the force's stalking lead"),
                            ("senior_officer", "Escalation to a senior officer"),
                            ("chief_officer", "Escalation to the chief officer team"),
                            ("oversight_body", "Escalation to an oversight body"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "about",
                    models.CharField(
                        choices=[
                            ("application", "About a request for an order"),
                            ("order", "About an order"),
                            ("breach", "About a breach"),
                        ],
                        default="application",
                        max_length=20,
                    ),
                ),
                ("subject", models.CharField(max_length=200)),
                ("body", models.TextField()),
                ("changed_at", models.DateTimeField(blank=True, null=True)),
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
                    "changed_by",
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
                "verbose_name": "historical letter template",
                "verbose_name_plural": "historical letter templates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
