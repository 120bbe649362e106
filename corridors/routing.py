"""The route of a corridor: read as a plan, and replaced by one in a single transaction."""

from itertools import pairwise

from django.db import transaction

from corridors import route_reading
from corridors.geometry import as_one_line, great_circle, length_km, split_at_antimeridian
from corridors.models import Corridor, Country, Leg, Place
from corridors.route_plan import (
    Closure,
    Correction,
    LegPlan,
    PlacePlan,
    RouteError,
    RoutePlan,
    as_document,
    closure_document,
    correction_document,
)
from corridors.route_reading import plan_from
from corridors.routes import crossed_by, names_in_sentences, swapped_places

__all__ = [
    "Closure", "Correction", "LegPlan", "PlacePlan", "RouteError", "RoutePlan", "as_document", "legs_of",
    "plan_from", "plan_of", "problems_with_countries", "problems_with_ends", "save_route",
]  # fmt: skip


def plan_of(corridor: Corridor) -> RoutePlan:
    """The route as it is stored."""
    places = corridor.places.order_by("sequence")
    return RoutePlan(
        tuple(PlacePlan(each.name, each.country_id, each.longitude, each.latitude) for each in places),
        tuple(_leg_plan(leg) for leg in corridor.legs.order_by("sequence")),
    )


def _leg_plan(leg: Leg) -> LegPlan:
    return LegPlan(
        leg.mode,
        as_one_line(leg.line) if leg.kind == Leg.Kind.CURATED else None,
        tuple(leg.labels),
        leg.closed_when,
        leg.corrected_by,
    )


@transaction.atomic
def save_route(corridor: Corridor, plan: RoutePlan) -> None:
    """Replace places and legs by a plan, with lengths and countries crossed worked out anew.

    Raises
    ------
    RouteError
        When the plan names a country nobody knows or has swapped coordinates; nothing is changed then.
    """
    if problems := problems_with_countries(plan):
        raise RouteError(problems)
    corridor.places.all().delete()
    places = Place.objects.bulk_create(
        Place(
            corridor=corridor, sequence=sequence, name=place.name, country_id=place.iso3,
            longitude=place.longitude, latitude=place.latitude,
        )
        for sequence, place in enumerate(plan.places, start=1)
    )  # fmt: skip
    stretches = zip(pairwise(places), plan.legs, strict=True)
    Leg.objects.bulk_create(
        leg_between(pair, leg, corridor=corridor, sequence=sequence)
        for sequence, (pair, leg) in enumerate(stretches, start=1)
    )


def leg_between(pair: tuple[Place, Place], plan: LegPlan, **fields: object) -> Leg:
    """A leg that is not stored yet: its line, its length and the countries the line crosses."""
    start, end = pair
    line = (
        split_at_antimeridian(plan.line)
        if plan.line is not None
        else great_circle((start.longitude, start.latitude), (end.longitude, end.latitude))
    )
    return Leg(
        start=start, end=end, mode=plan.mode, line=line, length_km=length_km(line),
        kind=Leg.Kind.STAND_IN if plan.line is None else Leg.Kind.CURATED,
        countries=crossed_by(line, plan.mode), labels=list(plan.labels),
        closures=[closure_document(closure) for closure in plan.closures],
        corrections=[correction_document(correction) for correction in plan.corrections],
        **fields,
    )  # fmt: skip


def legs_of(plan: RoutePlan) -> list[Leg]:
    """The legs a plan would become, stored nowhere."""
    places = [
        Place(name=each.name, country_id=each.iso3, longitude=each.longitude, latitude=each.latitude)
        for each in plan.places
    ]
    return [leg_between(pair, leg) for pair, leg in zip(pairwise(places), plan.legs, strict=True)]


def problems_with_ends(plan: RoutePlan, origin: str, destination: str) -> list[tuple[str, str]]:
    """What is wrong where a route does not run from the origin to the destination (ISO3), by their names."""
    if not route_reading.problems_with_ends(plan, origin, destination, {}):
        return []
    named = names_in_sentences({origin, destination, plan.places[0].iso3, plan.places[-1].iso3})
    return route_reading.problems_with_ends(plan, origin, destination, named)


def problems_with_countries(plan: RoutePlan) -> list[tuple[str, str]]:
    """What is wrong with the countries a plan names and with where its places lie, each with its path."""
    return _unknown_countries(plan) or swapped_places(plan)


def _unknown_countries(plan: RoutePlan) -> list[tuple[str, str]]:
    named = [(f"places.{number}.iso3", place.iso3) for number, place in enumerate(plan.places)]
    named += [
        (f"legs.{number}.corrections.{entry}.iso3", correction.iso3)
        for number, leg in enumerate(plan.legs)
        for entry, correction in enumerate(leg.corrections)
    ]
    asked = {iso3 for _, iso3 in named}
    known = set(Country.objects.countries().filter(iso3__in=asked).values_list("iso3", flat=True))
    return [
        (path, f"“{iso3}” is no country this installation knows.")
        for path, iso3 in named
        if iso3 not in known
    ]
