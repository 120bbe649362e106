"""What the tables of the levers must satisfy; the faults are told by ``checking.check``."""

from collections.abc import Iterator, Mapping
from typing import Any

from assessments.scoring.methods.checking_tree import is_number

Fault = tuple[str, object, str]

KINDS = ("access-refugees", "access-opportunity", "occupation", "language", "skill", "peace")
HOLDERS = ("origin", "destination", "international community")
SIZES = (
    "access_opportunity_add", "access_opportunity_most", "occupation_opened", "language_add",
    "skill_recognised", "peace_delta",
)  # fmt: skip


def faults(levers: Mapping[str, Any] | None) -> Iterator[Fault]:
    """Yield the faults of the method's ``levers``: the key, its value and what was wanted."""
    if levers is None:
        yield "levers", None, "this section is missing"
        return
    sizes = levers.get("access_refugees")
    if not isinstance(sizes, list | tuple) or not all(map(_is_share, sizes)):
        yield "levers.access_refugees", sizes, "must be shares between 0 and 1"
    for key in SIZES:
        if not _is_share(levers.get(key)):
            yield f"levers.{key}", levers.get(key), "must be a share between 0 and 1"
    yield from _wrong_words(levers)


def _wrong_words(levers: Mapping[str, Any]) -> Iterator[Fault]:
    for kind in KINDS:
        label = levers.get("labels", {}).get(kind)
        if not isinstance(label, str) or not label:
            yield f"levers.labels.{kind}", label, "must be a text"
        holder = levers.get("holders", {}).get(kind)
        if holder not in HOLDERS:
            yield f"levers.holders.{kind}", holder, f"must be one of {', '.join(HOLDERS)}"


def _is_share(value: object) -> bool:
    return is_number(value) and 0 <= value <= 1
