"""Results side by side: what the page says of them, and what it does not."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import SnapshotDraws
from assessments.running import draw_again
from assessments.scoring.explaining.explained import CORRIDOR, EXACT, explained
from tests.comparing.conftest import Assessed
from tests.factories import make_corridor, make_snapshot, make_user
from tests.payloads import example

PAGE = "/compare/"


def text_of(client: Client, *keys: object) -> str:
    answer = client.get(PAGE, {"s": [str(key) for key in keys]})
    assert answer.status_code == 200
    return re.sub(r"\s+", " ", re.sub(r"<[^>]+>", " ", answer.content.decode()))


def draw(client: Client, *keys: object) -> None:
    asked = client.post(reverse("assessments:compare-draws") + "?" + "&".join(f"s={key}" for key in keys))
    assert asked.status_code == 302
    for run in SnapshotDraws.objects.all():
        draw_again(run.pk)


def test_every_difference_of_two_assessed_corridors_is_explained_to_the_last_digit(
    assessed: Assessed,
) -> None:
    base, other = assessed("NGA-ITA").payload, assessed("ETH-SAU").payload
    for about in ("origin", "route", "destination", CORRIDOR):
        found = explained(base, other, about)
        assert found is not None
        assert found.total == pytest.approx(found.difference, abs=EXACT)
        assert found.remainder == 0.0


def test_words_come_from_common_draws_once_they_are_there(assessed: Assessed, officer: Client) -> None:
    calm, war = assessed("MMR-JPN").pk, assessed("MMR-THA").pk
    assert "of the draws, lower in" not in text_of(officer, calm, war)
    draw(officer, calm, war)
    page = text_of(officer, calm, war)
    assert "Risk at the destination" in page
    assert re.search(r"higher higher in (100%|over 99%) of the draws, lower in", page)
    assert "the same in every draw" in page  # the common origin


def test_shares_of_different_origins_are_not_held_against_each_other(
    assessed: Assessed, officer: Client
) -> None:
    one, other = assessed("IND-ARE").pk, assessed("NPL-QAT").pk
    draw(officer, one, other)
    page = text_of(officer, one, other)
    before_risk = page.split("Who moves and why")[-1].split("Risk at the origin")[0]
    assert "of the draws, lower in" not in before_risk
    assert "nationalities are not ranked here" in page


def test_figures_of_both_results_stand_above_a_sum_that_leaves_nothing(
    assessed: Assessed, officer: Client
) -> None:
    page = text_of(officer, assessed("MMR-THA").pk, assessed("MMR-JPN").pk)
    assert "Both by corridor-1.0." in page
    assert page.count("Left unexplained 0") == page.count("Left unexplained") > 0
    assert "inform-risk-2025" in page


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        (["first", "2"], "There is no result first that you may see"),
        (["{own}", "{own}"], "is chosen twice"),
        (["{own}", "999999"], "There is no result 999999 that you may see"),
    ],
)  # fmt: skip
def test_a_wrong_choice_is_named_in_one_sentence(officer: Client, asked: list[str], said: str) -> None:
    own = make_snapshot(example()).pk
    answer = officer.get(PAGE, {"s": [one.format(own=own) for one in asked]})
    assert answer.status_code == 400
    assert said in answer.content.decode()


def test_a_result_of_another_organisation_is_as_if_it_did_not_exist(officer: Client) -> None:
    hidden = make_corridor("UGA-JPN", owner=make_user("stranger"), visibility="private")
    payload = example()
    key, own = make_snapshot(payload, hidden).pk, make_snapshot(payload).pk
    answer = officer.get(PAGE, {"s": [own, key]})
    assert answer.status_code == 400
    assert f"There is no result {key} that you may see" in answer.content.decode()
    assert officer.post(f"{reverse('assessments:compare-draws')}?s={own}&s={key}").status_code == 302
    assert not SnapshotDraws.objects.exists()


def test_corridors_ticked_in_the_portfolio_are_compared_by_their_latest_results(officer: Client) -> None:
    first, second = make_snapshot(example()), make_snapshot(example(), make_corridor("UGA-JPN"))
    answer = officer.get(PAGE, {"corridor": [first.corridor_id, second.corridor_id]})
    assert answer.status_code == 302
    assert sorted(re.findall(r"s=(\d+)", answer["Location"])) == sorted([str(first.pk), str(second.pk)])
