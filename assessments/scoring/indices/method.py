"""The method file of another index: how it is read, put together and compared."""

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.scoring.arithmetic.aggregate import Tree, build_tree
from assessments.scoring.indices.checking import check
from assessments.scoring.methods.checking_tree import InvalidMethod

THE_FILE_ITSELF = ""


@dataclass(frozen=True)
class IndexMethod:
    """A checked method file of an index.

    Attributes
    ----------
    name : str
        ``inform-2021``.
    tables : mapping
        The file's tables: ``scale``, ``coverage``, ``reading``, ``indicators``, ``inputs``,
        ``nodes`` and a list ``compare``.
    """

    name: str
    tables: Mapping[str, Any]

    @property
    def most(self) -> float:
        """The highest value of the scale; the least is 0."""
        return float(self.tables["scale"]["most"])

    @property
    def tree(self) -> Tree:
        """The nodes in order, with the share of weight that must rest on a figure."""
        return build_tree(self.tables["nodes"], float(self.tables["coverage"]["rated_from"]))

    @property
    def inputs_file(self) -> str:
        """The file of the published inputs; empty where the method reads one file only."""
        return str(self.tables["reading"].get("inputs", THE_FILE_ITSELF))

    @property
    def columns(self) -> Mapping[str, Sequence[str]]:
        """The columns of numbers needed from each file."""
        wanted = {
            self.inputs_file: dict.fromkeys(card["indicator"] for card in self.tables["inputs"].values())
        }
        for comparison in self.tables["compare"]:
            file = comparison.get("file", self.inputs_file)
            wanted.setdefault(file, {}).update(dict.fromkeys(self.published(comparison["stage"]).values()))
        return {file: tuple(columns) for file, columns in wanted.items()}

    def published(self, stage: str) -> Mapping[str, str]:
        """Return the column in which each input or node of a stage is published."""
        if stage == "inputs":
            return {slug: card["indicator"] for slug, card in self.tables["inputs"].items()}
        return {slug: node["column"] for slug, node in self.tables["nodes"].items() if "column" in node}


def load_index_method(text: str, file: str) -> IndexMethod:
    """Read and check the method file of an index; ``file`` is its name, for what is refused.

    Raises
    ------
    InvalidMethod
        With the file and the line that is no TOML, or the key and the value that are wrong.
    """
    try:
        tables = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        raise InvalidMethod(f"{file} is not TOML: {error}") from error
    check(tables, file, text)
    return IndexMethod(str(tables["name"]), tables)
