"""What is known of incidents along a line, in words: how many, how far the records reach, why none counts."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from assessments.scoring.evidence.covering import Covering
from assessments.scoring.evidence.values import LegValue
from assessments.scoring.methods.method import Method
from corridors.codes import in_a_sentence
from corridors.periods import day_words, period_words

SUBJECTS = {
    ("conflict", "land"): "conflict along the line",
    ("death", "land"): "recorded deaths on land",
    ("death", "sea"): "recorded deaths at sea",
}
NO_SAFETY = "absence of reports is not safety"


@dataclass(frozen=True)
class Known:
    """One class as it is told: incidents that count, share of the line watched, whether it is rated."""

    kind: str
    mode: str
    incidents: int
    covered: float
    rated: bool


def words_for(
    known: Known,
    covering: Covering,
    legs: Sequence[LegValue],
    method: Method,
    names: Mapping[str, str],
    *,
    brief: bool = False,
) -> str:
    """Return what is known of a class along some legs of one mode, in words without a full stop.

    ``names``: of countries, by their code. ``brief``: for one leg, of the incidents nearest to it, without
    the time the records speak of.
    """
    subject = SUBJECTS[known.kind, known.mode]
    countries = _countries(known.mode, legs)
    if not covering.releases:
        return f"{subject}: no release of incidents is loaded"
    line = "of the line" if not brief else "and nearest to this leg"
    reach = f"within {method[f'exposure.bandwidth_km.{known.mode}']:g} km {line}"
    until = "" if brief else _until(covering, countries)
    if known.rated:
        estimates = ", minimum estimates" if known.kind == "death" else ""
        return f"{subject}: {_counted(known.incidents)} {reach}{estimates}{until}"
    over = _over(covering, filter(None, countries), names)
    if not _is_enough(known.covered, method):
        counted = f"; {_counted(known.incidents)} {reach}" if known.incidents else ""
        return f"{subject}: not rated, {_share(known)}{counted}{over}{until}"
    return f"{subject}: none recorded {reach}{until}; {NO_SAFETY}"


def _share(known: Known) -> str:
    if known.covered <= 0:
        return f"none of the {known.mode} line lies where incidents are recorded"
    return f"incidents are recorded for {known.covered:.0%} of the {known.mode} line only"


def _counted(incidents: int) -> str:
    return "1 incident" if incidents == 1 else f"{incidents:,} incidents"


def _is_enough(covered: float, method: Method) -> bool:
    part, whole = method["exposure.rated_from"]
    return bool(covered + method["coverage.tolerance"] >= part / whole)


def _until(covering: Covering, countries: Iterable[str | None]) -> str:
    """Return the stretches of time the records of these countries speak of."""
    serving = [one for country in countries if (one := covering.serving(country)) is not None]
    periods = dict.fromkeys(release.period for one in serving for release in one.releases)
    ends = sorted(filter(None, {one.furthest.covered_until for one in serving}))
    ended = [f"coverage ends on {day_words(day)}" for day in ends if day < covering.as_of]
    named = [period_words(period) for period in periods if period]
    told = [f"recorded {', '.join(named)}"] if named else []
    return f" ({'; '.join([*told, *ended])})" if told or ended else ""


def _over(covering: Covering, countries: Iterable[str], names: Mapping[str, str]) -> str:
    """Return which countries nobody records any more, and since when."""
    months, as_of = covering.ended_months, day_words(covering.as_of)
    return "".join(
        f"; coverage of {in_a_sentence(names.get(country, country))} ended on {day_words(day)}, "
        f"over {months} months before {as_of}"
        for country, day in covering.over_for(countries).items()
    )


def _countries(mode: str, legs: Sequence[LegValue]) -> list[str | None]:
    crossed: list[str | None] = list(dict.fromkeys(code for leg in legs for code in leg.countries))
    return crossed if crossed and mode == "land" else [*crossed, None]
