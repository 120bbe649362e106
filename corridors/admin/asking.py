"""Who asks, and about which corridors."""

from django.contrib import admin
from django.db.models import QuerySet
from django.http import HttpRequest

from corridors.models import (
    Corridor,
    Country,
    Leg,
    Membership,
    MoverProfile,
    Organisation,
    Place,
    PopulatedPlace,
)


class MembershipInline(admin.TabularInline):
    model = Membership
    extra = 0
    autocomplete_fields = ["user"]


@admin.register(Organisation)
class OrganisationAdmin(admin.ModelAdmin):
    list_display = ["name", "slug"]
    search_fields = ["name"]
    prepopulated_fields = {"slug": ["name"]}
    inlines = [MembershipInline]


@admin.register(Membership)
class MembershipAdmin(admin.ModelAdmin):
    list_display = ["user", "organisation", "role"]
    list_filter = ["role", "organisation"]
    search_fields = ["user__username", "organisation__name"]
    list_select_related = ["user", "organisation"]
    autocomplete_fields = ["user", "organisation"]


@admin.register(Country)
class CountryAdmin(admin.ModelAdmin):
    list_display = ["iso3", "name", "region", "income_group", "screened", "is_country"]
    list_filter = ["screened", "is_country", "region", "income_group"]
    search_fields = ["iso3", "iso2", "name"]


class PlaceInline(admin.TabularInline):
    model = Place
    extra = 0
    autocomplete_fields = ["country"]


class LegInline(admin.TabularInline):
    """Lines are drawn by the application; here they are only shown."""

    model = Leg
    extra = 0
    fields = ["sequence", "start", "end", "mode", "kind", "length_km", "countries"]
    readonly_fields = fields
    can_delete = False

    def has_add_permission(self, request: object, obj: object = None) -> bool:
        return False


class MoverProfileInline(admin.StackedInline):
    model = MoverProfile
    extra = 0


@admin.register(Corridor)
class CorridorAdmin(admin.ModelAdmin):
    list_display = [
        "code",
        "population",
        "name",
        "visibility",
        "owner",
        "organisation",
        "is_sample",
        "updated_at",
    ]
    list_filter = ["visibility", "population", "is_sample", "organisation"]
    search_fields = ["origin__iso3", "origin__name", "destination__iso3", "destination__name", "name"]
    list_select_related = ["owner", "organisation"]
    autocomplete_fields = ["origin", "destination", "owner", "organisation"]
    readonly_fields = ["created_at", "updated_at"]
    inlines = [PlaceInline, LegInline, MoverProfileInline]

    def get_queryset(self, request: HttpRequest) -> QuerySet[Corridor]:
        """Private corridors stay private: only who may see everything finds more here than on the pages."""
        everything = super().get_queryset(request)
        if request.user.is_superuser:
            return everything
        return everything.filter(pk__in=Corridor.objects.visible_to(request.user).values("pk"))


@admin.register(PopulatedPlace)
class PopulatedPlaceAdmin(admin.ModelAdmin):
    list_display = ["name", "country", "longitude", "latitude", "population"]
    search_fields = ["name", "ascii_name", "country__iso3", "country__name"]
    list_select_related = ["country"]
    autocomplete_fields = ["country"]
