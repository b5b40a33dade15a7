"""Takes the figures of the law from the orders floor, with their tables."""

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    dependencies = [
        ("accounts", "0001_people"),
        ("orders", "0014_law_settings_leave"),
    ]

    operations = [
        migrations.SeparateDatabaseAndState(
            state_operations=[
                migrations.CreateModel(
                    name="LawSetting",
                    fields=[
                        (
                            "id",
                            models.BigAutoField(
                                auto_created=True, primary_key=True, serialize=False, verbose_name="ID"
                            ),
                        ),
                        (
                            "organisation",
                            models.ForeignKey(
                                db_index=False,
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="law_settings",
                                to="accounts.organisation",
                            ),
                        ),
                        ("key", models.CharField(max_length=40)),
                        ("value", models.TextField()),
                        ("valid_from", models.DateField()),
                        ("source", models.CharField(max_length=300)),
                        ("checked_on", models.DateField()),
                        ("is_confirmed", models.BooleanField(default=False)),
                        ("reason", models.TextField()),
                        (
                            "set_by",
                            models.ForeignKey(
                                on_delete=django.db.models.deletion.PROTECT,
                                related_name="+",
                                to=settings.AUTH_USER_MODEL,
                            ),
                        ),
                        ("set_at", models.DateTimeField()),
                        ("applied_at", models.DateTimeField(blank=True, null=True)),
                    ],
                    options={
                        "constraints": [
                            models.UniqueConstraint(
                                fields=("organisation", "key", "valid_from"), name="lawsetting_one_a_day"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("key", ""), _negated=True), name="lawsetting_names_figure"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("value", ""), _negated=True), name="lawsetting_has_value"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("source", ""), _negated=True), name="lawsetting_has_source"
                            ),
                            models.CheckConstraint(
                                condition=models.Q(("reason", ""), _negated=True), name="lawsetting_has_reason"
                            ),
                        ],
                    },
                ),
                migrations.CreateModel(
                    name="HistoricalLawSetting",
                    fields=[
                        ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                        ("key", models.CharField(max_length=40)),
                        ("value", models.TextField()),
                        ("valid_from", models.DateField()),
                        ("source", models.CharField(max_length=300)),
                        ("checked_on", models.DateField()),
                        ("is_confirmed", models.BooleanField(default=False)),
                        ("reason", models.TextField()),
                        ("set_at", models.DateTimeField()),
                        ("applied_at", models.DateTimeField(blank=True, null=True)),
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
                            models.CharField(
                                choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1
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
                    ],
                    options={
                        "verbose_name": "historical law setting",
                        "verbose_name_plural": "historical law settings",
                        "ordering": ("-history_date", "-history_id"),
                        "get_latest_by": ("history_date", "history_id"),
                    },
                    bases=(simple_history.models.HistoricalChanges, models.Model),
                ),
            ],
        )
    ]
