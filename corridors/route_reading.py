"""Reading a document as a route: every wrong value at its place, with one sentence each. Pure."""

from collections.abc import Mapping
from datetime import date
from math import isfinite
from typing import Any

from corridors.geometry import UnusableLine, length_km
from corridors.route_plan import (
    MODES,
    NEAR_KM,
    Closure,
    Correction,
    LegPlan,
    PlacePlan,
    RouteError,
    RoutePlan,
)

MOST_PLACES = 40
MOST_POSITIONS = 2000
MOST_ENTRIES = 20
Problems = list[tuple[str, str]]


def plan_from(document: Any) -> RoutePlan:
    """Return the route a document describes.

    Raises
    ------
    RouteError
        With every problem found: (path such as ``places.0.longitude``, sentence).
    """
    problems: Problems = []
    places = _entries(document, "places", "", MOST_PLACES, problems)
    legs = _entries(document, "legs", "", MOST_PLACES, problems)
    if problems:
        raise RouteError(problems)
    plan = RoutePlan(
        tuple(_place(entry, f"places.{number}", problems) for number, entry in enumerate(places)),
        tuple(_leg(entry, f"legs.{number}", problems) for number, entry in enumerate(legs)),
    )
    problems += _problems_of_chain(plan)
    problems += [] if problems else _problems_of_stretches(plan)
    if problems:
        raise RouteError(problems)
    return plan


def problems_with_ends(plan: RoutePlan, origin: str, destination: str, names: Mapping[str, str]) -> Problems:
    """Return what is wrong where a route does not begin in the origin and end in the destination (ISO3).

    ``names`` says how a country is called in a sentence; one it does not know keeps its code.
    """
    if not plan.places:
        return []
    ends = (
        ("begins", "first", 0, origin),
        ("ends", "last", len(plan.places) - 1, destination),
    )
    return [
        (
            f"places.{number}.iso3",
            f"The route {word} in {names.get(wanted, wanted)}; its {which} place, {place.name}, "
            f"is in {names.get(place.iso3, place.iso3)}.",
        )
        for word, which, number, wanted in ends
        if (place := plan.places[number]).iso3 != wanted
    ]


def _entries(document: Any, key: str, path: str, most: int, problems: Problems) -> list[Any]:
    """Return the list under a key, empty where there is none."""
    where = f"{path}.{key}" if path else key
    if not isinstance(document, Mapping):
        problems.append((path or "route", "A route is an object with places and legs."))
        return []
    entries = document.get(key) or []
    if not isinstance(entries, list) or not all(isinstance(entry, Mapping) for entry in entries):
        problems.append((where, f"{key} must be a list of objects."))
        return []
    if len(entries) > most:
        problems.append((where, f"There are {len(entries)} {key}; at most {most} are possible."))
        return []
    return entries


def _place(entry: Mapping[str, Any], path: str, problems: Problems) -> PlacePlan:
    name = _text(entry, "name", path, 120, problems, "Give the place a name.")
    iso3 = str(entry.get("iso3") or "").strip().upper()
    if len(iso3) != 3:
        problems.append((f"{path}.iso3", f"Say in which country {name or 'the place'} is."))
    longitude = _degrees(entry, "longitude", path, 180.0, problems)
    latitude = _degrees(entry, "latitude", path, 90.0, problems)
    if abs(longitude) <= 90 < abs(latitude) <= 180:
        where, sentence = problems.pop()
        problems.append((where, f"{sentence} Are latitude and longitude swapped?"))
    return PlacePlan(name, iso3, longitude, latitude)


def _text(
    entry: Mapping[str, Any], key: str, path: str, longest: int, problems: Problems, needed: str = ""
) -> str:
    text = " ".join(str(entry.get(key) or "").split())
    if not text and needed:
        problems.append((f"{path}.{key}", needed))
    if len(text) > longest:
        problems.append((f"{path}.{key}", f"{len(text)} characters; at most {longest} are possible."))
    return text


def _degrees(entry: Mapping[str, Any], key: str, path: str, limit: float, problems: Problems) -> float:
    value = _number(entry.get(key))
    if value is None:
        problems.append((f"{path}.{key}", f"Give the {key} in degrees, such as 15.33."))
        return 0.0
    if abs(value) > limit:
        problems.append((f"{path}.{key}", f"{value:g} is no {key}: it lies outside -{limit:g} to {limit:g}."))
    return value


def _number(value: Any) -> float | None:
    if isinstance(value, bool) or value is None:
        return None
    try:
        number = float(value)
    except (TypeError, ValueError):
        return None
    return number if isfinite(number) else None


def _leg(entry: Mapping[str, Any], path: str, problems: Problems) -> LegPlan:
    mode = entry.get("mode")
    if mode not in MODES:
        problems.append((f"{path}.mode", f"Choose land, sea or air; “{mode or ''}” is no mode of travel."))
    closures = _entries(entry, "closures", path, MOST_ENTRIES, problems)
    corrections = _entries(entry, "corrections", path, MOST_ENTRIES, problems)
    return LegPlan(
        str(mode),
        _line(entry.get("line"), f"{path}.line", problems),
        _labels(entry.get("labels"), f"{path}.labels", problems),
        tuple(_closure(each, f"{path}.closures.{n}", problems) for n, each in enumerate(closures)),
        tuple(_correction(each, f"{path}.corrections.{n}", problems) for n, each in enumerate(corrections)),
    )


