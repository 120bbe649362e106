"""Colours and patterns of the bands, one meaning everywhere: page, map, chart and report.

The five bands grow darker from pale yellow to dark red: the order survives in grey and for
colour-blind readers, and no band is green, because a low value is not a promise of safety.
"""

from dataclasses import dataclass


@dataclass(frozen=True)
class Swatch:
    """How one band looks: its fill, the text that is legible on it, and its pattern in print."""

    band: str
    fill: str
    ink: str
    pattern: str


SWATCHES = (
    Swatch("very low", "#fbf1cf", "#2b2118", "none"),
    Swatch("low", "#f6cf7f", "#2b2118", "dots"),
    Swatch("medium", "#e8923f", "#1f150c", "lines"),
    Swatch("high", "#c2492b", "#ffffff", "cross"),
    Swatch("very high", "#7a1a2c", "#ffffff", "dense"),
    Swatch("not rated", "#c9ccd1", "#22262b", "outline"),
    Swatch("not covered", "#e6e8eb", "#22262b", "hatch"),
    Swatch("not applicable", "#f4f5f6", "#22262b", "none"),
)
BY_BAND = {swatch.band: swatch for swatch in SWATCHES}

QUADRANTS = {"E": "#1f6f8b", "RS": "#5b4b9a", "RW": "#8a3b75", "D": "#8d6b1f"}
MODES = {"land": "", "sea": "2 6", "air": "10 6"}


def fill(band: str) -> str:
    """Return the fill colour of a band; an unknown band is an error, never a default colour."""
    return BY_BAND[band].fill
