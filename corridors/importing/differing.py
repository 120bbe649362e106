"""The rows that differ between a release and those it takes the place of, largest changes first.

The database pairs, orders and cuts out what a page shows, so that a release of hundreds of thousands of
rows is never held here. What rows are about and what they say stands in ``comparing``.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import connection, models

from corridors.importing.comparing import ABOUT, SAYS
from corridors.models import Event, Figure, PairFigure, Participation, Release, SurveyShare

CHANGED, ADDED, GONE = "changed", "added", "gone"
KINDS = (CHANGED, ADDED, GONE)
ABSOLUTE, RELATIVE = "absolute", "relative"
BATCH = 2_000

TABLES: dict[str, type[models.Model]] = {
    "countries": Figure, "pairs": PairFigure, "events": Event, "treaties": Participation,
    "surveys": SurveyShare,
}  # fmt: skip
SIZE = {Figure: "value", PairFigure: "value", Event: "best", SurveyShare: "share"}
"""The number by which a change is large: for incidents the deaths."""

PLACES: dict[type[models.Model], tuple[str, ...]] = {
    Figure: ("country_id",), PairFigure: ("origin_id", "destination_id"), Event: ("country_id",),
    Participation: ("country_id",), SurveyShare: (),
}  # fmt: skip
WITH: dict[type[models.Model], tuple[str, ...]] = {
    Figure: ("indicator", "country"), PairFigure: ("indicator", "origin", "destination"),
    Event: ("country",), Participation: ("country", "instrument"), SurveyShare: (),
}  # fmt: skip


@dataclass(frozen=True)
class Pair:
    """A row as it was and as it is; one of them is missing where it was added or is gone."""

    old: Any | None
    new: Any | None


@dataclass(frozen=True)
class Comparison:
    """A release beside those it takes the place of, in one table and one kind of difference.

    Attributes
    ----------
    country : str
        ISO3 of a country the rows are about, empty for all.
    by : str
        ``absolute`` or ``relative``: what makes a change large.
    """

    newer: int
    older: tuple[int, ...]
    table: str
    kind: str
    country: str = ""
    by: str = ABSOLUTE

    def count(self) -> int:
        query, parameters = self._from()
        return int(_rows(f"SELECT COUNT(*) {query}", parameters)[0][0])

    def __len__(self) -> int:
        return self.count()

    def __getitem__(self, wanted: slice) -> list[Pair]:
        first = wanted.start or 0
        return self.page(first, wanted.stop - first)

    def page(self, first: int, number: int) -> list[Pair]:
        """Return some pairs, the largest changes first."""
        query, parameters = self._from()
        ids = f"SELECT {self._ids()} {query} ORDER BY {self._order()} LIMIT %s OFFSET %s"
        return self._fetched(_rows(ids, [*parameters, number, first]))

    def every(self) -> Iterator[Pair]:
        """Yield all pairs in the same order, a batch at a time."""
        query, parameters = self._from()
        with connection.cursor() as cursor:
            cursor.execute(f"SELECT {self._ids()} {query} ORDER BY {self._order()}", parameters)
            found = cursor.fetchall()
        for first in range(0, len(found), BATCH):
            yield from self._fetched(found[first : first + BATCH])

    @property
    def model(self) -> type[Any]:
        return TABLES[self.table]

    def _from(self) -> tuple[str, list[Any]]:
        """The tables, how they meet and which rows are asked for; ``n`` is the newer, ``o`` the older."""
        if self.kind == CHANGED:
            differs = " OR ".join(f"n.{name} IS DISTINCT FROM o.{name}" for name in self._columns(SAYS))
            query = f"FROM {self._name} n JOIN {self._name} o ON {self._meet()} WHERE n.release_id = %s"
            query += f" AND o.release_id IN ({self._marks()}) AND ({differs})"
            return self._within("n", query, [self.newer, *self._older()])
        inside, outside = ("n", "o") if self.kind == ADDED else ("o", "n")
        marks = {"n": "%s", "o": self._marks()}
        values = {"n": [self.newer], "o": self._older()}
        query = f"FROM {self._name} {inside} WHERE {inside}.release_id IN ({marks[inside]}) AND NOT EXISTS ("
        query += f"SELECT 1 FROM {self._name} {outside} WHERE {outside}.release_id IN ({marks[outside]})"
        query += f" AND {self._meet()})"
        return self._within(inside, query, [*values[inside], *values[outside]])

    def _within(self, side: str, query: str, parameters: list[Any]) -> tuple[str, list[Any]]:
        if not self.country or not PLACES[self.model]:
            return query, parameters
        asked = " OR ".join(f"{side}.{place} = %s" for place in PLACES[self.model])
        return f"{query} AND ({asked})", [*parameters, *[self.country] * len(PLACES[self.model])]

    def _order(self) -> str:
        size, side = SIZE.get(self.model), "o" if self.kind == GONE else "n"
        tie = f"{side}.id"
        if size is None:
            return tie
        if self.kind != CHANGED:
            return f"ABS(COALESCE({side}.{size}, 0)) DESC, {tie}"
        change = f"ABS(COALESCE(n.{size}, 0) - COALESCE(o.{size}, 0))"
        if self.by == ABSOLUTE:
            return f"{change} DESC, {tie}"
        # A number where there was none, or zero, has no ratio: it stands before all that have one.
        base = f"COALESCE(ABS(o.{size}), 0)"
        first = f"CASE WHEN {base} > 0 THEN 1 ELSE 0 END"
        return f"{first}, CASE WHEN {base} > 0 THEN {change} / {base} ELSE {change} END DESC, {tie}"

    def _ids(self) -> str:
        return {CHANGED: "o.id, n.id", ADDED: "NULL, n.id", GONE: "o.id, NULL"}[self.kind]

    def _fetched(self, ids: Sequence[tuple[int | None, int | None]]) -> list[Pair]:
        wanted = {pk for pair in ids for pk in pair if pk is not None}
        rows = self.model.objects.select_related(*WITH[self.model]).in_bulk(wanted)
        return [Pair(rows.get(old), rows.get(new)) for old, new in ids]

    def _meet(self) -> str:
        return " AND ".join(f"n.{name} = o.{name}" for name in self._columns(ABOUT))

    def _columns(self, of: dict[type[Any], tuple[str, ...]]) -> list[str]:
        return [connection.ops.quote_name(name) for name in of[self.model]]

    def _older(self) -> list[int]:
        return list(self.older) or [-1]

    def _marks(self) -> str:
        return ", ".join(["%s"] * len(self._older()))

    @property
    def _name(self) -> str:
        return connection.ops.quote_name(self.model._meta.db_table)


def tables_of(release: Release, older: Sequence[Release]) -> list[str]:
    """Return the tables that hold rows of any of the releases."""
    known = [release.pk, *(one.pk for one in older)]
    return [table for table, model in TABLES.items() if model.objects.filter(release__in=known).exists()]


def _rows(query: str, parameters: Sequence[Any]) -> list[Any]:
    with connection.cursor() as cursor:
        cursor.execute(query, parameters)
        return list(cursor.fetchall())
