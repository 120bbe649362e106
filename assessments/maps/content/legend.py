"""The legend of a map: every band with its limits, every mode, every mark, as numbers a template can draw."""

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from types import MappingProxyType

from assessments.maps.content.layers import Limits
from assessments.maps.content.palette import (
    CASING,
    LEGAL_SWATCHES,
    MODES,
    PATTERNS,
    SWATCHES,
    THIN,
    WIDTHS,
    Swatch,
)

MODE_LABELS = {"land": "by land", "sea": "by sea", "air": "by air"}

MEANINGS = {
    "not rated": "too few figures",
    "not covered": "no figure exists in this method",
    "not applicable": "the question does not arise",
}


@dataclass(frozen=True)
class BandEntry:
    """A band as the legend shows it: its swatch, the width of its line, and what belongs to it in words.

    ``risk`` and ``cell`` are empty for a band without limits, ``meaning`` for one with.
    """

    swatch: Swatch
    path: str
    width: float
    risk: str
    cell: str
    meaning: str

    @property
    def casing(self) -> float:
        return self.width + CASING

    @property
    def limited(self) -> bool:
        return bool(self.risk)


@dataclass(frozen=True)
class ModeEntry:
    label: str
    dashes: str


@dataclass(frozen=True)
class StatusEntry:
    """How a country is shaded by its consent to a treaty."""

    swatch: Swatch
    path: str


def band_entries(limits: Limits) -> list[BandEntry]:
    """Every band, the five rated ones with the limits that are given."""
    ranges = {kind: dict(zip(WIDTHS, _ranges(limits[kind]), strict=True)) for kind in limits}
    return [
        BandEntry(
            swatch=swatch,
            path=PATTERNS[swatch.pattern],
            width=WIDTHS.get(swatch.band, THIN),
            risk=ranges.get("risk", {}).get(swatch.band, ""),
            cell=ranges.get("cell", {}).get(swatch.band, ""),
            meaning=MEANINGS.get(swatch.band, ""),
        )
        for swatch in SWATCHES
    ]


def status_entries() -> list[StatusEntry]:
    """Every status of legal cover that countries are told apart by."""
    return [StatusEntry(swatch, PATTERNS[swatch.pattern]) for swatch in LEGAL_SWATCHES]


def mode_entries() -> list[ModeEntry]:
    return [ModeEntry(MODE_LABELS[mode], dashes) for mode, dashes in MODES.items()]


@lru_cache(maxsize=8)
def band_limits(method_text: str) -> Limits:
    """The band limits of a method file: ``risk`` and ``cell``, four numbers each."""
    bands = tomllib.loads(method_text)["bands"]
    return MappingProxyType({kind: tuple(bands[kind]["limits"]) for kind in ("risk", "cell")})


def _ranges(limits: Sequence[float]) -> list[str]:
    """Five ranges in words; a limit belongs to the higher band."""
    between = [f"{low:g} to below {high:g}" for low, high in pairwise(limits)]
    return [f"below {limits[0]:g}", *between, f"{limits[-1]:g} and above"]
