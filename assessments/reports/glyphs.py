"""Which characters the report's fonts can draw. A name in another script must not stop a report."""

from functools import cache
from pathlib import Path
from typing import Any

import matplotlib
import matplotlib_fontja
from matplotlib.ft2font import FT2Font

JAPANESE = Path(matplotlib_fontja.__file__).parent / "fonts"
SANS = Path(matplotlib.get_data_path()) / "fonts" / "ttf" / "DejaVuSans.ttf"
REPLACEMENT = "□"
SPACES = {"\n": " ", "\t": " ", "\r": " "}


def font_files() -> list[Path]:
    """The fonts a report may use beside those typst carries, all from Python packages."""
    return [JAPANESE / "ipaexg.ttf", SANS]


@cache
def drawable() -> frozenset[int]:
    """Return every code point one of the fonts can draw."""
    return frozenset(code for file in font_files() for code in FT2Font(str(file)).get_charmap())


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
