"""What a release says differently from others: rows added, changed and gone.

The database compares whole rows, unknown values included, and counts; no row comes here.
"""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from django.db import connection

from corridors.models import Event, Figure, PairFigure, Participation, Release, SurveyShare

ABOUT: dict[type[Any], tuple[str, ...]] = {
    Figure: ("indicator_id", "country_id", "period", "qualifier"),
    PairFigure: ("indicator_id", "origin_id", "destination_id", "period", "qualifier"),
    Event: ("kind", "publisher_id"),
    Participation: ("instrument_id", "country_id"),
    SurveyShare: ("corridor", "population", "reference_date"),
}
"""What a row is about: rows of two releases that agree in it are compared."""

SAYS: dict[type[Any], tuple[str, ...]] = {
    Figure: ("value",),
    PairFigure: ("value",),
    Event: (
        "starts", "ends", "longitude", "latitude", "precision", "country_id", "best", "low", "high",
        "missing", "attributes",
    ),
    Participation: ("action", "since", "known_to", "to_be_checked", "basis"),
    SurveyShare: ("share", "basis", "to_be_checked"),
}  # fmt: skip
"""What a row says about it."""


ONCE = (Figure, PairFigure)
"""Tables that hold one row of a release about the same."""


@dataclass(frozen=True)
class Differences:
    """How many rows are only in the newer release, in both with another content, only in the older."""

    added: int = 0
    changed: int = 0
    gone: int = 0

    def __add__(self, other: "Differences") -> "Differences":
        return Differences(self.added + other.added, self.changed + other.changed, self.gone + other.gone)


def differences(newer: Release, older: Collection[Release]) -> Differences:
    """Compare all rows of a release with those of the releases it takes the place of."""
    return sum((_of_table(model, newer, older) for model in ABOUT), Differences())


def _of_table(model: type[Any], newer: Release, older: Collection[Release]) -> Differences:
    if model in ONCE and len(older) == 1:
        return _paired(model, newer, *older)
    return _differences(model, newer, older)


def _paired(model: type[Any], newer: Release, older: Release) -> Differences:
    """Count in one pass where each row has one beside it or none."""
    quote = connection.ops.quote_name
    table = quote(model._meta.db_table)
    meet = " AND ".join(f"n.{quote(name)} = o.{quote(name)}" for name in ABOUT[model])
    differs = " OR ".join(f"n.{quote(name)} IS DISTINCT FROM o.{quote(name)}" for name in SAYS[model])
    query = f"""
        SELECT COUNT(*), COUNT(o.id), COUNT(CASE WHEN o.id IS NOT NULL AND ({differs}) THEN 1 END)
        FROM {table} n LEFT JOIN {table} o ON o.release_id = %s AND {meet} WHERE n.release_id = %s
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [older.pk, newer.pk])
        rows, met, changed = cursor.fetchone()
    return Differences(rows - met, changed, model.objects.filter(release=older).count() - met)


def _differences(model: type[Any], newer: Release, older: Collection[Release]) -> Differences:
    """Count in the database: a key is added where only the newer release has it, and so on."""
    columns = (*ABOUT[model], *SAYS[model])
    new, new_values = _sql(model, columns, [newer])
    old, old_values = _sql(model, columns, older)
    about = ", ".join(map(connection.ops.quote_name, ABOUT[model]))
    query = f"""
        WITH new_rows AS ({new}), old_rows AS ({old}),
        only_new AS (SELECT DISTINCT {about} FROM (SELECT * FROM new_rows EXCEPT SELECT * FROM old_rows) a),
        only_old AS (SELECT DISTINCT {about} FROM (SELECT * FROM old_rows EXCEPT SELECT * FROM new_rows) b)
        SELECT (SELECT COUNT(*) FROM (SELECT * FROM only_new EXCEPT SELECT * FROM only_old) c),
               (SELECT COUNT(*) FROM (SELECT * FROM only_new INTERSECT SELECT * FROM only_old) d),
               (SELECT COUNT(*) FROM (SELECT * FROM only_old EXCEPT SELECT * FROM only_new) e)
    """
    with connection.cursor() as cursor:
        cursor.execute(query, [*new_values, *old_values])
        return Differences(*cursor.fetchone())


def _sql(model: type[Any], columns: Collection[str], releases: Collection[Release]) -> tuple[str, list[Any]]:
    quote = connection.ops.quote_name
    marks = ", ".join(["%s"] * max(1, len(releases)))
    named = ", ".join(map(quote, columns))
    query = f"SELECT {named} FROM {quote(model._meta.db_table)} WHERE release_id IN ({marks})"
    return query, [release.pk for release in releases] or [-1]
