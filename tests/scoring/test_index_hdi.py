"""The Human Development Index from its four figures: three countries by hand, then all years."""

from pathlib import Path

import numpy as np
import pytest

from assessments.scoring.indices.reproducing import reproduce, run
from tests.scoring.index_world import as_csv, tables_of, the_index

METHOD = the_index("hdi")


def row(iso3: str, hdi: object, *figures: object) -> dict[str, object]:
    return {"iso3": iso3, "year": 2021} | dict(
        zip(["hdi", "le", "eys", "mys", "gnipc"], [hdi, *figures], strict=True)
    )


BANGLADESH = row("BGD", 0.661, 72.3811, 12.44198036, 7.379059792, 5472.104781)
LIECHTENSTEIN = row("LIE", 0.935, 83.2575, 15.18157005, 12.53854, 146829.7006)
NORWAY = row("NOR", 0.961, 83.2339, 18.18519974, 13.00362968, 64660.10622)


def values(*rows: dict[str, object]) -> dict[str, list[float]]:
    outcomes = run(METHOD, tables_of(METHOD, {"": as_csv(list(rows))})[""])
    return {slug: outcome.value[0].tolist() for slug, outcome in outcomes.items()}


def test_bangladesh_by_hand():
    found = values(BANGLADESH)
    assert found["health"] == pytest.approx([0.80586], abs=1e-5)  # 52.3811/65
    assert found["education"] == pytest.approx([0.59158], abs=1e-5)  # (0.69122 + 0.49194)/2
    assert found["income"] == pytest.approx([0.60456], abs=1e-5)  # ln 54.72105 / ln 750 = 4.00225/6.62007
    assert found["hdi"] == [0.661]  # 0.28820^(1/3) = 0.66055


def test_income_above_the_goalpost_counts_as_the_goalpost():
    found = values(LIECHTENSTEIN)
    assert found["income"] == [1.0]
    assert found["hdi"] == [0.935]  # (0.97319 * 0.83967 * 1)^(1/3) = 0.81715^(1/3) = 0.93491


def test_schooling_above_eighteen_years_counts_as_eighteen():
    found = values(NORWAY)
    assert found["expected-schooling"] == [1.0]
    assert found["hdi"] == [0.961]  # (0.97283 * 0.93345 * 0.97759)^(1/3) = 0.88774^(1/3) = 0.96109


def test_without_one_of_the_four_figures_there_is_no_index():
    gone = row("XYZ", 0.7, 72.3811, "", 7.4, 5472.1)
    found = values(gone, BANGLADESH)
    assert np.isnan(found["hdi"][0])
    assert found["hdi"][1] == 0.661


def test_a_published_value_whose_inputs_are_missing_is_left_out_and_counted():
    (stage,) = reproduce(
        METHOD, tables_of(METHOD, {"": as_csv([row("XYZ", 0.7, "", 9, 7, 900), BANGLADESH])})
    )
    assert (stage.values, stage.left_out, stage.differing) == (1, 1, ())


def test_a_value_only_one_side_has_differs():
    (stage,) = reproduce(METHOD, tables_of(METHOD, {"": as_csv([BANGLADESH | {"hdi": ""}])}))
    (difference,) = stage.differing
    assert np.isnan(difference.published)
    assert difference.row == "BGD 2021"


def test_every_year_of_every_country_is_as_published(shared_vectors: Path):
    text = (shared_vectors / "hdi" / "hdi_1990_2021.csv").read_text(encoding="utf-8-sig")
    (stage,) = reproduce(METHOD, tables_of(METHOD, {"": text}))
    assert stage.differing == ()
    assert (stage.values, stage.left_out, stage.largest) == (5571, 0, 0.0)