def _line(line: Any, path: str, problems: Problems) -> dict[str, Any] | None:
    if line is None:
        return None
    if not isinstance(line, Mapping) or line.get("type") != "LineString":
        problems.append((path, "A drawn line must be a GeoJSON LineString."))
        return None
    positions = line.get("coordinates")
    if isinstance(positions, list) and len(positions) > MOST_POSITIONS:
        problems.append(
            (path, f"The line has {len(positions):,} points; at most {MOST_POSITIONS:,} are possible.")
        )
        return None
    try:
        length_km(line)
    except UnusableLine as unusable:
        problems.append((path, str(unusable)))
        return None
    drawn: Any = positions
    return {"type": "LineString", "coordinates": [[float(x), float(y)] for x, y, *_ in drawn]}


def _labels(labels: Any, path: str, problems: Problems) -> tuple[str, ...]:
    named = labels or []
    if not isinstance(named, list) or not all(isinstance(label, str) for label in named):
        problems.append((path, "Route labels must be a list of names."))
        return ()
    if len(named) > MOST_ENTRIES:
        problems.append((path, f"There are {len(named)} route labels; at most {MOST_ENTRIES} are possible."))
    return tuple(dict.fromkeys(label.strip() for label in named if label.strip()))


def _closure(entry: Mapping[str, Any], path: str, problems: Problems) -> Closure:
    starts = _day(entry, "starts", path, problems)
    ends = _day(entry, "ends", path, problems) if entry.get("ends") else None
    reason = _text(entry, "reason", path, 200, problems, "Say why the leg is closed.")
    every_year = bool(entry.get("every_year"))
    if starts is None:
        if not entry.get("starts"):
            problems.append((f"{path}.starts", "Say from which day the leg is closed."))
        starts = date.min
    elif ends is not None and ends < starts:
        problems.append((f"{path}.ends", f"The closure ends on {ends}, before it starts on {starts}."))
    if every_year and ends is None:
        problems.append((f"{path}.ends", "A closure of every year needs its last day."))
    return Closure(starts, ends, reason, every_year)


def _day(entry: Mapping[str, Any], key: str, path: str, problems: Problems) -> date | None:
    stated = entry.get(key)
    if not stated:
        return None
    try:
        return date.fromisoformat(str(stated))
    except ValueError:
        problems.append((f"{path}.{key}", f"“{stated}” is no day; write it like 2026-11-01."))
        return None


def _correction(entry: Mapping[str, Any], path: str, problems: Problems) -> Correction:
    iso3 = str(entry.get("iso3") or "").strip().upper()
    if len(iso3) != 3:
        problems.append((f"{path}.iso3", "Say which country the correction is about."))
    passes, stated = bool(entry.get("passes")), entry.get("km")
    km = _number(stated)
    if stated not in (None, "") and (km is None or km < 0):
        problems.append((f"{path}.km", f"“{stated}” is no number of kilometres."))
    reason = _text(entry, "reason", path, 200, problems, "Say how you know; it is shown beside the country.")
    return Correction(iso3, passes, km if passes else None, reason)


def _problems_of_chain(plan: RoutePlan) -> Problems:
    if len(plan.places) == 1:
        return [("places", "A route needs at least two places, or none at all.")]
    needed = max(len(plan.places) - 1, 0)
    if len(plan.legs) != needed:
        return [("legs", f"{len(plan.places)} places need {needed} legs, not {len(plan.legs)}.")]
    return []


def _problems_of_stretches(plan: RoutePlan) -> Problems:
    said: Problems = []
    for number, leg in enumerate(plan.legs):
        start, end = plan.places[number], plan.places[number + 1]
        if _apart_km(_point(start), _point(end)) < 0.05:
            path = f"places.{number + 1}.longitude"
            said.append((path, f"{start.name} and {end.name} are the same point; a leg needs two."))
        if leg.line is not None:
            said += problems_with_line(leg.line, start, end, f"legs.{number}.line")
        twice = [
            c.iso3 for n, c in enumerate(leg.corrections) if c.iso3 in {o.iso3 for o in leg.corrections[:n]}
        ]
        said += [(f"legs.{number}.corrections", f"{iso3} is corrected twice on this leg.") for iso3 in twice]
    return said


def problems_with_line(
    line: Mapping[str, Any], start: PlacePlan, end: PlacePlan, path: str = "line"
) -> Problems:
    """Return what is wrong where a line does not run from one place to the other."""
    positions = line["coordinates"]
    first, last = (tuple(positions[0][:2]), tuple(positions[-1][:2]))
    ends = (("begins", first, start), ("ends", last, end))
    return [
        (
            path,
            f"The line {word} {_apart_km(position, _point(place)):,.0f} km from {place.name}; "
            f"it must be within {NEAR_KM:g} km.",
        )
        for word, position, place in ends
        if _apart_km(position, _point(place)) > NEAR_KM
    ]


def _point(place: PlacePlan) -> tuple[float, float]:
    return (place.longitude, place.latitude)


def _apart_km(a: tuple[float, ...], b: tuple[float, ...]) -> float:
    return length_km({"type": "LineString", "coordinates": [list(a), list(b)]})
