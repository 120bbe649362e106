"""What drives the risk: the contribution of every figure to a place, to the route, to the corridor.

Contributions are exact: those of one list sum to the nominal value they are about. Where several
figures make one input (the years of a window) they share its part as a mean does, by how far each
lies from the value that is no concern, so that a good year takes away what it took from the mean.
The people a count is divided by contribute nothing of their own. Of a maximum only the figure that
is the maximum contributes.
"""

from collections.abc import Iterable, Iterator, Mapping
from math import isnan
from typing import Any

from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.explaining.driver_parts import (
    Part,
    parts_of_corridor,
    parts_of_end,
    parts_of_route,
    value_at,
)
from assessments.scoring.methods.method import Method
from assessments.scoring.places.place import PlaceRisk
from assessments.scoring.places.threats import cells_of_inputs
from assessments.scoring.routes.exposure import CONFLICT
from assessments.scoring.routes.route import Journey, RouteRisk

Row = dict[str, Any]


def drivers_of_corridor(
    population: str, journey: Journey, route: RouteRisk, risk: float | None, ledger: EvidenceLedger
) -> list[Row]:
    """Return the drivers of R, the greatest first; none where it is not rated."""
    if risk is None:
        return []
    return rows_of(parts_of_corridor(population, journey, route, risk), journey.method, ledger)


def drivers_at(name: str, journey: Journey, route: RouteRisk, ledger: EvidenceLedger) -> list[Row]:
    """Return the drivers of the risk at origin, route or destination; none where it is not rated."""
    whole = float(route.value[0]) if name == "route" else value_at(name, journey)
    if isnan(whole):
        return []
    parts = parts_of_route(journey, route, whole) if name == "route" else parts_of_end(name, journey, whole)
    return rows_of(parts, journey.method, ledger)


def rows_of(parts: Iterable[Part], method: Method, ledger: EvidenceLedger) -> list[Row]:
    """Return one row a figure, the greatest contribution first."""
    cells = cells_of_inputs(method)
    rows = [row for part in parts for row in _rows_of_part(part, cells, method, ledger)]
    return sorted(rows, key=lambda row: -float(row["contribution"]))


def _rows_of_part(
    part: Part, cells: Mapping[str, str], method: Method, ledger: EvidenceLedger
) -> Iterator[Row]:
    if part.source is None:
        yield _line_row(part, method, ledger)
        return
    threat = cells.get(part.slug, part.slug)
    head = {"place": part.place, "country": part.source.country} | _named(threat, part.slug, method)
    for key, value in _shared_out(part, part.source, method, ledger):
        entry = ledger.entry(key)
        yield head | {
            "indicator": entry["indicator"],
            "period": entry["period"],
            "release": entry["release"],
            "contribution": value,
            "evidence": key,
        }


def _shared_out(
    part: Part, source: PlaceRisk, method: Method, ledger: EvidenceLedger
) -> Iterator[tuple[str, float]]:
    """Yield each figure of an input with its share of what the input contributes."""
    keys = source.inputs[part.slug].evidence
    base = no_concern(method["inputs"][part.slug])
    distances = [float(ledger.entry(key)["value"]) - base for key in keys]
    total = sum(distances)
    for key, distance in zip(keys, distances, strict=True):
        share = distance / total if total else 1.0 / len(keys)
        yield key, part.value * share + 0.0


def no_concern(card: Mapping[str, Any]) -> float:
    """Return the value of a figure that is severity 0 by its card; 0 on a log scale, whose figures count.

    Examples
    --------
    >>> no_concern({"scale": "linear", "goalposts": (-2.5, 2.5), "worse": "low"})
    2.5
    """
    if card["scale"] != "linear":
        return 0.0
    low, high = card["goalposts"]
    return float(low if card["worse"] == "high" else high)


def _named(threat: str, slug: str, method: Method) -> dict[str, str]:
    """Return the threat and its label; an input that is no threat goes by its indicator's label."""
    row = method["threats"].get(threat)
    indicator = method["inputs"][slug]["indicator"]
    label = method["indicators"][indicator]["label"] if row is None else row["label"]
    return {"threat": threat, "label": str(label)}


def _line_row(part: Part, method: Method, ledger: EvidenceLedger) -> Row:
    """Return the row of what is known along the line: it rests on many events, entered as one."""
    entry = next((entry for entry in ledger.evidence if entry["indicator"] == part.slug), {})
    threat = "war" if part.slug == CONFLICT else str(method["route.own_threat"])
    return {
        "place": part.place,
        "country": None,
        "threat": threat,
        "label": str(method["threats"][threat]["label"]),
        "indicator": part.slug,
        "period": entry.get("period"),
        "release": entry.get("release"),
        "contribution": part.value + 0.0,
        "evidence": entry.get("id"),
    }
