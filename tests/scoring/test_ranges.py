"""Ranges: what the draws say around the nominal value, the same for the same seed."""

import json

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from assessments.scoring.comparing import DrawnCorridor, draws_of
from assessments.scoring.drawing.ranges import in_order, quantiles, ranged
from assessments.scoring.evidence.values import Question
from tests.scoring.grid_world import AS_OF, everywhere, route, score, the_method, world

METHOD = the_method()
WORLD = world({"AAA": everywhere(4), "BBB": everywhere(6), "CCC": everywhere(8)})
BY_LAND = route("AAA land", "CCC sea", "BBB")
ASKED = Question("AAA", "BBB", "movers", AS_OF, **BY_LAND)


def test_a_range_is_worked_by_hand() -> None:
    """Draws 0, 1, .., 10 in any order: 5% lies at .5, half at 5, 95% at 9.5; the nominal 3 is no draw."""
    draws = np.array([3.0, 7, 2, 9, 4, 0, 10, 1, 8, 3, 6, 5])
    assert ranged(draws, METHOD) == {"nominal": 3.0, "low": 0.5, "median": 5.0, "high": 9.5}


@given(st.lists(st.floats(0, 10), min_size=1, max_size=40), st.floats(0, 1))
def test_quantiles_are_linear_between_neighbours(values: list[float], share: float) -> None:
    ordered = np.sort(np.array(values))
    assert quantiles(ordered, [share]) == pytest.approx([float(np.quantile(ordered, share))], abs=1e-9)


def test_a_missing_value_has_no_range_even_where_its_draws_have_values() -> None:
    assert set(ranged(np.array([np.nan, 1.0, 2.0]), METHOD).values()) == {None}


def test_draws_that_leave_nobody_do_not_count() -> None:
    ordered = in_order(np.array([5.0, np.nan, 4.0, 2.0]))
    assert ordered is not None
    assert ordered.tolist() == [2.0, 4.0]


def test_without_spread_every_range_is_its_nominal_value() -> None:
    flat, plain = (score(WORLD, population="movers", **BY_LAND, **asked)
                   for asked in ({"spread": False}, {"draws": 0}))  # fmt: skip
    found = [entry for entry in dictionaries(flat) if "median" in entry]
    assert len(found) > 60
    for entry in found:
        assert entry["low"] == entry["median"] == entry["high"] == entry["nominal"]
    assert nominal_values(flat) == nominal_values(plain)


def test_the_nominal_values_do_not_depend_on_the_draws() -> None:
    drawn, plain = (score(WORLD, population="movers", **BY_LAND, draws=draws) for draws in (None, 0))
    assert nominal_values(drawn) == nominal_values(plain)


def test_the_same_seed_gives_the_same_document_and_another_seed_another() -> None:
    first, again = (score(WORLD, population="movers", **BY_LAND) for _ in range(2))
    assert json.dumps(first) == json.dumps(again)
    other = score(WORLD, population="movers", method=the_method("seed = 1\n", "seed = 2\n"), **BY_LAND)
    assert other["risk"]["median"] != first["risk"]["median"]
    assert other["risk"]["median"] == pytest.approx(first["risk"]["median"], abs=0.1)


@pytest.mark.parametrize("chunk", [1, 128, 1000, 1024])
def test_the_draws_are_the_same_whatever_the_chunk(chunk: int) -> None:
    draws = 64 if chunk == 1 else 1024
    whole = draws_of(ASKED, WORLD, METHOD, draws=draws)
    parts = draws_of(ASKED, WORLD, METHOD, draws=draws, chunk=chunk)
    for one, other in zip(arrays(whole), arrays(parts), strict=True):
        assert one.shape == (draws,)
        assert np.array_equal(one, other, equal_nan=True)


def test_the_range_of_a_result_is_that_of_its_draws() -> None:
    found, drawn = score(WORLD, population="movers", **BY_LAND), draws_of(ASKED, WORLD, METHOD)
    low, median, high = np.quantile(drawn.risk, [0.05, 0.5, 0.95])
    assert [found["risk"][name] for name in ("low", "median", "high")] == pytest.approx([low, median, high])
    low, median, high = np.quantile(drawn.places["origin"], [0.05, 0.5, 0.95])
    place = found["places"]["origin"]["risk"]
    assert [place[name] for name in ("low", "median", "high")] == pytest.approx([low, median, high])
    quantile = found["risk"]["quantiles"]
    assert quantile["share"] == [step / 20 for step in range(21)]
    assert quantile["value"] == pytest.approx(np.quantile(drawn.risk, quantile["share"]).tolist())


def test_every_draw_stays_between_0_and_10() -> None:
    for severity in (0.0, 10.0):
        evidence = world({iso3: everywhere(severity) for iso3 in ("AAA", "BBB", "CCC")})
        drawn = draws_of(ASKED, evidence, METHOD)
        for values in (drawn.risk, *drawn.places.values()):
            assert 0.0 <= values.min() <= values.max() <= 10.0


@settings(max_examples=8, deadline=None)
@given(
    st.sampled_from(["inform.epidemic", "inform.current-conflict", "inform.food-security", "inform.drought"]),
    st.floats(0, 10), st.floats(0, 10),
)  # fmt: skip
def test_a_higher_threat_lowers_the_risk_in_no_draw(indicator: str, one: float, other: float) -> None:
    low, high = (
        draws_of(ASKED, world({"AAA": everywhere(4), "BBB": everywhere(6, **{indicator: value}),
                               "CCC": everywhere(8)}), METHOD, draws=128)
        for value in sorted((one, other))
    )  # fmt: skip
    assert (high.places["destination"] >= low.places["destination"] - 1e-9).all()
    assert (high.risk >= low.risk - 1e-9).all()
    assert np.array_equal(high.places["origin"], low.places["origin"])


def arrays(drawn: DrawnCorridor) -> list[np.ndarray]:
    return [drawn.fear, drawn.risk, *drawn.shares.values(), *drawn.places.values()]


def nominal_values(payload: dict) -> list[float | None]:
    return [entry["nominal"] for entry in dictionaries(payload) if "nominal" in entry]


def dictionaries(value):
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from dictionaries(child)
    elif isinstance(value, list):
        for child in value:
            yield from dictionaries(child)
