"""A method whose matrix makes no sense is refused with the key and the value."""

import pytest

from assessments.scoring.methods.method import InvalidMethod
from tests.scoring.matrix_world import the_method


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("above = 0.30", "above = 3", "matrix.contested.above = 3: must be a share between 0 and 1"),
        ("nominal = 2\nlow = 0.5", "nominal = 0.2\nlow = 0.5", "matrix.hardship.k.nominal = 0.2"),
        ("stock_ratio = [0.75, 1.4]", "stock_ratio = [1.4, 0.75]", "matrix.people.stock_ratio"),
        ("new_years = 10", "new_years = 0", "matrix.displacement.new_years = 0: must be a number above 0"),
        ("[matrix.survey]", "[matrix.surveys]", "matrix.survey = None: this table is missing"),
    ],
)
def test_a_choice_out_of_range_is_named(old: str, new: str, sentence: str) -> None:
    with pytest.raises(InvalidMethod) as refused:
        the_method(old, new)
    assert sentence in str(refused.value)
