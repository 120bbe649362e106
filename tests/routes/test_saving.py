"""A plan becomes places and legs, and is found again as it was."""

from copy import deepcopy

import pytest

from corridors.models import Corridor, Country, Leg
from corridors.routing import RouteError, as_document, plan_from, plan_of, save_route
from tests.factories import make_corridor, make_country
from tests.routes.plans import KHARTOUM, NOT_EGYPT, WINTER, leg, line, make_countries, to_lampedusa

DRAWN = line((12.08, 32.93), (12.3, 34.0), (12.6, 35.5))


@pytest.fixture
def corridor(db: None) -> Corridor:
    make_countries()
    return make_corridor("ERI-ITA")


def test_a_saved_route_is_read_as_the_plan_it_was(corridor: Corridor) -> None:
    document = to_lampedusa(
        line=DRAWN, labels=["Central Mediterranean"], closures=[WINTER], corrections=[NOT_EGYPT]
    )
    save_route(corridor, plan_from(document))
    assert as_document(plan_of(corridor)) == document


def test_a_drawn_line_is_curated_and_a_missing_one_stood_in_for(corridor: Corridor) -> None:
    save_route(corridor, plan_from(to_lampedusa(line=DRAWN)))
    assert [leg.kind for leg in corridor.legs.all()] == ["stand-in", "stand-in", "curated"]


def test_the_length_is_that_of_the_drawn_line(corridor: Corridor) -> None:
    # 1.07 degrees of latitude: 118.7 km, with 0.22 of longitude at 33.5 N (20.4 km): 120.4 km;
    # 1.5 degrees: 166.4 km, with 0.3 at 34.75 N (27.5 km): 168.7 km; 289.1 km together
    save_route(corridor, plan_from(to_lampedusa(line=DRAWN)))
    assert corridor.legs.get(sequence=3).length_km == pytest.approx(289.1, abs=0.3)


def test_countries_crossed_by_land_are_measured_and_the_sea_crosses_none(corridor: Corridor) -> None:
    save_route(corridor, plan_from(to_lampedusa()))
    first, second, third = corridor.legs.all()
    assert {"ERI", "SDN"} <= set(first.countries)
    assert second.countries["SDN"] > 500
    assert third.countries == {}


def test_a_new_plan_replaces_the_old_one(corridor: Corridor) -> None:
    save_route(corridor, plan_from(to_lampedusa()))
    save_route(corridor, plan_from({"places": [], "legs": []}))
    assert (corridor.places.count(), corridor.legs.count()) == (0, 0)


def test_a_country_nobody_knows_is_refused_and_the_old_route_stays(corridor: Corridor) -> None:
    save_route(corridor, plan_from(to_lampedusa()))
    wrong = deepcopy(to_lampedusa())
    wrong["places"][1]["iso3"] = "XYZ"
    with pytest.raises(RouteError) as refused:
        save_route(corridor, plan_from(wrong))
    assert refused.value.problems == [("places.1.iso3", "“XYZ” is no country this installation knows.")]
    assert corridor.places.count() == 4


def test_a_place_with_swapped_coordinates_is_asked_about_and_the_old_route_stays(corridor: Corridor) -> None:
    Country.objects.filter(iso3="SDN").update(name="Sudan")
    before = plan_of(corridor)
    swapped = to_lampedusa()
    swapped["places"][1] = KHARTOUM | {"longitude": 15.59, "latitude": 32.53}
    with pytest.raises(RouteError) as refused:
        save_route(corridor, plan_from(swapped))
    assert refused.value.problems == [
        (
            "places.1.latitude",
            "Khartoum at latitude 32.53 and longitude 15.59 lies far from Sudan, and with the two swapped "
            "it lies there. Are they swapped?",
        )
    ]
    assert plan_of(corridor) == before


def test_a_correction_stands_beside_what_the_outlines_say(corridor: Corridor) -> None:
    chad = {"iso3": "TCD", "passes": True, "km": 40.0, "reason": "drivers name Tiné"}
    document = to_lampedusa()
    document["legs"][1] = leg(corrections=[NOT_EGYPT, chad])
    save_route(corridor, plan_from(document))
    stored = Leg.objects.get(corridor=corridor, sequence=2)
    stored.countries = {"EGY": 31.0, "SDN": 900.0}
    assert stored.corrected_countries == {"SDN": 900.0, "TCD": 40.0}


def test_a_line_over_the_antimeridian_is_stored_in_two_parts_and_edited_as_one(db: None) -> None:
    for iso3 in ("FJI", "WSM"):
        make_country(iso3)
    corridor = make_corridor("FJI-WSM")
    suva = {"name": "Suva", "iso3": "FJI", "longitude": 178.44, "latitude": -18.14}
    apia = {"name": "Apia", "iso3": "WSM", "longitude": -171.76, "latitude": -13.83}
    drawn = line((178.44, -18.14), (179.5, -17.0), (-178.0, -16.0), (-171.76, -13.83))
    save_route(corridor, plan_from({"places": [suva, apia], "legs": [leg("sea", line=drawn)]}))
    stored = corridor.legs.get()
    assert stored.line["type"] == "MultiLineString"
    # about 9.8 degrees of longitude at 16 S (1,047 km) and 4.3 of latitude (477 km): 1,151 km and a little
    assert stored.length_km == pytest.approx(1160, abs=15)
    again = plan_of(corridor)
    assert again.legs[0].line is not None
    save_route(corridor, again)
    assert plan_of(corridor) == again
