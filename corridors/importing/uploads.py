"""Keeping the bytes a publisher gave out: one file for the same bytes, whole or not at all."""

import hashlib
import uuid
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from django.conf import settings


@dataclass(frozen=True)
class Kept:
    """A stored file: SHA-256 of its bytes, under which it lies, and how many they are."""

    sha256: str
    size: int


class TooLarge(ValueError):
    """More bytes than the operator allows; the message says how many."""


def stored_file(sha256: str) -> Path:
    return Path(settings.UPLOADS_DIR) / sha256


def limit_bytes() -> int:
    return int(settings.UPLOAD_LIMIT_MB) * 1_000_000


def too_large() -> str:
    return f"The file is larger than {settings.UPLOAD_LIMIT_MB} MB, the most this installation takes."


def keep(chunks: Iterable[bytes]) -> Kept:
    """Store bytes as they come and return under which digest.

    Raises
    ------
    TooLarge
        As soon as they pass the limit; nothing is kept then.
    """
    folder = Path(settings.UPLOADS_DIR)
    folder.mkdir(parents=True, exist_ok=True)
    unfinished = folder / f".{uuid.uuid4().hex}"
    try:
        kept = _written(unfinished, chunks)
        unfinished.replace(folder / kept.sha256)
    finally:
        unfinished.unlink(missing_ok=True)
    return kept


def _written(path: Path, chunks: Iterable[bytes]) -> Kept:
    digest, size = hashlib.sha256(), 0
    with path.open("wb") as file:
        for chunk in chunks:
            size += len(chunk)
            if size > limit_bytes():
                raise TooLarge(too_large())
            digest.update(chunk)
            file.write(chunk)
    return Kept(digest.hexdigest(), size)
