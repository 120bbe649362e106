"""One page of a list: by offset with a count, or by cursor without one."""

from collections.abc import Callable, Hashable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import QuerySet
from rest_framework.exceptions import ValidationError
from rest_framework.request import Request
from rest_framework.utils.urls import replace_query_param

from config.paging import BoundedPagination
from corridors.api.asking import Cursor, chosen_cursor, chosen_order
from corridors.api.prepared import KEY, Prepared, prepared

Row = Sequence[Any]


@dataclass(frozen=True)
class Asked:
    """Rows somebody asks for: where they come from, their columns, and a name where they may be prepared."""

    make: Callable[[], QuerySet[Any]]
    sources: Sequence[Any]
    by_number: bool = True
    """Whether rows have numbers as keys, which a cursor goes by."""
    name: tuple[Hashable, ...] | None = None

    def count(self) -> int:
        return self._query("count", lambda: self.make().order_by().values_list("pk")).count()

    def page(self, order: Sequence[str], offset: int, limit: int) -> list[Row]:
        def rows() -> QuerySet[Any]:
            return self.make().order_by(*order).values_list(*self.sources)

        return self._query(tuple(order), rows).run("LIMIT %s OFFSET %s", limit, offset)

    def after(self, cursor: Cursor, limit: int) -> list[Row]:
        """Rows after a key, or before it, each with its key first."""
        side, order = ("lt", "-pk") if cursor.backwards else ("gt", "pk")

        def rows() -> QuerySet[Any]:
            chosen = self.make().filter(**{f"pk__{side}": KEY})
            return chosen.order_by(order).values_list("pk", *self.sources)

        return self._query(side, rows).run("LIMIT %s", limit, key=cursor.after)

    def _query(self, what: Hashable, rows: Callable[[], QuerySet[Any]]) -> Prepared:
        return Prepared(rows()) if self.name is None else prepared((*self.name, what), rows)


def page_of(request: Request, asked: Asked, orderings: Mapping[str, str]) -> tuple[list[Row], dict[str, Any]]:
    """One page of tuples, and how to go on from it."""
    cursor = chosen_cursor(request)
    limit = BoundedPagination().get_limit(request)
    if cursor is not None:
        return _after(request, asked, cursor, limit)
    offset = BoundedPagination().get_offset(request)
    order = chosen_order(request, orderings)
    count = asked.count()
    rows = asked.page(order, offset, limit) if offset < count else []
    return rows, links_of(request, count, offset, limit)


def links_of(request: Request, count: int, offset: int, limit: int) -> dict[str, Any]:
    """How many rows there are, and the addresses of the pages beside this one."""
    on, back = offset + limit < count, offset > 0
    return {
        "count": count,
        "next": _address(request, offset=offset + limit, limit=limit) if on else None,
        "previous": _address(request, offset=max(0, offset - limit), limit=limit) if back else None,
    }


def _after(request: Request, asked: Asked, cursor: Cursor, limit: int) -> tuple[list[Row], dict[str, Any]]:
    """Rows by their key: the same work for the last page as for the first, and no count."""
    if not asked.by_number:
        raise ValidationError({"cursor": ["This list is short and has no cursor; use limit and offset."]})
    found = asked.after(cursor, limit + 1)
    more, found = len(found) > limit, found[:limit]
    if cursor.backwards:
        found.reverse()
    on, back = (bool(found), more) if cursor.backwards else (more, bool(cursor.after) and bool(found))
    return [values[1:] for values in found], {
        "next": _cursor_address(request, Cursor(found[-1][0])) if on else None,
        "previous": _cursor_address(request, Cursor(found[0][0], backwards=True)) if back else None,
    }


def _cursor_address(request: Request, cursor: Cursor) -> str:
    return str(replace_query_param(request.build_absolute_uri(), "cursor", cursor.as_text()))


def _address(request: Request, **numbers: int) -> str:
    address = request.build_absolute_uri()
    for name, number in numbers.items():
        address = replace_query_param(address, name, str(number))
    return address
