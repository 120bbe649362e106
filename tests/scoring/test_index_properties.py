"""What must hold of any index run through the tree, whatever its figures are."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from assessments.scoring.arithmetic.aggregate import evaluate
from assessments.scoring.arithmetic.normalise import rescale
from tests.scoring.index_world import the_index

INFORM, HDI = the_index("inform-2021"), the_index("hdi")
component = st.none() | st.integers(0, 100).map(lambda tenths: tenths / 10)
country = st.fixed_dictionaries(dict.fromkeys(INFORM.tables["inputs"], component))
figures = st.fixed_dictionaries(
    {
        "health": st.floats(0, 120),
        "expected-schooling": st.floats(0, 30),
        "mean-schooling": st.floats(0, 30),
        "income": st.floats(1, 1e6),
    }
)
SLACK = 1e-9


def inform(rows: list[dict[str, float | None]]) -> np.ndarray:
    return scores(INFORM, rows, "risk")


def scores(method, rows: list[dict[str, float | None]], node: str) -> np.ndarray:
    cards = method.tables["inputs"]
    columns = {
        slug: np.array([[np.nan if row[slug] is None else row[slug] for row in rows]]) for slug in cards
    }
    inputs = {
        slug: rescale(columns[slug], card, card.get("top", "high"), method.most)
        for slug, card in cards.items()
    }
    return evaluate(method.tree, inputs)[node].value[0]


@given(country)
def test_a_risk_lies_between_0_and_10_at_one_decimal_or_is_missing(row):
    (risk,) = inform([row])
    assert np.isnan(risk) or (0.0 <= risk <= 10.0 and abs(risk * 10 - round(risk * 10)) < SLACK)


@given(st.lists(country, min_size=2, max_size=5), st.data())
def test_removing_a_country_changes_no_other(rows, data):
    gone = data.draw(st.integers(0, len(rows) - 1))
    kept = inform(rows[:gone] + rows[gone + 1 :])
    assert np.array_equal(kept, np.delete(inform(rows), gone), equal_nan=True)


@given(country, st.sampled_from(sorted(set(INFORM.tables["inputs"]) - {"current-conflict"})), st.data())
def test_a_worse_component_never_lowers_the_risk_but_for_conflict(row, slug, data):
    worse = {**row, slug: data.draw(st.floats(row[slug] or 0.0, 10.0))}
    if row[slug] is not None:
        before, after = inform([row])[0], inform([worse])[0]
        assert np.isnan(before) or after >= before - SLACK


@given(figures, st.sampled_from(sorted(HDI.tables["inputs"])), st.floats(1, 3))
def test_more_of_a_dimension_never_lowers_human_development(row, slug, factor):
    more = {**row, slug: row[slug] * factor}
    before, after = scores(HDI, [row, more], "hdi")
    assert 0.0 <= before <= after + SLACK <= 1.0 + 2 * SLACK


@given(figures, st.sampled_from(sorted(HDI.tables["inputs"])))
def test_human_development_needs_every_figure(row, slug):
    assert np.isnan(scores(HDI, [{**row, slug: None}], "hdi")[0])
