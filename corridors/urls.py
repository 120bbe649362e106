from django.urls import URLPattern, path

from corridors import views

app_name = "corridors"

urlpatterns: list[URLPattern] = [
    path("releases/", views.releases, name="releases"),
    path("releases/<slug:key>/", views.release, name="release"),
    path("figures/<int:pk>/", views.figure, name="figure"),
    path("pair-figures/<int:pk>/", views.pair_figure, name="pair-figure"),
]
