"""Keeps what a client agreed to, what a share rests on, and how a case was closed and taken up again."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0007_intake"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Agreement",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(choices=[("service", "To our service"), ("share", "To sharing")], max_length=10),
                ),
                ("recipient", models.CharField(blank=True, max_length=200)),
                ("purpose", models.TextField(blank=True)),
                ("given_on", models.DateField()),
                (
                    "given_how",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("video", "By video call"),
                            ("writing", "In writing"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("last_day", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawal", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="Closing",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("asked_because", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=30)),
                ("words", models.TextField(blank=True)),
                ("risk_level", models.CharField(blank=True, max_length=10)),
                ("client_told_on", models.DateField(blank=True, null=True)),
                (
                    "client_told_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("letter", "By letter"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("not_told_because", models.TextField(blank=True)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("reopened_for", models.CharField(blank=True, max_length=30)),
                ("reopening_words", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalAgreement",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(choices=[("service", "To our service"), ("share", "To sharing")], max_length=10),
                ),
                ("recipient", models.CharField(blank=True, max_length=200)),
                ("purpose", models.TextField(blank=True)),
                ("given_on", models.DateField()),
                (
                    "given_how",
                    models.CharField(
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("video", "By video call"),
                            ("writing", "In writing"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("last_day", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                ("reminded_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawn_on", models.DateField(blank=True, null=True)),
                ("withdrawn_at", models.DateTimeField(blank=True, null=True)),
                ("withdrawal", models.TextField(blank=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical agreement",
                "verbose_name_plural": "historical agreements",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalClosing",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("asked_at", models.DateTimeField(blank=True, null=True)),
                ("asked_because", models.TextField(blank=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.CharField(blank=True, max_length=30)),
                ("words", models.TextField(blank=True)),
                ("risk_level", models.CharField(blank=True, max_length=10)),
                ("client_told_on", models.DateField(blank=True, null=True)),
                (
                    "client_told_how",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "By phone"),
                            ("letter", "By letter"),
                            ("message", "By e-mail or text message"),
                            ("through_somebody", "Through somebody who speaks for the client"),
                        ],
                        max_length=20,
                    ),
                ),
                ("not_told_because", models.TextField(blank=True)),
                ("reopened_at", models.DateTimeField(blank=True, null=True)),
                ("reopened_for", models.CharField(blank=True, max_length=30)),
                ("reopening_words", models.TextField(blank=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical closing",
                "verbose_name_plural": "historical closings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.RemoveConstraint(
            model_name="event",
            name="event_kind_known",
        ),
        migrations.AddField(
            model_name="historicalshare",
            name="approved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalshare",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalshare",
            name="basis",
            field=models.CharField(
                choices=[
                    ("agreement", "The client agreed"),
                    ("without", "Without agreement"),
                    ("not_recorded", "Not recorded"),
                ],
                default="not_recorded",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="historicalshare",
            name="ground",
            field=models.CharField(
                blank=True,
                choices=[
                    ("serious_harm", "To prevent serious harm to somebody"),
                    ("children", "To protect a child"),
                    ("court_order", "A court has ordered it"),
                    ("marac", "A MARAC needs it, and it is proportionate"),
                    ("other", "Something else"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="historicalshare",
            name="ground_words",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="share",
            name="approved_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="share",
            name="approved_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="basis",
            field=models.CharField(
                choices=[
                    ("agreement", "The client agreed"),
                    ("without", "Without agreement"),
                    ("not_recorded", "Not recorded"),
                ],
                default="not_recorded",
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="ground",
            field=models.CharField(
                blank=True,
                choices=[
                    ("serious_harm", "To prevent serious harm to somebody"),
                    ("children", "To protect a child"),
                    ("court_order", "A court has ordered it"),
                    ("marac", "A MARAC needs it, and it is proportionate"),
                    ("other", "Something else"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="ground_words",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[
                    ("case_opened", "Case opened"),
                    ("risk_reviewed", "Risk reviewed"),
                    ("incident", "Incident"),
                    ("other_protection", "Other protection"),
                    ("application", "Application"),
                    ("order_made", "Order made"),
                    ("order", "Order"),
                    ("breach", "Breach"),
                    ("breach_step", "Breach step"),
                    ("case_closed", "Case closed"),
                    ("case_reopened", "Case reopened"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddConstraint(
            model_name="event",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "case_opened",
                            "risk_reviewed",
                            "incident",
                            "other_protection",
                            "application",
                            "order_made",
                            "order",
                            "breach",
                            "breach_step",
                            "case_closed",
                            "case_reopened",
                        ],
                    )
                ),
                name="event_kind_known",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="agreements",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="force",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="agreement",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalshare",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.agreement",
            ),
        ),
        migrations.AddField(
            model_name="share",
            name="agreement",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="shares",
                to="casework.agreement",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreement", None), ("basis", "not_recorded"), ("ground", "")),
                    models.Q(("agreement__isnull", False), ("basis", "agreement"), ("ground", "")),
                    models.Q(
                        ("basis", "without"),
                        ("ground__in", ["serious_harm", "children", "court_order", "marac", "other"]),
                        models.Q(("ground_words", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="share_rests_on_something",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("approved_by", None),
                    models.Q(
                        models.Q(("approved_by", models.F("shared_by")), _negated=True), ("approved_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="share_approved_by_another",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="closings",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="organisation",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="closing",
            name="reopened_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="case",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="force",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalagreement",
            name="withdrawn_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalclosing",
            name="asked_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalclosing",
            name="case",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="historicalclosing",
            name="closed_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="historicalclosing",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalclosing",
            name="organisation",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="historicalclosing",
            name="reopened_by",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="agreement",
            index=models.Index(
                condition=models.Q(("last_day__isnull", False), ("reminded_at", None), ("withdrawn_at", None)),
                fields=["last_day"],
                name="agreement_to_be_reminded_of",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="agreement_key"),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=casework.models.ownership.SameAsParent(
                name="agreement_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["service", "share"])), name="agreement_kind_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("force", None), ("kind", "service"), ("recipient", "")),
                    models.Q(("force__isnull", False), ("kind", "share"), ("recipient", "")),
                    models.Q(("force", None), ("kind", "share"), models.Q(("recipient", ""), _negated=True)),
                    _connector="OR",
                ),
                name="agreement_names_one_recipient",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "share"), _negated=True),
                    models.Q(("purpose", ""), _negated=True),
                    _connector="OR",
                ),
                name="agreement_to_share_has_purpose",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(("last_day", None), ("last_day__gte", models.F("given_on")), _connector="OR"),
                name="agreement_not_over_before_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="agreement",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("withdrawn_at", None), ("withdrawn_on", None)),
                    models.Q(("withdrawn_at__isnull", False), ("withdrawn_on__gte", models.F("given_on"))),
                    _connector="OR",
                ),
                name="agreement_not_withdrawn_before_given",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=casework.models.ownership.SameAsParent(
                name="closing_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None),
                    models.Q(("closed_by__isnull", False), models.Q(("reason", ""), _negated=True)),
                    _connector="OR",
                ),
                name="closing_is_confirmed",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("closed_at", None),
                    models.Q(("client_told_on__isnull", False), models.Q(("client_told_how", ""), _negated=True)),
                    models.Q(("not_told_because", ""), _negated=True),
                    _connector="OR",
                ),
                name="closing_client_told_or_why_not",
            ),
        ),
        migrations.AddConstraint(
            model_name="closing",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("reopened_at", None),
                    models.Q(("closed_at__isnull", False), ("reopened_at__gte", models.F("closed_at"))),
                    _connector="OR",
                ),
                name="closing_undone_after_it_was_done",
            ),
        ),
        migrations.AddConstraint(
            model_name="share",
            constraint=casework.models.ownership.SameAsParent(
                name="share_case_is_the_agreements", parent="agreement", same=("case", "organisation")
            ),
        ),
    ]
