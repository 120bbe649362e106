"""Hand-made results of three corridors, complete to the last key, for tests of whatever shows them.

The severities are near the published ones, the people counts are round; nothing here is a finding.
"""

from copy import deepcopy
from typing import Any

from tests import payload_explaining as explaining
from tests import payload_parts as parts
from tests.payload_draws import ranged
from tests.payload_draws import without_draws as undrawn

SENSITIVE = (
    "People who fled Myanmar, Rohingya among them, may be in need of international protection whatever "
    "their status; nobody may be returned to a place where life or freedom would be threatened."
)
HALF_RATED = "Opportunity, match not rated: under 40% of the work at the destination is waged."
MOVERS_NOTE = "Nobody has recorded why the people on this route move."


def example() -> dict[str, Any]:
    """Myanmar to Thailand, residents: the matrix is rated, contested readings are close, by land."""
    origin = parts.place("MMR")
    destination = parts.place("THA")
    war = max(origin["violence"]["nominal"], destination["violence"]["nominal"])
    route = parts.route("rated", None, land=None, sea=None, transit=war)
    route["countries"] = [{"iso3": "MMR", "km": 102.0}, {"iso3": "THA", "km": 434.0}]
    route["legs"] = [
        parts.leg("Hpa-An", "Myawaddy", "land", 95.0, {"MMR": 95.0}, war),
        parts.leg("Myawaddy", "Mae Sot", "land", 7.0, {"MMR": 5.0, "THA": 2.0}, war),
        parts.leg("Mae Sot", "Bangkok", "land", 434.0, {"MMR": 2.0, "THA": 432.0}, war),
    ]
    payload = parts.frame("MMR", "THA", "residents", {"MMR": "Myanmar", "THA": "Thailand"})
    payload["matrix"] = parts.rated_matrix()
    payload["places"] = {"origin": origin, "route": route, "destination": destination}
    payload["risk"] = parts.headline(destination["risk"]["nominal"], "destination", 3.4)
    payload["places_in_order"] = [
        {"name": "Hpa-An", "country": "MMR", "lon": 97.64, "lat": 16.89},
        {"name": "Myawaddy", "country": "MMR", "lon": 98.51, "lat": 16.69},
        {"name": "Mae Sot", "country": "THA", "lon": 98.57, "lat": 16.71},
        {"name": "Bangkok", "country": "THA", "lon": 100.5, "lat": 13.76},
    ]
    payload["route_lines"] = parts.lines(payload["places_in_order"])
    payload["warnings"] = [SENSITIVE, "No leg has a curated line; straight lines stand in for them."]
    return explained(payload)


def not_rated() -> dict[str, Any]:
    """Japan to Uganda, residents: no stock is published, so the matrix is not rated; a direct flight."""
    origin = parts.place("JPN")
    destination = parts.place("UGA")
    payload = parts.frame("JPN", "UGA", "residents", {"JPN": "Japan", "UGA": "Uganda"})
    payload["matrix"] = parts.unrated_matrix(
        "no-stock", "UN DESA publishes no number of people from Japan in Uganda; an absent pair is unknown."
    )
    route = parts.route("not applicable", "A direct flight: recruitment and travel are not covered.")
    route["legs"] = [parts.leg("Tokyo", "Kampala", "air", 11540.0, {}, None)]
    payload["places"] = {"origin": origin, "route": route, "destination": destination}
    payload["risk"] = parts.headline(destination["risk"]["nominal"], "destination", 3.1)
    payload["places_in_order"] = [
        {"name": "Tokyo", "country": "JPN", "lon": 139.77, "lat": 35.68},
        {"name": "Kampala", "country": "UGA", "lon": 32.58, "lat": 0.35},
    ]
    payload["route_lines"] = parts.lines(payload["places_in_order"])
    return explained(payload)


