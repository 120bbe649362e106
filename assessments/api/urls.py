from django.urls import include, path
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.permissions import IsAuthenticated
from rest_framework.routers import SimpleRouter

from assessments.api import describing, events, screening, views

router = SimpleRouter()
router.register("corridors", views.CorridorViewSet, "api-corridor")
router.register("assessments", views.AssessmentViewSet, "api-assessment")
router.register("snapshots", views.SnapshotViewSet, "api-snapshot")
router.register("scores", views.ScoreViewSet, "api-score")
router.register("events", events.EventViewSet, "api-event")
router.register("screening", screening.ScreenedPairViewSet, "api-screening")
router.register("releases", views.ReleaseViewSet, "api-release")
router.register("methods", views.MethodViewSet, "api-method")

urlpatterns = [
    path("", include(router.urls)),
    path("schema/", describing.SchemaView.as_view(), name="api-schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api-schema", permission_classes=[IsAuthenticated]),
        name="api-docs",
    ),
]
