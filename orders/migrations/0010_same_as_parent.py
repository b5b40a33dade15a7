"""Ties each row of a case to the owner and the case of the row that it hangs on."""

from django.db import migrations

# Each row has the same owner and case as the row that it hangs on: a composite key, which Django cannot spell. The models
# name the same keys in `same_as_parent`. PostgreSQL checks one key a row here instead of three.
SAME_AS_PARENT = """
ALTER TABLE orders_application ADD CONSTRAINT application_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE orders_criterion ADD CONSTRAINT criterion_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_criterionincident ADD CONSTRAINT criterionincident_of_same_case
    FOREIGN KEY (criterion_id, case_id, organisation_id) REFERENCES orders_criterion(id, case_id, organisation_id);
ALTER TABLE orders_criterionincident ADD CONSTRAINT criterionincident_about_same_case
    FOREIGN KEY (incident_id, case_id, organisation_id) REFERENCES casework_incident(id, case_id, organisation_id);
ALTER TABLE orders_criterionexhibit ADD CONSTRAINT criterionexhibit_of_same_case
    FOREIGN KEY (criterion_id, case_id, organisation_id) REFERENCES orders_criterion(id, case_id, organisation_id);
ALTER TABLE orders_criterionexhibit ADD CONSTRAINT criterionexhibit_about_same_case
    FOREIGN KEY (exhibit_id, case_id, organisation_id) REFERENCES casework_exhibit(id, case_id, organisation_id);
ALTER TABLE orders_draftcondition ADD CONSTRAINT draftcondition_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_expectation ADD CONSTRAINT expectation_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_challenge ADD CONSTRAINT challenge_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_interimdecision ADD CONSTRAINT interimdecision_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_requestdecision ADD CONSTRAINT requestdecision_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE orders_order ADD CONSTRAINT order_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_condition ADD CONSTRAINT condition_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_conditiondetail ADD CONSTRAINT conditiondetail_case_is_the_conditions
    FOREIGN KEY (condition_id, case_id, organisation_id) REFERENCES orders_condition(id, case_id, organisation_id);
ALTER TABLE orders_attendance ADD CONSTRAINT attendance_case_is_the_conditions
    FOREIGN KEY (condition_id, case_id, organisation_id) REFERENCES orders_condition(id, case_id, organisation_id);
ALTER TABLE orders_protectedperson ADD CONSTRAINT protectedperson_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_protectedperson ADD CONSTRAINT protectedperson_case_is_the_persons
    FOREIGN KEY (person_id, case_id, organisation_id) REFERENCES casework_otherperson(id, case_id, organisation_id);
ALTER TABLE orders_unworkable ADD CONSTRAINT unworkable_case_is_the_conditions
    FOREIGN KEY (condition_id, case_id, organisation_id) REFERENCES orders_condition(id, case_id, organisation_id);
ALTER TABLE orders_otherprotection ADD CONSTRAINT otherprotection_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE orders_serviceattempt ADD CONSTRAINT serviceattempt_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_serviceattempt ADD CONSTRAINT serviceattempt_case_is_the_proofs
    FOREIGN KEY (proof_id, case_id, organisation_id) REFERENCES casework_exhibit(id, case_id, organisation_id);
ALTER TABLE orders_notificationduty ADD CONSTRAINT notificationduty_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_breach ADD CONSTRAINT breach_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_breach ADD CONSTRAINT breach_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE orders_breach ADD CONSTRAINT breach_case_is_the_protections
    FOREIGN KEY (protection_id, case_id, organisation_id) REFERENCES orders_otherprotection(id, case_id, organisation_id);
ALTER TABLE orders_breach ADD CONSTRAINT breach_condition_is_the_orders
    FOREIGN KEY (condition_id, order_id) REFERENCES orders_condition(id, order_id);
ALTER TABLE orders_breachanswer ADD CONSTRAINT breachanswer_case_is_the_incidents
    FOREIGN KEY (incident_id, case_id, organisation_id) REFERENCES casework_incident(id, case_id, organisation_id);
ALTER TABLE orders_breachanswer ADD CONSTRAINT breachanswer_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_breachanswer ADD CONSTRAINT breachanswer_case_is_the_breachs
    FOREIGN KEY (breach_id, case_id, organisation_id) REFERENCES orders_breach(id, case_id, organisation_id);
ALTER TABLE orders_notpursuedrequest ADD CONSTRAINT notpursuedrequest_case_is_the_breachs
    FOREIGN KEY (breach_id, case_id, organisation_id) REFERENCES orders_breach(id, case_id, organisation_id);
ALTER TABLE orders_stepconfirmation ADD CONSTRAINT stepconfirmation_case_is_the_breachs
    FOREIGN KEY (breach_id, case_id, organisation_id) REFERENCES orders_breach(id, case_id, organisation_id);
ALTER TABLE orders_warrant ADD CONSTRAINT warrant_case_is_the_breachs
    FOREIGN KEY (breach_id, case_id, organisation_id) REFERENCES orders_breach(id, case_id, organisation_id);
ALTER TABLE orders_warrantcheck ADD CONSTRAINT warrantcheck_case_is_the_warrants
    FOREIGN KEY (warrant_id, case_id, organisation_id) REFERENCES orders_warrant(id, case_id, organisation_id);
ALTER TABLE orders_proceeding ADD CONSTRAINT proceeding_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_proceeding ADD CONSTRAINT proceeding_appeals_of_its_own_order
    FOREIGN KEY (appealed_id, order_id) REFERENCES orders_proceeding(id, order_id);
ALTER TABLE orders_consent ADD CONSTRAINT consent_case_is_the_proceedings
    FOREIGN KEY (proceeding_id, case_id, organisation_id) REFERENCES orders_proceeding(id, case_id, organisation_id);
ALTER TABLE orders_policerequest ADD CONSTRAINT policerequest_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_hearing ADD CONSTRAINT hearing_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_hearingdetail ADD CONSTRAINT hearingdetail_case_is_the_hearings
    FOREIGN KEY (hearing_id, case_id, organisation_id) REFERENCES orders_hearing(id, case_id, organisation_id);
ALTER TABLE orders_courtdate ADD CONSTRAINT courtdate_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE orders_courtdate ADD CONSTRAINT courtdate_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_courtdate ADD CONSTRAINT courtdate_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_courtdate ADD CONSTRAINT courtdate_case_is_the_breachs
    FOREIGN KEY (breach_id, case_id, organisation_id) REFERENCES orders_breach(id, case_id, organisation_id);
ALTER TABLE orders_courtdate ADD CONSTRAINT courtdate_case_is_the_protections
    FOREIGN KEY (protection_id, case_id, organisation_id) REFERENCES orders_otherprotection(id, case_id, organisation_id);
ALTER TABLE orders_courtdate ADD CONSTRAINT courtdate_case_is_the_earliers
    FOREIGN KEY (earlier_id, case_id, organisation_id) REFERENCES orders_courtdate(id, case_id, organisation_id);
ALTER TABLE orders_letter ADD CONSTRAINT letter_organisation_is_the_cases
    FOREIGN KEY (case_id, organisation_id) REFERENCES casework_case(id, organisation_id);
ALTER TABLE orders_letter ADD CONSTRAINT letter_case_is_the_applications
    FOREIGN KEY (application_id, case_id, organisation_id) REFERENCES orders_application(id, case_id, organisation_id);
ALTER TABLE orders_letter ADD CONSTRAINT letter_case_is_the_orders
    FOREIGN KEY (order_id, case_id, organisation_id) REFERENCES orders_order(id, case_id, organisation_id);
ALTER TABLE orders_letter ADD CONSTRAINT letter_case_is_the_breachs
    FOREIGN KEY (breach_id, case_id, organisation_id) REFERENCES orders_breach(id, case_id, organisation_id);
"""
NO_LONGER = """
ALTER TABLE orders_letter DROP CONSTRAINT letter_case_is_the_breachs;
ALTER TABLE orders_letter DROP CONSTRAINT letter_case_is_the_orders;
ALTER TABLE orders_letter DROP CONSTRAINT letter_case_is_the_applications;
ALTER TABLE orders_letter DROP CONSTRAINT letter_organisation_is_the_cases;
ALTER TABLE orders_courtdate DROP CONSTRAINT courtdate_case_is_the_earliers;
ALTER TABLE orders_courtdate DROP CONSTRAINT courtdate_case_is_the_protections;
ALTER TABLE orders_courtdate DROP CONSTRAINT courtdate_case_is_the_breachs;
ALTER TABLE orders_courtdate DROP CONSTRAINT courtdate_case_is_the_orders;
ALTER TABLE orders_courtdate DROP CONSTRAINT courtdate_case_is_the_applications;
ALTER TABLE orders_courtdate DROP CONSTRAINT courtdate_organisation_is_the_cases;
ALTER TABLE orders_hearingdetail DROP CONSTRAINT hearingdetail_case_is_the_hearings;
ALTER TABLE orders_hearing DROP CONSTRAINT hearing_case_is_the_applications;
ALTER TABLE orders_policerequest DROP CONSTRAINT policerequest_case_is_the_orders;
ALTER TABLE orders_consent DROP CONSTRAINT consent_case_is_the_proceedings;
ALTER TABLE orders_proceeding DROP CONSTRAINT proceeding_appeals_of_its_own_order;
ALTER TABLE orders_proceeding DROP CONSTRAINT proceeding_case_is_the_orders;
ALTER TABLE orders_warrantcheck DROP CONSTRAINT warrantcheck_case_is_the_warrants;
ALTER TABLE orders_warrant DROP CONSTRAINT warrant_case_is_the_breachs;
ALTER TABLE orders_stepconfirmation DROP CONSTRAINT stepconfirmation_case_is_the_breachs;
ALTER TABLE orders_notpursuedrequest DROP CONSTRAINT notpursuedrequest_case_is_the_breachs;
ALTER TABLE orders_breachanswer DROP CONSTRAINT breachanswer_case_is_the_breachs;
ALTER TABLE orders_breachanswer DROP CONSTRAINT breachanswer_case_is_the_orders;
ALTER TABLE orders_breachanswer DROP CONSTRAINT breachanswer_case_is_the_incidents;
ALTER TABLE orders_breach DROP CONSTRAINT breach_condition_is_the_orders;
ALTER TABLE orders_breach DROP CONSTRAINT breach_case_is_the_protections;
ALTER TABLE orders_breach DROP CONSTRAINT breach_case_is_the_orders;
ALTER TABLE orders_breach DROP CONSTRAINT breach_organisation_is_the_cases;
ALTER TABLE orders_notificationduty DROP CONSTRAINT notificationduty_case_is_the_orders;
ALTER TABLE orders_serviceattempt DROP CONSTRAINT serviceattempt_case_is_the_proofs;
ALTER TABLE orders_serviceattempt DROP CONSTRAINT serviceattempt_case_is_the_orders;
ALTER TABLE orders_otherprotection DROP CONSTRAINT otherprotection_organisation_is_the_cases;
ALTER TABLE orders_unworkable DROP CONSTRAINT unworkable_case_is_the_conditions;
ALTER TABLE orders_protectedperson DROP CONSTRAINT protectedperson_case_is_the_persons;
ALTER TABLE orders_protectedperson DROP CONSTRAINT protectedperson_case_is_the_orders;
ALTER TABLE orders_attendance DROP CONSTRAINT attendance_case_is_the_conditions;
ALTER TABLE orders_conditiondetail DROP CONSTRAINT conditiondetail_case_is_the_conditions;
ALTER TABLE orders_condition DROP CONSTRAINT condition_case_is_the_orders;
ALTER TABLE orders_order DROP CONSTRAINT order_case_is_the_applications;
ALTER TABLE orders_requestdecision DROP CONSTRAINT requestdecision_organisation_is_the_cases;
ALTER TABLE orders_interimdecision DROP CONSTRAINT interimdecision_case_is_the_applications;
ALTER TABLE orders_challenge DROP CONSTRAINT challenge_case_is_the_applications;
ALTER TABLE orders_expectation DROP CONSTRAINT expectation_case_is_the_applications;
ALTER TABLE orders_draftcondition DROP CONSTRAINT draftcondition_case_is_the_applications;
ALTER TABLE orders_criterionexhibit DROP CONSTRAINT criterionexhibit_about_same_case;
ALTER TABLE orders_criterionexhibit DROP CONSTRAINT criterionexhibit_of_same_case;
ALTER TABLE orders_criterionincident DROP CONSTRAINT criterionincident_about_same_case;
ALTER TABLE orders_criterionincident DROP CONSTRAINT criterionincident_of_same_case;
ALTER TABLE orders_criterion DROP CONSTRAINT criterion_case_is_the_applications;
ALTER TABLE orders_application DROP CONSTRAINT application_organisation_is_the_cases;
"""


class Migration(migrations.Migration):
    replaces = [
        ("orders", "0003_applications_in_full"),
    ]

    dependencies = [
        ("orders", "0009_imports"),
        ("casework", "0013_same_as_parent"),
    ]

    operations = [
        migrations.RunSQL(SAME_AS_PARENT, NO_LONGER),
    ]
