"""Ties each row of a case to the owner and the case of the row that it hangs on."""

from django.db import migrations

# Each row has the same owner and case as the row that it hangs on: a composite key, which Django cannot spell. The models
# name the same keys in `same_as_parent`. PostgreSQL checks one key a row here instead of three.
SAME_AS_PARENT = """
ALTER TABLE casework_trait ADD CONSTRAINT trait_organisation_is_the_perpetrators
    FOREIGN KEY (perpetrator_id, organisation_id) REFERENCES casework_perpetrator(id, organisation_id);
ALTER TABLE casework_case ADD CONSTRAINT case_victim_of_same_organisation
    FOREIGN KEY (victim_id, organisation_id) REFERENCES casework_victim(id, organisation_id);
ALTER TABLE casework_case ADD CONSTRAINT case_perpetrator_of_same_organisation
    FOREIGN KEY (perpetrator_id, organisation_id) REFERENCES casework_perpetrator(id, organisation_id);
ALTER TABLE casework_otherperson ADD CONSTRAINT other_person_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_event ADD CONSTRAINT event_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_incident ADD CONSTRAINT incident_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_incidentaccount ADD CONSTRAINT incidentaccount_case_is_the_incidents
    FOREIGN KEY (incident_id, case_id, organisation_id) REFERENCES casework_incident(id, case_id, organisation_id);
ALTER TABLE casework_evidencegap ADD CONSTRAINT evidencegap_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_evidencegap ADD CONSTRAINT evidencegap_incident_of_same_case
    FOREIGN KEY (incident_id, case_id, organisation_id) REFERENCES casework_incident(id, case_id, organisation_id);
ALTER TABLE casework_patternparagraph ADD CONSTRAINT patternparagraph_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_upload ADD CONSTRAINT upload_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_exhibit ADD CONSTRAINT exhibit_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_exhibitofincident ADD CONSTRAINT exhibitofincident_of_same_case
    FOREIGN KEY (exhibit_id, case_id, organisation_id) REFERENCES casework_exhibit(id, case_id, organisation_id);
ALTER TABLE casework_exhibitofincident ADD CONSTRAINT exhibitofincident_about_same_case
    FOREIGN KEY (incident_id, case_id, organisation_id) REFERENCES casework_incident(id, case_id, organisation_id);
ALTER TABLE casework_custody ADD CONSTRAINT custody_exhibit_of_same_case
    FOREIGN KEY (exhibit_id, case_id, organisation_id) REFERENCES casework_exhibit(id, case_id, organisation_id);
ALTER TABLE casework_original ADD CONSTRAINT original_exhibit_of_same_case
    FOREIGN KEY (exhibit_id, case_id, organisation_id) REFERENCES casework_exhibit(id, case_id, organisation_id);
ALTER TABLE casework_contactrules ADD CONSTRAINT contact_rules_organisation_is_the_victims
    FOREIGN KEY (victim_id, organisation_id) REFERENCES casework_victim(id, organisation_id);
ALTER TABLE casework_channel ADD CONSTRAINT channel_organisation_is_the_victims
    FOREIGN KEY (victim_id, organisation_id) REFERENCES casework_victim(id, organisation_id);
ALTER TABLE casework_safehours ADD CONSTRAINT hours_organisation_is_the_victims
    FOREIGN KEY (victim_id, organisation_id) REFERENCES casework_victim(id, organisation_id);
ALTER TABLE casework_safeaddress ADD CONSTRAINT safe_address_organisation_is_the_victims
    FOREIGN KEY (victim_id, organisation_id) REFERENCES casework_victim(id, organisation_id);
ALTER TABLE casework_addressreveal ADD CONSTRAINT address_reveal_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_contactattempt ADD CONSTRAINT contactattempt_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_contactattempt ADD CONSTRAINT contactattempt_corrects_one_of_its_case
    FOREIGN KEY (corrects_id, case_id) REFERENCES casework_contactattempt(id, case_id);
ALTER TABLE casework_referral ADD CONSTRAINT referral_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_agreement ADD CONSTRAINT agreement_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_share ADD CONSTRAINT share_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_share ADD CONSTRAINT share_case_is_the_agreements
    FOREIGN KEY (agreement_id, case_id, organisation_id) REFERENCES casework_agreement(id, case_id, organisation_id);
ALTER TABLE casework_safetymeasure ADD CONSTRAINT safetymeasure_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_planconfirmation ADD CONSTRAINT planconfirmation_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_note ADD CONSTRAINT note_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_note ADD CONSTRAINT note_amends_one_of_its_case
    FOREIGN KEY (amends_id, case_id) REFERENCES casework_note(id, case_id);
ALTER TABLE casework_meeting ADD CONSTRAINT meeting_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_recommendation ADD CONSTRAINT recommendation_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_task ADD CONSTRAINT task_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_concern ADD CONSTRAINT concern_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_wait ADD CONSTRAINT wait_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_handover ADD CONSTRAINT handover_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_moverequest ADD CONSTRAINT moverequest_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_plannedmove ADD CONSTRAINT plannedmove_organisation_is_the_plans
    FOREIGN KEY (reassignment_id, organisation_id) REFERENCES casework_reassignment(id, organisation_id);
ALTER TABLE casework_plannedmove ADD CONSTRAINT plannedmove_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE casework_closing ADD CONSTRAINT closing_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
"""
NO_LONGER = """
ALTER TABLE casework_closing DROP CONSTRAINT closing_organisation_is_the_cases;
ALTER TABLE casework_plannedmove DROP CONSTRAINT plannedmove_organisation_is_the_cases;
ALTER TABLE casework_plannedmove DROP CONSTRAINT plannedmove_organisation_is_the_plans;
ALTER TABLE casework_moverequest DROP CONSTRAINT moverequest_organisation_is_the_cases;
ALTER TABLE casework_handover DROP CONSTRAINT handover_organisation_is_the_cases;
ALTER TABLE casework_wait DROP CONSTRAINT wait_organisation_is_the_cases;
ALTER TABLE casework_concern DROP CONSTRAINT concern_organisation_is_the_cases;
ALTER TABLE casework_task DROP CONSTRAINT task_organisation_is_the_cases;
ALTER TABLE casework_recommendation DROP CONSTRAINT recommendation_organisation_is_the_cases;
ALTER TABLE casework_meeting DROP CONSTRAINT meeting_organisation_is_the_cases;
ALTER TABLE casework_note DROP CONSTRAINT note_amends_one_of_its_case;
ALTER TABLE casework_note DROP CONSTRAINT note_organisation_is_the_cases;
ALTER TABLE casework_planconfirmation DROP CONSTRAINT planconfirmation_organisation_is_the_cases;
ALTER TABLE casework_safetymeasure DROP CONSTRAINT safetymeasure_organisation_is_the_cases;
ALTER TABLE casework_share DROP CONSTRAINT share_case_is_the_agreements;
ALTER TABLE casework_share DROP CONSTRAINT share_organisation_is_the_cases;
ALTER TABLE casework_agreement DROP CONSTRAINT agreement_organisation_is_the_cases;
ALTER TABLE casework_referral DROP CONSTRAINT referral_organisation_is_the_cases;
ALTER TABLE casework_contactattempt DROP CONSTRAINT contactattempt_corrects_one_of_its_case;
ALTER TABLE casework_contactattempt DROP CONSTRAINT contactattempt_organisation_is_the_cases;
ALTER TABLE casework_addressreveal DROP CONSTRAINT address_reveal_organisation_is_the_cases;
ALTER TABLE casework_safeaddress DROP CONSTRAINT safe_address_organisation_is_the_victims;
ALTER TABLE casework_safehours DROP CONSTRAINT hours_organisation_is_the_victims;
ALTER TABLE casework_channel DROP CONSTRAINT channel_organisation_is_the_victims;
ALTER TABLE casework_contactrules DROP CONSTRAINT contact_rules_organisation_is_the_victims;
ALTER TABLE casework_original DROP CONSTRAINT original_exhibit_of_same_case;
ALTER TABLE casework_custody DROP CONSTRAINT custody_exhibit_of_same_case;
ALTER TABLE casework_exhibitofincident DROP CONSTRAINT exhibitofincident_about_same_case;
ALTER TABLE casework_exhibitofincident DROP CONSTRAINT exhibitofincident_of_same_case;
ALTER TABLE casework_exhibit DROP CONSTRAINT exhibit_organisation_is_the_cases;
ALTER TABLE casework_upload DROP CONSTRAINT upload_organisation_is_the_cases;
ALTER TABLE casework_patternparagraph DROP CONSTRAINT patternparagraph_organisation_is_the_cases;
ALTER TABLE casework_evidencegap DROP CONSTRAINT evidencegap_incident_of_same_case;
ALTER TABLE casework_evidencegap DROP CONSTRAINT evidencegap_organisation_is_the_cases;
ALTER TABLE casework_incidentaccount DROP CONSTRAINT incidentaccount_case_is_the_incidents;
ALTER TABLE casework_incident DROP CONSTRAINT incident_organisation_is_the_cases;
ALTER TABLE casework_event DROP CONSTRAINT event_organisation_is_the_cases;
ALTER TABLE casework_otherperson DROP CONSTRAINT other_person_organisation_is_the_cases;
ALTER TABLE casework_case DROP CONSTRAINT case_perpetrator_of_same_organisation;
ALTER TABLE casework_case DROP CONSTRAINT case_victim_of_same_organisation;
ALTER TABLE casework_trait DROP CONSTRAINT trait_organisation_is_the_perpetrators;
"""


class Migration(migrations.Migration):
    replaces = [
        ("casework", "0002_written_once"),
    ]

    dependencies = [
        ("casework", "0012_look_limits"),
    ]

    operations = [
        migrations.RunSQL(SAME_AS_PARENT, NO_LONGER),
    ]
