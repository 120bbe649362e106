"""What an index over a closed list may do and a corridor may not, refused with the reason."""

import pytest

from assessments.scoring.methods.method import InvalidMethod, load_method
from tests.scoring.grid_world import METHOD_FILE

TEXT = METHOD_FILE.read_text(encoding="utf-8")


def refusal(old: str, new: str) -> str:
    assert old in TEXT
    with pytest.raises(InvalidMethod) as caught:
        load_method(TEXT.replace(old, new, 1))
    return str(caught.value)


def test_min_max_by_the_range_of_the_data_is_refused_with_the_reason():
    said = refusal('scale = "linear"\ngoalposts = [-2.5, 2.5]', 'scale = "data-range"')
    assert said.startswith(
        "corridor-1.0.toml: inputs.voice.scale = 'data-range': min-max by the range of the data: "
        "a corridor's score would depend on which others are in the file (line "
    )


def test_an_aggregator_with_which_worse_figures_lower_the_score_is_refused():
    said = refusal('aggregator = "geometric"', 'aggregator = "first-positive"')
    assert said.startswith("corridor-1.0.toml: nodes.structural.aggregator = 'first-positive': ")
    assert "a worse figure could lower a corridor's score" in said


def test_rounding_inside_the_tree_is_refused():
    said = refusal('aggregator = "geometric"', 'aggregator = "geometric"\ndecimals = 1')
    assert said.startswith("corridor-1.0.toml: nodes.structural.decimals = 1: ")


def test_a_factor_must_be_above_zero():
    said = refusal("goalposts = [-2.5, 2.5]", "goalposts = [-2.5, 2.5]\nfactor = 0")
    assert said.startswith("corridor-1.0.toml: inputs.voice.factor = 0: a factor must be a number above 0")
