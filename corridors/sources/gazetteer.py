"""Towns of Natural Earth's populated places (simple version, GeoJSON), to choose a corridor's places from.

Positions come from the geometry: the properties ``latitude`` and ``longitude`` are wrong for some rows.
A place belongs to the territory of its ``iso_a2`` (``NA`` is Namibia), else to the country of its
``adm0_a3``. As the publisher has it, a place lies where control is, not where a claim is.

Codebook: https://www.naturalearthdata.com/downloads/50m-cultural-vectors/50m-populated-places/
"""

from collections.abc import Iterator

from corridors.codes import UnknownCountry, from_iso2, from_natural_earth
from corridors.sources.geojson import Feature, features, point, properties_of
from corridors.sources.reading import AcceptedRow, PlaceReading, RejectedRow, Row
from corridors.sources.tables import Source, UnusableRow, number


def read_places(source: Source) -> Iterator[Row]:
    """Read towns; a row's line is the feature's place in the file, from 1."""
    return _judged(features(source, "name", "nameascii", "adm0_a3", "iso_a2", "pop_max"))


def _judged(numbered: Iterator[tuple[int, Feature]]) -> Iterator[Row]:
    for line, feature in numbered:
        try:
            reading = _place(feature)
        except (UnusableRow, UnknownCountry) as error:
            yield RejectedRow(line, str(error), (str(properties_of(feature).get("name")),))
        else:
            yield AcceptedRow(line, (reading,))


def _place(feature: Feature) -> PlaceReading:
    stated = properties_of(feature)
    longitude, latitude = point(feature)[:2]
    name = str(stated.get("name") or "").strip()
    if not name:
        raise UnusableRow("The place has no name.")
    plain = str(stated.get("nameascii") or name).strip()
    return PlaceReading(name, plain, _country(stated), longitude, latitude, _population(stated))


def _country(stated: Feature) -> str:
    code = str(stated.get("iso_a2") or "")
    return from_iso2(code) if len(code) == 2 else from_natural_earth(str(stated.get("adm0_a3") or ""))


def _population(stated: Feature) -> int | None:
    people = number(stated.get("pop_max"))
    return int(people) if people is not None and people > 0 else None
