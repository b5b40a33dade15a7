"""Keeps what is known of people: how to reach them safely, and what tells a perpetrator."""

import uuid

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models
from django.db.backends.base.schema import BaseDatabaseSchemaEditor
from django.db.migrations.state import StateApps

import casework.models.ownership
from casework.rules.names import name_keys


def find_by_name(apps: StateApps, _editor: BaseDatabaseSchemaEditor) -> None:
    """Let the people who are there already be found by their names."""
    for victim in apps.get_model("casework", "Victim").objects.iterator():
        victim.name_keys = name_keys(victim.first_name, victim.last_name)
        victim.save(update_fields=["name_keys"])
    for perpetrator in apps.get_model("casework", "Perpetrator").objects.iterator():
        perpetrator.name_keys = name_keys(perpetrator.name)
        perpetrator.save(update_fields=["name_keys"])


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0005_tasks_and_concerns"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="AddressReveal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
            ],
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
        ),
        migrations.CreateModel(
            name="ContactRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
            },
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical channel",
                "verbose_name_plural": "historical channels",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical contact rules",
                "verbose_name_plural": "historical contact rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical safe address",
                "verbose_name_plural": "historical safe addresses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical safe hours",
                "verbose_name_plural": "historical safe hours",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
        migrations.CreateModel(
            name="OtherPerson",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
            },
        ),
        migrations.CreateModel(
            name="SafeAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("address", models.TextField()),
                ("hidden_from", models.TextField()),
                ("who_else_knows", models.TextField()),
                ("post_is_safe", models.BooleanField(default=False)),
                ("clash_reason", models.TextField(blank=True)),
            ],
            options={
                "verbose_name_plural": "safe addresses",
            },
        ),
        migrations.CreateModel(
            name="SafeHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
        ),
        migrations.AddField(
            model_name="historicalperpetrator",
            name="about_age",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalperpetrator",
            name="born_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalperpetrator",
            name="description",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalperpetrator",
            name="needs",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalperpetrator",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="historicalperpetrator",
            name="weapons",
            field=models.CharField(
                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")], default="not_known", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="historicalperpetrator",
            name="weapons_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalvictim",
            name="born_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalvictim",
            name="legal_name",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="historicalvictim",
            name="pronouns",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="historicalvictim",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="perpetrator",
            name="about_age",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="perpetrator",
            name="born_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="perpetrator",
            name="description",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="perpetrator",
            name="name_keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=250), blank=True, default=list, editable=False, size=None
            ),
        ),
        migrations.AddField(
            model_name="perpetrator",
            name="needs",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="perpetrator",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="perpetrator",
            name="weapons",
            field=models.CharField(
                choices=[("yes", "Yes"), ("no", "No"), ("not_known", "Not known")], default="not_known", max_length=10
            ),
        ),
        migrations.AddField(
            model_name="perpetrator",
            name="weapons_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="victim",
            name="born_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="victim",
            name="legal_name",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="victim",
            name="name_keys",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=250), blank=True, default=list, editable=False, size=None
            ),
        ),
        migrations.AddField(
            model_name="victim",
            name="pronouns",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="victim",
            name="safe_contact_summary",
            field=models.TextField(blank=True, editable=False),
        ),
        migrations.AddField(
            model_name="victim",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddIndex(
            model_name="perpetrator",
            index=django.contrib.postgres.indexes.GinIndex(fields=["name_keys"], name="perpetrator_name_keys"),
        ),
        migrations.AddIndex(
            model_name="victim",
            index=django.contrib.postgres.indexes.GinIndex(fields=["name_keys"], name="victim_name_keys"),
        ),
        migrations.AddConstraint(
            model_name="perpetrator",
            constraint=models.CheckConstraint(
                condition=models.Q(("weapons__in", ["yes", "no", "not_known"])), name="perpetrator_weapons_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="perpetrator",
            constraint=models.CheckConstraint(
                condition=models.Q(("about_age", None), ("about_age__lte", 120), _connector="OR"),
                name="perpetrator_age_of_a_human",
            ),
        ),
        migrations.AddField(
            model_name="addressreveal",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="addressreveal",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="address_reveals",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="addressreveal",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="channel",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="channel",
            name="victim",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="channels",
                to="casework.victim",
            ),
        ),
        migrations.AddField(
            model_name="contactrules",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="contactrules",
            name="victim",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contact_rules",
                to="casework.victim",
            ),
        ),
        migrations.AddField(
            model_name="historicalchannel",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalchannel",
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
        migrations.AddField(
            model_name="historicalchannel",
            name="victim",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.victim",
            ),
        ),
        migrations.AddField(
            model_name="historicalcontactrules",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalcontactrules",
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
        migrations.AddField(
            model_name="historicalcontactrules",
            name="victim",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.victim",
            ),
        ),
        migrations.AddField(
            model_name="historicalotherperson",
            name="case",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="historicalotherperson",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalotherperson",
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
        migrations.AddField(
            model_name="historicalsafeaddress",
            name="clash_allowed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalsafeaddress",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalsafeaddress",
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
        migrations.AddField(
            model_name="historicalsafeaddress",
            name="victim",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.victim",
            ),
        ),
        migrations.AddField(
            model_name="historicalsafehours",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalsafehours",
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
        migrations.AddField(
            model_name="historicalsafehours",
            name="victim",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.victim",
            ),
        ),
        migrations.AddField(
            model_name="historicaltrait",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicaltrait",
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
        migrations.AddField(
            model_name="historicaltrait",
            name="perpetrator",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.perpetrator",
            ),
        ),
        migrations.AddField(
            model_name="otherperson",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="other_people",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="otherperson",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="safeaddress",
            name="clash_allowed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="safeaddress",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="safeaddress",
            name="victim",
            field=models.OneToOneField(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="safe_address",
                to="casework.victim",
            ),
        ),
        migrations.AddField(
            model_name="safehours",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="safehours",
            name="victim",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="safe_hours",
                to="casework.victim",
            ),
        ),
        migrations.AddField(
            model_name="trait",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="trait",
            name="perpetrator",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="traits",
                to="casework.perpetrator",
            ),
        ),
        migrations.AddConstraint(
            model_name="addressreveal",
            constraint=casework.models.ownership.SameAsParent(
                name="address_reveal_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="addressreveal",
            constraint=models.CheckConstraint(
                condition=models.Q(("reason", ""), _negated=True), name="address_reveal_has_reason"
            ),
        ),
        migrations.AddIndex(
            model_name="channel",
            index=models.Index(
                condition=models.Q(("key", ""), _negated=True),
                fields=["organisation", "way", "key"],
                name="channel_by_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=casework.models.ownership.SameAsParent(
                name="channel_organisation_is_the_victims", parent="victim", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("way__in", ["phone", "text", "email", "app", "post", "in_person", "through_others"])
                ),
                name="channel_way_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(("safe__in", ["safe", "unsafe", "unknown"])), name="channel_safe_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="channel",
            constraint=models.CheckConstraint(
                condition=models.Q(("value", ""), _negated=True), name="channel_says_something"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactrules",
            constraint=casework.models.ownership.SameAsParent(
                name="contact_rules_organisation_is_the_victims", parent="victim", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="contactrules",
            constraint=models.CheckConstraint(
                condition=models.Q(("court_day_rule__in", ["as_usual", "not_at_all"])), name="contact_rules_court_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactrules",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("code_word", ""), models.Q(("code_word", models.F("duress_word")), _negated=True), _connector="OR"
                ),
                name="contact_rules_words_differ",
            ),
        ),
        migrations.AddConstraint(
            model_name="otherperson",
            constraint=casework.models.ownership.SameAsParent(
                name="other_person_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="otherperson",
            constraint=models.CheckConstraint(
                condition=models.Q(("name", ""), _negated=True), name="other_person_is_named"
            ),
        ),
        migrations.AddConstraint(
            model_name="otherperson",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="otherperson",
            constraint=models.CheckConstraint(
                condition=models.Q(("about_age", None), ("about_age__lte", 120), _connector="OR"),
                name="other_person_age_of_a_human",
            ),
        ),
        migrations.AddConstraint(
            model_name="safeaddress",
            constraint=models.UniqueConstraint(fields=("id", "organisation"), name="safe_address_key"),
        ),
        migrations.AddConstraint(
            model_name="safeaddress",
            constraint=casework.models.ownership.SameAsParent(
                name="safe_address_organisation_is_the_victims", parent="victim", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="safeaddress",
            constraint=models.CheckConstraint(
                condition=models.Q(("address", ""), _negated=True), name="safe_address_is_written"
            ),
        ),
        migrations.AddConstraint(
            model_name="safeaddress",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("clash_allowed_by", None), models.Q(("clash_reason", ""), _negated=True), _connector="OR"
                ),
                name="safe_address_clash_has_reason",
            ),
        ),
        migrations.AddConstraint(
            model_name="safehours",
            constraint=casework.models.ownership.SameAsParent(
                name="hours_organisation_is_the_victims", parent="victim", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="safehours",
            constraint=models.CheckConstraint(condition=models.Q(("days__len__gte", 1)), name="hours_name_a_day"),
        ),
        migrations.AddConstraint(
            model_name="safehours",
            constraint=models.CheckConstraint(
                condition=models.Q(("days__contained_by", [0, 1, 2, 3, 4, 5, 6])), name="hours_days_of_a_week"
            ),
        ),
        migrations.AddIndex(
            model_name="trait",
            index=django.contrib.postgres.indexes.GinIndex(
                condition=models.Q(("kind", "alias")), fields=["name_keys"], name="trait_name_keys"
            ),
        ),
        migrations.AddIndex(
            model_name="trait",
            index=models.Index(
                condition=models.Q(("kind", "address"), _negated=True),
                fields=["organisation", "kind", "key"],
                name="trait_by_key",
            ),
        ),
        migrations.AddConstraint(
            model_name="trait",
            constraint=casework.models.ownership.SameAsParent(
                name="trait_organisation_is_the_perpetrators", parent="perpetrator", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="trait",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["alias", "phone", "email", "account", "vehicle", "address"])),
                name="trait_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="trait",
            constraint=models.CheckConstraint(
                condition=models.Q(models.Q(("key", ""), _negated=True), models.Q(("value", ""), _negated=True)),
                name="trait_says_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="trait",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("from_day", None), ("last_day", None), ("last_day__gte", models.F("from_day")), _connector="OR"
                ),
                name="trait_ends_after_it_begins",
            ),
        ),
        migrations.RunPython(find_by_name, migrations.RunPython.noop),
    ]
