"""Which columns, in which order, of which page a client asks for; each refused by its name when wrong."""

import base64
import binascii
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from rest_framework.exceptions import ValidationError
from rest_framework.request import Request

from corridors.api.columns import Column

PAGING = frozenset({"limit", "offset", "cursor"})
SHAPING = PAGING | {"format", "fields", "ordering"}
"""Parameters that shape an answer; all others choose rows."""


def chosen_columns(request: Request, columns: Sequence[Column]) -> Sequence[Column]:
    """The columns of ``fields=a,b`` in the order of the list; all of them without it."""
    text = request.query_params.get("fields")
    if text is None:
        return columns
    wanted = {name.strip() for name in text.split(",") if name.strip()}
    known = [column.name for column in columns]
    if unknown := sorted(wanted - set(known)):
        raise ValidationError({"fields": [f"There is no field {unknown[0]!r}. Known: {', '.join(known)}."]})
    if not wanted:
        raise ValidationError({"fields": [f"Name at least one field of {', '.join(known)}."]})
    return [column for column in columns if column.name in wanted]


def chosen_order(request: Request, orderings: Mapping[str, str]) -> list[str]:
    """``ordering=-as_of,code`` as the database orders, ending in the key so that it is always stable."""
    order = []
    for name in filter(None, request.query_params.get("ordering", "").split(",")):
        source = orderings.get(name.strip().removeprefix("-"))
        if source is None:
            known = ", ".join(sorted(orderings))
            raise ValidationError({"ordering": [f"Rows cannot be ordered by {name!r}. Known: {known}."]})
        order.append(f"-{source}" if name.strip().startswith("-") else source)
    return [*order, "pk"]


@dataclass(frozen=True)
class Cursor:
    """A place between two rows: the key of the row before it, or after it when reading backwards."""

    after: int = 0
    backwards: bool = False

    def as_text(self) -> str:
        text = f"{'b' if self.backwards else 'f'}{self.after}"
        return base64.urlsafe_b64encode(text.encode()).decode().rstrip("=")


def chosen_cursor(request: Request) -> Cursor | None:
    """The cursor asked for; an empty one begins at the first row."""
    text = request.query_params.get("cursor")
    if text is None:
        return None
    for other in ("offset", "ordering"):
        if other in request.query_params:
            raise ValidationError({other: [f"{other} and cursor exclude each other: a cursor goes by key."]})
    return Cursor() if not text else _read(text)


def _read(text: str) -> Cursor:
    try:
        way, key = _decoded(text)[:1], int(_decoded(text)[1:])
    except (ValueError, binascii.Error):
        way, key = "", 0
    if way not in {"f", "b"} or not 0 <= key < 2**63:
        raise ValidationError({"cursor": [f"{text[:40]!r} is not a cursor of this list."]})
    return Cursor(key, way == "b")


def _decoded(text: str) -> str:
    return base64.urlsafe_b64decode(text + "=" * (-len(text) % 4)).decode("ascii")


def refuse_unknown(request: Request, known: Any) -> None:
    """Refuse what is not known, so that a typing error never looks like an answer."""
    unknown = sorted(set(request.query_params) - set(known))
    if unknown:
        sentence = f"This parameter is not known. Known: {', '.join(sorted(known))}."
        raise ValidationError({name: [sentence] for name in unknown})


def refuse_repeated(request: Request) -> None:
    """Refuse what is given twice: only the last would count, and nothing would say so."""
    if len(request.META.get("QUERY_STRING", "").split("&")) == len(request.query_params):
        return
    given = {name: len(values) for name, values in request.query_params.lists() if len(values) > 1}
    if given:
        raise ValidationError(
            {name: [f"Give it once; it was given {times} times."] for name, times in given.items()}
        )
