"""Saved views, and what changed since the last visit."""

from typing import Any

import pytest
from django.test import Client

from assessments.models import SavedView
from corridors.models import Corridor, SourceOverride
from tests import payloads
from tests.factories import make_corridor, make_country, make_indicator, make_release, make_snapshot
from tests.pages.reading import Page
from tests.people import client_of

VIEWS = "/portfolio/views/"


def visit(user: Any) -> Client:
    """A new session in which the portfolio has been opened once."""
    client = client_of(user)
    client.get("/?all=1")
    return client


def changes(client: Client) -> Any:
    return client.get("/?all=1").context["changes"]


def test_the_first_visit_ever_has_nothing_to_compare_with(officer: Any, result: Any) -> None:
    assert changes(visit(officer)) is None


def test_a_new_result_is_told_with_the_band_it_had(officer: Any, result: Any) -> None:
    visit(officer)
    later = make_snapshot(payloads.altered(payloads.example(), as_of="2026-06-29"), result.corridor)
    type(later).objects.filter(pk=later.pk).update(band="very low")
    found = changes(visit(officer)).results
    assert [change.title for change in found] == ["Myanmar to Thailand"]
    assert f"risk was {result.band}, is very low" in found[0].words


def test_it_stays_while_the_visit_lasts_and_goes_when_marked_as_seen(officer: Any, result: Any) -> None:
    visit(officer)
    make_snapshot(payloads.altered(payloads.example(), as_of="2026-06-29"), result.corridor)
    second = visit(officer)
    assert len(changes(second).results) == len(changes(second).results) == 1
    assert "Mark as seen" in Page(second.get("/?all=1")).text
    second.post("/portfolio/seen/")
    assert not changes(second)


def test_a_result_gone_stale_is_told_with_the_reason(officer: Any, result: Any) -> None:
    release = make_release()
    result.releases.add(release)
    visit(officer)
    type(release).objects.filter(pk=release.pk).update(status="withdrawn")
    (because,) = changes(visit(officer)).stale
    assert [change.title for change in because.corridors] == ["Myanmar to Thailand"]
    assert "was withdrawn" in because.words


def test_a_reason_stands_once_with_all_the_corridors_it_concerns(officer: Any, result: Any) -> None:
    other = make_snapshot(payloads.by_sea(), make_corridor("MMR-MYS", owner=officer))
    one, two = make_release("one"), make_release("two")
    type(two).objects.filter(pk=two.pk).update(version="another edition")
    result.releases.add(one)
    other.releases.add(one, two)
    visit(officer)
    type(one).objects.filter(pk__in=[one.pk, two.pk]).update(status="withdrawn")
    found = changes(visit(officer))
    assert found.stale_count == 2
    assert [len(because.corridors) for because in found.stale] == [2, 1]


def test_a_source_chosen_since_is_told_as_a_reason(officer: Any, result: Any) -> None:
    visit(officer)
    release = make_release()
    SourceOverride.objects.create(
        indicator=make_indicator("inform.epidemic", "Epidemic"), publisher=release.publisher,
        dataset=release.dataset, country=make_country("THA"), note="more recent",
    )  # fmt: skip
    (because,) = changes(visit(officer)).stale
    assert "A curator chose" in because.words
    assert "for “Epidemic”, Thailand" in because.words
    assert because.words.endswith("more recent")
    head = Page(client_of(officer).get(result.get_absolute_url())).text
    assert because.words in head


def test_a_corridor_shared_since_is_told_but_ones_own_is_not(officer: Any, outsider: Any) -> None:
    visit(officer)
    make_snapshot(payloads.by_sea(), make_corridor("MMR-MYS", owner=outsider))
    make_corridor("UGA-JPN", owner=officer)
    found = changes(visit(officer)).appeared
    assert [(change.title, change.words) for change in found] == [("Myanmar to Malaysia", "by outsider")]


def test_a_corridor_no_longer_shared_is_counted_and_not_named(officer: Any, outsider: Any) -> None:
    corridor = make_corridor("MMR-MYS", owner=outsider)
    make_snapshot(payloads.by_sea(), corridor)
    visit(officer)
    Corridor.objects.filter(pk=corridor.pk).update(visibility=Corridor.Visibility.PRIVATE)
    page = Page(visit(officer).get("/?all=1"))
    assert "1 corridor is no longer here" in page.text
    assert "Malaysia" not in page.text


def test_a_view_keeps_the_filters_under_a_name(as_officer: Client, officer: Any, result: Any) -> None:
    as_officer.post(VIEWS, {"name": " Thai  border ", "query": "country=THA&page=3&nonsense=1"})
    view = SavedView.objects.get()
    assert (view.name, view.query, view.user) == ("Thai border", "country=THA", officer)
    assert "/?country=THA" in Page(as_officer.get("/")).links


@pytest.mark.parametrize("name", ["", "Thai border"])
def test_a_wrong_name_is_told_and_the_filters_stay(
    as_officer: Client, officer: Any, result: Any, name: str
) -> None:
    SavedView.objects.create(user=officer, name="Thai border", query="country=THA")
    response = as_officer.post(VIEWS, {"name": name, "query": "country=MMR"})
    assert response.status_code == 422
    assert response.context["query"] == "country=MMR"
    assert response.context["saving"].errors["name"]
    assert SavedView.objects.count() == 1


def test_one_view_may_open_the_portfolio_and_show_all_still_does(as_officer: Client, officer: Any) -> None:
    first = SavedView.objects.create(user=officer, name="First", query="country=THA")
    second = SavedView.objects.create(user=officer, name="Second", query="stale=yes")
    for view in (first, second):
        as_officer.post(f"{VIEWS}{view.pk}/", {"do": "open", "name": view.name})
    assert as_officer.get("/")["Location"] == "/?stale=yes"
    assert as_officer.get("/?all=1").status_code == 200
    as_officer.post(f"{VIEWS}{second.pk}/", {"do": "close", "name": second.name})
    assert as_officer.get("/").status_code == 200


def test_a_view_is_renamed_and_deleted_by_its_owner_alone(
    as_officer: Client, as_colleague: Client, officer: Any
) -> None:
    view = SavedView.objects.create(user=officer, name="Border", query="country=THA")
    assert as_colleague.post(f"{VIEWS}{view.pk}/", {"do": "delete"}).status_code == 404
    as_officer.post(f"{VIEWS}{view.pk}/", {"do": "rename", "name": "The border"})
    assert SavedView.objects.get().name == "The border"
    as_officer.post(f"{VIEWS}{view.pk}/", {"do": "delete"})
    assert not SavedView.objects.exists()
    assert "Border" not in Page(as_colleague.get("/")).text
