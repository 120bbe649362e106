"""A bar shows the value, its range and nothing else, and says so in words."""

import re
from xml.etree import ElementTree

from assessments.reports.pictures.range_svg import change_bar, part_bar, range_bar, share_bar
from assessments.reports.words.display import RISK_LIMITS, Value, value_of


def severity(**more: object) -> Value:
    part = {"nominal": 3.6, "low": 2.9, "median": 3.5, "high": 4.3, "band": "medium"} | more
    return value_of(part, RISK_LIMITS)


def attribute(svg: str, shape: str, name: str) -> list[str]:
    return re.findall(rf'class="{shape}"[^>]*? {name}="([^"]+)"', svg)


def test_tick_and_span_lie_where_the_numbers_say() -> None:
    svg = range_bar(severity())
    assert attribute(svg, "range-tick", "x1") == ["36%"]
    assert attribute(svg, "range-span", "x") == ["29%"]
    assert attribute(svg, "range-span", "width") == ["14%"]  # 4.3 - 2.9 of 10


def test_the_words_name_value_median_and_range() -> None:
    label = ElementTree.fromstring(range_bar(severity(), "Risk")).get("aria-label")
    assert label == "Risk: medium (3.6); median 3.5, 90% of the draws between 2.9 and 4.3"


def test_without_draws_there_is_a_tick_and_no_span() -> None:
    svg = range_bar(severity(low=None, median=None, high=None))
    assert "range-tick" in svg
    assert "range-span" not in svg


def test_what_is_not_rated_has_no_bar() -> None:
    assert range_bar(severity(nominal=None, band="not rated")) == ""
    assert share_bar(None, None, None, "x") == ""
    assert change_bar(None, None, None, 0.1, "x") == ""


def test_the_limits_of_the_bands_are_marked() -> None:
    svg = range_bar(severity(), limits=RISK_LIMITS)
    assert attribute(svg, "range-mark", "x") == ["20%", "35%", "50%", "65%"]


def test_what_is_only_indicative_is_hatched() -> None:
    svg = range_bar(severity(), extra="indicative")
    assert "range-hatch" in svg
    assert "range-span" not in svg


def test_a_share_fills_its_bar() -> None:
    svg = share_bar(0.5, 0.33, 0.68, "E: 50%", code="E")
    assert attribute(svg, "fill-E", "width") == ["50%"]
    assert attribute(svg, "range-span", "width") == ["35%"]


def test_a_part_never_leaves_its_bar() -> None:
    assert attribute(part_bar(1.4, "x"), "fill-part", "width") == ["100%"]
    assert attribute(part_bar(-0.2, "x"), "fill-part", "width") == ["0%"]


def test_a_change_lies_left_or_right_of_none() -> None:
    # half a bar is 0.1: +0.05 lies at three quarters, -0.05 at one quarter
    assert attribute(change_bar(0.05, 0.0, 0.1, 0.1, "x"), "range-tick", "x1") == ["75%"]
    assert attribute(change_bar(-0.05, -0.1, 0.0, 0.1, "x"), "range-tick", "x1") == ["25%"]


def test_a_range_that_begins_at_no_change_begins_in_the_middle() -> None:
    assert attribute(change_bar(0.05, 0.0, 0.1, 0.1, "x"), "range-span", "x") == ["50%"]


def test_what_is_written_into_a_bar_is_escaped() -> None:
    assert "<b>" not in range_bar(severity(), "<b>")
