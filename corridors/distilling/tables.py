"""The tables of ``fixtures/``: readings as sorted text that is the same every time."""

import csv
import io
import json
from collections import defaultdict
from collections.abc import Iterable, Sequence
from pathlib import Path

from corridors.sources.reading import (
    CountryReading,
    EventReading,
    PairReading,
    ParticipationReading,
    Reading,
    SurveyReading,
)

LARGEST = 900_000
"""Bytes a single table may have, so that every one can be read and reviewed as text."""

COLUMNS = {
    "figures": ("release", "indicator", "country", "period", "value", "qualifier"),
    "pairs": ("release", "indicator", "origin", "destination", "period", "value", "qualifier"),
    "events": (
        "release", "kind", "publisher_id", "starts", "ends", "longitude", "latitude", "precision",
        "country", "best", "low", "high", "missing", "attributes",
    ),
    "participations": (
        "release", "instrument", "country", "action", "since", "known_to", "to_be_checked", "basis",
    ),
    "surveys": (
        "release", "corridor", "population", "share", "reference_date", "basis", "to_be_checked",
    ),
}  # fmt: skip
"""Folder -> the columns of every table in it."""

Cells = tuple[str, ...]


class TableTooLarge(ValueError):
    """A table would pass the largest size; it has to be split."""


def number_text(value: float | None) -> str:
    """Write a number with twelve significant digits and no needless zeros; ``""`` where there is none."""
    return "" if value is None else f"{value:.12g}"


def degrees_text(value: float | None) -> str:
    """Write a longitude or latitude to five decimals, about a metre; ``""`` where there is none."""
    return "" if value is None else number_text(round(value, 5))


def table_text(columns: Sequence[str], rows: Iterable[Cells]) -> str:
    """Write a header and the rows in their sorted order, lines ending in a line feed."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    writer.writerows(sorted(rows))
    return out.getvalue()


def release_tables(release: str, readings: Iterable[Reading]) -> dict[str, str]:
    """Return path -> text of the tables that hold one release's readings.

    Pairs and incidents have a table a year, because a year of them is long; the others one table.
    """
    tables: dict[tuple[str, str], list[Cells]] = defaultdict(list)
    for reading in readings:
        tables[_place(release, reading)].append((release, *_cells(reading)))
    return {
        f"{folder}/{name}.csv": table_text(COLUMNS[folder], rows)
        for (folder, name), rows in sorted(tables.items())
    }


def as_row(release: str, reading: Reading) -> tuple[str, dict[str, str]]:
    """Return the folder a reading's row belongs to, and the row as column -> text."""
    folder, _ = _place(release, reading)
    return folder, dict(zip(COLUMNS[folder], (release, *_cells(reading)), strict=True))


def write(folder: Path, tables: dict[str, str]) -> None:
    """Write the tables and remove the ones of an earlier run that are no longer among them.

    Raises
    ------
    TableTooLarge
        When a table passes the largest size; nothing has been written then.
    """
    for path, text in tables.items():
        size = len(text.encode())
        if size > LARGEST:
            raise TableTooLarge(f"{path} would have {size} bytes; at most {LARGEST} are allowed.")
    for kind in COLUMNS:
        for old in (folder / kind).glob("*.csv"):
            if f"{kind}/{old.name}" not in tables:
                old.unlink()
    for path, text in tables.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8", newline="")


def _place(release: str, reading: Reading) -> tuple[str, str]:
    match reading:
        case CountryReading():
            return "figures", release
        case PairReading():
            return "pairs", f"{release}-{reading.period[:4]}"
        case EventReading():
            return "events", f"{release}-{reading.starts.year if reading.starts else 'undated'}"
        case ParticipationReading():
            return "participations", release
        case SurveyReading():
            return "surveys", release
    raise TypeError(f"There is no table for {reading!r}.")


def _cells(reading: Reading) -> Cells:
    match reading:
        case CountryReading(indicator, country, period, value, qualifier):
            return (indicator, country, period, number_text(value), qualifier)
        case PairReading(indicator, origin, destination, period, value, qualifier):
            return (indicator, origin, destination, period, number_text(value), qualifier)
        case EventReading():
            return _event_cells(reading)
        case ParticipationReading():
            return _participation_cells(reading)
        case SurveyReading(corridor, who, share, when, basis, to_be_checked):
            return (corridor, who, number_text(share), _day(when), basis, _yes_or_no(to_be_checked))
    raise TypeError(f"There is no table for {reading!r}.")


def _event_cells(event: EventReading) -> Cells:
    return (
        event.kind, event.publisher_id, _day(event.starts), _day(event.ends),
        degrees_text(event.longitude), degrees_text(event.latitude), str(event.precision),
        event.country or "",
        *(number_text(count) for count in (event.best, event.low, event.high, event.missing)),
        json.dumps(dict(event.attributes), sort_keys=True, ensure_ascii=False, default=str),
    )  # fmt: skip


def _participation_cells(reading: ParticipationReading) -> Cells:
    return (
        reading.instrument, reading.iso3, reading.action, _day(reading.since), _day(reading.known_to),
        _yes_or_no(reading.to_be_checked), reading.basis,
    )  # fmt: skip


def _yes_or_no(answer: bool) -> str:
    return "yes" if answer else "no"


def _day(day: object) -> str:
    return "" if day is None else str(day)
