"""Recorded incidents on the map of a report: a mark each, under the line, told apart by shape."""

from collections.abc import Mapping
from typing import Any

from matplotlib.axes import Axes
from matplotlib.lines import Line2D

from assessments.maps.content.event_columns import DEATHS, event_columns
from assessments.maps.content.incidents import KINDS, counted
from assessments.maps.still.style import DEATH, INK, PAPER, SOFT

MARKS: dict[str, dict[str, Any]] = {
    "conflict": {"marker": "x", "color": SOFT, "linewidths": 0.5, "s": 7},
    "death": {"marker": "o", "facecolors": PAPER, "edgecolors": DEATH, "linewidths": 0.6, "s": 7},
}


def draw_events(axes: Axes, payload: Mapping[str, Any]) -> None:
    """Draw every incident that has a point, at its own place."""
    events = event_columns(payload)
    for kind in counted(payload):
        chosen = events.chosen((events.deaths == DEATHS) == (kind == "death"))
        axes.scatter(chosen.x, chosen.y, zorder=4.5, alpha=0.75, **MARKS[kind])


def event_entries(payload: Mapping[str, Any]) -> list[Line2D]:
    """Return the entries of the legend, with how many there are."""
    return [
        Line2D(
            [], [], linestyle="none", markersize=4, label=f"{KINDS[kind]} ({number:,})",
            marker=MARKS[kind]["marker"], markerfacecolor=PAPER,
            markeredgecolor=DEATH if kind == "death" else INK, markeredgewidth=0.7,
        )
        for kind, number in counted(payload).items()
    ]  # fmt: skip
