"""Keeps clients, perpetrators and what is known of them."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0013_part_dates_of_birth"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0001_extensions"),
    ]

    operations = [
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
                (
                    "former_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, editable=False, size=None
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
                        name="victim_born_part_is_first_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("safe_contact__in", ["safe", "unsafe", "unknown"])),
                        name="victim_safe_contact_known",
                    ),
                ],
            },
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
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                (
                    "former_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, editable=False, size=None
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
                        name="perpetrator_born_part_is_first_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("about_age", None), ("about_age__lte", 120), _connector="OR"),
                        name="perpetrator_age_of_a_human",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPerpetrator",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("name", models.CharField(blank=True, max_length=200)),
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
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
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
                (
                    "former_names",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.TextField(), blank=True, default=list, editable=False, size=None
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
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
