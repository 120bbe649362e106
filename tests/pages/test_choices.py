"""The page where curators choose among sources, and what a choice does."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from assessments.evidence import gather_evidence
from assessments.management.demo_users import create_demo_users
from assessments.models import Method
from assessments.questions import evidence_digest, question_about
from assessments.scoring.engine import score_corridor
from assessments.scoring.methods.method import load_method
from corridors.entering import enter
from corridors.models import SourceOverride
from corridors.sources.entries import KINDS
from tests.entering.rows import stock
from tests.factories import make_corridor, make_user
from tests.pages.reading import Page
from tests.people import client_of

AS_OF = date(2026, 6, 30)
CHOICES = "/curation/choices/"
UN_DESA = "undesa.stock|undesa|International Migrant Stock by destination and origin"

pytestmark = pytest.mark.usefixtures("world")


@pytest.fixture
def curator() -> Client:
    create_demo_users()
    return client_of(make_user("curator"))


def stock_used() -> dict[str, Any]:
    asked = question_about(make_corridor("MMR-JPN"), AS_OF)
    method = load_method(Method.objects.get(is_default=True).text)
    payload = score_corridor(asked, gather_evidence(asked), method, draws=0)
    return next(one for one in payload["evidence"] if one["indicator"] in ("national.stock", "undesa.stock"))


def test_a_choice_changes_which_number_serves_and_is_said_beside_it(curator: Client) -> None:
    enter(KINDS["national-stock"], [stock("60000")], by=make_user("curator"))
    assert "goes first in the order of sources" in stock_used()["note"]
    curator.post(CHOICES, {"source": UN_DESA, "country": "JPN", "note": "the count leaves out children"})
    used = stock_used()
    assert used["indicator"] == "undesa.stock"
    assert "a curator chose it (the count leaves out children)" in used["note"]


def test_a_choice_changes_the_evidence_and_ending_it_gives_it_back(curator: Client) -> None:
    before = evidence_digest(AS_OF)
    curator.post(CHOICES, {"source": UN_DESA, "country": "JPN", "note": "why not"})
    assert evidence_digest(AS_OF) != before
    curator.post(f"{CHOICES}{SourceOverride.objects.get().pk}/end/")
    assert evidence_digest(AS_OF) == before
    assert "why not" in Page(curator.get(CHOICES)).text


def test_a_choice_needs_a_reason(curator: Client) -> None:
    answer = curator.post(CHOICES, {"source": UN_DESA, "country": "JPN", "note": ""})
    assert list(answer.context["form"].errors) == ["note"]


def test_a_second_choice_about_the_same_is_refused(curator: Client) -> None:
    for _ in range(2):
        answer = curator.post(CHOICES, {"source": UN_DESA, "country": "", "note": "why not"})
    assert "end it first" in answer.context["form"].errors["source"][0]
    assert SourceOverride.objects.count() == 1


def test_a_source_that_says_nothing_of_the_country_cannot_be_chosen(curator: Client) -> None:
    growth = "wdi.gdp-growth|world-bank|WDI NY.GDP.MKTP.KD.ZG"
    answer = curator.post(CHOICES, {"source": growth, "country": "PRK", "note": "why not"})
    assert "says nothing about" in answer.context["form"].errors["country"][0]


def test_the_order_and_its_reasons_are_shown(curator: Client) -> None:
    text = Page(curator.get(CHOICES)).text
    assert "Residents of an origin in a destination 1 Curators of this installation" in text
    assert "Population 1 INFORM (JRC), INFORM Risk" in text
