"""Keeps how often passwords were tried, and known devices; forgets every user name that was typed and kept before."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

from accounts.migrating import AtOnce

# The tables of django-axes held what people typed as a user name, sometimes a password. Nothing of ours reads them
# any more; a process of the release before still may while it is being replaced, so they go in a later one.
FORGET_TYPED_NAMES = """
DO $$
DECLARE name text;
BEGIN
    FOREACH name IN ARRAY ARRAY[
        'axes_accessattemptexpiration', 'axes_accessattempt', 'axes_accessfailurelog', 'axes_accesslog'
    ] LOOP
        IF to_regclass(name) IS NOT NULL THEN
            EXECUTE format('DELETE FROM %I', name);
        END IF;
    END LOOP;
END
$$;
"""


class Migration(AtOnce):
    dependencies = [("accounts", "0003_police_forces")]

    operations = [
        migrations.RunSQL(FORGET_TYPED_NAMES, migrations.RunSQL.noop),
        migrations.CreateModel(
            name="KnownDevice",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("token_hash", models.CharField(max_length=64)),
                ("words", models.CharField(max_length=60)),
                ("first_at", models.DateTimeField()),
                ("last_at", models.DateTimeField()),
                (
                    "user",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="known_devices",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
                ("open_at", models.DateTimeField()),
                ("tries", models.PositiveIntegerField(default=0)),
                ("refused", models.PositiveIntegerField(default=0)),
                ("last_at", models.DateTimeField()),
                (
                    "account",
                    models.ForeignKey(
                        null=True,
                        on_delete=django.db.models.deletion.CASCADE,
                        related_name="sign_in_limits",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
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
