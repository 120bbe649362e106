"""Addresses: methods read, edited and compared."""

from django.urls import URLPattern, path

from assessments.views.methods import comparing, editing, pages

urlpatterns: list[URLPattern] = [
    path("methods/", pages.methods, name="methods"),
    path("methods/compare/", comparing.compare, name="method-compare"),
    path("methods/comparisons/<int:pk>/", comparing.comparison, name="method-comparison"),
    path("methods/comparisons/<int:pk>/cancel/", comparing.cancel, name="method-comparison-cancel"),
    path("methods/<str:name>/", pages.method, name="method"),
    path("methods/<str:name>/edit/", editing.edit, name="method-edit"),
    path("methods/<str:name>/use/", editing.use, name="method-use"),
]
