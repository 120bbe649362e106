"""Short lists that are no table of the database: what a code means, in the same shape as every list."""

from abc import ABC, abstractmethod
from collections.abc import Sequence
from typing import Any

from django.http import HttpResponseBase
from rest_framework.request import Request

from config.paging import BoundedPagination
from corridors.api.answering import as_json, as_rows
from corridors.api.asking import SHAPING, chosen_columns, refuse_unknown
from corridors.api.conditional import keep, unchanged, validators
from corridors.api.delimited import delimited
from corridors.api.lists import RowListMixin
from corridors.api.pages import links_of


class FixedListMixin(RowListMixin, ABC):
    """A view of a short table."""

    by_key = False

    @abstractmethod
    def table(self) -> Sequence[Sequence[Any]]:
        """All rows, in the order of ``columns``."""

    def list(self, request: Request) -> HttpResponseBase:
        refuse_unknown(request, SHAPING - {"cursor", "ordering"})
        rows = self.table()
        etag, changed = validators(request, self.stamps, rows)
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        return keep(self._answer(request, rows), etag, changed)

    def _answer(self, request: Request, rows: Sequence[Sequence[Any]]) -> Any:
        columns = chosen_columns(request, self.columns)
        at = [self.columns.index(column) for column in columns]
        chosen = [[row[place] for place in at] for row in rows]
        if request.accepted_renderer.format == "csv":
            return delimited(chosen, columns, self.file_name)
        limit, offset = BoundedPagination().get_limit(request), BoundedPagination().get_offset(request)
        links = links_of(request, len(rows), offset, limit)
        return as_json({**links, "results": as_rows(chosen[offset : offset + limit], columns)})
