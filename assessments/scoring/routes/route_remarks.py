"""What is said of single legs: closed on the day, countries corrected by hand, incidents of other routes."""

from collections.abc import Iterator

from assessments.scoring.evidence.values import Evidence, LegValue
from assessments.scoring.routes.route import Journey
from corridors.route_plan import Correction, closure_words


def route_remarks(journey: Journey, evidence: Evidence) -> Iterator[str]:
    """Give one sentence for each leg that is closed, corrected, or near incidents of another route."""
    question = journey.question
    for number, leg in enumerate(question.legs):
        start, end = question.places[number].name, question.places[number + 1].name
        name = f"Leg {number + 1}, {start} to {end},"
        yield from _closed(name, leg, journey)
        if leg.corrections:
            told = "; ".join(_corrected(correction, evidence) for correction in leg.corrections)
            yield f"{name} passes other countries than the coarse outlines say, by hand: {told}."
        for label, incidents in journey.exposure.left_out.get(number, {}).items():
            yield _left_out(name, label, incidents)


def _closed(name: str, leg: LegValue, journey: Journey) -> Iterator[str]:
    day = journey.question.as_of
    for closure in leg.closures:
        if closure.is_in_force(day):
            told = f"{closure.reason} ({closure_words(closure)})"
            yield f"{name} is closed on {day}: {told}. It changes no score."


def _corrected(correction: Correction, evidence: Evidence) -> str:
    known = evidence.countries.get(correction.iso3)
    name = known.name if known else correction.iso3
    return f"{name if correction.passes else f'not {name}'} ({correction.reason})"


def _left_out(name: str, label: str, incidents: int) -> str:
    counted = "1 incident" if incidents == 1 else f"{incidents:,} incidents"
    belong = "belongs" if incidents == 1 else "belong"
    return (
        f"{name} lies near {counted} of recorded deaths that {belong} to the route \u201c{label}\u201d, "
        "which the leg does not name; they do not count."
    )
