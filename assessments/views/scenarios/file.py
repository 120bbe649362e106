"""A what-if as CSV: every row says that it is a scenario, and of what."""

from collections.abc import Iterator
from typing import Any

from django.http import StreamingHttpResponse

from assessments.models import Scenario
from assessments.scoring.kept_draws import HEADLINES
from corridors.api.columns import Column
from corridors.api.delimited import delimited

KIND = "scenario: a what-if, not an assessment"
COLUMNS = (
    Column("what_this_is", "", "text"),
    Column("scenario", "", "integer"),
    Column("name", "", "text"),
    Column("base_snapshot", "", "integer"),
    Column("corridor", ""),
    Column("as_of", ""),
    Column("method", ""),
    Column("dimension", ""),
    *(Column(f"{side}_{name}", "", "number") for side in ("base", "scenario", "change")
      for name in ("nominal", "low", "median", "high")),
    Column("share_of_draws_higher", "", "number"),
    Column("share_of_draws_lower", "", "number"),
    Column("words", ""),
    Column("changes", "", "text"),
)  # fmt: skip


def scenario_file(shown: Scenario) -> StreamingHttpResponse:
    return delimited(list(rows_of(shown)), COLUMNS, f"scenario-{shown.pk}")


def rows_of(shown: Scenario) -> Iterator[tuple[Any, ...]]:
    result, base = shown.result or {}, shown.base
    changes = "; ".join(step["sentence"] for step in result["steps"])
    for name in HEADLINES:
        part = result["values"][name]
        numbers = [
            part[side][key] for side in ("base", "scenario", "change")
            for key in ("nominal", "low", "median", "high")
        ]  # fmt: skip
        yield (
            KIND, shown.pk, shown.name, base.pk, base.corridor.code, base.as_of.isoformat(), base.method.name,
            name, *numbers, part["above"], part["below"], part["words"], changes,
        )  # fmt: skip
