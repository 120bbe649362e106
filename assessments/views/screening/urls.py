"""Addresses: every pair of countries."""

from django.urls import URLPattern, path

from assessments.views.screening import pages

urlpatterns: list[URLPattern] = [
    path("screening/", pages.screening, name="screening"),
    path("screening/ask/", pages.ask, name="screening-ask"),
    path("screening/adopt/", pages.adopt, name="screening-adopt"),
    path("screening/<int:pk>/", pages.progress, name="screening-progress"),
    path("screening/<int:pk>/cancel/", pages.cancel, name="screening-cancel"),
]
