"""Reading the tables of the fixtures folder, with the file and row of whatever is wrong."""

import csv
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import TypeVar

Parsed = TypeVar("Parsed")
Row = dict[str, str]


class UnusableTable(ValueError):
    """A table of the fixtures cannot be loaded; the message names the file, the row and the value."""


def rows(path: Path) -> Iterator[Row]:
    """Give each row of a table as column -> text.

    Raises
    ------
    UnusableTable
        When the table is not there, or a row has another number of cells than the header.
    """
    if not path.is_file():
        raise UnusableTable(f"{path.name} is not in the folder {path.parent}.")
    with path.open(encoding="utf-8", newline="") as file:
        table = csv.reader(file, strict=True)
        header = next(table, [])
        for cells in table:
            if len(cells) != len(header):
                found = f"{len(cells)} cells where the header has {len(header)}"
                raise UnusableTable(f"{path.name}, line {table.line_num}: {found}.")
            yield dict(zip(header, cells, strict=True))


def parsed(path: Path, parse: Callable[[Row], Parsed]) -> Iterator[Parsed]:
    """Turn each row into a value; what cannot be parsed is reported with its file and row."""
    for number, row in enumerate(rows(path), start=1):
        try:
            yield parse(row)
        except KeyError as error:
            raise UnusableTable(f"{path.name}, row {number}: {error} is not known.") from error
        except ValueError as error:
            raise UnusableTable(f"{path.name}, row {number}: {error}") from error


def number_of(text: str) -> float | None:
    return float(text) if text else None


def whole_of(text: str) -> int | None:
    return int(text) if text else None


def day_of(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def text_day(text: str) -> str | None:
    """A day as text, checked; None where there is none."""
    return date.fromisoformat(text).isoformat() if text else None


def needed_day(text: str) -> str:
    if not text:
        raise ValueError("the row has no day.")
    return date.fromisoformat(text).isoformat()


def yes_or_no(text: str) -> bool:
    if text not in ("yes", "no"):
        raise ValueError(f"{text!r} is neither yes nor no.")
    return text == "yes"
