"""How much a publisher's archive or workbook may unpack to: refused before anything of it is held.

What an archive says of the size of a file in it need not be true, and a cell far down and far to the right
makes a small sheet a large table. So both are counted, from a stream, once for each file.
"""

import io
import re
import zipfile
import zlib
from collections.abc import Iterator
from copy import copy
from functools import lru_cache
from pathlib import Path
from typing import IO

from corridors.sources.reading import UnreadableFile

MOST_BYTES = 4 * 1024**3
"""Bytes the texts of an archive may have when unpacked: ten times the longest publisher's file there is."""

MOST_BYTES_OF_A_WORKBOOK = 400_000_000
"""Bytes a workbook may unpack to; it is read whole. The longest of a publisher has about sixty million."""

MOST_CELLS = 10_000_000
"""Cells from the first to the last of a sheet, empty ones too: each takes memory."""

MOST_TIMES, SMALL = 200, 50_000_000
"""How many times as large unpacked as packed a file above the small size may be; tables come to thirty."""

CHUNK, ROW_ENDS = 1 << 20, b"row>"
_CELL = re.compile(rb"""[<:]c\s[^>]*?\br=["']([A-Z]{1,3})(\d{1,7})["']""")
_UNCOMPUTED = re.compile(
    rb"""[<:]c(?![^>]*\bt=["']str["'])\s[^>]*>\s*<(?:\w+:)?f[^>]*>[^<]*</(?:\w+:)?f>"""
    rb"""\s*(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v>\s*</(?:\w+:)?v>)?\s*</(?:\w+:)?c>"""
)
"""A formula without a result; one that came to an empty text says that it is a text."""


def check_text(entry: zipfile.ZipInfo) -> None:
    """Refuse a text in an archive that would unpack to too much; it is read as far as the entry says."""
    if entry.file_size > MOST_BYTES:
        raise UnreadableFile(f"{entry.filename} in the archive has {entry.file_size:,} bytes: too many.")
    _check_ratio(entry.filename, entry.file_size, entry.compress_size)


def check_workbook(source: Path | bytes) -> None:
    """Refuse an xlsx file that would unpack to too much, or whose formulas were never computed.

    Raises
    ------
    UnreadableFile
        Also where it is a spreadsheet of another kind in an archive.
    """
    if isinstance(source, bytes):
        _check(io.BytesIO(source))
    else:
        _check_once(source, source.stat().st_mtime_ns, source.stat().st_size)


@lru_cache(maxsize=32)
def _check_once(path: Path, changed: int, size: int) -> None:
    """Once for the file as it is now; a refusal is not remembered and comes again."""
    with path.open("rb") as file:
        _check(file)


def _check(file: IO[bytes]) -> None:
    if not zipfile.is_zipfile(file):
        return  # an xls, or no workbook at all, which its reader says
    with zipfile.ZipFile(file) as archive:
        entries = archive.infolist()
        if "[Content_Types].xml" not in archive.namelist():
            raise UnreadableFile("The file is a spreadsheet that is neither xls nor xlsx: save it as xlsx.")
        left = MOST_BYTES_OF_A_WORKBOOK
        for entry in entries:
            left -= _check_entry(archive, entry, left)


def _check_entry(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, left: int) -> int:
    """Return how many bytes it unpacks to, whatever the archive says."""
    size, last = 0, (0, 0)
    is_sheet = entry.filename.startswith("xl/worksheets/sheet")
    for chunk in _unpacked(archive, entry, left + 1):
        size += len(chunk)
        if size > left:
            raise UnreadableFile(
                f"The workbook would unpack to more than {MOST_BYTES_OF_A_WORKBOOK:,} bytes: too many."
            )
        _check_ratio(entry.filename, size, entry.compress_size)
        if is_sheet:
            last = _last_cell(chunk, last)
            _check_sheet(entry.filename, chunk, last)
    return size


def _unpacked(archive: zipfile.ZipFile, entry: zipfile.ZipInfo, bound: int) -> Iterator[bytes]:
    """Give the content in parts that end with a row, up to a bound, not to where the archive says it ends."""
    freed = copy(entry)
    freed.file_size = bound
    del freed.CRC
    rest = b""
    try:
        with archive.open(freed) as stream:
            while part := stream.read(CHUNK):
                part = rest + part
                end = part.rfind(ROW_ENDS) + len(ROW_ENDS)
                if end < len(ROW_ENDS) or len(part) > 4 * CHUNK:
                    end = len(part)
                rest = part[end:]
                yield part[:end]
    except (zipfile.BadZipFile, zlib.error, EOFError) as error:
        raise UnreadableFile("The file is not a workbook (xls or xlsx), or it is cut off.") from error
    yield rest


def _last_cell(part: bytes, last: tuple[int, int]) -> tuple[int, int]:
    found = set(_CELL.findall(part))
    rows = max((int(row) for _, row in found), default=0)
    columns = max((_column(letters) for letters in {letters for letters, _ in found}), default=0)
    return max(last[0], rows), max(last[1], columns)


def _column(letters: bytes) -> int:
    number = 0
    for letter in letters:
        number = 26 * number + letter - ord("A") + 1
    return number


def _check_sheet(name: str, part: bytes, last: tuple[int, int]) -> None:
    rows, columns = last
    if rows * columns > MOST_CELLS:
        raise UnreadableFile(
            f"{name} reaches to row {rows:,} and column {columns:,}: more than {MOST_CELLS:,} cells."
        )
    if _UNCOMPUTED.search(part):
        raise UnreadableFile(
            "The workbook holds formulas whose results it does not hold: "
            "open it in a spreadsheet program, save it and give it again."
        )


def _check_ratio(name: str, size: int, packed: int) -> None:
    if size > SMALL and size > MOST_TIMES * max(1, packed):
        raise UnreadableFile(
            f"{name} would unpack to more than {MOST_TIMES} times its packed size: it is no table."
        )
