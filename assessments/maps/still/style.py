"""How the map of a report looks on paper: colours, hatches, dashes. Bands themselves: ``palette``."""

from typing import Any

SEA, LAND, BORDER = "#e9eff2", "#f8f7f4", "#aeb6ba"
INK, SOFT, PAPER, DISPUTED = "#22262b", "#4b565e", "#ffffff", "#5b4b9a"
DEATH = "#14506b"

POINTS_PER_PIXEL = 0.55
"""Widths of ``palette`` are pixels of a page."""

HATCHES = {"dots": "..", "lines": "---", "cross": "xx", "dense": "xxxxx", "hatch": "//"}

ROUND: dict[str, Any] = {"solid_capstyle": "round", "dash_capstyle": "round", "solid_joinstyle": "round"}

CLOSED: dict[str, Any] = {"color": INK, "linestyle": (0, (0.25, 1.0)), "dash_capstyle": "butt"}
"""Bars across a line; dashes scale with its width."""

_DASHES = {"sea": (0.1, 2.2), "air": (3.0, 2.6)}


def dashes(mode: str, width: float, core: float) -> Any:
    """Return the dashes of a line of ``width`` points laid under or over one of ``core`` points.

    Dashes scale with a line's width in matplotlib; the edge and the line on it must break together.
    """
    if mode not in _DASHES:
        return "solid"
    return 0, tuple(part * max(core, 2.0) / width for part in _DASHES[mode])
