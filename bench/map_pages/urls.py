from django.urls import include, path

from bench.map_pages import views

urlpatterns = [
    path("bench/ours/<int:pk>/", views.ours),
    path("bench/<slug:kind>/", views.peer),
    path("", include("config.urls")),
]
