"""Gives the figures of the law to the record, which is told by them: the tables get another name and keep their rows."""

from django.db import migrations

TAKEN = """
ALTER TABLE orders_lawsetting RENAME TO record_lawsetting;
ALTER TABLE orders_historicallawsetting RENAME TO record_historicallawsetting;
"""
BACK = """
ALTER TABLE record_lawsetting RENAME TO orders_lawsetting;
ALTER TABLE record_historicallawsetting RENAME TO orders_historicallawsetting;
"""


class Migration(migrations.Migration):
    dependencies = [("orders", "0013_court_reference")]

    operations = [
        migrations.SeparateDatabaseAndState(
            database_operations=[migrations.RunSQL(TAKEN, BACK)],
            state_operations=[
                migrations.DeleteModel("HistoricalLawSetting"),
                migrations.DeleteModel("LawSetting"),
            ],
        )
    ]
