"""The picture of the matrix: points where the numbers say, labels apart, nothing named that is not rated."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from assessments.reports.label_places import Box, place_labels
from assessments.reports.matrix_svg import MatrixPoint, matrix_svg

SHARES = {"E": 0.5, "RS": 0.05, "D": 0.31, "RW": 0.14}


def centre_of(svg: str) -> tuple[float, float]:
    found = re.search(r'class="matrix-point" cx="([\d.]+)" cy="([\d.]+)"', svg)
    assert found
    return float(found[1]), float(found[2])


@pytest.mark.parametrize(
    ("fear", "strong", "x", "y"),
    [
        # 460 x 420 with margins 26 left, 44 top, 6 right, 66 bottom: the field is 428 x 310
        (0.0, 0.0, 26.0, 354.0),
        (1.0, 1.0, 454.0, 44.0),
        (0.25, 0.6, 133.0, 168.0),
    ],
)
def test_a_point_lies_at_fear_and_strong_match(fear: float, strong: float, x: float, y: float) -> None:
    assert centre_of(matrix_svg([MatrixPoint(fear, strong, "A-B", "")], description="")) == (x, y)


def test_shares_stand_in_their_corners_and_a_missing_one_is_not_zero() -> None:
    svg = matrix_svg([], SHARES | {"E": None}, description="")
    texts = [
        "".join(node.itertext()) for node in ElementTree.fromstring(svg).iter() if node.tag.endswith("text")
    ]
    assert any(text.startswith("E not rated") for text in texts)
    assert any(text.startswith("RW 14%") for text in texts)


def test_a_contested_motive_shows_both_readings() -> None:
    svg = matrix_svg([MatrixPoint(0.2, 0.5, "A-B", "", other_fear=0.7)], description="")
    # 26 + 0.7 * 428 = 325.6
    assert 'class="matrix-hollow" cx="325.6"' in svg


def test_only_a_point_with_an_address_is_a_link() -> None:
    assert "<a " not in matrix_svg([MatrixPoint(0.2, 0.5, "A-B", "t")], description="")
    assert '<a href="/x"' in matrix_svg([MatrixPoint(0.2, 0.5, "A-B", "t", href="/x")], description="")


def test_what_is_written_into_the_picture_is_escaped() -> None:
    point = MatrixPoint(0.2, 0.5, "<b>", '"><script>', href='/x"onclick="y')
    svg = matrix_svg([point], description='"quoted" & <signed>')
    ElementTree.fromstring(svg)
    assert "<script>" not in svg
    assert 'onclick="' not in svg


def test_labels_of_crowded_points_do_not_cover_each_other() -> None:
    centres = [(100.0 + 3 * (number % 5), 100.0 + 3 * (number // 5)) for number in range(20)]
    places = place_labels(centres, [52.0] * 20, 14.0, Box(0, 0, 400, 300))
    assert all(a.box.overlap(b.box) == 0 for a, b in combinations(places, 2))


def test_a_label_far_from_its_point_is_led_to_it() -> None:
    centres = [(100.0, 100.0)] * 8
    places = place_labels(centres, [52.0] * 8, 14.0, Box(0, 0, 400, 300))
    assert not places[0].needs_leader
    assert places[-1].needs_leader


def test_the_same_points_give_the_same_picture() -> None:
    points = [MatrixPoint(number / 10, 1 - number / 10, f"A-{number}", "") for number in range(10)]
    assert matrix_svg(points, description="") == matrix_svg(points, description="")
