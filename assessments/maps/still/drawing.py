"""Draws the map of a report with matplotlib. Everything is clipped to the sheet before it is drawn."""

import io
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from math import atan2, cos, radians
from typing import Any

import geopandas as gpd
import matplotlib
import matplotlib_fontja
import pandas as pd
from matplotlib import font_manager
from matplotlib.axes import Axes
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.markers import MarkerStyle
from matplotlib.path import Path
from matplotlib.transforms import Affine2D
from shapely import maximum_inscribed_circle
from shapely.affinity import translate
from shapely.geometry import LineString, Point, box
from shapely.geometry.base import BaseGeometry

from assessments.maps.content.layers import country_parts
from assessments.maps.content.palette import BY_BAND, THIN, WIDTHS
from assessments.maps.content.positions import Position, place_positions, unwrapped
from assessments.maps.still.events import draw_events
from assessments.maps.still.extent import Extent, detail_of, extent_of
from assessments.maps.still.labels import label_countries, label_places
from assessments.maps.still.legend import draw_legend, draw_notes, draw_scale
from assessments.maps.still.style import (
    BORDER,
    CLOSED,
    DISPUTED,
    HATCHES,
    INK,
    LAND,
    PAPER,
    POINTS_PER_PIXEL,
    ROUND,
    SEA,
    SOFT,
    dashes,
)

SHEET_CM = (17.0, 11.9)
MAP_BOX = (0.004, 0.225, 0.992, 0.772)
"""Left, bottom, width and height of the map on the sheet, as shares of it."""

SETTINGS: dict[str, Any] = {
    "svg.hashsalt": "safe corridors",
    "svg.fonttype": "path",
    "font.family": ["DejaVu Sans", "IPAexGothic"],
    "font.size": 7,
    "hatch.linewidth": 0.35,
}

SHORT_LEG = 22.0
"""Pixels: where half a leg is shorter than this, an arrowhead would hide its line."""

BESIDE_A_LINE = 0.025
"""Share of the sheet's width beside a line on which no country's name is written."""

ROOM_FOR_A_NAME = 0.006
"""Share of the sheet's width a country must leave around a place for its name to be written there."""

PLACES_FOR_A_NAME = 6
"""How many places in a country are tried for its name before it is left out."""

_HEAD = Path([(0.6, 0.0), (-0.5, 0.5), (-0.25, 0.0), (-0.5, -0.5), (0.6, 0.0)])
"""An arrowhead pointing right."""

font_manager.fontManager.addfont(matplotlib_fontja.get_font_ttf_path())
matplotlib.rcdefaults()  # importing the font package makes it everybody's first font


@dataclass(frozen=True)
class Sheet:
    """What the map lies on: outlines, disputed areas, and the lines of small print under it.

    ``finer`` gives the outlines in another detail, where there are any.
    """

    shapes: gpd.GeoDataFrame
    disputed: gpd.GeoDataFrame
    notes: tuple[str, ...]
    finer: Callable[[str], gpd.GeoDataFrame] | None = None


def draw(payload: Mapping[str, Any], sheet: Sheet) -> bytes:
    """Return the map as SVG; the same payload and sheet give the same bytes."""
    with matplotlib.rc_context(SETTINGS):
        figure = Figure(figsize=(SHEET_CM[0] / 2.54, SHEET_CM[1] / 2.54))
        FigureCanvasAgg(figure)
        extent = extent_of(payload, _around_countries(payload, sheet), _ratio())
        axes = _axes(figure, extent)
        shapes = _clipped(sheet.finer(detail_of(extent)) if sheet.finer else sheet.shapes, extent)
        _draw_countries(axes, payload, shapes)
        _draw_disputed(axes, sheet.disputed, extent)
        draw_events(axes, payload)
        _draw_legs(axes, payload)
        _draw_shapeless(axes, payload, sheet)
        names = [place["name"] for place in payload["places_in_order"]]
        taken = label_places(axes, names, place_positions(payload), unwrapped(payload["route_lines"]))
        label_countries(axes, _country_names(payload, shapes, extent.width), taken)
        draw_scale(axes, extent)
        draw_legend(figure, payload, MAP_BOX[1] - 0.005)
        draw_notes(figure, sheet.notes)
        return _svg(figure)


