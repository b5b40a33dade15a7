"""Keeps the trail: who looked at what, and did what."""

import django.contrib.postgres.fields
import django.contrib.postgres.indexes
import django.core.serializers.json
import django.db.models.deletion
import django.db.models.functions.datetime
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("accounts", "0006_trail_by_case_and_by_person"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
    ]

    operations = [
        migrations.CreateModel(
            name="AuditEntry",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("at", models.DateTimeField(db_default=django.db.models.functions.datetime.Now())),
                (
                    "user",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="audit_entries",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "organisation",
                    models.ForeignKey(
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                ("act", models.CharField(max_length=60)),
                ("subject_kind", models.CharField(blank=True, max_length=60)),
                ("subject_id", models.CharField(blank=True, max_length=40)),
                ("detail", models.JSONField(default=dict, encoder=django.core.serializers.json.DjangoJSONEncoder)),
                ("case", models.UUIDField(editable=False, null=True)),
                (
                    "shown",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.UUIDField(), editable=False, null=True, size=None
                    ),
                ),
                ("route", models.CharField(blank=True, max_length=60)),
                ("session", models.CharField(blank=True, max_length=16)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("shown", "Shown"),
                            ("refused", "Refused"),
                            ("nothing_there", "Nothing there"),
                            ("failed", "Ended in an error"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "audit entries",
                "indexes": [
                    models.Index(fields=["organisation", "-id"], name="auditentry_newest"),
                    models.Index(fields=["organisation", "act", "-id"], name="auditentry_by_act"),
                    models.Index(fields=["organisation", "user", "-id"], name="auditentry_by_user"),
                    models.Index(
                        condition=models.Q(("case__isnull", False)),
                        fields=["case", "-at", "-id"],
                        name="auditentry_by_case",
                    ),
                    models.Index(fields=["user", "-at", "-id"], name="auditentry_by_person"),
                    models.Index(
                        condition=models.Q(("outcome", "refused")),
                        fields=["organisation", "-at", "-id"],
                        name="auditentry_refused",
                    ),
                    django.contrib.postgres.indexes.GinIndex(
                        condition=models.Q(("shown__isnull", False)), fields=["shown"], name="auditentry_by_case_shown"
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("outcome__in", ["", "shown", "refused", "nothing_there", "failed"])),
                        name="auditentry_outcome_is_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("act", ""), _negated=True), name="auditentry_act_is_named"
                    ),
                ],
            },
        ),
    ]
