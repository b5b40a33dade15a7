"""Keeps files that were handed over to be read in, and what came of each row."""

import uuid

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("orders", "0004_hearings_in_full"),
    ]

    dependencies = [
        ("accounts", "0004_forms_and_jobs"),
        ("orders", "0008_settings_and_diary"),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="accounts.organisation"
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="accounts.team"
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to=settings.AUTH_USER_MODEL
                    ),
                ),
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
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField(blank=True, null=True)),
                ("layout", models.JSONField(default=list)),
                ("defaults", models.JSONField(default=dict)),
                ("choices", models.JSONField(default=dict)),
                ("answers", models.JSONField(default=dict)),
                (
                    "rest_of",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="rest",
                        to="orders.import",
                    ),
                ),
                (
                    "plan",
                    models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True),
                ),
                ("made", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("reading", "Being read"),
                            ("uploaded", "Columns to be checked"),
                            ("checked", "Tried out"),
                            ("loaded", "Loaded"),
                            ("discarded", "File deleted"),
                        ],
                        default="reading",
                        max_length=10,
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("loaded_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["team", "-id"], name="import_newest_of_team"),
                    models.Index(
                        condition=models.Q(("content__isnull", False)),
                        fields=["uploaded_at"],
                        name="import_with_its_file",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["reading", "uploaded", "checked", "loaded", "discarded"])),
                        name="import_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", False), ("state__in", ["reading", "uploaded", "checked"])),
                            models.Q(("content", None), ("plan__isnull", True), ("state__in", ["loaded", "discarded"])),
                            _connector="OR",
                        ),
                        name="import_keeps_file_only_until_loaded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("loaded_at__isnull", False), ("state", "loaded")),
                            models.Q(models.Q(("state", "loaded"), _negated=True), ("loaded_at", None)),
                            _connector="OR",
                        ),
                        name="import_loaded_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "checked"), _negated=True), ("plan__isnull", False), _connector="OR"
                        ),
                        name="import_checked_has_plan",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportLayout",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
                ("signature", models.CharField(max_length=64)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("columns", models.JSONField(default=dict)),
                ("left_out", models.JSONField(default=list)),
                ("used_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "signature"), name="importlayout_one_for_headings")
                ],
            },
        ),
        migrations.CreateModel(
            name="ImportAnswer",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("question", models.CharField(max_length=300)),
                ("answer", models.CharField(max_length=100)),
                (
                    "answered_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("answered_at", models.DateTimeField()),
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
                (
                    "imported",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="tried_rows",
                        to="orders.import",
                    ),
                ),
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
                        condition=models.Q(("fate__in", ["made", "duplicate", "refused", "held", "left"])),
                        name="triedrow_fate_known",
                    ),
                ],
            },
        ),
    ]
