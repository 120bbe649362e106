"""The picture of the matrix: points where the numbers say, labels apart, nothing named that is not rated."""

import re
from itertools import combinations
from xml.etree import ElementTree

import pytest

from assessments.reports.pictures.label_places import Box, place_labels
from assessments.reports.pictures.matrix_picture import matrix_picture
from assessments.reports.pictures.matrix_svg import MatrixPoint, matrix_svg
from tests import payloads

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


def test_every_draw_is_a_light_point_behind_the_centre() -> None:
    # 26 + 0.25 * 428 = 133; 44 + (1 - 0.6) * 310 = 168
    svg = matrix_svg([MatrixPoint(0.2, 0.5, "A-B", "", cloud=((0.25, 0.6), (0.5, 0.5)))], description="")
    assert 'd="M133.0 168.0h.1M240.0 199.0h.1"' in svg
    assert svg.index("matrix-cloud") < svg.index("matrix-point")


def test_the_centre_stands_with_its_ranges() -> None:
    point = MatrixPoint(0.2, 0.5, "A-B", "", fear_range=(0.1, 0.3), strong_range=(0.4, 0.7))
    # across from 26 + 42.8 = 68.8 to 26 + 128.4 = 154.4 at y = 199; upright at x = 111.6 from 230 to 137
    found = re.search(r'class="matrix-range"[^>]* d="([^"]+)"', matrix_svg([point], description=""))
    assert found
    assert "M68.8 199.0H154.4" in found[1]
    assert "M111.6 230.0V137.0" in found[1]


def test_without_draws_there_is_neither_cloud_nor_range() -> None:
    svg = matrix_picture(payloads.without_draws(payloads.example())).svg
    assert "matrix-point" in svg
    assert "matrix-cloud" not in svg
    assert "matrix-range" not in svg


def test_page_and_report_show_the_same_draws() -> None:
    payload = payloads.example()
    page, report = matrix_picture(payload), matrix_picture(payload, font="Libertinus Serif")
    assert page.svg.replace('font-family="inherit"', "") == report.svg.replace(
        'font-family="Libertinus Serif"', ""
    )
    assert page.svg.count("h.1") == len(payload["matrix"]["cloud"]["x"]) == 256


def test_the_words_of_the_picture_hold_shares_ranges_and_the_named_field() -> None:
    said = matrix_picture(payloads.example()).description
    assert "E 50% (range 33–68%)" in said
    assert "Centre at fear 19% (range 12–26%)" in said
    assert "E in 83% of the draws." in said


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
