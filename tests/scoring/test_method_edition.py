"""What somebody typed becomes a version only when it can be used, under a name of its own."""

import hashlib

import pytest

from assessments.scoring.methods.method import InvalidMethod
from assessments.scoring.methods.method_edition import edition, next_name, renamed
from tests.scoring.grid_world import METHOD_FILE, the_method

TEXT = METHOD_FILE.read_text(encoding="utf-8")
CHANGED = TEXT.replace("crossed_km = 20 ", "crossed_km = 50 ")


def typed(text: str, name: str = "corridor-1.1"):
    return edition(text, name, the_method())


def refusal(text: str, name: str = "corridor-1.1") -> str:
    with pytest.raises(InvalidMethod) as caught:
        typed(text, name)
    return str(caught.value)


def test_the_old_name_inside_the_text_gives_way_to_the_new_one() -> None:
    made = typed(CHANGED)
    assert made.name == "corridor-1.1"
    assert made.text == CHANGED.replace('name = "corridor-1.0"', 'name = "corridor-1.1"')
    assert made.sha256 == hashlib.sha256(made.text.encode()).hexdigest()


def test_line_ends_of_a_browser_are_those_of_a_file() -> None:
    assert typed(CHANGED.replace("\n", "\r\n")) == typed(CHANGED)


def test_a_third_name_inside_the_text_is_refused() -> None:
    text = CHANGED.replace('name = "corridor-1.0"', 'name = "corridor-7"')
    assert refusal(text) == (
        "corridor-1.1.toml: name = 'corridor-7': "
        "the file must call itself corridor-1.1, or still corridor-1.0"
    )


def test_a_text_without_a_name_is_refused() -> None:
    assert "corridor-1.1.toml: name = None" in refusal(CHANGED.replace('name = "corridor-1.0"\n', ""))


def test_the_same_text_under_another_name_is_refused() -> None:
    assert "nothing else is changed; the text is that of corridor-1.0" in refusal(TEXT)


def test_what_is_no_toml_is_told_with_its_line() -> None:
    said = refusal("name = \n" + CHANGED)
    assert said.startswith("corridor-1.1.toml: this is not TOML: ")
    assert "line 1" in said


@pytest.mark.parametrize("text", ["x = " + "[" * 100_000, "x = " + "1" * 5_000])
def test_a_text_that_would_tire_the_reader_is_refused(text: str) -> None:
    assert refusal(text).startswith("corridor-1.1.toml: ")


def test_what_makes_no_sense_is_refused_under_the_new_name() -> None:
    text = CHANGED.replace(
        '"drought"]\nweights = [1, 1, 1, 1, 1, 1]', '"drought"]\nweights = [1, 1, 1, 1, 1, -1]'
    )
    assert refusal(text).startswith("corridor-1.1.toml: nodes.physical.weights = [1, 1, 1, 1, 1, -1]: ")


def test_what_lacks_a_choice_is_refused_under_the_new_name() -> None:
    text = CHANGED.replace("most_years = 5\n\n[matrix.match]", "\n[matrix.match]")
    assert refusal(text).startswith("corridor-1.1.toml: matrix.survey.most_years = nothing: ")


def test_only_the_name_of_the_file_is_replaced() -> None:
    text = '# name = "a"\nname = "a"\n[x]\nname = "a"\n'
    assert renamed(text, "a", "b") == '# name = "a"\nname = "b"\n[x]\nname = "a"\n'


def test_the_next_name_raises_the_last_number() -> None:
    names = [next_name(name) for name in ("corridor-1.0", "corridor-1.9", "corridor-2", "corridor")]
    assert names == ["corridor-1.1", "corridor-1.10", "corridor-3", "corridor-2"]
