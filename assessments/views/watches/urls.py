"""Addresses: watches on corridors and countries."""

from django.urls import URLPattern, path

from assessments.views.watches import pages

urlpatterns: list[URLPattern] = [
    path("watches/", pages.watches, name="watches"),
    path("watches/new/", pages.new, name="watch-new"),
    path("watches/<int:pk>/", pages.watch, name="watch"),
    path("watches/<int:pk>/edit/", pages.edit, name="watch-edit"),
    path("watches/<int:pk>/switch/", pages.switch, name="watch-switch"),
    path("watches/<int:pk>/delete/", pages.delete, name="watch-delete"),
    path("watches/<int:pk>/looks/<int:check>/again/", pages.look_again, name="watch-look-again"),
]
