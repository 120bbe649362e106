"""What a method file must satisfy before anything is computed with it."""

from collections.abc import Mapping
from typing import Any


class InvalidMethod(ValueError):
    """A method file that cannot be used; the message names the file, the key and the value."""


def check(tables: Mapping[str, Any]) -> None:
    """Check a whole method file, the first fault speaks.

    Raises
    ------
    InvalidMethod
        With the file's name, the key and the value that is wrong.
    """
    if not isinstance(tables.get("name"), str) or not tables["name"]:
        raise InvalidMethod(f"the method file needs a name, not {tables.get('name')!r}")
