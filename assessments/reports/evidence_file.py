"""The figures under a result as a CSV file: fixed columns, each row with its source and licence.

A number whose licence keeps it here is left empty; its row says so and where the publisher has it.
"""

from collections.abc import Collection, Iterator, Mapping
from typing import Any

from django.http import StreamingHttpResponse

from assessments.reports.tables.passing_on import passed_on
from assessments.reports.words.naming import Payload
from corridors.api.columns import Column
from corridors.api.delimited import delimited

COLUMNS = tuple(
    Column(name, name, "text")
    for name in (
        "snapshot", "corridor", "as_of", "method", "id", "scope", "indicator", "label", "country", "origin",
        "destination", "value", "unit", "severity", "period", "age_years", "tier", "publisher", "dataset",
        "version", "release", "licence", "publisher_page", "used_for", "note", "withheld",
    )
)  # fmt: skip
"""One is only ever added at the end."""

ABOUT = ("snapshot", "corridor", "as_of", "method")
SAID = ("id", "scope", "indicator", "label", "country", "origin", "destination", "value", "unit", "severity",
        "period", "age_years", "tier", "release", "note", "withheld")  # fmt: skip


def evidence_file(
    payload: Payload, ids: Collection[str], about: Mapping[str, Any], file_name: str
) -> StreamingHttpResponse:
    """Answer with the rows named by ``ids``, in the order of first use.

    ``about`` says ``snapshot``, ``corridor``, ``as_of`` and ``method`` of the result.
    """
    return delimited(_rows(passed_on(payload), ids, about), COLUMNS, file_name)


def _rows(payload: Payload, ids: Collection[str], about: Mapping[str, Any]) -> Iterator[list[Any]]:
    releases = {release["key"]: _source(release) for release in payload["releases"]}
    for entry in payload["evidence"]:
        if entry["id"] in ids:
            row = {name: entry.get(name) for name in SAID} | releases.get(entry["release"], {}) | dict(about)
            row["used_for"] = "; ".join(entry["used_for"] or ())
            yield [row.get(column.name) for column in COLUMNS]


def _source(release: Payload) -> dict[str, Any]:
    named = {name: release.get(name) for name in ("publisher", "dataset", "version", "licence")}
    return named | {"publisher_page": release.get("page_url")}
