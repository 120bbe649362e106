"""From rows to the engine's Evidence: the last database reads of a run."""

from collections.abc import Collection, Iterable
from datetime import date, datetime
from functools import lru_cache
from typing import Any

import pandas as pd
from django.db.models import Q, QuerySet, Sum

from assessments.questions import counting_as_of
from assessments.recorded_incidents import incidents_near, with_kind_of_incidents
from assessments.scoring.evidence.source_choice import Override, SourceChoices
from assessments.scoring.evidence.values import (
    COUNTRY_COLUMNS,
    PAIR_COLUMNS,
    PARTICIPATION_COLUMNS,
    SURVEY_COLUMNS,
    TOTAL_COLUMNS,
    CountryValue,
    Evidence,
    Question,
    ReleaseValue,
)
from corridors.counting import Counting
from corridors.models import (
    Country,
    Figure,
    PairFigure,
    Participation,
    Release,
    SourceOverride,
    SurveyShare,
)
from corridors.source_choices import listed_sources, measures

Editions = frozenset[tuple[int, str, datetime | None]]
UNKNOWN_ORIGIN = "UNK"
DECISIONS = ("unhcr.decisions.positive", "unhcr.decisions.rejected")


def gather_evidence(
    question: Question,
    drawn: Collection[str] = (),
    counting: Counting | None = None,
    choices: SourceChoices | None = None,
) -> Evidence:
    """Everything that counts for the question, in a handful of queries.

    ``drawn`` names the indicators of which a missing figure is drawn from other countries'; they are
    read for every country once a process, until a release is published or withdrawn. ``counting`` says
    which releases count, and ``choices`` which source serves, where that is not as things stand now.
    """
    countries = _countries_of(question)
    counting = counting or counting_as_of(question.as_of)
    releases = _releases(counting)
    return Evidence(
        figures=_country_figures(counting, countries),
        pairs=_pair_figures(counting, question.origin),
        totals=_decision_totals(counting),
        participations=_participations(counting, countries),
        surveys=_surveys(counting, question.corridor),
        countries=_country_values(),
        releases=_release_values(releases),
        donors=_donors(_editions(releases), counting, frozenset(drawn)),
        events=incidents_near(question, counting),
        choices=choices or source_choices(),
    )


def gather_everything(as_of: date) -> Evidence:
    """Everything that counts on a day, about every country, pair and corridor."""
    known, counting = _country_values(), counting_as_of(as_of)
    figures = _country_figures(counting, list(known))
    return Evidence(
        figures=figures,
        pairs=_pair_figures(counting),
        totals=_decision_totals(counting),
        participations=_participations(counting, list(known)),
        surveys=_surveys(counting),
        countries=known,
        releases=releases_counting(counting),
        donors=figures,
        choices=source_choices(),
    )


def source_choices() -> SourceChoices:
    """The order of sources, with what curators chose otherwise."""
    listed = listed_sources()
    chosen = SourceOverride.objects.in_force().select_related("publisher")
    return SourceChoices(
        ranks={(one.indicator, one.publisher, one.dataset): one.rank for one in listed},
        measures=tuple(tuple(one.indicator for one in rows) for rows in measures().values()),
        overrides={
            (one.indicator_id, one.country_id or ""): Override(one.publisher.name, one.dataset, one.note)
            for one in chosen
        },
    )


def _countries_of(question: Question) -> list[str]:
    on_the_way = {place.country for place in question.places}
    crossed = {iso3 for leg in question.legs for iso3 in leg.countries}
    return sorted({question.origin, question.destination} | on_the_way | crossed)


def _country_figures(counting: Counting, countries: list[str]) -> pd.DataFrame:
    rows = Figure.objects.counting(counting).for_countries(*countries).order_by()
    return _frame(rows, COUNTRY_COLUMNS, "indicator_id", "country_id")


@lru_cache(maxsize=4)
def _donors(editions: Editions, counting: Counting, indicators: frozenset[str]) -> pd.DataFrame:
    """The figures of all countries; ``editions`` are the releases that count and the files they came from."""
    rows = Figure.objects.counting(counting).filter(indicator__in=indicators).order_by()
    return _frame(rows if indicators else rows.none(), COUNTRY_COLUMNS, "indicator_id", "country_id")


