"""Runs and results. A snapshot never changes, so the admin only shows it."""

from typing import Any

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from assessments.models import Assessment, Method, Report, Score, Screening, Snapshot, Worker


class LookOnlyAdmin(admin.ModelAdmin):
    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


class VisibleOnlyAdmin(LookOnlyAdmin):
    """Private corridors stay private: only who may see everything finds more here than on the pages."""

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        everything = super().get_queryset(request)
        if request.user.is_superuser:
            return everything
        return everything.filter(pk__in=self.model.objects.visible_to(request.user).values("pk"))


@admin.register(Method)
class MethodAdmin(LookOnlyAdmin):
    list_display = ["name", "sha256", "is_default", "published_at"]
    search_fields = ["name", "sha256"]


@admin.register(Assessment)
class AssessmentAdmin(VisibleOnlyAdmin):
    list_display = [
        "corridor", "as_of", "method", "status", "stage", "attempts", "requested_by", "queued_at",
        "finished_at", "reason",
    ]  # fmt: skip
    list_filter = ["status", "method", "as_of"]
    search_fields = ["corridor__origin__iso3", "corridor__destination__iso3", "reason"]
    list_select_related = ["corridor", "method", "requested_by"]
    date_hierarchy = "queued_at"


@admin.register(Snapshot)
class SnapshotAdmin(VisibleOnlyAdmin):
    list_display = [
        "corridor", "as_of", "method", "matrix_status", "largest", "band", "band_origin", "band_route",
        "band_destination", "created_at",
    ]  # fmt: skip
    list_filter = ["matrix_status", "band", "method", "as_of"]
    search_fields = ["corridor__origin__iso3", "corridor__destination__iso3", "digest"]
    list_select_related = ["corridor", "method"]
    filter_horizontal = ["releases"]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        return super().get_queryset(request).defer("payload")


@admin.register(Score)
class ScoreAdmin(LookOnlyAdmin):
    list_display = ["snapshot", "dimension", "place", "threat", "value", "low", "high", "band"]
    list_filter = ["dimension", "place", "band"]
    search_fields = ["=snapshot__corridor__origin__iso3", "=snapshot__corridor__destination__iso3", "threat"]
    list_select_related = ["snapshot__corridor"]
    show_full_result_count = False

    def get_queryset(self, request: HttpRequest) -> QuerySet[Any]:
        everything = super().get_queryset(request)
        if request.user.is_superuser:
            return everything
        return everything.filter(snapshot__in=Snapshot.objects.visible_to(request.user))


@admin.register(Report)
class ReportAdmin(VisibleOnlyAdmin):
    list_display = ["snapshot", "format", "status", "requested_by", "queued_at", "finished_at", "reason"]
    list_filter = ["status", "format"]
    search_fields = ["snapshot__corridor__origin__iso3", "snapshot__corridor__destination__iso3"]
    list_select_related = ["snapshot__corridor", "requested_by"]


@admin.register(Screening)
class ScreeningAdmin(LookOnlyAdmin):
    list_display = [
        "as_of", "method", "status", "stage", "attempts", "requested_by", "queued_at", "finished_at",
        "reason",
    ]  # fmt: skip
    list_filter = ["status", "method", "as_of"]
    list_select_related = ["method", "requested_by"]


@admin.register(Worker)
class WorkerAdmin(LookOnlyAdmin):
    list_display = ["instance", "started_at", "seen_at"]
