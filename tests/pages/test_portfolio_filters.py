"""Filters of the portfolio: kept in the address, removable one by one, the same for page, map and file."""

import csv
import io
from typing import Any

import pytest
from django.test import Client

from assessments.models import Snapshot
from corridors.models import Corridor, Country, Organisation, Tag
from tests import payloads
from tests.factories import make_corridor, make_release, make_snapshot, make_user
from tests.pages.reading import Page

FILE = "/portfolio.csv"
MAP = "/map/corridors.geojson"


@pytest.fixture
def three(officer: Any) -> dict[str, Snapshot]:
    """Myanmar to Thailand (the officer's, tagged), Myanmar to Malaysia by sea, Japan to Uganda not rated."""
    own = make_corridor("MMR-THA", owner=officer)
    own.tags.add(
        Tag.objects.create(name="border", organisation=Organisation.objects.get(name="Corridor Office"))
    )
    snapshots = [
        make_snapshot(payloads.example(), own), make_snapshot(payloads.by_sea()),
        make_snapshot(payloads.not_rated()),
    ]  # fmt: skip
    Country.objects.filter(pk__in=["MMR", "THA", "MYS"]).update(region="South-eastern Asia")
    return {snapshot.corridor.code: snapshot for snapshot in snapshots}


def shown(client: Client, query: str) -> list[str]:
    return [row.entry.code for row in client.get(f"/?{query}").context["rows"]]


@pytest.mark.parametrize(
    ("query", "codes"),
    [
        ("country=THA", ["MMR-THA"]),
        ("country=MMR", ["MMR-MYS", "MMR-THA"]),
        ("country=KEN", []),
        ("region=South-eastern+Asia", ["MMR-MYS", "MMR-THA"]),
        ("tag=border", ["MMR-THA"]),
        ("owner=me", ["MMR-THA"]),
        ("owner=samples", ["JPN-UGA", "MMR-MYS"]),
        ("quadrant=not+rated&country=UGA", ["JPN-UGA"]),
        ("country=MMR&tag=border", ["MMR-THA"]),
    ],
)
def test_a_filter_leaves_what_it_names(as_officer: Client, three: Any, query: str, codes: list[str]) -> None:
    assert shown(as_officer, query) == codes


def test_ticks_of_one_line_add_up(as_officer: Client, three: Any) -> None:
    snapshot = three["MMR-THA"]
    query = f"quadrant={snapshot.quadrant}&quadrant=not+rated"
    assert {"MMR-THA", "JPN-UGA"} <= set(shown(as_officer, query))


def test_a_band_leaves_the_corridors_at_that_risk(as_officer: Client, three: Any) -> None:
    band = three["MMR-THA"].band
    expected = [code for code, snapshot in sorted(three.items()) if snapshot.band == band]
    assert shown(as_officer, f"band={band}") == expected


@pytest.mark.parametrize("place", ["origin", "destination"])
def test_a_freedom_is_asked_for_at_a_place(as_officer: Client, three: Any, place: str) -> None:
    scores = three["MMR-THA"].scores.filter(dimension="freedom", threat="fear")
    three["MMR-MYS"].scores.filter(dimension="freedom").update(band="low")
    three["JPN-UGA"].scores.filter(dimension="freedom").update(band="not rated")
    scores.update(band="medium")
    scores.filter(place=place).update(band="very high")
    assert shown(as_officer, f"freedom=fear&place={place}") == ["MMR-THA"]
    other = "destination" if place == "origin" else "origin"
    assert shown(as_officer, f"freedom=fear&place={other}") == []
    assert shown(as_officer, "freedom=fear") == ["MMR-THA"]


def test_results_on_replaced_figures_can_be_asked_for(as_officer: Client, three: Any) -> None:
    three["MMR-MYS"].releases.add(make_release(status="superseded"))
    assert shown(as_officer, "stale=yes") == ["MMR-MYS"]
    assert shown(as_officer, "stale=no") == ["JPN-UGA", "MMR-THA"]


def test_it_says_how_many_of_how_many_match(as_officer: Client, three: Any) -> None:
    assert "1 of 3 assessed corridors" in Page(as_officer.get("/?country=THA")).text


def test_each_filter_is_removed_by_a_link_of_its_own(as_officer: Client, three: Any) -> None:
    chips = as_officer.get("/?country=MMR&tag=border&sort=-risk").context["finding"].chips()
    assert [(chip.words, chip.query) for chip in chips] == [
        ("Myanmar", "tag=border&sort=-risk"), ("border", "country=MMR&sort=-risk"),
    ]  # fmt: skip


