"""A missing figure is drawn from comparable countries, in draws only and in rated groups only."""

from dataclasses import replace

import numpy as np
import pytest

from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.drawing.donors import Donors, donors_of, indicators_of
from assessments.scoring.evidence.values import CountryValue, Evidence
from tests.scoring.grid_world import AS_OF, everywhere, score, the_method, world

METHOD = the_method()
GROUPS = METHOD["draws.donors.groups"]
KNOWN = {
    iso3: CountryValue(iso3, iso3, region, group)
    for iso3, region, group in (
        ("AAA", "north", "low"), ("BBB", "north", "low"), ("CCC", "north", "low"), ("DDD", "north", "high"),
        ("EEE", "north", "high"), ("FFF", "south", "low"), ("GGG", "south", "low"), ("HHH", "", ""),
    )
}  # fmt: skip
EVERYONE = sorted(KNOWN)


@pytest.mark.parametrize(
    ("least", "donors"),
    [
        (2, ["BBB", "CCC"]),  # region and income group
        (3, ["BBB", "CCC", "DDD", "EEE"]),  # the region: two in the closest group are too few
        (5, ["BBB", "CCC", "DDD", "EEE", "FFF", "GGG", "HHH"]),  # neither region nor income group has five
    ],
)
def test_the_closest_group_with_enough_donors_gives(least: int, donors: list[str]) -> None:
    assert donors_of("AAA", EVERYONE, KNOWN, GROUPS, least) == donors


def test_another_frame_is_measured_anew() -> None:
    evidence = world({iso3: everywhere(4) for iso3 in EVERYONE})
    worse = world({iso3: everywhere(8) for iso3 in EVERYONE})
    choices = choices_of(METHOD, 8)
    found = [
        Donors(replace(one, donors=one.figures), METHOD, AS_OF).drawn("AAA", "epidemic", choices)
        for one in (evidence, worse, evidence)
    ]
    assert [set(values) for values in found] == [{4.0}, {8.0}, {4.0}]


def test_the_income_group_gives_where_the_region_is_too_small() -> None:
    having = ["BBB", "FFF", "GGG"]
    assert donors_of("AAA", having, KNOWN, GROUPS, 3) == having
    assert donors_of("DDD", ["AAA", "BBB", "FFF"], KNOWN, GROUPS, 2) == ["AAA", "BBB"]


def test_a_country_of_no_known_region_has_the_world_for_donors() -> None:
    assert donors_of("HHH", EVERYONE, KNOWN, GROUPS, 2) == EVERYONE[:-1]


def test_the_method_asks_for_the_figures_of_the_tree_and_the_population() -> None:
    wanted = indicators_of(METHOD)
    assert {"inform.epidemic", "idmc.conflict.new", "inform.population", "wpp.population"} <= wanted
    assert not any(indicator.startswith(("unhcr.refugees", "undesa", "ilo")) for indicator in wanted)


def lacking_food_figures(donors: dict[str, float]) -> Evidence:
    """Return a world whose BBB has no food figure, with donors that have one."""
    asked = world({"AAA": everywhere(4), "BBB": everywhere(6, **{"inform.food-security": None})})
    others = world({iso3: {"inform.food-security": value} for iso3, value in donors.items()})
    countries = asked.countries | others.countries
    return replace(asked, countries=countries, donors=others.figures)


def test_draws_hold_the_severities_of_donors_and_the_nominal_value_stays_missing() -> None:
    evidence = lacking_food_figures({"XXX": 2.0, "YYY": 9.0})
    donors = Donors(evidence, METHOD, AS_OF)
    assert donors.severities("BBB", "hunger").tolist() == [2.0, 9.0]
    drawn = donors.drawn("BBB", "hunger", choices_of(METHOD))
    assert set(drawn.tolist()) == {2.0, 9.0}
    assert (drawn == 2.0).mean() == pytest.approx(0.5, abs=0.05)
    hunger = score(evidence)["places"]["destination"]["threats"]["hunger"]
    assert (hunger["nominal"], hunger["median"], hunger["band"]) == (None, None, "not rated")


def test_donors_widen_the_range_of_the_groups_that_lack_the_figure() -> None:
    without = score(lacking_food_figures({}))["places"]["destination"]
    drawn = score(lacking_food_figures({"XXX": 0.0, "YYY": 10.0}))["places"]["destination"]
    assert drawn["vulnerability"]["nominal"] == without["vulnerability"]["nominal"]
    assert width(drawn["vulnerability"]) > 1.5 * width(without["vulnerability"])
    assert drawn["systems"]["physical"] == without["systems"]["physical"]


def test_without_any_donor_the_figure_gives_up_its_weight_in_the_draws_too() -> None:
    drawn = Donors(lacking_food_figures({}), METHOD, AS_OF).drawn("BBB", "hunger", choices_of(METHOD, 8))
    assert np.isnan(drawn).all()


def test_a_group_that_is_not_rated_is_not_filled_by_donors() -> None:
    evidence = world({"AAA": everywhere(4), "BBB": {"inform.food-security": 5.0}})
    donors = world({"XXX": everywhere(3), "YYY": everywhere(7)})
    filled = replace(evidence, countries=evidence.countries | donors.countries, donors=donors.figures)
    place = score(filled)["places"]["destination"]
    assert place["vulnerability"] == {"nominal": None, "low": None, "median": None, "high": None}
    assert (place["risk"]["band"], place["risk"]["band_probability"]) == ("not rated", None)


def width(part: dict[str, float]) -> float:
    return part["high"] - part["low"]


def test_an_input_whose_absent_row_means_none_is_not_drawn_from_comparable_countries() -> None:
    """UNHCR's absent row means none or under 5 stateless people; the method says so of that input."""
    assert METHOD["inputs.stateless.drawn_when_missing"] is False
    told = the_method("[inputs.hunger]\n", "[inputs.hunger]\ndrawn_when_missing = false\n")
    evidence = lacking_food_figures({"XXX": 0.0, "YYY": 10.0})
    without = score(lacking_food_figures({}), method=told)["places"]["destination"]["vulnerability"]
    assert score(evidence, method=told)["places"]["destination"]["vulnerability"] == without
