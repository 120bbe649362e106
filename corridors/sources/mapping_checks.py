"""Whether what a person says of the columns of a file can be meant: a sentence for each field that cannot."""

import math
import re
from collections.abc import Iterator
from collections.abc import Mapping as Stated
from dataclasses import fields
from typing import Any

from corridors.sources.mapping import (
    ABOUT,
    COLUMNS,
    DATES,
    DELIMITERS,
    EVENT,
    EVERY_COLUMN,
    NEEDED,
    SCHEMES,
    Mapping,
    UnusableMapping,
)
from corridors.sources.reading import EVENT_KINDS

_SLUG = re.compile(r"[a-z0-9]+(?:[.-][a-z0-9]+)*")
_PERIOD = re.compile(r"(?:19|20)\d\d(?:-(?:0[1-9]|1[0-2])-(?:0[1-9]|[12]\d|3[01]))?")


def from_dict(stated: Stated[str, Any]) -> Mapping:
    """Return the mapping a dictionary states, checked.

    Raises
    ------
    UnusableMapping
        With a sentence for every field that is wrong; nothing is corrected in silence.

    Examples
    --------
    >>> from_dict({"about": "country", "indicator": "ilo.self-employed", "country": "iso3",
    ...            "period": "year", "value": "value"}).codes
    'iso3'
    """
    problems = dict(_wrong_types(stated))
    if problems:
        raise UnusableMapping(problems)
    mapping = Mapping(
        **{**stated, "nulls": tuple(stated.get("nulls", ())), "where": dict(stated.get("where", {}))}
    )
    return checked(mapping)


def checked(mapping: Mapping) -> Mapping:
    """Return the mapping, or raise ``UnusableMapping`` with what is wrong with it."""
    problems = dict(_problems(mapping))
    if problems:
        raise UnusableMapping(problems)
    return mapping


def _wrong_types(stated: Stated[str, Any]) -> Iterator[tuple[str, str]]:
    known = {one.name: one for one in fields(Mapping)}
    for name, value in stated.items():
        if name not in known:
            yield name, "A mapping has no such field."
        elif not _fits(name, value):
            yield name, f"{value!r} is not {_WANTED[_sort(name)]}."
    if "about" not in stated:
        yield "about", f"Say what a row is about: {_any_of(ABOUT)}."


_WANTED = {
    "text": "text", "yes": "yes or no (true or false)", "whole": "a whole number", "number": "a number",
    "texts": "a list of texts", "pairs": "a column and its text each",
}  # fmt: skip


def _sort(name: str) -> str:
    special = {
        "where": "pairs",
        "nulls": "texts",
        "factor": "number",
        "precision": "whole",
        "header_row": "whole",
    }
    return special.get(name, "yes" if name in ("years_across", "decimal_comma") else "text")


def _fits(name: str, value: Any) -> bool:
    match _sort(name):
        case "pairs":
            return isinstance(value, dict) and all(
                isinstance(text, str) for pair in value.items() for text in pair
            )
        case "texts":
            return isinstance(value, list | tuple) and all(isinstance(text, str) for text in value)
        case "yes":
            return isinstance(value, bool)
        case "whole":
            return isinstance(value, int) and not isinstance(value, bool)
        case "number":
            return isinstance(value, int | float) and not isinstance(value, bool)
    return isinstance(value, str)


def _problems(mapping: Mapping) -> Iterator[tuple[str, str]]:
    if mapping.about not in ABOUT:
        yield "about", f"{mapping.about!r} is none of {_any_of(ABOUT)}."
        return
    yield from _columns_problems(mapping)
    yield from _event_problems(mapping) if mapping.about == EVENT else _figure_problems(mapping)
    yield from _choice_problems(mapping)
    yield from _number_problems(mapping)


def _columns_problems(mapping: Mapping) -> Iterator[tuple[str, str]]:
    for name in NEEDED[mapping.about]:
        if not getattr(mapping, name):
            yield name, f"Say which column holds the {name}."
    for name in EVERY_COLUMN:
        if getattr(mapping, name) and name not in COLUMNS[mapping.about]:
            yield name, f"A row about a {mapping.about} has no {name}."
    taken: dict[str, str] = {}
    for name in COLUMNS[mapping.about]:
        heading = getattr(mapping, name)
        if heading and taken.setdefault(heading, name) != name:
            yield name, f"The column {heading!r} is named as the {taken[heading]} already."


def _figure_problems(mapping: Mapping) -> Iterator[tuple[str, str]]:
    if not _SLUG.fullmatch(mapping.indicator):
        yield "indicator", f"{mapping.indicator!r} is no indicator, such as 'ilo.self-employed'."
    if mapping.kind:
        yield "kind", "Only events have a kind."
    ways = [bool(mapping.period), bool(mapping.fixed_period), mapping.years_across]
    if sum(ways) == 0:
        yield (
            "period",
            "Say which column holds the year, or the year of the whole file, or that years are columns.",
        )
    if sum(ways) > 1:
        yield "period", "The year comes from a column, from the whole file or from the headings: choose one."
    if mapping.fixed_period and not _PERIOD.fullmatch(mapping.fixed_period):
        yield "fixed_period", f"{mapping.fixed_period!r} is neither a year nor a day, as 2024 or 2024-07-01."
    if mapping.years_across and mapping.value:
        yield "value", "Where each year has its column, there is no other column of values."
    if not mapping.years_across and not mapping.value:
        yield "value", "Say which column holds the value."


def _event_problems(mapping: Mapping) -> Iterator[tuple[str, str]]:
    if mapping.kind not in EVENT_KINDS:
        yield "kind", f"{mapping.kind!r} is no kind of event: {_any_of(EVENT_KINDS)}."
    for name in ("indicator", "fixed_period"):
        if getattr(mapping, name):
            yield name, "Events have none."
    if mapping.years_across:
        yield "years_across", "Events have a date each."
    if bool(mapping.longitude) != bool(mapping.latitude):
        missing = "latitude" if mapping.longitude else "longitude"
        yield missing, "Longitude and latitude are named together or not at all."
    if not mapping.longitude and not mapping.country:
        yield "country", "Say where events were: a country, or longitude and latitude."
    if not 1 <= mapping.precision <= 7:
        yield "precision", f"{mapping.precision} is not between 1 (exact) and 7 (no point)."


def _choice_problems(mapping: Mapping) -> Iterator[tuple[str, str]]:
    for name, choices in (("codes", SCHEMES), ("dates", DATES), ("delimiter", DELIMITERS)):
        if getattr(mapping, name) not in choices:
            yield name, f"{getattr(mapping, name)!r} is none of {_any_of(choices)}."
    if mapping.decimal_comma and mapping.delimiter == ",":
        yield "decimal_comma", "A comma cannot stand between cells and within numbers; say the delimiter."


def _number_problems(mapping: Mapping) -> Iterator[tuple[str, str]]:
    if not math.isfinite(mapping.factor) or mapping.factor == 0:
        yield "factor", f"{mapping.factor} is no factor; 1 leaves the numbers as they are."
    if mapping.header_row < 0:
        yield "header_row", f"{mapping.header_row} is no row; rows are counted from 1."


def _any_of(choices: tuple[str, ...]) -> str:
    return ", ".join(repr(choice) for choice in choices)
