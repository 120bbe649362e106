"""The method files of other indices, and small tables to run them over."""

from pathlib import Path

from assessments.scoring.indices.method import IndexMethod, load_index_method
from assessments.scoring.indices.table import Layout, Table, read_table

FOLDER = Path(__file__).resolve().parents[2] / "fixtures" / "methods" / "indices"


def text_of(name: str) -> str:
    return (FOLDER / f"{name}.toml").read_text(encoding="utf-8")


def the_index(name: str) -> IndexMethod:
    return load_index_method(text_of(name), f"{name}.toml")


def as_csv(rows: list[dict[str, object]]) -> str:
    return "\n".join([",".join(rows[0]), *(",".join(map(str, row.values())) for row in rows)]) + "\n"


def tables_of(method: IndexMethod, texts: dict[str, str]) -> dict[str, Table]:
    reading = method.tables["reading"]
    return {
        file: read_table(
            texts[file], file or "rows.csv", Layout(reading["keys"], columns, reading["missing"])
        )
        for file, columns in method.columns.items()
    }