def _ratio() -> float:
    return (SHEET_CM[0] * MAP_BOX[2]) / (SHEET_CM[1] * MAP_BOX[3])


def _around_countries(payload: Mapping[str, Any], sheet: Sheet) -> list[list[float]] | None:
    own = sheet.shapes[sheet.shapes["iso3"].isin([iso3 for iso3, _, _ in country_parts(payload)])]
    if own.empty:
        return None
    west, south, east, north = (float(side) for side in own.total_bounds)
    return [[south, west], [north, east]]


def _axes(figure: Figure, extent: Extent) -> Axes:
    axes = figure.add_axes(MAP_BOX)
    axes.set_xlim(extent.west, extent.east)
    axes.set_ylim(extent.south, extent.north)
    axes.set_aspect(1 / cos(radians(extent.middle)), adjustable="box")
    axes.set_facecolor(SEA)
    axes.set_xticks([])
    axes.set_yticks([])
    for spine in axes.spines.values():
        spine.set(color=SOFT, linewidth=0.5)
    return axes


def _clipped(shapes: gpd.GeoDataFrame, extent: Extent) -> gpd.GeoDataFrame:
    """The shapes within the extent, drawn again where it goes beyond longitude 180."""
    if shapes.empty:
        return shapes
    window = box(extent.west, extent.south, extent.east, extent.north)
    turns = [turn for turn in (-360, 0, 360) if extent.west < turn + 180 and extent.east > turn - 180]
    moved = [shapes.set_geometry(shapes.geometry.apply(translate, xoff=turn)) for turn in turns]
    near = [part.iloc[part.sindex.query(window)] for part in moved]
    parts = [part.set_geometry(part.geometry.intersection(window)) for part in near]
    every = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True))
    return every[~every.geometry.is_empty]


def _country_names(
    payload: Mapping[str, Any], shapes: gpd.GeoDataFrame, width: float
) -> list[tuple[str, list[Position]]]:
    """The countries of the corridor that show, each with where it has most room beside the lines."""
    lines = [LineString(line) for line in unwrapped(payload["route_lines"]) if len(line) > 1]
    kept_free = gpd.GeoSeries(lines).buffer(BESIDE_A_LINE * width).union_all() if lines else Point()
    names = {iso3: payload["countries"].get(iso3, iso3) for iso3, _, _ in country_parts(payload)}
    own = {iso3: shapes[shapes["iso3"] == iso3].geometry.union_all() for iso3 in names}
    return [(names[iso3], _rooms(shape.difference(kept_free), width)) for iso3, shape in own.items()]


def _rooms(free: BaseGeometry, width: float) -> list[Position]:
    """The middles of the widest circles inside a shape, each beside the ones before it."""
    found: list[Position] = []
    while len(found) < PLACES_FOR_A_NAME:
        parts = [part for part in getattr(free, "geoms", [free]) if part.area]
        if not parts:
            break
        circle = maximum_inscribed_circle(max(parts, key=lambda part: part.area), tolerance=0.002 * width)
        if circle.length < ROOM_FOR_A_NAME * width:
            break
        found.append((circle.coords[0][0], circle.coords[0][1]))
        free = free.difference(Point(circle.coords[0]).buffer(circle.length * 0.6))
    return found


def _draw_countries(axes: Axes, payload: Mapping[str, Any], shapes: gpd.GeoDataFrame) -> None:
    _fill(axes, shapes, facecolor=LAND, edgecolor=BORDER, linewidth=0.4, zorder=1)
    for iso3, _, part in country_parts(payload):
        own = shapes[shapes["iso3"] == iso3]
        if "risk" in part:
            swatch = BY_BAND[part["risk"]["band"]]
            pattern = {"hatch": HATCHES.get(swatch.pattern), "edgecolor": swatch.ink, "alpha": 0.45}
            _fill(axes, own, facecolor=swatch.fill, edgecolor="none", zorder=2)
            _fill(axes, own, facecolor="none", linewidth=0, zorder=2, **pattern)
        _fill(axes, own, facecolor="none", edgecolor=INK, linewidth=0.8, zorder=3)


