"""The matrix of one corridor, the same picture on the page and in the report. Pure."""

from assessments.reports.pictures.matrix_svg import MatrixPoint, matrix_svg
from assessments.reports.pictures.picture import Picture
from assessments.reports.words.display import percent
from assessments.reports.words.likelihood import naming, share_range
from assessments.reports.words.naming import Payload
from assessments.scoring.arithmetic.spans import range_of_draws

CODES = ("E", "RS", "D", "RW")


def matrix_picture(
    payload: Payload, *, font: str = "inherit", width: float = 460, height: float = 420
) -> Picture:
    """Return the four fields with their shares; the centre, its ranges and its draws where it is rated."""
    shares = {code: payload["matrix"]["shares"][code]["nominal"] for code in CODES}
    point = matrix_point(payload)
    description = _description(payload, point)
    svg = matrix_svg(
        [] if point is None else [point], shares, description=description, width=width, height=height,
        font=font,
    )  # fmt: skip
    return Picture(svg, description)


def matrix_point(payload: Payload) -> MatrixPoint | None:
    """Return the centre of a corridor; ``None`` where the motive or a strong share is not rated."""
    matrix = payload["matrix"]
    fear, shares = matrix["fear"], matrix["shares"]
    if None in (fear["nominal"], shares["E"]["nominal"], shares["RS"]["nominal"]):
        return None
    cloud = matrix.get("cloud") or {"x": [], "y": []}
    return MatrixPoint(
        fear["nominal"], shares["E"]["nominal"] + shares["RS"]["nominal"], payload["corridor"], "Centre",
        other_fear=fear["by_status"] if matrix["status"] == "contested" else None,
        fear_range=None if fear["low"] is None else (fear["low"], fear["high"]),
        strong_range=range_of_draws(cloud["y"]),
        cloud=tuple(zip(cloud["x"], cloud["y"], strict=True)),
    )  # fmt: skip


def _description(payload: Payload, point: MatrixPoint | None) -> str:
    shares = ", ".join(_share(code, payload["matrix"]["shares"][code]) for code in CODES)
    parts = [f"Match-and-motive matrix. Shares: {shares}."]
    if point is not None:
        parts.append(_centre(point))
    named = naming(payload["matrix"])
    if named:
        parts.append(f"{named[:1].upper()}{named[1:]}.")
    if point is not None and point.cloud:
        parts.append(f"{len(point.cloud)} of {payload['draws']:,} draws stand as light points around it.")
    return " ".join(parts)


def _share(code: str, part: Payload) -> str:
    if part["nominal"] is None:
        return f"{code} not rated"
    between = share_range(part)
    return f"{code} {percent(part['nominal'])}" + (f" ({between})" if between else "")


def _centre(point: MatrixPoint) -> str:
    fear, strong = _about(point.fear, point.fear_range), _about(point.strong, point.strong_range)
    return f"Centre at fear {fear}, strong match {strong}."


def _about(value: float, between: tuple[float, float] | None) -> str:
    if between is None:
        return percent(value)
    return f"{percent(value)} ({share_range({'low': between[0], 'high': between[1]})})"
