"""A document is a route, or every wrong value is named at its place."""

from copy import deepcopy
from typing import Any

import pytest

from corridors.route_reading import problems_with_ends
from corridors.routing import RouteError, as_document, plan_from
from tests.routes.plans import ASMARA, KHARTOUM, LAMPEDUSA, NOT_EGYPT, WINTER, leg, line, to_lampedusa


def problems(document: Any) -> dict[str, str]:
    with pytest.raises(RouteError) as refused:
        plan_from(document)
    return dict(refused.value.problems)


def changed(**place: Any) -> dict[str, Any]:
    document = deepcopy(to_lampedusa())
    document["places"][1] |= place
    return document


def test_a_plan_written_as_a_document_is_read_as_the_same_plan() -> None:
    drawn = line((12.08, 32.93), (12.3, 34.0), (12.6, 35.5))
    document = to_lampedusa(
        line=drawn, labels=["Central Mediterranean"], closures=[WINTER], corrections=[NOT_EGYPT]
    )
    assert as_document(plan_from(document)) == document


def test_no_places_are_a_route_nobody_planned_yet() -> None:
    assert plan_from({"places": [], "legs": []}).places == ()


def test_one_place_is_no_route() -> None:
    assert "at least two places" in problems({"places": [ASMARA], "legs": []})["places"]


@pytest.mark.parametrize("document", [None, [], "route", {"places": "Asmara"}, {"places": [1], "legs": []}])
def test_what_is_no_object_of_places_and_legs_is_refused(document: Any) -> None:
    assert problems(document)


def test_a_latitude_beyond_the_pole_is_named_at_its_place() -> None:
    assert "lies outside -90 to 90" in problems(changed(latitude=95.0))["places.1.latitude"]


def test_coordinates_that_would_fit_the_other_way_round_are_asked_about() -> None:
    told = problems(changed(latitude=100.5, longitude=13.75))
    assert told["places.1.latitude"].endswith("Are latitude and longitude swapped?")
    assert "swapped" not in problems(changed(latitude=95.0, longitude=120.0))["places.1.latitude"]


@pytest.mark.parametrize("wrong", [None, "", "north", float("nan"), True])
def test_a_coordinate_that_is_no_number_is_asked_for(wrong: Any) -> None:
    assert "in degrees" in problems(changed(longitude=wrong))["places.1.longitude"]


def test_every_problem_is_told_at_once() -> None:
    assert set(problems(changed(name=" ", iso3="", latitude=99))) == {
        "places.1.name", "places.1.iso3", "places.1.latitude"
    }  # fmt: skip


def test_a_leg_is_by_land_sea_or_air() -> None:
    document = {"places": [ASMARA, KHARTOUM], "legs": [leg("train")]}
    assert "“train” is no mode" in problems(document)["legs.0.mode"]


def test_there_is_one_leg_less_than_places() -> None:
    assert problems({"places": [ASMARA, KHARTOUM], "legs": []})["legs"] == "2 places need 1 legs, not 0."


def test_two_places_at_one_point_are_no_leg() -> None:
    document = {"places": [ASMARA, ASMARA | {"name": "Asmara airport"}], "legs": [leg()]}
    assert "the same point" in problems(document)["places.1.longitude"]


def test_a_line_that_begins_far_from_its_place_is_refused_with_the_distance() -> None:
    # One degree of latitude is 110.6 to 111.7 km
    document = to_lampedusa(line=line((12.08, 31.93), (12.6, 35.5)))
    assert problems(document)["legs.2.line"] == "The line begins 111 km from Zuwara; it must be within 25 km."


def test_a_line_of_too_many_points_is_refused_with_their_number() -> None:
    document = to_lampedusa(line=line(*((12.0, 33.0 + n / 10_000) for n in range(2001))))
    assert "2,001 points; at most 2,000" in problems(document)["legs.2.line"]


def test_a_closure_needs_a_reason_and_days_in_order() -> None:
    wrong = WINTER | {"reason": "", "starts": "2025-04-01"}
    said = problems(to_lampedusa(closures=[wrong]))
    assert said["legs.2.closures.0.reason"] == "Say why the leg is closed."
    assert "before it starts" in said["legs.2.closures.0.ends"]


def test_a_day_that_does_not_exist_is_shown_as_it_was_written() -> None:
    said = problems(to_lampedusa(closures=[WINTER | {"starts": "2025-02-30"}]))
    assert "“2025-02-30” is no day" in said["legs.2.closures.0.starts"]


def test_a_correction_says_how_one_knows() -> None:
    said = problems(to_lampedusa(corrections=[NOT_EGYPT | {"reason": ""}]))
    assert "how you know" in said["legs.2.corrections.0.reason"]


def test_a_route_begins_in_the_origin_and_ends_in_the_destination() -> None:
    plan = plan_from(to_lampedusa())
    names = {"SDN": "Sudan", "ERI": "Eritrea"}
    assert problems_with_ends(plan, "ERI", "ITA", names) == []
    (wrong,) = problems_with_ends(plan, "SDN", "ITA", names)
    assert wrong == ("places.0.iso3", "The route begins in Sudan; its first place, Asmara, is in Eritrea.")
    assert [path for path, _ in problems_with_ends(plan, "ERI", "MLT", names)] == ["places.3.iso3"]
    assert LAMPEDUSA["name"] in problems_with_ends(plan, "ERI", "MLT", names)[0][1]
