"""Finding a place by name in the gazetteer: by its beginning, else by near misses, the larger first."""

import unicodedata
from difflib import SequenceMatcher
from typing import Any

from corridors.models import PopulatedPlace

FIELDS = ("name", "ascii_name", "country_id", "country__name", "longitude", "latitude", "population")
MOST = 8
EXACT, BEGINS, WITHIN, NOT_MEANT = 0.0, 1.0, 2.0, 3.0
NEAR_ENOUGH = 0.8
"""Share of letters two names have in common, in order, from which a near miss is offered."""


def find_places(typed: str, most: int = MOST) -> list[dict[str, Any]]:
    """Places whose name may be meant; after a comma the country, by name or code ("Kassala, Sudan")."""
    wanted, _, country = (_plain(part) for part in typed.partition(","))
    if len(wanted) < 2:
        return []
    rows = [row for row in PopulatedPlace.objects.order_by().values(*FIELDS) if _lies_in(row, country)]
    ranked = sorted(((_rank(row, wanted), row) for row in rows), key=lambda pair: pair[0])
    known = [(nearness, row) for (nearness, _), row in ranked if nearness < NOT_MEANT]
    begun = [row for nearness, row in known if nearness <= WITHIN]
    return [_found(row) for row in (begun or [row for _, row in known])[:most]]


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
    }


def _plain(text: str) -> str:
    """Without accents, case, apostrophes and runs of blanks."""
    letters = unicodedata.normalize("NFKD", text.replace("-", " "))
    kept = "".join(sign for sign in letters if not unicodedata.combining(sign) and sign not in "'’‘`")
    return " ".join(kept.casefold().split())
