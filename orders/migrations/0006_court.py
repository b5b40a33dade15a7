"""Keeps hearings and all other days at court."""

import uuid

import django.contrib.postgres.fields
import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("orders", "0007_law_and_protection"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0003_cases"),
        ("orders", "0005_proceedings"),
    ]

    operations = [
        migrations.CreateModel(
            name="Hearing",
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
                        related_name="hearings",
                        to="casework.case",
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearings",
                        to="orders.application",
                    ),
                ),
                ("hearing_on", models.DateField()),
                ("listed_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("held", "Held"), ("adjourned", "Adjourned"), ("relisted", "Listed for another day")],
                        max_length=20,
                    ),
                ),
                ("outcome_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("reason_code", models.CharField(blank=True, max_length=40)),
            ],
            options={
                "indexes": [models.Index(fields=["hearing_on"], name="hearing_by_day")],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="hearing_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_at", None)),
                            models.Q(("outcome__in", ["held", "adjourned", "relisted"]), ("outcome_at__isnull", False)),
                            _connector="OR",
                        ),
                        name="hearing_outcome_known_and_dated",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHearing",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("hearing_on", models.DateField()),
                ("listed_at", models.DateTimeField()),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[("held", "Held"), ("adjourned", "Adjourned"), ("relisted", "Listed for another day")],
                        max_length=20,
                    ),
                ),
                ("outcome_at", models.DateTimeField(blank=True, null=True)),
                ("reason", models.TextField(blank=True)),
                ("reason_code", models.CharField(blank=True, max_length=40)),
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
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
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
                "verbose_name": "historical hearing",
                "verbose_name_plural": "historical hearings",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="HearingDetail",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                ("court", models.CharField(blank=True, max_length=200)),
                ("room", models.CharField(blank=True, max_length=60)),
                ("starts", models.TimeField(blank=True, null=True)),
                ("by_video", models.BooleanField(default=False)),
                (
                    "measures_wanted",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "She wants some"), ("none", "She wants none, or is not coming")],
                        max_length=10,
                    ),
                ),
                (
                    "screens",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="screens",
                    ),
                ),
                (
                    "live_link",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="live link",
                    ),
                ),
                (
                    "separate_entrance",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="separate entrance",
                    ),
                ),
                (
                    "waiting_room",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="waiting room of her own",
                    ),
                ),
                (
                    "supporter",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="supporter beside her",
                    ),
                ),
                (
                    "intermediary",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="intermediary",
                    ),
                ),
                (
                    "interpreter",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="interpreter",
                    ),
                ),
                (
                    "client_coming",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wants_to", "She wants to be there"),
                            ("called", "She is called as a witness"),
                            ("not_coming", "She is not coming"),
                            ("undecided", "She has not decided"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "attends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="the client was there",
                    ),
                ),
                (
                    "perpetrator_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="he was there",
                    ),
                ),
                (
                    "police_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="the police were there",
                    ),
                ),
                (
                    "service_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="our service was there",
                    ),
                ),
                ("what_happened", models.TextField(blank=True)),
                (
                    "issues",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("listing", "Not reached, or no time in the list"),
                                ("wrong_list", "In the wrong list or the wrong court"),
                                ("unfamiliar", "The court did not know these orders"),
                                ("papers_missing", "Papers missing or not served"),
                                ("police_absent", "Nobody came for the police"),
                                ("perpetrator_absent", "He did not come"),
                                ("unrepresented", "He had no lawyer"),
                                ("no_interpreter", "No interpreter, or the wrong one"),
                                ("measures_not_ready", "Special measures were not ready"),
                                ("met_him", "She met him in the building"),
                                ("video_failed", "The video link failed"),
                                ("not_told", "Nobody told us or her of a change"),
                                ("conditions_cut", "Conditions were cut without hearing why they were asked for"),
                                ("other", "Something else"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                (
                    "hearing",
                    models.OneToOneField(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="detail",
                        to="orders.hearing",
                    ),
                ),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="hearing_details",
                        to="casework.case",
                    ),
                ),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("main", "Main hearing"),
                            ("interim", "Interim hearing"),
                            ("directions", "Directions"),
                        ],
                        max_length=20,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("purpose__in", ["", "main", "interim", "directions"])),
                        name="hearingdetail_purpose_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "issues__contained_by",
                                [
                                    "listing",
                                    "wrong_list",
                                    "unfamiliar",
                                    "papers_missing",
                                    "police_absent",
                                    "perpetrator_absent",
                                    "unrepresented",
                                    "no_interpreter",
                                    "measures_not_ready",
                                    "met_him",
                                    "video_failed",
                                    "not_told",
                                    "conditions_cut",
                                    "other",
                                ],
                            ),
                            ("screens__in", ["", "asked", "granted", "refused"]),
                            ("live_link__in", ["", "asked", "granted", "refused"]),
                            ("separate_entrance__in", ["", "asked", "granted", "refused"]),
                            ("waiting_room__in", ["", "asked", "granted", "refused"]),
                            ("supporter__in", ["", "asked", "granted", "refused"]),
                            ("intermediary__in", ["", "asked", "granted", "refused"]),
                            ("interpreter__in", ["", "asked", "granted", "refused"]),
                            ("client_came__in", ["", "yes", "by_video", "no"]),
                            ("perpetrator_came__in", ["", "yes", "by_video", "no"]),
                            ("police_came__in", ["", "yes", "by_video", "no"]),
                            ("service_came__in", ["", "yes", "by_video", "no"]),
                            ("measures_wanted__in", ["", "yes", "none"]),
                            ("client_coming__in", ["", "wants_to", "called", "not_coming", "undecided"]),
                        ),
                        name="hearingdetail_codes_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalHearingDetail",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("court", models.CharField(blank=True, max_length=200)),
                ("room", models.CharField(blank=True, max_length=60)),
                ("starts", models.TimeField(blank=True, null=True)),
                ("by_video", models.BooleanField(default=False)),
                (
                    "measures_wanted",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "She wants some"), ("none", "She wants none, or is not coming")],
                        max_length=10,
                    ),
                ),
                (
                    "screens",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="screens",
                    ),
                ),
                (
                    "live_link",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="live link",
                    ),
                ),
                (
                    "separate_entrance",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="separate entrance",
                    ),
                ),
                (
                    "waiting_room",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="waiting room of her own",
                    ),
                ),
                (
                    "supporter",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="supporter beside her",
                    ),
                ),
                (
                    "intermediary",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="intermediary",
                    ),
                ),
                (
                    "interpreter",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="interpreter",
                    ),
                ),
                (
                    "client_coming",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wants_to", "She wants to be there"),
                            ("called", "She is called as a witness"),
                            ("not_coming", "She is not coming"),
                            ("undecided", "She has not decided"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "client_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="the client was there",
                    ),
                ),
                (
                    "perpetrator_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="he was there",
                    ),
                ),
                (
                    "police_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="the police were there",
                    ),
                ),
                (
                    "service_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="our service was there",
                    ),
                ),
                ("what_happened", models.TextField(blank=True)),
                (
                    "issues",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("listing", "Not reached, or no time in the list"),
                                ("wrong_list", "In the wrong list or the wrong court"),
                                ("unfamiliar", "The court did not know these orders"),
                                ("papers_missing", "Papers missing or not served"),
                                ("police_absent", "Nobody came for the police"),
                                ("perpetrator_absent", "He did not come"),
                                ("unrepresented", "He had no lawyer"),
                                ("no_interpreter", "No interpreter, or the wrong one"),
                                ("measures_not_ready", "Special measures were not ready"),
                                ("met_him", "She met him in the building"),
                                ("video_failed", "The video link failed"),
                                ("not_told", "Nobody told us or her of a change"),
                                ("conditions_cut", "Conditions were cut without hearing why they were asked for"),
                                ("other", "Something else"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                (
                    "purpose",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("main", "Main hearing"),
                            ("interim", "Interim hearing"),
                            ("directions", "Directions"),
                        ],
                        max_length=20,
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
                    "attends",
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
                    "hearing",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.hearing",
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
                "verbose_name": "historical hearing detail",
                "verbose_name_plural": "historical hearing details",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="CourtDate",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
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
                ("court", models.CharField(blank=True, max_length=200)),
                ("room", models.CharField(blank=True, max_length=60)),
                ("starts", models.TimeField(blank=True, null=True)),
                ("by_video", models.BooleanField(default=False)),
                (
                    "measures_wanted",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "She wants some"), ("none", "She wants none, or is not coming")],
                        max_length=10,
                    ),
                ),
                (
                    "screens",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="screens",
                    ),
                ),
                (
                    "live_link",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="live link",
                    ),
                ),
                (
                    "separate_entrance",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="separate entrance",
                    ),
                ),
                (
                    "waiting_room",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="waiting room of her own",
                    ),
                ),
                (
                    "supporter",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="supporter beside her",
                    ),
                ),
                (
                    "intermediary",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="intermediary",
                    ),
                ),
                (
                    "interpreter",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="interpreter",
                    ),
                ),
                (
                    "client_coming",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wants_to", "She wants to be there"),
                            ("called", "She is called as a witness"),
                            ("not_coming", "She is not coming"),
                            ("undecided", "She has not decided"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "attends",
                    models.ForeignKey(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="+",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                (
                    "client_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="the client was there",
                    ),
                ),
                (
                    "perpetrator_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="he was there",
                    ),
                ),
                (
                    "police_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="the police were there",
                    ),
                ),
                (
                    "service_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="our service was there",
                    ),
                ),
                ("what_happened", models.TextField(blank=True)),
                (
                    "issues",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("listing", "Not reached, or no time in the list"),
                                ("wrong_list", "In the wrong list or the wrong court"),
                                ("unfamiliar", "The court did not know these orders"),
                                ("papers_missing", "Papers missing or not served"),
                                ("police_absent", "Nobody came for the police"),
                                ("perpetrator_absent", "He did not come"),
                                ("unrepresented", "He had no lawyer"),
                                ("no_interpreter", "No interpreter, or the wrong one"),
                                ("measures_not_ready", "Special measures were not ready"),
                                ("met_him", "She met him in the building"),
                                ("video_failed", "The video link failed"),
                                ("not_told", "Nobody told us or her of a change"),
                                ("conditions_cut", "Conditions were cut without hearing why they were asked for"),
                                ("other", "Something else"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
                (
                    "case",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="court_dates",
                        to="casework.case",
                    ),
                ),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("interim", "Interim hearing"),
                            ("variation", "Variation of the order"),
                            ("renewal", "Renewal of the order"),
                            ("discharge", "Discharge of the order"),
                            ("appeal", "Appeal"),
                            ("breach_first", "Breach: first hearing"),
                            ("breach_trial", "Breach: trial"),
                            ("breach_sentence", "Breach: sentence"),
                            ("protection", "Another order or protection"),
                            ("other", "Something else at court"),
                        ],
                        max_length=20,
                    ),
                ),
                (
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="court_dates",
                        to="orders.application",
                    ),
                ),
                (
                    "order",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="court_dates",
                        to="orders.order",
                    ),
                ),
                (
                    "breach",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="court_dates",
                        to="orders.breach",
                    ),
                ),
                (
                    "protection",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="court_dates",
                        to="orders.otherprotection",
                    ),
                ),
                (
                    "earlier",
                    models.OneToOneField(
                        blank=True,
                        null=True,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="later",
                        to="orders.courtdate",
                    ),
                ),
                ("hearing_on", models.DateField()),
                ("note", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("held", "Held"),
                            ("adjourned", "Adjourned"),
                            ("relisted", "Moved to another day"),
                            ("vacated", "Taken out of the list"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome_at", models.DateTimeField(blank=True, null=True)),
                ("reason_code", models.CharField(blank=True, max_length=40)),
                ("reason", models.TextField(blank=True)),
                ("recorded_at", models.DateTimeField()),
                (
                    "recorded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
                    ),
                ),
            ],
            options={
                "indexes": [
                    models.Index(fields=["case", "hearing_on"], name="courtdate_by_case"),
                    models.Index(condition=models.Q(("outcome", "")), fields=["hearing_on"], name="courtdate_to_come"),
                    models.Index(fields=["hearing_on"], name="courtdate_by_day"),
                ],
                "constraints": [
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="courtdate_key"),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(
                                ("kind", "interim"),
                                ("breach__isnull", True),
                                ("order__isnull", True),
                                ("protection__isnull", True),
                                ("application__isnull", False),
                            ),
                            models.Q(
                                ("kind", "variation"),
                                ("application__isnull", True),
                                ("breach__isnull", True),
                                ("protection__isnull", True),
                                ("order__isnull", False),
                            ),
                            models.Q(
                                ("kind", "renewal"),
                                ("application__isnull", True),
                                ("breach__isnull", True),
                                ("protection__isnull", True),
                                ("order__isnull", False),
                            ),
                            models.Q(
                                ("kind", "discharge"),
                                ("application__isnull", True),
                                ("breach__isnull", True),
                                ("protection__isnull", True),
                                ("order__isnull", False),
                            ),
                            models.Q(
                                ("kind", "appeal"),
                                ("breach__isnull", True),
                                ("protection__isnull", True),
                                models.Q(
                                    models.Q(("application__isnull", False), ("order__isnull", True)),
                                    models.Q(("application__isnull", True), ("order__isnull", False)),
                                    _connector="OR",
                                ),
                            ),
                            models.Q(
                                ("kind", "breach_first"),
                                ("application__isnull", True),
                                ("order__isnull", True),
                                ("protection__isnull", True),
                                ("breach__isnull", False),
                            ),
                            models.Q(
                                ("kind", "breach_trial"),
                                ("application__isnull", True),
                                ("order__isnull", True),
                                ("protection__isnull", True),
                                ("breach__isnull", False),
                            ),
                            models.Q(
                                ("kind", "breach_sentence"),
                                ("application__isnull", True),
                                ("order__isnull", True),
                                ("protection__isnull", True),
                                ("breach__isnull", False),
                            ),
                            models.Q(
                                ("kind", "protection"),
                                ("application__isnull", True),
                                ("breach__isnull", True),
                                ("order__isnull", True),
                                ("protection__isnull", False),
                            ),
                            models.Q(
                                ("kind", "other"),
                                ("application__isnull", True),
                                ("breach__isnull", True),
                                ("order__isnull", True),
                                ("protection__isnull", True),
                            ),
                            _connector="OR",
                        ),
                        name="courtdate_about_what_its_kind_is",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("outcome", ""), ("outcome_at", None)),
                            models.Q(
                                ("outcome__in", ["held", "adjourned", "relisted", "vacated"]),
                                ("outcome_at__isnull", False),
                            ),
                            _connector="OR",
                        ),
                        name="courtdate_outcome_known_and_dated",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            ("outcome_at", None), ("outcome_at__gte", models.F("recorded_at")), _connector="OR"
                        ),
                        name="courtdate_no_outcome_before_recorded",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "issues__contained_by",
                                [
                                    "listing",
                                    "wrong_list",
                                    "unfamiliar",
                                    "papers_missing",
                                    "police_absent",
                                    "perpetrator_absent",
                                    "unrepresented",
                                    "no_interpreter",
                                    "measures_not_ready",
                                    "met_him",
                                    "video_failed",
                                    "not_told",
                                    "conditions_cut",
                                    "other",
                                ],
                            ),
                            ("screens__in", ["", "asked", "granted", "refused"]),
                            ("live_link__in", ["", "asked", "granted", "refused"]),
                            ("separate_entrance__in", ["", "asked", "granted", "refused"]),
                            ("waiting_room__in", ["", "asked", "granted", "refused"]),
                            ("supporter__in", ["", "asked", "granted", "refused"]),
                            ("intermediary__in", ["", "asked", "granted", "refused"]),
                            ("interpreter__in", ["", "asked", "granted", "refused"]),
                            ("client_came__in", ["", "yes", "by_video", "no"]),
                            ("perpetrator_came__in", ["", "yes", "by_video", "no"]),
                            ("police_came__in", ["", "yes", "by_video", "no"]),
                            ("service_came__in", ["", "yes", "by_video", "no"]),
                            ("measures_wanted__in", ["", "yes", "none"]),
                            ("client_coming__in", ["", "wants_to", "called", "not_coming", "undecided"]),
                        ),
                        name="courtdate_codes_known",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalCourtDate",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("court", models.CharField(blank=True, max_length=200)),
                ("room", models.CharField(blank=True, max_length=60)),
                ("starts", models.TimeField(blank=True, null=True)),
                ("by_video", models.BooleanField(default=False)),
                (
                    "measures_wanted",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "She wants some"), ("none", "She wants none, or is not coming")],
                        max_length=10,
                    ),
                ),
                (
                    "screens",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="screens",
                    ),
                ),
                (
                    "live_link",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="live link",
                    ),
                ),
                (
                    "separate_entrance",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="separate entrance",
                    ),
                ),
                (
                    "waiting_room",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="waiting room of her own",
                    ),
                ),
                (
                    "supporter",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="supporter beside her",
                    ),
                ),
                (
                    "intermediary",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="intermediary",
                    ),
                ),
                (
                    "interpreter",
                    models.CharField(
                        blank=True,
                        choices=[("asked", "Asked for"), ("granted", "Granted"), ("refused", "Refused")],
                        max_length=10,
                        verbose_name="interpreter",
                    ),
                ),
                (
                    "client_coming",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("wants_to", "She wants to be there"),
                            ("called", "She is called as a witness"),
                            ("not_coming", "She is not coming"),
                            ("undecided", "She has not decided"),
                        ],
                        max_length=10,
                    ),
                ),
                (
                    "client_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="the client was there",
                    ),
                ),
                (
                    "perpetrator_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="he was there",
                    ),
                ),
                (
                    "police_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="the police were there",
                    ),
                ),
                (
                    "service_came",
                    models.CharField(
                        blank=True,
                        choices=[("yes", "Yes"), ("by_video", "By video or phone"), ("no", "No")],
                        max_length=10,
                        verbose_name="our service was there",
                    ),
                ),
                ("what_happened", models.TextField(blank=True)),
                (
                    "issues",
                    django.contrib.postgres.fields.ArrayField(
                        base_field=models.CharField(
                            choices=[
                                ("listing", "Not reached, or no time in the list"),
                                ("wrong_list", "In the wrong list or the wrong court"),
                                ("unfamiliar", "The court did not know these orders"),
                                ("papers_missing", "Papers missing or not served"),
                                ("police_absent", "Nobody came for the police"),
                                ("perpetrator_absent", "He did not come"),
                                ("unrepresented", "He had no lawyer"),
                                ("no_interpreter", "No interpreter, or the wrong one"),
                                ("measures_not_ready", "Special measures were not ready"),
                                ("met_him", "She met him in the building"),
                                ("video_failed", "The video link failed"),
                                ("not_told", "Nobody told us or her of a change"),
                                ("conditions_cut", "Conditions were cut without hearing why they were asked for"),
                                ("other", "Something else"),
                            ],
                            max_length=30,
                        ),
                        blank=True,
                        default=list,
                        size=None,
                    ),
                ),
                ("changed_at", models.DateTimeField()),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("interim", "Interim hearing"),
                            ("variation", "Variation of the order"),
                            ("renewal", "Renewal of the order"),
                            ("discharge", "Discharge of the order"),
                            ("appeal", "Appeal"),
                            ("breach_first", "Breach: first hearing"),
                            ("breach_trial", "Breach: trial"),
                            ("breach_sentence", "Breach: sentence"),
                            ("protection", "Another order or protection"),
                            ("other", "Something else at court"),
                        ],
                        max_length=20,
                    ),
                ),
                ("hearing_on", models.DateField()),
                ("note", models.TextField(blank=True)),
                (
                    "outcome",
                    models.CharField(
                        blank=True,
                        choices=[
                            ("held", "Held"),
                            ("adjourned", "Adjourned"),
                            ("relisted", "Moved to another day"),
                            ("vacated", "Taken out of the list"),
                        ],
                        max_length=20,
                    ),
                ),
                ("outcome_at", models.DateTimeField(blank=True, null=True)),
                ("reason_code", models.CharField(blank=True, max_length=40)),
                ("reason", models.TextField(blank=True)),
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
                    "attends",
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
                    "application",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.application",
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
                    "earlier",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="orders.courtdate",
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
                "verbose_name": "historical court date",
                "verbose_name_plural": "historical court dates",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
    ]
