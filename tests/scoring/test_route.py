"""Risk on the way: transit countries, the worst of both ends, the sea, direct flights."""

from dataclasses import replace
from datetime import date

import numpy as np
import pytest

from assessments.scoring.arithmetic.aggregate import build_tree
from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.drawing.donors import Donors
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import Question
from assessments.scoring.places.place import risk_at
from assessments.scoring.places.threats import Sources
from assessments.scoring.routes.exposure import LineExposure
from assessments.scoring.routes.route import Journey, assess_route
from assessments.scoring.routes.transit import transit_countries
from corridors.periods import day_words
from corridors.route_plan import Closure, Correction
from tests.scoring.grid_world import AS_OF, crossing, everywhere, route, score, the_method, world

WORLD = world({"AAA": everywhere(4), "BBB": everywhere(6), "CCC": everywhere(8), "DDD": everywhere(2)})


def part(*stops: str, **asked):
    return score(WORLD, **route(*stops), **asked)["places"]["route"]


def test_one_transit_country_gives_its_risk():
    found = part("AAA land", "CCC land", "BBB")
    assert (found["status"], found["transit"], found["worst"]) == ("rated", ["CCC"], "CCC")
    assert found["risk"]["nominal"] == pytest.approx(8.0)


def test_transit_countries_count_alike_and_the_worst_is_named():
    # 8 (2.8) and 2 (8.2): sqrt(22.96) = 4.79166; 5.78704
    found = part("AAA land", "CCC land", "DDD land", "BBB")
    assert found["risk"]["nominal"] == pytest.approx(5.78704, abs=1e-5)
    assert (found["transit"], found["worst"]) == (["CCC", "DDD"], "CCC")
    assert found["threats"]["epidemic"]["nominal"] == pytest.approx(5.78704, abs=1e-5)


def test_without_transit_country_a_land_line_takes_the_worse_war_cell():
    found = part("AAA land", "AAA land", "BBB")
    assert (found["status"], found["transit"]) == ("rated", [])
    assert found["risk"]["nominal"] == pytest.approx(6.0)
    assert found["threats"]["war"]["nominal"] == pytest.approx(6.0)
    assert found["threats"]["epidemic"]["band"] == "not applicable"


def test_a_direct_flight_is_not_applicable_and_every_value_is_null():
    found = part("AAA air", "BBB")
    assert found["status"] == "not applicable"
    assert found["why"] == "A direct flight: recruitment and travel are not covered."
    cells = [found["risk"], found["violence"], found["structural"], *found["systems"].values()]
    cells += [*found["freedoms"].values(), *found["recorded_deaths"].values()]
    cells += [cell for slug, cell in found["threats"].items() if slug not in not_covered()]
    assert {cell["band"] for cell in cells} == {"not applicable"}
    assert {cell["nominal"] for cell in cells} == {None}


def not_covered() -> list[str]:
    return score(WORLD)["not_covered"]


def test_a_flight_with_a_stop_passes_through_that_country():
    found = part("AAA air", "CCC air", "BBB")
    assert (found["status"], found["transit"]) == ("rated", ["CCC"])
    assert found["risk"]["nominal"] == pytest.approx(8.0)


def test_recorded_deaths_at_sea_are_missing_and_never_zero():
    found = part("AAA sea", "BBB")
    assert (found["status"], found["risk"]["nominal"]) == ("not rated", None)
    assert found["recorded_deaths"]["sea"]["band"] == "not rated"
    why = found["recorded_deaths"]["sea"]["why"]
    assert why == "recorded deaths at sea: no release of incidents is loaded"


def test_a_sea_line_without_figures_leaves_the_transit_countries():
    found = part("AAA sea", "CCC land", "BBB")
    assert found["risk"]["nominal"] == pytest.approx(8.0)


def test_without_places_the_route_is_not_rated():
    found = score(WORLD)["places"]["route"]
    assert (found["status"], found["risk"]["band"]) == ("not rated", "not rated")
    assert found["why"] == "No places are recorded between origin and destination."


def test_an_unrated_majority_of_transit_countries_leaves_the_route_unrated():
    evidence = world({"AAA": everywhere(4), "BBB": everywhere(6), "CCC": everywhere(8), "DDD": {}})
    found = score(evidence, **route("AAA land", "CCC land", "DDD land", "BBB"))["places"]["route"]
    assert (found["status"], found["risk"]["nominal"]) == ("not rated", None)


def journey(*stops: str, **line: float) -> Journey:
    method = the_method()
    question = Question("AAA", "BBB", "movers", AS_OF, **route(*stops))
    ledger = EvidenceLedger(AS_OF, method["tiers"], method["indicators"], WORLD.releases)
    figures, choices = FiguresAsOf(WORLD, AS_OF, method["indicators"]), choices_of(method, 0)
    sources = Sources(figures, method, ledger, choices, Donors(WORLD, method, AS_OF))
    tree = build_tree(method["nodes"], 2 / 3)
    ends = {code: risk_at(code, "origin", sources, tree) for code in ("AAA", "BBB")}
    passed = {code: risk_at(code, "route", sources, tree) for code in transit_countries(question, method)}
    known = {name: np.array([value]) for name, value in line.items()}
    return Journey(question, ends, passed, LineExposure("not asked", **known), method, tree, choices)


