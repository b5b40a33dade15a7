"""Names every module that holds tables of this floor, because Django looks for them here; nobody else does."""

# ruff: noqa: F401
import risk.assessments.models.opinion
import risk.assessments.models.police_view
import risk.assessments.models.screening
import risk.assessments.models.tool_result
import risk.clocks.models.clock
import risk.clocks.models.level
import risk.flags.models
import risk.reviews.models.review
import risk.reviews.models.review_trigger
import risk.reviews.models.signature
import risk.scheduled_jobs.models.heartbeat
import risk.scheduled_jobs.models.milestone
import risk.thresholds.models.cadence
import risk.thresholds.models.setting
