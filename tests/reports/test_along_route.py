"""A route leg by leg in numbers and words."""

from typing import Any

from assessments.reports.tables.along_route import legs_along
from tests import payloads
from tests.payload_incidents import incident, with_incidents

STRETCHES = {"km": 50.0, "incidents": [2, 0], "weighted": [5.0, 0.0], "severity": [5.0, None]}
WORST = {
    "from_km": 0.0, "to_km": 50.0, "incidents": 2, "weighted": 5.0, "severity": 5.0, "start": [95.5, 14.5],
    "end": [96.0, -14.0], "countries": ["MMR"],
}  # fmt: skip


def along(**known: Any) -> Any:
    payload = with_incidents(incident(), incident(event=2))
    leg = payload["places"]["route"]["legs"][0]
    for part in leg["exposure"].values():
        part |= known
    return legs_along(payload)[0]


def test_a_leg_says_how_many_incidents_stand_behind_it():
    assert along().events == 2


def test_the_taller_the_bar_the_more_severe_the_stretch_and_nothing_where_nothing_is_recorded():
    first, second = along(stretches=STRETCHES).recorded[0].stretches
    assert (first.left, first.width, first.top, first.height) == (0.0, 50.0, 50.0, 50.0)
    assert (second.left, second.height, second.severity) == (50.0, 0.0, "–")


def test_the_worst_stretch_is_told_between_two_positions():
    worst = along(worst_stretch=WORST).recorded[0].worst
    assert (worst.start, worst.end) == ("14.5° N, 95.5° E", "14.0° S, 96.0° E")
    assert worst.countries == ("Myanmar",)


def test_results_from_before_stretches_were_kept_say_nothing_about_them():
    recorded = along(worst_stretch={"from_km": 0.0, "to_km": 50.0, "incidents": 2, "weighted": 5.0}).recorded[
        0
    ]
    assert (recorded.worst, recorded.stretches) == (None, ())


def test_without_places_there_are_no_legs():
    payload = payloads.example()
    payload["places"]["route"]["legs"] = []
    assert legs_along(payload) == []


def test_what_is_known_of_a_leg_names_countries_and_not_their_codes():
    assert along(why="coverage of MMR ended on 2023-12-31").recorded[0].why == (
        "coverage of Myanmar ended on 2023-12-31"
    )
