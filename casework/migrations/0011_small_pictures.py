"""Keeps where the small picture of a working copy lies, and when somebody tried to draw it."""

from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [
        ("casework", "0010_unknown_last_days_of_sharing"),
    ]

    operations = [
        migrations.AddField(
            model_name="workingcopy",
            name="drawn_at",
            field=models.DateTimeField(blank=True, null=True),
        ),
        migrations.AddField(
            model_name="workingcopy",
            name="small_stored_as",
            field=models.CharField(blank=True, max_length=100),
        ),
    ]
