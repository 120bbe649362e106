"""The usual way of importing rows into Django: a ModelResource of django-import-export, nothing set."""

import csv
from collections.abc import Callable
from importlib.metadata import version
from pathlib import Path
from typing import Any

SAMPLE = 3_000
"""Rows of the file that are timed; all of them would take minutes."""


def version_of_peer() -> str:
    return version("django-import-export")


def importing_with_the_peer(path: Path) -> Callable[[], int]:
    """Return what imports an even sample of a file's rows, everything before it done.

    The model has a text column for every column of the file, no relation and no constraint, and no column
    of the file is named as its key: the library looks nothing up and adds every row.
    """
    import tablib
    from django.db import connection, models
    from import_export.resources import modelresource_factory

    with path.open(encoding="utf-8", newline="") as file:
        header, *rows = csv.reader(file)
    columns = {name: models.CharField(max_length=200, blank=True) for name in header}
    about = type("Meta", (), {"app_label": "bench"})
    row: Any = type("PublishedRow", (models.Model,), {"__module__": __name__, "Meta": about, **columns})
    with connection.schema_editor() as editor:
        editor.create_model(row)
    sample = tablib.Dataset(*rows[:: len(rows) // SAMPLE][:SAMPLE], headers=header)

    def imported() -> int:
        result = modelresource_factory(row)().import_data(sample, raise_errors=True)
        assert result.totals["new"] == SAMPLE == row.objects.count()
        return SAMPLE

    return imported
