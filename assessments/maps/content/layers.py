"""What a map shows of a result: GeoJSON and columns, made from the stored document alone. Pure."""

from bisect import bisect_right
from collections.abc import Iterable, Mapping, Sequence
from typing import Any, TypedDict

from assessments.maps.content.country_names import with_names
from assessments.maps.content.positions import Position, line_parts, place_positions
from corridors.route_plan import closure_from, closure_words

Payload = Mapping[str, Any]
Limits = Mapping[str, Sequence[float]]
"""The method's band limits: ``risk`` for a place, a leg or the corridor, ``cell`` for everything else."""

MEASURES = (
    ("risk", "Overall risk", "risk"),
    ("violence", "Violence", "cell"),
    ("structural", "Structural risk (shocks, vulnerability, coping)", "cell"),
)
"""Measures of a place beside its threats: key in the document, label, and whose band limits hold."""


class Leg(TypedDict):
    """A leg in numbers and words, as the map's tooltip and the table under it give it."""

    number: int
    start: str
    end: str
    mode: str
    kind: str
    km: float
    countries: list[str]
    value: float | None
    band: str
    text: str
    why: str | None
    closed: bool
    closures: list[str]
    labels: list[str]
    corrections: list[str]


def legs(payload: Payload, limits: Limits) -> list[Leg]:
    """Return the legs of the route in their order; empty where no places are recorded."""
    names, at_least = payload["countries"], payload["risk"]["at_least"]
    return [
        Leg(
            number=number, start=leg["from"], end=leg["to"], mode=leg["mode"], kind=leg["kind"], km=leg["km"],
            countries=[f"{names.get(iso3, iso3)} {km:,.0f} km" for iso3, km in leg["countries"].items()],
            value=leg["risk"]["nominal"], band=leg["risk"]["band"],
            text=in_words(leg["risk"], limits["risk"], at_least),
            why=with_names(payload, leg["why"]) if leg["why"] else None,
            closed=bool(leg.get("closed")),
            closures=[closure_in_words(each) for each in leg.get("closures", [])],
            labels=list(leg.get("labels", [])),
            corrections=[_correction(each, names) for each in leg.get("corrections", [])],
        )
        for number, leg in enumerate(payload["places"]["route"]["legs"], start=1)
    ]  # fmt: skip


def closure_in_words(stored: Mapping[str, Any]) -> str:
    """Return when and why a leg of a stored document is closed."""
    closure = closure_from(stored)
    return f"closed {closure_words(closure)}: {closure.reason}"


def _correction(stored: Mapping[str, Any], names: Mapping[str, str]) -> str:
    """Return what a person corrected, beside what the outlines say."""
    name, outlined = names.get(stored["iso3"], stored["iso3"]), stored.get("outlined_km")
    said = f"; by the outlines {outlined:,.0f} km" if outlined else "; not by the outlines"
    word = "passes" if stored["passes"] else "does not pass"
    return f"{word} {name}: {stored['reason']} (corrected by hand{said})"


def drawn_legs(known: Sequence[Leg], lines: Sequence[Sequence[Position]]) -> dict[str, Any]:
    """Return legs and their unwrapped lines as GeoJSON."""
    return collection(
        _feature({"type": "LineString", "coordinates": line}, dict(leg))
        for leg, line in zip(known, lines, strict=True)
    )


def places_layer(payload: Payload) -> dict[str, Any]:
    """Return the places in their order as GeoJSON points: name, country, role (origin, stop, destination)."""
    names, places = payload["countries"], payload["places_in_order"]
    last = len(places) - 1
    roles = {0: "origin", last: "destination"}
    return collection(
        _feature(
            {"type": "Point", "coordinates": position},
            {
                "name": place["name"],
                "country": names.get(place["country"], place["country"]),
                "role": roles.get(number, "stop"),
            },
        )
        for number, (place, position) in enumerate(zip(places, place_positions(payload), strict=True))
    )


