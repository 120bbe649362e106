"""Addresses: all corridors one may see, on one page."""

from django.urls import URLPattern, path

from assessments.views.portfolio import file, keeping, page

urlpatterns: list[URLPattern] = [
    path("", page.portfolio, name="portfolio"),
    path("portfolio.csv", file.download, name="portfolio-file"),
    path("portfolio/seen/", keeping.dismiss_changes, name="portfolio-seen"),
    path("portfolio/views/", keeping.save_view, name="portfolio-view-save"),
    path("portfolio/views/<int:pk>/", keeping.change_view, name="portfolio-view"),
]
