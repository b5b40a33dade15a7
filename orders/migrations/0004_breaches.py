"""Keeps breaches, what is done about them, and warrants."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("orders", "0009_letters"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0004_events_and_incidents"),
        ("orders", "0003_service"),
    ]

    operations = [
        migrations.CreateModel(
            name="Breach",
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
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="orders.order",
                    ),
                ),
                (
                    "protection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="orders.otherprotection",
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches",
                        to="orders.condition",
                    ),
                ),
                (
                    "force",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches_received",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "copied_to",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches_copied",
                        to="accounts.organisation",
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("learned_at", models.DateTimeField()),
                ("happened_at", models.DateTimeField()),
                (
                    "behaviours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                (
                    "inside_locality",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes, inside it"), ("no", "No, outside it"), ("unknown", "Not known")],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("contact_direct", "Prohibited contact, direct"),
                            ("contact_indirect", "Prohibited contact, indirect"),
                            ("contact_third_party", "Prohibited contact, through somebody else"),
                            ("excluded_area", "Entered an excluded area"),
                            ("approach", "Approached within a distance"),
                            ("surveillance", "Watched or tracked"),
                            ("online", "Posted or referred to her online"),
                            ("device", "Broke a rule about devices"),
                            ("requirement_missed", "Did not do what the order requires"),
                            ("provider_missed", "Did not attend a provider"),
                            ("notification_initial", "Did not notify the police in time"),
                            ("notification_name", "Used a name not notified"),
                            ("notification_address", "Did not notify an address"),
                            ("prints_refused", "Refused fingerprints or a photograph"),
                            ("false_information", "Gave the police false information"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "initiated_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("perpetrator", "The perpetrator"),
                            ("client", "The client"),
                            ("third_party", "Somebody else"),
                            ("unknown", "Not known"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("learned", "Recorded"),
                            ("reported_to_police", "Reported to the police"),
                            ("not_reported_reviewed", "Decision not to report reviewed"),
                            ("police_contacted_victim", "Police contacted the victim"),
                            ("crime_recorded", "Crime recorded"),
                            ("arrested", "Arrested"),
                            ("interviewed", "Interviewed"),
                            ("warrant_issued", "Warrant issued"),
                            ("warrant_executed", "Warrant executed"),
                            ("outcome_told_to_victim", "Outcome told to the victim"),
                            ("bail_update", "Bail updated"),
                            ("charged", "Charged"),
                            ("no_further_action", "No further action"),
                            ("reviewed", "No further action reviewed"),
                            ("order_identified", "Order identified"),
                            ("out_of_court", "Dealt with out of court"),
                            ("review_requested", "Victim's right to review used"),
                            ("court_outcome", "Decided by the court"),
                            ("not_pursued", "Not pursued"),
                        ],
                        default="learned",
                        max_length=30,
                    ),
                ),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("crime_reference", models.CharField(blank=True, max_length=100)),
                (
                    "recorded_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("breach_only", "Breach of the order only"),
                            ("breach_and_stalking", "Breach and stalking"),
                            ("stalking_only", "Stalking only"),
                            ("harassment", "Harassment"),
                            ("malicious_communications", "Malicious communications"),
                            ("other", "Another offence"),
                            ("not_told", "They did not say"),
                        ],
                        max_length=30,
                    ),
                ),
                ("decision_reason", models.TextField(blank=True)),
                (
                    "court_result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("guilty_plea", "Pleaded guilty"),
                            ("convicted", "Found guilty"),
                            ("acquitted", "Found not guilty"),
                            ("discontinued", "Discontinued"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sentence", models.TextField(blank=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                (
                    "acknowledged_by",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breaches_acknowledged",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("last_step_at", models.DateTimeField()),
            ],
            options={
                "verbose_name_plural": "breaches",
                "indexes": [
                    models.Index(
                        condition=models.Q(("closed_at", None)),
                        fields=["force", "learned_at"],
                        name="breach_open_by_force",
                    ),
                    models.Index(condition=models.Q(("closed_at", None)), fields=["case"], name="breach_open_by_case"),
                    models.Index(fields=["happened_at"], name="breach_by_moment"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="breach_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="breach_label_unique_in_case"),
                    models.CheckConstraint(
                        condition=models.Q(("order", None), ("protection", None), _connector="OR"),
                        name="breach_of_an_order_or_a_protection",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("condition", None), ("order__isnull", False), _connector="OR"),
                        name="breach_condition_needs_its_order",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "",
                                    "contact_direct",
                                    "contact_indirect",
                                    "contact_third_party",
                                    "excluded_area",
                                    "approach",
                                    "surveillance",
                                    "online",
                                    "device",
                                    "requirement_missed",
                                    "provider_missed",
                                    "notification_initial",
                                    "notification_name",
                                    "notification_address",
                                    "prints_refused",
                                    "false_information",
                                    "other",
                                ],
                            )
                        ),
                        name="breach_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("inside_locality__in", ["", "yes", "no", "unknown"])),
                        name="breach_inside_locality_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "status__in",
                                [
                                    "learned",
                                    "reported_to_police",
                                    "not_reported_reviewed",
                                    "police_contacted_victim",
                                    "crime_recorded",
                                    "arrested",
                                    "interviewed",
                                    "warrant_issued",
                                    "warrant_executed",
                                    "outcome_told_to_victim",
                                    "bail_update",
                                    "charged",
                                    "no_further_action",
                                    "reviewed",
                                    "order_identified",
                                    "out_of_court",
                                    "review_requested",
                                    "court_outcome",
                                    "not_pursued",
                                ],
                            )
                        ),
                        name="breach_status_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("behaviours__len__gte", 1)), name="breach_has_behaviour"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("learned_at__gte", models.F("happened_at"))),
                        name="breach_not_learned_before_it_happened",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("reported_at", None), ("reported_at__gte", models.F("learned_at")), _connector="OR"
                        ),
                        name="breach_not_reported_before_learned",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("acknowledged_at__isnull", True), ("acknowledged_by__isnull", True)),
                            models.Q(("acknowledged_at__isnull", False), ("acknowledged_by__isnull", False)),
                            _connector="OR",
                        ),
                        name="breach_acknowledged_by_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("closed_at", None), ("closed_at__gte", models.F("learned_at")), _connector="OR"
                        ),
                        name="breach_not_closed_before_learned",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalBreach",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=40)),
                ("learned_at", models.DateTimeField()),
                ("happened_at", models.DateTimeField()),
                (
                    "behaviours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                (
                    "inside_locality",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes, inside it"), ("no", "No, outside it"), ("unknown", "Not known")],
                        max_length=20,
                    ),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "kind",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("contact_direct", "Prohibited contact, direct"),
                            ("contact_indirect", "Prohibited contact, indirect"),
                            ("contact_third_party", "Prohibited contact, through somebody else"),
                            ("excluded_area", "Entered an excluded area"),
                            ("approach", "Approached within a distance"),
                            ("surveillance", "Watched or tracked"),
                            ("online", "Posted or referred to her online"),
                            ("device", "Broke a rule about devices"),
                            ("requirement_missed", "Did not do what the order requires"),
                            ("provider_missed", "Did not attend a provider"),
                            ("notification_initial", "Did not notify the police in time"),
                            ("notification_name", "Used a name not notified"),
                            ("notification_address", "Did not notify an address"),
                            ("prints_refused", "Refused fingerprints or a photograph"),
                            ("false_information", "Gave the police false information"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "initiated_by",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("perpetrator", "The perpetrator"),
                            ("client", "The client"),
                            ("third_party", "Somebody else"),
                            ("unknown", "Not known"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "status",
                    models.CharField(
                        choices=[
                            ("learned", "Recorded"),
                            ("reported_to_police", "Reported to the police"),
                            ("not_reported_reviewed", "Decision not to report reviewed"),
                            ("police_contacted_victim", "Police contacted the victim"),
                            ("crime_recorded", "Crime recorded"),
                            ("arrested", "Arrested"),
                            ("interviewed", "Interviewed"),
                            ("warrant_issued", "Warrant issued"),
                            ("warrant_executed", "Warrant executed"),
                            ("outcome_told_to_victim", "Outcome told to the victim"),
                            ("bail_update", "Bail updated"),
                            ("charged", "Charged"),
                            ("no_further_action", "No further action"),
                            ("reviewed", "No further action reviewed"),
                            ("order_identified", "Order identified"),
                            ("out_of_court", "Dealt with out of court"),
                            ("review_requested", "Victim's right to review used"),
                            ("court_outcome", "Decided by the court"),
                            ("not_pursued", "Not pursued"),
                        ],
                        default="learned",
                        max_length=30,
                    ),
                ),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                ("crime_reference", models.CharField(blank=True, max_length=100)),
                (
                    "recorded_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("breach_only", "Breach of the order only"),
                            ("breach_and_stalking", "Breach and stalking"),
                            ("stalking_only", "Stalking only"),
                            ("harassment", "Harassment"),
                            ("malicious_communications", "Malicious communications"),
                            ("other", "Another offence"),
                            ("not_told", "They did not say"),
                        ],
                        max_length=30,
                    ),
                ),
                ("decision_reason", models.TextField(blank=True)),
                (
                    "court_result",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("guilty_plea", "Pleaded guilty"),
                            ("convicted", "Found guilty"),
                            ("acquitted", "Found not guilty"),
                            ("discontinued", "Discontinued"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("sentence", models.TextField(blank=True)),
                ("acknowledged_at", models.DateTimeField(blank=True, null=True)),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                ("closed_at", models.DateTimeField(blank=True, null=True)),
                ("last_step_at", models.DateTimeField()),
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.order",
                    ),
                ),
                (
                    "protection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.otherprotection",
                    ),
                ),
                (
                    "condition",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.condition",
                    ),
                ),
                (
                    "force",
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
                    "copied_to",
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
                    "acknowledged_by",
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
                "verbose_name": "historical breach",
                "verbose_name_plural": "historical breaches",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="BreachAnswer",
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
                        related_name="breach_answers",
                        to="casework.case",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breach_answers",
                        to="casework.incident",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="breach_answers",
                        to="orders.order",
                    ),
                ),
                (
                    "breach",
                    models.OneToOneField(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="answer_of",
                        to="orders.breach",
                    ),
                ),
                ("why_not", models.TextField(blank=True)),
                ("answered_at", models.DateTimeField()),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "indexes": [models.Index(fields=["incident"], name="breachanswer_by_incident")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("breach", None), models.Q(("why_not", ""), _negated=True)),
                            models.Q(("breach__isnull", False), ("why_not", "")),
                            _connector="OR",
                        ),
                        name="breachanswer_is_a_breach_or_says_why_not",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("order__isnull", False), ("breach__isnull", False), _connector="OR"),
                        name="breachanswer_no_names_its_order",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("breach", None)),
                        fields=("incident", "order"),
                        name="breachanswer_no_said_once",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="NotPursuedRequest",
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
                        related_name="not_pursued_requests",
                        to="casework.case",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="not_pursued_requests",
                        to="orders.breach",
                    ),
                ),
                ("why", models.TextField()),
                ("asked_at", models.DateTimeField()),
                (
                    "asked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("answered_at", models.DateTimeField(blank=True, null=True)),
                (
                    "answered_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("agreed", models.BooleanField(default=False)),
                ("answer", models.TextField(blank=True)),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("why", ""), _negated=True), name="notpursuedrequest_has_reason"
                    ),
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_by", None),
                            models.Q(("answered_by", models.F("asked_by")), _negated=True),
                            _connector="OR",
                        ),
                        name="notpursuedrequest_answered_by_another",
                    ),
                    models.UniqueConstraint(
                        condition=models.Q(("answered_at", None)),
                        fields=("breach",),
                        name="notpursuedrequest_open_once",
                    ),
                ],
            },
        ),
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.breach",
                    ),
                ),
                (
                    "asked_by",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "answered_by",
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
                "verbose_name": "historical not pursued request",
                "verbose_name_plural": "historical not pursued requests",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="StepConfirmation",
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
                        related_name="step_confirmations",
                        to="casework.case",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="confirmations",
                        to="orders.breach",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="confirmation", to="casework.event"
                    ),
                ),
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
                (
                    "confirmed_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("known_from__in", ["officer", "liaison", "client", "court", "paper", "other"])
                        ),
                        name="stepconfirmation_source_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("how_known", ""), _negated=True), name="stepconfirmation_in_words"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Warrant",
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
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warrants",
                        to="casework.case",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="warrants",
                        to="orders.breach",
                    ),
                ),
                ("issued_at", models.DateTimeField()),
                ("executed_at", models.DateTimeField(blank=True, null=True)),
                ("court", models.CharField(blank=True, max_length=200)),
                ("reference", models.CharField(blank=True, max_length=100)),
            ],
            options={
                "indexes": [
                    models.Index(
                        condition=models.Q(("executed_at", None)), fields=["issued_at"], name="warrant_outstanding"
                    )
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="warrant_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("executed_at", None), ("executed_at__gte", models.F("issued_at")), _connector="OR"
                        ),
                        name="warrant_not_executed_before_issued",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalWarrant",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("issued_at", models.DateTimeField()),
                ("executed_at", models.DateTimeField(blank=True, null=True)),
                ("court", models.CharField(blank=True, max_length=200)),
                ("reference", models.CharField(blank=True, max_length=100)),
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
                    "case",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.breach",
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
                "verbose_name": "historical warrant",
                "verbose_name_plural": "historical warrants",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="WarrantCheck",
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
                        related_name="warrant_checks",
                        to="casework.case",
                    ),
                ),
                (
                    "warrant",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="checks",
                        to="orders.warrant",
                    ),
                ),
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
                (
                    "recorded_by",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("answer", ""), ("asked_whom", ""), _negated=True),
                        name="warrantcheck_asked_or_answered",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("recorded_at__gte", models.F("asked_at"))),
                        name="warrantcheck_not_recorded_before_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["service", "police_reported", "import"])),
                        name="warrantcheck_source_known",
                    ),
                ],
            },
        ),
    ]
