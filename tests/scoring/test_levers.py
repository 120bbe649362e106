"""Levers: one input changed in common draws; the example of ``test_matrix_example`` worked by hand."""

from dataclasses import replace
from typing import Any

import numpy as np
import pytest

from assessments.scoring.drawing.choices import choices_of
from assessments.scoring.evidence.ledger import EvidenceLedger
from assessments.scoring.evidence.selection import FiguresAsOf
from assessments.scoring.evidence.values import ProfileValue, Question
from assessments.scoring.explaining.lever_moves import Moved
from assessments.scoring.explaining.levers import changes_of, levers_of, pulled
from assessments.scoring.matrix.quadrants import Matrix, read_matrix
from assessments.scoring.methods.method import InvalidMethod, Method
from tests.scoring.matrix_world import QUESTION, World, evidence_of, recorded_survey, the_method, world

DRAWS = 256
CARE_AND_FARMS = ProfileValue(occupations={"care": 0.6, "farms": 0.4}, shortages={"care": 0.5, "farms": 0.0})


def read(rows: World, question: Question, method: Method, draws: int) -> Matrix:
    evidence = evidence_of(rows)
    ledger = EvidenceLedger(question.as_of, method["tiers"], method["indicators"], evidence.releases)
    figures = FiguresAsOf(evidence, question.as_of, method["indicators"])
    return read_matrix(question, evidence, figures, choices_of(method, draws), ledger)


def told(
    rows: World | None = None, question: Question = QUESTION, method: Method | None = None, draws: int = 0
) -> dict[str, dict[str, Any]]:
    used = method or the_method()
    matrix = read(rows or world(), question, used, draws)
    return {row["slug"]: row for row in levers_of(matrix, choices_of(used, draws))}


def drawn(method: Method | None = None, question: Question = QUESTION) -> dict[str, dict[str, np.ndarray]]:
    """Return the change of every draw, for the levers that apply."""
    used = method or the_method()
    matrix = read(world(), question, used, DRAWS)
    found = pulled(matrix, choices_of(used, DRAWS))
    return {lever.name: changes_of(lever.moved, matrix) for lever in found if isinstance(lever.moved, Moved)}


def change(row: dict[str, Any], share: str) -> float:
    return row["shares"][share]["nominal"]


def about(**profile: Any) -> Question:
    return replace(QUESTION, profile=ProfileValue(**profile))


def test_work_rights_move_refugees_from_weak_to_strong_match() -> None:
    # r: ln M = -.0517832 - .1981073 + .3 ln .75 = -.3361951, M = .7144837, p = .8951853
    # RS + .1904226 * (.8951853 - .8190652) = + .0144950, RW as much less
    row = told()["access-refugees-0.75"]
    assert change(row, "RS") == pytest.approx(0.0144950, abs=1e-6)
    assert change(row, "RW") == pytest.approx(-0.0144950, abs=1e-6)
    assert (change(row, "E"), change(row, "D"), row["fear"]["nominal"]) == (0.0, 0.0, 0.0)


def test_peace_takes_the_hardship_of_those_without_a_status() -> None:
    # h = 0: fear (1,500 + 4,000)/51,800 = .1061776, less by .0842450; E + .0842450 * .8805681 = + .0741835
    row = told()["peace"]
    assert row["fear"]["nominal"] == pytest.approx(-0.0842450, abs=1e-7)
    assert change(row, "E") == pytest.approx(0.0741835, abs=1e-6)


def test_language_moves_the_fit_of_both_lanes() -> None:
    # fit .35 + .3 * .2 + .1666667 = .5766667; e: ln M = (-.0517832 + .3 ln .5766667)/.7 = -.3099007
    # M = .7335198, p = .9117505; E + .8095774 * (.9117505 - .8805681) = + .0252446
    row = told()["language"]
    assert change(row, "E") == pytest.approx(0.0252446, abs=1e-6)
    assert change(row, "RS") > 0


def test_recognised_skills_count_in_full() -> None:
    # fit .5 + 0 + .1666667 = .6666667; e: ln M = (-.0517832 + .3 ln .6666667)/.7 = -.2477468
    # M = .7805576, p = .9429764; E + .8095774 * (.9429764 - .8805681) = + .0505244
    assert change(told()["skill"], "E") == pytest.approx(0.0505244, abs=1e-6)


def test_an_opened_occupation_counts_as_a_full_shortage() -> None:
    # need .6 * .5 + .4 * 0 = .3, opened .6 * .5 + .4 * 1 = .7; e, access unrecorded:
    # ln M = (.4 ln .3 + .3 ln .5166667)/.7 = -.9709948, M = .3787061, p = .2291815
    # opened (.4 ln .7 + .3 ln .5166667)/.7 = -.4868245, M = .6145749, p = .7587335
    row = told(question=replace(QUESTION, profile=CARE_AND_FARMS))["occupation:farms"]
    calm = 1 - 0.1904226
    assert change(row, "E") == pytest.approx(calm * (0.7587335 - 0.2291815), abs=1e-6)
    assert row["label"] == "Occupation opened: farms"


