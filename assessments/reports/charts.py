"""Pictures of the report as SVG, each with the sentence that says what it shows."""

from html import escape
from itertools import pairwise

from assessments.maps.content.palette import BY_BAND
from assessments.maps.still.picture import static_map_description, static_map_svg
from assessments.reports.pictures.interaction_svg import interaction_picture
from assessments.reports.pictures.matrix_picture import matrix_picture
from assessments.reports.pictures.picture import Picture
from assessments.reports.tables.place_tables import place_rows
from assessments.reports.tables.rows import PlaceRow
from assessments.reports.words.display import RISK_LIMITS, Value
from assessments.reports.words.naming import Payload, ends_of

FONT = "Libertinus Serif"
INK, SOFT, LINE = "#1b2328", "#4b565e", "#858f94"
BANDS = ("very low", "low", "medium", "high", "very high")
LABELS, SCALE, RIGHT, ROW = 150.0, 360.0, 10.0, 34.0


def pictures_of(payload: Payload) -> dict[str, Picture]:
    """Return the pictures of a report by name; a matrix that is not rated in whole has none."""
    pictures = {"risk": risk_picture(payload), "map": map_picture(payload)}
    pictures["interaction"] = interaction_picture(payload, font=FONT)
    shares = payload["matrix"]["shares"].values()
    if all(share["nominal"] is not None for share in shares):
        pictures["matrix"] = matrix_picture(payload, font=FONT, width=340, height=330)
    return pictures


def risk_picture(payload: Payload) -> Picture:
    """Return the risk at the three places on one scale from 0 to 10, with the limits of the bands."""
    rows = place_rows(payload)
    origin, destination = ends_of(payload)
    said = "; ".join(f"{row.title}: {_said(row.risk)}" for row in rows)
    description = f"Risk from {origin} to {destination}, 0 no concern to 10 worst. {said}."
    height = 30 + ROW * len(rows) + 34
    width = LABELS + SCALE + RIGHT
    parts = [
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" '
        f'height="{height:g}" font-family="{FONT}" font-size="12" role="img" '
        f'aria-label="{escape(description)}">',
        *_bands(30, ROW * len(rows)),
        *(part for index, row in enumerate(rows) for part in _place(row, 30 + ROW * index)),
        *_axis(30 + ROW * len(rows)),
        "</svg>",
    ]
    return Picture("\n".join(parts), description)


def _said(value: Value) -> str:
    return f"{value.words}, {value.range_words}" if value.range_words else value.words


def map_picture(payload: Payload) -> Picture:
    """Return the map as the maps draw it: outlines, legs by band and mode, places."""
    return Picture(static_map_svg(payload).decode(), static_map_description(payload))


def _x(severity: float) -> float:
    return LABELS + SCALE * severity / 10


def _bands(top: float, height: float) -> list[str]:
    limits = (0.0, *RISK_LIMITS, 10.0)
    parts = []
    for band, (start, end) in zip(BANDS, pairwise(limits), strict=True):
        parts.append(
            f'<rect x="{_x(start):.1f}" y="{top:g}" width="{_x(end) - _x(start):.1f}" height="{height:g}" '
            f'fill="{BY_BAND[band].fill}" fill-opacity="0.55" stroke="#ffffff"/>'
            f'<text x="{(_x(start) + _x(end)) / 2:.1f}" y="{top - 8:g}" text-anchor="middle" '
            f'fill="{SOFT}">{band}</text>'
        )
    return parts


def _place(row: PlaceRow, top: float) -> list[str]:
    middle = top + ROW / 2
    label = f'<text x="0" y="{middle + 4:g}" fill="{INK}">{escape(row.title)}</text>'
    rule = f'<path d="M{LABELS:g} {top + ROW:g}h{SCALE:g}" stroke="#ffffff"/>'
    if row.risk.number is None:
        empty = f'<text x="{LABELS + 8:g}" y="{middle + 4:g}" fill="{INK}" font-style="italic">'
        return [rule, label, f"{empty}{escape(row.risk.text)}</text>"]
    return [rule, label, _marker(row.risk, middle)]


def _marker(value: Value, middle: float) -> str:
    """A disc at the value; an arrow to the right where the value is a lower bound."""
    x = _x(value.number or 0.0)
    start = x if value.low is None else _x(value.low)
    end = x if value.high is None else _x(value.high)
    left = end > _x(7.5)
    beside = max(end + 8, x + (32 if value.at_least else 12))
    text_x, anchor = (min(start - 8, x - 12), "end") if left else (beside, "start")
    arrow = ""
    tip = min(x + 26, LABELS + SCALE + RIGHT - 2)
    if value.at_least and tip - x > 14:
        arrow = (
            f'<path d="M{x:.1f} {middle:g}H{tip:.1f}m-5 -4l5 4l-5 4" '
            f'stroke="{INK}" stroke-width="1.5" fill="none"/>'
        )
    return (
        f"{_whisker(value, middle)}{arrow}"
        f'<circle cx="{x:.1f}" cy="{middle:g}" r="6" fill="{INK}" stroke="#ffffff"/>'
        f'<text x="{text_x:.1f}" y="{middle + 4:g}" text-anchor="{anchor}" font-weight="700" fill="{INK}" '
        f'stroke="#ffffff" stroke-width="3" paint-order="stroke">{escape(value.text)}</text>'
    )


def _whisker(value: Value, middle: float) -> str:
    """The range of the draws behind a disc, ended by short strokes."""
    if value.low is None or value.high is None:
        return ""
    start, end = _x(value.low), _x(value.high)
    return (
        f'<path d="M{start:.1f} {middle:g}H{end:.1f}" stroke="{INK}" stroke-width="7" stroke-opacity="0.35"/>'
        f'<path d="M{start:.1f} {middle - 6:g}v12M{end:.1f} {middle - 6:g}v12" stroke="{INK}"/>'
    )


def _axis(top: float) -> list[str]:
    ticks = (0.0, *RISK_LIMITS, 10.0)
    return [
        f'<path d="M{_x(tick):.1f} {top:g}v5" stroke="{LINE}"/>'
        f'<text x="{_x(tick):.1f}" y="{top + 18:g}" text-anchor="middle" fill="{SOFT}">{tick:g}</text>'
        for tick in ticks
    ]
