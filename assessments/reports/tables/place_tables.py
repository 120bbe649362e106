"""Tables of risk at origin, route and destination, and of the legs. Pure."""

from assessments.maps.content.country_names import with_names
from assessments.maps.content.layers import closure_in_words
from assessments.reports.tables.rows import LeftOutRow, LegRow, Line, PlaceRow
from assessments.reports.words.display import NO_NUMBER, RISK_LIMITS, Value, count, value_of
from assessments.reports.words.naming import PLACES, Payload, is_at_least, name_of, place_title

ROLES = {
    ("origin", "residents"): "risk on return",
    ("origin", "movers"): "what people leave",
    ("route", "residents"): "the way there",
    ("route", "movers"): "the way there",
    ("destination", "residents"): "where people live",
    ("destination", "movers"): "where people go",
}


def place_rows(payload: Payload) -> list[PlaceRow]:
    """Risk at origin, route and destination; "at least" stands where the result says so."""
    return [_place_row(payload, place) for place in PLACES]


def _place_row(payload: Payload, place: str) -> PlaceRow:
    part = payload["places"][place]
    country = None if place == "route" else part["country"]
    low_bound = is_at_least(payload, place)
    return PlaceRow(
        place, place_title(payload, place), country, ROLES[place, payload["population"]],
        value_of(part["risk"], RISK_LIMITS, at_least=low_bound),
        value_of(part["violence"], at_least=low_bound), value_of(part["structural"], at_least=low_bound),
        _part(part.get("hazard")), _part(part.get("vulnerability")), _part(part.get("lack_of_coping")),
        _place_note(payload, place),
    )  # fmt: skip


def _part(part: Payload | None) -> Value:
    """A part of the risk, which has a range but no band of its own."""
    if part is None or part["nominal"] is None:
        return Value(None, NO_NUMBER, NO_NUMBER)
    return value_of(part, ())


def _place_note(payload: Payload, place: str) -> str:
    if place != "route":
        return ""
    route = payload["places"]["route"]
    worst = f"worst transit country: {name_of(payload, route['worst'])}" if route.get("worst") else ""
    said = with_names(payload, route["why"] or route.get("rule") or "")
    return "; ".join(text for text in (said, worst) if text)


def leg_rows(payload: Payload) -> list[LegRow]:
    """One row a leg, in the order of travel."""
    return [_leg_row(payload, leg) for leg in payload["places"]["route"]["legs"]]


DEATHS = ("deaths-on-land", "deaths-at-sea")
RECORDED = {"land": "Recorded deaths on land", "sea": "Recorded deaths at sea"}
MINIMUM = "minimum estimates, never risk per crossing"
LINES = {"curated": "curated line", "stand-in": "straight line standing in"}


def _leg_row(payload: Payload, leg: Payload) -> LegRow:
    crossed = "; ".join(f"{name_of(payload, iso3)} {count(km)} km" for iso3, km in leg["countries"].items())
    risk = value_of(leg["risk"], RISK_LIMITS, at_least=is_at_least(payload, "route"))
    return LegRow(
        f"{leg['from']} to {leg['to']}", leg["mode"], LINES.get(leg["kind"], str(leg["kind"])), leg["km"],
        f"{count(leg['km'])} km", crossed or NO_NUMBER, risk, with_names(payload, leg["why"] or ""),
        bool(leg.get("closed")), "; ".join(closure_in_words(each) for each in leg.get("closures", [])),
    )  # fmt: skip


def left_out_rows(payload: Payload) -> list[LeftOutRow]:
    """The legs near which more recorded deaths belong to routes they do not name than count."""
    found = [
        (number, leg, _left_out(leg), _counted(leg))
        for number, leg in enumerate(payload["places"]["route"]["legs"], start=1)
    ]
    return [
        LeftOutRow(number, _left_out_words(number, leg, left_out, counted))
        for number, leg, left_out, counted in found
        if left_out > counted
    ]


def _left_out(leg: Payload) -> int:
    """How many are left out; none in results from before this was recorded."""
    return sum(each["incidents"] for each in leg.get("left_out", ()))


def _counted(leg: Payload) -> int:
    along = leg.get("exposure") or {}
    return sum(along[slug]["incidents"] for slug in DEATHS if slug in along)


def _left_out_words(number: int, leg: Payload, left_out: int, counted: int) -> str:
    near = f"of recorded deaths near leg {number}, {leg['from']} to {leg['to']},"
    if left_out == 1:
        said = f"1 incident {near} does not count: it belongs to {_unnamed(leg)}."
    else:
        said = f"{count(left_out)} incidents {near} do not count: they belong to {_unnamed(leg)}."
    return f"{said} {_counting(counted)} there."


def _unnamed(leg: Payload) -> str:
    first, *others = leg["left_out"]
    if not others:
        return f"the route “{first['route']}”, which the leg does not name"
    return f"routes the leg does not name, {count(first['incidents'])} of them to “{first['route']}”"


def _counting(counted: int) -> str:
    if counted == 0:
        return "None counts"
    return "1 counts" if counted == 1 else f"{count(counted)} count"


def recorded_death_rows(payload: Payload) -> list[Line]:
    """Recorded deaths en route by land and by sea: minimum estimates, never risk per crossing."""
    deaths = payload["places"]["route"]["recorded_deaths"]
    told = {mode: with_names(payload, deaths[mode].get("why") or MINIMUM) for mode in RECORDED}
    return [
        Line(label, value_of(deaths[mode]).words, told[mode].removeprefix(f"{label.lower()}: "))
        for mode, label in RECORDED.items()
    ]
