"""Keeps the drafted paragraphs on a pattern of conduct, once a person has edited them."""

from django.db import migrations


class Migration(migrations.Migration):
    dependencies = [("casework", "0012_imports")]

    operations = []
