"""The files of the import benchmark: the publisher's own where at hand, else made in their layout."""

import csv
import os
import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
SEED = 20260630
PAIR = ("year", "coo_name", "coo", "coo_iso", "coa_name", "coa", "coa_iso")
HEADERS = {
    "population": (
        *PAIR, "refugees", "asylum_seekers", "returned_refugees", "idps", "returned_idps", "stateless",
        "ooc", "oip", "hst",
    ),
    "decisions": (
        *PAIR, "procedure_type", "dec_level", "dec_pc", "dec_recognized", "dec_other", "dec_rejected",
        "dec_closed", "dec_total",
    ),
}  # fmt: skip
ROWS = {"population": 138_893, "decisions": 113_929}
FIRST_YEAR = {"population": 1951, "decisions": 2000}
LAST_YEAR = 2025
NAMES = {"population": "population.csv", "decisions": "asylum_decisions.csv"}

Cells = list[str]


@dataclass(frozen=True)
class Given:
    """A file and where it is from, in words."""

    path: Path
    origin: str


def given_files(folder: Path) -> dict[str, Given]:
    """Return both files; those made up are written into the folder."""
    published = Path(os.environ.get("PUBLISHERS_FILES", ROOT.parent / "shared" / "data")) / "unhcr"
    found = {}
    for kind, name in NAMES.items():
        path = published / name
        if path.is_file():
            found[kind] = Given(path, "the publisher's file")
        else:
            _write(folder / name, kind)
            found[kind] = Given(folder / name, f"made up in the publisher's layout, seed {SEED}")
    return found


def _write(path: Path, kind: str) -> None:
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.writer(file, lineterminator="\n")
        table.writerow(HEADERS[kind])
        table.writerows(_rows(kind))


def _rows(kind: str) -> Iterator[Cells]:
    """Give rows of years and pairs that are drawn evenly, none of them twice, most cells zero."""
    generator = random.Random(SEED)
    with (ROOT / "fixtures" / "countries.csv").open(encoding="utf-8", newline="") as file:
        countries = [(row["name"], row["iso3"]) for row in csv.DictReader(file) if row["is_country"] == "yes"]
    seen = set()
    while len(seen) < ROWS[kind]:
        about = (
            generator.randint(FIRST_YEAR[kind], LAST_YEAR),
            generator.randrange(len(countries)),
            generator.randrange(len(countries)),
        )
        if about not in seen:
            seen.add(about)
            (origin, coo), (asylum, coa) = countries[about[1]], countries[about[2]]
            yield [str(about[0]), origin, coo, coo, asylum, coa, coa, *_values(kind, generator, coo == coa)]


def _values(kind: str, generator: random.Random, at_home: bool) -> Cells:
    people = [str(generator.choice((0, 5, 5, 12, 80, 900, 25_000))) for _ in range(4)]
    if kind == "decisions":
        return ["G", "FI", "P", *people, str(sum(map(int, people)))]
    displaced = people[3] if at_home else "0"
    return [people[0], people[1], "0", displaced, "0", people[2], "0", "", "0"]
