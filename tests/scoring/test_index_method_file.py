"""The method file of an index that cannot be meant is refused with the file, the key and the value."""

import pytest

from assessments.scoring.indices.method import load_index_method
from assessments.scoring.methods.method import InvalidMethod, load_method
from tests.scoring.index_world import FOLDER, text_of, the_index

NAMES = sorted(path.stem for path in FOLDER.glob("*.toml"))
CASES = {
    "a negative weight": ("inform-2021", "[0.50, 0.25, 0.25]", "[0.5, -0.25, 0.25]",
        "nodes.socio-economic.weights = [0.5, -0.25, 0.25]: a weight must not be negative"),
    "weights all zero": ("inform-2021", "[0.50, 0.25, 0.25]", "[0, 0, 0]",
        "nodes.socio-economic.weights = [0, 0, 0]: the weights must not all be zero"),
    "a weight too few": ("inform-2021", "[0.50, 0.25, 0.25]", "[1, 1]",
        "nodes.socio-economic.weights = [1, 1]: there must be one weight for each child"),
    "goalposts the wrong way round": ("hdi", "goalposts = [20, 85]", "goalposts = [85, 20]",
        "inputs.health.goalposts = [85, 20]: goalposts must be two numbers, the lower one first"),
    "goalposts of a log scale at 0": ("hdi", "[100, 75000]", "[0, 75000]",
        "inputs.income.goalposts = [0, 75000]: goalposts of a log scale must be above 0"),
    "an unknown indicator": ("hdi", 'indicator = "mys"', 'indicator = "luck"',
        "inputs.mean-schooling.indicator = 'luck': this indicator is not among the indicators of the file"),
    "an unknown aggregator": ("hdi", '"geometric"', '"median"',
        "nodes.hdi.aggregator = 'median': "
        "the aggregator must be one of mean, sg, geometric, max, first-positive"),
    "an unknown child": ("hdi", '["health", "education", "income"]', '["health", "luck", "income"]',
        "nodes.hdi.children = 'luck': this child is no input and no node"),
    "a cycle": ("hdi", '["expected-schooling", "mean-schooling"]', '["hdi", "mean-schooling"]',
        "nodes.education.children = ['hdi', 'mean-schooling']: a cycle: education > hdi > education"),
    "a node called like an input": ("hdi", "[nodes.education]", "[nodes.income]",
        "nodes.income = 'income': an input has this name already"),
    "no end that is the top": ("hdi", 'goalposts = [20, 85], top = "high"', "goalposts = [20, 85]",
        "inputs.health.top = None: top must be high or low"),
    "an unknown scale": ("asem", '"data-range"', '"z-score"',
        "inputs.goods.scale = 'z-score': the scale must be one of published, linear, log, data-range"),
    "rounding to a part of a place": ("hdi", "decimals = 3", "decimals = 1.5",
        "nodes.hdi.decimals = 1.5: must be a whole number from 0 to 9"),
    "the inverted mean on another scale": ("hdi", '"geometric"', '"sg"',
        "nodes.hdi.aggregator = 'sg': needs a scale from 0 to 10, this one ends at 1"),
    "a coverage that is no share": ("hdi", "rated_from = 1 ", "rated_from = 4 ",
        "coverage.rated_from = 4: must be a share between 0 and 1"),
    "a stage that does not exist": ("hdi", 'stage = "nodes"', 'stage = "leaves"',
        "compare[0].stage = 'leaves': must be one of inputs, nodes, ranks"),
    "a number that is none": ("hdi", "below = 1e-9", "below = inf",
        "compare[0].below = inf: must be a finite number"),
    "another name": ("hdi", 'name = "hdi"', 'name = "hpi"',
        "name = 'hpi': file and name must agree"),
}  # fmt: skip


@pytest.mark.parametrize("name", NAMES)
def test_the_files_kept_here_are_accepted(name: str) -> None:
    assert the_index(name).name == name


@pytest.mark.parametrize("case", CASES)
def test_what_cannot_be_meant_is_refused(case: str) -> None:
    name, old, new, said = CASES[case]
    text = text_of(name)
    assert old in text
    with pytest.raises(InvalidMethod) as caught:
        load_index_method(text.replace(old, new, 1), f"{name}.toml")
    sentence, _, line = str(caught.value).removesuffix(")").rpartition(" (line ")
    assert sentence == f"{name}.toml: {said}"
    assert 1 <= int(line) <= len(text.splitlines()) + 1


def test_a_file_that_is_no_toml_is_refused_with_the_line() -> None:
    with pytest.raises(InvalidMethod, match=r"hdi\.toml is not TOML: .*line 2"):
        load_index_method('name = "hdi"\nscale = \n', "hdi.toml")


def test_a_section_that_is_missing_is_named() -> None:
    with pytest.raises(InvalidMethod, match=r"^hdi\.toml: nodes = None: there must be a table of this name"):
        load_index_method(text_of("hdi").replace("[nodes.", "[knots."), "hdi.toml")


@pytest.mark.parametrize("name", NAMES)
def test_no_corridor_can_be_scored_with_the_method_of_an_index(name: str) -> None:
    with pytest.raises(InvalidMethod, match="this section is missing"):
        load_method(text_of(name))
