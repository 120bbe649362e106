"""A method's tables opened for comparing: every choice at an address of its own, and closed again.

In the file a node's children and weights are two lists side by side, and the edges of the graph a
list of tables. Opened, a weight stands under its child, an edge under its two ends and a limit under
its place among the limits, so that a change of one of them is one change.
"""

from collections.abc import Iterator, Mapping, Sequence
from typing import Any, TypeGuard

IDENTITIES = (("from", "to"), ("instrument",), ("origins",))


class Weights(dict[str, Any]):
    """The children of a node with their weights."""


class Rows(dict[str, Any]):
    """A list of tables, each under what identifies it."""


class Numbers(dict[str, Any]):
    """A list of numbers, each under its place, counted from 1."""


def opened(value: Any) -> Any:
    """Return a table with weights under their children and rows under what identifies them.

    Examples
    --------
    >>> opened({"children": ["war", "voice"], "weights": [1, 2]})
    {'children': {'war': 1, 'voice': 2}}
    >>> opened([{"from": "war", "to": "hunger", "kind": "triggers"}])
    {'war > hunger': {'from': 'war', 'to': 'hunger', 'kind': 'triggers'}}
    >>> opened([2.0, 3.5])
    {'1': 2.0, '2': 3.5}
    """
    if isinstance(value, Mapping):
        children, weights = value.get("children"), value.get("weights")
        if _is_list(children) and _is_list(weights) and len(children) == len(weights):
            rest = {key: opened(child) for key, child in value.items() if key != "weights"}
            return rest | {"children": Weights(zip(children, weights, strict=True))}
        return {key: opened(child) for key, child in value.items()}
    if _is_list(value) and value and all(isinstance(row, Mapping) for row in value):
        return Rows(zip(_names(value), map(opened, value), strict=True))
    if _is_list(value) and value and all(_is_number(child) for child in value):
        return Numbers((str(place), number) for place, number in enumerate(value, start=1))
    return tuple(opened(child) for child in value) if _is_list(value) else value


def closed(value: Any) -> Any:
    """Return what was opened as plain tables and lists, as a file would hold it."""
    if isinstance(value, Rows):
        return [closed(row) for row in value.values()]
    if isinstance(value, Numbers):
        return [value[place] for place in sorted(value, key=int)]
    if isinstance(value, Mapping):
        table = {key: closed(child) for key, child in value.items()}
        if isinstance(value.get("children"), Weights):
            weights = value["children"]
            table |= {"children": list(weights), "weights": list(weights.values())}
        return table
    return [closed(child) for child in value] if _is_list(value) else value


def _is_list(value: object) -> TypeGuard[list[Any] | tuple[Any, ...]]:
    return isinstance(value, list | tuple)


def _is_number(value: object) -> bool:
    return isinstance(value, int | float) and not isinstance(value, bool)


def _names(rows: Sequence[Mapping[str, Any]]) -> Iterator[str]:
    """Yield a name for each row, never the same twice."""
    seen: dict[str, int] = {}
    for row in rows:
        name = _name(row)
        seen[name] = seen.get(name, 0) + 1
        yield name if seen[name] == 1 else f"{name} ({seen[name]})"


def _name(row: Mapping[str, Any]) -> str:
    for keys in IDENTITIES:
        if all(key in row for key in keys):
            parts = (row[key] for key in keys)
            return " > ".join(" ".join(map(str, part)) if _is_list(part) else str(part) for part in parts)
    return "row"
