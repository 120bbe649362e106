"""Screen every pair of countries here and now; nothing is stored."""

import csv
import sys
from argparse import ArgumentParser
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from itertools import chain
from pathlib import Path
from typing import IO, Any

import orjson
from django.core.management.base import BaseCommand

from assessments.assessing import screen_pairs
from assessments.management.asking import BadArgument, day_asked, method_named, refuse
from assessments.scoring.evidence.values import UnanswerableQuestion
from assessments.scoring.methods.method import InvalidMethod
from assessments.scoring.screening.rows import COLUMNS, columns_of

Rows = Iterator[Mapping[str, Any]]
CAUTION = (
    "Shares are rounded to tenths. They describe groups from country figures alone, without a route: no "
    "ranking of nationalities, no travel advice, no view on anybody's claim. Above 3, reliability means "
    "indicative."
)


class Command(BaseCommand):
    help = "Screen every ordered pair of countries in this process; stdout holds only the rows."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--format", default="csv", metavar="csv|json")
        parser.add_argument("--out", default="", metavar="FILE", help="stdout unless given")
        parser.add_argument("--as-of", default="", metavar="2026-06-30")
        parser.add_argument("--method", default="", metavar="corridor-1.0")

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            write = {"csv": write_csv, "json": write_json}.get(options["format"])
            if write is None:
                raise BadArgument(f"--format must be csv or json; it is {options['format']!r}.")
            method, as_of = method_named(options["method"]), day_asked(options["as_of"])
            origins = screen_pairs(method, as_of, self.say)
            rows = (columns_of(row, method.name, as_of) for origin in origins for row in origin)
            with written_to(options["out"]) as file:
                write(begun(rows), file)
        except (BadArgument, InvalidMethod, UnanswerableQuestion) as why:
            refuse(str(why))
        self.stderr.write(CAUTION)

    def say(self, stage: str, done: float) -> None:
        if self.stderr.isatty():
            self.stderr.write(f"\r{done:4.0%} {stage:50}", ending="")


def begun(rows: Rows) -> Rows:
    """The same rows, the first one at hand: what cannot be screened is refused before anything is written."""
    first = next(rows, None)
    return iter(()) if first is None else chain([first], rows)


@contextmanager
def written_to(name: str) -> Iterator[IO[str]]:
    """The file of that name, complete or not there at all, or stdout."""
    if not name:
        yield sys.stdout
        return
    path = Path(name)
    unfinished = path.with_name(f".{path.name}.unfinished")
    try:
        with unfinished.open("w", encoding="utf-8", newline="") as file:
            yield file
        unfinished.replace(path)
    except OSError as why:
        raise BadArgument(f"--out {name!r} cannot be written: {why.strerror}.") from why
    finally:
        unfinished.unlink(missing_ok=True)


def write_csv(rows: Rows, file: IO[str]) -> None:
    """A header, then one line a pair; what is not rated is empty."""
    writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
    writer.writeheader()
    writer.writerows(rows)


def write_json(rows: Rows, file: IO[str]) -> None:
    """A list of objects, one a line; what is not rated is null."""
    between = "["
    for row in rows:
        file.write(f"{between}\n{orjson.dumps(row).decode()}")
        between = ","
    file.write("\n]\n")
