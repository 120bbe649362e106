"""A method file cut into sections for reading, and the choices it marks as judgement."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from assessments.scoring.methods.method import Method, load_method

RULE = re.compile(r"^# -{10,} *(?P<title>\S.*)$", re.MULTILINE)


@dataclass(frozen=True)
class Section:
    """A stretch of the file under one of its headings."""

    anchor: str
    title: str
    text: str


@dataclass(frozen=True)
class Choice:
    """A choice without an empirical source, and what the file says about it."""

    path: str
    wording: str


@lru_cache(maxsize=8)
def loaded(text: str) -> Method:
    """The method of a text, read once a process."""
    return load_method(text)


def sections_of(text: str) -> list[Section]:
    """Cut the file at its rules; what stands before the first one is the introduction."""
    cuts = list(RULE.finditer(text))
    ends = [cut.start() for cut in cuts[1:]] + [len(text)]
    first = text[: cuts[0].start()] if cuts else text
    sections = [Section("s0", "Introduction", first.strip())]
    for number, (cut, end) in enumerate(zip(cuts, ends, strict=False), start=1):
        sections.append(Section(f"s{number}", cut["title"].rstrip(" -"), text[cut.end() : end].strip()))
    return [section for section in sections if section.text]


@lru_cache(maxsize=8)
def judgement_choices(text: str) -> tuple[Choice, ...]:
    """Every table of the file marked ``judgement = true``, in the order of the file."""
    return tuple(_marked(loaded(text).sections, ""))


def _marked(table: Mapping[str, Any], path: str) -> Iterator[Choice]:
    if table.get("judgement") is True:
        yield Choice(path, str(table.get("wording", "")))
    for key, value in table.items():
        if isinstance(value, Mapping):
            yield from _marked(value, f"{path}.{key}" if path else key)
