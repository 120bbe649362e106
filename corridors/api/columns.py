"""What a row of a list holds: each column declared once for JSON, CSV, GeoJSON and the schema."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from django.db.models import Expression
from rest_framework import serializers

Value = Callable[[Any], Any]

FIELDS: dict[str, type[serializers.Field[Any, Any, Any, Any]]] = {
    "text": serializers.CharField,
    "code": serializers.CharField,
    "integer": serializers.IntegerField,
    "number": serializers.FloatField,
    "date": serializers.DateField,
    "moment": serializers.DateTimeField,
    "yes-no": serializers.BooleanField,
    "address": serializers.URLField,
    "json": serializers.JSONField,
}
"""Kinds of values. A code never begins with what a spreadsheet takes for a formula; a text may."""


@dataclass(frozen=True)
class Column:
    """One column: its name in the answer, where the database has it, and what it means."""

    name: str
    source: str | Expression
    kind: str = "code"
    help: str = ""
    null: bool = False
    through: Value | None = None
    choices: Sequence[str] = field(default=())

    def as_field(self) -> serializers.Field[Any, Any, Any, Any]:
        options: dict[str, Any] = {"help_text": self.help or None}
        if self.null:
            options["allow_null"] = True
        if self.choices:
            return serializers.ChoiceField(choices=list(self.choices), **options)
        return FIELDS[self.kind](**options)


def row_serializer(name: str, columns: Sequence[Column], about: str) -> type[serializers.Serializer[Any]]:
    """The shape of a row for the schema; rows themselves never pass through it."""
    fields: dict[str, Any] = {column.name: column.as_field() for column in columns}
    return type(name, (serializers.Serializer,), {"__doc__": about, **fields})


def rfc3339(moment: datetime | None) -> str | None:
    """A moment as RFC 3339 in UTC, to the microsecond as it is stored."""
    return moment and moment.isoformat().replace("+00:00", "Z")


def or_null(text: str) -> str | None:
    """An empty text as null: nothing is there."""
    return text or None
