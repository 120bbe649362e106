"""A page of rows as JSON or GeoJSON, straight from the database's tuples."""

from collections.abc import Sequence
from typing import Any

import orjson
from django.conf import settings
from django.http import HttpResponse

from corridors.api.columns import Column

OPTIONS = orjson.OPT_UTC_Z | orjson.OPT_NAIVE_UTC
BOUNDARY_NOTE = (
    "Boundaries and names imply no opinion on the status of any territory; lines of legs are "
    "drawn between places and are no travel advice."
)


def as_json(body: dict[str, Any], content_type: str = "application/json") -> HttpResponse:
    return HttpResponse(orjson.dumps(body, option=OPTIONS), content_type=content_type)


def as_rows(tuples: Sequence[Sequence[Any]], columns: Sequence[Column]) -> list[dict[str, Any]]:
    """Name the values; the order of columns is the order of keys."""
    names = [column.name for column in columns]
    changing = [(column.name, column.through) for column in columns if column.through]
    rows = [dict(zip(names, values, strict=True)) for values in tuples]
    for name, change in changing:
        for row in rows:
            row[name] = change(row[name])
    return rows


def as_features(
    tuples: Sequence[Sequence[Any]], columns: Sequence[Column], paging: dict[str, Any]
) -> HttpResponse:
    """A FeatureCollection: the last value of every row is its geometry, as GeoJSON text or an object."""
    rows = as_rows([values[:-1] for values in tuples], columns)
    features = [
        {"type": "Feature", "geometry": _geometry(values[-1]), "properties": row}
        for values, row in zip(tuples, rows, strict=True)
    ]
    note = {"boundary_view": settings.BOUNDARY_VIEW, "boundary_note": BOUNDARY_NOTE}
    body = {"type": "FeatureCollection", **paging, **note, "features": features}
    return as_json(body, "application/geo+json")


def _geometry(value: Any) -> Any:
    return orjson.Fragment(value) if isinstance(value, str | bytes) else value
