"""Keeps files on their way in, exhibits, who had them, and sealed originals."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    initial = True

    replaces = [
        ("casework", "0010_unknown_last_days_of_sharing"),
    ]

    dependencies = [
        ("accounts", "0001_people"),
        ("casework", "0004_events_and_incidents"),
    ]

    operations = [
        migrations.CreateModel(
            name="Upload",
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
                        related_name="uploads",
                        to="casework.case",
                    ),
                ),
                (
                    "by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to=settings.AUTH_USER_MODEL
                    ),
                ),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("size", models.PositiveBigIntegerField()),
                ("received", models.PositiveBigIntegerField(default=0)),
                ("sha256", models.CharField(max_length=64)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("family", models.CharField(blank=True, max_length=10)),
                ("started_at", models.DateTimeField()),
                ("touched_at", models.DateTimeField()),
                ("finished_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "by", "sha256"), name="upload_once_by_person"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="upload_has_sha256"
                    ),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="upload_not_empty"),
                    models.CheckConstraint(
                        condition=models.Q(("received__lte", models.F("size"))), name="upload_received_at_most_its_size"
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("finished_at", None), ("received", models.F("size")), _connector="OR"),
                        name="upload_finished_is_whole",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Exhibit",
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
                        related_name="exhibits",
                        to="casework.case",
                    ),
                ),
                ("label", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("photo", "Photo"),
                            ("screenshot", "Screenshot"),
                            ("audio", "Audio recording"),
                            ("video", "Video"),
                            ("pdf", "PDF document"),
                            ("messages", "Message export"),
                            ("physical", "Physical item"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200)),
                ("shows", models.TextField(blank=True)),
                ("captured_at", models.DateTimeField(blank=True, null=True)),
                ("captured_by", models.CharField(blank=True, max_length=200)),
                (
                    "held_by",
                    models.CharField(
                        choices=[("service", "Our service"), ("client", "The client"), ("police", "The police")],
                        default="service",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("preserved", "Held, and preserved as it was"),
                            ("cannot_extract", "The police cannot get it off the device"),
                            ("lost", "Lost or destroyed"),
                        ],
                        default="held",
                        max_length=20,
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("yes", "Yes, it may be shared"),
                            ("no", "No, it must not be shared"),
                        ],
                        default="not_asked",
                        max_length=10,
                    ),
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
                    models.UniqueConstraint(fields=("id", "case", "organisation"), name="exhibit_key"),
                    models.UniqueConstraint(fields=("case", "label"), name="exhibit_label_unique_in_case"),
                    models.CheckConstraint(condition=models.Q(("label", ""), _negated=True), name="exhibit_has_label"),
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "kind__in",
                                ["photo", "screenshot", "audio", "video", "pdf", "messages", "physical", "other"],
                            )
                        ),
                        name="exhibit_kind_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("held_by__in", ["service", "client", "police"])),
                        name="exhibit_holder_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["held", "preserved", "cannot_extract", "lost"])),
                        name="exhibit_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(("consent__in", ["not_asked", "yes", "no"])), name="exhibit_consent_known"
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="HistoricalExhibit",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(db_index=True, default=uuid.uuid4, editable=False)),
                ("label", models.CharField(max_length=20)),
                (
                    "kind",
                    models.CharField(
                        choices=[
                            ("photo", "Photo"),
                            ("screenshot", "Screenshot"),
                            ("audio", "Audio recording"),
                            ("video", "Video"),
                            ("pdf", "PDF document"),
                            ("messages", "Message export"),
                            ("physical", "Physical item"),
                            ("other", "Other"),
                        ],
                        max_length=20,
                    ),
                ),
                ("title", models.CharField(blank=True, max_length=200)),
                ("shows", models.TextField(blank=True)),
                ("captured_at", models.DateTimeField(blank=True, null=True)),
                ("captured_by", models.CharField(blank=True, max_length=200)),
                (
                    "held_by",
                    models.CharField(
                        choices=[("service", "Our service"), ("client", "The client"), ("police", "The police")],
                        default="service",
                        max_length=10,
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("held", "Held"),
                            ("preserved", "Held, and preserved as it was"),
                            ("cannot_extract", "The police cannot get it off the device"),
                            ("lost", "Lost or destroyed"),
                        ],
                        default="held",
                        max_length=20,
                    ),
                ),
                (
                    "consent",
                    models.CharField(
                        choices=[
                            ("not_asked", "Not asked yet"),
                            ("yes", "Yes, it may be shared"),
                            ("no", "No, it must not be shared"),
                        ],
                        default="not_asked",
                        max_length=10,
                    ),
                ),
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
                "verbose_name": "historical exhibit",
                "verbose_name_plural": "historical exhibits",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="ExhibitOfIncident",
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="links",
                        to="casework.exhibit",
                    ),
                ),
                (
                    "incident",
                    models.ForeignKey(
                        db_constraint=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="exhibit_links",
                        to="casework.incident",
                    ),
                ),
            ],
            options={
                "constraints": [models.UniqueConstraint(fields=("exhibit", "incident"), name="exhibitofincident_once")],
            },
        ),
        migrations.CreateModel(
            name="HistoricalExhibitOfIncident",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
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
                    "exhibit",
                    models.ForeignKey(
                        blank=True,
                        db_constraint=False,
                        null=True,
                        on_delete=django.db.models.deletion.DO_NOTHING,
                        related_name="+",
                        to="casework.exhibit",
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
                "verbose_name": "historical exhibit of incident",
                "verbose_name_plural": "historical exhibit of incidents",
                "ordering": ("-history_date", "-history_id"),
                "get_latest_by": ("history_date", "history_id"),
            },
            bases=(simple_history.models.HistoricalChanges, models.Model),
        ),
        migrations.CreateModel(
            name="Custody",
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
                        related_name="+",
                        to="casework.case",
                    ),
                ),
                (
                    "exhibit",
                    models.ForeignKey(
                        db_constraint=False,
                        db_index=False,
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="custody",
                        to="casework.exhibit",
                    ),
                ),
                (
                    "act",
                    models.CharField(
                        choices=[
                            ("uploaded", "Uploaded"),
                            ("scanned", "Scanned for viruses: nothing found"),
                            ("quarantined", "Scanned for viruses: put in quarantine"),
                            ("copied", "Working copy made"),
                            ("viewed", "Working copy opened"),
                            ("downloaded", "Sealed original downloaded"),
                            ("checked", "Sealed original found changed or missing"),
                            ("recorded", "Recorded"),
                            ("to_police", "Handed to the police"),
                            ("to_client", "Handed to the client"),
                            ("to_service", "Received by our service"),
                            ("preserved", "Preserved: device or item set aside unchanged"),
                            ("other", "Something else was done with it"),
                        ],
                        max_length=20,
                    ),
                ),
                ("note", models.TextField(blank=True)),
                ("happened_at", models.DateTimeField()),
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
                "verbose_name_plural": "custody",
                "indexes": [models.Index(fields=["exhibit", "id"], name="custody_by_exhibit")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(
                            (
                                "act__in",
                                [
                                    "uploaded",
                                    "scanned",
                                    "quarantined",
                                    "copied",
                                    "viewed",
                                    "downloaded",
                                    "checked",
                                    "recorded",
                                    "to_police",
                                    "to_client",
                                    "to_service",
                                    "preserved",
                                    "other",
                                ],
                            )
                        ),
                        name="custody_act_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("act", "downloaded"), _negated=True),
                            models.Q(("note", ""), _negated=True),
                            _connector="OR",
                        ),
                        name="custody_download_says_why",
                    ),
                ],
            },
        ),
        migrations.CreateModel(
            name="Original",
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
                        related_name="originals",
                        to="casework.case",
                    ),
                ),
                (
                    "exhibit",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="original", to="casework.exhibit"
                    ),
                ),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("family", models.CharField(max_length=10)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("stored_as", models.CharField(max_length=100, unique=True)),
                ("uploaded_at", models.DateTimeField()),
                (
                    "uploaded_by",
                    models.ForeignKey(
                        on_delete=django.db.models.deletion.PROTECT,
                        related_name="originals",
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
            ],
            options={
                "constraints": [
                    models.UniqueConstraint(fields=("case", "sha256"), name="original_once_in_case"),
                    models.CheckConstraint(
                        condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="original_has_sha256"
                    ),
                    models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="original_not_empty"),
                ],
            },
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "original",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="scan", to="casework.original"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("not_scanned", "Not scanned for viruses: no scanner is set up"),
                            ("waiting", "Waiting to be scanned for viruses"),
                            ("clean", "Scanned for viruses: nothing found"),
                            ("too_large", "Not scanned for viruses: too large for the scanner"),
                            ("infected", "In quarantine: the scanner found a virus"),
                        ],
                        max_length=20,
                    ),
                ),
                ("found", models.CharField(blank=True, max_length=200)),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "indexes": [models.Index(condition=models.Q(("state", "waiting")), fields=["id"], name="scan_to_try")],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["not_scanned", "waiting", "clean", "too_large", "infected"])),
                        name="scan_state_known",
                    )
                ],
            },
        ),
        migrations.CreateModel(
            name="WorkingCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "original",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.PROTECT, related_name="copy", to="casework.original"
                    ),
                ),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "The working copy is being made"),
                            ("made", "A working copy is made, without the file's hidden data"),
                            ("none", "Kept as it came; cannot be shown here"),
                            ("failed", "Kept as it came; cannot be shown here"),
                        ],
                        max_length=10,
                    ),
                ),
                ("why", models.CharField(blank=True, max_length=200)),
                ("media_type", models.CharField(blank=True, max_length=100)),
                ("extension", models.CharField(blank=True, max_length=10)),
                ("size", models.PositiveBigIntegerField(default=0)),
                ("device_date", models.CharField(blank=True, max_length=60)),
                ("stored_as", models.CharField(blank=True, max_length=100)),
                ("attempts", models.PositiveSmallIntegerField(default=0)),
                ("tried_at", models.DateTimeField(blank=True, null=True)),
                ("made_at", models.DateTimeField(blank=True, null=True)),
                ("small_stored_as", models.CharField(blank=True, max_length=100)),
                ("drawn_at", models.DateTimeField(blank=True, null=True)),
            ],
            options={
                "verbose_name_plural": "working copies",
                "indexes": [
                    models.Index(condition=models.Q(("state", "waiting")), fields=["id"], name="workingcopy_to_make"),
                    models.Index(
                        condition=models.Q(("drawn_at", None), ("state", "made")),
                        fields=["id"],
                        name="workingcopy_to_draw",
                    ),
                ],
                "constraints": [
                    models.CheckConstraint(
                        condition=models.Q(("state__in", ["waiting", "made", "none", "failed"])),
                        name="workingcopy_state_known",
                    ),
                    models.CheckConstraint(
                        condition=models.Q(
                            models.Q(("state", "made"), _negated=True),
                            models.Q(models.Q(("stored_as", ""), _negated=True), ("size__gt", 0)),
                            _connector="OR",
                        ),
                        name="workingcopy_made_is_kept",
                    ),
                ],
            },
        ),
        migrations.AddField(
            model_name="Exhibit",
            name="incidents",
            field=models.ManyToManyField(
                related_name="exhibits", through="casework.ExhibitOfIncident", to="casework.incident"
            ),
        ),
    ]
