"""What publishers published. Numbers are read here, never typed: they come in by releases."""

from typing import Any

from django.contrib import admin
from django.http import HttpRequest

from corridors.models import (
    Event,
    Figure,
    Indicator,
    Instrument,
    PairFigure,
    Participation,
    Publisher,
    Release,
    SurveyShare,
)


class ReadOnlyAdmin(admin.ModelAdmin):
    """Look, filter and search; nothing can be changed by hand."""

    show_full_result_count = False

    def has_add_permission(self, request: HttpRequest) -> bool:
        return False

    def has_change_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False

    def has_delete_permission(self, request: HttpRequest, obj: Any = None) -> bool:
        return False


@admin.register(Publisher)
class PublisherAdmin(admin.ModelAdmin):
    list_display = ["name", "slug", "url"]
    search_fields = ["name", "slug"]


@admin.register(Indicator)
class IndicatorAdmin(admin.ModelAdmin):
    list_display = ["slug", "label", "unit", "kind", "publisher"]
    list_filter = ["kind", "publisher"]
    search_fields = ["slug", "label"]
    list_select_related = ["publisher"]


@admin.register(Release)
class ReleaseAdmin(ReadOnlyAdmin):
    list_display = [
        "publisher", "dataset", "version", "period", "released", "licence", "status",
        "rows_read", "rows_refused", "to_be_checked",
    ]  # fmt: skip
    list_display_links = ["dataset"]
    list_filter = ["status", "licence", "to_be_checked", "publisher"]
    search_fields = ["key", "dataset", "version", "sha256"]
    list_select_related = ["publisher"]
    date_hierarchy = "released"


@admin.register(Figure)
class FigureAdmin(ReadOnlyAdmin):
    list_display = ["indicator_id", "country", "period", "value", "qualifier", "counts_from", "release"]
    list_display_links = ["indicator_id"]
    list_filter = ["release__status", "indicator", "release"]
    search_fields = ["country__iso3", "country__name", "indicator__slug"]
    list_select_related = ["country", "release__publisher"]


@admin.register(PairFigure)
class PairFigureAdmin(ReadOnlyAdmin):
    list_display = ["indicator_id", "origin", "destination", "period", "value", "qualifier", "release"]
    list_display_links = ["indicator_id"]
    list_filter = ["release__status", "indicator", "release"]
    search_fields = ["=origin__iso3", "=destination__iso3"]
    search_help_text = "ISO 3166-1 alpha-3 of the origin or the destination"
    list_select_related = ["origin", "destination", "release__publisher"]


@admin.register(Event)
class EventAdmin(ReadOnlyAdmin):
    list_display = ["kind", "publisher_id", "starts", "country", "best", "missing", "precision", "release"]
    list_display_links = ["publisher_id"]
    list_filter = ["kind", "precision", "release"]
    search_fields = ["publisher_id", "country__iso3"]
    list_select_related = ["country", "release__publisher"]
    date_hierarchy = "starts"


@admin.register(SurveyShare)
class SurveyShareAdmin(admin.ModelAdmin):
    list_display = ["corridor", "population", "share", "reference_date", "to_be_checked", "release"]
    list_filter = ["population", "to_be_checked"]
    search_fields = ["corridor", "basis"]
    list_select_related = ["release__publisher"]


@admin.register(Instrument)
class InstrumentAdmin(admin.ModelAdmin):
    list_display = ["name", "title", "kind", "year"]
    list_filter = ["kind"]
    search_fields = ["name", "title"]


@admin.register(Participation)
class ParticipationAdmin(admin.ModelAdmin):
    show_facets = admin.ShowFacets.NEVER  # names of instruments cannot be counted by column
    list_display = ["instrument_id", "country", "action", "since", "known_to", "to_be_checked", "release"]
    list_display_links = ["instrument_id"]
    list_filter = ["instrument", "to_be_checked", "action"]
    search_fields = ["country__iso3", "country__name", "instrument__name"]
    list_select_related = ["country", "release__publisher"]
