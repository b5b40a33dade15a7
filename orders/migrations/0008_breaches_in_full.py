"""Keeps what is done about breaches and warrants: how steps are known, checks, and what is not pursued."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership
from accounts.migrating import AtOnce

WRITTEN_ONCE = """
CREATE TRIGGER {0}_append_only BEFORE UPDATE OR DELETE ON orders_{0}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0003_orders_in_full"),
        ("orders", "0007_law_and_protection"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="HistoricalNotPursuedRequest",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("why", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("agreed", models.BooleanField(default=False)),
                ("answer", models.TextField(blank=True)),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical not pursued request",
                "verbose_name_plural": "historical not pursued requests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="NotPursuedRequest",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("why", models.TextField()),
                ("asked_at", models.DateTimeField()),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("agreed", models.BooleanField(default=False)),
                ("answer", models.TextField(blank=True)),
            ],
        ),
        migrations.CreateModel(
            name="StepConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "known_from",
                    models.CharField(
                        choices=[
                            ("officer", "The officer in the case"),
                            ("liaison", "The force's liaison or control room"),
                            ("client", "The client"),
                            ("court", "The court or the prosecution"),
                            ("paper", "A letter, an e-mail or a document"),
                            ("other", "Somebody else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("how_known", models.TextField()),
                ("confirmed_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="WarrantCheck",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("asked_at", models.DateTimeField()),
                ("asked_whom", models.CharField(blank=True, max_length=200)),
                ("answer", models.TextField(blank=True)),
                ("next_check_on", models.DateField(blank=True, null=True)),
                (
                    "source",
                    models.CharField(
                        choices=[
                            ("service", "Recorded by the service"),
                            ("police_reported", "Reported by the police"),
                            ("import", "Imported from a case file"),
                        ],
                        default="service",
                        max_length=20,
                    ),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.AddField(
            model_name="breach",
            name="inside_locality",
            field=models.CharField(
                blank=True,
                choices=[("yes", "Yes, inside it"), ("no", "No, outside it"), ("unknown", "Not known")],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="historicalbreach",
            name="inside_locality",
            field=models.CharField(
                blank=True,
                choices=[("yes", "Yes, inside it"), ("no", "No, outside it"), ("unknown", "Not known")],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="historicalwarrant",
            name="court",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="historicalwarrant",
            name="reference",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="historicalwarrant",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="warrant",
            name="court",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="warrant",
            name="reference",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="warrant",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(("inside_locality__in", ["", "yes", "no", "unknown"])),
                name="breach_inside_locality_known",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotpursuedrequest",
            name="answered_by",
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
            model_name="historicalnotpursuedrequest",
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
            model_name="historicalnotpursuedrequest",
            name="breach",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="orders.breach",
            ),
        ),
        migrations.AddField(
            model_name="historicalnotpursuedrequest",
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
            model_name="historicalnotpursuedrequest",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalnotpursuedrequest",
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
            model_name="notpursuedrequest",
            name="answered_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="notpursuedrequest",
            name="asked_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="notpursuedrequest",
            name="breach",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="not_pursued_requests",
                to="orders.breach",
            ),
        ),
        migrations.AddField(
            model_name="notpursuedrequest",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="not_pursued_requests",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="notpursuedrequest",
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
            model_name="stepconfirmation",
            name="breach",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="confirmations",
                to="orders.breach",
            ),
        ),
        migrations.AddField(
            model_name="stepconfirmation",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="step_confirmations",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="stepconfirmation",
            name="confirmed_by",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="stepconfirmation",
            name="event",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="confirmation", to="casework.event"
            ),
        ),
        migrations.AddField(
            model_name="stepconfirmation",
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
            model_name="warrantcheck",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="warrant_checks",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="warrantcheck",
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
            model_name="warrantcheck",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="warrantcheck",
            name="warrant",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="checks",
                to="orders.warrant",
            ),
        ),
        migrations.AddConstraint(
            model_name="notpursuedrequest",
            constraint=casework.models.ownership.SameAsParent(
                name="notpursuedrequest_case_is_the_breachs", parent="breach", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="notpursuedrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(("why", ""), _negated=True), name="notpursuedrequest_has_reason"
            ),
        ),
        migrations.AddConstraint(
            model_name="notpursuedrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("agreed", False), ("answered_at", None), ("answered_by", None)),
                    models.Q(
                        ("answered_at__gte", models.F("asked_at")),
                        ("answered_by__isnull", False),
                        models.Q(("answer", ""), _negated=True),
                    ),
                    _connector="OR",
                ),
                name="notpursuedrequest_answered_in_words",
            ),
        ),
        migrations.AddConstraint(
            model_name="notpursuedrequest",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("answered_by", None),
                    models.Q(("answered_by", models.F("asked_by")), _negated=True),
                    _connector="OR",
                ),
                name="notpursuedrequest_answered_by_another",
            ),
        ),
        migrations.AddConstraint(
            model_name="notpursuedrequest",
            constraint=models.UniqueConstraint(
                condition=models.Q(("answered_at", None)), fields=("breach",), name="notpursuedrequest_open_once"
            ),
        ),
        migrations.AddConstraint(
            model_name="stepconfirmation",
            constraint=casework.models.ownership.SameAsParent(
                name="stepconfirmation_case_is_the_breachs", parent="breach", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="stepconfirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(("known_from__in", ["officer", "liaison", "client", "court", "paper", "other"])),
                name="stepconfirmation_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="stepconfirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(("how_known", ""), _negated=True), name="stepconfirmation_in_words"
            ),
        ),
        migrations.AddConstraint(
            model_name="warrantcheck",
            constraint=casework.models.ownership.SameAsParent(
                name="warrantcheck_case_is_the_warrants", parent="warrant", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="warrantcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer", ""), ("asked_whom", ""), _negated=True),
                name="warrantcheck_asked_or_answered",
            ),
        ),
        migrations.AddConstraint(
            model_name="warrantcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("recorded_at__gte", models.F("asked_at"))),
                name="warrantcheck_not_recorded_before_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="warrantcheck",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["service", "police_reported", "import"])),
                name="warrantcheck_source_known",
            ),
        ),
        *(
            migrations.RunSQL(WRITTEN_ONCE.format(table), f"DROP TRIGGER {table}_append_only ON orders_{table};")
            for table in ("stepconfirmation", "warrantcheck")
        ),
    ]
