"""Publishers' files typed out, and the command run on them."""

import io
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.core.management import call_command

COLUMNS = (
    "year,coo_iso,coa_iso,refugees,asylum_seekers,returned_refugees,idps,returned_idps,stateless,ooc,oip,hst"
)


@dataclass(frozen=True)
class Ran:
    """What the command said."""

    lines: list[str]
    refused: list[str]
    warnings: list[str]

    @property
    def last(self) -> str:
        return self.lines[-1]


def run(publisher: str, file: Path, **options: Any) -> Ran:
    out, errors = io.StringIO(), io.StringIO()
    call_command("import_release", publisher, str(file), stdout=out, stderr=errors, **options)
    told = errors.getvalue().splitlines()
    warnings = [line for line in told if line.startswith("warning: ")]
    return Ran(out.getvalue().splitlines(), [line for line in told if line not in warnings], warnings)


def refugees(folder: Path, *rows: str, name: str = "anything.csv") -> Path:
    """A population file; ``"2025 MMR THA 100"`` is a row with a hundred refugees."""
    lines = (",".join([*row.split(), *["0"] * 5, "0", "0", "0"]) for row in rows)
    return written(folder / name, [COLUMNS, *lines])


def written(path: Path, lines: Iterable[str]) -> Path:
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
