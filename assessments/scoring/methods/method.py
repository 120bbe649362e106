"""A method: the choices of one published version, read from its file and checked before use.

Code holds the arithmetic, the file the choices. A method is refused with the file, the key
and the value that are wrong; nothing is repaired in silence.
"""

import hashlib
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from types import MappingProxyType
from typing import Any

from assessments.scoring.methods import checking
from assessments.scoring.methods.checking import InvalidMethod

__all__ = ["InvalidMethod", "Method", "load_method", "method_of"]


@dataclass(frozen=True)
class Method:
    """One version of the method.

    Attributes
    ----------
    name : str
        ``corridor-1.0``.
    sha256 : str
        Digest of the file's text in UTF-8; every result names it.
    text : str
        The file as it is.
    sections : mapping
        The file's tables, read-only at every depth; lists are tuples.
    """

    name: str
    sha256: str
    text: str
    sections: Mapping[str, Any]

    def __getitem__(self, path: str) -> Any:
        """Return what stands at a dotted path; indicator slugs are reached through their table.

        Raises
        ------
        InvalidMethod
            Where the file has no such key.
        """
        found: Any = self.sections
        try:
            for part in path.split("."):
                found = found[part]
        except (KeyError, TypeError):
            raise InvalidMethod(f"{self.name}: the method has no {path}") from None
        return found

    def number(self, path: str) -> float:
        """Return the number at a dotted path."""
        found = self[path]
        if isinstance(found, bool) or not isinstance(found, int | float):
            raise InvalidMethod(f"{self.name}: {path} must be a number, not {found!r}")
        return float(found)


@lru_cache(maxsize=16)
def load_method(text: str) -> Method:
    """Read and check a method file; the same text gives the same method, which nobody can change.

    Raises
    ------
    InvalidMethod
        With the file's name, the key and the value that is wrong.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidMethod(f"the method file is not TOML: {error}") from error
    return method_of(tables, text)


def method_of(tables: Mapping[str, Any], text: str = "") -> Method:
    """Check a method given as plain tables; without its text it is one nobody published.

    Raises
    ------
    InvalidMethod
        With the file's name, the key and the value that is wrong.
    """
    checking.check(tables, text)
    digest = hashlib.sha256(text.encode()).hexdigest() if text else ""
    return Method(str(tables["name"]), digest, text, _frozen(tables))


def _frozen(value: Any) -> Any:
    if isinstance(value, Mapping):
        return MappingProxyType({key: _frozen(child) for key, child in value.items()})
    if isinstance(value, list):
        return tuple(_frozen(child) for child in value)
    return value
