"""War and violent conflict: the worse of conflict intensity and conflict displacement."""

import pytest

from tests.scoring.grid_world import displacement, everywhere, score, world


def war(rows=(), **changes):
    evidence = world({"AAA": everywhere(4, **changes), "BBB": everywhere(4)}, list(rows))
    return score(evidence)["places"]["origin"]["threats"]["war"]


def test_displacement_can_raise_the_cell():
    # 15,000 in 2024, nothing in 2022 and 2023: 5,000 a year among 1,000,000 people is 500 per 100,000
    # ln(500) / ln(5000) = 6.21461 / 8.51719 = 0.72965
    assert war([displacement("AAA", 2024, 15_000)])["nominal"] == pytest.approx(7.2965, abs=1e-4)


def test_displacement_cannot_lower_the_cell():
    assert war([displacement("AAA", 2024, 30)])["nominal"] == 4.0


def test_no_row_of_displacement_is_zero_and_is_shown_as_such():
    cell = war()
    assert cell["nominal"] == 4.0
    zero = cell["figures"][1]
    assert (zero["indicator"], zero["value"]) == ("idmc.conflict.new", 0.0)
    assert zero["period"] == "2022, 2023, 2024"


def test_without_conflict_intensity_it_is_not_rated_whatever_the_displacement():
    cell = war([displacement("AAA", 2024, 15_000)], **{"inform.current-conflict": None})
    assert (cell["nominal"], cell["band"]) == (None, "not rated")
    assert "Current conflict intensity" in cell["why"]


def test_without_a_population_the_intensity_stands_alone():
    cell = war([displacement("AAA", 2024, 15_000)], **{"inform.population": None})
    assert cell["nominal"] == 4.0
    assert [figure["indicator"] for figure in cell["figures"]] == ["inform.current-conflict"]
