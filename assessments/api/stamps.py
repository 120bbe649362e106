"""What may have changed since a client asked last: see `corridors.api.conditional`."""

from corridors.api.conditional import Stamp

RESULTS: Stamp = (
    "SELECT MAX(id) FROM assessments_snapshot",
    "SELECT MAX(created_at) FROM assessments_snapshot",
)
"""Results never change: there are only new ones."""
CHOICES: Stamp = (
    "SELECT COUNT(*) FROM corridors_sourceoverride",
    "SELECT MAX(at) FROM corridors_sourceoverride",
    "SELECT MAX(ended_at) FROM corridors_sourceoverride",
    "SELECT COUNT(ended_at) FROM corridors_sourceoverride",
)
"""Sources that curators chose, and choices they ended."""
REQUESTS: Stamp = tuple(
    f"SELECT MAX({column}) FROM assessments_assessment"
    for column in ("id", "queued_at", "started_at", "heartbeat_at", "finished_at")
)
REPORTS: Stamp = tuple(
    f"SELECT MAX({column}) FROM assessments_report"
    for column in ("id", "queued_at", "started_at", "heartbeat_at", "finished_at")
)
SCREENINGS: Stamp = (
    "SELECT MAX(id) FROM assessments_screening WHERE status = 'done'",
    "SELECT MAX(finished_at) FROM assessments_screening WHERE status = 'done'",
)
SCENARIOS: Stamp = tuple(
    f"SELECT {column} FROM assessments_scenario"
    for column in ("MAX(id)", "COUNT(*)", "MAX(queued_at)", "MAX(started_at)", "MAX(finished_at)")
)
REVIEWS: Stamp = (
    "SELECT COUNT(*) FROM assessments_review",
    "SELECT MAX(asked_at) FROM assessments_review",
    "SELECT MAX(decided_at) FROM assessments_review",
    "SELECT COUNT(*) FROM corridors_membership",
    "SELECT MAX(id) FROM corridors_membership",
    "SELECT SUM(organisation_id) FROM corridors_membership WHERE user_id = {user} AND role = 'reviewer'",
)
"""Reviews, and what they let a reviewer see."""
