"""Keeps the safety plan, notes, meetings and what was recommended."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0006_former_names"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0008_sharing"),
    ]

    operations = [
        migrations.CreateModel(
            name="SafetyMeasure",
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
                        related_name="measures",
                        to="casework.case",
                    ),
                ),
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
                "indexes": [models.Index(fields=["case", "id"], name="safetymeasure_by_case")],
                "constraints": [
                    models.CheckConstraint(
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
                    models.CheckConstraint(
                        condition=models.Q(
                            ("state__in", ["offered", "agreed", "in_place", "declined", "not_available"])
                        ),
                        name="safetymeasure_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("agreed_on", None),
                            ("done_on", None),
                            ("done_on__gte", models.F("agreed_on")),
                            _connector="OR",
                        ),
                        name="safetymeasure_not_done_before_agreed",
                    ),
                ],
            },
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
                "verbose_name": "historical safety measure",
                "verbose_name_plural": "historical safety measures",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="PlanConfirmation",
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
                        related_name="plan_confirmations",
                        to="casework.case",
                    ),
                ),
                ("number", models.PositiveIntegerField()),
                ("confirmed_on", models.DateField()),
                ("words", models.TextField(blank=True)),
                (
                    "lines",
                    django.contrib.postgres.fields.ArrayField(base_field=models.TextField(), default=list, size=None),
                ),
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
                "constraints": [
                    models.UniqueConstraint(fields=("case", "number"), name="planconfirmation_number_unique_in_case"),
                    models.CheckConstraint(
                        condition=models.Q(("number__gte", 1)), name="planconfirmation_number_positive"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Note",
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
                        related_name="notes",
                        to="casework.case",
                    ),
                ),
                ("text", models.TextField()),
                (
                    "amends",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="amendments",
                        to="casework.note",
                    ),
                ),
                ("at", models.DateTimeField()),
                (
                    "by",
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
                "indexes": [models.Index(fields=["case", "-at"], name="note_by_case")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case"), name="note_key"),
                    models.CheckConstraint(
                        condition=models.Q(("text__regex", "^\\s*$"), _negated=True), name="note_has_text"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Meeting",
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
                        related_name="meetings",
                        to="casework.case",
                    ),
                ),
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
                "indexes": [models.Index(fields=["case", "-referred_on"], name="meeting_by_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("kind__in", ["marac", "masip", "mappa", "clinic", "professionals"])),
                        name="meeting_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "outcome__in",
                                ["", "actions", "consultation", "case_management", "health", "not_accepted", "other"],
                            )
                        ),
                        name="meeting_outcome_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("mappa_category", ""), ("mappa_level", "")), ("kind", "mappa"), _connector="OR"
                        ),
                        name="meeting_levels_are_mappas",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("meets_on", None), ("meets_on__gte", models.F("referred_on")), _connector="OR"
                        ),
                        name="meeting_not_before_referral",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("ground__regex", "^\\s*$"), _negated=True), name="meeting_has_ground"
                    ),
                ],
            },
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
                "verbose_name": "historical meeting",
                "verbose_name_plural": "historical meetings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Recommendation",
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
                        related_name="recommendations",
                        to="casework.case",
                    ),
                ),
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
                (
                    "force",
                    models.ForeignKey(
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to="accounts.organisation",
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
                "indexes": [models.Index(fields=["case", "-made_on"], name="recommendation_by_case")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            ("kind__in", ["order", "charge", "bail_condition", "marker", "arrest", "evidence", "other"])
                        ),
                        name="recommendation_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("answer__in", ["", "accepted", "declined", "no_answer"])),
                        name="recommendation_answer_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("answer", ""), ("answered_on", None)),
                            models.Q(
                                models.Q(("answer", ""), _negated=True), models.Q(("answered_on", None), _negated=True)
                            ),
                            _connector="OR",
                        ),
                        name="recommendation_answer_has_its_day",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("answered_on", None), ("answered_on__gte", models.F("made_on")), _connector="OR"
                        ),
                        name="recommendation_not_answered_before_made",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("words__regex", "^\\s*$"), _negated=True), name="recommendation_has_words"
                    ),
                ],
            },
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
                "verbose_name": "historical recommendation",
                "verbose_name_plural": "historical recommendations",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
