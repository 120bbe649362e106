"""What stands in a file before anybody knows whose it is: its kind, its sheets and its headings."""

import csv
import re
from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from typing import Any
from xml.etree import ElementTree

from corridors.sources.delimiters import delimiter_in
from corridors.sources.json_tables import is_json, loaded, records_of
from corridors.sources.opening import Source, open_start, parts, starts_with
from corridors.sources.reading import UnreadableFile
from corridors.sources.tables import HEADER_WITHIN
from corridors.sources.workbooks import is_workbook, label_of, sheet_names, sheet_stream

CSV, JSON, WORKBOOK, XML = "csv", "json", "workbook", "xml"

SPEAKS_OF = {
    CSV: ("csv", "columns", "fields", "headings", "row"),
    JSON: ("api answer", "json", "fields"),
    WORKBOOK: ("workbook", "sheet", "export of the website", "country and year"),
    XML: ("rss",),
}
"""Words in a layout's name that say which kind of file it is."""

YEAR = re.compile(r"(?:19|20)\d\d")
SHOWN = 12


@dataclass(frozen=True)
class Seen:
    """What stands at the beginning of a file.

    Attributes
    ----------
    kind : str
        ``csv``, ``json``, ``workbook`` or ``xml``.
    header : tuple of str
        The row that looks most like a header; of JSON and XML the keys.
    labels : frozenset of str
        Every text in the first rows, as ``plain`` leaves it.
    sheets : tuple of str
        Of a workbook.
    """

    kind: str
    header: tuple[str, ...]
    labels: frozenset[str]
    sheets: tuple[str, ...] = ()

    def __str__(self) -> str:
        if self.kind == WORKBOOK:
            return f"a workbook with the sheets {_listed(self.sheets)}"
        what = {CSV: "a table with the columns", JSON: "JSON with the keys", XML: "XML with the elements"}
        return f"{what[self.kind]} {_listed(self.header)}"

    @property
    def is_table(self) -> bool:
        """Whether its columns could be named by a person."""
        return self.kind in (CSV, WORKBOOK) and len(self.header) > 1

    @property
    def is_headless(self) -> bool:
        """Whether a table begins with a number where a heading would stand."""
        return self.kind == CSV and self.header[:1] != () and self.header[0].isdecimal()

    def missing(self, columns: Collection[str]) -> tuple[str, ...]:
        """Return which of the columns were not seen."""
        return tuple(name for name in columns if not self._has(name))

    def share(self, columns: Collection[str]) -> float:
        """Return the share of the columns that were seen, 0 to 1."""
        return 1 - len(self.missing(columns)) / len(columns)

    def suits(self, layout: str) -> bool:
        """Say whether a layout's name speaks of a file of this kind."""
        return any(word in layout.lower() for word in SPEAKS_OF[self.kind])

    def _has(self, name: str) -> bool:
        if "{year}" in name:
            years = re.compile(re.escape(name).replace(re.escape("{year}"), YEAR.pattern))
            return any(years.fullmatch(label) for label in self.labels)
        return plain(name) in self.labels


def plain(label: str) -> str:
    """Return a heading in lower case, line breaks, doubled spaces and footnote marks taken away."""
    return " ".join(label.replace("(*)", " ").split()).lower()


def look(source: Source) -> Seen:
    """Look at the beginning of a file.

    Raises
    ------
    UnreadableFile
        When it is empty, or is neither text nor a workbook nor an archive of texts.
    """
    if is_workbook(source):
        return _workbook(source)
    looked = [_part(part) for part in parts(source)]
    labels = frozenset[str]().union(*(one.labels for one in looked))
    widest = max(looked, key=lambda one: len(one.header))
    return Seen(widest.kind, widest.header, labels)


def _part(source: Source) -> Seen:
    if is_json(source):
        return _json(loaded(source))
    if starts_with(source, (b"<?xml", b"<rss", b"\xef\xbb\xbf<", b"\xc3\xaf\xc2\xbb\xc2\xbf<")):
        return _xml(open_start(source, 1 << 22))
    return _table(open_start(source))


def _workbook(source: Source) -> Seen:
    names = sheet_names(source)
    rows = [[label_of(cell) for cell in row] for name in names for row in _first_rows(source, name)]
    return Seen(WORKBOOK, _header(rows), _labels(rows), tuple(names))


def _first_rows(source: Source, sheet: str) -> Iterator[list[Any]]:
    try:
        return (cells for _, cells in islice(sheet_stream(source, sheet), 25))
    except UnreadableFile:  # a chart, or a sheet that is damaged: the others still tell
        return iter(())


def _table(text: str) -> Seen:
    rows = _cells(text, ",")
    if len(_header(rows)) < 2:
        rows = _cells(text, delimiter_in(text))
    return Seen(CSV, _header(rows), _labels(rows))


def _cells(text: str, delimiter: str) -> list[list[str]]:
    lines = csv.reader(text.splitlines(keepends=True), delimiter=delimiter)
    try:
        return [row for row in islice(lines, HEADER_WITHIN) if row]
    except csv.Error as error:
        raise UnreadableFile(f"The file is no table: {error}.") from error


def _json(content: Any) -> Seen:
    keys: dict[str, None] = {}
    for record in islice(_records(content), 50):
        keys |= dict.fromkeys(record)
    return Seen(JSON, tuple(keys), _labels([list(keys)]))


def _records(content: Any) -> Iterator[dict[str, Any]]:
    if isinstance(content, dict) and isinstance(content.get("features"), list):
        for feature in content["features"]:
            if isinstance(feature, dict):
                properties = feature.get("properties")
                yield feature | (properties if isinstance(properties, dict) else {})
        return
    is_world_bank = isinstance(content, list) and len(content) == 2 and isinstance(content[1], list)
    yield from (one for one in records_of(content[1] if is_world_bank else content) if isinstance(one, dict))


def _xml(text: str) -> Seen:
    names: dict[str, None] = {}
    pull: Any = ElementTree.XMLPullParser(["start"])
    try:
        pull.feed(text.lstrip("\u00ef\u00bb\u00bf\ufeff \r\n"))
        for _, element in islice(pull.read_events(), 2000):
            names[element.tag.rpartition("}")[2]] = None
    except ElementTree.ParseError as error:
        raise UnreadableFile(f"The XML is broken on line {error.position[0]}.") from error
    return Seen(XML, tuple(names), _labels([list(names)]))


def _header(rows: Iterable[list[str]]) -> tuple[str, ...]:
    """The first of the rows with the most texts that are no numbers."""
    best: tuple[str, ...] = ()
    for row in rows:
        texts = tuple(cell.strip() for cell in row if cell.strip())
        if sum(map(_is_word, texts)) > sum(map(_is_word, best)) or not best:
            best = texts
    return best


def _is_word(text: str) -> bool:
    return not re.fullmatch(r"[-+.,\d\s%]*", text)


def _labels(rows: Iterable[list[str]]) -> frozenset[str]:
    return frozenset(plain(cell) for row in rows for cell in row if cell.strip())


def _listed(names: Collection[str]) -> str:
    shown = ", ".join(list(names)[:SHOWN])
    return f"{shown} and {len(names) - SHOWN} more" if len(names) > SHOWN else shown
