"""What the formulas must give on the published figures that ship with the project.

Each expectation follows from the method and the publishers' own tables, not from what the code returned.
"""

from datetime import date
from functools import cache
from typing import Any

import pytest

from assessments.assessing import answer
from assessments.models import Method
from assessments.questions import question_about
from assessments.scoring.evidence.values import Question
from corridors.models import Corridor, Figure, PairFigure

pytestmark = pytest.mark.usefixtures("world")
AS_OF = date(2026, 6, 30)


@cache
def payload(pair: str, population: str = "residents") -> dict[str, Any]:
    origin, destination = pair.split("-")
    method = Method.objects.get(is_default=True)
    return answer(Question(origin, destination, population, AS_OF), method)


def sample(pair: str) -> dict[str, Any]:
    origin, destination = pair.split("-")
    corridor = Corridor.objects.samples().get(origin=origin, destination=destination)
    return answer(question_about(corridor, AS_OF), Method.objects.get(is_default=True))


@pytest.mark.parametrize("pair", ["ALB-GBR", "JPN-UGA"])
def test_a_pair_without_a_stock_is_not_rated(pair: str) -> None:
    """UN DESA's table has no row for the pair; absent is not zero."""
    origin, destination = pair.split("-")
    assert not PairFigure.objects.filter(
        indicator="undesa.stock", origin=origin, destination=destination
    ).exists()
    matrix = payload(pair)["matrix"]
    assert matrix["status"] == "not rated"
    assert matrix["why"]["code"] == "no-stock"
    assert all(share["nominal"] is None for share in matrix["shares"].values())


def test_people_under_protection_are_shown_where_the_matrix_is_not_rated() -> None:
    """UNHCR, end of 2025: Albanians in the United Kingdom."""
    counted = PairFigure.objects.get(
        indicator="unhcr.refugees", origin="ALB", destination="GBR", period="2025"
    )
    assert payload("ALB-GBR")["matrix"]["people"]["refugees"] == counted.value


def test_palestine_refugees_under_unrwa_are_absent_and_said_so() -> None:
    result = payload("PSE-JOR")
    assert result["matrix"]["why"]["code"] == "unrwa"
    assert any("UNRWA" in warning for warning in [*result["warnings"], result["matrix"]["why"]["text"]])


def test_movers_without_a_survey_are_not_rated() -> None:
    assert sample("MMR-MYS")["matrix"]["why"]["code"] == "movers-without-flow"


def test_a_move_to_a_poorer_country_is_never_called_weak_match_for_opportunity() -> None:
    """GDP per head (PPP): Japan about 50,000, Brazil about 20,000, so D = 0 exactly and E = 1 - fear."""
    japan, brazil = (
        Figure.objects.filter(indicator="gapminder.gdp-per-head-ppp", country=country)
        .order_by("-period")
        .first()
        .value
        for country in ("JPN", "BRA")
    )
    assert japan > brazil
    matrix = payload("JPN-BRA")["matrix"]
    assert matrix["shares"]["D"]["nominal"] == 0.0
    assert matrix["shares"]["E"]["nominal"] == pytest.approx(1 - matrix["fear"]["nominal"], abs=1e-12)
    assert matrix["working"]["rule"] == "income"


@pytest.mark.parametrize("country", ["UKR", "SYR", "SSD"])
def test_countries_at_war_are_at_very_high_risk(country: str) -> None:
    assert payload(f"{country}-JPN")["places"]["origin"]["risk"]["band"] == "very high"


@pytest.mark.parametrize("country", ["JPN", "DEU", "QAT"])
def test_calm_and_coping_countries_are_at_very_low_risk(country: str) -> None:
    assert payload(f"UKR-{country}")["places"]["destination"]["risk"]["band"] == "very low"


def test_risk_at_a_place_by_hand() -> None:
    """Japan from its own INFORM 2025 components, with every step written out."""
    cells = {
        figure.indicator_id.removeprefix("inform."): figure.value
        for figure in Figure.objects.filter(country="JPN", release__key="inform-risk-2025")
    }

    def sg(*values: float) -> float:
        product = 1.0
        for value in values:
            product *= (1 + 0.9 * (10 - value)) ** (1 / len(values))
        return (10 - product) / 0.9

    physical = sg(
        *(
            cells[name]
            for name in (
                "earthquake",
                "tsunami",
                "river-flood",
                "coastal-flood",
                "tropical-cyclone",
                "drought",
            )
        )
    )
    hazard = sg(physical, cells["epidemic"])
    vulnerability = sg(
        *(
            cells[name]
            for name in ("health-conditions", "inequality", "development-deprivation", "food-security")
        )
    )
    structural = (hazard * vulnerability * cells["lack-of-coping"]) ** (1 / 3)
    # Nobody in Japan was displaced by conflict in IDMC's last three years: INFORM's value stands alone.
    expected = sg(cells["current-conflict"], structural)
    place = payload("UKR-JPN")["places"]["destination"]
    assert place["structural"]["nominal"] == pytest.approx(structural, abs=1e-9)
    assert place["risk"]["nominal"] == pytest.approx(expected, abs=1e-9)


def test_risk_does_not_move_when_only_inputs_of_the_matrix_move() -> None:
    before = payload("MMR-THA")
    PairFigure.objects.filter(indicator__in=["unhcr.refugees", "undesa.stock"]).update(value=12345.0)
    after = answer(Question("MMR", "THA", "residents", AS_OF), Method.objects.get(is_default=True))
    assert after["matrix"]["shares"] != before["matrix"]["shares"]
    assert after["risk"] == before["risk"]
    assert after["places"] == before["places"]


def test_shares_do_not_move_when_only_inputs_of_risk_move() -> None:
    before = payload("MMR-THA")
    Figure.objects.filter(indicator__slug__startswith="inform.").exclude(
        indicator="inform.population"
    ).update(value=5.0)
    after = answer(Question("MMR", "THA", "residents", AS_OF), Method.objects.get(is_default=True))
    assert after["risk"]["nominal"] != before["risk"]["nominal"]
    assert after["matrix"]["shares"] == before["matrix"]["shares"]


def test_contraction_is_missing_where_the_latest_growth_is_too_old() -> None:
    """The loaded growth release ends with 2022: more than two years before the end of June 2026."""
    cell = payload("MMR-THA")["places"]["origin"]["threats"]["contraction"]
    assert cell["nominal"] is None
    assert cell["band"] == "not rated"


def test_a_direct_flight_has_no_route_to_rate() -> None:
    route = sample("NPL-QAT")["places"]["route"]
    assert route["status"] == "not applicable"
    assert route["risk"]["nominal"] is None


def test_every_figure_used_names_a_release_that_is_listed() -> None:
    result = sample("MMR-THA")
    listed = {release["key"] for release in result["releases"]}
    used = [entry for entry in result["evidence"] if entry["figure"] is not None]
    assert used
    assert {entry["release"] for entry in used} <= listed
    assert all(entry["period"] for entry in used if entry["scope"] in {"country", "pair"})
