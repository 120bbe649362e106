"""What missing figures are drawn from: every country's figures of the risk tree, read once a process."""

from datetime import date

import pytest

from assessments.evidence import gather_evidence
from assessments.models import Method
from assessments.scoring.drawing.donors import Donors, indicators_of
from assessments.scoring.evidence.values import Question
from assessments.scoring.methods.method import load_method
from corridors.models import Release

pytestmark = pytest.mark.usefixtures("world")
QUESTION = Question("MMR", "THA", "residents", date(2026, 6, 30))


def wanted() -> frozenset[str]:
    return indicators_of(load_method(Method.objects.get(is_default=True).text))


def test_donors_are_all_countries_with_the_indicators_asked_for() -> None:
    donors = gather_evidence(QUESTION, wanted()).donors
    assert donors["country"].nunique() > 190
    assert set(donors["indicator"]) <= wanted()
    assert {"inform.epidemic", "wgi.voice"} <= set(donors["indicator"])


def test_nobody_is_a_donor_where_nothing_is_drawn() -> None:
    assert gather_evidence(QUESTION).donors.empty


def test_donors_are_read_once_until_a_release_is_published_or_withdrawn() -> None:
    first = gather_evidence(QUESTION, wanted()).donors
    assert gather_evidence(QUESTION, wanted()).donors is first
    Release.objects.filter(dataset="Worldwide Governance Indicators").update(status="withdrawn")
    again = gather_evidence(QUESTION, wanted()).donors
    assert "wgi.voice" not in set(again["indicator"])


def test_reading_the_same_donors_again_adds_no_query(django_assert_max_num_queries) -> None:
    gather_evidence(QUESTION, wanted())
    with django_assert_max_num_queries(10):
        gather_evidence(QUESTION, wanted())


def test_voice_missing_in_kosovo_would_be_drawn_from_its_neighbours() -> None:
    method = load_method(Method.objects.get(is_default=True).text)
    donors = Donors(gather_evidence(QUESTION, wanted()), method, QUESTION.as_of)
    severities = donors.severities("XKX", "voice")
    assert len(severities) >= 5
    assert 0 <= severities.min() < severities.max() <= 10
