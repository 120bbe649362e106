"""Which recorded incidents are kept, and which of their details."""

import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date
from hashlib import blake2b
from pathlib import Path

from corridors.sources.missing_migrants import read_incidents
from corridors.sources.opening import open_text, records
from corridors.sources.reading import AcceptedRow, EventReading, Reading, RejectedRow, Row, Scalar


def incidents(
    readings: Iterable[Reading], since: date, details: Collection[str], without: Collection[str] = ()
) -> Iterator[Reading]:
    """Keep dated incidents from a day on, with the named details, in countries not left out.

    Parameters
    ----------
    readings : iterable of Reading
    since : date
        Incidents that began earlier are left out, and so are those without a day: no age can be
        given to them.
    details : collection of str
        Attributes to keep; quoted text of publishers and their sources is not among them.
    without : collection of str
        ISO3 of countries a later edition covers in full.
    """
    return (
        replace(reading, attributes=_named(reading, details))
        for reading in readings
        if isinstance(reading, EventReading)
        and reading.starts is not None
        and reading.starts >= since
        and reading.country not in without
    )


SAYS_NOTHING = (None, "", "Unknown")


def read_distinct_incidents(path: Path) -> Iterator[Row]:
    """Read a file of Missing Migrants; a row that repeats an earlier one in every column gives no reading.

    Rows that share an identifier and differ in anything are different incidents.

    Raises
    ------
    UnreadableFile
        When the file is another one, empty or cut off.
    """
    rows, first = read_incidents(path), dict[bytes, int]()
    for line, incident in _as_published(path):
        first.setdefault(blake2b(incident.encode(), digest_size=16).digest(), line)
    distinct = set(first.values())
    for row in rows:
        yield row if isinstance(row, RejectedRow) or row.line in distinct else AcceptedRow(row.line, ())


def _as_published(path: Path) -> Iterator[tuple[int, str]]:
    """Give each row, as one text of all its columns, with its line (csv) or place in the list (JSON)."""
    text = open_text(path)
    if text.lstrip().startswith(("[", "{")):
        for place, incident in enumerate(json.loads(text), start=1):
            yield place, json.dumps(incident, sort_keys=True)
    else:
        for line, cells in records(path):
            yield line, json.dumps(cells)


def without_points(readings: Iterable[Reading]) -> Iterator[Reading]:
    """Mark whole-degree positions (precision 5) as no points (precision 6).

    A degree is up to 111 km, more than twice the distance at which an incident counts as near a line.
    """
    return (
        replace(r, precision=6) if isinstance(r, EventReading) and r.precision == 5 else r for r in readings
    )


def _named(reading: EventReading, details: Collection[str]) -> Mapping[str, Scalar]:
    found = {name: reading.attributes.get(name) for name in sorted(details)}
    return {name: value for name, value in found.items() if value not in SAYS_NOTHING}
