from django.urls import URLPattern, path

from assessments.views import (
    asking,
    map_data,
    method_comparing,
    method_editing,
    methods,
    portfolio,
    progress,
    reports,
    result,
    screening,
)

app_name = "assessments"

urlpatterns: list[URLPattern] = [
    path("", portfolio.portfolio, name="portfolio"),
    path("assess/", asking.request_form, name="request"),
    path("corridors/<int:pk>/", result.corridor, name="corridor"),
    path("snapshots/<int:pk>/", result.snapshot, name="snapshot"),
    path("assessments/<int:pk>/", progress.assessment, name="assessment"),
    path("assessments/<int:pk>/cancel/", progress.cancel, name="assessment-cancel"),
    path("screening/", screening.screening, name="screening"),
    path("screening/ask/", screening.ask, name="screening-ask"),
    path("screening/adopt/", screening.adopt, name="screening-adopt"),
    path("screening/<int:pk>/", screening.progress, name="screening-progress"),
    path("screening/<int:pk>/cancel/", screening.cancel, name="screening-cancel"),
    path("methods/", methods.methods, name="methods"),
    path("methods/compare/", method_comparing.compare, name="method-compare"),
    path("methods/comparisons/<int:pk>/", method_comparing.comparison, name="method-comparison"),
    path("methods/comparisons/<int:pk>/cancel/", method_comparing.cancel, name="method-comparison-cancel"),
    path("methods/<str:name>/", methods.method, name="method"),
    path("methods/<str:name>/edit/", method_editing.edit, name="method-edit"),
    path("methods/<str:name>/use/", method_editing.use, name="method-use"),
    path("snapshots/<int:pk>/report/", reports.request_snapshot_report, name="report-request"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/download/", reports.download, name="report-download"),
    path("map/countries.geojson", map_data.countries, name="map-countries"),
    path("map/disputed.geojson", map_data.disputed, name="map-disputed"),
    path("map/corridors.geojson", map_data.corridors, name="map-corridors"),
    path("snapshots/<int:pk>/map/legs.geojson", map_data.legs, name="map-legs"),
    path("snapshots/<int:pk>/map/places.geojson", map_data.places, name="map-places"),
    path("snapshots/<int:pk>/map/threats.json", map_data.threats, name="map-threats"),
    path("snapshots/<int:pk>/map/incidents.json", map_data.incidents, name="map-incidents"),
]
