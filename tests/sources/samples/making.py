"""A layout of a publisher's file as a few typed rows, and how they become a file."""

import csv
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from typing import Any

from tests.sources.workbook import typed_workbook

Rows = list[list[Any]]


Sheets = Mapping[str, Rows]


YEAR = re.compile(r"(?:19|20)\d\d(?:_total|\.0)?")


@dataclass(frozen=True)
class Sample:
    """Rows of one layout of one reader's publisher, and how they become a file."""

    reader: str
    layout: str
    sheets: Sheets
    render: Callable[[Sheets], bytes]

    def file(self) -> bytes:
        return self.render(self.sheets)

    def without(self, heading: str) -> bytes:
        """The same file without the column, or columns, of that heading."""
        return self.render({name: _without(rows, heading) for name, rows in self.sheets.items()})

    def headings(self) -> set[str]:
        return {str(cell) for rows in self.sheets.values() for row in rows for cell in row}


def _without(rows: Rows, heading: str) -> Rows:
    gone = {
        place
        for row in rows
        for place, cell in enumerate(row)
        if (YEAR.fullmatch(str(cell)) if "{year}" in heading else str(cell) == heading)
    }
    return [[cell for place, cell in enumerate(row) if place not in gone] for row in rows]


def as_csv(sheets: Sheets) -> bytes:
    out = io.StringIO()
    csv.writer(out).writerows(next(iter(sheets.values())))
    return out.getvalue().encode()


def as_workbook(sheets: Sheets) -> bytes:
    return typed_workbook(sheets)


def records(sheets: Sheets) -> list[dict[str, Any]]:
    header, *rows = next(iter(sheets.values()))
    return [dict(zip(header, row, strict=True)) for row in rows]


def as_json_list(sheets: Sheets) -> bytes:
    return json.dumps(records(sheets)).encode()


def as_geojson(sheets: Sheets) -> bytes:
    """``geometry`` and ``id`` stand beside the properties, the rest within them."""
    features = []
    for record in records(sheets):
        beside = {key: record.pop(key) for key in ("id", "geometry") if key in record}
        features.append({"type": "Feature", "properties": record, **beside})
    return json.dumps({"type": "FeatureCollection", "features": features}).encode()


def as_answer(holder: str, **beside: Any) -> Callable[[Sheets], bytes]:
    """The records under a key of an API's answer."""
    return lambda sheets: json.dumps({**beside, holder: records(sheets)}).encode()


def as_archive(**beside: bytes) -> Callable[[Sheets], bytes]:
    """The rows as ``data.csv`` in a zip archive, among other files."""

    def render(sheets: Sheets) -> bytes:
        out = io.BytesIO()
        with zipfile.ZipFile(out, "w") as archive:
            for name, content in beside.items():
                archive.writestr(f"{name}.csv", content)
            for name, rows in sheets.items():
                archive.writestr(f"{name}.csv", as_csv({"rows": rows}))
        return out.getvalue()

    return render


def as_world_bank_answer(sheets: Sheets) -> bytes:
    return json.dumps([{"page": 1, "pages": 1, "lastupdated": "2024-12-16"}, records(sheets)]).encode()


def as_rss(sheets: Sheets) -> bytes:
    items = "".join(f"<item>{_elements(record)}</item>" for record in records(sheets))
    spaces = 'xmlns:gdacs="http://www.gdacs.org" xmlns:geo="http://www.w3.org/2003/01/geo/wgs84_pos#"'
    return f'<?xml version="1.0"?><rss {spaces}><channel>{items}</channel></rss>'.encode()


def _elements(record: dict[str, Any]) -> str:
    plain = {"title": "title", "lat": "geo:lat", "long": "geo:long"}
    told = [(plain.get(name, f"gdacs:{name}"), value) for name, value in record.items()]
    severity = ' unit="M" value="6.1"'
    return "".join(
        f"<{tag}{severity if tag.endswith('severity') else ''}>{value}</{tag}>" for tag, value in told
    )


def one(reader: str, layout: str, render: Callable[[Sheets], bytes], *rows: list[Any]) -> Sample:
    return Sample(reader, layout, {"rows": list(rows)}, render)


def typed(text: str) -> list[Any]:
    return text.split(",")


def cut(sample: Sample, rows: int) -> Sample:
    """The sample with only its first rows, the header among them."""
    return replace(sample, sheets={name: kept[:rows] for name, kept in sample.sheets.items()})
