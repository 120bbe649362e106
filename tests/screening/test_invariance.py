"""What a row does not depend on: who else is screened, how many pairs at once, what was screened before."""

from datetime import date
from functools import cache
from typing import Any

import pytest

from assessments.evidence import gather_everything
from assessments.models import Method
from assessments.scoring.evidence.values import Evidence, UnanswerableQuestion
from assessments.scoring.methods.method import InvalidMethod, load_method
from assessments.scoring.methods.method import Method as ReadMethod
from assessments.scoring.screening import screening
from assessments.scoring.screening.rows import ScreenedRow

pytestmark = pytest.mark.usefixtures("world")
AS_OF = date(2026, 6, 30)
SOME = ["AFG", "BRA", "DEU", "MMR", "SYR", "THA", "TUR"]


def method(old: str = "", new: str = "") -> ReadMethod:
    text = Method.objects.get(is_default=True).text
    assert old in text
    return load_method(text.replace(old, new) if old else text)


@cache
def evidence() -> Evidence:
    return gather_everything(AS_OF)


def rows_of(countries: list[str], **how: Any) -> dict[str, ScreenedRow]:
    chosen = how.pop("method", None) or method()
    origins = screening.screen(evidence(), chosen, AS_OF, countries, **how)
    return {f"{row.origin}-{row.destination}": row for rows in origins for row in rows}


def test_a_row_does_not_depend_on_who_else_is_screened() -> None:
    every, fewer = rows_of(SOME), rows_of(["SYR", "DEU", "TUR"])
    assert fewer == {pair: every[pair] for pair in fewer}


def test_a_row_does_not_depend_on_how_many_pairs_are_drawn_at_once(monkeypatch: pytest.MonkeyPatch) -> None:
    together = rows_of(SOME)
    monkeypatch.setattr(screening, "AT_ONCE", 2)
    assert rows_of(SOME) == together


def test_without_draws_there_are_nominal_values_and_no_ranges() -> None:
    drawn, nominal = rows_of(SOME), rows_of(SOME, draws=0)
    for pair, row in nominal.items():
        assert (row.fear, row.share_E, row.risk) == (drawn[pair].fear, drawn[pair].share_E, drawn[pair].risk)
        assert (row.fear_low, row.fear_high, row.risk_low, row.risk_high) == (None,) * 4


def test_without_spread_every_range_is_its_nominal_value() -> None:
    for row in rows_of(SOME, draws=16, spread=False).values():
        for name in ("fear", "risk"):
            value = getattr(row, name)
            ends = (getattr(row, f"{name}_low"), getattr(row, f"{name}_high"))
            assert ends == (pytest.approx(value, abs=1e-12),) * 2 if value is not None else (None, None)


def test_progress_grows_from_nothing_and_never_reaches_the_end_early() -> None:
    told: list[float] = []
    rows_of(SOME, draws=16, report=lambda stage, done: told.append(done))
    assert told == sorted(told)
    assert told[0] == 0
    assert told[-1] < 1
    assert len(told) == 2 * len(SOME)


def test_one_country_makes_no_pair() -> None:
    with pytest.raises(UnanswerableQuestion, match="no pair to screen among 1 countries"):
        rows_of(["MMR"])


def test_a_country_nobody_knows_is_named() -> None:
    with pytest.raises(UnanswerableQuestion, match="'XYZ'"):
        rows_of(["MMR", "THA", "XYZ"])


def test_a_method_whose_risk_needs_a_route_is_refused() -> None:
    movers = method('population = "residents"', 'population = "movers"')
    with pytest.raises(InvalidMethod, match="route, destination"):
        rows_of(SOME, method=movers)
