"""The draws of a result as bytes that can be kept, and whether they are the draws of that result."""

from collections.abc import Mapping
from io import BytesIO
from math import isclose
from typing import TYPE_CHECKING, Any

import numpy as np

from assessments.scoring.arithmetic.normalise import FloatArray
from assessments.scoring.drawing.ranges import range_of
from assessments.scoring.matrix.quadrant_names import CODES
from assessments.scoring.methods.method import Method
from assessments.scoring.redrawing import NEARLY

if TYPE_CHECKING:
    from assessments.scoring.comparing import DrawnCorridor

PLACES = ("origin", "route", "destination")
HEADLINES = ("fear", *CODES, *PLACES, "risk")
"""The values of a result that are compared: fear, four shares, three places, one number for sorting."""

Draws = dict[str, FloatArray]


def headline_draws(drawn: "DrawnCorridor") -> Draws:
    """Return the draws of every headline value by its name, each on (draws,)."""
    places = {name: drawn.places[name] for name in PLACES}
    return {"fear": drawn.fear, **drawn.shares, **places, "risk": drawn.risk}


def headline_ranges(payload: Mapping[str, Any]) -> dict[str, Mapping[str, Any]]:
    """Return the range of every headline value of a result by its name."""
    matrix, places = payload["matrix"], payload["places"]
    risks = {name: places[name]["risk"] for name in PLACES}
    return {"fear": matrix["fear"], **matrix["shares"], **risks, "risk": payload["risk"]}


def plain_ranges(payload: Mapping[str, Any]) -> dict[str, dict[str, float | None]]:
    """Return nominal value, low, median and high of every headline value, and nothing else of it."""
    keys = ("nominal", "low", "median", "high")
    found = headline_ranges(payload)
    return {name: {key: part[key] for key in keys} for name, part in found.items()}


def packed(draws: Mapping[str, FloatArray]) -> bytes:
    """Return draws as bytes; ``unpacked`` reads them again, unrounded."""
    file = BytesIO()
    named: dict[str, Any] = {f"of_{name}": values for name, values in draws.items()}
    np.savez_compressed(file, **named)
    return file.getvalue()


def unpacked(content: bytes) -> Draws:
    with np.load(BytesIO(content), allow_pickle=False) as kept:
        return {name.removeprefix("of_"): kept[name] for name in kept.files}


def disagreeing(draws: Mapping[str, FloatArray], payload: Mapping[str, Any], method: Method) -> list[str]:
    """Return the headline values whose stored range does not follow from the draws."""
    stored = headline_ranges(payload)
    return [name for name in HEADLINES if not _agrees(draws[name], stored[name], method)]


def _agrees(values: FloatArray, stored: Mapping[str, Any], method: Method) -> bool:
    if stored["nominal"] is None:
        return True  # no range is stored of what has no nominal value
    known = np.sort(values[~np.isnan(values)])
    found = range_of(stored["nominal"], known if len(known) else None, method)
    return all(_same(found[key], stored[key]) for key in ("low", "median", "high"))


def _same(one: float | None, other: float | None) -> bool:
    if one is None or other is None:
        return one is other
    return isclose(one, other, rel_tol=NEARLY, abs_tol=NEARLY)


def drawn_in_common(
    one: Mapping[str, Any], one_method: Method, other: Mapping[str, Any], other_method: Method
) -> bool:
    """Return whether two results were drawn with the same points: same seed, number and dimensions."""
    same_points = (one["seed"], one["draws"]) == (other["seed"], other["draws"])
    order = "draws.dimensions.order"
    return same_points and list(one_method[order]) == list(other_method[order])