def threats_layer(payload: Payload, points: Mapping[str, Position], limits: Limits) -> dict[str, Any]:
    """Return what countries can be shaded by: columns of values, bands and words, one column a measure.

    Parameters
    ----------
    points : mapping of ISO3 to (longitude, latitude)
        Where a country without a shape is marked when no place of the corridor lies in it.

    Returns
    -------
    dict
        ``countries``: iso3, name, role, point (or None); ``measures``: slug, label, limits (which
        ones hold), and ``values``, ``bands``, ``texts`` in the order of the countries. Measures
        without any value are left out. One of several transit countries has no value of its own in
        the document: its band is None.
    """
    parts = country_parts(payload)
    measures = [(*measure, measure[0]) for measure in MEASURES]
    threats = payload["places"]["origin"]["threats"]
    measures += [(slug, cell["label"], "cell", "") for slug, cell in threats.items()]
    columns = [_column(payload, parts, measure, limits) for measure in measures]
    return {
        "countries": [_country(payload, iso3, role, points) for iso3, role, _ in parts],
        "measures": [column for column in columns if any(value is not None for value in column["values"])],
    }


def country_parts(payload: Payload) -> list[tuple[str, str, Payload]]:
    """Return the countries of the corridor: ISO3, role, and the part of the document about each.

    The route's grid is that of its transit country where there is only one; its risk too, unless a
    sea leg is part of it.
    """
    origin, route, destination = (payload["places"][place] for place in ("origin", "route", "destination"))
    by_sea = any(leg["mode"] == "sea" for leg in route["legs"])
    alone = {key: part for key, part in route.items() if not (key == "risk" and by_sea)}
    only = alone if len(route["transit"]) == 1 else {}
    ends = [origin["country"], destination["country"]]
    return [
        (ends[0], "origin", origin),
        *((iso3, "transit", only) for iso3 in route["transit"] if iso3 not in ends),
        (ends[1], "destination", destination),
    ]


def portfolio_feature(
    lines: Sequence[Mapping[str, Any]], modes: Sequence[str], properties: Mapping[str, Any]
) -> dict[str, Any]:
    """Return one corridor as one feature: its lines as they are stored, split at longitude 180."""
    parts = [(mode, part) for mode, line in zip(modes, lines, strict=True) for part in line_parts(line)]
    geometry = {"type": "MultiLineString", "coordinates": [part for _, part in parts]}
    return _feature(geometry, {**properties, "modes": [mode for mode, _ in parts]})


def shown(value: float, limits: Sequence[float]) -> str:
    """Return a value with one decimal, or with as many as keep it in its band.

    Examples
    --------
    >>> shown(4.96, (2.0, 3.5, 5.0, 6.5)), shown(4.94, (2.0, 3.5, 5.0, 6.5))
    ('4.96', '4.9')
    """
    for decimals in range(1, 6):
        text = f"{value:.{decimals}f}"
        if bisect_right(limits, float(text)) == bisect_right(limits, value):
            break
    return text


def in_words(cell: Mapping[str, Any], limits: Sequence[float], at_least: bool = False) -> str:
    """Return a band and its value as a reader says them: ``"at least high (6.4)"``, ``"not rated"``."""
    if cell["nominal"] is None:
        return str(cell["band"])
    return f"{'at least ' if at_least else ''}{cell['band']} ({shown(cell['nominal'], limits)})"


def collection(features: Iterable[Mapping[str, Any]]) -> dict[str, Any]:
    """Return features as a GeoJSON FeatureCollection."""
    return {"type": "FeatureCollection", "features": list(features)}


def _column(
    payload: Payload,
    parts: Sequence[tuple[str, str, Payload]],
    measure: tuple[str, str, str, str],
    limits: Limits,
) -> dict[str, Any]:
    slug, label, kind, key = measure
    roles = [role for _, role, _ in parts]
    cells = [part.get(key) if key else part.get("threats", {}).get(slug) for _, _, part in parts]
    return {
        "slug": slug,
        "label": label,
        "limits": kind,
        "values": [cell["nominal"] if cell else None for cell in cells],
        "bands": [cell["band"] if cell else None for cell in cells],
        "texts": [
            in_words(cell, limits[kind], payload["risk"]["at_least"] and role != "origin")
            if cell
            else "on the route; this result gives it no value of its own"
            for cell, role in zip(cells, roles, strict=True)
        ],
    }


def _country(payload: Payload, iso3: str, role: str, points: Mapping[str, Position]) -> dict[str, Any]:
    positions = zip(payload["places_in_order"], place_positions(payload), strict=True)
    inside = [position for place, position in positions if place["country"] == iso3]
    point = inside[-1 if role == "destination" else 0] if inside else points.get(iso3)
    return {"iso3": iso3, "name": payload["countries"].get(iso3, iso3), "role": role, "point": point}


def _feature(geometry: Mapping[str, Any], properties: Mapping[str, Any]) -> dict[str, Any]:
    return {"type": "Feature", "properties": properties, "geometry": geometry}
