"""An edited method keeps what the engine reads: told with the file, the key and the value."""

import tomllib

import pytest

from assessments.scoring.methods.checking import InvalidMethod
from assessments.scoring.methods.method_shape import check_shape
from tests.scoring.grid_world import METHOD_FILE

TEXT = METHOD_FILE.read_text(encoding="utf-8")


def check(old: str, new: str) -> None:
    assert old in TEXT
    tables = tomllib.loads(TEXT.replace(old, new, 1))
    check_shape(tables, tomllib.loads(TEXT), "corridor-1.1.toml", "corridor-1.0")


def refusal(old: str, new: str) -> str:
    with pytest.raises(InvalidMethod) as caught:
        check(old, new)
    return str(caught.value)


def test_the_version_itself_has_its_own_shape() -> None:
    check("", "")


def test_a_number_stays_a_number() -> None:
    assert refusal("crossed_km = 20 ", 'crossed_km = "20" ') == (
        "corridor-1.1.toml: route.crossed_km = “20”: must be a number as in corridor-1.0"
    )


def test_true_is_no_number() -> None:
    assert "route.crossed_km = true: must be a number" in refusal("crossed_km = 20 ", "crossed_km = true ")


def test_a_choice_may_not_disappear() -> None:
    assert refusal("most_years = 5\n\n[matrix.match]", "\n[matrix.match]") == (
        "corridor-1.1.toml: matrix.survey.most_years = nothing: "
        "this key is missing; it must be a number as in corridor-1.0"
    )


def test_words_beside_a_choice_may_disappear() -> None:
    check('wording = "Five bands of equal width."\n', "")


def test_a_table_stays_a_table() -> None:
    assert "compound.strength = 1: must be a table" in refusal(
        "strength = { weak = 0.10, middle = 0.25, strong = 0.50 }", "strength = 1"
    )


def test_a_list_keeps_the_kind_of_its_items() -> None:
    assert "bands.risk.limits[1] = “low”: must be a number" in refusal(
        "limits = [2.0, 3.5, 5.0, 6.5]", 'limits = [2.0, "low", 5.0, 6.5]'
    )


def test_a_new_row_says_what_every_row_says() -> None:
    row = '[threats.heat]\nlabel = "Heat"\nshort = "heat"\nstatus = "not covered"\n\n[threats.famine]'
    said = refusal("[threats.famine]", row)
    assert "threats.heat.system = nothing: this key is missing; it must be a text" in said


def test_a_whole_new_row_is_accepted() -> None:
    row = (
        '[threats.heat]\nlabel = "Heat"\nshort = "heat"\nsystem = "physical"\nstatus = "not covered"\n'
        "\n[threats.famine]"
    )
    check("[threats.famine]", row)


def test_a_new_edge_says_what_every_edge_says() -> None:
    said = refusal("[[compound.edges]]", '[[compound.edges]]\nfrom = "war"\n\n[[compound.edges]]')
    assert "compound.edges[0].to = nothing: this key is missing" in said


def test_an_edge_may_disappear() -> None:
    first = TEXT[TEXT.index("[[compound.edges]]") :]
    first = first[: first.index("[[compound.edges]]", 5)]
    check(first, "")


def test_a_row_the_engine_asks_for_by_name_may_not_disappear() -> None:
    row = '[inputs.projected-conflict]\nindicator = "inform.projected-conflict"\nscale = "published"\n'
    assert "inputs.projected-conflict = nothing: this key is missing" in refusal(row, "")
