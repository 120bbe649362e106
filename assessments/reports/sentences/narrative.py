"""The result in sentences, made from its numbers. Pure: no Django, no files, no clock.

``answer`` gives the two sentences every reader wants first: who moves and why, and how dangerous
it is and where. The other functions speak for one block each. Sentences describe groups, never
one person's claim; the four shares are never turned into head counts.
"""

from assessments.maps.content.country_names import with_names
from assessments.reports.sentences.unknowns import WHOSE_RISK, what_is_not_known
from assessments.reports.tables.driver_tables import main_drivers
from assessments.reports.tables.matrix_tables import QUADRANT_NAMES
from assessments.reports.tables.threat_tables import GRID
from assessments.reports.words.display import (
    EMPTY_BANDS,
    RISK_LIMITS,
    in_draws,
    listed,
    lower_first,
    percent,
    rounded_people,
    sentence_case,
    severity_text,
    value_of,
)
from assessments.reports.words.likelihood import (
    MIXED,
    NOT_DRAWN,
    likely_band,
    probably,
    share_range,
    what_a_range_is,
    why_mixed,
)
from assessments.reports.words.naming import PLACES, Payload, ends_of, is_at_least, place_title
from assessments.reports.words.tracing import Phrase, phrases, plain, traced
from corridors.codes import in_a_sentence

__all__ = [
    "DISCLAIMER",
    "DISTRESSED",
    "WHOSE_RISK",
    "answer",
    "answer_traced",
    "compound_sentences",
    "high_threats",
    "how_dangerous_and_where",
    "place_sentences",
    "what_a_range_is",
    "what_is_not_known",
    "who_moves_and_why",
]

DISTRESSED = (
    'D reads "weak match, opportunity (this method)". The World Development Report 2023 calls these '
    "movements distressed; the word is an analytic term and is a finding only where a recorded irregular "
    "share or survey supports it."
)
DISCLAIMER = (
    "Everything here describes groups of people. Nothing is a view on one person's claim to protection, "
    "and nothing is travel advice.",
    "Boundaries and names shown, and designations used, imply no opinion on the legal status of any "
    "territory or on the delimitation of its frontiers.",
    "A low value is not a promise of safety: it says what publishers recorded, up to the evidence date.",
)  # fmt: skip


def answer(payload: Payload) -> list[str]:
    """Return two sentences: who moves and why; how dangerous it is and where."""
    return [who_moves_and_why(payload), how_dangerous_and_where(payload)]


def answer_traced(payload: Payload) -> list[list[Phrase]]:
    """Return the same two sentences in pieces, each that says a number with the place of that number."""
    return [phrases(_who_moves_and_why(payload)), phrases(_how_dangerous_and_where(payload))]


def who_moves_and_why(payload: Payload) -> str:
    """Return the first sentence: the largest share and the motive, or why they are not rated."""
    return plain(_who_moves_and_why(payload))


def _who_moves_and_why(payload: Payload) -> str:
    matrix = payload["matrix"]
    if matrix["fear"]["nominal"] is None:
        return _not_rated(payload)
    tail = "" if payload["draws"] else f"; {NOT_DRAWN}"
    return sentence_case(f"{_about_whom(payload)}, {_shares(payload)}; {_fear(matrix)}{tail}.")


def _ends(payload: Payload) -> tuple[str, str]:
    origin, destination = ends_of(payload)
    return in_a_sentence(origin), in_a_sentence(destination)


def _not_rated(payload: Payload) -> str:
    origin, destination = _ends(payload)
    matrix = payload["matrix"]
    why = lower_first((matrix["why"] or {}).get("text", "the figures do not suffice").rstrip("."))
    counted = _counted(matrix["people"])
    return (
        f"Who moves from {origin} to {destination} and why is not rated: {why}"
        f"{f'; {counted}' if counted else ''}."
    )


def _counted(people: Payload) -> str:
    names = {"refugees": "refugees", "asylum_seekers": "asylum-seekers",
             "other_protection": "other people in need of international protection"}  # fmt: skip
    parts = [
        traced(f"{rounded_people(people[key])} {name}", "people")
        for key, name in names.items()
        if people[key]
    ]
    return f"UNHCR counts {listed(parts)}" if parts else ""


def _about_whom(payload: Payload) -> str:
    origin, destination = _ends(payload)
    number = payload["matrix"]["working"].get("N")
    if payload["population"] == "movers":
        return f"among the people on the way from {origin} to {destination}"
    many = traced(f"about {rounded_people(number)} people", "matrix-figures") if number else "the people"
    return f"among {many} from {origin} in {destination}"


def _shares(payload: Payload) -> str:
    matrix = payload["matrix"]
    known = {code: part["nominal"] for code, part in matrix["shares"].items() if part["nominal"] is not None}
    if len(known) < len(QUADRANT_NAMES):
        return _opportunity_not_rated(matrix, known)
    if matrix["quadrant"] == MIXED:
        often = in_draws(matrix["probability"]).replace(" of the draws", "")
        mixed = traced("the picture is mixed", "naming")
        return f"{mixed}: {why_mixed(matrix)}{_in_brackets(traced(often, 'naming'))}"
    code = matrix["quadrant"] or matrix["largest"]
    if code is None:
        return "no share stands out"
    return _leading(matrix, code, matrix["probability"].get(code))


def _leading(matrix: Payload, code: str, share_of_draws: float | None) -> str:
    """Name the largest share, how large it is, and in how many draws it is the largest."""
    drawn = "" if share_of_draws is None else f"the largest in {percent(share_of_draws)} of the draws"
    often = f", {traced(drawn, 'naming')}" if drawn else ""
    part = matrix["shares"][code]
    size = traced(
        f"{percent(part['nominal'])} of the people{_in_brackets(share_range(part))}", f"share-{code}"
    )
    return f"the largest share is {probably(share_of_draws)}{_quadrant(code)}: {size}{often}"


