"""Policies a what-if knows, by name."""

WORK_PERMITS, REFUGEE_WORK, LANGUAGE, RECOGNITION, AGREEMENT = POLICIES = (
    "work-permits",
    "refugee-work",
    "language",
    "recognition",
    "labour-agreement",
)
