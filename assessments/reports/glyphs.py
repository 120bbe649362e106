"""Which characters the report's fonts can draw. A name in another script must not stop a report."""

from functools import cache
from importlib.util import find_spec
from pathlib import Path
from typing import Any

from fontTools.ttLib import TTFont

REPLACEMENT = "□"
SPACES = {"\n": " ", "\t": " ", "\r": " "}


def font_files() -> list[Path]:
    """The fonts a report may use beside those typst carries, all from Python packages.

    The packages are only looked up, not imported: a web process need not load matplotlib.
    """
    japanese = _folder_of("matplotlib_fontja") / "fonts" / "ipaexg.ttf"
    sans = _folder_of("matplotlib") / "mpl-data" / "fonts" / "ttf" / "DejaVuSans.ttf"
    return [japanese, sans]


def _folder_of(package: str) -> Path:
    spec = find_spec(package)
    if spec is None or spec.origin is None:
        raise ModuleNotFoundError(f"reports need the fonts of the package {package}, which is not installed")
    return Path(spec.origin).parent


@cache
def drawable() -> frozenset[int]:
    """Return every code point one of the fonts can draw."""
    return frozenset(code for file in font_files() for code in TTFont(file, lazy=True).getBestCmap())


def printable(value: Any) -> Any:
    """Return a document with every character that no font can draw replaced by an empty box."""
    if isinstance(value, str):
        return "".join(_drawn(SPACES.get(character, character)) for character in value)
    if isinstance(value, dict):
        return {key: printable(part) for key, part in value.items()}
    if isinstance(value, (list, tuple)):
        return [printable(part) for part in value]
    return value


def _drawn(character: str) -> str:
    return character if ord(character) in drawable() else REPLACEMENT
