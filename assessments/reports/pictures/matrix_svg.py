"""The match-and-motive matrix as a picture: one SVG text for the page and for the report.

Motive runs from opportunity (left) to fear for safety (right), match from weak (bottom) to
strong (top). A point is a corridor's centre: x = fear, y = E + RS (method 1.0 section 1). Every
shape carries light colours as presentation attributes, which a document renders as they are,
and a class, by which a page's style sheet may give it the colours of the dark scheme.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from html import escape

from assessments.maps.content.palette import QUADRANTS
from assessments.reports.pictures.label_places import Box, LabelPlace, free_labels, place_labels
from assessments.reports.pictures.matrix_ranges import cloud_svg, cross_svg, placed
from assessments.reports.words.display import percent

INK, SOFT, LINE, SHEET = "#1b2328", "#4b565e", "#858f94", "#ffffff"
WORDS = {
    "E": "strong match, opportunity",
    "RS": "strong match, fear",
    "D": "weak match, opportunity",
    "RW": "weak match, fear",
}
LEFT, TOP, RIGHT, BOTTOM = 26.0, 44.0, 6.0, 66.0
CROWD = 60
"""More points than this are drawn as a crowd, in which only some have room for a label."""
CHARACTER = 0.66  # mean advance of a capital of a sans-serif face, in ems


@dataclass(frozen=True)
class MatrixPoint:
    """The centre of one corridor.

    Attributes
    ----------
    fear, strong : float
        The motive (x) and the strong share E + RS (y), 0 to 1.
    label : str
        Short text beside the point, ``MMR-THA``.
    title : str
        Full text for pointers and screen readers.
    href : str
        Where the point leads; empty for a picture without links.
    other_fear : float or None
        The other reading of the motive where the corridor is contested.
    fear_range, strong_range : pair or None
        5% and 95% of the draws of motive and strong share, where there are draws.
    cloud : sequence of (fear, strong)
        Draws shown as light points behind the centre.
    key : str
        The number of the corridor, by which a page finds the point; empty for a single one.
    """

    fear: float
    strong: float
    label: str
    title: str
    href: str = ""
    other_fear: float | None = None
    fear_range: tuple[float, float] | None = None
    strong_range: tuple[float, float] | None = None
    cloud: tuple[tuple[float, float], ...] = ()
    key: str = ""


def matrix_svg(
    points: Sequence[MatrixPoint],
    shares: Mapping[str, float | None] | None = None,
    *,
    description: str,
    width: float = 460,
    height: float = 420,
    font: str = "inherit",
) -> str:
    """Return the matrix as SVG.

    Parameters
    ----------
    points : sequence of MatrixPoint
        May be empty (the four fields alone).
    shares : mapping, optional
        ``E, RS, D, RW`` to a share between 0 and 1, or ``None`` where it is not rated; tints the
        four fields and stands in their corners in whole percent.
    description : str
        What the picture says, for those who do not see it.
    width, height : float
        In SVG units (pixels at natural size).
    font : str
        Value of ``font-family``; a report passes the family it embeds.

    Examples
    --------
    >>> matrix_svg([], description="Empty").startswith('<svg xmlns="http://www.w3.org/2000/svg"')
    True
    """
    plot = Box(LEFT, TOP, width - LEFT - RIGHT, height - TOP - BOTTOM)
    role = "group" if any(point.href for point in points) else "img"
    look = "matrix matrix-crowd" if len(points) > CROWD else "matrix"
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" class="{look}" role="{role}" '
        f'viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}" '
        f'font-family="{escape(font)}" font-size="12" aria-label="{escape(description)}">',
        *_fields(plot, shares),
        *_axes(plot),
        *(cloud_svg(plot, point.cloud) for point in points if point.cloud),
        *(_points(plot, points) if len(points) <= CROWD else crowd_of(plot, points)),
        "</svg>",
    ]
    return "\n".join(parts)


def _fields(plot: Box, shares: Mapping[str, float | None] | None) -> list[str]:
    half_width, half_height = plot.width / 2, plot.height / 2
    corners = {
        "E": (plot.x, plot.y), "RS": (plot.x + half_width, plot.y),
        "D": (plot.x, plot.y + half_height), "RW": (plot.x + half_width, plot.y + half_height),
    }  # fmt: skip
    parts = []
    for code, (x, y) in corners.items():
        share = shares.get(code) if shares else None
        tint = 0.05 + 0.5 * (share or 0)
        parts.append(
            f'<rect class="matrix-field matrix-{code}" x="{x:.1f}" y="{y:.1f}" width="{half_width:.1f}" '
            f'height="{half_height:.1f}" fill="{QUADRANTS[code]}" fill-opacity="{tint:.3f}"/>'
        )
        parts.append(_corner(plot, code, share, shown=shares is not None))
    return parts


def _corner(plot: Box, code: str, share: float | None, *, shown: bool) -> str:
    left, top = code in ("E", "D"), code in ("E", "RS")
    x, anchor = (plot.x, "start") if left else (plot.x + plot.width, "end")
    first = plot.y - 26 if top else plot.y + plot.height + 16
    head = f"{code} {_percent(share)}" if shown else code
    return (
        f'<text text-anchor="{anchor}"><tspan class="matrix-code matrix-ink-{code}" font-size="15" '
        f'font-weight="600" x="{x:.1f}" y="{first:.1f}" fill="{QUADRANTS[code]}">{head}</tspan>'
        f'<tspan class="matrix-soft" x="{x:.1f}" dy="16" fill="{SOFT}">{WORDS[code]}</tspan></text>'
    )


def _percent(share: float | None) -> str:
    return "not rated" if share is None else percent(share)


def _axes(plot: Box) -> list[str]:
    right, bottom = plot.x + plot.width, plot.y + plot.height
    middle_x, middle_y = plot.x + plot.width / 2, plot.y + plot.height / 2
    line = f'class="matrix-line" stroke="{LINE}" fill="none"'
    soft = f'class="matrix-soft" fill="{SOFT}"'
    return [
        f'<rect {line} x="{plot.x:.1f}" y="{plot.y:.1f}" '
        f'width="{plot.width:.1f}" height="{plot.height:.1f}"/>',
        f'<path {line} stroke-dasharray="3 4" d="M{middle_x:.1f} {plot.y:.1f}V{bottom:.1f}'
        f'M{plot.x:.1f} {middle_y:.1f}H{right:.1f}"/>',
        f'<text {soft} x="{plot.x:.1f}" y="{bottom + 58:.1f}">opportunity</text>',
        f'<text {soft} x="{middle_x:.1f}" y="{bottom + 58:.1f}" text-anchor="middle">motive</text>',
        f'<text {soft} x="{right:.1f}" y="{bottom + 58:.1f}" text-anchor="end">fear for safety</text>',
        f'<path {line} d="M{plot.x + 84:.1f} {bottom + 54:.1f}H{middle_x - 28:.1f}'
        f'M{middle_x + 28:.1f} {bottom + 54:.1f}H{right - 104:.1f}l-4 -3m4 3l-4 3"/>',
        *_upright(plot, soft),
    ]


def _upright(plot: Box, soft: str) -> list[str]:
    x, middle, bottom = plot.x - 10, plot.y + plot.height / 2, plot.y + plot.height
    words = (("weak", bottom, "start"), ("match", middle, "middle"), ("strong", plot.y, "end"))
    return [
        f'<text {soft} transform="translate({x:.1f} {y:.1f}) rotate(-90)" '
        f'text-anchor="{anchor}">{word}</text>'
        for word, y, anchor in words
    ]


def crowd_of(plot: Box, points: Sequence[MatrixPoint]) -> list[str]:
    """Return many points: smaller, their ranges faint, a label only where there is room beside the point."""
    centres = [placed(plot, point.fear, point.strong) for point in points]
    labels = free_labels(centres, [len(point.label) * 10 * CHARACTER + 4 for point in points], 12.0, plot)
    several = zip(points, centres, labels, strict=True)
    return [_one_of_many(plot, point, centre, label) for point, centre, label in several]


def _one_of_many(plot: Box, point: MatrixPoint, centre: tuple[float, float], label: Box | None) -> str:
    text = "" if label is None else (
        f'<text class="matrix-label" x="{label.x + 2:.1f}" y="{label.y + 9.5:.1f}" font-size="10" '
        f'fill="{INK}">{escape(point.label)}</text>'
    )  # fmt: skip
    cross = cross_svg(plot, (point.fear, point.strong), point.fear_range, point.strong_range, capped=False)
    return (
        f'<a href="{escape(point.href)}"{_named(point)}><title>{escape(point.title)}</title>{cross}'
        f'<circle class="matrix-point" cx="{centre[0]:.1f}" cy="{centre[1]:.1f}" r="4" fill="{INK}" '
        f'stroke="{SHEET}"/>{text}</a>'
    )


def _points(plot: Box, points: Sequence[MatrixPoint]) -> list[str]:
    centres = [placed(plot, point.fear, point.strong) for point in points]
    widths = [len(point.label) * 11 * CHARACTER + 6 for point in points]
    places = place_labels(centres, widths, 14.0, plot)
    ranges = [_ranges(plot, point) for point in points]
    leaders = [_leader(centre, place) for centre, place in zip(centres, places, strict=True)]
    drawn = [
        _point(plot, point, centre, place)
        for point, centre, place in zip(points, centres, places, strict=True)
    ]
    return [part for part in (*ranges, *leaders) if part] + drawn


def _ranges(plot: Box, point: MatrixPoint, *, hidden: bool = False) -> str:
    """The cross of a point's ranges; under all labels, and once more, unseen, for a link to bring up."""
    centre = (point.fear, point.strong)
    return cross_svg(plot, centre, point.fear_range, point.strong_range, capped=not point.href, hidden=hidden)


