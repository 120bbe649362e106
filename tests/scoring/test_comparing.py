"""One corridor against another: from common draws, in words that do not overstate it."""

import numpy as np
import pytest

from assessments.scoring.comparing import draws_of
from assessments.scoring.drawing.comparison import compare
from assessments.scoring.evidence.values import Evidence, Question, UnanswerableQuestion
from tests.scoring.grid_world import AS_OF, everywhere, the_method, world

METHOD = the_method()


def of_100(above: int, below: int) -> tuple[np.ndarray, np.ndarray]:
    """Return 100 common draws of two values, the first above the other in some and below in some."""
    one = np.full(100, 5.0)
    other = np.concatenate([np.full(above, 4.0), np.full(below, 6.0), np.full(100 - above - below, 5.0)])
    return one, other


@pytest.mark.parametrize(
    ("above", "below", "words"),
    [
        (95, 5, "higher"), (94, 6, "probably higher"), (80, 20, "probably higher"),
        (79, 21, "cannot be told apart"), (50, 50, "cannot be told apart"), (0, 0, "cannot be told apart"),
        (20, 80, "probably lower"), (5, 95, "lower"), (3, 90, "probably lower"),
    ],
)  # fmt: skip
def test_the_words_follow_the_share_of_the_draws(above: int, below: int, words: str) -> None:
    found = compare(*of_100(above, below), METHOD)
    assert found is not None
    assert (found.above, found.below, found.words) == (above / 100, below / 100, words)


def test_draws_that_only_one_of_them_has_do_not_count() -> None:
    one, other = np.array([5.0, 5.0, np.nan, 5.0]), np.array([4.0, np.nan, 4.0, 6.0])
    found = compare(one, other, METHOD)
    assert found is not None
    assert (found.above, found.below) == (0.5, 0.5)
    assert compare(one[1:3], other[1:3], METHOD) is None


def risk_at(destination: str, evidence: Evidence) -> np.ndarray:
    return draws_of(Question("AAA", destination, "residents", AS_OF), evidence, METHOD).risk


def test_ranges_that_overlap_can_still_be_told_apart_by_their_common_draws() -> None:
    evidence = world({"AAA": everywhere(4), "BBB": everywhere(5.0), "CCC": everywhere(5.5)})
    lower, higher = risk_at("BBB", evidence), risk_at("CCC", evidence)
    assert np.quantile(higher, 0.05) < np.quantile(lower, 0.5) < np.quantile(lower, 0.95)
    found = compare(higher, lower, METHOD)
    assert found is not None
    assert found.words == "probably higher"


def test_a_common_destination_cannot_be_told_apart_from_itself() -> None:
    evidence = world({iso3: everywhere(4) for iso3 in ("AAA", "BBB", "CCC")})
    one, other = (draws_of(Question(origin, "CCC", "residents", AS_OF), evidence, METHOD).risk
                  for origin in ("AAA", "BBB"))  # fmt: skip
    assert np.array_equal(one, other)
    found = compare(one, other, METHOD)
    assert found is not None
    assert found.words == "cannot be told apart"


def test_a_question_that_cannot_be_answered_is_refused() -> None:
    with pytest.raises(UnanswerableQuestion, match="'ZZZ' is not a country"):
        risk_at("ZZZ", world({"AAA": everywhere(4)}))