def _in_brackets(text: str) -> str:
    return f" ({text})" if text else ""


def _quadrant(code: str, *, beside: str = "") -> str:
    return f"{code} ({QUADRANT_NAMES[code].lower()}{f'; {beside}' if beside else ''})"


def _opportunity_not_rated(matrix: Payload, known: dict[str, float]) -> str:
    parts = [
        traced(
            f"{percent(share)} {_quadrant(code, beside=share_range(matrix['shares'][code]))}", f"share-{code}"
        )
        for code, share in known.items()
    ]
    rest = traced(percent(1 - matrix["fear"]["nominal"]), "share-fear")
    beside = f", beside {listed(parts)}" if parts else ""
    return f"{rest} are counted as moving for opportunity, match not rated{beside}"


def _fear(matrix: Payload) -> str:
    """How many moved in fear for their safety: by reason, with its range, and by legal status alone."""
    fear, between = matrix["fear"], _in_brackets(share_range(matrix["fear"]))
    status = traced(percent(fear["by_status"]), "matrix-figures") if fear["by_status"] is not None else ""
    if status and matrix["status"] == "contested":
        by_reason = traced(f"{_about(fear['by_reason'])} by reason", "share-fear")
        return (
            f"how many moved in fear for their safety is contested: {by_reason}, "
            f"{status} by legal status{traced(between, 'share-fear')}"
        )
    moved = traced(f"{_about(fear['nominal'])} moved in fear for their safety{between}", "share-fear")
    return f"{moved}; by legal status alone {status}" if status else moved


def _about(share: float) -> str:
    text = percent(share)
    return f"about {text}" if text[0].isdigit() else text


def how_dangerous_and_where(payload: Payload) -> str:
    """Return the second sentence: the bands at destination, route and origin, and whose risk it is."""
    return plain(_how_dangerous_and_where(payload))


def _how_dangerous_and_where(payload: Payload) -> str:
    parts = [_destination(payload), _route(payload), _origin(payload)]
    return sentence_case(f"{'; '.join(parts)}; all of this is {WHOSE_RISK}.")


def _risk_words(payload: Payload, place: str) -> str:
    """The band as far as the draws bear it out, with the number and its range."""
    part = payload["places"][place]["risk"]
    value = value_of(part, RISK_LIMITS, at_least=is_at_least(payload, place))
    if value.number is None:
        return value.words
    number = value.text.removeprefix("at least ")
    between = f", range {value.range_text}" if value.range_text else ""
    band = likely_band(value.band, part.get("band_probability"), at_least=value.at_least)
    return f"{band} ({number}{between})"


def _destination(payload: Payload) -> str:
    _, destination = _ends(payload)
    risk = traced(_risk_words(payload, "destination"), "risk-destination")
    return f"risk in {destination} is {risk}{_drivers(payload, 'destination')}"


def _route(payload: Payload) -> str:
    words = _risk_words(payload, "route")
    route = payload["places"]["route"]
    if words == "not applicable":
        return "the route is a direct flight, whose recruitment and travel are not covered"
    if words in EMPTY_BANDS and route["why"]:
        return f"the route is {words}: {lower_first(route['why'].rstrip('.'))}"
    return f"on the route it is {traced(words, 'risk-route')}"


def _origin(payload: Payload) -> str:
    origin, _ = _ends(payload)
    reading = "for those who return" if payload["population"] == "residents" else "as what people leave"
    risk = traced(_risk_words(payload, "origin"), "risk-origin")
    return f"in {origin}, {reading}, it is {risk}{_drivers(payload, 'origin')}"


def _drivers(payload: Payload, place: str) -> str:
    """Name the two threats that contribute most; where that is not computed, the highest ones."""
    labels = main_drivers(payload, place) or [label for label, _ in high_threats(payload, place)[:2]]
    named = traced(", then ".join(label.lower() for label in labels), "drivers")
    return f", above all from {named}" if named else ""


def high_threats(payload: Payload, place: str) -> list[tuple[str, float]]:
    """Return label and severity of the scored threats that are high or worse, the highest first."""
    cells = payload["places"][place].get("threats") or {}
    found = [
        (cells[slug]["label"], cells[slug]["nominal"])
        for slugs in GRID.values() for slug in slugs
        if slug in cells and slug != "weather-displacement" and cells[slug]["band"] in ("high", "very high")
    ]  # fmt: skip
    return sorted(found, key=lambda pair: -pair[1])


def place_sentences(payload: Payload) -> list[str]:
    """Return one sentence a place that names what stands high there."""
    return [_place_sentence(payload, place) for place in PLACES]


def _place_sentence(payload: Payload, place: str) -> str:
    title = place_title(payload, place)
    found = [
        f"{label.lower()} ({severity_text(severity)})" for label, severity in high_threats(payload, place)
    ]
    risk = _risk_words(payload, place)
    if place == "route":
        why = payload["places"]["route"]["why"]
        return f"{title}: {risk}. {sentence_case(why)}" if why else f"{title}: {risk}."
    named = f"High or worse: {listed(found)}." if found else "No rated threat is high or worse."
    return f"{title}: {risk}. {named}"


def compound_sentences(payload: Payload) -> list[str]:
    """Return how many connected threats stand high together, and the active chains in words."""
    compound = payload["compound"]
    places = "place" if compound["places"] == 1 else "places"
    first = f"{compound['high_cells']} of {compound['cells']} connected threats are high or worse"
    first += f", in {compound['places']} {places}." if compound["high_cells"] else "."
    return [first, *(sentence_case(f"{with_names(payload, chain)}.") for chain in compound["chains"])]