def by_sea() -> dict[str, Any]:
    """Myanmar to Malaysia, movers: no flow figure about them, a sea leg with recorded deaths."""
    origin = parts.place("MMR")
    destination = parts.place("MYS")
    transit = parts.place("THA")["risk"]["nominal"]
    names = {"MMR": "Myanmar", "THA": "Thailand", "MYS": "Malaysia"}
    payload = parts.frame("MMR", "MYS", "movers", names)
    payload["matrix"] = parts.unrated_matrix("movers-without-flow", MOVERS_NOTE)
    payload["matrix"]["people"].update(stock=None, refugees=190_000.0, asylum_seekers=30_000.0)
    route = parts.route("rated", None, land=None, sea=7.4, transit=transit)
    route.update(countries=[{"iso3": "THA", "km": 420.0}, {"iso3": "MYS", "km": 452.0}], transit=["THA"])
    route["worst"] = "THA"
    route["legs"] = [
        parts.leg("Sittwe", "Ranong", "sea", 1285.0, {}, 7.4),
        parts.leg("Ranong", "Hat Yai", "land", 381.0, {"THA": 381.0}, transit),
        parts.leg("Hat Yai", "Padang Besar", "land", 42.0, {"THA": 39.0, "MYS": 3.0}, transit),
        parts.leg("Padang Besar", "Kuala Lumpur", "land", 449.0, {"MYS": 449.0}, None),
    ]
    payload["places"] = {"origin": origin, "route": route, "destination": destination}
    both = parts.severity_mean([route["risk"]["nominal"], destination["risk"]["nominal"]])
    payload["risk"] = parts.headline(both, "route and destination", 3.8)
    payload["places_in_order"] = [
        {"name": "Sittwe", "country": "MMR", "lon": 92.9, "lat": 20.15},
        {"name": "Ranong", "country": "THA", "lon": 98.63, "lat": 9.97},
        {"name": "Hat Yai", "country": "THA", "lon": 100.47, "lat": 7.01},
        {"name": "Padang Besar", "country": "MYS", "lon": 100.32, "lat": 6.66},
        {"name": "Kuala Lumpur", "country": "MYS", "lon": 101.69, "lat": 3.14},
    ]
    payload["route_lines"] = parts.lines(payload["places_in_order"])
    payload["warnings"] = [SENSITIVE, MOVERS_NOTE]
    return explained(payload)


def explained(payload: dict[str, Any]) -> dict[str, Any]:
    """Add compound crises, drivers, choices and levers to a result, in place."""
    places = payload["places"]
    payload["compound"] = explaining.compound(places, payload["countries"])
    for place in ("origin", "destination"):
        places[place]["drivers"] = explaining.drivers(place, places[place]["country"])
    payload["drivers"] = deepcopy(places["destination"]["drivers"])
    payload["choices"] = deepcopy(explaining.CHOICES)
    payload["levers"] = explaining.levers() if payload["matrix"]["status"] != "not rated" else []
    return payload


def contested() -> dict[str, Any]:
    """The example with readings of the motive far apart: by reason 0.45, by status 0.80; no field leads."""
    payload = example()
    matrix = payload["matrix"] = parts.rated_matrix(fear=0.45, spread=0.14)
    matrix["status"] = "contested"
    matrix["fear"]["by_status"] = 0.80
    return payload


def half_rated() -> dict[str, Any]:
    """The example where the match of people who moved for opportunity is not rated."""
    payload = example()
    matrix = payload["matrix"]
    matrix["why"] = {"code": "opportunity-match-not-rated", "text": HALF_RATED}
    for code in ("E", "D"):
        matrix["shares"][code] = ranged(None)
    matrix["match"]["opportunity"] = ranged(None)
    matrix["quadrant"] = matrix["largest"] = matrix["cloud"] = None
    matrix["probability"] = dict.fromkeys(matrix["probability"])
    return payload


def without_draws(payload: dict[str, Any]) -> dict[str, Any]:
    """A result as it was stored before ranges were computed."""
    stored: dict[str, Any] = undrawn(payload)
    return stored


def altered(payload: dict[str, Any], **changes: Any) -> dict[str, Any]:
    """Return a copy of a payload with some top keys replaced."""
    return deepcopy(payload) | changes
