"""Ties each row of a case to the owner and the case of the row that it hangs on."""

from django.db import migrations

# Each row has the same owner and case as the row that it hangs on: a composite key, which Django cannot spell. The models
# name the same keys in `same_as_parent`. PostgreSQL checks one key a row here instead of three.
SAME_AS_PARENT = """
ALTER TABLE risk_riskreview ADD CONSTRAINT riskreview_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE risk_signature ADD CONSTRAINT signature_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE risk_signature ADD CONSTRAINT signature_review_is_of_its_case
    FOREIGN KEY (review_id, case_id, organisation_id) REFERENCES risk_riskreview(id, case_id, organisation_id);
ALTER TABLE risk_screening ADD CONSTRAINT screening_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE risk_toolresult ADD CONSTRAINT toolresult_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE risk_reviewtrigger ADD CONSTRAINT reviewtrigger_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE risk_opinion ADD CONSTRAINT opinion_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE risk_policeview ADD CONSTRAINT policeview_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE risk_clock ADD CONSTRAINT clock_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE risk_deadline ADD CONSTRAINT deadline_case_is_the_clocks
    FOREIGN KEY (clock_id, case_id, organisation_id) REFERENCES risk_clock(id, case_id, organisation_id);
ALTER TABLE risk_flag ADD CONSTRAINT flag_case_is_the_clocks
    FOREIGN KEY (clock_id, case_id, organisation_id) REFERENCES risk_clock(id, case_id, organisation_id);
ALTER TABLE risk_escalation ADD CONSTRAINT escalation_case_is_the_clocks
    FOREIGN KEY (clock_id, case_id, organisation_id) REFERENCES risk_clock(id, case_id, organisation_id);
ALTER TABLE risk_acknowledgement ADD CONSTRAINT acknowledgement_case_is_the_clocks
    FOREIGN KEY (clock_id, case_id, organisation_id) REFERENCES risk_clock(id, case_id, organisation_id);
"""
NO_LONGER = """
ALTER TABLE risk_acknowledgement DROP CONSTRAINT acknowledgement_case_is_the_clocks;
ALTER TABLE risk_escalation DROP CONSTRAINT escalation_case_is_the_clocks;
ALTER TABLE risk_flag DROP CONSTRAINT flag_case_is_the_clocks;
ALTER TABLE risk_deadline DROP CONSTRAINT deadline_case_is_the_clocks;
ALTER TABLE risk_clock DROP CONSTRAINT clock_organisation_is_the_cases;
ALTER TABLE risk_policeview DROP CONSTRAINT policeview_organisation_is_the_cases;
ALTER TABLE risk_opinion DROP CONSTRAINT opinion_organisation_is_the_cases;
ALTER TABLE risk_reviewtrigger DROP CONSTRAINT reviewtrigger_organisation_is_the_cases;
ALTER TABLE risk_toolresult DROP CONSTRAINT toolresult_organisation_is_the_cases;
ALTER TABLE risk_screening DROP CONSTRAINT screening_organisation_is_the_cases;
ALTER TABLE risk_signature DROP CONSTRAINT signature_review_is_of_its_case;
ALTER TABLE risk_signature DROP CONSTRAINT signature_organisation_is_the_cases;
ALTER TABLE risk_riskreview DROP CONSTRAINT riskreview_organisation_is_the_cases;
"""


class Migration(migrations.Migration):
    replaces = [
        ("risk", "0001_what_is_watched"),
    ]

    dependencies = [
        ("risk", "0002_clocks_and_flags"),
        ("casework", "0013_same_as_parent"),
    ]

    operations = [
        migrations.RunSQL(SAME_AS_PARENT, NO_LONGER),
    ]
