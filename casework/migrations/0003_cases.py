"""Keeps cases and the other people in them."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0012_what_jobs_of_evidence_look_for"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0002_people"),
    ]

    operations = [
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
                ("imported_key", models.CharField(blank=True, editable=False, max_length=200)),
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
                    models.Index(
                        condition=models.Q(("imported_key", ""), _negated=True),
                        fields=["organisation", "imported_key"],
                        name="case_by_old_reference",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "organisation"), name="case_key"),
                    models.UniqueConstraint(
                        condition=models.Q(("imported_as", ""), _negated=True),
                        fields=("organisation", "imported_as"),
                        name="case_imported_once",
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
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                (
                    "born_precision",
                    models.CharField(
                        choices=[
                            ("day", "The whole date is known"),
                            ("month", "Only the month is known"),
                            ("year", "Only the year is known"),
                        ],
                        default="day",
                        max_length=5,
                    ),
                ),
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
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="other_person_key"),
                    models.CheckConstraint(
                        condition=models.Q(("name", ""), _negated=True), name="other_person_is_named"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("born_precision", "day"),
                            models.Q(("born_precision", "month"), ("born_on__day", 1), ("born_on__isnull", False)),
                            models.Q(
                                ("born_precision", "year"),
                                ("born_on__day", 1),
                                ("born_on__isnull", False),
                                ("born_on__month", 1),
                            ),
                            _connector="OR",
                        ),
                        name="other_person_born_part_is_first_day",
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
            },
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
                (
                    "born_precision",
                    models.CharField(
                        choices=[
                            ("day", "The whole date is known"),
                            ("month", "Only the month is known"),
                            ("year", "Only the year is known"),
                        ],
                        default="day",
                        max_length=5,
                    ),
                ),
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
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
