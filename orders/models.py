"""Names every module that holds tables of this floor, because Django looks for them here; nobody else does."""

# ruff: noqa: F401
import orders.applications.models.application
import orders.applications.models.challenge
import orders.applications.models.decision
import orders.applications.models.expectation
import orders.breaches.models.breach
import orders.breaches.models.breach_answer
import orders.breaches.models.breach_work
import orders.conditions.models.kept
import orders.conditions.models.unworkable
import orders.court.models.court_day
import orders.court.models.hearing
import orders.diary.models
import orders.grounds.models.criterion
import orders.grounds.models.draft_condition
import orders.imports.models
import orders.letters.models.letter
import orders.letters.models.template
import orders.orders.models
import orders.proceedings.models
import orders.protection.models
import orders.serving.models
import orders.warrants.models