def test_the_occupation_most_people_work_in_comes_first() -> None:
    slugs = list(told(question=replace(QUESTION, profile=CARE_AND_FARMS)))
    assert [slug for slug in slugs if slug.startswith("occupation")] == [
        "occupation:care",
        "occupation:farms",
    ]


def test_without_recorded_occupations_none_can_be_opened() -> None:
    row = told()["occupation"]
    assert (row["applies"], row["why"]) == (False, "No occupations are recorded for this corridor.")
    assert set(row["shares"]["E"].values()) == {None}


def test_recorded_access_is_raised_by_the_size_and_no_further_than_the_most() -> None:
    # .8 + .2 would be 1: at most .9; access .8 -> .9 moves M by the factor (.9/.8)^.3
    row = told(question=about(work_permit_share=0.8))["access-opportunity"]
    whole = told(question=about(work_permit_share=0.6))["access-opportunity"]
    assert 0 < change(row, "E") < change(whole, "E")


def test_unrecorded_access_has_no_nominal_change_but_a_range() -> None:
    row = told(draws=DRAWS)["access-opportunity"]
    assert (row["applies"], change(row, "E")) == (True, None)
    assert 0 < row["shares"]["E"]["low"] < row["shares"]["E"]["high"]
    assert change(row, "RS") == 0.0
    assert row["note"].startswith("Access is not recorded")


@pytest.mark.parametrize(
    ("slug", "question", "why"),
    [
        ("access-refugees-0.75", about(work_rights=0.8), "Refugees' recorded access to work is 0.8 already."),
        ("access-opportunity", about(work_permit_share=0.95), "Recorded access to work is 0.95 already."),
        ("skill", about(work="domestic"), "Skills count as used in full already."),
    ],
)
def test_what_is_open_already_is_not_opened(slug: str, question: Question, why: str) -> None:
    row = told(question=question)[slug]
    assert (row["applies"], row["why"]) == (False, why)


def test_a_survey_leaves_peace_nothing_to_move() -> None:
    rows = replace(world(), surveys=[recorded_survey(0.4)])
    assert told(rows)["peace"]["why"].startswith("A recorded survey of these people")


def test_towards_a_poorer_destination_access_moves_nobody() -> None:
    rows = world().with_country({("gapminder.gdp-per-head-ppp", "JPN", 2024): 1_000.0})
    assert told(rows)["access-opportunity"]["applies"] is False


def test_a_matrix_that_is_not_rated_has_no_levers() -> None:
    assert told(world().without("undesa")) == {}


def test_every_lever_names_a_holder() -> None:
    holders = {row["holder"] for row in told().values()}
    assert holders <= {"origin", "destination", "international community"}


def test_changes_of_the_shares_sum_to_nothing_in_every_draw() -> None:
    for moved in drawn().values():
        assert moved["E"] + moved["RS"] + moved["D"] + moved["RW"] == pytest.approx(0.0, abs=1e-12)


def test_more_access_never_takes_a_strong_match_away_in_any_draw() -> None:
    found = drawn()
    some, full = found["access-refugees-0.75"]["RS"], found["access-refugees-1"]["RS"]
    assert np.all(some >= 0)
    assert np.all(full >= some)
    assert np.all(found["access-opportunity"]["E"] >= 0)


def test_peace_never_adds_fear_in_any_draw() -> None:
    assert np.all(drawn()["peace"]["fear"] <= 0)


@pytest.mark.parametrize(
    ("sized", "nothing", "slug"),
    [
        ("access_refugees = [0.75, 1.0]", "access_refugees = [0.0]", "access-refugees-0"),
        ("access_opportunity_add = 0.2", "access_opportunity_add = 0.0", "access-opportunity"),
        ("language_add = 0.2", "language_add = 0.0", "language"),
        ("skill_recognised = 1.0", "skill_recognised = 0.0", "skill"),
        ("peace_delta = 0.0", "peace_delta = 1.0", "peace"),
    ],
)
def test_a_lever_of_size_zero_changes_nothing(sized: str, nothing: str, slug: str) -> None:
    moved = drawn(the_method(sized, nothing)).get(slug, {})
    assert all(np.all(values == 0) for values in moved.values())


@pytest.mark.parametrize(
    ("old", "new", "sentence"),
    [
        ("[levers.holders]", "[levers.held]", "levers.holders.access-refugees = None: must be one of origin"),
        ('peace = "international', 'peace = "the', "levers.holders.peace = 'the community'"),
        (
            "language_add = 0.2",
            "language_add = 2",
            "levers.language_add = 2: must be a share between 0 and 1",
        ),
        ("access_refugees = [0.75, 1.0]", "access_refugees = [75]", "must be shares between 0 and 1"),
    ],
)
def test_a_method_whose_levers_make_no_sense_is_refused(old: str, new: str, sentence: str) -> None:
    with pytest.raises(InvalidMethod) as refused:
        the_method(old, new)
    assert sentence in str(refused.value)
