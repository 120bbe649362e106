"""Loading the fixtures folder: all of it or nothing, and nothing when it is loaded already."""

from collections.abc import Collection
from dataclasses import dataclass
from pathlib import Path

from django.db import transaction

from corridors.importing.reference import load_reference
from corridors.importing.releases import Counted, load_releases
from corridors.importing.samples import load_samples


@dataclass(frozen=True)
class Loaded:
    """What one loading did."""

    releases: Counted
    corridors_drawn: int

    def __str__(self) -> str:
        new = self.releases
        return (
            f"{new.releases} releases loaded with {new.rows} rows, {new.unchanged} unchanged, "
            f"{new.superseded} superseded; {self.corridors_drawn} sample corridors drawn"
        )


def load_folder(folder: Path, in_use: Collection[int] = ()) -> Loaded:
    """Load reference tables, releases with their rows, and sample corridors, in one transaction.

    Parameters
    ----------
    folder : Path
        The fixtures folder; its README describes the tables.
    in_use : collection of int
        Identifiers of releases some result rests on; their rows stay as they are.

    Raises
    ------
    UnusableTable
        With the file, the row and the value that is wrong; the database is as before then.
    """
    with transaction.atomic():
        load_reference(folder)
        return Loaded(load_releases(folder, in_use), load_samples(folder))
