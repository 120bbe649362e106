"""The script of a map: Leaflet and our own small files as one, so that a browser asks once and keeps it."""

import re
from functools import lru_cache
from pathlib import Path

from django.contrib.staticfiles import finders
from django.urls import reverse

from assessments.maps.content.documents import Document, digest

LEAFLET = "js_lib_leaflet/leaflet.js"
SHARED = (
    "map_base", "map_theme", "map_marks", "map_lands", "map_details", "map_layers", "map_labels", "map_state",
    "map_controls",
)  # fmt: skip
OWN = {
    "result": ("map_events", "map_years", "map_pair", "map"),
    "portfolio": ("map_pair", "map", "map_portfolio"),
}
_SOURCE_MAP = re.compile(r"^//# sourceMappingURL=.*$", re.MULTILINE)


def script_document(kind: str) -> Document:
    """All scripts of a kind of map in their order; read again where a file has changed."""
    paths = _paths(kind)
    return _joined(paths, tuple(path.stat().st_mtime_ns for path in paths))


def script_address(kind: str) -> str:
    return f"{reverse(f'assessments:map-script-{kind}')}?v={script_document(kind).version}"


@lru_cache(maxsize=8)
def _paths(kind: str) -> tuple[Path, ...]:
    names = [LEAFLET, *(f"js/{name}.js" for name in SHARED + OWN[kind])]
    return tuple(Path(str(finders.find(name))) for name in names)


@lru_cache(maxsize=8)
def _joined(paths: tuple[Path, ...], changed: tuple[int, ...]) -> Document:
    parts = [_SOURCE_MAP.sub("", path.read_text(encoding="utf-8")) for path in paths]
    content = ";\n".join(parts).encode()
    return Document(content, digest(content))
