"""What a reader must not take from a result, in sentences. Pure: no Django, no files, no clock."""

from collections.abc import Iterator

from assessments.reports.tables.threat_tables import threat_label
from assessments.reports.words.display import listed, reliability_text, sentence_case
from assessments.reports.words.likelihood import NOT_DRAWN, why_mixed
from assessments.reports.words.naming import Payload, place_title

WHOSE_RISK = "risk to residents; threats particular to migrants are not measured"
INDICATIVE_ABOVE = 3


def what_is_not_known(payload: Payload) -> list[str]:
    """Return what a reader must not take from the result, most important first."""
    return list(_unknowns(payload))


def _unknowns(payload: Payload) -> Iterator[str]:
    if not payload["draws"]:
        yield (
            f"{sentence_case(NOT_DRAWN)}: every number is one nominal value, no field is named and no "
            "probability is given."
        )
    elif payload["matrix"]["quadrant"] == "mixed":
        yield f"No field of the matrix is named: {why_mixed(payload['matrix'])}."
    yield sentence_case(f"{WHOSE_RISK}.")
    names = [row["label"].lower() for row in payload["uncovered"]]
    if names:
        yield f"No figure exists in this method for: {'; '.join(names)}."
    yield from _unrated(payload)
    yield from _about_the_lines(payload)
    yield from _about_the_figures(payload)


def _unrated(payload: Payload) -> Iterator[str]:
    if payload["matrix"]["why"]:
        yield f"The matrix: {payload['matrix']['why']['text']}"
    for place in ("origin", "destination"):
        cells = payload["places"][place]["threats"]
        names = [threat_label(payload, slug).lower() for slug, cell in cells.items()
                 if cell["band"] == "not rated"]  # fmt: skip
        if names:
            yield f"{place_title(payload, place)}: not rated for want of figures: {listed(names)}."


def _about_the_lines(payload: Payload) -> Iterator[str]:
    route = payload["places"]["route"]
    straight = [leg for leg in route["legs"] if leg["kind"] == "stand-in" and leg["mode"] != "air"]
    if straight:
        yield (
            f"{len(straight)} of {len(route['legs'])} legs have no curated line; straight lines stand in for "
            "them, and countries crossed are not read from them."
        )
    if route["status"] != "not applicable":
        yield "No recorded incident near a line is missing knowledge, not safety."


def _about_the_figures(payload: Payload) -> Iterator[str]:
    for name, value in (
        ("matrix", payload["matrix"]["reliability"]),
        ("risk", payload["risk"]["reliability"]),
    ):
        if value is not None and value > INDICATIVE_ABOVE:
            scale = f"0 is best, above {INDICATIVE_ABOVE} only indicative"
            yield f"The {name} is indicative: its reliability is {reliability_text(value)} ({scale})."
    old = [entry for entry in payload["evidence"] if (entry["age_years"] or 0) > 5]
    if old:
        yield f"{len(old)} of {len(payload['evidence'])} figures are more than five years old."
    assumed = len(payload["assumptions"])
    if assumed:
        yield f"{assumed} constants are assumed, without an empirical source; each is listed with its range."
