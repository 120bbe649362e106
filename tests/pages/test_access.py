"""Who sees what: strangers sign in first, outsiders see nothing, colleagues what is shared."""

from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from assessments.models import Snapshot
from corridors.models import Corridor, Release
from tests import payloads
from tests.factories import (
    make_assessment,
    make_corridor,
    make_figure,
    make_indicator,
    make_method,
    make_pair_figure,
    make_release,
    make_snapshot,
    make_user,
)
from tests.people import client_of


@pytest.fixture
def addresses(private_result: Snapshot) -> list[str]:
    """One address of every kind of page."""
    release = make_release()
    figure = make_figure(release, make_indicator("inform.epidemic", "Epidemic"), "MMR", 6.4)
    pair = make_pair_figure(release, make_indicator("unhcr.refugees", "Refugees"), "MMR-THA", 80411.0)
    make_method()
    return [
        reverse("assessments:portfolio"), reverse("assessments:request"), reverse("assessments:methods"),
        reverse("assessments:screening"),
        reverse("assessments:method", args=["corridor-1.0"]), reverse("corridors:releases"),
        release.get_absolute_url(), reverse("corridors:figure", args=[figure.pk]),
        reverse("corridors:pair-figure", args=[pair.pk]), *own_addresses(private_result),
    ]  # fmt: skip


def own_addresses(snapshot: Snapshot) -> list[str]:
    """The pages about one corridor, which belong to those who may see it."""
    return [
        snapshot.get_absolute_url(),
        snapshot.corridor.get_absolute_url(),
        snapshot.assessment.get_absolute_url(),
    ]


def test_a_stranger_is_asked_to_sign_in(addresses: list[str], client: Client) -> None:
    for address in addresses:
        response = client.get(address)
        assert response.status_code == 302, address
        assert response["Location"].startswith(reverse("login")), address


def test_a_signed_in_user_opens_every_kind_of_page(addresses: list[str], as_officer: Client) -> None:
    assert {a: as_officer.get(a, follow=True).status_code for a in addresses} == dict.fromkeys(addresses, 200)


def test_an_outsider_cannot_see_a_private_corridor(private_result: Snapshot, as_outsider: Client) -> None:
    for address in own_addresses(private_result):
        assert as_outsider.get(address).status_code == 404, address


def test_a_private_corridor_is_not_in_a_colleagues_portfolio(
    private_result: Snapshot, as_colleague: Client
) -> None:
    assert as_colleague.get(reverse("assessments:portfolio")).context["rows"] == []


def test_a_corridor_of_the_organisation_is_for_its_members_only(
    officer: Any, as_colleague: Client, as_outsider: Client
) -> None:
    corridor = make_corridor(
        "MMR-THA", owner=officer, organisation=officer.memberships.get().organisation,
        visibility=Corridor.Visibility.ORGANISATION,
    )  # fmt: skip
    snapshot = make_snapshot(payloads.example(), corridor)
    assert as_colleague.get(snapshot.get_absolute_url()).status_code == 200
    assert as_outsider.get(snapshot.get_absolute_url()).status_code == 404


def test_an_outsider_cannot_cancel_what_they_cannot_see(officer: Any, as_outsider: Client) -> None:
    corridor = make_corridor("MMR-THA", owner=officer, visibility=Corridor.Visibility.PRIVATE)
    assessment = make_assessment(corridor)
    address = reverse("assessments:assessment-cancel", args=[assessment.pk])
    assert as_outsider.post(address).status_code == 404
    assessment.refresh_from_db()
    assert assessment.status == "queued"


def test_a_staged_release_and_its_figures_are_for_curators(as_officer: Client) -> None:
    release = make_release(status=Release.Status.STAGED)
    figure = make_figure(release, make_indicator("inform.epidemic", "Epidemic"), "MMR", 6.4)
    addresses = [release.get_absolute_url(), reverse("corridors:figure", args=[figure.pk])]
    assert [as_officer.get(a).status_code for a in addresses] == [404, 404]
    curator = client_of(make_user("curator", is_superuser=True))
    assert [curator.get(a).status_code for a in addresses] == [200, 200]


def test_the_demo_hint_stands_only_where_the_demos_people_are(client: Client, db: None) -> None:
    assert "demo" not in client.get(reverse("login")).content.decode()
    for name in ("officer", "reviewer", "curator", "outsider"):
        make_user(name)
    assert "This is the demo" in client.get(reverse("login")).content.decode()
