"""Where and when a publisher records incidents: which release speaks for which country, on which days.

Absence of reports is not safety, so a line counts as watched only where a release declares it. A
release without a list of countries speaks for the whole world and its seas. Releases of different times
stand side by side: of those that speak for a country on a day the newest serves, never two.
"""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta

from assessments.scoring.evidence.ageing import last_day_of
from assessments.scoring.evidence.values import LegValue, ReleaseValue

_SPAN = re.compile(r"(\d{4}(?:-\d{2}(?:-\d{2})?)?)\.\.(\d{4}(?:-\d{2}(?:-\d{2})?)?)|(\d{4})-(\d{4})(?![-\d])")
Span = tuple[date, date]


@dataclass(frozen=True)
class Serving:
    """The releases whose incidents count in one country.

    Attributes
    ----------
    furthest : ReleaseValue
        Says until when the country is covered; serves the days no release speaks for.
    releases : tuple of ReleaseValue
        All that serve on some day, the furthest first.
    days : tuple of (str, tuple of Span)
        Key of a release and the stretches of time it serves; no two overlap.
    """

    furthest: ReleaseValue
    releases: tuple[ReleaseValue, ...]
    days: tuple[tuple[str, tuple[Span, ...]], ...]

    def key_on(self, day: date) -> str:
        """Return the key of the one release whose incidents of a day count."""
        if len(self.releases) == 1:
            return self.furthest.key
        named = (key for key, own in self.days if any(begins <= day <= ends for begins, ends in own))
        return next(named, self.furthest.key)


@dataclass(frozen=True)
class Covering:
    """The releases of one kind of incidents, seen from an as-of date.

    ``ended_months``: a release whose coverage ended longer before the as-of date is silent.
    """

    kind: str
    releases: tuple[ReleaseValue, ...]
    as_of: date
    ended_months: int

    def release_for(self, country: str | None) -> ReleaseValue | None:
        """Return the release that reaches furthest of those that speak for a country (``None``: the sea)."""
        known = [
            release for release in self.releases if _speaks_for(release, country) and self._begun(release)
        ]
        return max(known, key=lambda release: (release.covered_until or date.min, release.key), default=None)

    def newness(self, release: ReleaseValue) -> tuple[date, date, str]:
        """Return what newer releases have more of: a later day, else how far they reach."""
        return release.known_since or date.min, release.covered_until or date.min, release.key

    def serving(self, country: str | None) -> "Serving | None":
        """Return which releases serve a country that is watched, the one that reaches furthest first."""
        furthest = self.watching(country)
        if furthest is None:
            return None
        known = [one for one in self.releases if _speaks_for(one, country) and self._begun(one)]
        free, held = dict[str, tuple[ReleaseValue, tuple[Span, ...]]](), list[Span]()
        for one in sorted(known, key=self.newness, reverse=True):
            if own := without(stretches(one), held):
                free[one.key] = one, tuple(own)
            held += stretches(one)
        others = [one for key, (one, _) in free.items() if key != furthest.key]
        return Serving(furthest, (furthest, *others), tuple((key, own) for key, (_, own) in free.items()))

    def is_over(self, release: ReleaseValue) -> bool:
        ended = release.covered_until
        return ended is None or self.as_of > months_after(ended, self.ended_months)

    def watching(self, country: str | None) -> ReleaseValue | None:
        """Return the release that speaks for a country and whose coverage is not over."""
        release = self.release_for(country)
        return None if release is None or self.is_over(release) else release

    def covered_km(self, leg: LegValue) -> float:
        """Return how many kilometres of a leg are watched."""
        everywhere = self.watching(None)
        elsewhere = sum(leg.countries.values())
        at_sea = max(0.0, leg.length_km - elsewhere) if everywhere else 0.0
        on_land = sum(km for country, km in leg.countries.items() if self.watching(country))
        return min(float(leg.length_km), at_sea + on_land)

    def over_for(self, countries: Iterable[str]) -> dict[str, date]:
        """Return the countries whose coverage is over, with its last day."""
        released = {country: self.release_for(country) for country in countries}
        return {
            country: release.covered_until
            for country, release in released.items()
            if release is not None and release.covered_until is not None and self.is_over(release)
        }

    def last_day(self, release: ReleaseValue) -> date:
        """Return the day ages are counted to: as-of, or the end of coverage if that is earlier."""
        return min(self.as_of, release.covered_until or self.as_of)

    def _begun(self, release: ReleaseValue) -> bool:
        known = spans(release.period)
        return not known or known[0][0] <= self.as_of


