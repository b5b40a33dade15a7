"""Adds what the whole life of an order needs: tracks, forces, conditions' own days, other protection, court results."""

import uuid

import django.db.models.deletion
from django.conf import settings
from django.contrib.postgres.functions import RandomUUID
from django.db import migrations, models

import casework.models.ownership
from accounts.migrating import AtOnce

# The application's force answers for an order until it is known to have changed; protection is numbered as it came.
FILL = """
SET CONSTRAINTS ALL IMMEDIATE;
UPDATE orders_order SET force_id = a.force_id FROM orders_application a WHERE a.id = orders_order.application_id;
UPDATE orders_historicalorder h SET force_id = o.force_id FROM orders_order o WHERE o.id = h.id;
UPDATE orders_otherprotection SET label = 'P' || n.place
FROM (SELECT id, row_number() OVER (PARTITION BY case_id ORDER BY id) AS place FROM orders_otherprotection) n
WHERE n.id = orders_otherprotection.id;
UPDATE orders_historicalotherprotection h SET label = p.label FROM orders_otherprotection p WHERE p.id = h.id;
UPDATE orders_application SET interim_status = 'granted', interim_status_at = o.made_at
FROM (SELECT application_id, min(made_at) AS made_at FROM orders_order WHERE kind = 'interim' GROUP BY 1) o
WHERE o.application_id = orders_application.id;
"""


