"""Keeps contacts, safety plans, meetings, notes and recommendations."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership

WRITTEN_ONCE = """
CREATE TRIGGER {0}_append_only BEFORE UPDATE OR DELETE ON casework_{0}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
TABLES = ("contactattempt", "note", "planconfirmation")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0005_drafts"),
        ("casework", "0010_evidence"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="ContactAttempt",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
                ("correction_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="HistoricalMeeting",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("marac", "MARAC"),
                            ("masip", "MASIP or MASP"),
                            ("mappa", "MAPPA"),
                            ("clinic", "Advice clinic"),
                            ("professionals", "Professionals’ meeting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("referred_on", models.DateField()),
                (
                    "criteria",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("visible_high_risk", "Visible high risk"),
                                ("judgement", "Professional judgement"),
                                ("escalation", "Escalation"),
                                ("repeat", "Repeat: a further incident within twelve months"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("ground", models.TextField()),
                ("meets_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("actions", "Actions agreed"),
                            ("consultation", "Advice given"),
                            ("case_management", "Taken on for case management"),
                            ("health", "Health intervention"),
                            ("not_accepted", "Not accepted"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome_words", models.TextField(blank=True)),
                (
                    "mappa_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Category 1: registered sexual offender"),
                            ("2", "Category 2: violent or other sexual offender"),
                            ("3", "Category 3: other dangerous offender"),
                            ("4", "Category 4: terrorist or terrorist risk offender"),
                        ],
                        max_length=1,
                    ),
                ),
                (
                    "mappa_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Level 1: ordinary agency management"),
                            ("2", "Level 2: active multi-agency management"),
                            ("3", "Level 3: active enhanced multi-agency management"),
                        ],
                        max_length=1,
                    ),
                ),
                ("lead", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalRecommendation",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("order", "Apply for an order"),
                            ("charge", "Charge with an offence"),
                            ("bail_condition", "Bail conditions"),
                            ("marker", "Marker on the address or number"),
                            ("arrest", "Arrest or interview"),
                            ("evidence", "Secure evidence"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("officer", models.CharField(blank=True, max_length=200)),
                ("made_on", models.DateField()),
                ("words", models.TextField()),
                ("answer_due_on", models.DateField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "Accepted"), ("declined", "Declined"), ("no_answer", "No answer came")],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HistoricalSafetyMeasure",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("locks_alarms", "Locks and alarms at home"),
                            ("personal_alarm", "Personal alarm"),
                            ("cctv", "CCTV or doorbell camera"),
                            ("device_sweep", "Devices checked for spyware"),
                            ("tracker_sweep", "Car, bags and home checked for trackers and bugs"),
                            ("phone_change", "New phone or number, the old one kept as evidence"),
                            ("accounts_locked", "Accounts and social media locked down"),
                            ("cyber_support", "Referred to specialist cyber support"),
                            ("work_told", "Work told, and knows what to do"),
                            ("school_told", "School or nursery told, and knows what to do"),
                            ("police_marker", "Police marker on the address or number"),
                            ("route_change", "Routes and routines changed"),
                            ("flee_plan", "Plan and bag for leaving at once"),
                            ("safe_place", "Somewhere safe to go"),
                            ("pet_care", "Care for pets"),
                            ("code_word", "Code word with people who are trusted"),
                            ("legal_advice", "Legal advice"),
                            ("health_support", "Support for health"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("agreed", "Agreed, not yet in place"),
                            ("in_place", "In place"),
                            ("declined", "Declined by the client"),
                            ("not_available", "Not available"),
                        ],
                        max_length=20,
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=200)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
                ),
            ],
            options={
                "verbose_name": "historical safety measure",
                "verbose_name_plural": "historical safety measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Meeting",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("marac", "MARAC"),
                            ("masip", "MASIP or MASP"),
                            ("mappa", "MAPPA"),
                            ("clinic", "Advice clinic"),
                            ("professionals", "Professionals’ meeting"),
                        ],
                        max_length=20,
                    ),
                ),
                ("referred_on", models.DateField()),
                (
                    "criteria",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("visible_high_risk", "Visible high risk"),
                                ("judgement", "Professional judgement"),
                                ("escalation", "Escalation"),
                                ("repeat", "Repeat: a further incident within twelve months"),
                            ],
                            max_length=20,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("ground", models.TextField()),
                ("meets_on", models.DateField(blank=True, null=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("actions", "Actions agreed"),
                            ("consultation", "Advice given"),
                            ("case_management", "Taken on for case management"),
                            ("health", "Health intervention"),
                            ("not_accepted", "Not accepted"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome_words", models.TextField(blank=True)),
                (
                    "mappa_category",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Category 1: registered sexual offender"),
                            ("2", "Category 2: violent or other sexual offender"),
                            ("3", "Category 3: other dangerous offender"),
                            ("4", "Category 4: terrorist or terrorist risk offender"),
                        ],
                        max_length=1,
                    ),
                ),
                (
                    "mappa_level",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("1", "Level 1: ordinary agency management"),
                            ("2", "Level 2: active multi-agency management"),
                            ("3", "Level 3: active enhanced multi-agency management"),
                        ],
                        max_length=1,
                    ),
                ),
                ("lead", models.CharField(blank=True, max_length=200)),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Note",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("text", models.TextField()),
                ("at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="PlanConfirmation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                ("number", models.PositiveIntegerField()),
                ("confirmed_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                (
                    "lines",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Recommendation",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("order", "Apply for an order"),
                            ("charge", "Charge with an offence"),
                            ("bail_condition", "Bail conditions"),
                            ("marker", "Marker on the address or number"),
                            ("arrest", "Arrest or interview"),
                            ("evidence", "Secure evidence"),
                            ("other", "Something else"),
                        ],
                        max_length=20,
                    ),
                ),
                ("officer", models.CharField(blank=True, max_length=200)),
                ("made_on", models.DateField()),
                ("words", models.TextField()),
                ("answer_due_on", models.DateField()),
                (
                    "answer",
                    models.CharField(
                        blank=True,
                        choices=[("accepted", "Accepted"), ("declined", "Declined"), ("no_answer", "No answer came")],
                        max_length=20,
                    ),
                ),
                ("answered_on", models.DateField(blank=True, null=True)),
                ("answer_reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="SafetyMeasure",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "code",
                    models.CharField(
                        choices=[
                            ("locks_alarms", "Locks and alarms at home"),
                            ("personal_alarm", "Personal alarm"),
                            ("cctv", "CCTV or doorbell camera"),
                            ("device_sweep", "Devices checked for spyware"),
                            ("tracker_sweep", "Car, bags and home checked for trackers and bugs"),
                            ("phone_change", "New phone or number, the old one kept as evidence"),
                            ("accounts_locked", "Accounts and social media locked down"),
                            ("cyber_support", "Referred to specialist cyber support"),
                            ("work_told", "Work told, and knows what to do"),
                            ("school_told", "School or nursery told, and knows what to do"),
                            ("police_marker", "Police marker on the address or number"),
                            ("route_change", "Routes and routines changed"),
                            ("flee_plan", "Plan and bag for leaving at once"),
                            ("safe_place", "Somewhere safe to go"),
                            ("pet_care", "Care for pets"),
                            ("code_word", "Code word with people who are trusted"),
                            ("legal_advice", "Legal advice"),
                            ("health_support", "Support for health"),
                            ("other", "Something else"),
                        ],
                        max_length=30,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("offered", "Offered"),
                            ("agreed", "Agreed, not yet in place"),
                            ("in_place", "In place"),
                            ("declined", "Declined by the client"),
                            ("not_available", "Not available"),
                        ],
                        max_length=20,
                    ),
                ),
                ("provider", models.CharField(blank=True, max_length=200)),
                ("agreed_on", models.DateField(blank=True, null=True)),
                ("done_on", models.DateField(blank=True, null=True)),
                ("review_on", models.DateField(blank=True, null=True)),
                ("note", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
            ],
        ),
        migrations.RemoveConstraint(
            model_name="concern",
            name="concern_kind_known",
        ),
        migrations.AddField(
            model_name="historicaltask",
            name="result",
            field=models.CharField(
                blank=True,
                choices=[
                    ("done", "Done"),
                    ("not_done", "Not done, and no longer needed"),
                    ("kept", "Kept"),
                    ("broken", "Broken"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="historicaltask",
            name="snooze_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AddField(
            model_name="task",
            name="result",
            field=models.CharField(
                blank=True,
                choices=[
                    ("done", "Done"),
                    ("not_done", "Not done, and no longer needed"),
                    ("kept", "Kept"),
                    ("broken", "Broken"),
                ],
                max_length=10,
            ),
        ),
        migrations.AddField(
            model_name="task",
            name="snooze_reason",
            field=models.TextField(blank=True),
        ),
        migrations.AlterField(
            model_name="concern",
            name="kind",
            field=models.CharField(
                choices=[
                    ("unsafe_advice", "Unsafe advice was given"),
                    ("threat_to_kill", "A threat to kill"),
                    ("fifth_report", "Reported five times in thirty days"),
                    ("missed_contacts", "Three missed contacts while the risk is high"),
                    ("duress", "The duress word was used"),
                    ("risk_signature", "A risk level needs a second person"),
                    ("views_differ", "Our view of the risk differs from the police's"),
                    ("shared_without_agreement", "Shared without the client's agreement"),
                    ("closing_asked", "Closing was asked for"),
                    ("stage_five", "An opinion of planning or worse"),
                    ("address_clash", "A safe address is also the perpetrator's"),
                    ("infected_file", "A file was put in quarantine"),
                ],
                max_length=30,
            ),
        ),
        migrations.AlterField(
            model_name="historicalconcern",
            name="kind",
            field=models.CharField(
                choices=[
                    ("unsafe_advice", "Unsafe advice was given"),
                    ("threat_to_kill", "A threat to kill"),
                    ("fifth_report", "Reported five times in thirty days"),
                    ("missed_contacts", "Three missed contacts while the risk is high"),
                    ("duress", "The duress word was used"),
                    ("risk_signature", "A risk level needs a second person"),
                    ("views_differ", "Our view of the risk differs from the police's"),
                    ("shared_without_agreement", "Shared without the client's agreement"),
                    ("closing_asked", "Closing was asked for"),
                    ("stage_five", "An opinion of planning or worse"),
                    ("address_clash", "A safe address is also the perpetrator's"),
                    ("infected_file", "A file was put in quarantine"),
                ],
                max_length=30,
            ),
        ),
        migrations.AddConstraint(
            model_name="concern",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "kind__in",
                        [
                            "unsafe_advice",
                            "threat_to_kill",
                            "fifth_report",
                            "missed_contacts",
                            "duress",
                            "risk_signature",
                            "views_differ",
                            "shared_without_agreement",
                            "closing_asked",
                            "stage_five",
                            "address_clash",
                            "infected_file",
                        ],
                    )
                ),
                name="concern_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(("result__in", ["", "done", "not_done", "kept", "broken"])), name="task_result_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="task",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("snoozed_until", None), models.Q(("snooze_reason", ""), _negated=True), _connector="OR"
                ),
                name="task_snoozed_for_a_reason",
            ),
        ),
        migrations.AddField(
            model_name="contactattempt",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="contacts",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="contactattempt",
            name="corrects",
            field=models.OneToOneField(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="correction",
                to="casework.contactattempt",
            ),
        ),
        migrations.AddField(
            model_name="contactattempt",
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
            model_name="contactattempt",
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
            model_name="historicalmeeting",
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
            model_name="historicalmeeting",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalmeeting",
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
            model_name="historicalmeeting",
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
            model_name="historicalrecommendation",
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
            model_name="historicalrecommendation",
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
            model_name="historicalrecommendation",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalrecommendation",
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
            model_name="historicalrecommendation",
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
            model_name="historicalsafetymeasure",
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
            model_name="historicalsafetymeasure",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalsafetymeasure",
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
            model_name="historicalsafetymeasure",
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
            model_name="meeting",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="meetings",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="meeting",
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
            model_name="meeting",
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
            model_name="note",
            name="amends",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="amendments",
                to="casework.note",
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddField(
            model_name="note",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="notes",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="note",
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
            model_name="planconfirmation",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="plan_confirmations",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="planconfirmation",
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
            model_name="planconfirmation",
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
            model_name="recommendation",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="recommendations",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
            name="force",
            field=models.ForeignKey(
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to="accounts.organisation",
            ),
        ),
        migrations.AddField(
            model_name="recommendation",
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
            model_name="recommendation",
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
            model_name="safetymeasure",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="measures",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="safetymeasure",
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
            model_name="safetymeasure",
            name="recorded_by",
            field=models.ForeignKey(
                blank=True,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="+",
                to=settings.AUTH_USER_MODEL,
            ),
        ),
        migrations.AddIndex(
            model_name="contactattempt",
            index=models.Index(fields=["case", "-at"], name="contactattempt_by_case"),
        ),
        migrations.AddConstraint(
            model_name="contactattempt",
            constraint=models.UniqueConstraint(fields=("id", "case"), name="contactattempt_key"),
        ),
        migrations.AddConstraint(
            model_name="contactattempt",
            constraint=casework.models.ownership.SameAsParent(
                name="contactattempt_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="contactattempt",
            constraint=casework.models.ownership.SameAsParent(
                name="contactattempt_corrects_one_of_its_case", parent="corrects", same=("case",)
            ),
        ),
        migrations.AddConstraint(
            model_name="contactattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("way__in", ["phone", "text", "email", "app", "post", "in_person", "through_others"])
                ),
                name="contactattempt_way_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(("direction__in", ["out", "in"])), name="contactattempt_direction_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="contactattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        ["spoke", "no_answer", "voicemail_left", "text_sent", "unsafe", "duress", "refused", "other"],
                    )
                ),
                name="contactattempt_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="contactattempt",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("corrects", None), models.Q(("correction_reason", ""), _negated=True), _connector="OR"
                ),
                name="contactattempt_correction_says_why",
            ),
        ),
        migrations.AddIndex(
            model_name="meeting",
            index=models.Index(fields=["case", "-referred_on"], name="meeting_by_case"),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=casework.models.ownership.SameAsParent(
                name="meeting_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("kind__in", ["marac", "masip", "mappa", "clinic", "professionals"])),
                name="meeting_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "outcome__in",
                        ["", "actions", "consultation", "case_management", "health", "not_accepted", "other"],
                    )
                ),
                name="meeting_outcome_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("mappa_category", ""), ("mappa_level", "")), ("kind", "mappa"), _connector="OR"
                ),
                name="meeting_levels_are_mappas",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("meets_on", None), ("meets_on__gte", models.F("referred_on")), _connector="OR"),
                name="meeting_not_before_referral",
            ),
        ),
        migrations.AddConstraint(
            model_name="meeting",
            constraint=models.CheckConstraint(
                condition=models.Q(("ground__regex", "^\\s*$"), _negated=True), name="meeting_has_ground"
            ),
        ),
        migrations.AddIndex(
            model_name="note",
            index=models.Index(fields=["case", "-at"], name="note_by_case"),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.UniqueConstraint(fields=("id", "case"), name="note_key"),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=casework.models.ownership.SameAsParent(
                name="note_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=casework.models.ownership.SameAsParent(
                name="note_amends_one_of_its_case", parent="amends", same=("case",)
            ),
        ),
        migrations.AddConstraint(
            model_name="note",
            constraint=models.CheckConstraint(
                condition=models.Q(("text__regex", "^\\s*$"), _negated=True), name="note_has_text"
            ),
        ),
        migrations.AddConstraint(
            model_name="planconfirmation",
            constraint=casework.models.ownership.SameAsParent(
                name="planconfirmation_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="planconfirmation",
            constraint=models.UniqueConstraint(
                fields=("case", "number"), name="planconfirmation_number_unique_in_case"
            ),
        ),
        migrations.AddConstraint(
            model_name="planconfirmation",
            constraint=models.CheckConstraint(
                condition=models.Q(("number__gte", 1)), name="planconfirmation_number_positive"
            ),
        ),
        migrations.AddIndex(
            model_name="recommendation",
            index=models.Index(fields=["case", "-made_on"], name="recommendation_by_case"),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=casework.models.ownership.SameAsParent(
                name="recommendation_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["order", "charge", "bail_condition", "marker", "arrest", "evidence", "other"])
                ),
                name="recommendation_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("answer__in", ["", "accepted", "declined", "no_answer"])),
                name="recommendation_answer_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("answer", ""), ("answered_on", None)),
                    models.Q(models.Q(("answer", ""), _negated=True), models.Q(("answered_on", None), _negated=True)),
                    _connector="OR",
                ),
                name="recommendation_answer_has_its_day",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("answered_on", None), ("answered_on__gte", models.F("made_on")), _connector="OR"),
                name="recommendation_not_answered_before_made",
            ),
        ),
        migrations.AddConstraint(
            model_name="recommendation",
            constraint=models.CheckConstraint(
                condition=models.Q(("words__regex", "^\\s*$"), _negated=True), name="recommendation_has_words"
            ),
        ),
        migrations.AddIndex(
            model_name="safetymeasure",
            index=models.Index(fields=["case", "id"], name="safetymeasure_by_case"),
        ),
        migrations.AddConstraint(
            model_name="safetymeasure",
            constraint=casework.models.ownership.SameAsParent(
                name="safetymeasure_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="safetymeasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    (
                        "code__in",
                        [
                            "locks_alarms",
                            "personal_alarm",
                            "cctv",
                            "device_sweep",
                            "tracker_sweep",
                            "phone_change",
                            "accounts_locked",
                            "cyber_support",
                            "work_told",
                            "school_told",
                            "police_marker",
                            "route_change",
                            "flee_plan",
                            "safe_place",
                            "pet_care",
                            "code_word",
                            "legal_advice",
                            "health_support",
                            "other",
                        ],
                    )
                ),
                name="safetymeasure_code_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetymeasure",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["offered", "agreed", "in_place", "declined", "not_available"])),
                name="safetymeasure_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="safetymeasure",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("agreed_on", None), ("done_on", None), ("done_on__gte", models.F("agreed_on")), _connector="OR"
                ),
                name="safetymeasure_not_done_before_agreed",
            ),
        ),
        *(
            migrations.RunSQL(WRITTEN_ONCE.format(table), f"DROP TRIGGER {table}_append_only ON casework_{table};")
            for table in TABLES
        ),
    ]