def covering_of(kind: str, releases: Mapping[str, ReleaseValue], as_of: date, ended_months: int) -> Covering:
    """Return who records incidents of a kind."""
    return Covering(kind, tuple(one for one in releases.values() if one.events == kind), as_of, ended_months)


def spans(period: str) -> list[Span]:
    """Return the stretches of time a release's period names, in order; none where it names none.

    Examples
    --------
    >>> [(str(a), str(b)) for a, b in spans("2019-01..2024-07 and 2025-01..2025-09-08")]
    [('2019-01-01', '2024-07-31'), ('2025-01-01', '2025-09-08')]
    """
    named = [(one or three, two or four) for one, two, three, four in _SPAN.findall(period)]
    known = [(_first_day_of(begins), last_day_of(ends)) for begins, ends in named]
    return sorted((begins, ends) for begins, ends in known if begins and ends and begins <= ends)


def stretches(release: ReleaseValue) -> list[Span]:
    """Return when a release records incidents: the times its period names, up to the end of its coverage."""
    until = release.covered_until or date.max
    named = spans(release.period) or [(date.min, until)]
    return [(begins, min(ends, until)) for begins, ends in named if begins <= until]


def without(known: Iterable[Span], taken: Iterable[Span]) -> list[Span]:
    """Return what is left of stretches of time when others are taken out, whole days.

    Examples
    --------
    >>> year, spring = (date(2024, 1, 1), date(2024, 12, 31)), (date(2024, 3, 1), date(2024, 5, 31))
    >>> [(str(a), str(b)) for a, b in without([year], [spring])]
    [('2024-01-01', '2024-02-29'), ('2024-06-01', '2024-12-31')]
    """
    left = list(known)
    for begins, ends in taken:
        left = [piece for one in left for piece in _cut(one, begins, ends)]
    return left


def _cut(span: Span, begins: date, ends: date) -> list[Span]:
    if ends < span[0] or span[1] < begins:
        return [span]
    before = [(span[0], begins - timedelta(days=1))] if span[0] < begins else []
    after = [(ends + timedelta(days=1), span[1])] if ends < span[1] else []
    return [*before, *after]


def months_covered(period: str, until: date) -> int | None:
    """Return in how many months until a day something could be recorded; ``None`` where it is not said.

    Examples
    --------
    >>> months_covered("2019-01..2024-07 and 2025-01..2025-09-08", date(2026, 6, 30))
    76
    """
    known = [(begins, min(ends, until)) for begins, ends in spans(period) if begins <= until]
    if not known:
        return None
    return len({month for span in known for month in range(_month(span[0]), _month(span[1]) + 1)})


def months_after(day: date, months: int) -> date:
    """Return the same day some months later, the last of the month where there is none.

    Examples
    --------
    >>> months_after(date(2023, 12, 31), 24), months_after(date(2024, 8, 31), 6)
    (datetime.date(2025, 12, 31), datetime.date(2025, 2, 28))
    """
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def _speaks_for(release: ReleaseValue, country: str | None) -> bool:
    return release.countries_covered is None or country in release.countries_covered


def _month(day: date) -> int:
    return day.year * 12 + day.month


def _first_day_of(period: str) -> date | None:
    return date.fromisoformat((period + "-01-01")[:10]) if last_day_of(period) else None