def _draw_disputed(axes: Axes, areas: gpd.GeoDataFrame, extent: Extent) -> None:
    """Hatch the areas; what is too small to be seen by its outline gets a mark."""
    style = {"facecolor": "none", "edgecolor": DISPUTED, "hatch": "///", "linestyle": (0, (4, 3))}
    outlined = areas[areas.geom_type != "Point"]
    _fill(axes, _clipped(outlined, extent), linewidth=0.5, zorder=4, **style)
    marks = _clipped(gpd.GeoDataFrame(geometry=list(areas["mark"].dropna()), crs=4326), extent)
    mark = {"marker": "D", "facecolors": "none", "edgecolors": DISPUTED, "hatch": "/////"}
    axes.scatter(marks.geometry.x, marks.geometry.y, s=14, linewidths=0.5, zorder=4, **mark)


def _fill(axes: Axes, shapes: gpd.GeoDataFrame, **style: Any) -> None:
    if not shapes.empty:
        shapes.plot(ax=axes, aspect=None, **style)
        axes.set_xlabel("")
        axes.set_ylabel("")


def _draw_shapeless(axes: Axes, payload: Mapping[str, Any], sheet: Sheet) -> None:
    """Mark the countries of the corridor that have no outline at one of their places."""
    parts = {iso3: part for iso3, _, part in country_parts(payload) if iso3 not in set(sheet.shapes["iso3"])}
    for place, position in zip(payload["places_in_order"], place_positions(payload), strict=True):
        part = parts.pop(place["country"], None)
        if part is not None:
            colour = BY_BAND[part["risk"]["band"]].fill if "risk" in part else PAPER
            axes.plot(*position, marker="D", markersize=11, color=colour, markeredgecolor=INK, zorder=7)


def _draw_legs(axes: Axes, payload: Mapping[str, Any]) -> None:
    legs = payload["places"]["route"]["legs"]
    for leg, line in zip(legs, unwrapped(payload["route_lines"]), strict=True):
        _draw_leg(axes, line, leg["risk"]["band"], leg["mode"])
        if leg.get("closed"):
            _draw_closed(axes, line, leg["risk"]["band"])
        _draw_head(axes, line)


def _draw_leg(axes: Axes, line: list[Position], band: str, mode: str) -> None:
    xs, ys = [x for x, _ in line], [y for _, y in line]
    core = WIDTHS.get(band, THIN) * POINTS_PER_PIXEL
    for colour, width in ((INK, core + 1.5), (BY_BAND[band].fill, core)):
        broken = dashes(mode, width, core)
        axes.plot(xs, ys, color=colour, linewidth=width, linestyle=broken, zorder=5, **ROUND)


def _draw_closed(axes: Axes, line: list[Position], band: str) -> None:
    """Draw bars across a line that nobody can take on the day of the result."""
    width = WIDTHS.get(band, THIN) * POINTS_PER_PIXEL + 3.5
    axes.plot([x for x, _ in line], [y for _, y in line], linewidth=width, zorder=5, **CLOSED)


def _draw_head(axes: Axes, line: list[Position]) -> None:
    """Draw an arrowhead in the middle of the line as it lies on the sheet."""
    points = axes.transData.transform(line)
    steps = ((points[1:] - points[:-1]) ** 2).sum(axis=1) ** 0.5
    half = steps.sum() / 2
    if half < SHORT_LEG:
        return
    at = int((steps.cumsum() < half).sum())
    step = points[at + 1] - points[at]
    x, y = axes.transData.inverted().transform(points[at] + step * (half - steps[:at].sum()) / steps[at])
    head = MarkerStyle(_HEAD).transformed(Affine2D().rotate(atan2(step[1], step[0])))
    style = {"color": PAPER, "markeredgecolor": INK, "markeredgewidth": 0.8}
    axes.plot(x, y, marker=head, markersize=9, zorder=6, **style)


def _svg(figure: Figure) -> bytes:
    out = io.BytesIO()
    figure.savefig(out, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    return out.getvalue()
