"""What is held of each publisher's dataset: editions, age, countries, licence, measured things."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import CharField, QuerySet, Value
from django.db.models.functions import Cast

from corridors.distilling.datasets import dataset_of
from corridors.models import (
    Country,
    Event,
    Figure,
    Indicator,
    PairFigure,
    Participation,
    Publisher,
    Release,
    SurveyShare,
)
from corridors.sources.registry import ALL, Reader

SURVEY = "survey.safety-share"
DAYS_A_YEAR = 365.25
KINDS = {
    "conflict": "conflict events",
    "death": "recorded deaths en route",
    "earthquake": "earthquakes",
    "treaty": "consents to be bound by a treaty",
}

Names = tuple[str, ...]


@dataclass(frozen=True)
class Holding:
    """One dataset of one publisher, with its editions.

    Attributes
    ----------
    counting, others : releases
        Published ones, the latest first; staged, superseded and withdrawn ones.
    measures : tuple of (slug, label)
        What the counting editions hold.
    covered, screened : int
        Countries a counting edition speaks of, among the screened ones.
    missing : tuple of str
        Names of the screened countries it says nothing of.
    """

    publisher: Publisher
    dataset: str
    counting: tuple[Release, ...]
    others: tuple[Release, ...]
    measures: tuple[tuple[str, str], ...]
    covered: int
    screened: int
    missing: Names
    readers: tuple[Reader, ...]

    @property
    def latest(self) -> Release:
        return (self.counting or self.others)[0]

    @property
    def anchor(self) -> str:
        return f"dataset-{self.latest.pk}"

    @property
    def releases(self) -> tuple[Release, ...]:
        return (*self.counting, *self.others)

    @property
    def age_years(self) -> float | None:
        """Years since the latest counting edition came out; None where its day is not stated."""
        released = self.latest.released
        return None if released is None else (date.today() - released).days / DAYS_A_YEAR

    @property
    def slugs(self) -> Names:
        return tuple(slug for slug, _label in self.measures)

    @property
    def share(self) -> float:
        return self.covered / self.screened if self.screened else 0.0


def holdings(releases: Iterable[Release]) -> list[Holding]:
    """Return the datasets of the given releases by publisher and name, in a handful of queries."""
    grouped: dict[tuple[str, str], list[Release]] = defaultdict(list)
    for release in releases:
        grouped[release.publisher.name, release.dataset].append(release)
    names = dict(Country.objects.screened().order_by("name").values_list("iso3", "name"))
    labels = dict(Indicator.objects.values_list("slug", "label"))
    said = _said_by([release for group in grouped.values() for release in group])
    return [_holding(grouped[key], said, names, labels) for key in sorted(grouped)]


def _holding(
    group: Sequence[Release],
    said: dict[int, set[tuple[str, str]]],
    names: dict[str, str],
    labels: dict[str, str],
) -> Holding:
    counting = tuple(release for release in group if release.status == Release.Status.PUBLISHED)
    rows = {row for release in counting for row in said.get(release.pk, ())}
    stated = {iso3 for release in counting for iso3 in release.countries_covered or ()}
    covered = stated or {iso3 for _what, about in rows for iso3 in about.split("-")}
    return Holding(
        group[0].publisher,
        group[0].dataset,
        counting,
        tuple(release for release in group if release not in counting),
        tuple(sorted({(what, labels.get(what) or KINDS.get(what, what)) for what, _ in rows})),
        len(covered & set(names)),
        len(names),
        tuple(name for iso3, name in names.items() if iso3 not in covered),
        tuple(_readers(group)),
    )


def _readers(group: Collection[Release]) -> Iterator[Reader]:
    """The readers of the dataset's files, by the shipped editions its releases continue."""
    for reader in ALL:
        dataset = dataset_of(reader)
        shipped = dataset.editions if dataset else ()
        if any(release.key.startswith(edition.key) for edition in shipped for release in group):
            yield reader


def _said_by(releases: Collection[Release]) -> dict[int, set[tuple[str, str]]]:
    """Release -> what it measures about which country or pair, of those that count."""
    of = [release.pk for release in releases if release.status == Release.Status.PUBLISHED]
    said: dict[int, set[tuple[str, str]]] = defaultdict(set)
    for pk, what, about in _everything(of):
        if about:
            said[pk].add((what, about))
    return said


def _everything(of: Collection[int]) -> QuerySet[Any]:
    """Distinct rows of release, thing measured and country, from every table, by one query."""
    pairs = PairFigure.objects.filter(release__in=of).order_by()
    events = Event.objects.filter(release__in=of).order_by()
    law = Participation.objects.filter(release__in=of).order_by()
    surveys = SurveyShare.objects.filter(release__in=of).order_by()
    figures = Figure.objects.filter(release__in=of).order_by()
    return figures.values_list("release_id", "indicator_id", "country_id").union(
        pairs.values_list("release_id", "indicator_id", "origin_id"),
        pairs.values_list("release_id", "indicator_id", "destination_id"),
        events.values_list("release_id", "kind", "country_id"),
        law.annotate(what=_text("treaty")).values_list("release_id", "what", "country_id"),
        surveys.annotate(what=_text(SURVEY)).values_list("release_id", "what", "corridor"),
    )


def _text(word: str) -> Cast:
    """A word as a column: PostgreSQL has to be told that it is text."""
    return Cast(Value(word), CharField())
