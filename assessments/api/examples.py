"""Examples for the description of the API: one of each main thing, as the demo would answer it."""

from typing import Any

EXAMPLES: dict[str, dict[str, Any]] = {
    "AssessmentRequest": {"origin": "MMR", "destination": "THA", "as_of": "2026-06-30"},
    "Assessment": {
        "id": 12, "url": "https://corridors.example.org/api/v1/assessments/12/", "corridor": 3,
        "as_of": "2026-06-30", "method": "corridor-1.0", "status": "running", "stage": "gathering evidence",
        "progress": 5, "reason": "", "queued_at": "2026-06-30T12:00:00Z",
        "started_at": "2026-06-30T12:00:01Z", "finished_at": None, "snapshot": None, "worker_seen": True,
    },
    "BatchAnswer": {
        "accepted": 1, "refused": 1, "results": [
            {
                "index": 0, "id": 12, "status": "queued", "is_new": True,
                "url": "https://corridors.example.org/api/v1/assessments/12/",
            },
            {"index": 1, "errors": {"corridor": ["There is no corridor 999 that you can see."]}},
        ],
    },
    "Report": {
        "id": 4, "url": "https://corridors.example.org/api/v1/reports/4/", "snapshot": 9, "format": "pdf",
        "status": "done", "stage": "", "progress": 100, "reason": "", "queued_at": "2026-06-30T12:01:00Z",
        "started_at": "2026-06-30T12:01:01Z", "finished_at": "2026-06-30T12:01:09Z", "sha256": "5f" * 32,
        "worker_seen": True,
    },
    "Change": {
        "at": "2026-06-30T09:15:00Z", "what": "release.withdrawn", "id": "inform-risk-2025",
        "url": "https://corridors.example.org/api/v1/releases/inform-risk-2025/", "why": "Wrong file.",
    },
    "WebhookRequest": {
        "url": "https://warehouse.example.org/hooks/corridors", "events": ["assessment.finished"],
    },
    "Webhook": {
        "id": 1, "url": "https://warehouse.example.org/hooks/corridors", "events": ["assessment.finished"],
        "active": True, "failures": 0, "off_because": "", "created_at": "2026-06-30T12:00:00Z",
    },
    "Corridor": {
        "id": 3, "code": "MMR-THA", "name": "", "origin": "MMR", "destination": "THA",
        "population": "residents", "visibility": "public", "organisation": None, "owner": None,
        "is_sample": True, "notes": "", "version": 1, "created_at": "2026-06-30T12:00:00Z",
        "updated_at": "2026-06-30T12:00:00Z", "archived_at": None,
    },
    "Release": {
        "key": "inform-risk-2025", "publisher": "INFORM (JRC)", "dataset": "INFORM Risk",
        "version": "2025 v0.7.0", "period": "2025", "released": "2025-03-31", "retrieved": "2026-06-01",
        "page_url": "https://drmkc.jrc.ec.europa.eu/inform-index", "licence": "CC BY 4.0",
        "absent_means": "missing", "sha256": "ab" * 32, "covered_until": None, "to_be_checked": False,
        "rows_read": 191, "rows_refused": 0, "status": "published", "status_reason": "",
        "published_at": "2026-06-30T09:00:00Z", "withdrawn_at": None,
    },
    "Score": {
        "snapshot": 9, "corridor": 3, "code": "MMR-THA", "population": "residents", "as_of": "2026-06-30",
        "method": "corridor-1.0", "dimension": "threat", "place": "origin", "threat": "volcano",
        "nominal": None, "low": None, "median": None, "high": None, "band": "not covered",
        "probability": None, "coverage": None, "reliability": None, "period": None, "release": None,
    },
}  # fmt: skip
"""By component. A score is shown that nobody has a figure for: what is missing is null, never 0."""


def add_examples(result: dict[str, Any], **_others: Any) -> dict[str, Any]:
    """A hook of the schema's generator."""
    components = result["components"]["schemas"]
    for name, example in EXAMPLES.items():
        components[name]["examples"] = [example]
    return result
