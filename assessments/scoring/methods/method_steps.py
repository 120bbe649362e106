"""The steps from one version of the method to another, each tried alone on the older one.

A change that cannot be meant alone (a child whose input only the newer version has) is taken
together with its table, then with its section, then with everything that was added.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from assessments.scoring.methods.method import InvalidMethod, Method, method_of
from assessments.scoring.methods.method_diff import Change, differences
from assessments.scoring.methods.method_tree import Rows, closed, opened

Group = Callable[[Change], tuple[str, ...]]


@dataclass(frozen=True)
class Step:
    """The older version with one change, or with a few that cannot stand without each other."""

    changes: tuple[Change, ...]
    method: Method


def steps_between(old: Method, new: Method) -> list[Step]:
    """Return the smallest steps whose methods can be used; words beside a choice are no step."""
    changes = [change for change in differences(old, new) if not change.is_documentary]
    found: list[Step] = []
    waiting = changes
    for group in (_alone, _table, _section):
        steps, waiting = _take(old, waiting, changes, group)
        found += steps
    added = tuple(change for change in changes if change.old is None or change in waiting)
    return found + (list(_step(old, added)) if waiting else [])


def changed(method: Method, changes: Sequence[Change]) -> Method:
    """Return the method with the new side of each change, under its own name and without a text.

    Raises
    ------
    InvalidMethod
        Where the outcome is no method that could be used.
    """
    tables = opened(method.sections)
    for change in changes:
        _put(tables, change)
    return method_of(closed(tables))


def _put(tables: Any, change: Change) -> None:
    for key in change.keys[:-1]:
        if not isinstance(tables.get(key), dict):
            tables[key] = Rows()
        tables = tables[key]
    if change.new is None:
        del tables[change.keys[-1]]
    else:
        tables[change.keys[-1]] = change.new


def _take(
    old: Method, waiting: list[Change], changes: list[Change], group: Group
) -> tuple[list[Step], list[Change]]:
    """Return the steps that work at this size of group, and the changes that still wait."""
    steps: list[Step] = []
    for key in dict.fromkeys(map(group, waiting)):
        steps += _step(old, tuple(change for change in changes if group(change) == key))
    taken = [change for step in steps for change in step.changes]
    return steps, [change for change in waiting if change not in taken]


def _step(old: Method, changes: tuple[Change, ...]) -> Iterator[Step]:
    try:
        yield Step(changes, changed(old, changes))
    except InvalidMethod:
        return


def _alone(change: Change) -> tuple[str, ...]:
    return change.keys


def _table(change: Change) -> tuple[str, ...]:
    return change.keys[:2]


def _section(change: Change) -> tuple[str, ...]:
    return change.keys[:1]
