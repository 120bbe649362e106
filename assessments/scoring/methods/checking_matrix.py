"""What the tables of the matrix must satisfy; the faults are told by ``checking.check``."""

from collections.abc import Iterator, Mapping
from typing import Any

Fault = tuple[str, object, str]

TABLES = (
    "people", "sharing", "recognition", "displacement", "hardship", "contested", "survey", "match", "need",
    "income", "fit", "access", "children", "naming", "reliability",
)  # fmt: skip
SHARES = (
    "recognition.least_rejected_share", "contested.above", "match.floor", "need.waged_least",
    "fit.age.full_at", "access.opportunity.irregular_weight", "children.least_with_ages",
)  # fmt: skip
ABOVE_ZERO = (
    "sharing.years", "recognition.years", "recognition.prior_decided", "displacement.new_years",
    "match.slope.nominal", "need.growth_years", "need.span", "match.floor", "fit.age.full_at",
)  # fmt: skip


def faults(matrix: Mapping[str, Any] | None) -> Iterator[Fault]:
    """Yield the faults of the method's ``matrix``: the key, its value and what was wanted."""
    if matrix is None:
        yield "matrix", None, "this section is missing"
        return
    missing = [name for name in TABLES if name not in matrix]
    for name in missing:
        yield f"matrix.{name}", None, "this table is missing"
    if not missing:
        yield from _wrong_numbers(matrix)
        yield from _wrong_ranges(matrix, "matrix")
        yield from _wrong_ratio(matrix["people"])


def _wrong_numbers(matrix: Mapping[str, Any]) -> Iterator[Fault]:
    for path in SHARES:
        value = _at(matrix, path)
        if not _is_number(value) or not 0 <= value <= 1:
            yield f"matrix.{path}", value, "must be a share between 0 and 1"
    for path in ABOVE_ZERO:
        value = _at(matrix, path)
        if not _is_number(value) or value <= 0:
            yield f"matrix.{path}", value, "must be a number above 0"


def _wrong_ranges(table: Mapping[str, Any], path: str) -> Iterator[Fault]:
    """Yield every drawn choice whose nominal lies outside its own range."""
    low, high = table.get("low"), table.get("high")
    if low is not None and high is not None:
        nominal = table.get("nominal", low)
        if not all(_is_number(value) for value in (low, nominal, high)) or not low <= nominal <= high:
            yield f"{path}.nominal", nominal, f"must be a number between low {low!r} and high {high!r}"
    for key, child in table.items():
        if isinstance(child, Mapping):
            yield from _wrong_ranges(child, f"{path}.{key}")


def _wrong_ratio(people: Mapping[str, Any]) -> Iterator[Fault]:
    ratio = people.get("stock_ratio")
    if not isinstance(ratio, list | tuple) or len(ratio) != 2 or not ratio[0] < ratio[1]:
        yield "matrix.people.stock_ratio", ratio, "must be two numbers, the lower one first"


def _at(table: Any, path: str) -> Any:
    for part in path.split("."):
        table = table.get(part) if isinstance(table, Mapping) else None
    return table


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)