def test_where_nothing_matches_it_says_how_to_go_on(as_officer: Client, three: Any) -> None:
    found = Page(as_officer.get("/?country=KEN"))
    assert "No corridor matches" in found.text
    assert "/?all=1" in found.links


def test_a_value_nobody_offers_is_told_at_its_field_and_left_out(as_officer: Client, three: Any) -> None:
    response = as_officer.get("/?band=purple&country=THA")
    assert response.status_code == 400
    assert "purple is not one of the available choices" in Page(response).text
    assert [row.entry.code for row in response.context["rows"]] == ["MMR-THA"]


@pytest.mark.parametrize("sort", ["risk", "-risk"])
def test_corridors_without_a_risk_stand_last_in_either_order(
    as_officer: Client, three: Any, sort: str
) -> None:
    Snapshot.objects.filter(pk=three["JPN-UGA"].pk).update(risk=None)
    Snapshot.objects.filter(pk=three["MMR-THA"].pk).update(risk=9.0)
    rated = ["MMR-THA", "MMR-MYS"] if sort == "-risk" else ["MMR-MYS", "MMR-THA"]
    assert shown(as_officer, f"sort={sort}") == [*rated, "JPN-UGA"]


def test_another_organisations_tags_are_neither_shown_nor_found(as_outsider: Client, three: Any) -> None:
    assert shown(as_outsider, "tag=border") == []
    assert not [link for link in Page(as_outsider.get("/")).links if "tag=" in link]
    assert "border" not in dict(as_outsider.get("/").context["finding"].fields["tag"].choices)


def test_no_filter_brings_up_a_private_corridor(as_outsider: Client, three: Any) -> None:
    Corridor.objects.update(visibility=Corridor.Visibility.PRIVATE)
    for query in ("country=MMR", f"owner={make_user('officer').pk}", "all=1"):
        assert as_outsider.get(f"/?{query}").context["entries"] == []


def test_the_map_shows_what_the_table_shows(as_officer: Client, three: Any) -> None:
    def named(query: str) -> str:
        return b"".join(as_officer.get(f"{MAP}?{query}")).decode()

    assert "Malaysia" in named("country=MMR")
    assert "Malaysia" not in named("country=THA")


def test_the_file_holds_exactly_what_is_seen_unrounded(as_officer: Client, three: Any) -> None:
    rows = lines(as_officer, "country=MMR&sort=-risk")
    page = as_officer.get("/?country=MMR&sort=-risk").context["rows"]
    assert [row["corridor"] for row in rows] == [str(row.entry.corridor) for row in page]
    first = next(row for row in rows if row["destination"] == "THA")
    snapshot = three["MMR-THA"]
    assert float(first["share_E"]) == snapshot.share_e
    assert float(first["risk_destination"]) == snapshot.risk_destination
    assert (first["as_of"], first["method"]) == (str(snapshot.as_of), snapshot.method.name)


def test_the_file_names_the_releases_behind_each_result(as_officer: Client, three: Any) -> None:
    three["MMR-THA"].releases.add(make_release("inform-risk-2025"))
    assert lines(as_officer, "country=THA")[0]["releases"] == "inform-risk-2025"


def test_what_is_missing_is_empty_in_the_file(as_officer: Client, three: Any) -> None:
    row = lines(as_officer, "country=UGA")[0]
    assert (row["fear"], row["strong_match"], row["share_E"]) == ("", "", "")


def test_no_cell_of_the_file_is_a_formula(as_officer: Client, three: Any) -> None:
    Country.objects.filter(pk="THA").update(name="=HYPERLINK(1)")
    assert lines(as_officer, "country=THA")[0]["destination_name"] == "'=HYPERLINK(1)"


def test_the_file_refuses_a_filter_it_does_not_understand(as_officer: Client, three: Any) -> None:
    response = as_officer.get(f"{FILE}?sort=share_e")
    assert response.status_code == 400
    assert "“share_e” is no order" in response.content.decode()


def lines(client: Client, query: str) -> list[dict[str, str]]:
    content = b"".join(client.get(f"{FILE}?{query}")).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(content)))


def test_a_long_table_says_which_rows_it_shows_and_finds_the_page_of_a_corridor(as_officer: Client) -> None:
    made = [
        make_snapshot(payloads.altered(payloads.example(), corridor=f"MMR-T{number:02d}"))
        for number in range(53)
    ]
    assert "Rows 1 to 50 of 53" in Page(as_officer.get("/")).text
    last = as_officer.get("/", {"at": made[-1].corridor_id}).context["rows"]
    assert made[-1].corridor_id in [row.entry.corridor for row in last]
    assert len(as_officer.get("/").context["entries"]) == 53
