"""How far each person has looked at what is new, and the index by which that is found."""

import django.db.models.deletion
from django.conf import settings
from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("accounts", "0008_leftover_tables"),
        ("casework", "0015_seen_by_camera"),
        migrations.swappable_dependency(settings.AUTH_USER_MODEL),
    ]

    operations = [
        migrations.CreateModel(
            name="NewsMark",
            fields=[
                (
                    "user",
                    models.OneToOneField(
                        on_delete=django.db.models.deletion.CASCADE,
                        primary_key=True,
                        related_name="news_mark",
                        serialize=False,
                        to=settings.AUTH_USER_MODEL,
                    ),
                ),
                ("until", models.DateTimeField()),
                ("seen", models.JSONField(default=dict)),
            ],
        ),
        migrations.AddIndex(
            model_name="event",
            index=models.Index(fields=["case", "recorded_at"], name="event_new_in_case"),
        ),
    ]
