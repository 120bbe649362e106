"""How sure a point of the matrix is: the draws behind it, and the cross of its two ranges. Pure."""

from collections.abc import Sequence

from assessments.reports.pictures.label_places import Box

INK = "#1b2328"
Pair = tuple[float, float]
CAP = 3.0  # half the length of the stroke that ends a range


def cloud_svg(plot: Box, cloud: Sequence[Pair]) -> str:
    """Return the draws as light points, one path for all of them; x is fear, y the strong share."""
    if not cloud:
        return ""
    dots = "".join(f"M{x:.1f} {y:.1f}h.1" for x, y in (placed(plot, *point) for point in cloud))
    return (
        f'<path class="matrix-cloud" fill="none" stroke="{INK}" stroke-opacity="0.28" stroke-width="4" '
        f'stroke-linecap="round" d="{dots}"/>'
    )


def cross_svg(
    plot: Box, centre: Pair, fear: Pair | None, strong: Pair | None, *, capped: bool, hidden: bool = False
) -> str:
    """Return the ranges of a centre: across for the motive, upright for the match.

    Parameters
    ----------
    centre : pair
        Fear and strong share of the centre, 0 to 1.
    fear, strong : pair or None
        5% and 95% of the draws.
    capped : bool
        Whether short strokes end the lines, as for a single corridor.
    hidden : bool
        Drawn without colour; a style sheet shows it while its link is pointed at.
    """
    (x, y), parts = placed(plot, *centre), []
    if fear is not None:
        start, end = (placed(plot, value, 0.0)[0] for value in fear)
        parts.append(f"M{start:.1f} {y:.1f}H{end:.1f}" + (_caps_across(start, end, y) if capped else ""))
    if strong is not None:
        bottom, top = (placed(plot, 0.0, value)[1] for value in strong)
        parts.append(f"M{x:.1f} {bottom:.1f}V{top:.1f}" + (_caps_upright(x, bottom, top) if capped else ""))
    if not parts:
        return ""
    wide = 'stroke-width="1.5"' if capped else f'stroke-width="1" stroke-opacity="{0 if hidden else 0.35}"'
    return f'<path class="matrix-range" fill="none" stroke="{INK}" {wide} d="{"".join(parts)}"/>'


def placed(plot: Box, fear: float, strong: float) -> Pair:
    """Return where a motive and a strong share lie in the picture; y grows downward."""
    return plot.x + fear * plot.width, plot.y + (1 - strong) * plot.height


def _caps_across(start: float, end: float, y: float) -> str:
    return "".join(f"M{x:.1f} {y - CAP:.1f}v{2 * CAP:g}" for x in (start, end))


def _caps_upright(x: float, bottom: float, top: float) -> str:
    return "".join(f"M{x - CAP:.1f} {y:.1f}h{2 * CAP:g}" for y in (bottom, top))
