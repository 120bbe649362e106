from django.urls import include, path
from drf_spectacular.views import SpectacularSwaggerSplitView
from rest_framework.permissions import IsAuthenticated
from rest_framework.routers import SimpleRouter

from assessments.api import (
    asking,
    catalogue,
    changes,
    countries,
    describing,
    events,
    reports,
    scenarios,
    scores,
    screening,
    snapshots,
    watches,
)
from corridors.api import corridors, evidence, webhooks

router = SimpleRouter()
router.register("corridors", corridors.CorridorViewSet, "api-corridor")
router.register("legs", corridors.LegViewSet, "api-leg")
router.register("places", corridors.PlaceViewSet, "api-place")
router.register("assessments", asking.AssessmentViewSet, "api-assessment")
router.register("snapshots", snapshots.SnapshotViewSet, "api-snapshot")
router.register("reports", reports.ReportViewSet, "api-report")
router.register("scenarios", scenarios.ScenarioViewSet, "api-scenario")
router.register("watches", watches.WatchViewSet, "api-watch")
router.register("changes", changes.ChangeViewSet, "api-change")
router.register("scores", scores.ScoreViewSet, "api-score")
router.register("events", events.EventViewSet, "api-event")
router.register("screening", screening.ScreenedPairViewSet, "api-screening")
router.register("publishers", evidence.PublisherViewSet, "api-publisher")
router.register("releases", evidence.ReleaseViewSet, "api-release")
router.register("indicators", evidence.IndicatorViewSet, "api-indicator")
router.register("figures", evidence.FigureViewSet, "api-figure")
router.register("pair-figures", evidence.PairFigureViewSet, "api-pair-figure")
router.register("incidents", evidence.IncidentViewSet, "api-incident")
router.register("countries", countries.OutlinedCountryViewSet, "api-country")
router.register("webhooks", webhooks.WebhookViewSet, "api-webhook")
router.register("deliveries", webhooks.DeliveryViewSet, "api-delivery")
router.register("methods", catalogue.MethodViewSet, "api-method")
router.register("threats", catalogue.ThreatViewSet, "api-threat")
router.register("dimensions", catalogue.DimensionViewSet, "api-dimension")

urlpatterns = [
    path("", include(router.urls)),
    path("schema/", describing.SchemaView.as_view(), name="api-schema"),
    path(
        "docs/",
        SpectacularSwaggerSplitView.as_view(url_name="api-schema", permission_classes=[IsAuthenticated]),
        name="api-docs",
    ),
]
