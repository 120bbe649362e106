"""Which releases count on an evidence date.

A published release counts on every day. One that a newer edition followed counts until the day that
edition was released, and on those days the newer one does not: releases are never mixed. One that was
corrected, withdrawn, rejected or never published does not count at all.
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any


@dataclass(frozen=True)
class Standing:
    """As much of a release as decides whether it counts.

    Attributes
    ----------
    is_published : bool
        Superseded otherwise; no other release has a standing.
    followed_by : int or None
        The release that took its place.
    until : date or None
        The first day on which that one counts instead; ``None`` where it was corrected altogether.
    """

    pk: int
    is_published: bool
    followed_by: int | None = None
    until: date | None = None

    def counts_on(self, as_of: date) -> bool:
        return self.is_published or (self.until is not None and as_of < self.until)


def as_rows(standings: Iterable[Standing]) -> list[list[Any]]:
    """Return standings as plain values, to be stored; ``from_rows`` reads them again."""
    return [[one.pk, one.is_published, one.followed_by, _text(one.until)] for one in standings]


def from_rows(rows: Iterable[Sequence[Any]]) -> list[Standing]:
    """Return the standings that were stored.

    Examples
    --------
    >>> [one] = from_rows(as_rows([Standing(1, False, 2, date(2025, 3, 31))]))
    >>> one.followed_by, one.until
    (2, datetime.date(2025, 3, 31))
    """
    return [
        Standing(pk, published, after, None if until is None else date.fromisoformat(until))
        for pk, published, after, until in rows
    ]


def _text(day: date | None) -> str | None:
    return None if day is None else day.isoformat()


@dataclass(frozen=True)
class Takeover:
    """A release that is not published, and the releases in whose place it would count.

    Attributes
    ----------
    places : tuple of (int, date or None)
        Release, and the first day on which the new one counts instead; ``None``: always.
    """

    release: int
    places: tuple[tuple[int, date | None], ...] = ()

    def applied_to(self, standings: Iterable[Standing]) -> list[Standing]:
        """Return how the releases would stand if this one were published."""
        until = dict(self.places)
        kept = [one for one in standings if one.pk != self.release]
        followed = [
            replace(one, is_published=False, followed_by=self.release, until=until[one.pk])
            if one.pk in until
            else one
            for one in kept
        ]
        return [*followed, Standing(self.release, is_published=True)]


@dataclass(frozen=True)
class Counting:
    """The releases that count on an evidence date: all that a result as of that day may rest on."""

    as_of: date
    releases: frozenset[int]


def counting_on(as_of: date, standings: Iterable[Standing], instead: Takeover | None = None) -> Counting:
    """Return what counts on a day; with ``instead``, as if that release were published.

    Examples
    --------
    >>> older, newer = Standing(1, False, 2, date(2025, 3, 31)), Standing(2, True)
    >>> [sorted(counting_on(day, [older, newer]).releases) for day in (date(2025, 3, 30), date(2025, 3, 31))]
    [[1], [2]]
    """
    known = list(standings) if instead is None else instead.applied_to(standings)
    counts = {one.pk for one in known if one.counts_on(as_of)}
    by_pk = {one.pk: one for one in known}
    overtaken = {
        later for one in known if one.pk in counts and not one.is_published for later in _after(one, by_pk)
    }
    return Counting(as_of, frozenset(counts - overtaken))


def _after(standing: Standing, by_pk: Mapping[int, Standing]) -> Iterator[int]:
    """Yield the releases that came in its place, one after the other."""
    seen = {standing.pk}
    following = standing.followed_by
    while following is not None and following not in seen:
        seen.add(following)
        yield following
        following = by_pk[following].followed_by if following in by_pk else None
