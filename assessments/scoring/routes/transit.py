"""The countries a route passes through between origin and destination, and its lines."""

from collections.abc import Mapping
from typing import Any

from assessments.scoring.evidence.values import LegValue, Question
from assessments.scoring.methods.method import Method


def transit_countries(question: Question, method: Method) -> tuple[str, ...]:
    """Return the transit countries in the order they are met.

    Those of the intermediate places (a place's country is what was entered), then those that
    the curated lines cross for long enough, then those somebody says a leg passes; origin and
    destination are none.
    """
    ends = (question.origin, question.destination)
    entered = [place.country for place in question.places[1:-1]]
    crossed = [code for code, km in _crossed(question, method).items() if km >= method["route.crossed_km"]]
    added = [code for leg in question.legs for code in leg.added]
    return tuple(code for code in dict.fromkeys([*entered, *crossed, *added]) if code not in ends)


def countries_of_leg(number: int, question: Question, method: Method) -> tuple[str, ...]:
    """Return the countries one leg touches: of its places, crossed if curated, and said to be passed."""
    leg = question.legs[number]
    ends = [place.country for place in question.places[number : number + 2]]
    crossed = [code for code, km in leg.countries.items() if km >= method["route.crossed_km"]]
    return tuple(dict.fromkeys([*ends, *(crossed if leg.kind == "curated" else []), *leg.added]))


def lines(question: Question, method: Method) -> list[LegValue]:
    """Return the legs whose line can add risk: land and sea, not air."""
    return [leg for leg in question.legs if leg.mode in method["route.line_modes"]]


def kilometres(question: Question, method: Method) -> list[dict[str, Any]]:
    """Return how many kilometres of the land and sea lines lie in each country, longest first."""
    total: dict[str, float] = {}
    for leg in lines(question, method):
        for code, km in leg.countries.items():
            total[code] = total.get(code, 0.0) + float(km)
    ordered = sorted(total.items(), key=lambda entry: (-entry[1], entry[0]))
    return [{"iso3": code, "km": km} for code, km in ordered if km > 0]


def stand_in_share(question: Question, method: Method) -> float:
    """Return the share of the land and sea kilometres that nobody curated; 0 without such lines."""
    every = lines(question, method)
    total = sum(leg.length_km for leg in every)
    loose = sum(leg.length_km for leg in every if leg.kind != "curated")
    return loose / total if total > 0 else 0.0


def _crossed(question: Question, method: Method) -> Mapping[str, float]:
    total: dict[str, float] = {}
    for leg in lines(question, method):
        if leg.kind == "curated":
            for code, km in leg.countries.items():
                total[code] = total.get(code, 0.0) + float(km)
    return total
