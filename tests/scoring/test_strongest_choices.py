"""The choices a range depends on most, for the headline risk, for each share and for fear."""

from collections import Counter

import pytest

from assessments.scoring.drawing.choice_labels import label_of
from tests.scoring import matrix_world
from tests.scoring.grid_world import COMPONENTS, everywhere, route, score, the_method, world

WORLD = world({"AAA": everywhere(4), "BBB": everywhere(6, **{"inform.epidemic": None}), "CCC": everywhere(8)})
OF_FEAR = ("fear.", "figure:MMR-JPN:", "figure:MMR:recognition")


def told(**asked) -> list[dict]:
    return score(WORLD, **asked)["choices"]


def told_of_the_example() -> list[dict]:
    known = {(slug, iso3, 2025): 4.0 for slug in COMPONENTS for iso3 in ("MMR", "JPN")}
    evidence = matrix_world.evidence_of(matrix_world.world().with_country(known))
    return score(evidence, origin="MMR", destination="JPN")["choices"]


def test_every_output_that_is_rated_names_its_choices() -> None:
    outputs = dict.fromkeys(row["output"] for row in told_of_the_example())
    assert list(outputs) == ["risk", "E", "RS", "D", "RW", "fear"]


def test_fear_and_shares_depend_on_nothing_the_risk_is_made_of() -> None:
    for row in told_of_the_example():
        if row["output"] == "fear":
            assert row["choice"].startswith(OF_FEAR)
        elif row["output"] != "risk":
            assert row["choice"].startswith((*OF_FEAR, "match.", "assumed:", "need.", "weights:fit:"))


def test_at_most_three_choices_are_told_of_each_output() -> None:
    counts = Counter(row["output"] for row in told())
    assert counts["risk"] == 3
    assert max(counts.values()) <= 3


def test_the_risk_of_residents_depends_on_the_destination_alone() -> None:
    for row in told():
        assert row["choice"].startswith(("figure:BBB:", "weights:", "mean-instead-of-sg"))


def test_figures_are_no_judgement_and_choices_are() -> None:
    for row in told(population="movers", **route("AAA land", "CCC land", "BBB")):
        assert row["judgement"] == (not row["choice"].startswith("figure:"))


def test_a_worse_figure_raises_the_risk() -> None:
    effects = {row["choice"]: row["effect"] for row in told()}
    assert effects["figure:BBB:inform.current-conflict"] > 0.3


def test_without_draws_nothing_is_told() -> None:
    assert told(draws=0) == []


def test_without_spread_nothing_is_told() -> None:
    assert told(spread=False) == []


@pytest.mark.parametrize(
    ("name", "words"),
    [
        ("weights:place:violence", "Weight of violence in risk at a place"),
        ("weights:physical:river-flood", "Weight of river flood in natural hazards"),
        ("match.midpoint", "Match at which half the people are a strong match"),
        ("figure:THA:inform.epidemic", "Epidemic, Thailand, uncertainty of the figure"),
        ("figure:THA:donor inform.epidemic", "Epidemic, Thailand, missing: drawn from comparable countries"),
        ("figure:MMR-THA:undesa.stock", "People from MMR in Thailand, uncertainty of the figure"),
        ("figure:MMR:recognition", "Recognition of people from MMR elsewhere, uncertainty of the figure"),
    ],
)
def test_every_choice_has_words(name: str, words: str) -> None:
    assert label_of(name, the_method(), {"THA": "Thailand"}) == words


def test_every_dimension_of_the_method_has_words_of_its_own() -> None:
    method = the_method()
    for name in method["draws.dimensions.order"]:
        assert label_of(name, method, {}) != name
