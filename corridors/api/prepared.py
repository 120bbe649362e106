"""Queries that are put together once for a reader and a list, and run again and again.

Most of the time of a short list goes into writing its SQL. What a reader may see is decided by the
database each time the query runs, so nothing is kept that could become untrue.
"""

from collections.abc import Callable, Hashable, Iterator, Sequence
from typing import Any

from django.core.exceptions import EmptyResultSet
from django.db import connections
from django.db.models import QuerySet

KEY = 7_046_029_254_386_353_131
"""Stands for a key in a prepared query; no row will ever have it."""
STAND_INS = (KEY, str(KEY))
KEPT = 1024
ROWS_AT_ONCE = 2000


class Prepared:
    """The SQL of a queryset of tuples, its parameters, and what its values go through."""

    def __init__(self, rows: QuerySet[Any]) -> None:
        self.using = rows.db
        self.compiler = rows.query.get_compiler(self.using)
        try:
            self.sql, self.parameters = self.compiler.as_sql()
        except EmptyResultSet:
            self.sql, self.parameters = "", ()
            return
        self.converters = self.compiler.get_converters(
            [column for column, _sql, _name in self.compiler.select]
        )

    def run(self, after: str = "", *more: Any, key: int | str | None = None) -> list[Sequence[Any]]:
        """Run it with something appended, such as a limit; ``key`` takes the place of `KEY`."""
        if not self.sql:
            return []
        parameters = [key if value in STAND_INS else value for value in self.parameters]
        with connections[self.using].cursor() as cursor:
            cursor.execute(f"{self.sql} {after}", [*parameters, *more])
            found = cursor.fetchall()
        return list(self.compiler.apply_converters(found, self.converters)) if self.converters else found

    def stream(self, as_stored: Sequence[int] = ()) -> Iterator[Sequence[Any]]:
        """Every row, a few thousand at a time; the columns ``as_stored`` as the database writes them."""
        if not self.sql:
            return
        converters = {at: how for at, how in self.converters.items() if at not in as_stored}
        with connections[self.using].chunked_cursor() as cursor:
            cursor.execute(self.sql, list(self.parameters))
            while found := cursor.fetchmany(ROWS_AT_ONCE):
                yield from self.compiler.apply_converters(found, converters) if converters else found

    def count(self) -> int:
        if not self.sql:
            return 0
        with connections[self.using].cursor() as cursor:
            cursor.execute(f"SELECT COUNT(*) FROM ({self.sql}) rows", list(self.parameters))
            return int(cursor.fetchone()[0])


_shelf: dict[Hashable, Prepared] = {}


def prepared(name: Hashable, make: Callable[[], QuerySet[Any]]) -> Prepared:
    """The query of a name; put together when it is asked for the first time."""
    found = _shelf.get(name)
    if found is None:
        if len(_shelf) >= KEPT:
            _shelf.clear()
        found = _shelf[name] = Prepared(make())
    return found
