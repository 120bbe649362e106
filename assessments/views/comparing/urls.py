"""Addresses: results side by side."""

from django.urls import URLPattern, path

from assessments.views.comparing import page

urlpatterns: list[URLPattern] = [
    path("compare/", page.compare, name="compare"),
    path("compare/draws/", page.draws, name="compare-draws"),
]
