"""Places of a drawn map with their names, none over another and none cut off."""

from collections.abc import Sequence
from itertools import pairwise
from typing import Any

import numpy as np
from matplotlib.axes import Axes
from matplotlib.text import Annotation, Text
from matplotlib.transforms import Bbox
from numpy.typing import NDArray

from assessments.maps.content.positions import Position
from assessments.maps.still.style import INK, PAPER

SIDES = (
    (6, 0, "left", "center"), (-6, 0, "right", "center"),
    (0, -6, "center", "top"), (0, 6, "center", "bottom"),
    (6, -7, "left", "top"), (-6, -7, "right", "top"), (6, 7, "left", "bottom"), (-6, 7, "right", "bottom"),
    (8, -15, "left", "top"), (-8, -15, "right", "top"),
    (8, 15, "left", "bottom"), (-8, 15, "right", "bottom"),
)  # fmt: skip
"""Offset of a name from its place in points, and which of its sides is held there."""


def label_places(
    axes: Axes, names: Sequence[str], positions: Sequence[Position], lines: Sequence[Sequence[Position]]
) -> list[Bbox]:
    """Draw each place, and its name on the first side that is free; both ends come first.

    A name covers a line only where every other side is taken; where no side is free it is left out.
    """
    last = len(names) - 1
    ways = _along(axes, lines)
    taken: list[Bbox] = []
    for number in sorted(range(len(names)), key=lambda number: number not in (0, last)):
        is_end = number in (0, last)
        _draw_mark(axes, positions[number], is_end, number == last)
        _draw_name(axes, names[number], positions[number], is_end, taken, ways)
    return taken


def label_countries(axes: Axes, names: Sequence[tuple[str, Sequence[Position]]], taken: list[Bbox]) -> None:
    """Write each country's name at the first of its places where it covers no other, or leave it out."""
    frame = axes.get_window_extent()
    for name, positions in names:
        for position in positions:
            text = _country_name(axes, name, position)
            box = text.get_window_extent().padded(1.0)
            if _is_free(box, frame, taken):
                taken.append(box)
                break
            text.remove()


def _country_name(axes: Axes, name: str, position: Position) -> Text:
    return axes.text(
        *position, name.upper(), fontsize=5.6, color=INK, alpha=0.9, ha="center", va="center", zorder=7,
        bbox={"facecolor": PAPER, "alpha": 0.85, "edgecolor": "none", "pad": 0.6},
    )  # fmt: skip


def _along(axes: Axes, lines: Sequence[Sequence[Position]]) -> NDArray[np.float64]:
    """Points along the lines on the sheet, a few pixels apart."""
    found = [np.empty((0, 2))]
    for line in lines:
        points = axes.transData.transform(line)
        for start, end in pairwise(points):
            steps = np.linspace(0, 1, 2 + int(np.hypot(*(end - start)) / 4))[:, np.newaxis]
            found.append(start + steps * (end - start))
    return np.concatenate(found)


def _draw_mark(axes: Axes, position: Position, is_end: bool, is_last: bool) -> None:
    size = 5.5 if is_end else 3.8
    ring: dict[str, Any] = {"marker": "o", "markeredgecolor": INK, "markeredgewidth": 1.0}
    axes.plot(*position, markersize=size, color=PAPER, zorder=9, **ring)
    if is_last:
        axes.plot(*position, marker="o", markersize=2.2, color=INK, zorder=9)


def _draw_name(
    axes: Axes, name: str, position: Position, is_end: bool, taken: list[Bbox], ways: NDArray[np.float64]
) -> None:
    frame = axes.get_window_extent()
    written = [_written(axes, name, position, is_end, side) for side in SIDES]
    boxes = [(text, text.get_window_extent().padded(1.0)) for text in written]
    free = [(text, box) for text, box in boxes if _is_free(box, frame, taken)]
    clear = [(text, box) for text, box in free if not box.count_contains(ways)]
    chosen, covered = next(iter(clear or free), (None, None))
    if covered is not None:
        taken.append(covered)
    for text in written:
        if text is not chosen:
            text.remove()


def _written(
    axes: Axes, name: str, position: Position, is_end: bool, side: tuple[int, int, str, str]
) -> Annotation:
    x, y, across, along = side
    return axes.annotate(
        name, position, (x, y), textcoords="offset points", ha=across, va=along, color=INK,
        fontsize=8 if is_end else 7, zorder=10, annotation_clip=False,
        bbox={"facecolor": PAPER, "alpha": 0.8, "edgecolor": "none", "pad": 1.0},
    )  # fmt: skip


def _is_free(covered: Bbox, frame: Bbox, taken: Sequence[Bbox]) -> bool:
    inside = (
        covered.x0 > frame.x0 and covered.y0 > frame.y0 and covered.x1 < frame.x1 and covered.y1 < frame.y1
    )
    return bool(inside) and not any(covered.overlaps(other) for other in taken)
