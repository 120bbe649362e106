"""Writing the fixtures folder from a folder of publishers' files. Running twice changes nothing."""

import csv
import hashlib
import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from corridors.distilling.countries import countries_table
from corridors.distilling.disputed_islets import islets_table
from corridors.distilling.editions import Edition, Outcome, distilled
from corridors.distilling.places import corridors_table, gazetteer_table
from corridors.distilling.tables import Cells, release_tables, table_text, write
from corridors.distilling.treaties import replaced_by
from corridors.sources.gazetteer import read_places
from corridors.sources.reading import CountryReading, collect

RELEASES = (
    "key", "publisher", "dataset", "version", "period", "released", "retrieved", "page_url", "licence",
    "absent_means", "sha256", "covered_until", "countries_covered", "to_be_checked", "rows_read",
    "rows_refused",
)  # fmt: skip

CLEAR = ("public domain", "facts", "Apache-2.0", "CC0", "CC BY")
"""How a licence begins that lets figures be passed on."""

Described = dict[str, str]
Outcomes = dict[str, Outcome]


class UnclearLicence(ValueError):
    """A file whose licence is not clear is not distilled."""


@dataclass(frozen=True)
class Told:
    """What happened to one edition: rows read and refused, readings kept."""

    key: str
    read: int
    refused: int
    kept: int

    def __str__(self) -> str:
        return f"{self.key}: read {self.read}, refused {self.refused}, kept {self.kept}"


def distil_folder(source: Path, target: Path, editions: Sequence[Edition]) -> Iterator[Told]:
    """Read the publishers' files under ``source`` and write the tables into ``target``.

    Yields what happened to each edition as it is read; the tables are written after the last one.

    Raises
    ------
    UnreadableFile
        When a file is missing or not what its reader reads; nothing has been written then.
    UnclearLicence
        When the licence of a file does not clearly let its figures be passed on.
    """
    described = _described(source / "releases.csv")
    outcomes: Outcomes = {}
    for edition in editions:
        _check_licence(described[edition.path])
        outcomes[edition.key] = distilled(edition, _files(source, edition.path))
        yield _told(edition.key, outcomes[edition.key])
    _let_later_words_count(outcomes, editions)
    tables = {"releases.csv": _releases(source, editions, described, outcomes)}
    for key, outcome in outcomes.items():
        tables |= release_tables(key, outcome.kept)
    write(target, tables | _reference(source, outcomes))


def _described(path: Path) -> dict[str, Described]:
    with path.open(encoding="utf-8-sig", newline="") as file:
        return {row["path"]: row for row in csv.DictReader(file)}


def _check_licence(described: Described) -> None:
    if not described["licence"].startswith(CLEAR):
        raise UnclearLicence(f"{described['path']}: the licence {described['licence']!r} is not clear.")


def _files(source: Path, path: str) -> list[Path]:
    return sorted(source.glob(path)) if "*" in path else [source / path]


def _told(key: str, outcome: Outcome) -> Told:
    return Told(key, outcome.read, outcome.refused, len(outcome.kept))


def _let_later_words_count(outcomes: Outcomes, editions: Sequence[Edition]) -> None:
    for edition in editions:
        if edition.yields_to:
            earlier, later = outcomes[edition.key], outcomes[edition.yields_to]
            kept = replaced_by(earlier.kept, later.kept)
            outcomes[edition.key] = Outcome(earlier.read, earlier.refused, kept)


def _releases(
    source: Path, editions: Sequence[Edition], described: dict[str, Described], outcomes: Outcomes
) -> str:
    def row(edition: Edition) -> Cells:
        sha256 = _sha256(_files(source, edition.path))
        return _release(edition, described[edition.path], sha256, outcomes[edition.key])

    return table_text(RELEASES, map(row, editions))


def _release(edition: Edition, described: Described, sha256: str, outcome: Outcome) -> Cells:
    columns = described | dict(edition.corrected) | {
        "key": edition.key,
        "publisher": edition.publisher,
        "sha256": sha256,
        "covered_until": str(edition.covered_until or ""),
        "countries_covered": " ".join(edition.countries),
        "to_be_checked": "yes" if edition.to_be_checked else "no",
        "rows_read": str(outcome.read),
        "rows_refused": str(outcome.refused),
    }  # fmt: skip
    return tuple(columns[name] for name in RELEASES)


def _sha256(files: Sequence[Path]) -> str:
    """Of one file its digest; of several the digest of their hexadecimal digests, sorted, a line each."""
    digests = sorted(hashlib.sha256(path.read_bytes()).hexdigest() for path in files)
    return digests[0] if len(digests) == 1 else hashlib.sha256("\n".join(digests).encode()).hexdigest()


def _reference(source: Path, outcomes: Outcomes) -> dict[str, str]:
    """The tables that belong to no release: countries, gazetteer, sample corridors, disputed islets."""
    maps = source / "natural_earth"
    shapes = json.loads((maps / "ne_50m_admin_0_countries.json").read_text(encoding="utf-8"))
    disputed = json.loads((maps / "ne_10m_admin_0_disputed_areas.json").read_text(encoding="utf-8"))
    towns = collect(read_places(maps / "ne_50m_populated_places_simple.json")).readings
    groups = outcomes["wb-classification-2022"].kept
    return {
        "countries.csv": countries_table(groups, _screened(outcomes), shapes),
        "places.csv": gazetteer_table(towns),
        "corridors.csv": corridors_table(source / "corridors" / "corridors.csv"),
        "disputed_islets.csv": islets_table(disputed["features"]),
    }


def _screened(outcomes: Outcomes) -> set[str]:
    """Countries INFORM or World Population Prospects has figures for."""
    return {
        reading.iso3
        for outcome in outcomes.values()
        for reading in outcome.kept
        if isinstance(reading, CountryReading) and reading.indicator.startswith(("inform.", "wpp."))
    }
