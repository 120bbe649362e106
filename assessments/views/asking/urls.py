"""Addresses: asking for assessments, and watching them."""

from django.urls import URLPattern, path

from assessments.views.asking import one, progress, several

urlpatterns: list[URLPattern] = [
    path("assess/", one.request_form, name="request"),
    path("assess/several/", several.several, name="several"),
    path("assess/batches/<int:pk>/", several.batch, name="batch"),
    path("assess/batches/<int:pk>/cancel/", several.cancel, name="batch-cancel"),
    path("corridors/<int:pk>/assess/", one.assess_corridor, name="corridor-assess"),
    path("assessments/<int:pk>/", progress.assessment, name="assessment"),
    path("assessments/<int:pk>/cancel/", progress.cancel, name="assessment-cancel"),
]
