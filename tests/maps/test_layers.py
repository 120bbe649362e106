"""What the map says about legs and places is what the document says."""

from typing import Any

import pytest

from assessments.maps.content.layers import drawn_legs, legs, places_layer, portfolio_feature, shown
from assessments.maps.content.positions import unwrapped
from tests import payloads
from tests.maps.routes import LIMITS, LOS_ANGELES, TOKYO, along, without_places


def drawn(payload: dict[str, Any]) -> list[dict[str, Any]]:
    """The legs as the map draws them."""
    return drawn_legs(legs(payload, LIMITS), unwrapped(payload["route_lines"]))["features"]


def test_a_leg_carries_its_mode_its_length_its_countries_and_its_risk() -> None:
    leg = legs(payloads.by_sea(), LIMITS)[2]
    assert (leg["number"], leg["start"], leg["end"], leg["mode"]) == (3, "Hat Yai", "Padang Besar", "land")
    assert leg["countries"] == ["Thailand 39 km", "Malaysia 3 km"]
    assert leg["km"] == 42.0


def test_at_least_stands_before_a_value_on_the_route() -> None:
    assert legs(payloads.by_sea(), LIMITS)[0]["text"] == "at least very high (7.4)"


def test_a_leg_without_a_value_says_so_and_is_not_zero() -> None:
    leg = legs(payloads.not_rated(), LIMITS)[0]
    assert (leg["value"], leg["text"]) == (None, "not applicable")


def test_the_reason_of_a_leg_names_countries_and_has_no_codes() -> None:
    payload = payloads.example()
    payload["countries"]["USA"] = "United States"
    payload["places"]["route"]["legs"][0]["why"] = "war and violent conflict in MMR; nothing from USA"
    assert legs(payload, LIMITS)[0]["why"] == (
        "war and violent conflict in Myanmar; nothing from the United States"
    )


def test_a_leg_without_a_reason_has_none() -> None:
    payload = payloads.example()
    payload["places"]["route"]["legs"][0]["why"] = None
    assert legs(payload, LIMITS)[0]["why"] is None


def test_a_leg_says_when_it_is_closed_and_what_was_corrected_by_hand() -> None:
    payload = payloads.example()
    payload["places"]["route"]["legs"][0] |= {
        "closed": True, "labels": ["Eastern Route"],
        "closures": [
            {"starts": "2024-06-01", "ends": "2024-09-30", "reason": "monsoon", "every_year": True},
            {"starts": "2026-02-01", "ends": None, "reason": "bridge down", "every_year": False},
        ],
        "corrections": [
            {"iso3": "THA", "passes": False, "km": None, "reason": "the road turns", "outlined_km": 31.2},
            {"iso3": "LAO", "passes": True, "km": 5.0, "reason": "ferry", "outlined_km": None},
        ],
    }  # fmt: skip
    leg = legs(payload, LIMITS)[0]
    assert leg["closed"]
    assert leg["closures"] == [
        "closed from 1 June to 30 September every year: monsoon",
        "closed from 1 February 2026 on: bridge down",
    ]
    assert leg["corrections"] == [
        "does not pass Thailand: the road turns (corrected by hand; by the outlines 31 km)",
        "passes LAO: ferry (corrected by hand; not by the outlines)",
    ]
    assert leg["labels"] == ["Eastern Route"]


def test_a_leg_of_an_older_result_is_open_and_uncorrected() -> None:
    leg = legs(payloads.example(), LIMITS)[0]
    assert (leg["closed"], leg["closures"], leg["labels"], leg["corrections"]) == (False, [], [], [])


def test_the_layer_has_the_same_legs_as_the_table() -> None:
    payload = payloads.by_sea()
    assert [feature["properties"] for feature in drawn(payload)] == legs(payload, LIMITS)


def test_a_leg_is_drawn_where_its_line_lies() -> None:
    first = drawn(payloads.example())[0]["geometry"]
    assert first == {"type": "LineString", "coordinates": [(97.64, 16.89), (98.51, 16.69)]}


def test_places_say_which_of_them_are_the_ends() -> None:
    features = places_layer(payloads.example())["features"]
    named = [(f["properties"]["name"], f["properties"]["role"]) for f in features]
    assert named == [
        ("Hpa-An", "origin"), ("Myawaddy", "stop"), ("Mae Sot", "stop"), ("Bangkok", "destination"),
    ]  # fmt: skip


def test_without_places_the_layers_are_empty() -> None:
    assert drawn(without_places()) == []
    assert places_layer(without_places())["features"] == []


def test_one_decimal_becomes_two_where_it_would_cross_a_limit() -> None:
    assert shown(6.46, LIMITS["risk"]) == "6.46"  # 6.5 would be very high
    assert shown(6.44, LIMITS["risk"]) == "6.4"


def test_the_portfolio_splits_a_line_at_the_antimeridian_and_names_the_mode_of_each_part() -> None:
    payload = along([TOKYO, LOS_ANGELES], ["air"], [None])
    feature = portfolio_feature(payload["route_lines"], ["air"], {"band": "low"})
    parts = feature["geometry"]["coordinates"]
    assert feature["properties"]["modes"] == ["air", "air"]
    assert parts[0][-1][0] == pytest.approx(180) and parts[1][0][0] == pytest.approx(-180)
