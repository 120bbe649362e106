"""What a release says differently from others: rows added, changed and gone.

The database compares whole rows, unknown values included; only the rows that differ come here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from corridors.models import Event, Figure, PairFigure, Participation, Release, SurveyShare

Key = tuple[Any, ...]

ABOUT: dict[type[Any], tuple[str, ...]] = {
    Figure: ("indicator_id", "country_id", "period", "qualifier"),
    PairFigure: ("indicator_id", "origin_id", "destination_id", "period", "qualifier"),
    Event: ("kind", "publisher_id"),
    Participation: ("instrument_id", "country_id"),
    SurveyShare: ("corridor", "population", "reference_date"),
}
"""What a row is about: rows of two releases that agree in it are compared."""

SAYS: dict[type[Any], tuple[str, ...]] = {
    Figure: ("value",),
    PairFigure: ("value",),
    Event: (
        "starts", "ends", "longitude", "latitude", "precision", "country_id", "best", "low", "high",
        "missing", "attributes",
    ),
    Participation: ("action", "since", "known_to", "to_be_checked", "basis"),
    SurveyShare: ("share", "basis", "to_be_checked"),
}  # fmt: skip
"""What a row says about it."""


@dataclass(frozen=True)
class Differences:
    """How many rows are only in the newer release, in both with another content, only in the older."""

    added: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: "Differences") -> "Differences":
        return Differences(self.added + other.added, self.changed + other.changed, self.gone + other.gone)


def differences(newer: Release, older: Collection[Release]) -> Differences:
    """Compare all rows of a release with those of the releases it takes the place of."""
    return sum((_differences(model, newer, older) for model in ABOUT), Differences())


def _differences(model: type[Any], newer: Release, older: Collection[Release]) -> Differences:
    columns = (*ABOUT[model], *SAYS[model])
    new = model.objects.filter(release=newer).order_by().values_list(*columns)
    old = model.objects.filter(release__in=older).order_by().values_list(*columns)
    width = len(ABOUT[model])
    only_new = _keys(new.difference(old), width)
    only_old = _keys(old.difference(new), width)
    return Differences(len(only_new - only_old), len(only_new & only_old), len(only_old - only_new))


def _keys(rows: Any, width: int) -> set[Key]:
    return {row[:width] for row in rows.iterator()}
