"""Which dataset a file is, by what stands in it: never by its name."""

from collections.abc import Collection
from pathlib import Path

from corridors.sources.detecting import able_to_read, detect, recognise
from corridors.sources.reading import UnreadableFile
from corridors.sources.registry import ALL, Reader, named
from corridors.sources.workbooks import is_workbook, sheet_names

WEB_PAGES = (b"<!doctype html", b"<html", b"<head")
BYTE_ORDER_MARK = b"\xef\xbb\xbf"


def recognised(name: str, file: Path) -> Reader:
    """Return the reader of the file among those of a dataset's key or a publisher's slug; ``""``: among all.

    Raises
    ------
    UnknownDataset
        When the name is neither.
    UnreadableFile
        When the file is of another dataset, naming it, or of none, with the reason.
    """
    asked = named(name) if name else ALL
    check_whole(file)
    if not name:
        return _found_out(file)
    try:
        return detect(file, asked)
    except UnreadableFile as error:
        others = [reader for reader in able_to_read(file) if reader not in asked]
        if others:
            raise UnreadableFile(f"The file is not {name}: it looks like {_either(others)}.") from error
        raise


def _found_out(file: Path) -> Reader:
    found = recognise(file)
    if found.is_clear:
        return found.candidates[0].reader
    if found.candidates:
        raise UnreadableFile(found.sentence())
    advice = " Name its columns to import it as a plain table." if found.seen.is_table else ""
    raise UnreadableFile(f"{found.sentence()}{advice}")


def check_whole(file: Path) -> None:
    """Refuse what no reader can say anything better about: nothing, a web page, a damaged workbook."""
    try:
        with file.open("rb") as opened:
            start = opened.read(4096).removeprefix(BYTE_ORDER_MARK).strip()
    except OSError as error:
        raise UnreadableFile(f"The file cannot be opened: {error.strerror}.") from error
    if not start:
        raise UnreadableFile("The file is empty.")
    if start.lower().startswith(WEB_PAGES) or (start.startswith(b"<?xml") and b"<html" in start.lower()):
        raise UnreadableFile("The file is a web page, not data; download it again from the publisher.")
    if is_workbook(file):
        sheet_names(file)


def _either(readers: Collection[Reader]) -> str:
    return " or ".join(f"{reader.label} ({reader.key})" for reader in readers)
