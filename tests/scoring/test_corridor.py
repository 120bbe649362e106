"""One number for a corridor: residents by the destination, movers by route and destination."""

import pytest

from tests.scoring.grid_world import everywhere, route, score, world

WORLD = world({"AAA": everywhere(4), "BBB": everywhere(2), "CCC": everywhere(8)})


def test_residents_are_at_the_destination():
    found = score(WORLD, **route("AAA land", "CCC land", "BBB"))["risk"]
    assert (found["nominal"], found["basis"]) == (2.0, "destination")


def test_movers_are_on_the_route_and_at_the_destination():
    # route 8 (2.8), destination 2 (8.2): 5.78704
    found = score(WORLD, population="movers", **route("AAA land", "CCC land", "BBB"))["risk"]
    assert found["nominal"] == pytest.approx(5.78704, abs=1e-5)
    assert (found["basis"], found["band"]) == ("route and destination", "high")


def test_movers_on_a_direct_flight_are_at_the_destination():
    assert score(WORLD, population="movers", **route("AAA air", "BBB"))["risk"]["nominal"] == 2.0


def test_movers_on_an_unrated_route_are_not_rated_with_the_reason():
    found = score(WORLD, population="movers", **route("AAA sea", "BBB"))["risk"]
    assert (found["nominal"], found["band"]) == (None, "not rated")
    assert found["why"]["code"] == "coverage"
    assert "the route is not rated" in found["why"]["text"]


def test_risk_is_not_symmetric():
    there = score(WORLD, "AAA", "BBB")["risk"]["nominal"]
    back = score(WORLD, "BBB", "AAA")["risk"]["nominal"]
    assert (there, back) == (2.0, 4.0)


def test_values_are_at_least_while_trafficking_has_no_figure():
    payload = score(WORLD, **route("AAA land", "CCC land", "BBB"))
    assert payload["risk"]["at_least"] is True
    assert [payload["places"][name]["at_least"] for name in ("origin", "route", "destination")] == [
        False, True, True,
    ]  # fmt: skip
    assert (
        "At least: risk to residents; threats particular to migrants are not measured." in payload["warnings"]
    )


def test_another_country_in_the_evidence_changes_no_score():
    more = world({"AAA": everywhere(4), "BBB": everywhere(2), "CCC": everywhere(8), "DDD": everywhere(10)})
    asked = route("AAA land", "CCC land", "BBB")
    assert score(more, **asked)["places"] == score(WORLD, **asked)["places"]
