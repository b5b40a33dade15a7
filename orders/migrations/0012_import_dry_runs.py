"""Keeps each row of a dry run with its values, what was answered about them, and the refused lines of a loaded file."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.migrating import AtOnce


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("orders", "0011_unknown_last_days"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.AddField(
            model_name="import",
            name="answers",
            field=models.JSONField(default=dict),
        ),
        migrations.AddField(
            model_name="import",
            name="rest_of",
            field=models.OneToOneField(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="rest",
                to="orders.import",
            ),
        ),
        migrations.AddField(
            model_name="importlayout",
            name="left_out",
            field=models.JSONField(default=list),
        ),
        migrations.CreateModel(
            name="ImportAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("question", models.CharField(max_length=300)),
                ("answer", models.CharField(max_length=100)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "question"), name="importanswer_one_for_question"),
                    models.CheckConstraint(
                        condition=models.Q(("question", ""), _negated=True), name="importanswer_has_question"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="TriedRow",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("place", models.PositiveIntegerField()),
                ("sheet", models.PositiveSmallIntegerField()),
                ("number", models.PositiveIntegerField()),
                ("fate", models.CharField(max_length=10)),
                ("mark", models.CharField(blank=True, max_length=10)),
                ("case", models.CharField(blank=True, max_length=100)),
                ("column", models.CharField(blank=True, max_length=60)),
                ("sentence", models.TextField(blank=True)),
                ("doubt", models.TextField(blank=True)),
                ("is_surprising", models.BooleanField(default=False)),
                ("cells", models.JSONField(default=list)),
                (
                    "imported",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tried_rows",
                        to="orders.import",
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["imported", "fate", "place"], name="triedrow_by_fate"),
                    models.Index(
                        condition=models.Q(("is_surprising", True)),
                        fields=["imported", "place"],
                        name="triedrow_surprising",
                    ),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("imported", "place"), name="triedrow_place"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "fate__in",
                                [
                                    "made",
                                    "duplicate",
                                    "refused",
                                    "held",
                                    "left",
                                ],
                            )
                        ),
                        name="triedrow_fate_known",
                    ),
                ],
            },
        ),
    ]
