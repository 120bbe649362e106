"""How the World Bank gives out an indicator: workbook, csv (alone or in its archive), or its API's JSON.

Workbook and csv have a column for each year; the sheet or file of country metadata beside them tells
aggregates apart, which have no region. A csv alone comes without it: an aggregate is then known by a code no
country has.
The API has one row a country and year, and the day of the last update before them.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import Any

from corridors.sources.json_tables import is_json, loaded
from corridors.sources.opening import Source, parts, records
from corridors.sources.reading import UnreadableFile
from corridors.sources.tables import UnusableRow, columns, csv_rows, day, sheet_rows
from corridors.sources.workbooks import Cell, is_workbook, sheet_stream

DATA = ("Country Name", "Country Code", "Indicator Code")
METADATA = ("Country Code", "Region")
LAST_UPDATED = "Last Updated Date"
API_KEYS = ("countryiso3code", "date", "value", "indicator")

INDICATOR_COLUMNS = {
    "workbook": ("Country Code", "Indicator Code", "{year}", "Region"),
    "csv with its metadata": ("Country Code", "Indicator Code", "{year}", "Region"),
    "csv alone": ("Country Code", "Indicator Code", "{year}"),
    "API answer": API_KEYS,
}

_YEAR = re.compile(r"(?:19|20)\d\d")


@dataclass(frozen=True)
class Download:
    """One indicator as downloaded.

    Attributes
    ----------
    header : list of str
        Headings; years head the columns of numbers.
    rows : list of (line, cells)
    aggregates : frozenset of str
        Codes that are no countries.
    """

    header: list[str]
    rows: list[tuple[int, list[Cell]]]
    aggregates: frozenset[str]

    @property
    def years(self) -> dict[int, str]:
        """Where each year stands."""
        return {place: label for place, label in enumerate(self.header) if _YEAR.fullmatch(label)}


def download(source: Source) -> Download:
    """Return an indicator's table in any of its layouts; the API's rows have the one year they are about.

    Raises
    ------
    UnreadableFile
        When the file is another one, an error the API answered with, or only one page of an answer.
    """
    if is_workbook(source):
        header, rows = sheet_rows(source, "Data", DATA)
        return Download(
            header, list(rows), _aggregates(*sheet_rows(source, "Metadata - Countries", METADATA))
        )
    if is_json(source):
        return _answered(loaded(source))
    header, lines, rest = _csv(source)
    metadata = [_metadata(part) for part in rest]
    aggregates = frozenset[str]().union(*(codes for codes in metadata if codes))
    return Download(header, [(line, list(cells)) for line, cells in lines], aggregates)


def last_updated(source: Source) -> date | None:
    """Return the day the download says it was updated last."""
    try:
        return day(_last_updated(source))
    except UnusableRow:
        return None


def _last_updated(source: Source) -> Cell | None:
    if is_json(source):
        content = loaded(source)
        head = content[0] if isinstance(content, list) and content and isinstance(content[0], dict) else {}
        return str(head.get("lastupdated") or "")
    if is_workbook(source):
        opening: Iterator[tuple[int, list[Any]]] = islice(sheet_stream(source, "Data"), 3)
    else:
        opening = ((line, list(cells)) for part in parts(source) for line, cells in islice(records(part), 5))
    for _, cells in opening:
        if cells[0] == LAST_UPDATED and len(cells) > 1:
            stated: Cell = cells[1]
            return stated
    return None


def _csv(source: Source) -> tuple[list[str], Iterator[tuple[int, list[str]]], list[Source]]:
    held, refused = parts(source), None
    for part in held:
        try:
            header, rows = csv_rows(part, DATA)
        except UnreadableFile as error:
            refused = refused or error
        else:
            return header, rows, [other for other in held if other is not part]
    raise refused or UnreadableFile("The file is empty.")


def _metadata(source: Source) -> frozenset[str]:
    try:
        header, rows = csv_rows(source, METADATA)
    except UnreadableFile:  # the archive's other file, about the indicator
        return frozenset()
    return _aggregates(header, ((line, list(cells)) for line, cells in rows))


def _aggregates(header: list[str], rows: Iterator[tuple[int, list[Cell]]]) -> frozenset[str]:
    code, region = columns(header, METADATA)
    return frozenset(str(cells[code]) for _, cells in rows if not str(cells[region]).strip())


def _answered(content: Any) -> Download:
    if not isinstance(content, list) or len(content) != 2 or not isinstance(content[1], list):
        raise UnreadableFile(_refusal(content))
    head, found = content
    if not isinstance(head, dict) or not all(isinstance(record, dict) for record in found):
        raise UnreadableFile(_refusal(content))
    if int(head.get("pages") or 1) > 1:
        said = f"page {head.get('page')} of {head['pages']}"
        raise UnreadableFile(f"The answer is only {said}: ask for all rows at once, with per_page=20000.")
    missing = [key for key in API_KEYS if any(key not in record for record in found)]
    if missing or not found:
        raise UnreadableFile(f"The records have no {(missing or API_KEYS)[0]!r}: this is another file.")
    years = sorted({str(record["date"]) for record in found})
    header = ["Country Code", "Indicator Code", *years]
    rows = [(place, _across(record, years)) for place, record in enumerate(found, start=1)]
    return Download(header, rows, frozenset())


def _across(record: dict[str, Any], years: list[str]) -> list[Cell]:
    """One record as a row with a column for each year, empty but for its own."""
    told = record["indicator"].get("id") if isinstance(record["indicator"], dict) else record["indicator"]
    value = "" if record["value"] is None else record["value"]
    return [
        str(record["countryiso3code"]),
        str(told),
        *(value if record["date"] == one else "" for one in years),
    ]


def _refusal(content: Any) -> str:
    """The sentence for an answer without rows: the API's own where it has one."""
    first = content[0] if isinstance(content, list) and content else content
    messages = first.get("message") if isinstance(first, dict) else None
    if isinstance(messages, list) and messages and isinstance(messages[0], dict):
        return f"The World Bank answered with an error instead of rows: {messages[0].get('value')}"
    return "The JSON is no answer of the World Bank's API: this is another file."
