"""What differs between two versions, in words; each expected sentence is written out by hand."""

import pytest

from assessments.scoring.methods.method_diff import differences
from tests.scoring.grid_world import the_method

MIDPOINT = 'label = "Match at which half the people are a strong match"\nnominal = 0.5'
PLACE = 'children = ["violence", "structural"]\nweights = [1, 1]'
LAST_EDGE = 'from = "inequality"\nto = "war"\nkind = "worsens"\nstrength = "weak"'
EVENTS = "# ---------------------------------------------------------------- 3."
NEW_EDGE = '[[compound.edges]]\nfrom = "drought"\nto = "war"\nkind = "worsens"\nstrength = "weak"\n\n'


def sentences(old: str, new: str) -> list[str]:
    return [change.sentence for change in differences(the_method(), the_method(old, new))]


def test_a_version_does_not_differ_from_itself() -> None:
    assert differences(the_method(), the_method()) == []


def test_the_name_and_the_comments_are_no_difference() -> None:
    assert sentences('name = "corridor-1.0"', 'name = "corridor-1.1" # the next') == []


def test_a_changed_number_is_told_with_both_values() -> None:
    changes = differences(the_method(), the_method(MIDPOINT, MIDPOINT.replace("0.5", "0.6")))
    assert [change.sentence for change in changes] == ["matrix.match.midpoint nominal: 0.5 becomes 0.6"]
    assert [(change.path, change.old, change.new) for change in changes] == [
        ("matrix.match.midpoint.nominal", 0.5, 0.6)
    ]


def test_the_same_number_written_otherwise_is_no_difference() -> None:
    assert sentences("full_at = -1.0", "full_at = -1") == []


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ("crossed_km = 20 ", "crossed_km = 50 ", "route crossed_km: 20 becomes 50"),
        ('aggregator = "max"\n\n[route.parts]', 'aggregator = "mean"\n\n[route.parts]',
         "route.between aggregator: “max” becomes “mean”"),
        ("reading_even = true", "reading_even = false", "draws reading_even: true becomes false"),
        ("released = 2025-03-13", "released = 2025-10-29",
         "matrix.fit.language released: 2025-03-13 becomes 2025-10-29"),
        ("limits = [2.0, 3.5, 5.0, 6.5]", "limits = [2.0, 3.5, 5.0, 7.0]",
         "bands.risk limits number 4: 6.5 becomes 7.0"),
        ("access_refugees = [0.75, 1.0]", "access_refugees = [0.75, 1.0, 0.9]",
         "levers access_refugees number 3 is added (0.9)"),
        ('line_modes = ["land", "sea"]', 'line_modes = ["land", "air"]',
         "route line_modes gains “air” and loses “sea”"),
        ('order = ["E", "RS", "D", "RW"]', 'order = ["RS", "E", "D", "RW"]',
         "matrix.naming order stands in another order or number"),
        ("most_years = 5\n\n[matrix.match]", "\n[matrix.match]",
         "matrix.survey most_years is removed (it was 5)"),
        ("fewest = 100 ", "most = 9\nfewest = 100 ", "matrix.people most is added (9)"),
    ],
)  # fmt: skip
def test_a_change_is_told_in_words(old: str, new: str, said: str) -> None:
    assert sentences(old, new) == [said]


def test_each_number_of_a_list_is_a_change_of_its_own() -> None:
    assert sentences("limits = [2.0, 3.5, 5.0, 6.5]", "limits = [2.0, 3.5, 5.5, 7.0]") == [
        "bands.risk limits number 3: 5.0 becomes 5.5",
        "bands.risk limits number 4: 6.5 becomes 7.0",
    ]


def test_a_weight_is_told_with_its_child() -> None:
    assert sentences(PLACE, PLACE.replace("[1, 1]", "[2, 1]")) == [
        "nodes.place weight of violence: 1 becomes 2"
    ]


def test_the_order_of_children_is_no_difference() -> None:
    assert sentences(PLACE, 'children = ["structural", "violence"]\nweights = [1, 1]') == []


def test_children_come_and_go_with_their_weights() -> None:
    swapped = 'children = ["war", "structural"]\nweights = [3, 1]'
    assert sentences(PLACE, swapped) == [
        "nodes.place children: violence is removed, its weight was 1",
        "nodes.place children: war is added with weight 3",
    ]


def test_an_added_row_is_one_change() -> None:
    row = '[threats.heat]\nlabel = "Heat"\nsystem = "physical"\nstatus = "not covered"\nwhy = "new"\n\n'
    assert sentences("[threats.famine]", f"{row}[threats.famine]") == [
        "threats.heat is added (label “Heat”, system “physical”, status “not covered”, why “new”)"
    ]


def test_an_added_edge_is_named_by_its_ends() -> None:
    assert sentences(EVENTS, NEW_EDGE + EVENTS) == [
        "compound.edges: drought > war is added (from “drought”, to “war”, kind “worsens”, strength “weak”)"
    ]


def test_a_removed_edge_leaves_the_others_alone() -> None:
    changes = differences(the_method(EVENTS, NEW_EDGE + EVENTS), the_method())
    assert [change.path for change in changes] == ["compound.edges.drought > war"]
    assert changes[0].sentence.startswith("compound.edges: drought > war is removed (it was from “drought”")


def test_an_edge_that_changes_keeps_its_name() -> None:
    assert sentences(LAST_EDGE, LAST_EDGE.replace("weak", "strong")) == [
        "compound.edges.inequality > war strength: “weak” becomes “strong”"
    ]


def test_words_beside_a_choice_are_documentary() -> None:
    changes = differences(the_method(), the_method("Five bands of equal width.", "Five equal bands."))
    assert [(change.path, change.is_documentary) for change in changes] == [("bands.cell.wording", True)]


def test_true_is_not_the_number_one() -> None:
    assert sentences("added = true\n\n[threats.storm]", "added = 1\n\n[threats.storm]") == [
        "threats.coastal-flood added: true becomes 1"
    ]
