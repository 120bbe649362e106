"""Any filters together choose what plain Python chooses from the same rows."""

from typing import Any

import pytest
from django.test import Client
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from assessments.models import Score
from tests import payloads
from tests.factories import make_corridor, make_snapshot

pytestmark = pytest.mark.django_db
SCORES = "/api/v1/scores/"
EQUAL = {
    "origin": "origin", "coo": "origin", "destination": "destination", "coa": "destination",
    "place": "place", "dimension": "dimension", "threat": "threat", "band": "band", "quadrant": "quadrant",
}  # fmt: skip
LEAST = {"score_min": "nominal", "probability_min": "probability"}
NUMBERS = st.floats(0, 1).map(lambda share: round(share, 3))
ASKED = st.fixed_dictionaries(
    {},
    optional={
        "origin": st.sampled_from(["MMR", "UGA", "XXX", "mmr"]),
        "coo": st.sampled_from(["MMR", "UGA"]),
        "destination": st.sampled_from(["THA", "JPN"]),
        "coa": st.sampled_from(["THA", "JPN"]),
        "place": st.sampled_from(["origin", "route", "destination"]),
        "dimension": st.sampled_from(["threat", "risk", "share", "fear", "freedom"]),
        "threat": st.sampled_from(["war", "E", "volcano"]),
        "band": st.sampled_from(["high", "very high", "not covered"]),
        "quadrant": st.sampled_from(["RS", "mixed"]),
        "score_min": NUMBERS.map(lambda share: 10 * share),
        "score_max": NUMBERS.map(lambda share: 10 * share),
        "probability_min": NUMBERS,
        "latest": st.sampled_from(["true", "false"]),
    },
)


@pytest.fixture
def rows() -> dict[int, dict[str, Any]]:
    """Every score as Python sees it, by its key: two results of one corridor, one of another."""
    first = make_corridor("MMR-THA")
    for corridor in (first, make_corridor("UGA-JPN"), first):
        last = make_snapshot(payloads.example(), corridor)
    outdated = min(one.snapshot_id for one in Score.objects.filter(snapshot__corridor=first))
    assert outdated != last.pk
    found = {}
    for score in Score.objects.select_related("snapshot__corridor"):
        corridor = score.snapshot.corridor
        found[score.pk] = {
            "origin": corridor.origin_id, "destination": corridor.destination_id, "place": score.place,
            "dimension": score.dimension, "threat": score.threat, "band": score.band,
            "quadrant": score.snapshot.quadrant, "nominal": score.value, "probability": score.probability,
            "is_latest": score.snapshot_id != outdated, "row": (score.snapshot_id, score.dimension,
            score.place or None, score.threat or None),
        }  # fmt: skip
    return found


def chosen(row: dict[str, Any], asked: dict[str, Any]) -> bool:
    """Whether a row is one of those asked for; a missing number is neither small nor great."""
    equal = all(row[column] == asked[name] for name, column in EQUAL.items() if name in asked)
    least = all(
        row[column] is not None and row[column] >= asked[name]
        for name, column in LEAST.items()
        if name in asked
    )
    most = "score_max" not in asked or (row["nominal"] is not None and row["nominal"] <= asked["score_max"])
    return equal and least and most and (asked.get("latest") != "true" or row["is_latest"])


@settings(max_examples=60, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(asked=ASKED)
def test_any_filters_together_choose_what_plain_python_chooses(
    analyst: Client, rows: dict[int, dict[str, Any]], asked: dict[str, Any]
) -> None:
    body = analyst.get(SCORES, asked | {"limit": 1000, "fields": "snapshot,dimension,place,threat"}).json()
    expected = [row["row"] for _key, row in sorted(rows.items()) if chosen(row, asked)]
    assert body["count"] == len(expected)
    assert [tuple(row.values()) for row in body["results"]] == expected[:1000]
