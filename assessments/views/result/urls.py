"""Addresses: one result, with everything behind it."""

from django.urls import URLPattern, path

from assessments.views.result import figures, leg_events, page, reports

urlpatterns: list[URLPattern] = [
    path("corridors/<int:pk>/", page.corridor, name="corridor"),
    path("snapshots/<int:pk>/", page.snapshot, name="snapshot"),
    path("snapshots/<int:pk>/legs/<int:number>/events/", leg_events.leg_events, name="leg-events"),
    path(
        "snapshots/<int:pk>/legs/<int:number>/events.csv", leg_events.leg_events_file, name="leg-events-file"
    ),
    path("snapshots/<int:pk>/evidence/", figures.evidence, name="snapshot-evidence"),
    path("snapshots/<int:pk>/evidence.csv", figures.evidence_download, name="snapshot-evidence-file"),
    path("snapshots/<int:pk>/report/", reports.request_snapshot_report, name="report-request"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/download/", reports.download, name="report-download"),
]
