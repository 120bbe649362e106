"""A country's uncertainty is one number, shared by its corridors and by no other country's."""

import numpy as np
import pytest

from assessments.scoring.comparing import draws_of
from assessments.scoring.evidence.values import Evidence, Question
from tests.scoring.grid_world import AS_OF, everywhere, score, the_method, world

METHOD = the_method()
COUNTRIES = ("AAA", "BBB", "CCC")
PAIRS = [(origin, destination) for origin in COUNTRIES for destination in COUNTRIES if origin != destination]


def with_old_figure(iso3: str = "") -> Evidence:
    """Return a world of alike countries; the conflict figure of one is of 2015 instead of 2025.

    Its value is the same, its tier 3 instead of 2: the noise has sd 1.2 instead of 0.6.
    """
    evidence = world({code: everywhere(5) for code in COUNTRIES})
    old = (evidence.figures["country"] == iso3) & (evidence.figures["indicator"] == "inform.current-conflict")
    evidence.figures.loc[old, ["period", "year"]] = ["2015", 2015]
    return evidence


@pytest.mark.parametrize(("origin", "destination"), PAIRS)
def test_a_less_certain_figure_widens_its_own_countrys_corridors_and_only_those(
    origin: str, destination: str
) -> None:
    before, after = (
        score(evidence, origin, destination) for evidence in (with_old_figure(), with_old_figure("BBB"))
    )
    for place, iso3 in (("origin", origin), ("destination", destination)):
        was, became = (payload["places"][place]["risk"] for payload in (before, after))
        assert became["nominal"] == was["nominal"]
        if iso3 == "BBB":
            assert width(became) > 1.2 * width(was)
        else:
            assert became == was
    assert (width(after["risk"]) > width(before["risk"])) == (destination == "BBB")


def test_a_country_has_the_same_draws_as_origin_and_as_destination() -> None:
    evidence = with_old_figure()
    there, back = (draws_of(Question(*pair, "residents", AS_OF), evidence, METHOD)
                   for pair in (("AAA", "BBB"), ("BBB", "CCC")))  # fmt: skip
    assert np.array_equal(there.places["destination"], back.places["origin"])


def test_countries_with_the_same_figures_have_draws_of_their_own() -> None:
    found = draws_of(Question("AAA", "BBB", "residents", AS_OF), with_old_figure(), METHOD)
    assert not np.array_equal(found.places["origin"], found.places["destination"])


def test_a_figure_that_is_added_leaves_the_draws_of_the_others_alone() -> None:
    """Without a figure for disease, the draws of the physical system stay what they were."""
    full = world({code: everywhere(5) for code in COUNTRIES})
    less = world({code: everywhere(5, **{"inform.epidemic": None}) for code in COUNTRIES})
    one, other = (score(evidence)["places"]["destination"]["systems"] for evidence in (full, less))
    assert one["physical"] == other["physical"]
    assert one["living"] != other["living"]


def width(part: dict[str, float]) -> float:
    return part["high"] - part["low"]
