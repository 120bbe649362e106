"""What an edited method must keep of the version it is made from, so that the engine can read it.

``checking`` says what makes sense; here stands what must be there at all: no choice disappears,
a number stays a number, and a new row says what every row of its table says.
"""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from assessments.scoring.methods.checking import InvalidMethod
from assessments.scoring.methods.method_diff import DOCUMENTARY, in_words

GROWING = ("indicators", "threats", "inputs", "nodes", "legal.where")  # tables of rows
SHRINKING = ("indicators", "legal.where")  # of these the engine reads no row by its name
LOOSE = ("inputs.", "nodes.")  # their rows differ in keys; ``checking`` knows which they need
KINDS = (
    (bool, "true or false"),
    (int | float, "a number"),
    (str, "a text"),
    (date, "a date"),
    (Mapping, "a table"),
    (list | tuple, "a list"),
)


def check_shape(tables: Mapping[str, Any], like: Mapping[str, Any], file: str, made_from: str) -> None:
    """Check tables against those of the version they are made from, the first fault speaks.

    Raises
    ------
    InvalidMethod
        With the file's name, the key and the value that is wrong.
    """
    for path, value, wanted in _faults(tables, like, ""):
        shown = "nothing" if value is None else in_words(value)
        raise InvalidMethod(f"{file}: {path} = {shown}: {wanted} as in {made_from}")


Fault = tuple[str, Any, str]


def _faults(tables: Mapping[str, Any], like: Mapping[str, Any], path: str) -> Iterator[Fault]:
    for key, known in like.items():
        here = f"{path}.{key}" if path else key
        if key in tables:
            yield from _value_faults(tables[key], known, here)
        elif not (path in SHRINKING or path.startswith(LOOSE) or key in DOCUMENTARY):
            yield here, None, f"this key is missing; it must be {_kind(known)}"
    if path in GROWING:
        for key in tables.keys() - like.keys():
            yield from _row_faults(tables[key], list(like.values()), f"{path}.{key}")


def _value_faults(value: Any, known: Any, path: str) -> Iterator[Fault]:
    if _kind(value) != _kind(known):
        yield path, value, f"must be {_kind(known)}"
    elif isinstance(known, Mapping):
        yield from _faults(value, known, path)
    elif isinstance(known, list | tuple) and known:
        for number, child in enumerate(value):
            yield from _row_faults(child, list(known), f"{path}[{number}]")


def _row_faults(row: Any, rows: Sequence[Any], path: str) -> Iterator[Fault]:
    """Yield what a row lacks of the keys that all known rows have, and where its kind is another."""
    kinds = dict.fromkeys(map(_kind, rows))
    if _kind(row) not in kinds:
        yield path, row, f"must be {' or '.join(kinds)}"
        return
    if not isinstance(row, Mapping):
        return
    known = [other for other in rows if isinstance(other, Mapping)]
    for key in [key for key in known[0] if all(key in other for other in known)]:
        if key not in row:
            yield f"{path}.{key}", None, f"this key is missing; it must be {_kind(known[0][key])}"
        elif _kind(row[key]) != _kind(known[0][key]):
            yield f"{path}.{key}", row[key], f"must be {_kind(known[0][key])}"


def _kind(value: Any) -> str:
    return next((words for kind, words in KINDS if isinstance(value, kind)), "something else")
