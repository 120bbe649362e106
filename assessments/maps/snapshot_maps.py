"""What maps need of a snapshot, kept on disk: a document of 100,000 incidents is read for them once, ever.

A snapshot never changes, so what is kept under its digest never does. Nothing here asks who may see it:
views ask that of the database before, every time.
"""

import hashlib
import io
from collections.abc import Callable
from functools import cache, lru_cache
from pathlib import Path

import numpy as np
from django.conf import settings

from assessments.maps.content.documents import Document, tag_of
from assessments.maps.content.event_columns import EventColumns, event_columns, from_table
from assessments.maps.content.legend import band_limits
from assessments.maps.content.sheet import Sheet, read, sheet_of, written
from assessments.maps.kept_files import keep_file, maps_folder
from assessments.models import Snapshot

_UNREADABLE = (OSError, EOFError, ValueError, TypeError, KeyError)
"""What reading says of a kept file that is not there, was cut off or may not be read: it is made again."""


def keep(snapshot: Snapshot) -> None:
    """Make ready what the maps of a new result need; else the first who asks for a map waits for it."""
    sheet_for(snapshot)
    events_for(snapshot)


def sheet_for(snapshot: Snapshot) -> Sheet:
    """The sheet of a snapshot; its document is read only where none is kept."""
    limits = band_limits(snapshot.method.text)
    path = _path(snapshot.digest, f"{_mark(repr(sorted(limits.items())))}.json")
    try:
        return _sheet(path)
    except _UNREADABLE:
        made = sheet_of(snapshot.payload, limits)
        keep_file(path, written(made))
        return made


def events_for(snapshot: Snapshot) -> EventColumns:
    """The incidents of a snapshot that have a point; the columns are read from disk as they are used."""
    path = _path(snapshot.digest, "npy")
    try:
        return _events(path)
    except _UNREADABLE:
        made = event_columns(snapshot.payload)
        keep_file(path, _as_file(made))
        return made


WHOLE = "whole"
"""What the whole of a snapshot's incidents is called, beside a window of them."""


def layers_tag(digest: str) -> str:
    """The tag of everything of a result but its incidents."""
    return tag_of(layers_name(), digest)


def layers_name() -> str:
    return f"layers:{settings.BOUNDARY_VIEW}"


def incidents_tag(digest: str, window: str = WHOLE) -> str:
    """The tag of its incidents, or of a window of them."""
    return tag_of("incidents", settings.BOUNDARY_VIEW, digest, window)


def answer_for(digest: str, tag: str, make: Callable[[], bytes]) -> Document:
    """An answer about a whole snapshot under its tag, packed once."""
    path = _path(digest, f"{tag.strip(chr(34))}.gz")
    try:
        return Document.unpacked(path.read_bytes(), tag)
    except _UNREADABLE:
        made = Document(make(), tag)
        keep_file(path, made.packed)
        return made


@lru_cache(maxsize=256)
def _sheet(path: Path) -> Sheet:
    return read(path.read_bytes())


@lru_cache(maxsize=64)
def _events(path: Path) -> EventColumns:
    return from_table(np.load(path, mmap_mode="r", allow_pickle=False))


def _as_file(events: EventColumns) -> bytes:
    content = io.BytesIO()
    np.save(content, events.as_table(), allow_pickle=False)
    return content.getvalue()


def _path(digest: str, ending: str) -> Path:
    return maps_folder() / _layout() / digest[:2] / f"{digest}.{ending}"


@cache
def _layout() -> str:
    """What is kept is made again whenever the code of the maps has changed."""
    sources = sorted(Path(__file__).parent.glob("*.py"))
    return _mark("".join(source.read_text(encoding="utf-8") for source in sources))


def _mark(text: str) -> str:
    return hashlib.sha256(text.encode()).hexdigest()[:12]