def _pair_figures(counting: Counting, origin: str = "") -> pd.DataFrame:
    """Figures about the people of one origin and of unknown origins, or of all without an origin."""
    rows = PairFigure.objects.counting(counting).order_by()
    rows = rows.from_origins(origin, UNKNOWN_ORIGIN) if origin else rows
    return _frame(rows, PAIR_COLUMNS, "indicator_id", "origin_id", "destination_id")


def _frame(rows: QuerySet[Any], columns: tuple[str, ...], *who: str) -> pd.DataFrame:
    fields = (*who, "period", "counts_from", "value", "qualifier", "release__key", "pk")
    names = (*(field.removesuffix("_id") for field in who), *fields[len(who) :])
    frame = pd.DataFrame.from_records(list(rows.values_list(*fields)), columns=list(names))
    frame = frame.rename(columns={"release__key": "release", "pk": "figure"})
    frame["year"] = frame["period"].str[:4].astype(int) if len(frame) else pd.Series(dtype=int)
    frame["value"] = frame["value"].astype(float)
    return frame[list(columns)]


def _decision_totals(counting: Counting) -> pd.DataFrame:
    """Asylum decisions of every destination and year, over all origins and over known origins."""
    decisions = PairFigure.objects.counting(counting).filter(indicator__in=DECISIONS).order_by()
    groups = decisions.values_list("indicator_id", "destination_id", "period", "release__key")
    of_known = Sum("value", filter=~Q(origin=UNKNOWN_ORIGIN))
    rows = list(groups.annotate(everyone=Sum("value"), known=of_known))
    everyone = [_total(row, row[4], known_origins=False) for row in rows]
    known = [_total(row, row[5], known_origins=True) for row in rows if row[5] is not None]
    return pd.DataFrame.from_records(everyone + known, columns=list(TOTAL_COLUMNS))


def _total(row: tuple[Any, ...], total: float, *, known_origins: bool) -> tuple[Any, ...]:
    indicator, destination, period, key = row[:4]
    return indicator, destination, int(period), total, known_origins, key


def _participations(counting: Counting, countries: list[str]) -> pd.DataFrame:
    said = Participation.objects.filter(release__in=counting.releases, country__in=countries)
    rows = said.values_list(
        "instrument_id", "country_id", "action", "since", "known_to", "to_be_checked", "basis",
        "release__key", "pk",
    )  # fmt: skip
    return pd.DataFrame.from_records(list(rows), columns=list(PARTICIPATION_COLUMNS))


def _surveys(counting: Counting, corridor: str = "") -> pd.DataFrame:
    shares = SurveyShare.objects.filter(release__in=counting.releases)
    rows = (shares.filter(corridor=corridor) if corridor else shares).values_list(
        "corridor", "population", "share", "reference_date", "basis", "to_be_checked", "release__key", "pk"
    )
    return pd.DataFrame.from_records(list(rows), columns=list(SURVEY_COLUMNS))


def _country_values() -> dict[str, CountryValue]:
    rows = Country.objects.values_list("iso3", "name", "region", "income_group")
    return {row[0]: CountryValue(*row) for row in rows}


def releases_counting(counting: Counting) -> dict[str, ReleaseValue]:
    """The releases that count, by key, each with the kind of its incidents."""
    return _release_values(_releases(counting))


def _releases(counting: Counting) -> list[Any]:
    return list(with_kind_of_incidents(Release.objects.of(counting).select_related("publisher")))


def _editions(releases: Iterable[Any]) -> Editions:
    return frozenset((release.pk, release.sha256, release.published_at) for release in releases)


def _release_values(releases: Iterable[Any]) -> dict[str, ReleaseValue]:
    return {release.key: _release_value(release) for release in releases}


def _release_value(release: Any) -> ReleaseValue:
    return ReleaseValue(
        key=release.key,
        publisher=release.publisher.name,
        dataset=release.dataset,
        version=release.version,
        period=release.period,
        released=release.released,
        sha256=release.sha256,
        licence=release.licence,
        page_url=release.page_url,
        absent_means=release.absent_means,
        covered_until=release.covered_until,
        countries_covered=tuple(release.countries_covered) if release.countries_covered else None,
        events=release.incidents or "",
        arrived_on=release.arrived_on,
    )
