"""Reliability: half for what is missing, three tenths for age, two tenths for what is weak."""

import pytest

from assessments.scoring.evidence.reliability import Element, unreliability
from tests.scoring.grid_world import everywhere, route, score, the_method, world

RULES = the_method()["reliability"]


def test_new_and_strong_figures_are_fully_reliable():
    assert unreliability([Element(1.0, False, 0.0)], RULES) == 0.0


def test_nothing_known_is_worst():
    assert unreliability([Element(1.0, True)], RULES) == 10.0


def test_the_three_parts_add_up():
    # of 4 equal weights 1 is missing: 0.25; ages 2 and 6 and 25 (counted as 10) of 10 years: mean 0.6
    # one of the three is tier 3: 1/3.  10 * (0.5*0.25 + 0.3*0.6 + 0.2/3) = 1.25 + 1.8 + 0.66667
    old, weak = Element(1.0, False, 6.0), Element(1.0, False, 25.0, 1.0)
    elements = [Element(1.0, True), Element(1.0, False, 2.0), old, weak]
    assert unreliability(elements, RULES) == pytest.approx(3.71667, abs=1e-5)


def test_uncovered_threats_count_as_missing():
    # the grid of a place: 14 scored rows, 1 shown only, 11 not covered, and coping capacity: 27
    # 11 of 27 missing; the ages are those of the releases
    evidence = world({"AAA": everywhere(4), "BBB": everywhere(4)})
    payload = score(evidence)
    inform, wgi, idmc, growth = 1 + 91 / 365, 3 + 181 / 365, 1 + 181 / 365, 181 / 365
    # 11 rows of INFORM alone and coping capacity, war (INFORM and IDMC), weather (IDMC), voice, contraction
    ages = [inform] * 12 + [(inform + idmc) / 2, idmc, wgi, growth]
    expected = 10 * (0.5 * 11 / 27 + 0.3 * sum(ages) / len(ages) / 10)
    assert payload["risk"]["reliability"] == pytest.approx(expected)


def test_stand_in_lines_make_a_route_weak():
    evidence = world({"AAA": everywhere(4), "BBB": everywhere(4), "CCC": everywhere(4)})
    loose = score(evidence, population="movers", **route("AAA land", "CCC land", "BBB"))["risk"]
    drawn = route("AAA land-curated", "CCC land-curated", "BBB")
    curated = score(evidence, population="movers", **drawn)["risk"]
    assert loose["reliability"] > curated["reliability"]
    assert loose["indicative"] is True


def test_a_movers_route_counts_its_line_as_missing():
    evidence = world({"AAA": everywhere(4), "BBB": everywhere(4), "CCC": everywhere(4)})
    drawn = route("AAA land-curated", "CCC land-curated", "BBB")
    movers = score(evidence, population="movers", **drawn)["risk"]["reliability"]
    residents = score(evidence, **drawn)["risk"]["reliability"]
    # half is the destination (11/27 missing); of the route half are the transit rows (11/27), half the line
    missing = 0.5 * 11 / 27 + 0.25 * 11 / 27 + 0.25
    assert movers - residents == pytest.approx(10 * 0.5 * (missing - 11 / 27))
