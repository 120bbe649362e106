"""Which release serves an indicator: the order of sources, what a curator chose, newer, finer.

One release serves an indicator for every country: the latest published on or before the evidence
date (or, where all were published later, the earliest that has figures that count: a later edition
may still report an earlier stock). Releases are never mixed, so a country that the serving release
left out has no figure.
"""

from collections.abc import Iterator, Mapping
from datetime import date
from typing import Any

from assessments.scoring.evidence.held_rows import HeldRows, Place
from assessments.scoring.evidence.source_choice import CURATOR, FINER, LAST, NEWER, ORDER
from assessments.scoring.evidence.values import Evidence


class ServingReleases:
    """The release that serves each indicator on a day, and why it does.

    ``indicators`` is the method's table: an indicator that names its publisher and dataset is
    served by a release of that dataset even where no row of it is about a country asked for.
    """

    def __init__(
        self, evidence: Evidence, rows: HeldRows, indicators: Mapping[str, Mapping[str, Any]]
    ) -> None:
        self.rows = rows
        self.indicators = indicators
        self.releases = evidence.releases
        self.choices = evidence.choices
        self._serving: dict[tuple[str, str], str | None] = {}

    def key(self, indicator: str, place: Place | None = None) -> str | None:
        """Return the key of the release that serves; of a place where a curator chose one for it."""
        scope = self.scope(indicator, place)
        if (indicator, scope) not in self._serving:
            self._serving[indicator, scope] = self._choose(indicator, scope)
        return self._serving[indicator, scope]

    def chosen_over(self, indicator: str, place: Place) -> str:
        """Say over which other sources of the same the serving one was taken, and why; mostly nothing."""
        serving = self.key(indicator, place)
        rows = self.rows.releases(indicator)
        editions = [key for key in rows if key != serving and place in rows[key] and key in self.releases]
        said = [f"{self._named(key)}: {self._why(indicator, place, key)}" for key in editions]
        said += [f"{self._named(key)}: {why}" for key, why in self._other_indicators(indicator, place)]
        return f"Chosen over {'; '.join(said)}." if said else ""

    def scope(self, indicator: str, place: Place | None) -> str:
        """Return the country for which a curator chose a source, ``""`` where nobody did.

        Of a pair it is the destination, which counts the people.
        """
        if place is None or not self.choices.overrides:
            return ""
        iso3 = place if isinstance(place, str) else place[1]
        return iso3 if (indicator, iso3) in self.choices.overrides else ""

    def _choose(self, indicator: str, scope: str) -> str | None:
        having = set(self.rows.releases(indicator))
        wanted = self._chosen_by_curator(indicator, scope, having)
        if wanted:
            return max(wanted, key=lambda key: self._standing(indicator, key))
        known = {self._dataset(key) for key in having if key in self.releases}
        card = self.indicators.get(indicator, {})
        known.add((str(card.get("publisher", "")), str(card.get("dataset", ""))))
        siblings = {key for key in self.releases if self._dataset(key) in known}
        published = [key for key in having | siblings if self._day(key) <= self.rows.as_of]
        if published:
            return max(published, key=lambda key: self._standing(indicator, key))
        return min(having, key=lambda key: (self._day(key), key), default=None)

    def _chosen_by_curator(self, indicator: str, scope: str, having: set[str]) -> set[str]:
        """Return the releases of the dataset a curator chose, where they say anything about the place."""
        override = self.choices.override(indicator, scope)
        if override is None:
            return set()
        rows, asked = self.rows.releases(indicator), (override.publisher, override.dataset)
        return {
            key
            for key in having
            if key in self.releases
            and self._dataset(key) == asked
            and (not scope or any(_is_about(place, scope) for place in rows[key]))
        }

    def _standing(self, indicator: str, key: str) -> tuple[int, date, int, str]:
        """Return what a release is chosen by: the order of sources, then newer, then finer."""
        rank = self.choices.rank(indicator, *self._dataset(key)) if key in self.releases else LAST
        return -rank, self._day(key), len(self.rows.releases(indicator).get(key, {})), key

    def _why(self, indicator: str, place: Place, other: str) -> str:
        scope = self.scope(indicator, place)
        override, serving = self.choices.override(indicator, scope), str(self.key(indicator, place))
        if override and serving in self._chosen_by_curator(indicator, scope, {serving}):
            return f"{CURATOR} ({override.note})"
        ours, theirs = self._standing(indicator, serving), self._standing(indicator, other)
        differing = next((at for at in range(3) if ours[at] != theirs[at]), 2)
        return (ORDER, NEWER, FINER)[differing]

    def _other_indicators(self, indicator: str, place: Place) -> Iterator[tuple[str, str]]:
        """Yield releases of what measures the same and comes later in the order, with why it does."""
        iso3 = place if isinstance(place, str) else place[1]
        same = self.choices.in_order(self.choices.alternatives(indicator), iso3)
        override = self.choices.override(indicator, iso3)
        why = f"{CURATOR} ({override.note})" if override else ORDER
        for other in same[same.index(indicator) + 1 :]:
            key = self.key(other, place)
            if key in self.releases and place in self.rows.releases(other).get(str(key), {}):
                yield str(key), why

    def _named(self, key: str) -> str:
        release = self.releases[key]
        return f"{release.publisher}, {release.dataset}, {release.version}"

    def _dataset(self, key: str) -> tuple[str, str]:
        release = self.releases[key]
        return release.publisher, release.dataset

    def _day(self, key: str) -> date:
        release = self.releases.get(key)
        return (release.known_since if release else None) or date.min


def _is_about(place: Place, iso3: str) -> bool:
    return (place if isinstance(place, str) else place[1]) == iso3
