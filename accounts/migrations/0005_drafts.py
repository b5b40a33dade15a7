"""Keeps what somebody is typing, until it is sent."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0004_jobs")]

    operations = [
        migrations.CreateModel(
            name="Draft",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("key", models.UUIDField()),
                ("form", models.PositiveSmallIntegerField(default=0)),
                ("place", models.CharField(max_length=500)),
                ("title", models.CharField(blank=True, max_length=200)),
                ("fields", models.JSONField()),
                ("saved_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE, related_name="drafts", to=settings.AUTH_USER_MODEL
                    ),
                ),
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
    ]
