"""Comparing two versions: ask, watch, and read which corridors change and what did it."""

from datetime import date, timedelta
from typing import Any

import pytest
from django.contrib.auth.models import Permission
from django.test import Client
from django.urls import reverse

from assessments.models import Method, MethodComparison, Status
from assessments.questions import evidence_digest
from corridors.models import Corridor
from tests.factories import AS_OF, make_corridor, make_method, make_release, make_user, make_worker
from tests.pages import test_markup
from tests.pages.method_versions import make_next_version
from tests.pages.reading import Page
from tests.people import client_of

COMPARE = "/methods/compare/"
BOTH = f"{COMPARE}?old=corridor-1.0&new=corridor-1.1"
HTMX = {"HX-Request": "true"}
LIMIT, WEIGHT = "bands.risk limits number 4: 6.5 becomes 6.4", "nodes.place weight of violence: 1 becomes 2"


@pytest.fixture(autouse=True)
def versions(db: None) -> tuple[Method, Method]:
    return make_method(), make_next_version()


def reading(word: str | None, value: float | None, at_least: bool = True) -> dict[str, Any]:
    return {"word": word, "value": value, "at_least": at_least}


def move(what: str, because: list[int]) -> dict[str, Any]:
    return {"what": what, "old": reading("high", 6.45), "new": reading("very high", 6.45), "because": because}


def result(*rows: dict[str, Any], unanswered: tuple[dict[str, Any], ...] = ()) -> dict[str, Any]:
    return {
        "rows": list(rows), "unanswered": list(unanswered), "steps": [[LIMIT], [WEIGHT]],
        "changes": [LIMIT, WEIGHT], "evidence": evidence_digest(AS_OF), "draws": 0,
    }  # fmt: skip


def make_comparison(user: Any, status: str = Status.QUEUED, **fields: Any) -> MethodComparison:
    old, new = Method.objects.as_published()
    return MethodComparison.objects.create(
        old=old, new=new, as_of=AS_OF, requested_by=user, status=status, **fields
    )


def make_done(user: Any, *moves: dict[str, Any], corridor: Corridor | None = None, **more: Any) -> Any:
    corridor = corridor or make_corridor("MMR-THA")
    found = result({"corridor": corridor.pk, "moves": list(moves)}, **more)
    return make_comparison(user, Status.DONE, result=found)


def ask(client: Client, **changes: str) -> Any:
    right = {"old": "corridor-1.0", "new": "corridor-1.1", "as_of": "2026-06-30", "scope": "visible"}
    return client.post(COMPARE, right | changes)


def test_asking_leads_to_the_two_versions(as_officer: Client, officer: Any) -> None:
    response = ask(as_officer)
    comparison = MethodComparison.objects.get()
    assert response["Location"] == BOTH == comparison.get_absolute_url()
    assert (comparison.as_of, comparison.requested_by) == (date(2026, 6, 30), officer)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"new": "corridor-1.0"}, "Both versions are corridor-1.0; choose two."),
        ({"old": "corridor-9"}, "There is no version “corridor-9”; there is: corridor-1.0, corridor-1.1."),
        ({"as_of": "soon"}, "such as 2026-06-30"),
        ({"as_of": f"{date.today() + timedelta(days=900)}"}, "lies in the future"),
    ],
)
def test_a_wrong_value_is_told_at_its_field(as_officer: Client, changes: dict[str, str], said: str) -> None:
    response = ask(as_officer, **changes)
    assert response.status_code == 422
    assert said in Page(response).text
    assert not MethodComparison.objects.exists()


def test_with_one_version_there_is_nothing_to_compare(as_officer: Client) -> None:
    Method.objects.filter(name="corridor-1.1").delete()
    text = Page(as_officer.get(COMPARE)).text
    assert "There is nothing to compare yet" in text
    assert "Only one version is published here, corridor-1.0." in text


def test_before_anybody_asked_the_page_shows_what_differs(as_officer: Client) -> None:
    text = Page(as_officer.get(BOTH)).text
    assert "corridor-1.0 and corridor-1.1 have not been compared yet" in text
    assert "nodes.place weight of violence: 1 becomes 2" in text


def test_without_a_choice_the_newest_is_compared_with_the_one_before(as_officer: Client) -> None:
    context = as_officer.get(COMPARE).context
    assert (context["old"].name, context["new"].name) == ("corridor-1.0", "corridor-1.1")


def test_an_unknown_version_is_not_found(as_officer: Client) -> None:
    assert as_officer.get(f"{COMPARE}?old=corridor-9").status_code == 404


def test_what_runs_names_its_stage_and_goes_on_polling(as_officer: Client, officer: Any) -> None:
    make_worker()
    shown = make_comparison(officer, Status.RUNNING, stage="MMR-THA, corridor 3 of 24", progress=14)
    address = reverse("assessments:method-comparison", args=[shown.pk])
    response = as_officer.get(address, headers=HTMX)
    read = Page(response)
    assert response.status_code == 200
    assert "MMR-THA, corridor 3 of 24" in read.text
    assert [tag["hx-get"] for _, tag in read.tags if "hx-get" in tag] == [address]


def test_what_is_done_ends_polling_with_its_table(as_officer: Client, officer: Any) -> None:
    shown = make_done(officer, move("origin", [0]))
    response = as_officer.get(reverse("assessments:method-comparison", args=[shown.pk]), headers=HTMX)
    assert response.status_code == 286
    assert "Myanmar to Thailand" in Page(response).text
    assert not [tag for _, tag in Page(response).tags if "hx-get" in tag]


