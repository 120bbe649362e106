"""Every result of one corridor, the latest evidence date first: what it said, and when it was made."""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from django.utils.translation import gettext as _

from assessments.models import Snapshot
from assessments.reports.tables.matrix_tables import QUADRANT_NAMES
from assessments.reports.words.display import RISK_LIMITS, Value, value_of
from assessments.reports.words.likelihood import MIXED


@dataclass(frozen=True)
class OtherResult:
    """One line of the list; ``value`` is the risk of the corridor, ``field`` what the matrix named."""

    pk: int
    as_of: date
    created_at: datetime
    method: str
    value: Value
    field: str
    is_shown: bool


def results_of(shown: Snapshot, *, only_this: bool = False) -> list[OtherResult]:
    """Every result of its corridor; only the one shown for who may not see the corridor."""
    columns = ("pk", "as_of", "created_at", "method__name", "risk", "band", "quadrant", "largest", "at_least")
    every = Snapshot.objects.filter(corridor=shown.corridor_id)
    if only_this:
        every = every.filter(pk=shown.pk)
    return [_result(row, shown.pk) for row in every.newest_first().values(*columns)]


def _result(row: dict[str, Any], shown: int) -> OtherResult:
    part = {"nominal": row["risk"], "band": row["band"]}
    value = value_of(part, RISK_LIMITS, at_least=row["at_least"])
    return OtherResult(
        row["pk"],
        row["as_of"],
        row["created_at"],
        row["method__name"],
        value,
        _field(row),
        row["pk"] == shown,
    )


def _field(row: dict[str, Any]) -> str:
    if row["quadrant"] == MIXED:
        return _("mixed")
    if row["quadrant"]:
        return f"{row['quadrant']}: {QUADRANT_NAMES[row['quadrant']].lower()}"
    return _("largest share %(code)s") % {"code": row["largest"]} if row["largest"] else _("not rated")
