"""The interaction graph as a picture: one SVG text for the page and for the report. Pure.

Hazards stand left, what they and people suffer in the middle, society right, so that arrows run one
way where they can. Colours are presentation attributes, which a document renders as they are; a
page's style sheet may change them by class for the dark scheme.
"""

from html import escape
from math import hypot

from assessments.reports.pictures.interaction_graph import (
    InteractionGraph,
    Link,
    Threat,
    fill_of,
    graph_in_words,
    interaction_graph,
)
from assessments.reports.pictures.picture import Picture
from assessments.reports.words.naming import Payload

INK, SOFT, LINE, SHEET = "#1b2328", "#4b565e", "#858f94", "#ffffff"
WIDE, HIGH = 122.0, 40.0
COLUMNS = (66.0, 262.0, 458.0, 638.0)
TOP, STEP = 28.0, 66.0
WIDTH = 704.0
PLACES = {
    "earthquake": (0, 0), "storm": (0, 1), "coastal-flood": (0, 2), "river-flood": (0, 3), "drought": (0, 4),
    "epidemic": (1, 1), "hunger": (1, 3), "war": (2, 1), "poverty": (2, 4), "voice": (3, 0),
    "inequality": (3, 2), "contraction": (3, 4),
}  # fmt: skip
BESIDE = 7.0  # how far the two arrows between a pair stand apart
MARGIN = 3.0
TIP = 9.0

Point = tuple[float, float]


def interaction_picture(payload: Payload, *, font: str = "inherit") -> Picture:
    """Return the graph of a result and its words; active links are thick, dark and solid."""
    graph = interaction_graph(payload)
    words = graph_in_words(graph)
    centres = place_threats(graph)
    height = max([y for _, y in centres.values()], default=0.0) + HIGH / 2 + 8
    links = sorted(graph.links, key=lambda link: link.is_active)
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="interaction" role="img" '
        f'viewBox="0 0 {WIDTH:g} {height:g}" width="{WIDTH:g}" height="{height:g}" '
        f'font-family="{escape(font)}" font-size="13" aria-label="{escape(words)}">',
        *(_arrow(link, graph, centres) for link in links),
        *(_box(threat, centres[threat.slug]) for threat in graph.threats),
        "</svg>",
    ]
    return Picture("\n".join(parts), words)


def place_threats(graph: InteractionGraph) -> dict[str, Point]:
    """Return the centre of every threat; one this picture does not know stands in a row below."""
    unknown = [threat.slug for threat in graph.threats if threat.slug not in PLACES]
    spots = PLACES | {slug: (index % 4, 5 + index // 4) for index, slug in enumerate(unknown)}
    return {
        threat.slug: (COLUMNS[spots[threat.slug][0]], TOP + STEP * spots[threat.slug][1])
        for threat in graph.threats
    }


def _box(threat: Threat, centre: Point) -> str:
    x, y = centre[0] - WIDE / 2, centre[1] - HIGH / 2
    fill, ink = fill_of(threat)
    kind = f"interaction-{threat.band.replace(' ', '-')}" if threat.is_high else "interaction-calm"
    dashes = ' stroke-dasharray="3 3"' if threat.band == "not rated" else ""
    return (
        f'<rect class="{kind}" x="{x:g}" y="{y:g}" width="{WIDE:g}" height="{HIGH:g}" rx="4" fill="{fill}" '
        f'stroke="{INK if threat.is_high else LINE}"{dashes}/>'
        f'<text class="{kind}-ink" text-anchor="middle" fill="{ink}">'
        f'<tspan x="{centre[0]:g}" y="{centre[1] - 3:g}" font-weight="{600 if threat.is_high else 400}">'
        f'{escape(threat.label)}</tspan><tspan x="{centre[0]:g}" y="{centre[1] + 12:g}" font-size="10.5">'
        f"{escape(_below(threat))}</tspan></text>"
    )


def _below(threat: Threat) -> str:
    """What stands under a threat: where it is high, else that it is not."""
    if threat.is_high:
        names = ", ".join(threat.places)
        return names if len(names) <= 22 else f"{len(threat.places)} places"
    return "not rated" if threat.band == "not rated" else "below high"


def _arrow(link: Link, graph: InteractionGraph, centres: dict[str, Point]) -> str:
    both_ways = any((other.source, other.target) == (link.target, link.source) for other in graph.links)
    first, second = centres[link.source], centres[link.target]
    from_the_left = first[0] == COLUMNS[0] < second[0]
    start, end = _sides(first, second) if from_the_left else _ends(first, second, BESIDE * both_ways)
    kind = "interaction-active" if link.is_active else "interaction-idle"
    stroke = (
        f'stroke="{INK}" stroke-width="2.5"'
        if link.is_active
        else (f'stroke="{LINE}" stroke-width="1" stroke-dasharray="4 3"')
    )
    tip = _tip(start, end)
    return (
        f'<path class="{kind}" fill="none" {stroke} d="M{start[0]:.1f} {start[1]:.1f}'
        f'L{tip[0]:.1f} {tip[1]:.1f}"/>{_head(link, tip, end)}'
    )


def _head(link: Link, tip: Point, end: Point) -> str:
    """The head of an arrow, from where its line stops to where it points."""
    across, down = (end[0] - tip[0]) / TIP, (end[1] - tip[1]) / TIP
    half = 4.5 if link.is_active else 3.0
    left, right = ((tip[0] - side * down, tip[1] + side * across) for side in (half, -half))
    kind = "interaction-active-head" if link.is_active else "interaction-idle-head"
    return (
        f'<path class="{kind}" fill="{INK if link.is_active else LINE}" d="M{end[0]:.1f} {end[1]:.1f}'
        f'L{left[0]:.1f} {left[1]:.1f}L{right[0]:.1f} {right[1]:.1f}Z"/>'
    )


def _tip(start: Point, end: Point) -> Point:
    length = hypot(end[0] - start[0], end[1] - start[1])
    return end[0] - TIP * (end[0] - start[0]) / length, end[1] - TIP * (end[1] - start[1]) / length


def _sides(first: Point, second: Point) -> tuple[Point, Point]:
    """Return the middle of the right side, and where on the left side of the other box an arrow ends.

    Arrows that come from above end above the middle, so that several do not end in one point.
    """
    reach = HIGH / 2 - 6
    above = max(-reach, min(reach, (first[1] - second[1]) * 0.1))
    return (first[0] + WIDE / 2 + MARGIN, first[1]), (second[0] - WIDE / 2 - MARGIN, second[1] + above)


def _ends(first: Point, second: Point, beside: float) -> tuple[Point, Point]:
    """Return where a line between two boxes leaves the first and meets the second."""
    length = hypot(second[0] - first[0], second[1] - first[1])
    across, down = (second[0] - first[0]) / length, (second[1] - first[1]) / length
    shift = (-down * beside, across * beside)
    start = (first[0] + shift[0], first[1] + shift[1])
    end = (second[0] + shift[0], second[1] + shift[1])
    return _edge(start, first, (across, down)), _edge(end, second, (-across, -down))


def _edge(point: Point, centre: Point, way: Point) -> Point:
    """Return where a line from inside a box, going one way, leaves it (a little outside)."""
    spans = [
        ((half + MARGIN) * (1 if step > 0 else -1) - (point[axis] - centre[axis])) / step
        for axis, (step, half) in enumerate(zip(way, (WIDE / 2, HIGH / 2), strict=True))
        if abs(step) > 1e-9
    ]
    reach = min(spans)
    return point[0] + reach * way[0], point[1] + reach * way[1]
