"""Opening JSON: a list of records, or the records of an API's answer, as rows with one header."""

import json
from collections.abc import Collection, Iterator, Mapping
from itertools import chain
from typing import Any

from corridors.sources.opening import Source, open_text, parts, starts_with
from corridors.sources.reading import UnreadableFile
from corridors.sources.tables import csv_rows
from corridors.sources.workbooks import is_workbook, label_of

Rows = Iterator[tuple[int, list[str]]]

HOLDERS = ("items", "results", "Result", "data", "value")
"""Keys under which publishers' APIs put their records."""

PAGES = ("maxPages", "pages", "TotalPages")
"""Keys under which they say of how many pages an answer is one."""


def is_json(source: Source) -> bool:
    """Say whether the file begins as JSON does, with or without a byte order mark."""
    return not is_workbook(source) and starts_with(source, (b"[", b"{", b"\xef\xbb\xbf[", b"\xef\xbb\xbf{"))


def table_rows(source: Source, anchors: Collection[str]) -> tuple[list[str], Rows]:
    """Return the header and the rows of a csv file or of JSON records, whichever the file is.

    Of an archive the first file that has the anchors is read.

    Raises
    ------
    UnreadableFile
        When no file has them, or it is empty or cut off.
    """
    refused: UnreadableFile | None = None
    for part in parts(source):
        try:
            return json_rows(part, anchors) if is_json(part) else csv_rows(part, anchors)
        except UnreadableFile as error:
            refused = refused or error
    raise refused or UnreadableFile("The file is empty.")


def json_rows(source: Source, anchors: Collection[str]) -> tuple[list[str], Rows]:
    """Return the keys of JSON records and their values as text; a row's line is its place, from 1.

    A record lacks a key where the publisher leaves it out: its cell is empty then.

    Raises
    ------
    UnreadableFile
        When the file is no JSON, holds no records, or they lack an anchor.
    """
    found = records_of(loaded(source))
    header = list(dict.fromkeys(chain.from_iterable(record for record in found if isinstance(record, dict))))
    missing = [anchor for anchor in anchors if anchor not in header]
    if missing:
        raise UnreadableFile(f"The records have no {missing[0]!r}: this is another file.")
    return header, ((place, _cells(record, header)) for place, record in enumerate(found, start=1))


def loaded(source: Source) -> Any:
    """Return what a JSON file holds.

    Raises
    ------
    UnreadableFile
        When it is no JSON, or cut off.
    """
    try:
        return json.loads(open_text(source))
    except json.JSONDecodeError as error:
        raise UnreadableFile(f"The JSON is broken or cut off at character {error.pos}.") from error


def records_of(content: Any) -> list[Any]:
    """Return the records of a list, or of the object an API answers with."""
    if isinstance(content, Mapping):
        _check_whole(content)
        held = (content[key] for key in HOLDERS if isinstance(content.get(key), list))
        content = next(held, None)
    if not isinstance(content, list) or not any(isinstance(record, dict) for record in content):
        raise UnreadableFile("The JSON holds no list of records.")
    return content


def _check_whole(answer: Mapping[str, Any]) -> None:
    """Refuse one page of an answer that has several: it would take the place of all of them."""
    pages = next((answer[key] for key in PAGES if isinstance(answer.get(key), int)), 1)
    if pages > 1:
        raise UnreadableFile(f"The file is one page of {pages}: ask the publisher for all rows at once.")
    if answer.get("next") or answer.get("NextPageUrl"):
        raise UnreadableFile("The file is one page of several: ask the publisher for all rows at once.")


def _cells(record: Any, header: list[str]) -> list[str]:
    if not isinstance(record, dict):
        return [str(record)]
    return [_text(record.get(key)) for key in header]


def _text(value: Any) -> str:
    if value is None:
        return ""
    if isinstance(value, dict | list):
        return json.dumps(value, ensure_ascii=False)
    return label_of(value)
