"""Rule: a change is said with the latest value of the figure it is about, as people write numbers."""

from typing import Any

from assessments.scoring.what_ifs.what_if_words import sentence_of
from tests.payloads import example

DISPLACED = "idmc.conflict.new"


def entry(period: str, value: float) -> dict[str, Any]:
    about = {"scope": "country", "figure": 1, "country": "MMR", "indicator": DISPLACED}
    return about | {"label": "New displacements by conflict", "period": period, "value": value}


def payload() -> dict[str, Any]:
    known = example()
    held = [entry("2015", 16000.0), entry("2024", 1231900.0), entry("2023", 1300000.0)]
    return known | {"evidence": [*known["evidence"], *held]}


def test_the_latest_year_is_quoted_and_thousands_are_separated() -> None:
    change = {"kind": "offered", "offer": "conflict-doubles", "country": "MMR"}
    said = sentence_of(change, payload())
    assert said.endswith("New displacements by conflict 1,231,900 in 2024)")
    assert "2015" not in said


def test_a_figure_set_to_a_number_says_both_numbers_alike() -> None:
    change = {"kind": "figure", "indicator": DISPLACED, "country": "MMR", "how": "set", "number": 20000}
    said = sentence_of(change, payload())
    assert said == "Myanmar: New displacements by conflict set to 20,000 (now 1,231,900 in 2024)"
