"""Keeps exhibits: sealed originals, working copies and every hand they passed through."""

import uuid

import django.db.models.deletion
import simple_history.models
from django.conf import settings
from django.db import migrations, models

import casework.models.ownership

APPEND_ONLY = """
CREATE TRIGGER {table}_append_only BEFORE UPDATE OR DELETE ON casework_{table}
    FOR EACH ROW EXECUTE FUNCTION refuse_change();
"""
SEALED = ("original", "custody")


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0004_jobs"),
        ("casework", "0009_incident_accounts"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="Custody",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
            ],
            options={
                "verbose_name_plural": "custody",
            },
        ),
        migrations.CreateModel(
            name="EvidenceGap",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
            ],
        ),
        migrations.CreateModel(
            name="Exhibit",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("version", models.PositiveIntegerField(default=1, editable=False)),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
            ],
        ),
        migrations.CreateModel(
            name="ExhibitOfIncident",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
            ],
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="HistoricalExhibitOfIncident",
            fields=[
                ("id", models.BigIntegerField(auto_created=True, blank=True, db_index=True, verbose_name="ID")),
                ("history_id", models.AutoField(primary_key=True, serialize=False)),
                ("history_date", models.DateTimeField(db_index=True)),
                ("history_change_reason", models.CharField(max_length=100, null=True)),
                (
                    "history_type",
                    models.CharField(choices=[("+", "Created"), ("~", "Changed"), ("-", "Deleted")], max_length=1),
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
            name="Original",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("sha256", models.CharField(max_length=64)),
                ("size", models.PositiveBigIntegerField()),
                ("media_type", models.CharField(max_length=100)),
                ("family", models.CharField(max_length=10)),
                ("file_name", models.CharField(blank=True, max_length=255)),
                ("stored_as", models.CharField(max_length=100, unique=True)),
                ("uploaded_at", models.DateTimeField()),
            ],
        ),
        migrations.CreateModel(
            name="Scan",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
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
        ),
        migrations.CreateModel(
            name="Upload",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                ("public_id", models.UUIDField(default=uuid.uuid4, editable=False, unique=True)),
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
        ),
        migrations.CreateModel(
            name="WorkingCopy",
            fields=[
                ("id", models.BigAutoField(auto_created=True, primary_key=True, serialize=False, verbose_name="ID")),
                (
                    "state",
                    models.CharField(
                        choices=[
                            ("waiting", "The working copy is being made"),
                            ("made", "A working copy is made, without the file's hidden data"),
                            ("none", "No working copy is made of this kind of file. The original is sealed"),
                            ("failed", "A working copy could not be made. The original is sealed"),
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
            ],
            options={
                "verbose_name_plural": "working copies",
            },
        ),
        migrations.AddField(
            model_name="custody",
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
            model_name="custody",
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
            model_name="custody",
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
            model_name="evidencegap",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence_gaps",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="evidencegap",
            name="incident",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="evidence_gaps",
                to="casework.incident",
            ),
        ),
        migrations.AddField(
            model_name="evidencegap",
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
            model_name="evidencegap",
            name="recorded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="exhibit",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exhibits",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="exhibit",
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
            model_name="exhibit",
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
            model_name="custody",
            name="exhibit",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="custody",
                to="casework.exhibit",
            ),
        ),
        migrations.AddField(
            model_name="exhibitofincident",
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
            model_name="exhibitofincident",
            name="exhibit",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="links",
                to="casework.exhibit",
            ),
        ),
        migrations.AddField(
            model_name="exhibitofincident",
            name="incident",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="exhibit_links",
                to="casework.incident",
            ),
        ),
        migrations.AddField(
            model_name="exhibitofincident",
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
            model_name="exhibit",
            name="incidents",
            field=models.ManyToManyField(
                related_name="exhibits", through="casework.ExhibitOfIncident", to="casework.incident"
            ),
        ),
        migrations.AddField(
            model_name="historicalevidencegap",
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
            model_name="historicalevidencegap",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalevidencegap",
            name="incident",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.incident",
            ),
        ),
        migrations.AddField(
            model_name="historicalevidencegap",
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
            model_name="historicalevidencegap",
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
            model_name="historicalexhibit",
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
            model_name="historicalexhibit",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalexhibit",
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
            model_name="historicalexhibit",
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
            model_name="historicalexhibitofincident",
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
            model_name="historicalexhibitofincident",
            name="exhibit",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.exhibit",
            ),
        ),
        migrations.AddField(
            model_name="historicalexhibitofincident",
            name="history_user",
            field=models.ForeignKey(
                null=True, on_delete=django.db.models.deletion.SET_NULL, related_name="+", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="historicalexhibitofincident",
            name="incident",
            field=models.ForeignKey(
                blank=True,
                db_constraint=False,
                null=True,
                on_delete=django.db.models.deletion.DO_NOTHING,
                related_name="+",
                to="casework.incident",
            ),
        ),
        migrations.AddField(
            model_name="historicalexhibitofincident",
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
            model_name="original",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                db_index=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="originals",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="original",
            name="exhibit",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="original", to="casework.exhibit"
            ),
        ),
        migrations.AddField(
            model_name="original",
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
            model_name="original",
            name="uploaded_by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="originals", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="scan",
            name="original",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="scan", to="casework.original"
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="by",
            field=models.ForeignKey(
                on_delete=django.db.models.deletion.PROTECT, related_name="uploads", to=settings.AUTH_USER_MODEL
            ),
        ),
        migrations.AddField(
            model_name="upload",
            name="case",
            field=models.ForeignKey(
                db_constraint=False,
                on_delete=django.db.models.deletion.PROTECT,
                related_name="uploads",
                to="casework.case",
            ),
        ),
        migrations.AddField(
            model_name="upload",
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
            model_name="workingcopy",
            name="original",
            field=models.OneToOneField(
                on_delete=django.db.models.deletion.PROTECT, related_name="copy", to="casework.original"
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.UniqueConstraint(fields=("id", "case", "organisation"), name="exhibit_key"),
        ),
        migrations.AddConstraint(
            model_name="evidencegap",
            constraint=casework.models.ownership.SameAsParent(
                name="evidencegap_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencegap",
            constraint=casework.models.ownership.SameAsParent(
                name="evidencegap_incident_of_same_case", parent="incident", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencegap",
            constraint=models.CheckConstraint(
                condition=models.Q(("missing", ""), _negated=True), name="evidencegap_says_what_is_missing"
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencegap",
            constraint=models.CheckConstraint(
                condition=models.Q(("asked_on", None), models.Q(("asked_of", ""), _negated=True), _connector="OR"),
                name="evidencegap_asked_of_somebody",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencegap",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("due_on", None),
                    models.Q(("asked_on__isnull", False), ("asked_on__lte", models.F("due_on"))),
                    _connector="OR",
                ),
                name="evidencegap_due_after_asked",
            ),
        ),
        migrations.AddConstraint(
            model_name="evidencegap",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddIndex(
            model_name="custody",
            index=models.Index(fields=["exhibit", "id"], name="custody_by_exhibit"),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=casework.models.ownership.SameAsParent(
                name="custody_exhibit_of_same_case", parent="exhibit", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
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
        ),
        migrations.AddConstraint(
            model_name="custody",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("act", "downloaded"), _negated=True),
                    models.Q(("note", ""), _negated=True),
                    _connector="OR",
                ),
                name="custody_download_says_why",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibitofincident",
            constraint=models.UniqueConstraint(fields=("exhibit", "incident"), name="exhibitofincident_once"),
        ),
        migrations.AddConstraint(
            model_name="exhibitofincident",
            constraint=casework.models.ownership.SameAsParent(
                name="exhibitofincident_of_same_case", parent="exhibit", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibitofincident",
            constraint=casework.models.ownership.SameAsParent(
                name="exhibitofincident_about_same_case", parent="incident", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.UniqueConstraint(fields=("case", "label"), name="exhibit_label_unique_in_case"),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=casework.models.ownership.SameAsParent(
                name="exhibit_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(("label", ""), _negated=True), name="exhibit_has_label"
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    ("kind__in", ["photo", "screenshot", "audio", "video", "pdf", "messages", "physical", "other"])
                ),
                name="exhibit_kind_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(("held_by__in", ["service", "client", "police"])), name="exhibit_holder_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["held", "preserved", "cannot_extract", "lost"])),
                name="exhibit_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="exhibit",
            constraint=models.CheckConstraint(
                condition=models.Q(("consent__in", ["not_asked", "yes", "no"])), name="exhibit_consent_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="original",
            constraint=casework.models.ownership.SameAsParent(
                name="original_exhibit_of_same_case", parent="exhibit", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="original",
            constraint=models.UniqueConstraint(fields=("case", "sha256"), name="original_once_in_case"),
        ),
        migrations.AddConstraint(
            model_name="original",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="original_has_sha256"
            ),
        ),
        migrations.AddConstraint(
            model_name="original",
            constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="original_not_empty"),
        ),
        migrations.AddConstraint(
            model_name="scan",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["not_scanned", "waiting", "clean", "too_large", "infected"])),
                name="scan_state_known",
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=casework.models.ownership.SameAsParent(
                name="upload_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.UniqueConstraint(fields=("case", "by", "sha256"), name="upload_once_by_person"),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(("sha256__regex", "^[0-9a-f]{64}$")), name="upload_has_sha256"
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(condition=models.Q(("size__gt", 0)), name="upload_not_empty"),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(("received__lte", models.F("size"))), name="upload_received_at_most_its_size"
            ),
        ),
        migrations.AddConstraint(
            model_name="upload",
            constraint=models.CheckConstraint(
                condition=models.Q(("finished_at", None), ("received", models.F("size")), _connector="OR"),
                name="upload_finished_is_whole",
            ),
        ),
        migrations.AddConstraint(
            model_name="workingcopy",
            constraint=models.CheckConstraint(
                condition=models.Q(("state__in", ["waiting", "made", "none", "failed"])), name="workingcopy_state_known"
            ),
        ),
        migrations.AddConstraint(
            model_name="workingcopy",
            constraint=models.CheckConstraint(
                condition=models.Q(
                    models.Q(("state", "made"), _negated=True),
                    models.Q(models.Q(("stored_as", ""), _negated=True), ("size__gt", 0)),
                    _connector="OR",
                ),
                name="workingcopy_made_is_kept",
            ),
        ),
        *(
            migrations.RunSQL(APPEND_ONLY.format(table=table), f"DROP TRIGGER {table}_append_only ON casework_{table};")
            for table in SEALED
        ),
    ]
