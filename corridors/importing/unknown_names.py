"""Codes and names of countries that no scheme knows, grouped, and which country may have been meant."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import asdict, dataclass
from difflib import get_close_matches
from typing import Any

from corridors.codes import UnknownCountry, from_iso3, from_name, suggest
from corridors.models import Country, CountryAlias
from corridors.sources.reading import RejectedRow

SHOWN = 60
"""Names shown to a curator, those of most rows first."""


LONGEST_CODE = 3
"""So short a text is a code of some scheme; likeness to the names of countries says nothing."""


@dataclass(frozen=True)
class UnknownName:
    """A name or code as the file writes it, in how many rows, and the ISO3 of what may be meant."""

    name: str
    rows: int
    suggestions: tuple[str, ...]

    def as_dict(self) -> dict[str, Any]:
        return asdict(self) | {"suggestions": list(self.suggestions)}


def unknown_names(refused: Iterable[RejectedRow]) -> list[UnknownName]:
    """Group the rows refused for a country nobody knows by what they call it."""
    counted = Counter(row.country for row in refused if row.country)
    known = dict(Country.objects.countries().values_list("name", "iso3"))
    return [UnknownName(name, rows, suggested(name, known)) for name, rows in counted.most_common(SHOWN)]


def suggested(name: str, known: dict[str, str]) -> tuple[str, ...]:
    """Return the ISO3 of up to three countries whose name or code is like the given one."""
    for scheme in (from_name, from_iso3):
        try:
            return (scheme(name),)
        except UnknownCountry:
            continue
    if alike := suggest(name):
        return tuple(iso3 for iso3, _ in alike)
    if len(name) <= LONGEST_CODE:
        return ()
    folded = {country.casefold(): iso3 for country, iso3 in known.items()}
    close = get_close_matches(name.casefold(), folded, n=3, cutoff=0.7)
    return tuple(dict.fromkeys(folded[match] for match in close))


def aliases_of(publisher: str) -> dict[str, str]:
    """Return what curators decided that a publisher means: name as written -> ISO3."""
    return dict(CountryAlias.objects.filter(publisher=publisher).values_list("name", "country_id"))
