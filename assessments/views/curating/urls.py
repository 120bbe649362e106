"""Addresses: what a release would change, and deciding on it."""

from django.urls import URLPattern, path

from assessments.views.curating import differences, pages

urlpatterns: list[URLPattern] = [
    path("curation/stale/", pages.stale, name="stale"),
    path("curation/stale/assess/", pages.assess_stale, name="stale-assess"),
    path("curation/effects/<int:pk>/", pages.effect, name="release-effect"),
    path("curation/effects/<int:pk>/cancel/", pages.cancel_effect, name="release-effect-cancel"),
    path("curation/releases/<slug:key>/", pages.release, name="curate-release"),
    path("curation/releases/<slug:key>/effect/", pages.compute_effect, name="curate-release-effect"),
    path(
        "curation/releases/<slug:key>/differences.csv",
        differences.download,
        name="curate-release-csv",
    ),
    path("curation/releases/<slug:key>/<slug:decision>/", pages.decide, name="curate-release-decide"),
]
