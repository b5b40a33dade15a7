"""Keeps how, when and where the client may safely be reached, and each attempt."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0009_last_day_found_out"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0005_evidence"),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactRules",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "victim",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contact_rules",
                        to="casework.victim",
                    ),
                ),
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
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("court_day_rule__in", ["as_usual", "not_at_all"])),
                        name="contact_rules_court_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("code_word", ""),
                            models.Q(("code_word", models.F("duress_word")), _negated=True),
                            _connector="OR",
                        ),
                        name="contact_rules_words_differ",
                    ),
                ],
            },
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                "verbose_name": "historical contact rules",
                "verbose_name_plural": "historical contact rules",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Channel",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="channels",
                        to="casework.victim",
                    ),
                ),
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
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("key", ""), _negated=True),
                        fields=["organisation", "way", "key"],
                        name="channel_by_key",
                    )
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("way__in", ["phone", "text", "email", "app", "post", "in_person", "through_others"])
                        ),
                        name="channel_way_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("safe__in", ["safe", "unsafe", "unknown"])), name="channel_safe_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("value", ""), _negated=True), name="channel_says_something"
                    ),
                ],
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                "verbose_name": "historical channel",
                "verbose_name_plural": "historical channels",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SafeHours",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "victim",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safe_hours",
                        to="casework.victim",
                    ),
                ),
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
                "constraints": [
                    models.CheckConstraint(condition=models.Q(("days__len__gte", 1)), name="hours_name_a_day"),
                    models.CheckConstraint(
                        condition=models.Q(("days__contained_by", [0, 1, 2, 3, 4, 5, 6])), name="hours_days_of_a_week"
                    ),
                ],
            },
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
                    ),
                ),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                "verbose_name": "historical safe hours",
                "verbose_name_plural": "historical safe hours",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="SafeAddress",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "victim",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="safe_address",
                        to="casework.victim",
                    ),
                ),
                ("address", models.TextField()),
                ("hidden_from", models.TextField()),
                ("who_else_knows", models.TextField()),
                ("post_is_safe", models.BooleanField(default=False)),
                ("clash_reason", models.TextField(blank=True)),
                (
                    "clash_allowed_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "verbose_name_plural": "safe addresses",
                "constraints": [
                    models.UniqueConstraint(fields=("id", "organisation"), name="safe_address_key"),
                    models.CheckConstraint(
                        condition=models.Q(("address", ""), _negated=True), name="safe_address_is_written"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("clash_allowed_by", None), models.Q(("clash_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="safe_address_clash_has_reason",
                    ),
                ],
            },
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
                    "victim",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.victim",
                    ),
                ),
                (
                    "clash_allowed_by",
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
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                "verbose_name": "historical safe address",
                "verbose_name_plural": "historical safe addresses",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="AddressReveal",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="address_reveals",
                        to="casework.case",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("at", models.DateTimeField()),
                ("reason", models.TextField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("reason", ""), _negated=True), name="address_reveal_has_reason"
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="ContactAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "organisation",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="contacts",
                        to="casework.case",
                    ),
                ),
                ("at", models.DateTimeField()),
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
                (
                    "direction",
                    models.CharField(
                        choices=[("out", "We tried to reach the client"), ("in", "The client got in touch")],
                        max_length=3,
                    ),
                ),
                (
                    "outcome",
                    models.CharField(
                        choices=[
                            ("spoke", "Spoke to the client"),
                            ("no_answer", "No answer"),
                            ("voicemail_left", "Voicemail left"),
                            ("text_sent", "Text or message sent"),
                            ("unsafe", "Unsafe to talk: the code word was used"),
                            ("duress", "The duress word was used"),
                            ("refused", "The client did not want to speak"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("words", models.TextField(blank=True)),
                ("outside_reason", models.TextField(blank=True)),
                ("next_at", models.DateTimeField(blank=True, null=True)),
                (
                    "corrects",
                    models.OneToOneField(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="correction",
                        to="casework.contactattempt",
                    ),
                ),
                ("correction_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["case", "-at"], name="contactattempt_by_case")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case"), name="contactattempt_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("way__in", ["phone", "text", "email", "app", "post", "in_person", "through_others"])
                        ),
                        name="contactattempt_way_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("direction__in", ["out", "in"])), name="contactattempt_direction_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                [
                                    "spoke",
                                    "no_answer",
                                    "voicemail_left",
                                    "text_sent",
                                    "unsafe",
                                    "duress",
                                    "refused",
                                    "other",
                                ],
                            )
                        ),
                        name="contactattempt_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("corrects", None), models.Q(("correction_reason", ""), _negated=True), _connector="OR"
                        ),
                        name="contactattempt_correction_says_why",
                    ),
                ],
            },
        ),
    ]
