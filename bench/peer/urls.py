from django.urls import include, path
from rest_framework.routers import SimpleRouter

from bench.peer import views

router = SimpleRouter()
router.register("scores", views.ScoreViewSet, "peer-score")
router.register("nested", views.NestedScoreViewSet, "peer-nested")

urlpatterns = [
    path("peer/", include(router.urls)),
    path("peer/countries/", views.countries),
    path("", include("config.urls")),
]
