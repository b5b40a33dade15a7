"""Keeps files on their way in, and how the columns of each set of headings are read."""

import uuid

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_drafts"),
        ("orders", "0003_breach_answers"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Import",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("name", models.CharField(max_length=200)),
                ("content", models.BinaryField(blank=True, null=True)),
                ("layout", models.JSONField(default=list)),
                ("defaults", models.JSONField(default=dict)),
                ("choices", models.JSONField(default=dict)),
                (
                    "plan",
                    models.JSONField(blank=True, encoder=django.core.serializers.json.DjangoJSONEncoder, null=True),
                ),
                ("made", models.JSONField(default=dict)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("uploaded", "Columns to be checked"),
                            ("checked", "Tried out"),
                            ("loaded", "Loaded"),
                            ("discarded", "File deleted"),
                        ],
                        default="uploaded",
                        max_length=10,
                    ),
                ),
                ("uploaded_at", models.DateTimeField()),
                ("loaded_at", models.DateTimeField(blank=True, null=True)),
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
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="accounts.organisation"
                    ),
                ),
                (
                    "started_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to=settings.AUTH_USER_MODEL
                    ),
                ),
                (
                    "team",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="imports", to="accounts.team"
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["team", "-id"], name="import_newest_of_team")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["uploaded", "checked", "loaded", "discarded"])),
                        name="import_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("content__isnull", False), ("state__in", ["uploaded", "checked"])),
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
                ("signature", models.CharField(max_length=64)),
                ("kind", models.CharField(blank=True, max_length=20)),
                ("columns", models.JSONField(default=dict)),
                ("used_at", models.DateTimeField()),
                (
                    "organisation",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="+", to="accounts.organisation"
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("organisation", "signature"), name="importlayout_one_for_headings")
                ],
            },
        ),
    ]
