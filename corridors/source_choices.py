"""The order of sources where several give the same number: ``fixtures/source_choices.csv``."""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "fixtures" / "source_choices.csv"


@dataclass(frozen=True)
class Listed:
    """One source of one measure: its rank (1 goes first), indicator, publisher, dataset and why."""

    measure: str
    rank: int
    indicator: str
    publisher: str
    dataset: str
    why: str


@cache
def listed_sources() -> tuple[Listed, ...]:
    """Return the table, measure by measure, the first source first."""
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [_listed(row) for row in csv.DictReader(file)]
    return tuple(sorted(rows, key=lambda row: (row.measure, row.rank)))


def _listed(row: dict[str, str]) -> Listed:
    said = (row[name] for name in ("indicator", "publisher", "dataset", "why"))
    return Listed(row["measure"], int(row["rank"]), *said)


def measures() -> dict[str, tuple[Listed, ...]]:
    """Return the sources of each measure in their order."""
    found: dict[str, tuple[Listed, ...]] = {}
    for row in listed_sources():
        found[row.measure] = (*found.get(row.measure, ()), row)
    return found