def test_a_visit_to_the_part_leads_to_the_page(as_officer: Client, officer: Any) -> None:
    shown = make_comparison(officer)
    address = reverse("assessments:method-comparison", args=[shown.pk])
    assert as_officer.get(address)["Location"] == BOTH


def test_each_move_stands_with_the_change_that_did_it(as_officer: Client, officer: Any) -> None:
    make_done(officer, move("origin", [1]), move("destination", [0, 1]), move("corridor", []))
    text = Page(as_officer.get(BOTH)).text
    assert "1 of 1 corridor changes; 0 do not." in text
    assert f"Risk at the origin at least high 6.45 at least very high 6.5 {WEIGHT}" in text
    assert f"Each of these alone: {LIMIT} {WEIGHT}" in text
    assert "Only together: no single change does it." in text


def test_shares_and_quadrants_are_told_in_words(as_officer: Client, officer: Any) -> None:
    largest = {"what": "largest", "old": reading(None, None), "new": reading("RW", 0.41), "because": [0]}
    quadrant = {"what": "quadrant", "old": reading(None, None), "new": reading("mixed", None), "because": [0]}
    make_done(officer, largest, quadrant)
    text = Page(as_officer.get(BOTH)).text
    assert "Largest share none named RW (41%)" in text
    assert "Quadrant not named mixed" in text


def test_it_is_said_that_values_are_nominal(as_officer: Client, officer: Any) -> None:
    make_done(officer)
    text = Page(as_officer.get(BOTH)).text
    assert "0 of 1 corridor change; 1 does not." in text
    assert "Nominal values only: no ranges are drawn here" in text


def test_what_could_not_be_compared_is_told_with_its_reason(as_officer: Client, officer: Any) -> None:
    flight = make_corridor("THA-JPN")
    make_done(officer, unanswered=({"corridor": flight.pk, "why": "as-of is too early"},))
    assert "Thailand to Japan as-of is too early" in Page(as_officer.get(BOTH)).text


def test_a_corridor_one_may_not_see_any_more_is_counted_not_shown(
    as_officer: Client, officer: Any, outsider: Any
) -> None:
    corridor = make_corridor("MMR-THA", owner=outsider, visibility=Corridor.Visibility.PRIVATE)
    make_done(officer, move("origin", [0]), corridor=corridor)
    text = Page(as_officer.get(BOTH)).text
    assert "Myanmar" not in text
    assert "0 of 0 corridors change" in text
    assert "1 more was compared that you may not see" in text


def test_figures_published_since_are_told(as_officer: Client, officer: Any) -> None:
    make_done(officer)
    assert "Figures have been published" not in Page(as_officer.get(BOTH)).text
    make_release()
    assert "Figures have been published or withdrawn since." in Page(as_officer.get(BOTH)).text


def test_a_failure_gives_its_reason(as_officer: Client, officer: Any) -> None:
    make_comparison(officer, Status.FAILED, reason="as-of 2009-01-01 is too early.")
    assert "As-of 2009-01-01 is too early." in Page(as_officer.get(BOTH)).text


def test_somebody_elses_comparison_is_not_found(as_outsider: Client, officer: Any) -> None:
    shown = make_done(officer, move("origin", [0]))
    address = reverse("assessments:method-comparison", args=[shown.pk])
    assert as_outsider.get(address, headers=HTMX).status_code == 404
    assert "have not been compared yet" in Page(as_outsider.get(BOTH)).text


def test_a_comparison_over_the_samples_serves_everybody(as_outsider: Client, officer: Any) -> None:
    shown = make_done(officer, move("origin", [0]))
    MethodComparison.objects.filter(pk=shown.pk).update(scope=MethodComparison.Scope.SAMPLES)
    assert "Myanmar to Thailand" in Page(as_outsider.get(BOTH)).text


def test_who_asked_may_cancel_and_nobody_else(as_officer: Client, as_outsider: Client, officer: Any) -> None:
    shown = make_comparison(officer, scope=MethodComparison.Scope.SAMPLES)
    address = reverse("assessments:method-comparison-cancel", args=[shown.pk])
    as_outsider.post(address)
    shown.refresh_from_db()
    assert shown.status == Status.QUEUED
    assert "Cancelled. Nothing was stored." in Page(as_officer.post(address, follow=True)).text
    shown.refresh_from_db()
    assert shown.status == Status.CANCELLED


def test_strangers_sign_in_first(client: Client) -> None:
    assert client.get(BOTH)["Location"].startswith(reverse("login"))


@pytest.fixture
def read_pages(officer: Any) -> dict[str, Page]:
    """Every page about versions, as a curator sees it."""
    officer.user_permissions.add(Permission.objects.get(codename="add_method"))
    curator = client_of(make_user("officer"))
    make_done(officer, move("origin", [0, 1]), move("route", []))
    pages = {address: Page(curator.get(address)) for address in (BOTH, "/methods/corridor-1.1/")}
    wrong = curator.post("/methods/corridor-1.0/edit/", {"name": "", "text": ""})
    return pages | {"edit": Page(curator.get("/methods/corridor-1.0/edit/")), "wrong": Page(wrong)}


RULES = [getattr(test_markup, name) for name in dir(test_markup) if name.startswith("test_")]


@pytest.mark.parametrize("rule", RULES, ids=[rule.__name__ for rule in RULES])
def test_pages_about_versions_keep_what_every_page_owes(rule: Any, read_pages: dict[str, Page]) -> None:
    rule(read_pages)
