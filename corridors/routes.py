"""Draw the legs of a corridor: one line a leg, its length, the countries it crosses and its places lie in."""

from collections.abc import Iterable
from itertools import pairwise

from shapely.geometry import Point

from corridors.codes import in_a_sentence
from corridors.frames import ShapesMissing, country_shapes
from corridors.geometry import Line, country_kilometres, great_circle, length_km
from corridors.models import Corridor, Country, Leg, Place
from corridors.route_plan import PlacePlan, RoutePlan

FAR, NEAR = 5.0, 0.5
"""Degrees from the outline of a place's country from which it lies elsewhere, and up to which in it."""


def draw_legs(corridor: Corridor, modes: list[str]) -> list[Leg]:
    """Replace the legs of a corridor by great circles between its places, in their order.

    ``modes`` names the mode of each leg, one fewer than there are places. The lines are
    stand-ins: nobody curated them, and every page says so. Without country shapes on this machine
    the legs are drawn all the same, and the countries they cross are not known.
    """
    places = list(corridor.places.order_by("sequence"))
    if len(modes) != max(len(places) - 1, 0):
        raise ValueError(f"{len(places)} places need {len(places) - 1} modes, not {len(modes)}.")
    corridor.legs.all().delete()
    legs = [_stand_in(corridor, number, pair, mode) for number, (pair, mode) in _stretches(places, modes)]
    return Leg.objects.bulk_create(legs)


def _stretches(places: list[Place], modes: list[str]) -> list[tuple[int, tuple[tuple[Place, Place], str]]]:
    return list(enumerate(zip(pairwise(places), modes, strict=True), start=1))


def _stand_in(corridor: Corridor, number: int, pair: tuple[Place, Place], mode: str) -> Leg:
    start, end = pair
    line = great_circle((start.longitude, start.latitude), (end.longitude, end.latitude))
    return Leg(
        corridor=corridor, sequence=number, start=start, end=end, mode=mode, kind=Leg.Kind.STAND_IN,
        line=line, length_km=length_km(line), countries=crossed_by(line, mode),
    )  # fmt: skip


def crossed_by(line: Line, mode: str) -> dict[str, float]:
    """Kilometres by country of a line over land; lines at sea and in the air cross none."""
    if mode != Leg.Mode.LAND:
        return {}
    try:
        return country_kilometres(line, country_shapes())
    except ShapesMissing:
        return {}


def swapped_places(plan: RoutePlan) -> list[tuple[str, str]]:
    """Ask where a place lies far from its country and would lie in it with its coordinates swapped."""
    try:
        known = country_shapes().set_index("iso3").geometry
    except ShapesMissing:
        return []
    asked = [
        (number, place)
        for number, place in enumerate(plan.places)
        if place.iso3 in known.index
        and known[place.iso3].distance(Point(place.longitude, place.latitude)) > FAR
        and known[place.iso3].distance(Point(place.latitude, place.longitude)) < NEAR
    ]
    names = names_in_sentences({place.iso3 for _, place in asked}) if asked else {}
    return [
        (f"places.{number}.latitude", _is_it_swapped(place, names.get(place.iso3, place.iso3)))
        for number, place in asked
    ]


def names_in_sentences(countries: Iterable[str]) -> dict[str, str]:
    """Return how countries (ISO3) are called in a sentence."""
    known = Country.objects.filter(iso3__in=countries).values_list("iso3", "name")
    return {iso3: in_a_sentence(name) for iso3, name in known}


def _is_it_swapped(place: PlacePlan, country: str) -> str:
    return (
        f"{place.name} at latitude {place.latitude:g} and longitude {place.longitude:g} lies far from "
        f"{country}, and with the two swapped it lies there. Are they swapped?"
    )
