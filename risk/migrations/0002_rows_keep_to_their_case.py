"""Has the database refuse a row whose case or owner is not its parent's."""

from django.db import migrations

import casework.models.ownership


class Migration(migrations.Migration):
    dependencies = [("risk", "0001_clocks_and_flags")]

    operations = [
        migrations.AddConstraint(
            model_name="clock",
            constraint=casework.models.ownership.SameAsParent(
                name="clock_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
        migrations.AddConstraint(
            model_name="acknowledgement",
            constraint=casework.models.ownership.SameAsParent(
                name="acknowledgement_case_is_the_clocks", parent="clock", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="deadline",
            constraint=casework.models.ownership.SameAsParent(
                name="deadline_case_is_the_clocks", parent="clock", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="escalation",
            constraint=casework.models.ownership.SameAsParent(
                name="escalation_case_is_the_clocks", parent="clock", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="flag",
            constraint=casework.models.ownership.SameAsParent(
                name="flag_case_is_the_clocks", parent="clock", same=("case", "organisation")
            ),
        ),
        migrations.AddConstraint(
            model_name="riskreview",
            constraint=casework.models.ownership.SameAsParent(
                name="riskreview_organisation_is_the_cases", parent="case", same=("organisation",)
            ),
        ),
    ]
