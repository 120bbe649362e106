"""What differs between two versions of the method, one change at a time and in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from assessments.scoring.methods.method import Method
from assessments.scoring.methods.method_tree import Numbers, Rows, Weights, opened

DOCUMENTARY = frozenset(
    ("title", "version", "label", "short", "unit", "wording", "source", "note", "judgement", "added")
)


@dataclass(frozen=True)
class Change:
    """One choice that differs.

    Attributes
    ----------
    keys : tuple of str
        Where it stands in the opened tables; indicator slugs are one key.
    old, new : any
        Its value in either version; ``None`` where that version has no such key (TOML knows no null).
    sentence : str
        ``matrix.match.midpoint nominal: 0.5 becomes 0.6``.
    """

    keys: tuple[str, ...]
    old: Any
    new: Any
    sentence: str

    @property
    def path(self) -> str:
        """The keys with dots between them."""
        return ".".join(self.keys)

    @property
    def is_documentary(self) -> bool:
        """True for words beside a choice, which no score reads."""
        return self.keys[-1] in DOCUMENTARY or self.keys[0] == "sources"


def differences(old: Method, new: Method) -> list[Change]:
    """Return every choice that differs, in the order of the file; the name of the version is none.

    The order of children, of rows and of keys is no difference; an int and a float of the same
    size are the same number. A table, row or edge that only one version has is one change.
    """
    return list(_between(opened(old.sections), opened(new.sections), ()))


def _between(old: Any, new: Any, keys: tuple[str, ...]) -> Iterator[Change]:
    for key in dict.fromkeys((*old, *new)):
        here = (*keys, key)
        before, after = _as_rows(old.get(key), new.get(key))
        if here == ("name",):
            continue
        if isinstance(before, Mapping) and isinstance(after, Mapping):
            yield from _between(before, after, here)
        elif not _same(before, after):
            inside = new if key in new else old
            yield Change(here, before, after, _sentence(here, before, after, type(inside)))


def _as_rows(*sides: Any) -> tuple[Any, ...]:
    """Read an empty list as no rows where the other version has some."""
    if any(isinstance(side, Rows) for side in sides):
        return tuple(Rows() if side == () else side for side in sides)
    return sides


def _same(old: Any, new: Any) -> bool:
    return bool(old == new) and isinstance(old, bool) == isinstance(new, bool)


def _sentence(keys: tuple[str, ...], old: Any, new: Any, inside: type) -> str:
    table, key = ".".join(keys[:-1]), keys[-1]
    if inside is Weights:
        return _about_a_child(".".join(keys[:-2]), key, old, new)
    if inside is Numbers:
        where = f"{'.'.join(keys[:-2])} {keys[-2]} number {key}".strip()
        return f"{where} {_come_or_gone(old, new)}" if None in (old, new) else _becomes(where, old, new)
    if inside is Rows:
        return f"{table}: {key} {_come_or_gone(old, new)}"
    where = f"{table} {key}".strip()
    if old is None or new is None:
        whole = any(isinstance(side, Mapping) and not isinstance(side, Numbers) for side in (old, new))
        return f"{'.'.join(keys) if whole else where} {_come_or_gone(old, new)}"
    if isinstance(old, tuple) and isinstance(new, tuple):
        return _about_a_list(where, old, new)
    return _becomes(where, old, new)


def _becomes(where: str, old: Any, new: Any) -> str:
    return f"{where}: {in_words(old)} becomes {in_words(new)}"


def _about_a_child(node: str, child: str, old: Any, new: Any) -> str:
    if old is None:
        return f"{node} children: {child} is added with weight {in_words(new)}"
    if new is None:
        return f"{node} children: {child} is removed, its weight was {in_words(old)}"
    return _becomes(f"{node} weight of {child}", old, new)


def _come_or_gone(old: Any, new: Any) -> str:
    if old is None:
        return f"is added ({in_words(new)})"
    return f"is removed (it was {in_words(old)})"


def _about_a_list(where: str, old: tuple[Any, ...], new: tuple[Any, ...]) -> str:
    gains = tuple(value for value in new if value not in old)
    loses = tuple(value for value in old if value not in new)
    said = [f"{verb} {in_words(values)}" for verb, values in (("gains", gains), ("loses", loses)) if values]
    return f"{where} {' and '.join(said) or 'stands in another order or number'}"


def in_words(value: Any) -> str:
    """Return a value of a method file as a sentence holds it.

    Examples
    --------
    >>> in_words(0.5), in_words("sg"), in_words((2, 3)), in_words({"from": "war", "added": True})
    ('0.5', '“sg”', '2, 3', 'from “war”, added true')
    """
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return f"“{value}”"
    if isinstance(value, Numbers):
        return ", ".join(map(in_words, value.values()))
    if isinstance(value, Mapping):
        return ", ".join(f"{key} {in_words(child)}" for key, child in value.items()) or "empty"
    if isinstance(value, tuple | list):
        return ", ".join(map(in_words, value)) or "nothing"
    return value.isoformat() if isinstance(value, date) else repr(value)
