"""What every map of an installation shares, in one document a browser fetches once and keeps.

Reading and clipping outlines takes a second; so the document is made once for an installation, view and
language, kept packed under the data folder, and named by what it is made of, which is quick to tell.
"""

from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import Any

from django.conf import settings
from django.utils.translation import override

from assessments.maps.boundaries import countries_layer, disputed_layer, outlines_edition
from assessments.maps.content.documents import Document, digest, document
from assessments.maps.content.event_bins import CELL
from assessments.maps.content.palette import (
    CASING,
    LEGAL_SWATCHES,
    MODES,
    PATTERNS,
    SWATCHES,
    THIN,
    WIDTHS,
)
from assessments.maps.kept_files import keep_file, maps_folder
from assessments.maps.words import words

LAYOUT = "2"
"""Raise it when the outlines are drawn otherwise from the same files."""


def world_document(view: str, language: str) -> Document:
    """Outlines under a boundary view, disputed areas, colours, patterns, and the words of a language."""
    return _document(view, language, _stamp())


@cache
def world_etag(view: str, language: str, stamp: str) -> str:
    """The tag of the document, told from what it is made of without making it."""
    listed = ("disputed_areas.json", "disputed_islets.csv")
    disputed = b"".join((settings.FIXTURES / name).read_bytes() for name in listed)
    made_of = document([LAYOUT, view, stamp, looks(), _said(language)]).content + disputed
    return digest(made_of)


def world_version(view: str, language: str) -> str:
    return Document(b"", world_etag(view, language, _stamp())).version


def looks() -> dict[str, Any]:
    """Colours, patterns and widths: one meaning on every map."""
    return {
        "swatches": {one.band: [one.fill, one.ink, one.pattern] for one in SWATCHES + LEGAL_SWATCHES},
        "patterns": PATTERNS,
        "widths": WIDTHS,
        "thin": THIN,
        "casing": CASING,
        "modes": MODES,
        "cell": CELL,
    }


@cache
def _document(view: str, language: str, stamp: str) -> Document:
    etag = world_etag(view, language, stamp)
    path = _kept(etag)
    if path.is_file():
        return Document.unpacked(path.read_bytes(), etag)
    made = document(_world(view, language))
    keep_file(path, made.packed)
    return Document(made.content, etag, made.packed)


def _world(view: str, language: str) -> dict[str, Any]:
    return {
        "countries": countries_layer(view),
        "disputed": disputed_layer(view),
        **looks(),
        "words": _said(language),
    }


def _stamp() -> str:
    """What changes whenever the outlines do: the imported editions, else the package that carries them."""
    return f"{_carrier()} {outlines_edition()}"


@cache
def _carrier() -> str:
    return f"pyogrio {version('pyogrio')}"


def _said(language: str) -> dict[str, str]:
    with override(language):
        return words()


def _kept(etag: str) -> Path:
    return maps_folder() / f"world-{etag.strip(chr(34))}.json.gz"
