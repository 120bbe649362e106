"""The records of incidents a result rests on, in the ledger: one entry a class and release."""

from collections.abc import Iterator
from dataclasses import replace

from assessments.scoring.evidence.covering import Serving
from assessments.scoring.evidence.ledger import EvidenceLedger, UsedFigure
from assessments.scoring.evidence.values import Question, ReleaseValue
from assessments.scoring.routes.exposure import (
    CLASSES,
    CONFLICT,
    LAND_DEATHS,
    SEA_DEATHS,
    LineExposure,
    Stretch,
)

LABELS = {
    CONFLICT: "Conflict incidents near the line",
    LAND_DEATHS: "Recorded incidents of death near the line, on land",
    SEA_DEATHS: "Recorded incidents of death near the line, at sea",
}
USES = {CONFLICT: "route.war", LAND_DEATHS: "route.route-deaths", SEA_DEATHS: "route.route-deaths"}
UNIT = "incidents"


def entered(exposure: LineExposure, question: Question, ledger: EvidenceLedger) -> LineExposure:
    """Enter what was recorded along the lines, and return the exposure with what each class rests on."""
    evidence = {
        slug: tuple(_entries(slug, along, exposure, question, ledger))
        for slug, along in exposure.classes.items()
        if along.covered_km > 0
    }
    return replace(exposure, evidence=evidence)


def _entries(
    slug: str, along: Stretch, exposure: LineExposure, question: Question, ledger: EvidenceLedger
) -> Iterator[str]:
    covering = exposure.coverings[CLASSES[slug][0]]
    events = exposure.by_class[slug]
    for release in consulted(slug, exposure, question):
        figure = UsedFigure(
            indicator=slug, value=float((events["release"] == release.key).sum()), period=release.period,
            counts_from=covering.last_day(release), release=release.key, scope="events",
            origin=question.origin, destination=question.destination, label=LABELS[slug], unit=UNIT,
        )  # fmt: skip
        severity = float(along.severity[0]) if along.is_rated else None
        yield ledger.add(
            figure,
            USES[slug],
            severity=severity,
            corridor_specific=True,
            note="" if slug == CONFLICT else "Minimum estimates.",
        )


def consulted(slug: str, exposure: LineExposure, question: Question) -> list[ReleaseValue]:
    """Return the releases that serve some of the class's line, each once."""
    found = serving(slug, exposure, question)
    return list({one.key: one for each in found for one in each.releases}.values())


def serving(slug: str, exposure: LineExposure, question: Question) -> list[Serving]:
    """Return what serves the sea and each country of the class's line, where they are watched."""
    kind, mode = CLASSES[slug]
    covering = exposure.coverings[kind]
    legs = [leg for leg in question.legs if leg.mode == mode]
    asked: list[str | None] = [None, *dict.fromkeys(code for leg in legs for code in leg.countries)]
    found = [covering.serving(country) for country in asked]
    return [one for one in found if one is not None]
