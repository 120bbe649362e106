"""Bytes ready to be sent to a map, packed once, with the tag that tells whether a browser has them. Pure."""

import gzip
import hashlib
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import orjson

LAYOUT = "5"
"""Raise it when a layer looks different for the same snapshot, so that browsers fetch it again."""


@dataclass(frozen=True)
class Document:
    """What is sent, and its strong tag; ``kept`` is the same packed, where that was done before."""

    content: bytes
    etag: str
    kept: bytes = field(default=b"", repr=False)

    @classmethod
    def unpacked(cls, packed: bytes, etag: str) -> "Document":
        """The document that was packed."""
        return cls(gzip.decompress(packed), etag, packed)

    @cached_property
    def packed(self) -> bytes:
        """The same, compressed once for all who ask."""
        return self.kept or gzip.compress(self.content, compresslevel=8, mtime=0)

    @property
    def packed_etag(self) -> str:
        """Other bytes need another strong tag."""
        return f'{self.etag[:-1]}-gz"'

    @property
    def version(self) -> str:
        """What an address can name, so that a browser keeps the document without asking again."""
        return version_of(self.etag)


def document(content: Any) -> Document:
    """Return anything JSON can say as a document whose tag is that of its bytes.

    Examples
    --------
    >>> document({"a": 1}).content
    b'{"a":1}'
    """
    written = orjson.dumps(content, option=orjson.OPT_SERIALIZE_NUMPY)
    return Document(written, digest(written))


def digest(content: bytes) -> str:
    """Return the strong tag of bytes."""
    return f'"{hashlib.sha256(content).hexdigest()[:32]}"'


def tag_of(name: str, *digests: str) -> str:
    """Return the strong tag of a layer that is made of documents with these digests."""
    return digest(":".join((LAYOUT, name, *digests)).encode())


def version_of(tag: str) -> str:
    """Return the part of a tag that an address names."""
    return tag.strip('"')[:12]
