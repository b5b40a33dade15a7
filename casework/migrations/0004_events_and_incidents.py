"""Keeps the events of each case, what was done to the client, and the pattern of it."""

import uuid

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
import django.db.models.functions.datetime
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0011_small_pictures"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0003_cases"),
    ]

    operations = [
        migrations.CreateModel(
            name="Event",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
                        related_name="events",
                        to="casework.case",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("at", models.DateTimeField()),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("case_opened", "Case opened"),
                            ("risk_reviewed", "Risk reviewed"),
                            ("incident", "Incident"),
                            ("incident_amended", "Incident amended"),
                            ("other_protection", "Other protection"),
                            ("protection_last_day_found", "Last day of other protection found out"),
                            ("protection_ended", "Protection ended"),
                            ("application", "Application"),
                            ("order_made", "Order made"),
                            ("order", "Order"),
                            ("breach", "Breach"),
                            ("breach_step", "Breach step"),
                            ("case_closed", "Case closed"),
                            ("case_reopened", "Case reopened"),
                        ],
                        max_length=30,
                    ),
                ),
                ("facts", models.JSONField(default=dict)),
                ("note", models.TextField(blank=True)),
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
                (
                    "recorded_at",
                    models.DateTimeField(db_default=django.db.models.functions.datetime.Now(), editable=False),
                ),
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
                "indexes": [models.Index(fields=["case", "at", "number"], name="event_chronology")],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="event_number_unique_in_case"),
                    models.CheckConstraint(condition=models.Q(("number__gte", 1)), name="event_number_positive"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                [
                                    "case_opened",
                                    "risk_reviewed",
                                    "incident",
                                    "incident_amended",
                                    "other_protection",
                                    "protection_last_day_found",
                                    "protection_ended",
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
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["service", "police_reported", "import"])),
                        name="event_source_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Incident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("happened_from", models.DateTimeField(blank=True, null=True)),
                ("happened_at", models.DateTimeField()),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[("exact", "exact"), ("about", "about"), ("day", "day"), ("between", "between")],
                        default="exact",
                        max_length=30,
                    ),
                ),
                (
                    "count",
                    models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)]),
                ),
                (
                    "behaviours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("client", "The client"),
                            ("police", "The police"),
                            ("third_party", "Somebody else"),
                            ("evidence", "Seen in evidence"),
                        ],
                        default="client",
                        max_length=30,
                    ),
                ),
                ("quoted_words", models.TextField(blank=True)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "Phone call"),
                            ("sms", "Text message"),
                            ("messaging_app", "Messaging app"),
                            ("social_media", "Social media"),
                            ("email", "Email"),
                            ("post", "Post"),
                            ("gift", "Gift or delivery"),
                            ("third_party", "Through somebody else"),
                            ("dating_app", "Dating app"),
                            ("gaming", "Gaming"),
                            ("smart_device", "Smart device"),
                            ("tracker", "Tracker"),
                            ("court_papers", "Court papers"),
                            ("other", "Something else"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("platform", models.CharField(blank=True, max_length=200)),
                ("account_handle", models.CharField(blank=True, max_length=200)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("online", "Online"), ("offline", "Offline"), ("both", "Online and offline")],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "place_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "At or near home"),
                            ("work", "At or near work"),
                            ("study", "At or near a place of study"),
                            ("childs_school", "At or near a child's school"),
                            ("route", "On the way, or on transport"),
                            ("out", "Shop, café, gym or the like"),
                            ("others_home", "At the home of family or friends"),
                            ("vehicle", "In or at a vehicle"),
                            ("court_or_police", "At court or a police station"),
                            ("online", "Online only"),
                            ("other", "Somewhere else"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("place", models.TextField(blank=True)),
                ("distance_from_home", models.CharField(blank=True, max_length=200)),
                ("place_is_sensitive", models.BooleanField(default=False)),
                (
                    "perpetrator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("known", "Known: seen, heard or recognised"),
                            ("suspected", "Suspected"),
                            ("unknown", "Not known who it was"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("through_whom", models.TextField(blank=True)),
                ("witnesses", models.JSONField(blank=True, default=list)),
                (
                    "children_present",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("other_targets", models.TextField(blank=True)),
                (
                    "fixated",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("fixated_note", models.TextField(blank=True)),
                (
                    "obsessive",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("obsessive_note", models.TextField(blank=True)),
                (
                    "unwanted",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("unwanted_note", models.TextField(blank=True)),
                (
                    "repeated",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("repeated_note", models.TextField(blank=True)),
                ("fear", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "impacts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("impact_note", models.TextField(blank=True)),
                ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                (
                    "escalation",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("escalation_note", models.TextField(blank=True)),
                ("reported", models.BooleanField(default=False)),
                ("reported_by", models.CharField(blank=True, max_length=200)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                (
                    "report_force",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "report_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emergency", "999"),
                            ("non_emergency", "101"),
                            ("online", "Online form"),
                            ("station", "At a police station"),
                            ("officer", "To an officer directly"),
                            ("other", "Another way"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("incident_number", models.CharField(blank=True, max_length=100)),
                ("crime_reference", models.CharField(blank=True, max_length=100)),
                (
                    "recorded_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stalking", "Stalking"),
                            ("harassment", "Harassment"),
                            ("malicious_communications", "Malicious communications"),
                            ("breach_only", "Breach of an order only"),
                            ("other", "Another offence"),
                            ("not_recorded", "Not recorded as a crime"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("officer_number", models.CharField(blank=True, max_length=100)),
                (
                    "spoc_told",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "police_response",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("police_words", models.TextField(blank=True)),
                ("advice_by", models.CharField(blank=True, max_length=200)),
                ("advice", models.TextField(blank=True)),
                ("advice_unsafe", models.BooleanField(default=False)),
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
                        related_name="incidents",
                        to="casework.case",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="incident_row", to="casework.event"
                    ),
                ),
                ("label", models.CharField(max_length=40)),
                ("recorded_at", models.DateTimeField()),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "happened_at", "id"], name="incident_by_case"),
                    models.Index(fields=["happened_at"], name="incident_by_moment"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("case", "label"), name="incident_label_unique_in_case"),
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="incident_key"),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["", "exact", "about", "day", "between"])),
                        name="incident_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["", "client", "police", "third_party", "evidence"])),
                        name="incident_source_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "",
                                    "in_person",
                                    "phone",
                                    "sms",
                                    "messaging_app",
                                    "social_media",
                                    "email",
                                    "post",
                                    "gift",
                                    "third_party",
                                    "dating_app",
                                    "gaming",
                                    "smart_device",
                                    "tracker",
                                    "court_papers",
                                    "other",
                                ],
                            )
                        ),
                        name="incident_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["", "online", "offline", "both"])), name="incident_mode_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "place_type__in",
                                [
                                    "",
                                    "home",
                                    "work",
                                    "study",
                                    "childs_school",
                                    "route",
                                    "out",
                                    "others_home",
                                    "vehicle",
                                    "court_or_police",
                                    "online",
                                    "other",
                                ],
                            )
                        ),
                        name="incident_place_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("perpetrator__in", ["", "known", "suspected", "unknown"])),
                        name="incident_perpetrator_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("children_present__in", ["", "yes", "no", "unclear"])),
                        name="incident_children_present_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fixated__in", ["", "yes", "no", "unclear"])), name="incident_fixated_known"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("obsessive__in", ["", "yes", "no", "unclear"])),
                        name="incident_obsessive_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unwanted__in", ["", "yes", "no", "unclear"])),
                        name="incident_unwanted_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("repeated__in", ["", "yes", "no", "unclear"])),
                        name="incident_repeated_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "report_channel__in",
                                ["", "emergency", "non_emergency", "online", "station", "officer", "other"],
                            )
                        ),
                        name="incident_report_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "recorded_as__in",
                                [
                                    "",
                                    "stalking",
                                    "harassment",
                                    "malicious_communications",
                                    "breach_only",
                                    "other",
                                    "not_recorded",
                                ],
                            )
                        ),
                        name="incident_recorded_as_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spoc_told__in", ["", "yes", "no", "unclear"])),
                        name="incident_spoc_told_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("behaviours__len__gte", 1)), name="incident_has_behaviour"
                    ),
                    models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="incident_count_positive"),
                    models.CheckConstraint(
                        condition=models.Q(("fear", None), ("fear__lte", 10), _connector="OR"),
                        name="incident_fear_on_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                        name="incident_cost_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("happened_from", None), ("happened_from__lte", models.F("happened_at")), _connector="OR"
                        ),
                        name="incident_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="IncidentAccount",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("happened_from", models.DateTimeField(blank=True, null=True)),
                ("happened_at", models.DateTimeField()),
                (
                    "precision",
                    models.CharField(
                        blank=True,
                        choices=[("exact", "exact"), ("about", "about"), ("day", "day"), ("between", "between")],
                        default="exact",
                        max_length=30,
                    ),
                ),
                (
                    "count",
                    models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)]),
                ),
                (
                    "behaviours",
                    django.contrib.postgres.fields.ArrayField(base_field=models.CharField(max_length=10), size=None),
                ),
                ("text", models.TextField(blank=True)),
                (
                    "source",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("client", "The client"),
                            ("police", "The police"),
                            ("third_party", "Somebody else"),
                            ("evidence", "Seen in evidence"),
                        ],
                        default="client",
                        max_length=30,
                    ),
                ),
                ("quoted_words", models.TextField(blank=True)),
                (
                    "channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("in_person", "In person"),
                            ("phone", "Phone call"),
                            ("sms", "Text message"),
                            ("messaging_app", "Messaging app"),
                            ("social_media", "Social media"),
                            ("email", "Email"),
                            ("post", "Post"),
                            ("gift", "Gift or delivery"),
                            ("third_party", "Through somebody else"),
                            ("dating_app", "Dating app"),
                            ("gaming", "Gaming"),
                            ("smart_device", "Smart device"),
                            ("tracker", "Tracker"),
                            ("court_papers", "Court papers"),
                            ("other", "Something else"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("platform", models.CharField(blank=True, max_length=200)),
                ("account_handle", models.CharField(blank=True, max_length=200)),
                (
                    "mode",
                    models.CharField(
                        blank=True,
                        choices=[("online", "Online"), ("offline", "Offline"), ("both", "Online and offline")],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "place_type",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("home", "At or near home"),
                            ("work", "At or near work"),
                            ("study", "At or near a place of study"),
                            ("childs_school", "At or near a child's school"),
                            ("route", "On the way, or on transport"),
                            ("out", "Shop, café, gym or the like"),
                            ("others_home", "At the home of family or friends"),
                            ("vehicle", "In or at a vehicle"),
                            ("court_or_police", "At court or a police station"),
                            ("online", "Online only"),
                            ("other", "Somewhere else"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("place", models.TextField(blank=True)),
                ("distance_from_home", models.CharField(blank=True, max_length=200)),
                ("place_is_sensitive", models.BooleanField(default=False)),
                (
                    "perpetrator",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("known", "Known: seen, heard or recognised"),
                            ("suspected", "Suspected"),
                            ("unknown", "Not known who it was"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("through_whom", models.TextField(blank=True)),
                ("witnesses", models.JSONField(blank=True, default=list)),
                (
                    "children_present",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("other_targets", models.TextField(blank=True)),
                (
                    "fixated",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("fixated_note", models.TextField(blank=True)),
                (
                    "obsessive",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("obsessive_note", models.TextField(blank=True)),
                (
                    "unwanted",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("unwanted_note", models.TextField(blank=True)),
                (
                    "repeated",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                ("repeated_note", models.TextField(blank=True)),
                ("fear", models.PositiveSmallIntegerField(blank=True, null=True)),
                (
                    "impacts",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("impact_note", models.TextField(blank=True)),
                ("cost", models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True)),
                (
                    "escalation",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("escalation_note", models.TextField(blank=True)),
                ("reported", models.BooleanField(default=False)),
                ("reported_by", models.CharField(blank=True, max_length=200)),
                ("reported_at", models.DateTimeField(blank=True, null=True)),
                (
                    "report_force",
                    models.ForeignKey(
                        blank=True,
                        db_index=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
                    ),
                ),
                (
                    "report_channel",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("emergency", "999"),
                            ("non_emergency", "101"),
                            ("online", "Online form"),
                            ("station", "At a police station"),
                            ("officer", "To an officer directly"),
                            ("other", "Another way"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("incident_number", models.CharField(blank=True, max_length=100)),
                ("crime_reference", models.CharField(blank=True, max_length=100)),
                (
                    "recorded_as",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("stalking", "Stalking"),
                            ("harassment", "Harassment"),
                            ("malicious_communications", "Malicious communications"),
                            ("breach_only", "Breach of an order only"),
                            ("other", "Another offence"),
                            ("not_recorded", "Not recorded as a crime"),
                        ],
                        default="",
                        max_length=30,
                    ),
                ),
                ("officer_number", models.CharField(blank=True, max_length=100)),
                (
                    "spoc_told",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")],
                        default="",
                        max_length=30,
                    ),
                ),
                (
                    "police_response",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(max_length=40), blank=True, default=list, size=None
                    ),
                ),
                ("police_words", models.TextField(blank=True)),
                ("advice_by", models.CharField(blank=True, max_length=200)),
                ("advice", models.TextField(blank=True)),
                ("advice_unsafe", models.BooleanField(default=False)),
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="accounts",
                        to="casework.incident",
                    ),
                ),
                (
                    "event",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="account_row", to="casework.event"
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                (
                    "kind",
                    models.CharField(
                        choices=[("first", "First account"), ("correction", "Correction"), ("amendment", "Amendment")],
                        max_length=10,
                    ),
                ),
                ("why", models.TextField(blank=True)),
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
                    models.UniqueConstraint(
                        fields=("incident", "number"), name="incidentaccount_number_unique_in_incident"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="incidentaccount_number_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["first", "correction", "amendment"])),
                        name="incidentaccount_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("kind", "first"), ("number", 1)),
                            models.Q(models.Q(("kind", "first"), _negated=True), ("number__gt", 1)),
                            _connector="OR",
                        ),
                        name="incidentaccount_first_is_number_one",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("precision__in", ["", "exact", "about", "day", "between"])),
                        name="incidentaccount_precision_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("source__in", ["", "client", "police", "third_party", "evidence"])),
                        name="incidentaccount_source_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "channel__in",
                                [
                                    "",
                                    "in_person",
                                    "phone",
                                    "sms",
                                    "messaging_app",
                                    "social_media",
                                    "email",
                                    "post",
                                    "gift",
                                    "third_party",
                                    "dating_app",
                                    "gaming",
                                    "smart_device",
                                    "tracker",
                                    "court_papers",
                                    "other",
                                ],
                            )
                        ),
                        name="incidentaccount_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("mode__in", ["", "online", "offline", "both"])),
                        name="incidentaccount_mode_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "place_type__in",
                                [
                                    "",
                                    "home",
                                    "work",
                                    "study",
                                    "childs_school",
                                    "route",
                                    "out",
                                    "others_home",
                                    "vehicle",
                                    "court_or_police",
                                    "online",
                                    "other",
                                ],
                            )
                        ),
                        name="incidentaccount_place_type_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("perpetrator__in", ["", "known", "suspected", "unknown"])),
                        name="incidentaccount_perpetrator_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("children_present__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_children_present_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fixated__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_fixated_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("obsessive__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_obsessive_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("unwanted__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_unwanted_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("repeated__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_repeated_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "report_channel__in",
                                ["", "emergency", "non_emergency", "online", "station", "officer", "other"],
                            )
                        ),
                        name="incidentaccount_report_channel_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "recorded_as__in",
                                [
                                    "",
                                    "stalking",
                                    "harassment",
                                    "malicious_communications",
                                    "breach_only",
                                    "other",
                                    "not_recorded",
                                ],
                            )
                        ),
                        name="incidentaccount_recorded_as_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("spoc_told__in", ["", "yes", "no", "unclear"])),
                        name="incidentaccount_spoc_told_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("behaviours__len__gte", 1)), name="incidentaccount_has_behaviour"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("count__gte", 1)), name="incidentaccount_count_positive"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("fear", None), ("fear__lte", 10), _connector="OR"),
                        name="incidentaccount_fear_on_scale",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                        name="incidentaccount_cost_not_negative",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("happened_from", None), ("happened_from__lte", models.F("happened_at")), _connector="OR"
                        ),
                        name="incidentaccount_ends_after_it_begins",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="EvidenceGap",
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
                        related_name="evidence_gaps",
                        to="casework.case",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="evidence_gaps",
                        to="casework.incident",
                    ),
                ),
                ("missing", models.CharField(max_length=200)),
                ("asked_of", models.CharField(blank=True, max_length=200)),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "We have it"),
                            ("refused", "They will not give it"),
                            ("gone", "It does not exist any more"),
                            ("not_needed", "It is no longer needed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("missing", ""), _negated=True), name="evidencegap_says_what_is_missing"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("asked_on", None), models.Q(("asked_of", ""), _negated=True), _connector="OR"
                        ),
                        name="evidencegap_asked_of_somebody",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("due_on", None),
                            models.Q(("asked_on__isnull", False), ("asked_on__lte", models.F("due_on"))),
                            _connector="OR",
                        ),
                        name="evidencegap_due_after_asked",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answered_on", None), ("outcome", "")),
                            models.Q(
                                ("outcome__in", ["received", "refused", "gone", "not_needed"]),
                                models.Q(("answered_on", None), _negated=True),
                            ),
                            _connector="OR",
                        ),
                        name="evidencegap_answered_with_an_outcome",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalEvidenceGap",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("missing", models.CharField(max_length=200)),
                ("asked_of", models.CharField(blank=True, max_length=200)),
                ("asked_on", models.DateField(blank=True, null=True)),
                ("due_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("received", "We have it"),
                            ("refused", "They will not give it"),
                            ("gone", "It does not exist any more"),
                            ("not_needed", "It is no longer needed"),
                        ],
                        max_length=20,
                    ),
                ),
                ("answer", models.TextField(blank=True)),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("recorded_at", models.DateTimeField()),
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
                    "incident",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.incident",
                    ),
                ),
                (
                    "recorded_by",
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
                "verbose_name": "historical evidence gap",
                "verbose_name_plural": "historical evidence gaps",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PatternParagraph",
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
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="pattern_paragraph",
                        to="casework.case",
                    ),
                ),
                ("text", models.TextField()),
                ("draft", models.TextField()),
                ("facts", models.JSONField(default=list)),
                (
                    "checked_by",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("checked_at", models.DateTimeField()),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("text", ""), _negated=True), name="patternparagraph_has_text"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("text", models.F("draft")), _negated=True),
                        name="patternparagraph_is_not_its_draft",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalPatternParagraph",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("text", models.TextField()),
                ("draft", models.TextField()),
                ("facts", models.JSONField(default=list)),
                ("checked_at", models.DateTimeField()),
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
                    "checked_by",
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
                "verbose_name": "historical pattern paragraph",
                "verbose_name_plural": "historical pattern paragraphs",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