class Migration(AtOnce):
    dependencies = [
        ("accounts", "0003_police_forces"),
        ("casework", "0003_orders_in_full"),
        ("orders", "0001_applications_orders_breaches"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.RemoveConstraint(
            model_name="application",
            name="application_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="application",
            name="application_waiting_on_known",
        ),
        migrations.RemoveConstraint(
            model_name="application",
            name="application_determined_when_ended",
        ),
        migrations.RemoveConstraint(
            model_name="breach",
            name="breach_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="order",
            name="order_status_known",
        ),
        migrations.RemoveConstraint(
            model_name="order",
            name="order_full_lasts_two_years",
        ),
        migrations.AddField(
            model_name="application",
            name="alternatives",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="application",
            name="area_basis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("resides", "He lives in its area"),
                    ("believed_in", "He is believed to be in its area"),
                    ("intends_to_come", "He is believed to intend to come to its area"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="defendant_force",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="interim_status",
            field=models.CharField(
                blank=True,
                choices=[("applied", "Applied for"), ("granted", "Granted"), ("refused", "Refused")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="interim_status_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="application",
            name="origin",
            field=models.CharField(
                choices=[
                    ("police_application", "Application by the police"),
                    ("court_on_conviction", "The court, on conviction"),
                    ("court_on_acquittal", "The court, on acquittal"),
                ],
                default="police_application",
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="application",
            name="reason_code",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="application",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="breach",
            name="copied_to",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="breaches_copied",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="breach",
            name="court_result",
            field=models.CharField(
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
        migrations.AddField(
            model_name="breach",
            name="decision_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="breach",
            name="initiated_by",
            field=models.CharField(
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
        migrations.AddField(
            model_name="breach",
            name="kind",
            field=models.CharField(
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
        migrations.AddField(
            model_name="breach",
            name="protection",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="breaches",
                to="orders.otherprotection",
            ),
        ),
        migrations.AddField(
            model_name="breach",
            name="recorded_as",
            field=models.CharField(
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
        migrations.AddField(
            model_name="breach",
            name="sentence",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="breach",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="condition",
            name="first_day",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="condition",
            name="last_day",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="condition",
            name="locality",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="condition",
            name="public_id",
            field=models.UUIDField(db_default=RandomUUID(), editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="condition",
            name="removed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="hearing",
            name="public_id",
            field=models.UUIDField(db_default=RandomUUID(), editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="hearing",
            name="reason_code",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="historicalapplication",
            name="alternatives",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalapplication",
            name="area_basis",
            field=models.CharField(
                blank=True,
                choices=[
                    ("resides", "He lives in its area"),
                    ("believed_in", "He is believed to be in its area"),
                    ("intends_to_come", "He is believed to intend to come to its area"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="historicalapplication",
            name="defendant_force",
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
            model_name="historicalapplication",
            name="interim_status",
            field=models.CharField(
                blank=True,
                choices=[("applied", "Applied for"), ("granted", "Granted"), ("refused", "Refused")],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicalapplication",
            name="interim_status_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalapplication",
            name="origin",
            field=models.CharField(
                choices=[
                    ("police_application", "Application by the police"),
                    ("court_on_conviction", "The court, on conviction"),
                    ("court_on_acquittal", "The court, on acquittal"),
                ],
                default="police_application",
                max_length=30,
            ),
        ),
        migrations.AddField(
            model_name="historicalapplication",
            name="reason_code",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="historicalapplication",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="historicalbreach",
            name="copied_to",
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
            model_name="historicalbreach",
            name="court_result",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalbreach",
            name="decision_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalbreach",
            name="initiated_by",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalbreach",
            name="kind",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalbreach",
            name="protection",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="orders.otherprotection",
            ),
        ),
        migrations.AddField(
            model_name="historicalbreach",
            name="recorded_as",
            field=models.CharField(
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
        migrations.AddField(
            model_name="historicalbreach",
            name="sentence",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalbreach",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="historicalcondition",
            name="first_day",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalcondition",
            name="last_day",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalcondition",
            name="locality",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="historicalcondition",
            name="public_id",
            field=models.UUIDField(db_index=True, default=uuid.uuid4, editable=False),
        ),
        migrations.AddField(
            model_name="historicalcondition",
            name="removed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalhearing",
            name="public_id",
            field=models.UUIDField(db_index=True, default=uuid.uuid4, editable=False),
        ),
        migrations.AddField(
            model_name="historicalhearing",
            name="reason_code",
            field=models.CharField(blank=True, max_length=40),
        ),
        migrations.AddField(
            model_name="historicalorder",
            name="court",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="historicalorder",
            name="floor_years",
            field=models.PositiveSmallIntegerField(default=2),
        ),
        migrations.AddField(
            model_name="historicalorder",
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
            model_name="historicalorder",
            name="on_register",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="historicalorder",
            name="quashed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalorder",
            name="register_ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalorder",
            name="renewal_reviewed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalorder",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="applicant",
            field=models.CharField(
                blank=True,
                choices=[
                    ("client", "The client"),
                    ("police", "The police"),
                    ("prosecution", "The prosecution"),
                    ("court", "The court itself"),
                    ("probation", "Probation or prison"),
                    ("council", "The council or another body"),
                    ("other", "Somebody else"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="conditions",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="cost_pence",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="court",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
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
            model_name="historicalotherprotection",
            name="granted_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="label",
            field=models.CharField(default="", max_length=40),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="public_id",
            field=models.UUIDField(db_index=True, default=uuid.uuid4, editable=False),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="reference",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="historicalotherprotection",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="historicalwarrant",
            name="public_id",
            field=models.UUIDField(db_index=True, default=uuid.uuid4, editable=False),
        ),
        migrations.AddField(
            model_name="order",
            name="court",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="order",
            name="floor_years",
            field=models.PositiveSmallIntegerField(default=2),
        ),
        migrations.AddField(
            model_name="order",
            name="force",
            field=models.ForeignKey(
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="orders_held",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="order",
            name="on_register",
            field=models.BooleanField(default=False),
        ),
        migrations.AddField(
            model_name="order",
            name="quashed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="order",
            name="register_ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="order",
            name="renewal_reviewed_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="order",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="applicant",
            field=models.CharField(
                blank=True,
                choices=[
                    ("client", "The client"),
                    ("police", "The police"),
                    ("prosecution", "The prosecution"),
                    ("court", "The court itself"),
                    ("probation", "Probation or prison"),
                    ("council", "The council or another body"),
                    ("other", "Somebody else"),
                ],
                max_length=20,
            ),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="conditions",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="cost_pence",
            field=models.PositiveIntegerField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="court",
            field=models.CharField(blank=True, max_length=200),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="ended_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="otherprotection",
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
            model_name="otherprotection",
            name="granted_on",
            field=models.DateField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="label",
            field=models.CharField(default="", max_length=40),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="public_id",
            field=models.UUIDField(db_default=RandomUUID(), editable=False, unique=True),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="reference",
            field=models.CharField(blank=True, max_length=100),
        ),
        migrations.AddField(
            model_name="otherprotection",
            name="version",
            field=models.PositiveIntegerField(default=1, editable=False),
        ),
        migrations.AddField(
            model_name="warrant",
            name="public_id",
            field=models.UUIDField(db_default=RandomUUID(), editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name="application",
            name="status",
            field=models.CharField(
                choices=[
                    ("requested", "Requested"),
                    ("acknowledged", "Acknowledged by the police"),
                    ("under_consideration", "Police are considering it"),
                    ("decided_to_apply", "Police decided to apply"),
                    ("conditions_put_to_victim", "Conditions put to the victim"),
                    ("provider_asked", "A provider was asked whether it can deliver"),
                    ("conditions_agreed", "Draft conditions agreed"),
                    ("authorised", "Authorised"),
                    ("sent_to_legal", "With police lawyers"),
                    ("lodged", "Lodged with the court"),
                    ("listed", "Hearing listed"),
                    ("held", "Hearing held"),
                    ("adjourned", "Adjourned"),
                    ("granted", "Granted"),
                    ("refused", "Refused by the court"),
                    ("withdrawn", "Withdrawn"),
                    ("declined", "Police declined to apply"),
                    ("superseded", "Superseded"),
                    ("appealed", "Refusal appealed"),
                    ("appeal_dismissed", "Appeal dismissed"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="application",
            name="waiting_on",
            field=models.CharField(
                choices=[
                    ("service", "Our service"),
                    ("victim", "The victim"),
                    ("police_oic", "Police: officer in the case"),
                    ("police_authoriser", "Police: authorising officer"),
                    ("police_legal", "Police: lawyers"),
                    ("court", "The court"),
                    ("provider", "A provider"),
                    ("defendant", "The perpetrator"),
                    ("nobody", "Nobody"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="breach",
            name="order",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="breaches",
                to="orders.order",
            ),
        ),
        migrations.AlterField(
            model_name="breach",
            name="status",
            field=models.CharField(
                choices=[
                    ("learned", "Recorded, not yet reported"),
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
        migrations.AlterField(
            model_name="historicalapplication",
            name="status",
            field=models.CharField(
                choices=[
                    ("requested", "Requested"),
                    ("acknowledged", "Acknowledged by the police"),
                    ("under_consideration", "Police are considering it"),
                    ("decided_to_apply", "Police decided to apply"),
                    ("conditions_put_to_victim", "Conditions put to the victim"),
                    ("provider_asked", "A provider was asked whether it can deliver"),
                    ("conditions_agreed", "Draft conditions agreed"),
                    ("authorised", "Authorised"),
                    ("sent_to_legal", "With police lawyers"),
                    ("lodged", "Lodged with the court"),
                    ("listed", "Hearing listed"),
                    ("held", "Hearing held"),
                    ("adjourned", "Adjourned"),
                    ("granted", "Granted"),
                    ("refused", "Refused by the court"),
                    ("withdrawn", "Withdrawn"),
                    ("declined", "Police declined to apply"),
                    ("superseded", "Superseded"),
                    ("appealed", "Refusal appealed"),
                    ("appeal_dismissed", "Appeal dismissed"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="historicalapplication",
            name="waiting_on",
            field=models.CharField(
                choices=[
                    ("service", "Our service"),
                    ("victim", "The victim"),
                    ("police_oic", "Police: officer in the case"),
                    ("police_authoriser", "Police: authorising officer"),
                    ("police_legal", "Police: lawyers"),
                    ("court", "The court"),
                    ("provider", "A provider"),
                    ("defendant", "The perpetrator"),
                    ("nobody", "Nobody"),
                ],
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="historicalbreach",
            name="status",
            field=models.CharField(
                choices=[
                    ("learned", "Recorded, not yet reported"),
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
        migrations.AlterField(
            model_name="historicalorder",
            name="status",
            field=models.CharField(
                choices=[
                    ("made", "Made, not yet served"),
                    ("served", "Served"),
                    ("discharged", "Discharged"),
                    ("quashed", "Quashed on appeal"),
                    ("ended", "Ended"),
                ],
                default="made",
                max_length=20,
            ),
        ),
        migrations.AlterField(
            model_name="order",
            name="status",
            field=models.CharField(
                choices=[
                    ("made", "Made, not yet served"),
                    ("served", "Served"),
                    ("discharged", "Discharged"),
                    ("quashed", "Quashed on appeal"),
                    ("ended", "Ended"),
                ],
                default="made",
                max_length=20,
            ),
        ),
        migrations.RunSQL(FILL, migrations.RunSQL.noop),
        migrations.AlterField(
            model_name="order",
            name="force",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="orders_held", to="accounts.organisation"
            ),
        ),
        migrations.AlterField(
            model_name="otherprotection",
            name="label",
            field=models.CharField(max_length=40),
        ),
        migrations.AlterField(
            model_name="historicalotherprotection",
            name="label",
            field=models.CharField(max_length=40),
        ),
        migrations.AlterField(
            model_name="condition",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name="hearing",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name="otherprotection",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AlterField(
            model_name="warrant",
            name="public_id",
            field=models.UUIDField(default=uuid.uuid4, editable=False, unique=True),
        ),
        migrations.AddConstraint(
            model_name="otherprotection",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="otherprotection_key"),
        ),
        migrations.AddConstraint(
            model_name="hearing",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="hearing_key"),
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="condition_key_in_case"),
        ),
        migrations.AddConstraint(
            model_name="warrant",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="warrant_key"),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "status__in",
                        [
                            "requested",
                            "acknowledged",
                            "under_consideration",
                            "decided_to_apply",
                            "conditions_put_to_victim",
                            "provider_asked",
                            "conditions_agreed",
                            "authorised",
                            "sent_to_legal",
                            "lodged",
                            "listed",
                            "held",
                            "adjourned",
                            "granted",
                            "refused",
                            "withdrawn",
                            "declined",
                            "superseded",
                            "appealed",
                            "appeal_dismissed",
                        ],
                    )
                ),
                name="application_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("origin__in", ["police_application", "court_on_conviction", "court_on_acquittal"])),
                name="application_origin_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(("area_basis__in", ["", "resides", "believed_in", "intends_to_come"])),
                name="application_area_basis_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("interim_status", ""), ("interim_status_at", None)),
                    models.Q(
                        ("interim_status__in", ["applied", "granted", "refused"]), ("interim_status_at__isnull", False)
                    ),
                    _connector="OR",
                ),
                name="application_interim_known_and_dated",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "waiting_on__in",
                        [
                            "service",
                            "victim",
                            "police_oic",
                            "police_authoriser",
                            "police_legal",
                            "court",
                            "provider",
                            "defendant",
                            "nobody",
                        ],
                    )
                ),
                name="application_waiting_on_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="application",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(
                        ("determined_at__isnull", False),
                        (
                            "status__in",
                            (
                                "granted",
                                "refused",
                                "withdrawn",
                                "declined",
                                "superseded",
                                "appealed",
                                "appeal_dismissed",
                            ),
                        ),
                    ),
                    models.Q(
                        ("determined_at__isnull", True),
                        models.Q(
                            (
                                "status__in",
                                (
                                    "granted",
                                    "refused",
                                    "withdrawn",
                                    "declined",
                                    "superseded",
                                    "appealed",
                                    "appeal_dismissed",
                                ),
                            ),
                            _negated=True,
                        ),
                    ),
                    _connector="OR",
                ),
                name="application_determined_when_ended",
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=casework.models.ownership.SameAsParent(
                name="breach_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=casework.models.ownership.SameAsParent(
                name="breach_case_is_the_protections", parent="protection", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(("order", None), ("protection", None), _connector="OR"),
                name="breach_of_an_order_or_a_protection",
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
                condition=models.Q(("condition", None), ("order__isnull", False), _connector="OR"),
                name="breach_condition_needs_its_order",
            ),
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="breach",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="condition",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("first_day", None), ("last_day", None), ("last_day__gte", models.F("first_day")), _connector="OR"
                ),
                name="condition_last_day_not_before_first",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(("status__in", ["made", "served", "discharged", "quashed", "ended"])),
                name="order_status_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="order",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("kind", "full"), _negated=True),
                    ("last_day", None),
                    models.Q(
                        (
                            "last_day__gte",
                            models.Func(
                                models.F("made_on"),
                                output_field=models.DateField(),
                                template="(%(expressions)s + make_interval(years => floor_years) - interval '1 day')::date",
                            ),
                        ),
                        (
                            "last_day__gte",
                            models.Func(
                                models.F("made_on"),
                                output_field=models.DateField(),
                                template="(%(expressions)s - interval '1 day' + make_interval(years => floor_years))::date",
                            ),
                        ),
                    ),
                    _connector="OR",
                ),
                name="order_full_lasts_its_floor",
            ),
        ),
        migrations.AddConstraint(
            model_name="otherprotection",
            constraint=models.UniqueConstraint(fields=("case", "label"), name="otherprotection_label_unique_in_case"),
        ),
        migrations.AddConstraint(
            model_name="otherprotection",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("applicant__in", ["", "client", "police", "prosecution", "court", "probation", "council", "other"])
                ),
                name="otherprotection_applicant_known",
            ),
        ),
        migrations.AlterField(
            model_name="breachanswer",
            name="order",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="breach_answers",
                to="orders.order",
            ),
        ),
        migrations.AddConstraint(
            model_name="breachanswer",
            constraint=models.CheckConstraint(
                condition=models.Q(("order__isnull", False), ("breach__isnull", False), _connector="OR"),
                name="breachanswer_no_names_its_order",
            ),
        ),
    ]
