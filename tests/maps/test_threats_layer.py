"""What countries are shaded by: their own values, and nothing where the document gives none."""

from typing import Any

from assessments.maps.content.layers import threats_layer
from tests import payloads
from tests.maps.routes import LIMITS, NUKUALOFA, SUVA, TOKYO, along, without_places


def column(layer: dict[str, Any], slug: str) -> dict[str, Any]:
    return next(measure for measure in layer["measures"] if measure["slug"] == slug)


def test_origin_and_destination_are_shaded_by_their_own_cells() -> None:
    payload = payloads.example()
    layer = threats_layer(payload, {}, LIMITS)
    assert [(c["iso3"], c["role"]) for c in layer["countries"]] == [("MMR", "origin"), ("THA", "destination")]
    cells = [payload["places"][role]["threats"]["hunger"] for role in ("origin", "destination")]
    assert column(layer, "hunger")["values"] == [cell["nominal"] for cell in cells]
    assert column(layer, "hunger")["bands"] == [cell["band"] for cell in cells]


def test_overall_risk_comes_first_and_has_the_limits_of_places() -> None:
    measures = threats_layer(payloads.example(), {}, LIMITS)["measures"]
    assert (measures[0]["slug"], measures[0]["limits"]) == ("risk", "risk")
    assert {measure["limits"] for measure in measures[1:]} == {"cell"}


def test_at_least_stands_before_the_destination_and_not_before_the_origin() -> None:
    texts = column(threats_layer(payloads.example(), {}, LIMITS), "risk")["texts"]
    assert [text.startswith("at least ") for text in texts] == [False, True]


def test_a_threat_without_any_figure_cannot_be_chosen() -> None:
    slugs = {measure["slug"] for measure in threats_layer(payloads.example(), {}, LIMITS)["measures"]}
    assert "war" in slugs
    assert not slugs & {"volcano", "trafficking", "route-deaths"}


def test_the_only_transit_country_has_the_values_of_the_route() -> None:
    payload = along([SUVA, NUKUALOFA, TOKYO], ["land", "air"], [4.0, None])
    payload["places"]["route"]["risk"] = {"nominal": 4.2, "band": "medium"}
    layer = threats_layer(payload, {}, LIMITS)
    assert layer["countries"][1] == {
        "iso3": "TON", "name": "Country TON", "role": "transit", "point": (184.8, -21.14),
    }  # fmt: skip
    assert column(layer, "risk")["values"][1] == 4.2


def test_with_a_sea_leg_the_risk_of_the_route_is_not_that_of_its_transit_country() -> None:
    layer = threats_layer(payloads.by_sea(), {}, LIMITS)
    assert column(layer, "risk")["values"][1] is None
    assert column(layer, "risk")["bands"][1] is None


def test_one_of_several_transit_countries_has_no_value_of_its_own() -> None:
    payload = payloads.by_sea()
    payload["places"]["route"]["transit"] = ["THA", "SGP"]
    war = column(threats_layer(payload, {}, LIMITS), "war")
    assert war["values"][1:3] == [None, None]
    assert "no value of its own" in war["texts"][1]


def test_a_country_is_marked_at_its_own_place_else_at_its_known_point() -> None:
    assert threats_layer(payloads.example(), {}, LIMITS)["countries"][1]["point"] == (100.5, 13.76)
    marked = threats_layer(without_places(), {"MMR": (96.0, 21.0)}, LIMITS)["countries"]
    assert [country["point"] for country in marked] == [(96.0, 21.0), None]
