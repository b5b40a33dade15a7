"""Keeps referrals and what they leave to be asked."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0008_old_references"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0006_safe_contact"),
    ]

    operations = [
        migrations.CreateModel(
            name="Referral",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="referrals", to="accounts.team"
                    ),
                ),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "The client"),
                            ("police", "Police"),
                            ("helpline", "Helpline"),
                            ("domestic_abuse", "Domestic abuse service"),
                            ("health", "Health service"),
                            ("other", "Somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("agency", models.CharField(blank=True, max_length=200)),
                ("referrer", models.CharField(blank=True, max_length=200)),
                ("referrer_contact", models.TextField(blank=True)),
                ("received_at", models.DateTimeField()),
                ("first_name", models.CharField(max_length=200)),
                ("last_name", models.CharField(blank=True, max_length=200)),
                (
                    "safe_contact",
                    models.CharField(
                        choices=[
                            ("safe", "Safe to contact"),
                            ("unsafe", "Not safe to contact"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("safe_contact_note", models.TextField(blank=True)),
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
                ("happening", models.TextField()),
                (
                    "immediate_danger",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("answers", models.JSONField(default=list)),
                (
                    "taken_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("taken_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("not_eligible", "Not eligible"),
                            ("declined", "The client did not want our help"),
                            ("signposted", "Sent on to another service"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("signposted_to", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
                (
                    "decided_by",
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="referrals",
                        to="casework.case",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["team", "received_at"],
                        name="referral_undecided_by_team",
                    ),
                    models.Index(
                        condition=models.Q(("outcome", "")),
                        fields=["organisation", "received_at"],
                        name="referral_undecided",
                    ),
                    models.Index(fields=["organisation", "-id"], name="referral_latest"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("source__in", ["self", "police", "helpline", "domestic_abuse", "health", "other"])
                        ),
                        name="referral_source_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("first_name", ""), _negated=True), name="referral_names_somebody"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("happening__regex", "^\\s*$"), _negated=True),
                        name="referral_says_what_happens",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("safe_contact__in", ["safe", "unsafe", "unknown"])),
                        name="referral_contact_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("immediate_danger__in", ["yes", "no", "not_known"])),
                        name="referral_danger_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("received_at__lte", models.F("taken_at"))),
                        name="referral_not_taken_before_received",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case", None), ("decided_at", None), ("decided_by", None), ("outcome", "")),
                            models.Q(
                                ("decided_at__isnull", False),
                                ("decided_by__isnull", False),
                                ("outcome__in", ["accepted", "not_eligible", "declined", "signposted"]),
                            ),
                            _connector="OR",
                        ),
                        name="referral_decided_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("case__isnull", False), ("outcome", "accepted")),
                            models.Q(models.Q(("outcome", "accepted"), _negated=True), ("case", None)),
                            _connector="OR",
                        ),
                        name="referral_accepted_with_its_case",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome__in", ["", "accepted"]), models.Q(("reason", ""), _negated=True), _connector="OR"
                        ),
                        name="referral_refused_with_reason",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalReferral",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("self", "The client"),
                            ("police", "Police"),
                            ("helpline", "Helpline"),
                            ("domestic_abuse", "Domestic abuse service"),
                            ("health", "Health service"),
                            ("other", "Somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("agency", models.CharField(blank=True, max_length=200)),
                ("referrer", models.CharField(blank=True, max_length=200)),
                ("referrer_contact", models.TextField(blank=True)),
                ("received_at", models.DateTimeField()),
                ("first_name", models.CharField(max_length=200)),
                ("last_name", models.CharField(blank=True, max_length=200)),
                (
                    "safe_contact",
                    models.CharField(
                        choices=[
                            ("safe", "Safe to contact"),
                            ("unsafe", "Not safe to contact"),
                            ("unknown", "Not known"),
                        ],
                        default="unknown",
                        max_length=10,
                    ),
                ),
                ("safe_contact_note", models.TextField(blank=True)),
                ("happening", models.TextField()),
                (
                    "immediate_danger",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("answers", models.JSONField(default=list)),
                ("taken_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("accepted", "Accepted"),
                            ("not_eligible", "Not eligible"),
                            ("declined", "The client did not want our help"),
                            ("signposted", "Sent on to another service"),
                        ],
                        max_length=20,
                    ),
                ),
                ("reason", models.TextField(blank=True)),
                ("signposted_to", models.TextField(blank=True)),
                ("decided_at", models.DateTimeField(blank=True, null=True)),
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
                    "team",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="accounts.team",
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
                    "taken_by",
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
                "verbose_name": "historical referral",
                "verbose_name_plural": "historical referrals",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="EligibilityQuestion",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("key", models.CharField(max_length=40)),
                ("words", models.CharField(max_length=300)),
                ("hint", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("is_asked", models.BooleanField(default=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "key"), name="eligibilityquestion_key_once"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True), models.Q(("words", ""), _negated=True)
                        ),
                        name="eligibilityquestion_has_words",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEligibilityQuestion",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("key", models.CharField(max_length=40)),
                ("words", models.CharField(max_length=300)),
                ("hint", models.TextField(blank=True)),
                ("position", models.PositiveSmallIntegerField()),
                ("is_asked", models.BooleanField(default=True)),
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
                "verbose_name": "historical eligibility question",
                "verbose_name_plural": "historical eligibility questions",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