def _leader(centre: tuple[float, float], place: LabelPlace) -> str:
    if not place.needs_leader:
        return ""
    x, y = place.box.nearest(centre)
    return (
        f'<path class="matrix-line" stroke="{LINE}" stroke-width="0.75" fill="none" '
        f'd="M{centre[0]:.1f} {centre[1]:.1f}L{x:.1f} {y:.1f}"/>'
    )


def _point(plot: Box, point: MatrixPoint, centre: tuple[float, float], place: LabelPlace) -> str:
    x, y = centre
    box = place.box
    ranges = _ranges(plot, point, hidden=True) if point.href else ""
    inner = (
        f"<title>{escape(point.title)}</title>{ranges}{_other_reading(plot, point, centre)}"
        f'<circle class="matrix-point" cx="{x:.1f}" cy="{y:.1f}" r="5" fill="{INK}" stroke="{SHEET}" '
        f'stroke-width="1.5"/><text class="matrix-label" x="{box.x + 3:.1f}" y="{box.y + 11:.1f}" '
        f'font-size="11" fill="{INK}" stroke="{SHEET}" stroke-width="3" paint-order="stroke" '
        f'stroke-linejoin="round">{escape(point.label)}</text>'
    )
    if not point.href:
        return f"<g>{inner}</g>"
    return f'<a href="{escape(point.href)}"{_named(point)} aria-label="{escape(point.title)}">{inner}</a>'


def _named(point: MatrixPoint) -> str:
    return f' data-corridor="{escape(point.key)}"' if point.key else ""


def _other_reading(plot: Box, point: MatrixPoint, centre: tuple[float, float]) -> str:
    """The second reading of a contested motive: a line that ends in a hollow point."""
    if point.other_fear is None:
        return ""
    (x, y), other = centre, plot.x + point.other_fear * plot.width
    return (
        f'<path class="matrix-point-line" stroke="{INK}" stroke-width="1.5" '
        f'd="M{x:.1f} {y:.1f}H{other:.1f}"/>'
        f'<circle class="matrix-hollow" cx="{other:.1f}" cy="{y:.1f}" r="4" fill="{SHEET}" '
        f'stroke="{INK}" stroke-width="1.5"/>'
    )
