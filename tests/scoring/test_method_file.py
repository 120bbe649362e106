"""A method that cannot be meant is refused with the file, the key and the value."""

import hashlib

import pytest

from assessments.scoring.methods.method import InvalidMethod, load_method
from tests.scoring.grid_world import METHOD_FILE, the_method

TEXT = METHOD_FILE.read_text(encoding="utf-8")
COPING = 'children = ["hazard", "vulnerability", "lack-of-coping"]\nweights = [1, 1, 1]'


def refusal(old: str, new: str) -> str:
    assert old in TEXT
    with pytest.raises(InvalidMethod) as caught:
        load_method(TEXT.replace(old, new, 1))
    return str(caught.value)


def test_the_published_method_is_accepted_and_named_by_its_digest():
    method = the_method()
    assert method.name == "corridor-1.0"
    assert method.sha256 == hashlib.sha256(TEXT.encode()).hexdigest()


def test_a_negative_weight_is_refused():
    said = refusal(COPING, COPING.replace("[1, 1, 1]", "[1, -2, 1]"))
    line = (
        TEXT.replace(COPING, COPING.replace("[1, 1, 1]", "[1, -2, 1]"))
        .splitlines()
        .index("weights = [1, -2, 1]")
    )
    assert said == (
        "corridor-1.0.toml: nodes.structural.weights = [1, -2, 1]: a weight must not be negative "
        f"(line {line + 1})"
    )


def test_weights_that_are_all_zero_are_refused():
    said = refusal(COPING, COPING.replace("[1, 1, 1]", "[0, 0, 0]"))
    assert said.startswith("corridor-1.0.toml: nodes.structural.weights = [0, 0, 0]: ")


def test_a_weight_too_few_is_refused():
    assert "nodes.structural.weights = [1, 1]" in refusal(COPING, COPING.replace("[1, 1, 1]", "[1, 1]"))


def test_goalposts_the_wrong_way_round_are_refused():
    said = refusal("goalposts = [-2.5, 2.5]", "goalposts = [2.5, -2.5]")
    assert said.startswith("corridor-1.0.toml: inputs.voice.goalposts = [2.5, -2.5]: ")


def test_log_goalposts_must_be_above_zero():
    assert "[0, 5000]" in refusal("goalposts = [1, 5000]", "goalposts = [0, 5000]")


def test_an_unknown_aggregator_is_refused():
    said = refusal('aggregator = "geometric"', 'aggregator = "median"')
    assert said.startswith("corridor-1.0.toml: nodes.structural.aggregator = 'median': ")


def test_an_unknown_indicator_is_refused():
    said = refusal('indicator = "inform.epidemic"', 'indicator = "inform.plague"')
    assert said.startswith("corridor-1.0.toml: inputs.epidemic.indicator = 'inform.plague': ")


def test_an_unknown_child_is_refused():
    assert "nodes.structural.children = 'luck'" in refusal(COPING, COPING.replace("hazard", "luck"))


def test_a_circle_is_refused_and_told():
    said = refusal(COPING, COPING.replace("hazard", "place"))
    assert "a cycle: " in said
    assert "structural > place" in said or "place > structural" in said


def test_a_number_that_is_none_is_refused():
    assert "goalposts" in refusal("goalposts = [-10, 0]", "goalposts = [-10, nan]")


def test_bands_must_rise():
    said = refusal("limits = [2, 4, 6, 8]", "limits = [2, 6, 4, 8]")
    assert said.startswith("corridor-1.0.toml: bands.cell.limits = [2, 6, 4, 8]: ")


def test_a_threat_that_nothing_measures_cannot_be_scored():
    said = refusal('system = "physical"\nstatus = "not covered"', 'system = "physical"\nstatus = "scored"')
    assert said.startswith("corridor-1.0.toml: threats.volcano.status = 'scored': ")


def test_a_missing_section_is_refused():
    assert refusal("[reliability]", "[relyability]").startswith("corridor-1.0.toml: reliability = None: ")


def test_a_file_that_is_not_toml_is_refused_in_one_sentence():
    with pytest.raises(InvalidMethod, match="the method file is not TOML"):
        load_method("name = ")


def test_a_file_without_a_name_is_refused():
    with pytest.raises(InvalidMethod, match="needs a name, not None"):
        load_method("version = '1.0'")


def test_a_method_cannot_be_changed_once_read():
    with pytest.raises(TypeError):
        the_method()["bands"]["names"] = ()


def test_what_the_method_does_not_say_is_named():
    with pytest.raises(InvalidMethod, match=r"corridor-1.0: the method has no bands\.colours"):
        the_method()["bands.colours"]


def test_every_choice_without_a_source_says_that_it_is_a_judgement():
    for path, table in tables(the_method().sections):
        if "judgement" in table:
            assert table["judgement"] is True, path
            assert table.get("wording"), path


def test_each_dimension_of_the_draws_has_one_place():
    order = the_method()["draws.dimensions.order"]
    assert len(set(order)) == len(order)


def tables(value, path=""):
    if hasattr(value, "items"):
        yield path, value
        for key, child in value.items():
            yield from tables(child, f"{path}.{key}")
