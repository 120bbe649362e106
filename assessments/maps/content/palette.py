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

LEGAL_SWATCHES = (
    Swatch("party", "#2f6f8f", "#ffffff", "none"),
    Swatch("signed only", "#8fbcd0", "#17323f", "lines"),
    Swatch("not party", "#ece9f3", "#4a4258", "cross"),
)
"""Who is bound by a treaty: blue to pale, apart from the bands, because it enters no score."""

QUADRANTS = {"E": "#1f6f8b", "RS": "#5b4b9a", "RW": "#8a3b75", "D": "#8d6b1f"}

PATTERNS = {
    "none": "",
    "outline": "",
    "dots": "M1 2a1 1 0 1 0 2 0a1 1 0 1 0-2 0M5 6a1 1 0 1 0 2 0a1 1 0 1 0-2 0",
    "lines": "M0 2H8M0 6H8",
    "cross": "M0 0L8 8M8 0L0 8",
    "dense": "M0 0L8 8M8 0L0 8M-4 4L4 12M4-4L12 4M4-4L-4 4M12 4L4 12",
    "hatch": "M-2 2L2-2M0 8L8 0M6 10L10 6",
}
"""Pattern -> strokes on a tile of 8 by 8, drawn in the band's ink (SVG path syntax)."""

WIDTHS = {"very low": 3.0, "low": 4.0, "medium": 5.0, "high": 6.5, "very high": 8.0}
"""Width of a line in pixels: the band of a leg can be told without its colour."""

THIN = 3.0
"""Width of a line in no band: not rated, not covered, not applicable."""

CASING = 3.0
"""How much wider the edge under a line is than the line, in pixels."""

MODES = {"land": "", "sea": "0.1 12", "air": "14 12"}
"""Dashes of a leg's line by mode, drawn with round ends: land solid, sea dotted, air dashed."""


def fill(band: str) -> str:
    """Return the fill colour of a band; an unknown band is an error, never a default colour."""
    return BY_BAND[band].fill
