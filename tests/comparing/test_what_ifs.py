"""What-ifs beside results in the comparison: told apart from them in every place, and from common draws."""

import re

from django.contrib.auth import get_user_model
from django.test import Client

from assessments.models import Scenario, SnapshotDraws
from tests.comparing.conftest import Assessed
from tests.comparing.test_compare_page import PAGE, draw, text_of
from tests.factories import make_snapshot, make_user
from tests.payloads import example
from tests.scenarios.conftest import suppose

DOUBLES = {"kind": "offered", "offer": "conflict-doubles", "country": "THA"}


def test_a_what_if_is_a_column_that_says_so_with_its_reasons_and_words(
    assessed: Assessed, officer: Client
) -> None:
    owner = get_user_model().objects.get(username="officer")
    base = assessed("MMR-THA")
    supposed = suppose(base, DOUBLES, owner=owner)
    assert supposed.status == "done"
    draw(officer, base.pk, f"w{supposed.pk}")
    assert SnapshotDraws.objects.count() == 1  # a what-if brings its own
    page = text_of(officer, base.pk, f"w{supposed.pk}")
    assert page.count("What-if, not an assessment") == 2  # over its column, and over the reasons
    assert "Why 2, the what-if “What if”, differs from the first" in page
    assert "In 2, a what-if" in page and "instead of" in page
    assert page.count("Left unexplained 0") == page.count("Left unexplained") > 0
    assert re.search(r"higher higher in (100%|over 99%|9\d%) of the draws, lower in", page)
    assert "Maps are of results; a what-if has none." in page


def test_results_and_what_ifs_of_one_number_are_never_confused(officer: Client) -> None:
    own = make_snapshot(example())
    theirs = Scenario.objects.create(
        pk=own.pk, base=own, owner=make_user("stranger"), name="Secret", changes=[], status="done"
    )
    answer = officer.get(PAGE, {"s": [own.pk, f"w{theirs.pk}"]})
    assert answer.status_code == 400
    page = answer.content.decode()
    assert f"There is no finished what-if {theirs.pk} that you may see" in page
    assert "Secret" not in page
