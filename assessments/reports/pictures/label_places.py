"""Where labels stand beside crowded points, so that no label covers another or a point."""

from collections.abc import Sequence
from dataclasses import dataclass
from math import cos, pi, sin

POINT_RADIUS = 6.5
RADII = (10.0, 18.0, 28.0, 40.0, 54.0, 70.0, 88.0)
ANGLES = tuple(index * pi / 8 for index in range(16))
LEADER_FROM = 15.0
DOT = 4.5  # half the space a point of a crowd takes
SQUARE = 32.0
FREE = 1e-6  # areas are sums of floats


@dataclass(frozen=True)
class Box:
    """A rectangle, in the picture's units; y grows downward."""

    x: float
    y: float
    width: float
    height: float

    def overlap(self, other: "Box") -> float:
        """Return the area two boxes share, 0 where they are apart."""
        across = min(self.x + self.width, other.x + other.width) - max(self.x, other.x)
        down = min(self.y + self.height, other.y + other.height) - max(self.y, other.y)
        return max(0.0, across) * max(0.0, down)

    def nearest(self, point: tuple[float, float]) -> tuple[float, float]:
        """Return the point of this box that is nearest to another point."""
        x = min(max(point[0], self.x), self.x + self.width)
        y = min(max(point[1], self.y), self.y + self.height)
        return x, y

    def outside(self, frame: "Box") -> float:
        """Return the area of this box that lies outside a frame."""
        return self.width * self.height - self.overlap(frame)


@dataclass(frozen=True)
class LabelPlace:
    box: Box
    needs_leader: bool


def place_labels(
    centres: Sequence[tuple[float, float]], widths: Sequence[float], height: float, frame: Box
) -> list[LabelPlace]:
    """Choose a place for every label, nearest first, in the order given.

    Parameters
    ----------
    centres : sequence of (x, y)
        The points.
    widths : sequence of float
        The width of each label, in the picture's units.
    height : float
        The height of a label.
    frame : Box
        Labels stay inside where they can.

    Returns
    -------
    list of LabelPlace
        One a point, in the same order; where nothing is free the least covered place.
    """
    dots = [Box(x - POINT_RADIUS, y - POINT_RADIUS, 2 * POINT_RADIUS, 2 * POINT_RADIUS) for x, y in centres]
    taken: list[Box] = []
    places = []
    for centre, width in zip(centres, widths, strict=True):
        place = _best_place(centre, width, height, frame, [*dots, *taken])
        taken.append(place.box)
        places.append(place)
    return places


def free_labels(
    centres: Sequence[tuple[float, float]], widths: Sequence[float], height: float, frame: Box
) -> list[Box | None]:
    """Give a label only to points with room for it right beside them, in the order given.

    For crowds, where :func:`place_labels` would cover something: nothing is covered, and who has no room
    has no label. Neighbours are looked up in squares, so that the time grows with the points alone.

    >>> free_labels([(50.0, 50.0), (51.0, 50.0)], [30.0, 30.0], 12.0, Box(0, 0, 100, 100))
    [Box(x=57.0, y=44.0, width=30.0, height=12.0), Box(x=14.0, y=44.0, width=30.0, height=12.0)]
    """
    taken: dict[tuple[int, int], list[Box]] = {}
    for x, y in centres:
        _take(taken, Box(x - DOT, y - DOT, 2 * DOT, 2 * DOT))
    found: list[Box | None] = []
    for (x, y), width in zip(centres, widths, strict=True):
        beside = (
            Box(x + 7, y - height / 2, width, height),
            Box(x - 7 - width, y - height / 2, width, height),
        )
        free = next((box for box in beside if box.outside(frame) < FREE and _is_free(taken, box)), None)
        if free is not None:
            _take(taken, free)
        found.append(free)
    return found


def _squares(box: Box) -> list[tuple[int, int]]:
    across = range(int(box.x // SQUARE), int((box.x + box.width) // SQUARE) + 1)
    down = range(int(box.y // SQUARE), int((box.y + box.height) // SQUARE) + 1)
    return [(x, y) for x in across for y in down]


def _take(taken: dict[tuple[int, int], list[Box]], box: Box) -> None:
    for square in _squares(box):
        taken.setdefault(square, []).append(box)


def _is_free(taken: dict[tuple[int, int], list[Box]], box: Box) -> bool:
    return not any(box.overlap(other) > FREE for square in _squares(box) for other in taken.get(square, ()))


def _best_place(
    centre: tuple[float, float], width: float, height: float, frame: Box, obstacles: Sequence[Box]
) -> LabelPlace:
    """The first place that covers nothing, else the one that covers least."""
    near = _within_reach(centre, width, height, obstacles)
    best, least = LabelPlace(Box(*centre, width, height), False), float("inf")
    for radius in RADII:
        for angle in ANGLES:
            box = _beside(centre, radius, angle, width, height)
            covered = sum(box.overlap(obstacle) for obstacle in near) + 2 * box.outside(frame)
            if covered < least:
                best, least = LabelPlace(box, radius > LEADER_FROM), covered
            if covered < FREE:
                return best
    return best


def _within_reach(
    centre: tuple[float, float], width: float, height: float, obstacles: Sequence[Box]
) -> list[Box]:
    """The obstacles that a label of this size could touch from the farthest place."""
    across, down = RADII[-1] + width, RADII[-1] + height
    reach = Box(centre[0] - across, centre[1] - down, 2 * across, 2 * down)
    return [obstacle for obstacle in obstacles if reach.overlap(obstacle)]


def _beside(centre: tuple[float, float], radius: float, angle: float, width: float, height: float) -> Box:
    """The box whose nearest edge lies about a radius from the centre in that direction."""
    x = centre[0] + radius * cos(angle) + width / 2 * (cos(angle) - 1)
    y = centre[1] + radius * sin(angle) - height / 2
    return Box(x, y, width, height)
