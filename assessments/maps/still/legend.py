"""What explains the map of a report: the bands, the modes, the scale."""

from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from matplotlib.axes import Axes
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import Patch

from assessments.maps.content.palette import SWATCHES
from assessments.maps.still.events import event_entries
from assessments.maps.still.extent import Extent, scale_km
from assessments.maps.still.style import CLOSED, DISPUTED, HATCHES, INK, PAPER, ROUND, SOFT, dashes

TITLE = "Overall risk of countries and legs; the wider the line, the higher the band"
SIZE = 6.3


def draw_legend(figure: Figure, payload: Mapping[str, Any], top: float) -> None:
    """Draw every band, the modes of the route and the sign of disputed areas below ``top``."""
    legs = payload["places"]["route"]["legs"]
    modes = dict.fromkeys(leg["mode"] for leg in legs)
    closed = [_closed()] if any(leg.get("closed") for leg in legs) else []
    handles = [*_bands(), *(_mode(mode) for mode in modes), *closed, *event_entries(payload), _disputed()]
    figure.legend(
        handles=handles, loc="upper left", bbox_to_anchor=(0, top), ncols=ceil(len(handles) / 2),
        frameon=False, fontsize=SIZE, handlelength=2.6, columnspacing=1.2, borderaxespad=0.2, title=TITLE,
        title_fontsize=SIZE, alignment="left",
    )  # fmt: skip


def draw_scale(axes: Axes, extent: Extent) -> None:
    """Draw a bar of a round number of kilometres, true at the middle latitude of the sheet."""
    km = scale_km(extent)
    left, bottom = extent.west + 0.02 * extent.width, extent.south + 0.03 * extent.height
    axes.plot([left, left + km / extent.km_per_degree], [bottom, bottom], color=INK, linewidth=1.6, zorder=8)
    side = "S" if extent.middle < 0 else "N"
    axes.text(
        left, bottom + 0.015 * extent.height, f"{km:,.0f} km at {abs(extent.middle):.0f}° {side}",
        fontsize=6, color=INK, zorder=8,
        bbox={"facecolor": PAPER, "alpha": 0.8, "edgecolor": "none", "pad": 0.8},
    )  # fmt: skip


def draw_notes(figure: Figure, notes: Sequence[str]) -> None:
    """Write the small print at the foot of the sheet, a line each."""
    figure.text(0.005, 0.01, "\n".join(notes), fontsize=5.6, color=SOFT, va="bottom", linespacing=1.35)


def _bands() -> list[Patch]:
    return [
        Patch(
            facecolor=swatch.fill, edgecolor=INK, linewidth=0.4, label=swatch.band,
            hatch=HATCHES.get(swatch.pattern), hatchcolor=swatch.ink,
        )
        for swatch in SWATCHES
    ]  # fmt: skip


def _mode(mode: str) -> Line2D:
    return Line2D([], [], color=INK, linewidth=2, linestyle=dashes(mode, 2, 2), label=f"by {mode}", **ROUND)


def _closed() -> Line2D:
    return Line2D([], [], linewidth=5, label="closed on the day of this result", **CLOSED)


def _disputed() -> Patch:
    return Patch(facecolor="none", edgecolor=DISPUTED, hatch="///", linewidth=0.5, label="disputed area")
