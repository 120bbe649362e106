"""Opening publishers' files: bytes, text in either of two encodings, csv records one by one."""

import codecs
import contextlib
import csv
import io
from collections.abc import Iterator
from pathlib import Path
from typing import IO

from corridors.sources.archives import Member, members
from corridors.sources.reading import UnreadableFile

Source = Path | bytes | Member
"""A file on disk, its bytes (an upload), or a file in an archive."""

TWICE_ENCODED_MARK = "\u00ef\u00bb\u00bf"
"""A byte order mark that was taken for letters and encoded again, as met in saved feeds."""

MOST_HELD = 300_000_000
"""Bytes of a file that is read as a whole (JSON, XML, workbooks); the longest of a publisher has a tenth."""

csv.field_size_limit(10_000_000)  # one cell of source quotations can pass the default of 131,072 characters


def open_bytes(source: Source) -> bytes:
    """Return the whole file as bytes.

    Raises
    ------
    UnreadableFile
        When the file is not there or holds nothing.
    """
    if isinstance(source, bytes):
        content = source
    else:
        _check_holdable(source)
        with _stream(source) as stream:
            content = stream.read()
    if not content.strip():
        raise UnreadableFile("The file is empty.")
    return content


def parts(source: Source) -> tuple[Source, ...]:
    """Return the files of an archive, or the file itself where it is none."""
    held = members(source)
    return (source,) if held is None else held


def open_text(source: Source) -> str:
    """Return the whole file as text: UTF-8 with or without byte order mark, else Windows-1252.

    Raises
    ------
    UnreadableFile
        When the file is empty or is no text in either encoding.
    """
    content = open_bytes(source)
    return content.decode(_encoding(io.BytesIO(content))).removeprefix(TWICE_ENCODED_MARK)


def open_start(source: Source, size: int = 65_536) -> str:
    """Return the beginning of the file as text, whole lines of it where it is longer than ``size`` bytes.

    Raises
    ------
    UnreadableFile
        When the file is empty or is no text.
    """
    with _stream(source) as stream:
        encoding = _encoding(stream)
        start = stream.read(size)
    whole = start if len(start) < size or b"\n" not in start else start[: start.rindex(b"\n") + 1]
    return whole.decode(encoding, errors="replace")


def starts_with(source: Source, beginnings: tuple[bytes, ...]) -> bool:
    """Say whether the file's first bytes are one of the beginnings."""
    with _stream(source) as stream:
        return stream.read(max(map(len, beginnings))).startswith(beginnings)


def records(source: Source, delimiter: str = ",") -> Iterator[tuple[int, list[str]]]:
    """Read a csv file record by record, each with the line it begins on; lines without cells are none.

    Quoted cells may hold line ends. The file is read as it is iterated.

    Raises
    ------
    UnreadableFile
        When the file is empty, is no text, or ends inside a quoted cell.
    """
    begins = 1
    stream = _stream(source)
    with stream, io.TextIOWrapper(stream, encoding=_encoding(stream), newline="") as text:
        reader = csv.reader(text, delimiter=delimiter, strict=True)
        try:
            for cells in reader:
                if cells:
                    yield begins, cells
                begins = reader.line_num + 1
        except csv.Error as error:
            raise UnreadableFile(f"The row that begins on line {begins} cannot be read: {error}.") from error


def ends_mid_line(source: Source) -> bool:
    """Say whether the file's last byte is no line end."""
    with _stream(source) as stream:
        stream.seek(-1, io.SEEK_END)
        return stream.read(1) not in (b"\n", b"\r")


def _check_holdable(source: Path | Member) -> None:
    size = source.size if isinstance(source, Member) else source.stat().st_size if source.is_file() else 0
    if size > MOST_HELD:
        raise UnreadableFile(
            f"The file has {size:,} bytes and would have to be read as a whole: "
            "ask the publisher for it as csv, or in parts."
        )


def _stream(source: Source) -> IO[bytes]:
    """Open the file for reading from its start; long files are never held whole."""
    if isinstance(source, bytes):
        return io.BytesIO(open_bytes(source))
    try:
        return source.open() if isinstance(source, Member) else source.open("rb")
    except OSError as error:
        raise UnreadableFile(f"The file cannot be opened: {error.strerror}.") from error


def _encoding(stream: IO[bytes]) -> str:
    """Read the stream through, name the encoding it is written in, and go back to its start."""
    start = stream.read(4096)
    if not start.strip():
        raise UnreadableFile("The file is empty.")
    if b"\x00" in start or start.startswith(b"PK\x03\x04"):
        raise UnreadableFile("The file is not text: it looks like a workbook, an archive or a picture.")
    for encoding in ("utf-8-sig", "cp1252"):
        stream.seek(0)
        with contextlib.suppress(UnicodeDecodeError):
            for _ in codecs.iterdecode(iter(lambda: stream.read(1 << 20), b""), encoding):
                pass
            stream.seek(0)
            return encoding
    raise UnreadableFile("The file is text in neither UTF-8 nor Windows-1252.")
