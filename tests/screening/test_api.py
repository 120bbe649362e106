"""The rows over REST: read only, the columns others hold on to, shares in tenths."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from assessments.models import ScreenedPair
from assessments.scoring.screening.rows import COLUMNS
from tests.factories import make_member
from tests.people import client_of
from tests.screening.small import FEW, screened

pytestmark = pytest.mark.usefixtures("world")
ADDRESS = "/api/v1/screening/"


@pytest.fixture
def outsider() -> Client:
    return client_of(make_member("outsider", "Another Agency"))


def rows_of(client: Client, **wanted: Any) -> list[dict[str, Any]]:
    return client.get(ADDRESS, wanted).json()["results"]


def test_a_stranger_is_told_to_sign_in() -> None:
    assert Client().get(ADDRESS).status_code == 401


def test_an_outsider_reads_every_pair_with_the_columns_of_the_command(outsider: Client) -> None:
    screened()
    rows = rows_of(outsider)
    assert len(rows) == len(FEW) * (len(FEW) - 1)
    assert all(set(row) == {*COLUMNS, "why"} for row in rows)


def test_shares_are_in_tenths(outsider: Client) -> None:
    screened()
    shares = [row[f"share_{code}"] for row in rows_of(outsider) for code in ("E", "RS", "D", "RW")]
    known = [share for share in shares if share is not None]
    assert known
    assert all(share == round(share, 1) for share in known)


def test_rows_are_those_stored(outsider: Client) -> None:
    screened()
    row = rows_of(outsider, origin="MMR", destination="THA")[0]
    stored = ScreenedPair.objects.get(origin="MMR", destination="THA")
    assert (row["fear"], row["share_E"], row["risk"]) == (stored.fear, stored.share_e, stored.risk)
    assert (row["method"], row["as_of"]) == ("corridor-1.0", "2026-06-30")


def test_countries_and_their_aliases_match_exactly(outsider: Client) -> None:
    screened()
    assert len(rows_of(outsider, coo="MMR")) == len(FEW) - 1
    assert rows_of(outsider, coo="MM") == []
    assert {row["destination"] for row in rows_of(outsider, coa="BRA")} == {"BRA"}


def test_rows_are_found_by_why_they_differ(outsider: Client) -> None:
    screened()
    assert {row["quadrant"] for row in rows_of(outsider, quadrant="E")} <= {"E"}
    assert {row["why"] for row in rows_of(outsider, origin="PSE")} == {"unrwa"}
    assert all(row["risk"] >= 3 for row in rows_of(outsider, score_min=3))
    assert {row["origin"] for row in rows_of(outsider, origin_region="South Asia")} == set()


def test_the_last_screening_answers_unless_another_day_is_asked_for(outsider: Client) -> None:
    screened("MMR", "THA", as_of=date(2026, 3, 31))
    screened("MMR", "JPN")
    assert {row["as_of"] for row in rows_of(outsider)} == {"2026-06-30"}
    earlier = rows_of(outsider, as_of="2026-03-31")
    assert [(row["origin"], row["destination"]) for row in earlier] == [("MMR", "THA"), ("THA", "MMR")]


@pytest.mark.parametrize(
    "wrong", [{"orign": "MMR"}, {"ordering": "share_E"}, {"as_of": "soon"}, {"limit": "0"}]
)
def test_a_parameter_that_is_not_known_or_wrong_is_refused_by_its_name(
    outsider: Client, wrong: dict[str, str]
) -> None:
    answer = outsider.get(ADDRESS, wrong)
    assert answer.status_code == 400
    assert list(answer.json()["errors"]) == list(wrong)


def test_nothing_can_be_written(outsider: Client) -> None:
    assert outsider.post(ADDRESS, {}).status_code == 405


def test_before_the_first_screening_the_list_is_empty(outsider: Client) -> None:
    assert outsider.get(ADDRESS).json()["count"] == 0
