from django.urls import URLPattern, path

from assessments.views import asking, map_data, methods, portfolio, progress, reports, result

app_name = "assessments"

urlpatterns: list[URLPattern] = [
    path("", portfolio.portfolio, name="portfolio"),
    path("assess/", asking.request_form, name="request"),
    path("corridors/<int:pk>/", result.corridor, name="corridor"),
    path("snapshots/<int:pk>/", result.snapshot, name="snapshot"),
    path("assessments/<int:pk>/", progress.assessment, name="assessment"),
    path("assessments/<int:pk>/cancel/", progress.cancel, name="assessment-cancel"),
    path("methods/", methods.methods, name="methods"),
    path("methods/<str:name>/", methods.method, name="method"),
    path("snapshots/<int:pk>/report/", reports.request_snapshot_report, name="report-request"),
    path("reports/<int:pk>/", reports.report, name="report"),
    path("reports/<int:pk>/download/", reports.download, name="report-download"),
    path("map/countries.geojson", map_data.countries, name="map-countries"),
    path("map/disputed.geojson", map_data.disputed, name="map-disputed"),
    path("map/corridors.geojson", map_data.corridors, name="map-corridors"),
    path("snapshots/<int:pk>/map/legs.geojson", map_data.legs, name="map-legs"),
    path("snapshots/<int:pk>/map/places.geojson", map_data.places, name="map-places"),
    path("snapshots/<int:pk>/map/threats.json", map_data.threats, name="map-threats"),
]
