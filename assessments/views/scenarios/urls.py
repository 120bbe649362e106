"""Addresses: what-ifs beside a result."""

from django.urls import URLPattern, path

from assessments.views.scenarios import pages

urlpatterns: list[URLPattern] = [
    path("snapshots/<int:pk>/scenarios/", pages.of_snapshot, name="scenarios"),
    path("snapshots/<int:pk>/scenarios/new/", pages.new, name="scenario-new"),
    path("scenarios/<int:pk>/", pages.scenario, name="scenario"),
    path("scenarios/<int:pk>/scenario.csv", pages.download, name="scenario-download"),
    path("scenarios/<int:pk>/cancel/", pages.cancel, name="scenario-cancel"),
    path("scenarios/<int:pk>/duplicate/", pages.duplicate, name="scenario-duplicate"),
    path("scenarios/<int:pk>/delete/", pages.delete, name="scenario-delete"),
]
