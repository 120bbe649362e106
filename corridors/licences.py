"""What a licence allows: the one place that decides whether a release's rows may leave the installation.

The table ``fixtures/licences.csv`` says the class of every licence a release can name. A licence that is
not in it is ``unknown``, and nothing under an unknown licence is passed on: the mistake that can be
mended later is to withhold.
"""

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path

TABLE = Path(__file__).resolve().parent.parent / "fixtures" / "licences.csv"

OPEN = "open"
ATTRIBUTION = "attribution"
NON_COMMERCIAL = "non-commercial"
NO_REDISTRIBUTION = "no-redistribution"
UNKNOWN = "unknown"
CLASSES = (OPEN, ATTRIBUTION, NON_COMMERCIAL, NO_REDISTRIBUTION, UNKNOWN)
PASSED_ON = frozenset({OPEN, ATTRIBUTION, NON_COMMERCIAL})
"""Classes whose rows may leave through API, CSV, download or report."""

WITHHELD = "held under a licence that does not allow passing it on"
"""What stands in the place of a number that stays here."""


@dataclass(frozen=True)
class Licence:
    """One licence: its name as releases write it, its class, what it means in a sentence, its text."""

    name: str
    kind: str
    means: str
    url: str


@cache
def licences() -> dict[str, Licence]:
    """Return every licence of the table by its name.

    Raises
    ------
    ValueError
        When a row names a class there is not.
    """
    with TABLE.open(encoding="utf-8", newline="") as file:
        rows = [
            Licence(row["licence"], row["class"], row["means"], row["url"]) for row in csv.DictReader(file)
        ]
    for row in rows:
        if row.kind not in CLASSES:
            raise ValueError(f"licences.csv, {row.name}: {row.kind!r} is none of {', '.join(CLASSES)}.")
    return {row.name: row for row in rows}


def licence_of(name: str) -> Licence:
    """Return what is known of a licence.

    Examples
    --------
    >>> licence_of("CC BY 4.0").kind, licence_of("a licence nobody has read").kind
    ('attribution', 'unknown')
    """
    not_known = Licence(name, UNKNOWN, "Nobody has recorded what this licence allows", "")
    return licences().get(name.strip(), not_known)


def may_be_passed_on(name: str) -> bool:
    """Say whether rows under a licence may leave the installation.

    Examples
    --------
    >>> may_be_passed_on("CC BY 4.0"), may_be_passed_on("ACLED terms"), may_be_passed_on("")
    (True, False, False)
    """
    return licence_of(name).kind in PASSED_ON


def passed_on_licences() -> list[str]:
    """Return the names of the licences whose rows may leave."""
    return [name for name, licence in licences().items() if licence.kind in PASSED_ON]
