"""Years that count now and would be gone if a release took the place of the one that has them.

A publisher's extract of one year is a whole file to look at, and put in the place of one of many years it
would take them all away. An edition that recomputes an index for its own year takes none: it is a new answer
to the same question.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Q

from corridors.models import Figure, Indicator, PairFigure, Release

PLACE = {Figure: "country", PairFigure: "destination"}


@dataclass(frozen=True)
class LostYears:
    """The same years of one or more indicators: what there was, what is left, and for how many countries.

    Attributes
    ----------
    countries : int
        Those with a figure in one of the years that would be gone (of pairs: destinations).
    """

    indicators: tuple[str, ...]
    had: str
    has: str
    countries: int


def lost_years(release: Release, older: Release) -> Iterator[LostYears]:
    """Give the years of an older release of which this one keeps fewer than half."""
    for table in PLACE:
        now, then = years_of(table, release), years_of(table, older)
        editions = set(
            Indicator.objects.filter(pk__in=then, kind=Indicator.Kind.EDITION).values_list("pk", flat=True)
        )
        for years, indicators in _by_years(then, now, editions).items():
            had, has = years
            gone = [year for year in had if year not in has]
            yield LostYears(
                tuple(indicators), _spanned(had), _spanned(has), _countries(table, older, indicators, gone)
            )


def years_of(table: Any, release: Release) -> dict[str, list[int]]:
    """Return the years in which a release has figures of each indicator, in their order."""
    years: dict[str, set[int]] = defaultdict(set)
    pairs = table.objects.filter(release=release).order_by().values_list("indicator", "period").distinct()
    for indicator, period in pairs:
        years[indicator].add(int(period[:4]))
    return {indicator: sorted(found) for indicator, found in years.items()}


def _by_years(
    then: dict[str, list[int]], now: dict[str, list[int]], but_not: set[str]
) -> dict[tuple[tuple[int, ...], tuple[int, ...]], list[str]]:
    found: dict[tuple[tuple[int, ...], tuple[int, ...]], list[str]] = defaultdict(list)
    for indicator in sorted(set(then) & set(now) - but_not):
        had, has = tuple(then[indicator]), tuple(now[indicator])
        if 2 * len(set(had) & set(has)) < len(had):
            found[had, has].append(indicator)
    return found


def _countries(table: Any, older: Release, indicators: Sequence[str], gone: Sequence[int]) -> int:
    in_them = Q()
    for year in gone:
        in_them |= Q(period__startswith=str(year))
    rows = table.objects.filter(in_them, release=older, indicator__in=indicators).order_by()
    return int(rows.values(PLACE[table]).distinct().count())


def _spanned(years: Sequence[int]) -> str:
    """Years as a person writes them.

    >>> _spanned((1990, 1995, 2000, 2001, 2002))
    '1990, 1995, 2000–2002'
    """
    runs: list[list[int]] = []
    for year in years:
        if runs and runs[-1][-1] == year - 1:
            runs[-1].append(year)
        else:
            runs.append([year])
    return ", ".join(str(run[0]) if len(run) == 1 else f"{run[0]}–{run[-1]}" for run in runs)
