"""The gazetteer and the sample corridors, as tables."""

from collections.abc import Iterable
from pathlib import Path

from corridors.codes import from_iso3
from corridors.distilling.tables import Cells, number_text, table_text
from corridors.sources.reading import PlaceReading, Reading
from corridors.sources.tables import UnusableRow, columns, csv_rows, degrees

GAZETTEER = ("name", "ascii_name", "country", "longitude", "latitude", "population")
CORRIDORS = (
    "corridor", "population", "sequence", "place", "country", "longitude", "latitude", "mode_to_next",
)  # fmt: skip

_PUBLISHED = ("corridor", "population", "seq", "place", "iso3", "lon", "lat", "mode_to_next")


def gazetteer_table(readings: Iterable[Reading]) -> str:
    """Return towns by name, ASCII name, country, position (to about ten metres) and population."""
    return table_text(GAZETTEER, (_town(r) for r in readings if isinstance(r, PlaceReading)))


def corridors_table(path: Path) -> str:
    """Return the sample corridors, a row a place, with the mode to the next place.

    Raises
    ------
    UnusableRow
        When a position is none on Earth.
    UnknownCountry
        When a code is no country's.
    """
    header, rows = csv_rows(path, _PUBLISHED)
    places = columns(header, _PUBLISHED)
    return table_text(CORRIDORS, (_stop(line, [cells[place] for place in places]) for line, cells in rows))


def _town(place: PlaceReading) -> Cells:
    return (
        place.name, place.ascii_name, place.iso3, f"{place.longitude:.4f}", f"{place.latitude:.4f}",
        number_text(place.population),
    )  # fmt: skip


def _stop(line: int, cells: list[str]) -> Cells:
    code, population, sequence, name, country, longitude, latitude, mode = cells
    if not sequence.isdecimal():
        raise UnusableRow(f"line {line}: {sequence!r} is no place in an order.")
    return (
        "-".join(from_iso3(part) for part in code.split("-")), population, sequence, name,
        from_iso3(country), number_text(degrees(longitude, "longitude", 180)),
        number_text(degrees(latitude, "latitude", 90)), mode,
    )  # fmt: skip
