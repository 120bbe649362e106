"""From one version to another in the smallest steps whose methods can be used."""

import pytest

from assessments.scoring.methods.method import Method, load_method
from assessments.scoring.methods.method_diff import differences
from assessments.scoring.methods.method_steps import changed, steps_between
from assessments.scoring.methods.method_tree import closed, opened
from tests.scoring.grid_world import METHOD_FILE, the_method

TEXT = METHOD_FILE.read_text(encoding="utf-8")
PHYSICAL = '"storm", "drought"]\nweights = [1, 1, 1, 1, 1, 1]\nrole = "system"'
NEW_THREAT = """
[threats.heat]
label = "Heat"
short = "heat"
system = "physical"
status = "scored"

[inputs.heat]
indicator = "inform.drought"
scale = "published"

[threats.famine]"""


def edited(*pairs: tuple[str, str]) -> Method:
    text = TEXT
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new, 1)
    return load_method(text)


def paths(old: Method, new: Method) -> list[list[str]]:
    return [[change.path for change in step.changes] for step in steps_between(old, new)]


def test_opening_and_closing_changes_nothing() -> None:
    sections = the_method().sections
    assert opened(closed(opened(sections))) == opened(sections)
    assert closed(opened(sections))["nodes"]["place"]["weights"] == [1, 1]


def test_all_changes_at_once_are_the_new_version() -> None:
    old = the_method()
    new = edited(
        ("limits = [2.0, 3.5, 5.0, 6.5]", "limits = [2.0, 3.5, 5.0, 7.0]"), ("[threats.famine]", NEW_THREAT)
    )
    assert differences(changed(old, differences(old, new)), new) == []


def test_independent_changes_are_steps_of_their_own() -> None:
    new = edited(("crossed_km = 20 ", "crossed_km = 50 "), ("fewest = 100 ", "fewest = 50 "))
    steps = steps_between(the_method(), new)
    assert paths(the_method(), new) == [["route.crossed_km"], ["matrix.people.fewest"]]
    assert steps[0].method["route.crossed_km"] == 50
    assert steps[0].method["matrix.people.fewest"] == 100


def test_words_are_no_step() -> None:
    assert paths(the_method(), edited(("Five bands of equal width.", "Five equal bands."))) == []


def test_numbers_that_cannot_stand_alone_go_with_their_table() -> None:
    """Nominal 0.9 lies above the old high of 0.6, so it needs the new high of 1; high 1 stands alone."""
    old = 'half the people are a strong match"\nnominal = 0.5\nlow = 0.4\nhigh = 0.6'
    new = 'half the people are a strong match"\nnominal = 0.9\nlow = 0.4\nhigh = 1'
    assert paths(the_method(), edited((old, new))) == [
        ["matrix.match.midpoint.high"],
        ["matrix.match.midpoint.nominal", "matrix.match.midpoint.high"],
    ]


def test_a_new_threat_and_the_node_that_uses_it_are_one_step() -> None:
    """The rows stand alone; the child of ``physical`` needs the input, which is in another section."""
    child = PHYSICAL.replace('"drought"]', '"drought", "heat"]').replace("[1, 1, ", "[1, 1, 1, ")
    new = edited(("[threats.famine]", NEW_THREAT), (PHYSICAL, child))
    assert paths(the_method(), new)[-1] == ["threats.heat", "inputs.heat", "nodes.physical.children.heat"]


def test_limits_that_rise_only_together_are_one_step() -> None:
    """3.5 becomes 5.5 above the old 5.0, so it needs 5.0 to become 6.0, which it may alone."""
    new = edited(("limits = [2.0, 3.5, 5.0, 6.5]", "limits = [2.0, 5.5, 6.0, 6.5]"))
    assert paths(the_method(), new) == [
        ["bands.risk.limits.3"],
        ["bands.risk.limits.2", "bands.risk.limits.3"],
    ]


@pytest.mark.parametrize("passage", ["[1, 1]\nrole", "high = 4"])
def test_the_old_version_is_left_as_it_was(passage: str) -> None:
    old = the_method()
    steps_between(old, edited((passage, passage.replace("1]", "3]").replace("4", "5"))))
    assert differences(old, the_method()) == []
