"""Keeps every account of an incident, and what was amended."""

from typing import Any

import django.contrib.postgres.fields
import django.core.validators
import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership

ACCOUNT_APPEND_ONLY = """
CREATE TRIGGER incidentaccount_append_only BEFORE UPDATE OR DELETE ON casework_incidentaccount
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
AT_ONCE = 1000


def write_first_accounts(apps: Any, schema_editor: Any) -> None:
    """What is known of each incident so far is what was said first."""
    account = apps.get_model("casework", "IncidentAccount")
    own = {"id", "organisation", "case", "incident", "event", "number", "kind", "why", "recorded_at", "recorded_by"}
    shared = [field.attname for field in account._meta.local_fields if field.name not in own]
    rows = apps.get_model("casework", "Incident").objects.select_related("event").order_by("pk")
    accounts = (
        account(
            organisation_id=row.organisation_id,
            case_id=row.case_id,
            incident=row,
            event_id=row.event_id,
            number=1,
            kind="first",
            recorded_at=row.recorded_at,
            recorded_by_id=row.event.recorded_by_id,
            **{name: getattr(row, name) for name in shared},
        )
        for row in rows.iterator(AT_ONCE)
    )
    account.objects.bulk_create(accounts, batch_size=AT_ONCE)


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_jobs"),
        ("casework", "0008_agreements"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
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
            ],
        ),
        migrations.RemoveConstraint(
            model_name="event",
            name="event_kind_known",
        ),
        migrations.AddField(
            model_name="incident",
            name="account_handle",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="incident",
            name="advice",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="advice_by",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="incident",
            name="advice_unsafe",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="incident",
            name="channel",
            field=models.CharField(
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
        migrations.AddField(
            model_name="incident",
            name="children_present",
            field=models.CharField(
                blank=True, choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")], default="", max_length=30
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="cost",
            field=models.DecimalField(blank=True, decimal_places=2, max_digits=9, null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="count",
            field=models.PositiveIntegerField(default=1, validators=[django.core.validators.MinValueValidator(1)]),
        ),
        migrations.AddField(
            model_name="incident",
            name="crime_reference",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="incident",
            name="distance_from_home",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="incident",
            name="escalation",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="escalation_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="fear",
            field=models.PositiveSmallIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="fixated",
            field=models.CharField(
                blank=True, choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")], default="", max_length=30
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="fixated_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="happened_from",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="impact_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="impacts",
            field=django.contrib.postgres.fields.ArrayField(
                base_field=models.CharField(max_length=40), blank=True, default=list, size=None
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="incident_number",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="incident",
            name="mode",
            field=models.CharField(
                blank=True,
                choices=[("online", "Online"), ("offline", "Offline"), ("both", "Online and offline")],
                default="",
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="obsessive",
            field=models.CharField(
                blank=True, choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")], default="", max_length=30
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="obsessive_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="officer_number",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="incident",
            name="other_targets",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="perpetrator",
            field=models.CharField(
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
        migrations.AddField(
            model_name="incident",
            name="place",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="place_is_sensitive",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="incident",
            name="place_type",
            field=models.CharField(
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
        migrations.AddField(
            model_name="incident",
            name="platform",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="incident",
            name="police_words",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="precision",
            field=models.CharField(
                blank=True,
                choices=[("exact", "exact"), ("about", "about"), ("day", "day"), ("between", "between")],
                default="exact",
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="quoted_words",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="recorded_as",
            field=models.CharField(
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
        migrations.AddField(
            model_name="incident",
            name="repeated",
            field=models.CharField(
                blank=True, choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")], default="", max_length=30
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="repeated_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="report_channel",
            field=models.CharField(
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
        migrations.AddField(
            model_name="incident",
            name="report_force",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="reported_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="reported_by",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="incident",
            name="source",
            field=models.CharField(
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
        migrations.AddField(
            model_name="incident",
            name="spoc_told",
            field=models.CharField(
                blank=True, choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")], default="", max_length=30
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="through_whom",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="unwanted",
            field=models.CharField(
                blank=True, choices=[("yes", "Yes"), ("no", "No"), ("unclear", "Unclear")], default="", max_length=30
            ),
        ),
        migrations.AddField(
            model_name="incident",
            name="unwanted_note",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="incident",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="incident",
            name="witnesses",
            field=models.JSONField(blank=True, default=list),
        ),
        migrations.AlterField(
            model_name="event",
            name="kind",
            field=models.CharField(
                choices=[
                    ("case_opened", "Case opened"),
                    ("risk_reviewed", "Risk reviewed"),
                    ("incident", "Incident"),
                    ("incident_amended", "Incident amended"),
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
                            "incident_amended",
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
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="incident_key"),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("precision__in", ["", "exact", "about", "day", "between"])),
                name="incident_precision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["", "client", "police", "third_party", "evidence"])),
                name="incident_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["", "online", "offline", "both"])), name="incident_mode_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("perpetrator__in", ["", "known", "suspected", "unknown"])),
                name="incident_perpetrator_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("children_present__in", ["", "yes", "no", "unclear"])),
                name="incident_children_present_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("fixated__in", ["", "yes", "no", "unclear"])), name="incident_fixated_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("obsessive__in", ["", "yes", "no", "unclear"])), name="incident_obsessive_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("unwanted__in", ["", "yes", "no", "unclear"])), name="incident_unwanted_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("repeated__in", ["", "yes", "no", "unclear"])), name="incident_repeated_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("report_channel__in", ["", "emergency", "non_emergency", "online", "station", "officer", "other"])
                ),
                name="incident_report_channel_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("spoc_told__in", ["", "yes", "no", "unclear"])), name="incident_spoc_told_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(condition=models.Q(("count__gte", 1)), name="incident_count_positive"),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("fear", None), ("fear__lte", 10), _connector="OR"), name="incident_fear_on_scale"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"), name="incident_cost_not_negative"
            ),
        ),
        migrations.AddConstraint(
            model_name="incident",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("happened_from", None), ("happened_from__lte", models.F("happened_at")), _connector="OR"
                ),
                name="incident_ends_after_it_begins",
            ),
        ),
        migrations.AddField(
            model_name="incidentaccount",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="incidentaccount",
            name="event",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="account_row", to="casework.event"
            ),
        ),
        migrations.AddField(
            model_name="incidentaccount",
            name="incident",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="accounts",
                to="casework.incident",
            ),
        ),
        migrations.AddField(
            model_name="incidentaccount",
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
            model_name="incidentaccount",
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
            model_name="incidentaccount",
            name="report_force",
            field=models.ForeignKey(
                blank=True,
                db_index=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.UniqueConstraint(
                fields=("incident", "number"), name="incidentaccount_number_unique_in_incident"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=casework.models.ownership.SameAsParent(
                name="incidentaccount_case_is_the_incidents", parent="incident", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="incidentaccount_number_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["first", "correction", "amendment"])),
                name="incidentaccount_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "first"), ("number", 1)),
                    models.Q(models.Q(("kind", "first"), _negated=True), ("number__gt", 1)),
                    _connector="OR",
                ),
                name="incidentaccount_first_is_number_one",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("precision__in", ["", "exact", "about", "day", "between"])),
                name="incidentaccount_precision_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("source__in", ["", "client", "police", "third_party", "evidence"])),
                name="incidentaccount_source_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("mode__in", ["", "online", "offline", "both"])), name="incidentaccount_mode_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("perpetrator__in", ["", "known", "suspected", "unknown"])),
                name="incidentaccount_perpetrator_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("children_present__in", ["", "yes", "no", "unclear"])),
                name="incidentaccount_children_present_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("fixated__in", ["", "yes", "no", "unclear"])), name="incidentaccount_fixated_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("obsessive__in", ["", "yes", "no", "unclear"])),
                name="incidentaccount_obsessive_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("unwanted__in", ["", "yes", "no", "unclear"])),
                name="incidentaccount_unwanted_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("repeated__in", ["", "yes", "no", "unclear"])),
                name="incidentaccount_repeated_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("report_channel__in", ["", "emergency", "non_emergency", "online", "station", "officer", "other"])
                ),
                name="incidentaccount_report_channel_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("spoc_told__in", ["", "yes", "no", "unclear"])),
                name="incidentaccount_spoc_told_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("behaviours__len__gte", 1)), name="incidentaccount_has_behaviour"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("count__gte", 1)), name="incidentaccount_count_positive"
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("fear", None), ("fear__lte", 10), _connector="OR"),
                name="incidentaccount_fear_on_scale",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(("cost", None), ("cost__gte", 0), _connector="OR"),
                name="incidentaccount_cost_not_negative",
            ),
        ),
        migrations.AddConstraint(
            model_name="incidentaccount",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("happened_from", None), ("happened_from__lte", models.F("happened_at")), _connector="OR"
                ),
                name="incidentaccount_ends_after_it_begins",
            ),
        ),
        migrations.RunSQL(ACCOUNT_APPEND_ONLY, "DROP TRIGGER incidentaccount_append_only ON casework_incidentaccount;"),
        migrations.RunPython(write_first_accounts, migrations.RunPython.noop),
    ]
