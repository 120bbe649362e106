"""Run another index's method file over its published inputs and compare with its published results."""

import sys
from argparse import ArgumentParser
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError

from assessments.scoring.indices.method import THE_FILE_ITSELF, IndexMethod, load_index_method
from assessments.scoring.indices.reproducing import Difference, Stage, reproduce
from assessments.scoring.indices.table import Layout, Table, UnusableTable, read_table
from assessments.scoring.methods.checking_tree import InvalidMethod

SHOWN = 20


class Command(BaseCommand):
    help = "Reproduce a published index with the tree corridors are scored with; exit 1 if a value differs."

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("index", nargs="?", default="", metavar="inform|hdi|asem")
        parser.add_argument(
            "path", nargs="?", default="", metavar="PATH", help="the CSV, or the folder for asem"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            method = method_of(options["index"])
            stages = reproduce(method, tables_at(options["path"], method, options["index"]))
        except (BadArgument, InvalidMethod, UnusableTable) as why:
            raise CommandError(str(why), returncode=2) from why
        for line in lines_about(stages):
            self.stdout.write(line)
        if any(stage.differing for stage in stages):
            sys.exit(1)


class BadArgument(ValueError):
    """An argument cannot be used; the message names it and says why."""


def method_of(index: str) -> IndexMethod:
    """Return the method of an index; of several editions (``inform-2021``) the newest."""
    folder = settings.FIXTURES / "methods" / "indices"
    known = {path.stem.partition("-")[0]: path for path in sorted(folder.glob("*.toml"))}
    if index not in known:
        raise BadArgument(f"The index must be one of {', '.join(known)}; it is {index!r}.")
    path = known[index]
    return load_index_method(path.read_text(encoding="utf-8"), path.name)


def tables_at(given: str, method: IndexMethod, index: str) -> dict[str, Table]:
    """Read the tables a method needs from a file, or from a folder where it needs several."""
    path = Path(given)
    folder = method.inputs_file != THE_FILE_ITSELF
    if not given or not path.exists():
        raise BadArgument(f"There is no file or folder {given!r}.")
    if path.is_dir() != folder:
        raise BadArgument(f"{index} needs {'a folder' if folder else 'one CSV file'}; {given!r} is not.")
    reading = method.tables["reading"]
    return {
        file: read_table(
            text_of(path / file), (path / file).name, Layout(reading["keys"], columns, reading["missing"])
        )
        for file, columns in method.columns.items()
    }


def text_of(path: Path) -> str:
    try:
        return path.read_text(encoding="utf-8-sig")
    except OSError as error:
        raise BadArgument(f"{path.name} cannot be read: {error.strerror}.") from error
    except UnicodeDecodeError as error:
        raise BadArgument(f"{path.name} is not UTF-8 text.") from error


def lines_about(stages: list[Stage]) -> list[str]:
    """Return what was found, line by line; the last line sums it up."""
    differing = [difference for stage in stages for difference in stage.differing]
    lines = [in_words(difference) for difference in differing[:SHOWN]]
    if len(differing) > SHOWN:
        lines.append(f"... and {len(differing) - SHOWN} more")
    for stage in stages:
        left_out = f", {stage.left_out} left out because inputs are missing" if stage.left_out else ""
        lines.append(f"{stage.name}: {stage.values} values, {len(stage.differing)} differ{left_out}")
    values, largest = sum(stage.values for stage in stages), max(stage.largest for stage in stages)
    return [*lines, f"{values} values, {len(differing)} differ, largest difference {largest:.3g}"]


def in_words(difference: Difference) -> str:
    return (
        f"{difference.row}, {difference.column}: "
        f"published {difference.published:.12g}, computed {difference.computed:.12g}"
    )
