"""The incidents behind a result as a CSV file: fixed columns, each row with its source and what it is for."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any

from django.http import StreamingHttpResponse

from assessments.reports.tables.incident_rows import Row
from assessments.reports.tables.passing_on import withheld_releases
from assessments.reports.words.naming import Payload
from corridors.api.columns import Column
from corridors.api.delimited import delimited

COLUMNS = tuple(
    Column(name, name, "text")
    for name in (
        "snapshot", "corridor", "as_of", "method", "leg", "date", "kind", "dead", "missing", "country",
        "label", "distance_km", "counts", "longitude", "latitude", "precision", "event", "id", "link",
        "publisher", "dataset", "release", "licence", "publisher_page", "use",
    )
)  # fmt: skip
"""One is only ever added at the end."""

USE = "Recorded incidents near a route. Not travel advice, and no evidence about any one person's claim."
ABOUT = ("snapshot", "corridor", "as_of", "method")


def incident_file(
    rows: Iterable[Row], about: Mapping[str, Any], releases: Sequence[Payload], file_name: str
) -> StreamingHttpResponse:
    """Answer with the rows that may be passed on; those that may not are left out.

    ``about`` says ``snapshot``, ``corridor``, ``as_of`` and ``method`` of the result.
    """
    return delimited(_cells(rows, about, releases), COLUMNS, file_name)


def _cells(rows: Iterable[Row], about: Mapping[str, Any], releases: Sequence[Payload]) -> Iterator[list[Any]]:
    sources = {release["key"]: _source(release) for release in releases}
    withheld = withheld_releases({"releases": releases})
    for row in rows:
        if row["release"] not in withheld:
            every = {**row, **about, **sources.get(row["release"], {}), "use": USE}
            yield [every.get(column.name) for column in COLUMNS]


def _source(release: Payload) -> dict[str, Any]:
    named = {name: release.get(name) for name in ("publisher", "dataset", "licence")}
    return named | {"publisher_page": release.get("page_url")}
