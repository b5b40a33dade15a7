"""Keeps cases, their people, events, incidents, evidence, agreements and the work on them."""

import uuid

import django.contrib.postgres.constraints
import django.contrib.postgres.fields
import django.contrib.postgres.fields.ranges
import django.contrib.postgres.indexes
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import simple_history.models
from django.conf import settings
from django.contrib.postgres.operations import BtreeGistExtension
from django.db import migrations, models

import casework.models.ownership
import casework.models.share
from accounts.migrating import AtOnce


class Migration(AtOnce):
    initial = True

    dependencies = [
        ("accounts", "0001_organisations_people_and_trail"),
    ]

    operations = [
        BtreeGistExtension(),
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
                "indexes": [],
            },
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
                "indexes": [],
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPerpetrator",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("name", models.CharField(blank=True, max_length=200)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("about_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("description", models.TextField(blank=True)),
                (
                    "weapons",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("weapons_note", models.TextField(blank=True)),
                ("needs", models.TextField(blank=True)),
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
                "verbose_name": "historical perpetrator",
                "verbose_name_plural": "historical perpetrators",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalVictim",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("first_name", models.CharField(max_length=200)),
                ("last_name", models.CharField(blank=True, max_length=200)),
                ("legal_name", models.CharField(blank=True, max_length=200)),
                ("pronouns", models.CharField(blank=True, max_length=100)),
                ("born_on", models.DateField(blank=True, null=True)),
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
                "verbose_name": "historical victim",
                "verbose_name_plural": "historical victims",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Perpetrator",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "name_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250), blank=True, default=list, editable=False, size=None
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="perpetrators",
                        to="accounts.organisation",
                    ),
                ),
                ("name", models.CharField(blank=True, max_length=200)),
                ("born_on", models.DateField(blank=True, null=True)),
                ("about_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                ("description", models.TextField(blank=True)),
                (
                    "weapons",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("weapons_note", models.TextField(blank=True)),
                ("needs", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(fields=["name_keys"], name="perpetrator_name_keys")
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "organisation"), name="perpetrator_key"),
                    models.CheckConstraint(
                        condition=models.Q(("weapons__in", ["yes", "no", "not_known"])),
                        name="perpetrator_weapons_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("about_age", None), ("about_age__lte", 120), _connector="OR"),
                        name="perpetrator_age_of_a_human",
                    ),
                ],
            },
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Victim",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "name_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250), blank=True, default=list, editable=False, size=None
                    ),
                ),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="victims", to="accounts.organisation"
                    ),
                ),
                ("first_name", models.CharField(max_length=200)),
                ("last_name", models.CharField(blank=True, max_length=200)),
                ("legal_name", models.CharField(blank=True, max_length=200)),
                ("pronouns", models.CharField(blank=True, max_length=100)),
                ("born_on", models.DateField(blank=True, null=True)),
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
                ("safe_contact_summary", models.TextField(blank=True, editable=False)),
            ],
            options={
                "indexes": [django.contrib.postgres.indexes.GinIndex(fields=["name_keys"], name="victim_name_keys")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "organisation"), name="victim_key"),
                    models.CheckConstraint(
                        condition=models.Q(("first_name", ""), _negated=True), name="victim_is_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("safe_contact__in", ["safe", "unsafe", "unknown"])),
                        name="victim_safe_contact_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Case",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="cases", to="accounts.organisation"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="accounts.team",
                    ),
                ),
                (
                    "caseworker",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="casework.victim",
                    ),
                ),
                (
                    "perpetrator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases",
                        to="casework.perpetrator",
                    ),
                ),
                ("reference", models.CharField(max_length=40, unique=True)),
                ("imported_as", models.CharField(blank=True, max_length=100)),
                (
                    "relationship",
                    models.CharField(
                        choices=[
                            ("current_partner", "Current partner"),
                            ("ex_partner", "Former partner"),
                            ("family", "Family"),
                            ("friend", "Friend or former friend"),
                            ("acquaintance", "Acquaintance"),
                            ("colleague", "Colleague"),
                            ("ex_colleague", "Former colleague"),
                            ("client_or_patient", "Client or patient"),
                            ("neighbour", "Neighbour"),
                            ("former_schoolmate", "Former schoolmate or fellow student"),
                            ("online_only", "Known online only"),
                            ("stranger", "Stranger"),
                            ("unknown", "Not known"),
                            ("public_figure_fan", "Follower of a public figure"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "victim_force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="cases_of_victims",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "risk_level",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                        ],
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["caseworker", "id"],
                        name="case_open_by_caseworker",
                    ),
                    models.Index(
                        condition=models.Q(("closed_at", None)), fields=["team", "id"], name="case_open_by_team"
                    ),
                    models.Index(fields=["caseworker", "-id"], name="case_by_caseworker"),
                    models.Index(fields=["team", "-id"], name="case_by_team"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "organisation"), name="case_key"),
                    models.UniqueConstraint(
                        condition=models.Q(("imported_as", ""), _negated=True),
                        fields=("organisation", "imported_as"),
                        name="case_imported_once",
                    ),
                    casework.models.ownership.SameAsParent(
                        name="case_victim_of_same_organisation", parent="victim", same=("organisation",)
                    ),
                    casework.models.ownership.SameAsParent(
                        name="case_perpetrator_of_same_organisation", parent="perpetrator", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reference", ""), _negated=True), name="case_has_reference"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relationship__in",
                                [
                                    "current_partner",
                                    "ex_partner",
                                    "family",
                                    "friend",
                                    "acquaintance",
                                    "colleague",
                                    "ex_colleague",
                                    "client_or_patient",
                                    "neighbour",
                                    "former_schoolmate",
                                    "online_only",
                                    "stranger",
                                    "unknown",
                                    "public_figure_fan",
                                ],
                            )
                        ),
                        name="case_relationship_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("risk_level__in", ["standard", "medium", "high", "very_high"])),
                        name="case_risk_level_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("closed_at__gte", models.F("opened_at")), _connector="OR"
                        ),
                        name="case_not_closed_before_opened",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Channel",
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
                    "victim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="channels",
                        to="casework.victim",
                    ),
                ),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("phone", "Phone call"),
                            ("text", "Text message"),
                            ("email", "E-mail"),
                            ("app", "Messaging app"),
                            ("post", "Post"),
                            ("in_person", "In person"),
                            ("through_others", "Through somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(max_length=500)),
                ("key", models.CharField(blank=True, max_length=500)),
                (
                    "safe",
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
                ("voicemail", models.BooleanField(default=False)),
                ("texts", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("last_day", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=["organisation", "way", "key"],
                        name="channel_by_key",
                    )
                ],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="channel_organisation_is_the_victims", parent="victim", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("way__in", ["phone", "text", "email", "app", "post", "in_person", "through_others"])
                        ),
                        name="channel_way_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("safe__in", ["safe", "unsafe", "unknown"])), name="channel_safe_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True), name="channel_says_something"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactRules",
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
                    "victim",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_rules",
                        to="casework.victim",
                    ),
                ),
                ("not_before", models.DateTimeField(blank=True, null=True)),
                ("withhold_number", models.BooleanField(default=True)),
                ("ask_for", models.CharField(blank=True, max_length=200)),
                ("may_answer", models.CharField(blank=True, max_length=500)),
                ("cover_story", models.TextField(blank=True)),
                ("code_word", models.CharField(blank=True, max_length=200)),
                ("duress_word", models.CharField(blank=True, max_length=200)),
                (
                    "court_day_rule",
                    models.CharField(
                        choices=[
                            ("as_usual", "As on any other day"),
                            ("not_at_all", "No contact on a court day unless there is a reason"),
                        ],
                        default="as_usual",
                        max_length=20,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=200)),
                (
                    "interpreter",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("accessible_format", models.CharField(blank=True, max_length=500)),
                (
                    "device_watched",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
            ],
            options={
                "verbose_name": "contact rules",
                "verbose_name_plural": "contact rules",
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="contact_rules_organisation_is_the_victims", parent="victim", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("court_day_rule__in", ["as_usual", "not_at_all"])),
                        name="contact_rules_court_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code_word", ""),
                            models.Q(("code_word", models.F("duress_word")), _negated=True),
                            _connector="OR",
                        ),
                        name="contact_rules_words_differ",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCase",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("reference", models.CharField(db_index=True, max_length=40)),
                ("imported_as", models.CharField(blank=True, max_length=100)),
                (
                    "relationship",
                    models.CharField(
                        choices=[
                            ("current_partner", "Current partner"),
                            ("ex_partner", "Former partner"),
                            ("family", "Family"),
                            ("friend", "Friend or former friend"),
                            ("acquaintance", "Acquaintance"),
                            ("colleague", "Colleague"),
                            ("ex_colleague", "Former colleague"),
                            ("client_or_patient", "Client or patient"),
                            ("neighbour", "Neighbour"),
                            ("former_schoolmate", "Former schoolmate or fellow student"),
                            ("online_only", "Known online only"),
                            ("stranger", "Stranger"),
                            ("unknown", "Not known"),
                            ("public_figure_fan", "Follower of a public figure"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "risk_level",
                    models.CharField(
                        choices=[
                            ("standard", "Standard"),
                            ("medium", "Medium"),
                            ("high", "High"),
                            ("very_high", "Very high"),
                        ],
                        max_length=10,
                    ),
                ),
                ("opened_at", models.DateTimeField()),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
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
                    "caseworker",
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
                    ),
                ),
                (
                    "perpetrator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.perpetrator",
                    ),
                ),
                (
                    "victim_force",
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
                "verbose_name": "historical case",
                "verbose_name_plural": "historical cases",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalChannel",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("phone", "Phone call"),
                            ("text", "Text message"),
                            ("email", "E-mail"),
                            ("app", "Messaging app"),
                            ("post", "Post"),
                            ("in_person", "In person"),
                            ("through_others", "Through somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("value", models.CharField(max_length=500)),
                ("key", models.CharField(blank=True, max_length=500)),
                (
                    "safe",
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
                ("voicemail", models.BooleanField(default=False)),
                ("texts", models.BooleanField(default=False)),
                ("note", models.TextField(blank=True)),
                ("last_day", models.DateField(blank=True, null=True)),
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
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
                "verbose_name": "historical channel",
                "verbose_name_plural": "historical channels",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalContactRules",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("not_before", models.DateTimeField(blank=True, null=True)),
                ("withhold_number", models.BooleanField(default=True)),
                ("ask_for", models.CharField(blank=True, max_length=200)),
                ("may_answer", models.CharField(blank=True, max_length=500)),
                ("cover_story", models.TextField(blank=True)),
                ("code_word", models.CharField(blank=True, max_length=200)),
                ("duress_word", models.CharField(blank=True, max_length=200)),
                (
                    "court_day_rule",
                    models.CharField(
                        choices=[
                            ("as_usual", "As on any other day"),
                            ("not_at_all", "No contact on a court day unless there is a reason"),
                        ],
                        default="as_usual",
                        max_length=20,
                    ),
                ),
                ("language", models.CharField(blank=True, max_length=200)),
                (
                    "interpreter",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("accessible_format", models.CharField(blank=True, max_length=500)),
                (
                    "device_watched",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
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
                "verbose_name": "historical contact rules",
                "verbose_name_plural": "historical contact rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSafeAddress",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("address", models.TextField()),
                ("hidden_from", models.TextField()),
                ("who_else_knows", models.TextField()),
                ("post_is_safe", models.BooleanField(default=False)),
                ("clash_reason", models.TextField(blank=True)),
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
                    ),
                ),
                (
                    "clash_allowed_by",
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
                "verbose_name": "historical safe address",
                "verbose_name_plural": "historical safe addresses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSafeHours",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None),
                ),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                ("note", models.TextField(blank=True)),
                ("last_day", models.DateField(blank=True, null=True)),
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
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
                "verbose_name": "historical safe hours",
                "verbose_name_plural": "historical safe hours",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalTrait",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("alias", "Other name"),
                            ("phone", "Phone number"),
                            ("email", "E-mail address"),
                            ("account", "Account"),
                            ("vehicle", "Vehicle"),
                            ("address", "Address"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.TextField()),
                ("key", models.CharField(max_length=1000)),
                ("platform", models.CharField(blank=True, max_length=100)),
                ("detail", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("from_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
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
                    "perpetrator",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.perpetrator",
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
                "verbose_name": "historical trait",
                "verbose_name_plural": "historical traits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SafeAddress",
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
                    "victim",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safe_address",
                        to="casework.victim",
                    ),
                ),
                ("address", models.TextField()),
                ("hidden_from", models.TextField()),
                ("who_else_knows", models.TextField()),
                ("post_is_safe", models.BooleanField(default=False)),
                ("clash_reason", models.TextField(blank=True)),
                (
                    "clash_allowed_by",
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
                "verbose_name_plural": "safe addresses",
                "constraints": [
                    models.UniqueConstraint(fields=("id", "organisation"), name="safe_address_key"),
                    casework.models.ownership.SameAsParent(
                        name="safe_address_organisation_is_the_victims", parent="victim", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("address", ""), _negated=True), name="safe_address_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clash_allowed_by", None), models.Q(("clash_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="safe_address_clash_has_reason",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="SafeHours",
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
                    "victim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safe_hours",
                        to="casework.victim",
                    ),
                ),
                (
                    "days",
                    django.contrib.postgres.fields.ArrayField(base_field=models.PositiveSmallIntegerField(), size=None),
                ),
                ("opens", models.TimeField()),
                ("closes", models.TimeField()),
                ("note", models.TextField(blank=True)),
                ("last_day", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name": "safe hours",
                "verbose_name_plural": "safe hours",
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="hours_organisation_is_the_victims", parent="victim", same=("organisation",)
                    ),
                    models.CheckConstraint(condition=models.Q(("days__len__gte", 1)), name="hours_name_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("days__contained_by", [0, 1, 2, 3, 4, 5, 6])), name="hours_days_of_a_week"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Trait",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                (
                    "name_keys",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=250), blank=True, default=list, editable=False, size=None
                    ),
                ),
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
                    "perpetrator",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="traits",
                        to="casework.perpetrator",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("alias", "Other name"),
                            ("phone", "Phone number"),
                            ("email", "E-mail address"),
                            ("account", "Account"),
                            ("vehicle", "Vehicle"),
                            ("address", "Address"),
                        ],
                        max_length=10,
                    ),
                ),
                ("value", models.TextField()),
                ("key", models.CharField(max_length=1000)),
                ("platform", models.CharField(blank=True, max_length=100)),
                ("detail", models.CharField(blank=True, max_length=200)),
                ("note", models.TextField(blank=True)),
                ("source", models.CharField(blank=True, max_length=200)),
                ("from_day", models.DateField(blank=True, null=True)),
                ("last_day", models.DateField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("kind", "alias")), fields=["name_keys"], name="trait_name_keys"
                    ),
                    models.Index(
                        condition=models.Q(("kind", "address"), _negated=True),
                        fields=["organisation", "kind", "key"],
                        name="trait_by_key",
                    ),
                ],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="trait_organisation_is_the_perpetrators", parent="perpetrator", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["alias", "phone", "email", "account", "vehicle", "address"])),
                        name="trait_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("key", ""), _negated=True), models.Q(("value", ""), _negated=True)
                        ),
                        name="trait_says_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("from_day", None),
                            ("last_day", None),
                            ("last_day__gte", models.F("from_day")),
                            _connector="OR",
                        ),
                        name="trait_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="AddressReveal",
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
                        related_name="address_reveals",
                        to="casework.case",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="address_reveal_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="address_reveal_has_reason"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Agreement",
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
                        related_name="agreements",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(choices=[("service", "To our service"), ("share", "To sharing")], max_length=10),
                ),
                (
                    "force",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("recipient", models.CharField(blank=True, max_length=200)),
                ("purpose", models.TextField(blank=True)),
                ("given_on", models.DateField()),
                (
                    "given_how",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("video", "By video call"),
                            ("writing", "In writing"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("last_day", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
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
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                (
                    "withdrawn_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("withdrawal", models.TextField(blank=True)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("last_day__isnull", False), ("reminded_at", None), ("withdrawn_at", None)),
                        fields=["last_day"],
                        name="agreement_to_be_reminded_of",
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="agreement_key"),
                    casework.models.ownership.SameAsParent(
                        name="agreement_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["service", "share"])), name="agreement_kind_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("force", None), ("kind", "service"), ("recipient", "")),
                            models.Q(("force__isnull", False), ("kind", "share"), ("recipient", "")),
                            models.Q(("force", None), ("kind", "share"), models.Q(("recipient", ""), _negated=True)),
                            _connector="OR",
                        ),
                        name="agreement_names_one_recipient",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "share"), _negated=True),
                            models.Q(("purpose", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="agreement_to_share_has_purpose",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None), ("last_day__gte", models.F("given_on")), _connector="OR"
                        ),
                        name="agreement_not_over_before_given",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("withdrawn_at", None), ("withdrawn_on", None)),
                            models.Q(("withdrawn_at__isnull", False), ("withdrawn_on__gte", models.F("given_on"))),
                            _connector="OR",
                        ),
                        name="agreement_not_withdrawn_before_given",
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
                    casework.models.ownership.SameAsParent(
                        name="closing_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
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
                "indexes": [],
            },
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
                        ],
                        max_length=30,
                    ),
                ),
                ("about_kind", models.CharField(blank=True, max_length=30)),
                ("about_id", models.UUIDField(blank=True, null=True)),
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
                                    "duress",
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="ContactAttempt",
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
                        related_name="contacts",
                        to="casework.case",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "way",
                    models.CharField(
                        choices=[
                            ("phone", "Phone call"),
                            ("text", "Text message"),
                            ("email", "E-mail"),
                            ("app", "Messaging app"),
                            ("post", "Post"),
                            ("in_person", "In person"),
                            ("through_others", "Through somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "direction",
                    models.CharField(
                        choices=[("out", "We tried to reach the client"), ("in", "The client got in touch")],
                        max_length=3,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("spoke", "Spoke to the client"),
                            ("no_answer", "No answer"),
                            ("voicemail_left", "Voicemail left"),
                            ("text_sent", "Text or message sent"),
                            ("unsafe", "Unsafe to talk: the code word was used"),
                            ("duress", "The duress word was used"),
                            ("refused", "The client did not want to speak"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("outside_reason", models.TextField(blank=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="casework.contactattempt",
                    ),
                ),
                ("correction_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
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
                "indexes": [models.Index(fields=["case", "-at"], name="contactattempt_by_case")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case"), name="contactattempt_key"),
                    casework.models.ownership.SameAsParent(
                        name="contactattempt_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    casework.models.ownership.SameAsParent(
                        name="contactattempt_corrects_one_of_its_case", parent="corrects", same=("case",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("way__in", ["phone", "text", "email", "app", "post", "in_person", "through_others"])
                        ),
                        name="contactattempt_way_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["out", "in"])), name="contactattempt_direction_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "spoke",
                                    "no_answer",
                                    "voicemail_left",
                                    "text_sent",
                                    "unsafe",
                                    "duress",
                                    "refused",
                                    "other",
                                ],
                            )
                        ),
                        name="contactattempt_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None), models.Q(("correction_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="contactattempt_correction_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Event",
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
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="events",
                        to="casework.case",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("case_opened", "Case opened"),
                            ("risk_reviewed", "Risk reviewed"),
                            ("incident", "Incident"),
                            ("incident_amended", "Incident amended"),
                            ("other_protection", "Other protection"),
                            ("application", "Application"),
                            ("order_made", "Order made"),
                            ("order", "Order"),
                            ("breach", "Breach"),
                            ("breach_step", "Breach step"),
                            ("case_closed", "Case closed"),
                            ("case_reopened", "Case reopened"),
                        ],
                        max_length=20,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("note", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("service", "Recorded by the service"),
                            ("police_reported", "Reported by the police"),
                            ("import", "Imported from a case file"),
                        ],
                        default="service",
                        max_length=20,
                    ),
                ),
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
                (
                    "recorded_by",
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
                "indexes": [models.Index(fields=["case", "at", "number"], name="event_chronology")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="event_number_unique_in_case"),
                    casework.models.ownership.SameAsParent(
                        name="event_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="event_number_positive"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "case_opened",
                                    "risk_reviewed",
                                    "incident",
                                    "incident_amended",
                                    "other_protection",
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
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["service", "police_reported", "import"])),
                        name="event_source_known",
                    ),
                ],
            },
        ),
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
                    casework.models.ownership.SameAsParent(
                        name="handover_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalAgreement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(choices=[("service", "To our service"), ("share", "To sharing")], max_length=10),
                ),
                ("recipient", models.CharField(blank=True, max_length=200)),
                ("purpose", models.TextField(blank=True)),
                ("given_on", models.DateField()),
                (
                    "given_how",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("video", "By video call"),
                            ("writing", "In writing"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("last_day", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawal", models.TextField(blank=True)),
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
                (
                    "withdrawn_by",
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
                "verbose_name": "historical agreement",
                "verbose_name_plural": "historical agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalExhibit",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("photo", "Photo"),
                            ("screenshot", "Screenshot"),
                            ("audio", "Audio recording"),
                            ("video", "Video"),
                            ("pdf", "PDF document"),
                            ("messages", "Message export"),
                            ("physical", "Physical item"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200)),
                ("shows", models.TextField(blank=True)),
                ("captured_at", models.DateTimeField(blank=True, null=True)),
                ("captured_by", models.CharField(blank=True, max_length=200)),
                (
                    "held_by",
                    models.CharField(
                        choices=[("service", "Our service"), ("client", "The client"), ("police", "The police")],
                        default="service",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("preserved", "Held, and preserved as it was"),
                            ("cannot_extract", "The police cannot get it off the device"),
                            ("lost", "Lost or destroyed"),
                        ],
                        default="held",
                        max_length=20,
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("yes", "Yes, it may be shared"),
                            ("no", "No, it must not be shared"),
                        ],
                        default="not_asked",
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
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
                "verbose_name": "historical exhibit",
                "verbose_name_plural": "historical exhibits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("marac", "MARAC"),
                            ("masip", "MASIP or MASP"),
                            ("mappa", "MAPPA"),
                            ("clinic", "Advice clinic"),
                            ("professionals", "Professionals’ meeting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("referred_on", models.DateField()),
                (
                    "criteria",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("visible_high_risk", "Visible high risk"),
                                ("judgement", "Professional judgement"),
                                ("escalation", "Escalation"),
                                ("repeat", "Repeat: a further incident within twelve months"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("ground", models.TextField()),
                ("meets_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("actions", "Actions agreed"),
                            ("consultation", "Advice given"),
                            ("case_management", "Taken on for case management"),
                            ("health", "Health intervention"),
                            ("not_accepted", "Not accepted"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome_words", models.TextField(blank=True)),
                (
                    "mappa_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Category 1: registered sexual offender"),
                            ("2", "Category 2: violent or other sexual offender"),
                            ("3", "Category 3: other dangerous offender"),
                            ("4", "Category 4: terrorist or terrorist risk offender"),
                        ],
                        max_length=1,
                    ),
                ),
                (
                    "mappa_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Level 1: ordinary agency management"),
                            ("2", "Level 2: active multi-agency management"),
                            ("3", "Level 3: active enhanced multi-agency management"),
                        ],
                        max_length=1,
                    ),
                ),
                ("lead", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField()),
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
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalOtherPerson",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("name", models.CharField(max_length=200)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("child", "Child"),
                            ("partner", "New or present partner"),
                            ("parent", "Parent"),
                            ("sibling", "Brother or sister"),
                            ("family", "Other family"),
                            ("friend", "Friend"),
                            ("housemate", "Shares the home"),
                            ("colleague", "Colleague or employer"),
                            ("other", "Somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("born_on", models.DateField(blank=True, null=True)),
                ("about_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "lives_with_client",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "also_targeted",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "to_protect",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("school", models.CharField(blank=True, max_length=500)),
                ("note", models.TextField(blank=True)),
                ("last_day", models.DateField(blank=True, null=True)),
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
                "verbose_name": "historical other person",
                "verbose_name_plural": "historical other people",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalPatternParagraph",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("text", models.TextField()),
                ("draft", models.TextField()),
                ("facts", models.JSONField(default=list)),
                ("checked_at", models.DateTimeField()),
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
                    "checked_by",
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
                "verbose_name": "historical pattern paragraph",
                "verbose_name_plural": "historical pattern paragraphs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecommendation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("order", "Apply for an order"),
                            ("charge", "Charge with an offence"),
                            ("bail_condition", "Bail conditions"),
                            ("marker", "Marker on the address or number"),
                            ("arrest", "Arrest or interview"),
                            ("evidence", "Secure evidence"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("officer", models.CharField(blank=True, max_length=200)),
                ("made_on", models.DateField()),
                ("words", models.TextField()),
                ("answer_due_on", models.DateField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "Accepted"), ("declined", "Declined"), ("no_answer", "No answer came")],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
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
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSafetyMeasure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("locks_alarms", "Locks and alarms at home"),
                            ("personal_alarm", "Personal alarm"),
                            ("cctv", "CCTV or doorbell camera"),
                            ("device_sweep", "Devices checked for spyware"),
                            ("tracker_sweep", "Car, bags and home checked for trackers and bugs"),
                            ("phone_change", "New phone or number, the old one kept as evidence"),
                            ("accounts_locked", "Accounts and social media locked down"),
                            ("cyber_support", "Referred to specialist cyber support"),
                            ("work_told", "Work told, and knows what to do"),
                            ("school_told", "School or nursery told, and knows what to do"),
                            ("police_marker", "Police marker on the address or number"),
                            ("route_change", "Routes and routines changed"),
                            ("flee_plan", "Plan and bag for leaving at once"),
                            ("safe_place", "Somewhere safe to go"),
                            ("pet_care", "Care for pets"),
                            ("code_word", "Code word with people who are trusted"),
                            ("legal_advice", "Legal advice"),
                            ("health_support", "Support for health"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("agreed", "Agreed, not yet in place"),
                            ("in_place", "In place"),
                            ("declined", "Declined by the client"),
                            ("not_available", "Not available"),
                        ],
                        max_length=20,
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=200)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
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
                "verbose_name": "historical safety measure",
                "verbose_name_plural": "historical safety measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Meeting",
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
                        related_name="meetings",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("marac", "MARAC"),
                            ("masip", "MASIP or MASP"),
                            ("mappa", "MAPPA"),
                            ("clinic", "Advice clinic"),
                            ("professionals", "Professionals’ meeting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("referred_on", models.DateField()),
                (
                    "criteria",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("visible_high_risk", "Visible high risk"),
                                ("judgement", "Professional judgement"),
                                ("escalation", "Escalation"),
                                ("repeat", "Repeat: a further incident within twelve months"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("ground", models.TextField()),
                ("meets_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("actions", "Actions agreed"),
                            ("consultation", "Advice given"),
                            ("case_management", "Taken on for case management"),
                            ("health", "Health intervention"),
                            ("not_accepted", "Not accepted"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome_words", models.TextField(blank=True)),
                (
                    "mappa_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Category 1: registered sexual offender"),
                            ("2", "Category 2: violent or other sexual offender"),
                            ("3", "Category 3: other dangerous offender"),
                            ("4", "Category 4: terrorist or terrorist risk offender"),
                        ],
                        max_length=1,
                    ),
                ),
                (
                    "mappa_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Level 1: ordinary agency management"),
                            ("2", "Level 2: active multi-agency management"),
                            ("3", "Level 3: active enhanced multi-agency management"),
                        ],
                        max_length=1,
                    ),
                ),
                ("lead", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField()),
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
                "indexes": [models.Index(fields=["case", "-referred_on"], name="meeting_by_case")],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="meeting_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["marac", "masip", "mappa", "clinic", "professionals"])),
                        name="meeting_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["", "actions", "consultation", "case_management", "health", "not_accepted", "other"],
                            )
                        ),
                        name="meeting_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mappa_category", ""), ("mappa_level", "")), ("kind", "mappa"), _connector="OR"
                        ),
                        name="meeting_levels_are_mappas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meets_on", None), ("meets_on__gte", models.F("referred_on")), _connector="OR"
                        ),
                        name="meeting_not_before_referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground__regex", "^\\s*$"), _negated=True), name="meeting_has_ground"
                    ),
                ],
            },
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
                    casework.models.ownership.SameAsParent(
                        name="moverequest_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Note",
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
                        related_name="notes",
                        to="casework.case",
                    ),
                ),
                ("text", models.TextField()),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="casework.note",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
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
                "indexes": [models.Index(fields=["case", "-at"], name="note_by_case")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case"), name="note_key"),
                    casework.models.ownership.SameAsParent(
                        name="note_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    casework.models.ownership.SameAsParent(
                        name="note_amends_one_of_its_case", parent="amends", same=("case",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "^\\s*$"), _negated=True), name="note_has_text"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="OtherPerson",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="other_people",
                        to="casework.case",
                    ),
                ),
                ("name", models.CharField(max_length=200)),
                (
                    "relation",
                    models.CharField(
                        choices=[
                            ("child", "Child"),
                            ("partner", "New or present partner"),
                            ("parent", "Parent"),
                            ("sibling", "Brother or sister"),
                            ("family", "Other family"),
                            ("friend", "Friend"),
                            ("housemate", "Shares the home"),
                            ("colleague", "Colleague or employer"),
                            ("other", "Somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("born_on", models.DateField(blank=True, null=True)),
                ("about_age", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "lives_with_client",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "also_targeted",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                (
                    "to_protect",
                    models.CharField(
                        choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")],
                        default="not_known",
                        max_length=10,
                    ),
                ),
                ("school", models.CharField(blank=True, max_length=500)),
                ("note", models.TextField(blank=True)),
                ("last_day", models.DateField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "other people",
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="other_person_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="other_person_is_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "relation__in",
                                [
                                    "child",
                                    "partner",
                                    "parent",
                                    "sibling",
                                    "family",
                                    "friend",
                                    "housemate",
                                    "colleague",
                                    "other",
                                ],
                            )
                        ),
                        name="other_person_relation_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("about_age", None), ("about_age__lte", 120), _connector="OR"),
                        name="other_person_age_of_a_human",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PatternParagraph",
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
                        related_name="pattern_paragraph",
                        to="casework.case",
                    ),
                ),
                ("text", models.TextField()),
                ("draft", models.TextField()),
                ("facts", models.JSONField(default=list)),
                (
                    "checked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("checked_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="patternparagraph_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="patternparagraph_has_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", models.F("draft")), _negated=True),
                        name="patternparagraph_is_not_its_draft",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="PlanConfirmation",
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
                        related_name="plan_confirmations",
                        to="casework.case",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("confirmed_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                (
                    "lines",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("recorded_at", models.DateTimeField()),
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
                        name="planconfirmation_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.UniqueConstraint(fields=("case", "number"), name="planconfirmation_number_unique_in_case"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="planconfirmation_number_positive"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Recommendation",
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
                        related_name="recommendations",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("order", "Apply for an order"),
                            ("charge", "Charge with an offence"),
                            ("bail_condition", "Bail conditions"),
                            ("marker", "Marker on the address or number"),
                            ("arrest", "Arrest or interview"),
                            ("evidence", "Secure evidence"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("officer", models.CharField(blank=True, max_length=200)),
                ("made_on", models.DateField()),
                ("words", models.TextField()),
                ("answer_due_on", models.DateField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "Accepted"), ("declined", "Declined"), ("no_answer", "No answer came")],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
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
                "indexes": [models.Index(fields=["case", "-made_on"], name="recommendation_by_case")],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="recommendation_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["order", "charge", "bail_condition", "marker", "arrest", "evidence", "other"])
                        ),
                        name="recommendation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "accepted", "declined", "no_answer"])),
                        name="recommendation_answer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True), models.Q(("answered_on", None), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="recommendation_answer_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on", None), ("answered_on__gte", models.F("made_on")), _connector="OR"
                        ),
                        name="recommendation_not_answered_before_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words__regex", "^\\s*$"), _negated=True), name="recommendation_has_words"
                    ),
                ],
            },
        ),
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
                    )
                ],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="referral_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
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
            name="SafetyMeasure",
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
                        related_name="measures",
                        to="casework.case",
                    ),
                ),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("locks_alarms", "Locks and alarms at home"),
                            ("personal_alarm", "Personal alarm"),
                            ("cctv", "CCTV or doorbell camera"),
                            ("device_sweep", "Devices checked for spyware"),
                            ("tracker_sweep", "Car, bags and home checked for trackers and bugs"),
                            ("phone_change", "New phone or number, the old one kept as evidence"),
                            ("accounts_locked", "Accounts and social media locked down"),
                            ("cyber_support", "Referred to specialist cyber support"),
                            ("work_told", "Work told, and knows what to do"),
                            ("school_told", "School or nursery told, and knows what to do"),
                            ("police_marker", "Police marker on the address or number"),
                            ("route_change", "Routes and routines changed"),
                            ("flee_plan", "Plan and bag for leaving at once"),
                            ("safe_place", "Somewhere safe to go"),
                            ("pet_care", "Care for pets"),
                            ("code_word", "Code word with people who are trusted"),
                            ("legal_advice", "Legal advice"),
                            ("health_support", "Support for health"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("agreed", "Agreed, not yet in place"),
                            ("in_place", "In place"),
                            ("declined", "Declined by the client"),
                            ("not_available", "Not available"),
                        ],
                        max_length=20,
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=200)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
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
                "indexes": [models.Index(fields=["case", "id"], name="safetymeasure_by_case")],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="safetymeasure_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "code__in",
                                [
                                    "locks_alarms",
                                    "personal_alarm",
                                    "cctv",
                                    "device_sweep",
                                    "tracker_sweep",
                                    "phone_change",
                                    "accounts_locked",
                                    "cyber_support",
                                    "work_told",
                                    "school_told",
                                    "police_marker",
                                    "route_change",
                                    "flee_plan",
                                    "safe_place",
                                    "pet_care",
                                    "code_word",
                                    "legal_advice",
                                    "health_support",
                                    "other",
                                ],
                            )
                        ),
                        name="safetymeasure_code_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["offered", "agreed", "in_place", "declined", "not_available"])
                        ),
                        name="safetymeasure_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_on", None),
                            ("done_on", None),
                            ("done_on__gte", models.F("agreed_on")),
                            _connector="OR",
                        ),
                        name="safetymeasure_not_done_before_agreed",
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
            name="Upload",
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
                        related_name="uploads",
                        to="casework.case",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("size", models.PositiveBigIntegerField()),
                ("received", models.PositiveBigIntegerField(default=0)),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("family", models.CharField(blank=True, max_length=10)),
                ("started_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="upload_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.UniqueConstraint(fields=("case", "by", "sha256"), name="upload_once_by_person"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="upload_has_sha256"
                    ),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="upload_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size"))), name="upload_received_at_most_its_size"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("finished_at", None), ("received", models.F("size")), _connector="OR"),
                        name="upload_finished_is_whole",
                    ),
                ],
                "indexes": [],
            },
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
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="wait_organisation_is_the_cases", parent="case", same=("organisation",)
                    )
                ],
                "indexes": [],
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
            options={
                "indexes": [],
                "constraints": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalShare",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("purpose", models.TextField()),
                ("shared_on", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("agreement", "The client agreed"),
                            ("without", "Without agreement"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=20,
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("serious_harm", "To prevent serious harm to somebody"),
                            ("children", "To protect a child"),
                            ("court_order", "A court has ordered it"),
                            ("marac", "A MARAC needs it, and it is proportionate"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ground_words", models.TextField(blank=True)),
                ("approved_at", models.DateTimeField(blank=True, null=True)),
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
                    "shared_by",
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
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.agreement",
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
                "verbose_name": "historical share",
                "verbose_name_plural": "historical shares",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("happened_from", models.DateTimeField(blank=True, null=True)),
                ("happened_at", models.DateTimeField()),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[("exact", "exact"), ("about", "about"), ("day", "day"), ("between", "between")],
                        default="exact",
                        max_length=30,
                    ),
                ),
                (
                    "count",
                    models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)]),
                ),
                (
                    "behaviours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("client", "The client"),
                            ("police", "The police"),
                            ("third_party", "Somebody else"),
                            ("evidence", "Seen in evidence"),
                        ],
                        default="client",
                        max_length=30,
                    ),
                ),
                ("quoted_words", models.TextField(blank=True)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "Phone call"),
                            ("sms", "Text message"),
                            ("messaging_app", "Messaging app"),
                            ("social_media", "Social media"),
                            ("email", "Email"),
                            ("post", "Post"),
                            ("gift", "Gift or delivery"),
                            ("third_party", "Through somebody else"),
                            ("dating_app", "Dating app"),
                            ("gaming", "Gaming"),
                            ("smart_device", "Smart device"),
                            ("tracker", "Tracker"),
                            ("court_papers", "Court papers"),
                            ("other", "Something else"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("platform", models.CharField(blank=True, max_length=200)),
                ("account_handle", models.CharField(blank=True, max_length=200)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("online", "Online"), ("offline", "Offline"), ("both", "Online and offline")],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "place_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "At or near home"),
                            ("work", "At or near work"),
                            ("study", "At or near a place of study"),
                            ("childs_school", "At or near a child's school"),
                            ("route", "On the way, or on transport"),
                            ("out", "Shop, café, gym or the like"),
                            ("others_home", "At the home of family or friends"),
                            ("vehicle", "In or at a vehicle"),
                            ("court_or_police", "At court or a police station"),
                            ("online", "Online only"),
                            ("other", "Somewhere else"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("place", models.TextField(blank=True)),
                ("distance_from_home", models.CharField(blank=True, max_length=200)),
                ("place_is_sensitive", models.BooleanField(default=False)),
                (
                    "perpetrator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("known", "Known: seen, heard or recognised"),
                            ("suspected", "Suspected"),
                            ("unknown", "Not known who it was"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("through_whom", models.TextField(blank=True)),
                ("witnesses", models.JSONField(blank=True, default=list)),
                (
                    "children_present",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("other_targets", models.TextField(blank=True)),
                (
                    "fixated",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("fixated_note", models.TextField(blank=True)),
                (
                    "obsessive",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("obsessive_note", models.TextField(blank=True)),
                (
                    "unwanted",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("unwanted_note", models.TextField(blank=True)),
                (
                    "repeated",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("repeated_note", models.TextField(blank=True)),
                ("fear", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "impacts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("impact_note", models.TextField(blank=True)),
                ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                (
                    "escalation",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("escalation_note", models.TextField(blank=True)),
                ("reported", models.BooleanField(default=False)),
                ("reported_by", models.CharField(blank=True, max_length=200)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                (
                    "report_force",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "report_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emergency", "999"),
                            ("non_emergency", "101"),
                            ("online", "Online form"),
                            ("station", "At a police station"),
                            ("officer", "To an officer directly"),
                            ("other", "Another way"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("incident_number", models.CharField(blank=True, max_length=100)),
                ("crime_reference", models.CharField(blank=True, max_length=100)),
                (
                    "recorded_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stalking", "Stalking"),
                            ("harassment", "Harassment"),
                            ("malicious_communications", "Malicious communications"),
                            ("breach_only", "Breach of an order only"),
                            ("other", "Another offence"),
                            ("not_recorded", "Not recorded as a crime"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("officer_number", models.CharField(blank=True, max_length=100)),
                (
                    "spoc_told",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "police_response",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("police_words", models.TextField(blank=True)),
                ("advice_by", models.CharField(blank=True, max_length=200)),
                ("advice", models.TextField(blank=True)),
                ("advice_unsafe", models.BooleanField(default=False)),
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
                        related_name="incidents",
                        to="casework.case",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incident_row", to="casework.event"
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["case", "happened_at", "id"], name="incident_by_case")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "label"), name="incident_label_unique_in_case"),
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="incident_key"),
                    casework.models.ownership.SameAsParent(
                        name="incident_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["", "exact", "about", "day", "between"])),
                        name="incident_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["", "client", "police", "third_party", "evidence"])),
                        name="incident_source_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "",
                                    "in_person",
                                    "phone",
                                    "sms",
                                    "messaging_app",
                                    "social_media",
                                    "email",
                                    "post",
                                    "gift",
                                    "third_party",
                                    "dating_app",
                                    "gaming",
                                    "smart_device",
                                    "tracker",
                                    "court_papers",
                                    "other",
                                ],
                            )
                        ),
                        name="incident_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["", "online", "offline", "both"])), name="incident_mode_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "place_type__in",
                                [
                                    "",
                                    "home",
                                    "work",
                                    "study",
                                    "childs_school",
                                    "route",
                                    "out",
                                    "others_home",
                                    "vehicle",
                                    "court_or_police",
                                    "online",
                                    "other",
                                ],
                            )
                        ),
                        name="incident_place_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("perpetrator__in", ["", "known", "suspected", "unknown"])),
                        name="incident_perpetrator_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("children_present__in", ["", "yes", "no", "unclear"])),
                        name="incident_children_present_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fixated__in", ["", "yes", "no", "unclear"])), name="incident_fixated_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("obsessive__in", ["", "yes", "no", "unclear"])),
                        name="incident_obsessive_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unwanted__in", ["", "yes", "no", "unclear"])),
                        name="incident_unwanted_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("repeated__in", ["", "yes", "no", "unclear"])),
                        name="incident_repeated_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "report_channel__in",
                                ["", "emergency", "non_emergency", "online", "station", "officer", "other"],
                            )
                        ),
                        name="incident_report_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "recorded_as__in",
                                [
                                    "",
                                    "stalking",
                                    "harassment",
                                    "malicious_communications",
                                    "breach_only",
                                    "other",
                                    "not_recorded",
                                ],
                            )
                        ),
                        name="incident_recorded_as_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spoc_told__in", ["", "yes", "no", "unclear"])),
                        name="incident_spoc_told_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("behaviours__len__gte", 1)), name="incident_has_behaviour"
                    ),
                    models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="incident_count_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("fear", None), ("fear__lte", 10), _connector="OR"),
                        name="incident_fear_on_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                        name="incident_cost_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("happened_from", None), ("happened_from__lte", models.F("happened_at")), _connector="OR"
                        ),
                        name="incident_ends_after_it_begins",
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
                    casework.models.ownership.SameAsParent(
                        name="plannedmove_organisation_is_the_plans", parent="reassignment", same=("organisation",)
                    ),
                    casework.models.ownership.SameAsParent(
                        name="plannedmove_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
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
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Share",
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
                        related_name="shares",
                        to="casework.case",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares_received",
                        to="accounts.organisation",
                    ),
                ),
                ("purpose", models.TextField()),
                ("shared_on", models.DateField()),
                ("last_day", models.DateField(blank=True, null=True)),
                ("revoked_at", models.DateTimeField(blank=True, null=True)),
                (
                    "shared_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "basis",
                    models.CharField(
                        choices=[
                            ("agreement", "The client agreed"),
                            ("without", "Without agreement"),
                            ("not_recorded", "Not recorded"),
                        ],
                        default="not_recorded",
                        max_length=20,
                    ),
                ),
                (
                    "agreement",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="shares",
                        to="casework.agreement",
                    ),
                ),
                (
                    "ground",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("serious_harm", "To prevent serious harm to somebody"),
                            ("children", "To protect a child"),
                            ("court_order", "A court has ordered it"),
                            ("marac", "A MARAC needs it, and it is proportionate"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("ground_words", models.TextField(blank=True)),
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
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("revoked_at", None)), fields=["force", "case"], name="share_live_by_force"
                    )
                ],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="share_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("last_day", None), ("last_day__gte", models.F("shared_on")), _connector="OR"
                        ),
                        name="share_last_day_not_before_start",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("purpose__regex", "^\\s*$"), _negated=True), name="share_has_purpose"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("force", models.F("organisation")), _negated=True),
                        name="share_is_with_somebody_else",
                    ),
                    casework.models.ownership.SameAsParent(
                        name="share_case_is_the_agreements", parent="agreement", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("agreement", None), ("basis", "not_recorded"), ("ground", "")),
                            models.Q(("agreement__isnull", False), ("basis", "agreement"), ("ground", "")),
                            models.Q(
                                ("basis", "without"),
                                ("ground__in", ["serious_harm", "children", "court_order", "marac", "other"]),
                                models.Q(("ground_words", ""), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="share_rests_on_something",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("approved_by", None),
                            models.Q(
                                models.Q(("approved_by", models.F("shared_by")), _negated=True),
                                ("approved_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="share_approved_by_another",
                    ),
                    django.contrib.postgres.constraints.ExclusionConstraint(
                        condition=models.Q(("revoked_at", None)),
                        expressions=[
                            ("case", "="),
                            ("force", "="),
                            (
                                casework.models.share.DaysOfShare(
                                    "shared_on",
                                    "last_day",
                                    django.contrib.postgres.fields.ranges.RangeBoundary(
                                        inclusive_lower=True, inclusive_upper=True
                                    ),
                                ),
                                "&&",
                            ),
                        ],
                        name="share_one_at_a_time",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceGap",
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
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_gaps",
                        to="casework.case",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_gaps",
                        to="casework.incident",
                    ),
                ),
                ("missing", models.CharField(max_length=200)),
                ("asked_of", models.CharField(blank=True, max_length=200)),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "We have it"),
                            ("refused", "They will not give it"),
                            ("gone", "It does not exist any more"),
                            ("not_needed", "It is no longer needed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="evidencegap_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    casework.models.ownership.SameAsParent(
                        name="evidencegap_incident_of_same_case", parent="incident", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("missing", ""), _negated=True), name="evidencegap_says_what_is_missing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_on", None), models.Q(("asked_of", ""), _negated=True), _connector="OR"
                        ),
                        name="evidencegap_asked_of_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on", None),
                            models.Q(("asked_on__isnull", False), ("asked_on__lte", models.F("due_on"))),
                            _connector="OR",
                        ),
                        name="evidencegap_due_after_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on", None), ("outcome", "")),
                            models.Q(
                                ("outcome__in", ["received", "refused", "gone", "not_needed"]),
                                models.Q(("answered_on", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidencegap_answered_with_an_outcome",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Exhibit",
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
                        related_name="exhibits",
                        to="casework.case",
                    ),
                ),
                ("label", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("photo", "Photo"),
                            ("screenshot", "Screenshot"),
                            ("audio", "Audio recording"),
                            ("video", "Video"),
                            ("pdf", "PDF document"),
                            ("messages", "Message export"),
                            ("physical", "Physical item"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200)),
                ("shows", models.TextField(blank=True)),
                ("captured_at", models.DateTimeField(blank=True, null=True)),
                ("captured_by", models.CharField(blank=True, max_length=200)),
                (
                    "held_by",
                    models.CharField(
                        choices=[("service", "Our service"), ("client", "The client"), ("police", "The police")],
                        default="service",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("preserved", "Held, and preserved as it was"),
                            ("cannot_extract", "The police cannot get it off the device"),
                            ("lost", "Lost or destroyed"),
                        ],
                        default="held",
                        max_length=20,
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("yes", "Yes, it may be shared"),
                            ("no", "No, it must not be shared"),
                        ],
                        default="not_asked",
                        max_length=10,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
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
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="exhibit_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="exhibit_label_unique_in_case"),
                    casework.models.ownership.SameAsParent(
                        name="exhibit_organisation_is_the_cases", parent="case", same=("organisation",)
                    ),
                    models.CheckConstraint(condition=models.Q(("label", ""), _negated=True), name="exhibit_has_label"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["photo", "screenshot", "audio", "video", "pdf", "messages", "physical", "other"],
                            )
                        ),
                        name="exhibit_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_by__in", ["service", "client", "police"])),
                        name="exhibit_holder_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["held", "preserved", "cannot_extract", "lost"])),
                        name="exhibit_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent__in", ["not_asked", "yes", "no"])), name="exhibit_consent_known"
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEvidenceGap",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("missing", models.CharField(max_length=200)),
                ("asked_of", models.CharField(blank=True, max_length=200)),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "We have it"),
                            ("refused", "They will not give it"),
                            ("gone", "It does not exist any more"),
                            ("not_needed", "It is no longer needed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
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
                "verbose_name": "historical evidence gap",
                "verbose_name_plural": "historical evidence gaps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="IncidentAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_from", models.DateTimeField(blank=True, null=True)),
                ("happened_at", models.DateTimeField()),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[("exact", "exact"), ("about", "about"), ("day", "day"), ("between", "between")],
                        default="exact",
                        max_length=30,
                    ),
                ),
                (
                    "count",
                    models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)]),
                ),
                (
                    "behaviours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("client", "The client"),
                            ("police", "The police"),
                            ("third_party", "Somebody else"),
                            ("evidence", "Seen in evidence"),
                        ],
                        default="client",
                        max_length=30,
                    ),
                ),
                ("quoted_words", models.TextField(blank=True)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "Phone call"),
                            ("sms", "Text message"),
                            ("messaging_app", "Messaging app"),
                            ("social_media", "Social media"),
                            ("email", "Email"),
                            ("post", "Post"),
                            ("gift", "Gift or delivery"),
                            ("third_party", "Through somebody else"),
                            ("dating_app", "Dating app"),
                            ("gaming", "Gaming"),
                            ("smart_device", "Smart device"),
                            ("tracker", "Tracker"),
                            ("court_papers", "Court papers"),
                            ("other", "Something else"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("platform", models.CharField(blank=True, max_length=200)),
                ("account_handle", models.CharField(blank=True, max_length=200)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("online", "Online"), ("offline", "Offline"), ("both", "Online and offline")],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "place_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "At or near home"),
                            ("work", "At or near work"),
                            ("study", "At or near a place of study"),
                            ("childs_school", "At or near a child's school"),
                            ("route", "On the way, or on transport"),
                            ("out", "Shop, café, gym or the like"),
                            ("others_home", "At the home of family or friends"),
                            ("vehicle", "In or at a vehicle"),
                            ("court_or_police", "At court or a police station"),
                            ("online", "Online only"),
                            ("other", "Somewhere else"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("place", models.TextField(blank=True)),
                ("distance_from_home", models.CharField(blank=True, max_length=200)),
                ("place_is_sensitive", models.BooleanField(default=False)),
                (
                    "perpetrator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("known", "Known: seen, heard or recognised"),
                            ("suspected", "Suspected"),
                            ("unknown", "Not known who it was"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("through_whom", models.TextField(blank=True)),
                ("witnesses", models.JSONField(blank=True, default=list)),
                (
                    "children_present",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("other_targets", models.TextField(blank=True)),
                (
                    "fixated",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("fixated_note", models.TextField(blank=True)),
                (
                    "obsessive",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("obsessive_note", models.TextField(blank=True)),
                (
                    "unwanted",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("unwanted_note", models.TextField(blank=True)),
                (
                    "repeated",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("repeated_note", models.TextField(blank=True)),
                ("fear", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "impacts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("impact_note", models.TextField(blank=True)),
                ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                (
                    "escalation",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("escalation_note", models.TextField(blank=True)),
                ("reported", models.BooleanField(default=False)),
                ("reported_by", models.CharField(blank=True, max_length=200)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                (
                    "report_force",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "report_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emergency", "999"),
                            ("non_emergency", "101"),
                            ("online", "Online form"),
                            ("station", "At a police station"),
                            ("officer", "To an officer directly"),
                            ("other", "Another way"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("incident_number", models.CharField(blank=True, max_length=100)),
                ("crime_reference", models.CharField(blank=True, max_length=100)),
                (
                    "recorded_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stalking", "Stalking"),
                            ("harassment", "Harassment"),
                            ("malicious_communications", "Malicious communications"),
                            ("breach_only", "Breach of an order only"),
                            ("other", "Another offence"),
                            ("not_recorded", "Not recorded as a crime"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("officer_number", models.CharField(blank=True, max_length=100)),
                (
                    "spoc_told",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "police_response",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("police_words", models.TextField(blank=True)),
                ("advice_by", models.CharField(blank=True, max_length=200)),
                ("advice", models.TextField(blank=True)),
                ("advice_unsafe", models.BooleanField(default=False)),
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="casework.incident",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="account_row", to="casework.event"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("first", "First account"), ("correction", "Correction"), ("amendment", "Amendment")],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
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
                "constraints": [
                    models.UniqueConstraint(
                        fields=("incident", "number"), name="incidentaccount_number_unique_in_incident"
                    ),
                    casework.models.ownership.SameAsParent(
                        name="incidentaccount_case_is_the_incidents", parent="incident", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="incidentaccount_number_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["first", "correction", "amendment"])),
                        name="incidentaccount_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "first"), ("number", 1)),
                            models.Q(models.Q(("kind", "first"), _negated=True), ("number__gt", 1)),
                            _connector="OR",
                        ),
                        name="incidentaccount_first_is_number_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["", "exact", "about", "day", "between"])),
                        name="incidentaccount_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["", "client", "police", "third_party", "evidence"])),
                        name="incidentaccount_source_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "",
                                    "in_person",
                                    "phone",
                                    "sms",
                                    "messaging_app",
                                    "social_media",
                                    "email",
                                    "post",
                                    "gift",
                                    "third_party",
                                    "dating_app",
                                    "gaming",
                                    "smart_device",
                                    "tracker",
                                    "court_papers",
                                    "other",
                                ],
                            )
                        ),
                        name="incidentaccount_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["", "online", "offline", "both"])),
                        name="incidentaccount_mode_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "place_type__in",
                                [
                                    "",
                                    "home",
                                    "work",
                                    "study",
                                    "childs_school",
                                    "route",
                                    "out",
                                    "others_home",
                                    "vehicle",
                                    "court_or_police",
                                    "online",
                                    "other",
                                ],
                            )
                        ),
                        name="incidentaccount_place_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("perpetrator__in", ["", "known", "suspected", "unknown"])),
                        name="incidentaccount_perpetrator_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("children_present__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_children_present_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fixated__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_fixated_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("obsessive__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_obsessive_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unwanted__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_unwanted_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("repeated__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_repeated_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "report_channel__in",
                                ["", "emergency", "non_emergency", "online", "station", "officer", "other"],
                            )
                        ),
                        name="incidentaccount_report_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "recorded_as__in",
                                [
                                    "",
                                    "stalking",
                                    "harassment",
                                    "malicious_communications",
                                    "breach_only",
                                    "other",
                                    "not_recorded",
                                ],
                            )
                        ),
                        name="incidentaccount_recorded_as_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spoc_told__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_spoc_told_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("behaviours__len__gte", 1)), name="incidentaccount_has_behaviour"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="incidentaccount_count_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fear", None), ("fear__lte", 10), _connector="OR"),
                        name="incidentaccount_fear_on_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                        name="incidentaccount_cost_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("happened_from", None), ("happened_from__lte", models.F("happened_at")), _connector="OR"
                        ),
                        name="incidentaccount_ends_after_it_begins",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Custody",
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
                    "exhibit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custody",
                        to="casework.exhibit",
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("uploaded", "Uploaded"),
                            ("scanned", "Scanned for viruses: nothing found"),
                            ("quarantined", "Scanned for viruses: put in quarantine"),
                            ("copied", "Working copy made"),
                            ("viewed", "Working copy opened"),
                            ("downloaded", "Sealed original downloaded"),
                            ("checked", "Sealed original found changed or missing"),
                            ("recorded", "Recorded"),
                            ("to_police", "Handed to the police"),
                            ("to_client", "Handed to the client"),
                            ("to_service", "Received by our service"),
                            ("preserved", "Preserved: device or item set aside unchanged"),
                            ("other", "Something else was done with it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("happened_at", models.DateTimeField()),
                ("recorded_at", models.DateTimeField()),
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
                "verbose_name_plural": "custody",
                "indexes": [models.Index(fields=["exhibit", "id"], name="custody_by_exhibit")],
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="custody_exhibit_of_same_case", parent="exhibit", same=("case", "organisation")
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "act__in",
                                [
                                    "uploaded",
                                    "scanned",
                                    "quarantined",
                                    "copied",
                                    "viewed",
                                    "downloaded",
                                    "checked",
                                    "recorded",
                                    "to_police",
                                    "to_client",
                                    "to_service",
                                    "preserved",
                                    "other",
                                ],
                            )
                        ),
                        name="custody_act_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "downloaded"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="custody_download_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ExhibitOfIncident",
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
                    "exhibit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="casework.exhibit",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exhibit_links",
                        to="casework.incident",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("exhibit", "incident"), name="exhibitofincident_once"),
                    casework.models.ownership.SameAsParent(
                        name="exhibitofincident_of_same_case", parent="exhibit", same=("case", "organisation")
                    ),
                    casework.models.ownership.SameAsParent(
                        name="exhibitofincident_about_same_case", parent="incident", same=("case", "organisation")
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="HistoricalExhibitOfIncident",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
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
                "verbose_name": "historical exhibit of incident",
                "verbose_name_plural": "historical exhibit of incidents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
                "indexes": [],
                "constraints": [],
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Original",
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
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="originals",
                        to="casework.case",
                    ),
                ),
                (
                    "exhibit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="original", to="casework.exhibit"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("family", models.CharField(max_length=10)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("stored_as", models.CharField(max_length=100, unique=True)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="originals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    casework.models.ownership.SameAsParent(
                        name="original_exhibit_of_same_case", parent="exhibit", same=("case", "organisation")
                    ),
                    models.UniqueConstraint(fields=("case", "sha256"), name="original_once_in_case"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="original_has_sha256"
                    ),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="original_not_empty"),
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "original",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scan", to="casework.original"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_scanned", "Not scanned for viruses: no scanner is set up"),
                            ("waiting", "Waiting to be scanned for viruses"),
                            ("clean", "Scanned for viruses: nothing found"),
                            ("too_large", "Not scanned for viruses: too large for the scanner"),
                            ("infected", "In quarantine: the scanner found a virus"),
                        ],
                        max_length=20,
                    ),
                ),
                ("found", models.CharField(blank=True, max_length=200)),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["not_scanned", "waiting", "clean", "too_large", "infected"])),
                        name="scan_state_known",
                    )
                ],
                "indexes": [],
            },
        ),
        migrations.CreateModel(
            name="WorkingCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "original",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="copy", to="casework.original"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "The working copy is being made"),
                            ("made", "A working copy is made, without the file's hidden data"),
                            ("none", "No working copy is made of this kind of file. The original is sealed"),
                            ("failed", "A working copy could not be made. The original is sealed"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("extension", models.CharField(blank=True, max_length=10)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("device_date", models.CharField(blank=True, max_length=60)),
                ("stored_as", models.CharField(blank=True, max_length=100)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "working copies",
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "made", "none", "failed"])),
                        name="workingcopy_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "made"), _negated=True),
                            models.Q(models.Q(("stored_as", ""), _negated=True), ("size__gt", 0)),
                            _connector="OR",
                        ),
                        name="workingcopy_made_is_kept",
                    ),
                ],
                "indexes": [],
            },
        ),
        migrations.AddField(
            model_name="exhibit",
            name="incidents",
            field=models.ManyToManyField(
                related_name="exhibits", through="casework.ExhibitOfIncident", to="casework.incident"
            ),
        ),
    ]
