"""Names every module that holds tables of this floor, because Django looks for them here; nobody else does."""

# ruff: noqa: F401
import record.law.models
