"""Drops what django-axes and Django's own sessions left in copies that once had them; a new copy never has."""

from django.db import migrations

DROP = """
DROP TABLE IF EXISTS axes_accessattemptexpiration, axes_accessattempt, axes_accessfailurelog, axes_accesslog;
DROP TABLE IF EXISTS django_session;
"""


class Migration(migrations.Migration):
    dependencies = [("accounts", "0007_police_forces")]

    operations = [migrations.RunSQL(DROP, migrations.RunSQL.noop)]
