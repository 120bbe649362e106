"""Lists of rows: the parts a view declares, and the one way from a request to an answer."""

from collections.abc import Hashable, Mapping, Sequence
from typing import Any

from django.db.models import AutoField, QuerySet
from django.http import HttpResponse, HttpResponseBase
from rest_framework import viewsets
from rest_framework.exceptions import NotAcceptable
from rest_framework.renderers import BaseRenderer, JSONRenderer
from rest_framework.request import Request

from corridors.api.answering import as_features, as_json, as_rows
from corridors.api.asking import (
    PAGING,
    SHAPING,
    chosen_columns,
    chosen_order,
    refuse_repeated,
    refuse_unknown,
)
from corridors.api.columns import Column
from corridors.api.conditional import Stamp, keep, unchanged, validators
from corridors.api.delimited import delimited
from corridors.api.pages import Asked, page_of
from corridors.api.prepared import Prepared
from corridors.api.repeating import RepeatableMixin


class DelimitedRenderer(BaseRenderer):
    """Named so that a client can ask for it; the rows are streamed by the list itself."""

    media_type, format, charset = "text/csv", "csv", "utf-8"

    def render(self, data: Any, *args: Any, **options: Any) -> bytes:
        raise NotAcceptable("This answer is no table and has no CSV.")


class FeaturesRenderer(BaseRenderer):
    media_type, format, charset = "application/geo+json", "geojson", None

    def render(self, data: Any, *args: Any, **options: Any) -> bytes:
        raise NotAcceptable("This answer has no places and no GeoJSON.")


class RowListMixin(RepeatableMixin, viewsets.GenericViewSet[Any]):
    """A list whose rows are tuples of the database.

    A view names ``columns``, a queryset of what the caller may see, a ``filterset_class``, what rows may
    be ordered by, what its answers rest on (``stamps``), and where there are places the ``geometry``.
    """

    columns: Sequence[Column] = ()
    orderings: Mapping[str, str] = {}
    stamps: Sequence[Stamp] = ()
    geometry: Any = None
    """A column with GeoJSON, or the name of a method from the keys of a page to their geometries."""
    file_name = "rows"
    by_key: bool | None = None
    """Whether a cursor can go by key; without a word, where the key is a number."""

    def get_renderers(self) -> Sequence[BaseRenderer]:
        if self.action != "list":
            return [JSONRenderer()]
        places = [FeaturesRenderer()] if self.geometry is not None else []
        return [JSONRenderer(), DelimitedRenderer(), *places]

    def initial(self, request: Request, *args: Any, **kwargs: Any) -> None:
        super().initial(request, *args, **kwargs)
        refuse_repeated(request)

    def list(self, request: Request) -> HttpResponseBase:
        names = [column.name for column in self.columns]
        etag, changed = validators(request, self.stamps, names, self.about())
        if (answer := unchanged(request, etag, changed)) is not None:
            return answer
        return keep(self.rows(request), etag, changed)

    def about(self) -> Any:
        """What else the answer rests on and no stamp tells."""
        return None

    def held(self) -> Hashable:
        """What the query of the list itself holds and may change: with another it is put together anew."""
        return None

    def rows(self, request: Request) -> HttpResponse:
        columns = chosen_columns(request, self.columns)
        wanted = request.accepted_renderer.format
        if wanted == "csv" and not PAGING & set(request.query_params):
            return self.file_of(request, columns)
        tuples, links = page_of(request, self.asked(request, self.sources(columns, wanted)), self.orderings)
        if wanted == "csv":
            return delimited(tuples, columns, self.file_name)
        if wanted == "geojson":
            return as_features(self.placed(tuples), columns, links)
        return as_json({**links, "results": as_rows(tuples, columns)})

    def asked(self, request: Request, sources: Sequence[Any]) -> Asked:
        """The rows asked for; without filters they depend on the list and its reader alone."""
        by_number = isinstance(self.queryset.model._meta.pk, AutoField)  # type: ignore[union-attr]
        always = getattr(getattr(self, "filterset_class", None), "always", False)
        if always or set(request.query_params) - SHAPING:
            return Asked(self.chosen, sources, by_number)
        refuse_unknown(request, SHAPING)
        names = tuple(str(source) for source in sources)
        name = (type(self), request.user.pk, names, self.held())
        return Asked(self.get_queryset, sources, by_number, name)

    def chosen(self) -> QuerySet[Any]:
        return self.filter_queryset(self.get_queryset())

    def file_of(self, request: Request, columns: Sequence[Column]) -> Any:
        """Every row, streamed."""
        rows = self.everything(request).order_by(*chosen_order(request, self.orderings))
        days = [at for at, column in enumerate(columns) if column.kind == "date"]
        tuples = Prepared(rows.values_list(*self.sources(columns, "csv"))).stream(as_stored=days)
        return delimited(tuples, columns, self.file_name)

    def everything(self, request: Request) -> QuerySet[Any]:
        """The rows of a whole file."""
        return self.chosen()

    def placed(self, tuples: Sequence[Any]) -> Sequence[Any]:
        """The rows with their geometry last."""
        if not isinstance(self.geometry, str):
            return tuples
        found = getattr(self, self.geometry)([values[-1] for values in tuples])
        return [(*values[:-1], found.get(values[-1])) for values in tuples]

    def sources(self, columns: Sequence[Column], wanted: str) -> Sequence[Any]:
        sources = [column.source for column in columns]
        last = "pk" if isinstance(self.geometry, str) else self.geometry
        return [*sources, last] if wanted == "geojson" else sources
