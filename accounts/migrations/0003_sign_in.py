"""Keeps sessions, known devices and how often a password was tried."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("accounts", "0005_looking_leaves_a_trail"),
    ]

    dependencies = [
        ("accounts", "0002_trail"),
    ]

    operations = [
        migrations.CreateModel(
            name="UserSession",
            fields=[
                ("session_key", models.CharField(max_length=40, primary_key=True, serialize=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "user",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sessions",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("session_data", models.TextField()),
                ("device", models.CharField(blank=True, max_length=60)),
                ("begun_at", models.DateTimeField()),
                ("last_used_at", models.DateTimeField()),
                ("expire_date", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["expire_date"], name="usersession_by_end")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("session_key", ""), _negated=True), name="usersession_has_key"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="KnownDevice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="known_devices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("token_hash", models.CharField(max_length=64)),
                ("words", models.CharField(max_length=60)),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["last_at"], name="knowndevice_by_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("user", "token_hash"), name="knowndevice_once_for_each_person"),
                    models.CheckConstraint(
                        condition=models.Q(("token_hash", ""), _negated=True), name="knowndevice_has_token"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="SignInLimit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("kind", models.CharField(max_length=30)),
                ("key", models.CharField(max_length=64)),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_in_limits",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("open_at", models.DateTimeField()),
                ("tries", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField()),
            ],
            options={
                "indexes": [models.Index(fields=["last_at"], name="signinlimit_by_age")],
                "constraints": [
                    models.UniqueConstraint(fields=("kind", "key"), name="signinlimit_one_of_a_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "address",
                                    "everybody",
                                    "sprayed",
                                    "account",
                                    "account_for_days",
                                    "device",
                                    "device_for_days",
                                    "own_page",
                                    "own_page_for_days",
                                ],
                            )
                        ),
                        name="signinlimit_kind_known",
                    ),
                ],
            },
        ),
    ]
