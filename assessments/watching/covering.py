"""Which corridors a watch covers: those its owner may see at this moment."""

from typing import Any

from django.db.models import Q, QuerySet

from assessments.models import Watch
from corridors.models import Corridor, Leg
from corridors.route_plan import Correction, corrected


def corridors_of(watch: Watch) -> QuerySet[Corridor]:
    """The watched corridor, or all with the country as origin, destination or on the way; none put away."""
    seen = Corridor.objects.visible_to(watch.owner).in_use()
    if watch.country_id is None:
        return seen.filter(pk=watch.corridor_id)  # type: ignore[no-any-return]
    iso3 = watch.country_id
    ends = Q(origin=iso3) | Q(destination=iso3)
    between = Q(pk__in=Corridor.objects.filter(places__country=iso3).values("pk"))
    return seen.filter(ends | between | Q(pk__in=crossing(seen, iso3)))  # type: ignore[no-any-return]


def crossing(corridors: QuerySet[Corridor], iso3: str) -> set[int]:
    """Those whose lines cross a country, as curated or as somebody corrected them."""
    legs = Leg.objects.filter(corridor__in=corridors).exclude(mode=Leg.Mode.AIR).order_by()
    rows = legs.values_list("corridor_id", "kind", "countries", "corrections")
    return {pk for pk, kind, countries, stored in rows if _crosses(kind, countries, stored, iso3)}


def _crosses(kind: str, countries: dict[str, float], stored: list[dict[str, Any]], iso3: str) -> bool:
    drawn = countries if kind == Leg.Kind.CURATED else {}
    return iso3 in corrected(drawn, tuple(Correction(**one) for one in stored))
