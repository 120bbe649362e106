"""A new version of the method, as somebody typed it: read, checked, and named by what was typed."""

import re
import tomllib
from typing import Any

from assessments.scoring.methods.method import InvalidMethod, Method, load_method
from assessments.scoring.methods.method_shape import check_shape

LAST_NUMBER = re.compile(r"\d+(?=\D*$)")


def edition(text: str, name: str, made_from: Method) -> Method:
    """Return the method of a typed text under its new name.

    A text that still calls itself by the name of the version it is made from is given the new one;
    nothing else of it changes but line ends.

    Raises
    ------
    InvalidMethod
        With the file's name, the key and the value that is wrong.
    """
    file = f"{name}.toml"
    text = text.replace("\r\n", "\n").replace("\r", "\n")
    tables = _tables(text, file)
    if tables.get("name") == made_from.name:
        text = renamed(text, made_from.name, name)
        tables = _tables(text, file)
    if tables.get("name") != name:
        raise InvalidMethod(
            f"{file}: name = {tables.get('name')!r}: the file must call itself {name}, "
            f"or still {made_from.name}"
        )
    check_shape(tables, made_from.sections, file, made_from.name)
    if text == renamed(made_from.text, made_from.name, name):
        raise InvalidMethod(
            f"{file}: name = {name!r}: nothing else is changed; the text is that of {made_from.name}"
        )
    return load_method(text)


def renamed(text: str, old: str, new: str) -> str:
    """Return a method file's text with the name it calls itself replaced."""
    calls_itself = re.compile(rf"^(name\s*=\s*[\"']){re.escape(old)}([\"'])", re.MULTILINE)
    return calls_itself.sub(lambda found: f"{found[1]}{new}{found[2]}", text, count=1)


def next_name(name: str) -> str:
    """Return the name with its last number raised.

    >>> next_name("corridor-1.0"), next_name("corridor-1.9"), next_name("corridor")
    ('corridor-1.1', 'corridor-1.10', 'corridor-2')
    """
    raised, count = LAST_NUMBER.subn(lambda found: str(int(found[0]) + 1), name, count=1)
    return raised if count else f"{name}-2"


def _tables(text: str, file: str) -> dict[str, Any]:
    try:
        return tomllib.loads(text)
    except RecursionError as error:
        raise InvalidMethod(f"{file}: its lists or tables are nested too deeply") from error
    except ValueError as error:
        raise InvalidMethod(f"{file}: this is not TOML: {error}") from error
