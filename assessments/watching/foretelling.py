"""How many watches the effect of a staged release would speak to; who they belong to is not said."""

from collections.abc import Mapping, Sequence
from typing import Any

from assessments.models import Watch
from assessments.watching.covering import corridors_of
from assessments.watching.moves import moves_of

Row = Mapping[str, Any]
PLACES = {"origin": "origin", "route": "route", "destination": "destination", "risk": "corridor"}


def would_be_told(rows: Sequence[Row]) -> int:
    """Return how many watches would be told of the moves of an effect, were the release published now."""
    states = {row["corridor"]: (_state(row, "before"), _state(row, "after")) for row in rows}
    watches = Watch.objects.active().select_related("owner") if states else ()
    return sum(_is_told(watch, states) for watch in watches)


def _is_told(watch: Watch, states: Mapping[int, tuple[Row, Row]]) -> bool:
    covered = corridors_of(watch).filter(pk__in=states).values_list("pk", flat=True)
    return any(moves_of(watch.wanted, *states[pk]) for pk in covered)


def _state(row: Row, side: str) -> dict[str, Any]:
    """What a row of an effect says of a side, as a watch reads it."""
    told = row[side]
    bands = {name: told[what]["word"] for name, what in PLACES.items()}
    words = {what: told[what]["word"] for what in ("quadrant", "largest")}
    return {"bands": bands, "values": row["values"][side]} | words
