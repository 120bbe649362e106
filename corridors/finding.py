"""Finding a place by name: by its beginning, else by near misses, the larger first.

The gazetteer holds larger towns; the places of corridors stand beside them for who may see the corridor.
"""

import unicodedata
from difflib import SequenceMatcher
from typing import Any

from corridors.geometry import WGS84
from corridors.models import Corridor, Place, PopulatedPlace

FIELDS = ("name", "ascii_name", "country_id", "country__name", "longitude", "latitude", "population")
ORIGIN, DESTINATION = "corridor__origin__name", "corridor__destination__name"
OF_CORRIDORS = ("name", "country_id", "country__name", "longitude", "latitude", ORIGIN, DESTINATION)
MOST = 8
SAME_PLACE_KM = 50.0
"""Up to how far apart two places of the same name and country are one."""
EXACT, BEGINS, WITHIN, NOT_MEANT = 0.0, 1.0, 2.0, 3.0
NEAR_ENOUGH = 0.8
"""Share of letters two names have in common, in order, from which a near miss is offered."""


def find_places(typed: str, most: int = MOST, seen_by: Any = None) -> list[dict[str, Any]]:
    """Places whose name may be meant; after a comma the country, by name or code ("Kassala, Sudan").

    With ``seen_by`` also those of the corridors this user may see, where the gazetteer has none there.
    """
    wanted, _, country = (_plain(part) for part in typed.partition(","))
    if len(wanted) < 2:
        return []
    known = [*PopulatedPlace.objects.order_by().values(*FIELDS), *_of_corridors(seen_by)]
    rows = [row for row in known if _lies_in(row, country)]
    ranked = sorted(((_rank(row, wanted), row) for row in rows), key=lambda pair: pair[0])
    meant = [(nearness, row) for (nearness, _), row in ranked if nearness < NOT_MEANT]
    begun = [row for nearness, row in meant if nearness <= WITHIN]
    return [_found(row) for row in _once_each(begun or [row for _, row in meant])[:most]]


def _of_corridors(user: Any) -> list[dict[str, Any]]:
    """The places of the corridors a user may see, as rows like those of the gazetteer; samples first."""
    if user is None:
        return []
    seen = Corridor.objects.visible_to(user).in_use()
    placed = Place.objects.filter(corridor__in=seen).order_by("-corridor__is_sample", "pk")
    return [row | {"ascii_name": row["name"], "population": None} for row in placed.values(*OF_CORRIDORS)]


def _once_each(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Without places of corridors that are near one of the same name and country."""
    kept: list[dict[str, Any]] = []
    for row in rows:
        if ORIGIN not in row or not any(_is_same(row, other) for other in kept):
            kept.append(row)
    return kept


def _is_same(row: dict[str, Any], other: dict[str, Any]) -> bool:
    if row["country_id"] != other["country_id"]:
        return False
    if _plain(row["name"]) not in {_plain(other["name"]), _plain(other["ascii_name"])}:
        return False
    ends = (row["longitude"], row["latitude"], other["longitude"], other["latitude"])
    return float(WGS84.inv(*ends)[2]) <= SAME_PLACE_KM * 1000


def place_named(name: str, country: str = "") -> dict[str, Any] | None:
    """The largest place of exactly this name, in a country where one is given by name or code."""
    exact = [place for place in find_places(f"{name},{country}", 40) if _plain(place["name"]) == _plain(name)]
    return exact[0] if exact else None


def _rank(row: dict[str, Any], wanted: str) -> tuple[float, float]:
    """How near a name is (between ``WITHIN`` and ``NOT_MEANT``: a near miss), then its size."""
    names = {_plain(row["ascii_name"]), _plain(row["name"])}
    size = -float(row["population"] or 0)
    if wanted in names:
        return EXACT, size
    if any(name.startswith(wanted) for name in names):
        return BEGINS, size
    if any(f" {wanted}" in name for name in names):
        return WITHIN, size
    likeness = max(_likeness(wanted, name) for name in names)
    return (NOT_MEANT - likeness if likeness >= NEAR_ENOUGH else NOT_MEANT), size


def _likeness(wanted: str, name: str) -> float:
    """The likeness to a whole name or, while somebody is still typing, to its beginning."""
    if len(wanted) < 4:
        return 0.0
    matcher = SequenceMatcher(None, "", wanted, autojunk=False)
    best = 0.0
    for candidate in {name, name[: len(wanted)]}:
        matcher.set_seq1(candidate)
        if matcher.real_quick_ratio() >= NEAR_ENOUGH and matcher.quick_ratio() >= NEAR_ENOUGH:
            best = max(best, matcher.ratio())
    return best


def _lies_in(row: dict[str, Any], country: str) -> bool:
    return (
        not country
        or country == row["country_id"].lower()
        or _plain(row["country__name"]).startswith(country)
    )


def _found(row: dict[str, Any]) -> dict[str, Any]:
    return {
        "name": row["name"],
        "iso3": row["country_id"],
        "country": row["country__name"],
        "longitude": row["longitude"],
        "latitude": row["latitude"],
        "population": row["population"],
        "corridor": f"{row[ORIGIN]} – {row[DESTINATION]}" if ORIGIN in row else None,
    }


def _plain(text: str) -> str:
    """Without accents, case, apostrophes and runs of blanks."""
    letters = unicodedata.normalize("NFKD", text.replace("-", " "))
    kept = "".join(sign for sign in letters if not unicodedata.combining(sign) and sign not in "'’‘`")
    return " ".join(kept.casefold().split())