def test_conflict_along_a_land_line_raises_the_violence_of_transit_countries():
    # CCC: violence max(8, 10) = 10 (base 1), structural 8 (2.8): sqrt(2.8) = 1.67332; 9.25187
    found = assess_route(journey("AAA land", "CCC land", "BBB", conflict=10.0))
    assert found.value == pytest.approx([(10 - 2.8**0.5) / 0.9])
    assert found.value == pytest.approx([9.25187], abs=1e-5)


def test_conflict_along_the_line_counts_without_transit_countries():
    found = assess_route(journey("AAA land", "BBB", conflict=9.0, deaths_on_land=7.0))
    assert found.value == pytest.approx([9.0])


def test_transit_and_sea_count_alike():
    # transit 8 (2.8), sea 2 (8.2): 5.78704
    found = assess_route(journey("AAA sea", "CCC sea", "BBB", deaths_at_sea=2.0))
    assert found.value == pytest.approx([5.78704], abs=1e-5)


def test_a_country_crossed_by_a_curated_line_is_transit_from_20_km():
    asked = route("AAA land-curated", "BBB")
    near = [crossing(asked["legs"][0], AAA=40.0, CCC=19.9, DDD=20.0)]
    question = Question("AAA", "BBB", "residents", AS_OF, asked["places"], tuple(near))
    assert transit_countries(question, the_method()) == ("DDD",)


def test_a_stand_in_line_adds_no_transit_country():
    asked = route("AAA land", "BBB")
    near = replace(asked["legs"][0], countries={"CCC": 300.0})
    question = Question("AAA", "BBB", "residents", AS_OF, asked["places"], (near,))
    assert transit_countries(question, the_method()) == ()


def test_each_leg_says_why_it_is_red():
    legs = part("AAA land", "CCC air", "DDD sea", "BBB")["legs"]
    assert [leg["risk"]["band"] for leg in legs] == ["very high", "not applicable", "not rated"]
    assert legs[0]["why"].startswith("risk in Ccc; ")
    assert legs[1]["why"] == "a leg by air adds nothing"


def test_a_country_somebody_says_a_leg_passes_is_a_transit_country():
    asked = route("AAA land", "BBB")
    said = Correction("CCC", True, None, "drivers stop there")
    asked["legs"] = (replace(crossing(asked["legs"][0]), corrections=(said,)),)
    found = score(WORLD, **asked)["places"]["route"]
    assert found["transit"] == ["CCC"]
    assert found["risk"]["nominal"] == pytest.approx(8.0)
    assert found["legs"][0]["risk"]["nominal"] == pytest.approx(8.0)
    assert found["legs"][0]["corrections"][0] | {"reason": ""} == {
        "iso3": "CCC", "passes": True, "km": None, "reason": "", "outlined_km": None
    }  # fmt: skip


def test_an_added_origin_or_destination_is_no_transit_country():
    asked = route("AAA land", "BBB")
    said = Correction("AAA", True, 30.0, "a loop back")
    asked["legs"] = (replace(asked["legs"][0], corrections=(said,)),)
    assert score(WORLD, **asked)["places"]["route"]["transit"] == []


def test_a_leg_that_is_closed_says_so_and_keeps_its_score():
    asked = route("AAA land", "CCC land", "BBB")
    open_road = score(WORLD, **asked)
    shut = Closure(date(AS_OF.year - 1, 1, 1), None, "border shut")
    past = Closure(date(2001, 1, 1), date(2001, 12, 31), "flood")
    asked["legs"] = (replace(asked["legs"][0], closures=(shut, past)), asked["legs"][1])
    closed = score(WORLD, **asked)
    assert closed["risk"] == open_road["risk"]
    assert [leg["closed"] for leg in closed["places"]["route"]["legs"]] == [True, False]
    (told,) = set(closed["warnings"]) - set(open_road["warnings"])
    assert told == (
        f"Leg 1, town 0 to town 1, is closed on {day_words(AS_OF)}: border shut "
        f"(from 1 January {AS_OF.year - 1} on). It changes no score."
    )


def test_countries_corrected_by_hand_are_warned_of_with_the_reason():
    asked = route("AAA land-curated", "BBB")
    said = Correction("CCC", False, None, "the road stays in AAA")
    asked["legs"] = (replace(asked["legs"][0], corrections=(said,), outlined={"CCC": 44.0}),)
    result = score(WORLD, **asked)
    assert result["places"]["route"]["legs"][0]["corrections"][0]["outlined_km"] == 44.0
    assert any("by hand: not Ccc (the road stays in AAA)." in told for told in result["warnings"])
    assert result["countries"]["CCC"] == "Ccc"
