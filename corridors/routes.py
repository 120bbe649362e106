"""Draw the legs of a corridor: one line a leg, its length, and the countries it crosses."""

from itertools import pairwise

from corridors.frames import ShapesMissing, country_shapes
from corridors.geometry import Line, country_kilometres, great_circle, length_km
from corridors.models import Corridor, Leg, Place


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
