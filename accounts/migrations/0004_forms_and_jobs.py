"""Keeps what was typed and not sent, what was sent already, and the jobs that wait."""

import uuid

import django.core.serializers.json
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("accounts", "0004_sign_in_limits_and_devices"),
    ]

    dependencies = [
        ("accounts", "0003_sign_in"),
    ]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("key", models.UUIDField()),
                ("form", models.PositiveSmallIntegerField(default=0)),
                ("place", models.CharField(max_length=500)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("fields", models.JSONField()),
                ("saved_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["user", "place", "-saved_at"], name="draft_by_place"),
                    models.Index(fields=["saved_at"], name="draft_by_age"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "key", "form"), name="draft_one_for_each_form"),
                    models.CheckConstraint(condition=models.Q(("place", ""), _negated=True), name="draft_has_place"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Submission",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="submissions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("at", models.DateTimeField()),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("key",), name="submission_key_is_unique")],
            },
        ),
        migrations.CreateModel(
            name="Job",
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
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="jobs", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("kind", models.CharField(max_length=60)),
                ("title", models.CharField(max_length=100)),
                ("href", models.CharField(blank=True, max_length=200)),
                ("arguments", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "Waiting to start"),
                            ("running", "Running"),
                            ("done", "Done"),
                            ("failed", "Not done"),
                            ("cancelled", "Stopped"),
                        ],
                        default="waiting",
                        max_length=10,
                    ),
                ),
                ("done", models.PositiveIntegerField(default=0)),
                ("total", models.PositiveIntegerField(default=0)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("asked_at", models.DateTimeField()),
                ("started_at", models.DateTimeField(blank=True, null=True)),
                ("heartbeat_at", models.DateTimeField(blank=True, null=True)),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
                ("outcome", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("error", models.CharField(blank=True, max_length=500)),
            ],
            options={
                "indexes": [
                    models.Index(fields=["user", "-asked_at"], name="job_newest_of_user"),
                    models.Index(condition=models.Q(("finished_at", None)), fields=["asked_at"], name="job_unfinished"),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "running", "done", "failed", "cancelled"])),
                        name="job_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", ""), _negated=True), models.Q(("title", ""), _negated=True)
                        ),
                        name="job_is_named",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("total", 0), ("done__lte", models.F("total")), _connector="OR"),
                        name="job_not_past_its_end",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("finished_at__isnull", False), ("state__in", ("done", "failed", "cancelled"))),
                            models.Q(
                                models.Q(("state__in", ("done", "failed", "cancelled")), _negated=True),
                                ("finished_at", None),
                            ),
                            _connector="OR",
                        ),
                        name="job_finished_has_moment",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "running"), _negated=True),
                            models.Q(("heartbeat_at__isnull", False), ("started_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="job_running_has_heartbeat",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "failed"), models.Q(("error", ""), _negated=True)),
                            models.Q(models.Q(("state", "failed"), _negated=True), ("error", "")),
                            _connector="OR",
                        ),
                        name="job_failed_says_why",
                    ),
                ],
            },
        ),
    ]
