"""Zip archives publishers give out: the text files in them, each opened as if it lay by itself."""

import io
import zipfile
from pathlib import Path
from typing import IO

from corridors.sources.bounding import check_text
from corridors.sources.reading import UnreadableFile

OF_WORKBOOKS = frozenset({"[Content_Types].xml", "content.xml", "mimetype"})
"""Names that stand in the archive every xlsx and ods file is."""

TEXTS = (".csv", ".json", ".geojson", ".txt", ".tsv", ".xml")


class Member:
    """A file within an archive.

    Parameters
    ----------
    archive : Path or bytes
    name : str
        As the archive lists it.
    """

    def __init__(self, archive: Path | bytes, name: str) -> None:
        self.archive, self.name = archive, name

    def __repr__(self) -> str:
        return f"Member({self.name!r})"

    @property
    def size(self) -> int:
        """Bytes it unpacks to, as the archive says; reading ends there."""
        with zipfile.ZipFile(_file(self.archive)) as archive:
            return archive.getinfo(self.name).file_size

    def open(self) -> IO[bytes]:
        """Open it for reading from its start; it is unpacked as it is read."""
        return zipfile.ZipFile(_file(self.archive)).open(self.name)


def members(source: "Path | bytes | Member") -> tuple[Member, ...] | None:
    """Return the text files of an archive, or None where the file is no whole archive (a workbook is none).

    Raises
    ------
    UnreadableFile
        When the archive holds no text file, or one that would unpack to too much.
    """
    if isinstance(source, Member) or not zipfile.is_zipfile(_file(source)):
        return None
    with zipfile.ZipFile(_file(source)) as archive:
        listed = [entry for entry in archive.infolist() if not entry.is_dir()]
    if OF_WORKBOOKS & {entry.filename for entry in listed}:
        return None
    texts = [entry for entry in listed if _is_text(entry.filename)]
    if not texts:
        raise UnreadableFile("The archive holds no csv, JSON or XML file.")
    for entry in texts:
        check_text(entry)
    return tuple(Member(source, entry.filename) for entry in texts)


def _is_text(name: str) -> bool:
    return name.lower().endswith(TEXTS) and not name.startswith("__MACOSX/")


def _file(source: Path | bytes) -> IO[bytes] | Path:
    return io.BytesIO(source) if isinstance(source, bytes) else source
