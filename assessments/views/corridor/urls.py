"""Addresses: a corridor defined, kept, drafted, and its history."""

from django.urls import URLPattern, path

from assessments.views.corridor import checking, conflicts, defining, drafts, history, keeping

urlpatterns: list[URLPattern] = [
    path("corridors/new/", defining.new, name="corridor-new"),
    path("corridors/<int:pk>/edit/", defining.edit, name="corridor-edit"),
    path("corridors/<int:pk>/edit/resolve/", conflicts.resolve, name="corridor-resolve"),
    path("corridors/<int:pk>/history/", history.history, name="corridor-history"),
    path("corridors/<int:pk>/history/restore/", history.restore_version, name="corridor-restore"),
    path("corridors/<int:pk>/duplicate/", keeping.duplicate, name="corridor-duplicate"),
    path("corridors/<int:pk>/archive/", keeping.archive, name="corridor-archive"),
    path("corridors/<int:pk>/delete/", keeping.delete, name="corridor-delete"),
    path("route/check/", checking.check, name="route-check"),
    path("drafts/<int:pk>/discard/", drafts.discard, name="draft-discard"),
]
