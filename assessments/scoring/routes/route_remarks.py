"""What is said of single legs: closed on the day, countries corrected by hand, incidents of other routes."""

from collections.abc import Iterator

from assessments.scoring.evidence.values import Evidence, LegValue
from assessments.scoring.routes.left_out import left_out_along, left_out_sentence
from assessments.scoring.routes.route import Journey
from corridors.periods import day_words
from corridors.route_plan import Correction, closure_words


def route_remarks(journey: Journey, evidence: Evidence) -> Iterator[str]:
    """Give one sentence for each leg that is closed, corrected, or near incidents of another route."""
    question = journey.question
    for number, leg in enumerate(question.legs):
        name = _named(number, journey)
        yield from _closed(name, leg, journey)
        if leg.corrections:
            told = "; ".join(_corrected(correction, evidence) for correction in leg.corrections)
            yield f"{name} passes other countries than the coarse outlines say, by hand: {told}."
    yield from (
        left_out_sentence(_named(each.leg, journey), each)
        for each in left_out_along(journey)
        if not each.outnumbers
    )


def foremost_remarks(journey: Journey) -> list[str]:
    """Return one sentence for each leg near which more recorded deaths are left out than count."""
    return [
        left_out_sentence(_named(each.leg, journey), each)
        for each in left_out_along(journey)
        if each.outnumbers
    ]


def _named(number: int, journey: Journey) -> str:
    start, end = journey.question.places[number : number + 2]
    return f"Leg {number + 1}, {start.name} to {end.name},"


def _closed(name: str, leg: LegValue, journey: Journey) -> Iterator[str]:
    day = journey.question.as_of
    for closure in leg.closures:
        if closure.is_in_force(day):
            told = f"{closure.reason} ({closure_words(closure)})"
            yield f"{name} is closed on {day_words(day)}: {told}. It changes no score."


def _corrected(correction: Correction, evidence: Evidence) -> str:
    known = evidence.countries.get(correction.iso3)
    name = known.name if known else correction.iso3
    return f"{name if correction.passes else f'not {name}'} ({correction.reason})"
