"""The rows page and report share say what the document says: no more, nothing else."""

from typing import Any

import pytest

from assessments.reports.tables import tables
from tests import payloads

EVERY = [payloads.example, payloads.not_rated, payloads.by_sea]


def test_the_shares_keep_their_order_whatever_their_size() -> None:
    assert [row.code for row in tables.share_rows(payloads.example())] == ["E", "RS", "D", "RW"]


def test_only_the_largest_share_is_marked() -> None:
    assert [row.code for row in tables.share_rows(payloads.example()) if row.is_largest] == ["E"]
    assert not any(row.is_largest for row in tables.share_rows(payloads.not_rated()))


def test_no_share_of_a_mixed_corridor_is_marked_as_the_largest() -> None:
    assert not any(row.is_largest for row in tables.share_rows(payloads.contested()))


def test_a_share_that_is_not_rated_is_said_to_be_so() -> None:
    assert {row.text for row in tables.share_rows(payloads.not_rated())} == {"not rated"}


def test_no_table_counts_people_by_quadrant() -> None:
    payload = payloads.example()
    number = payload["matrix"]["working"]["N"]
    counts = {f"{number * part['nominal']:,.0f}" for part in payload["matrix"]["shares"].values()}
    shown = {row.text for row in tables.people_rows(payload) + tables.working_rows(payload)}
    assert not counts & shown


def test_unknown_people_are_not_known_rather_than_none() -> None:
    rows = {row.label: row.text for row in tables.people_rows(payloads.not_rated())}
    assert rows["Residents (migrant stock)"] == "not known"
    assert rows["Refugees"] == "0"


def test_at_least_stands_before_route_and_destination_only() -> None:
    rows = {row.place: row.risk for row in tables.place_rows(payloads.by_sea())}
    assert [rows[place].at_least for place in tables.PLACES] == [False, True, True]


@pytest.mark.parametrize("make", EVERY)
def test_the_grid_holds_every_threat_of_the_document_once(make: Any) -> None:
    payload = make()
    shown = [row.slug for system in tables.threat_grid(payload) for row in system.threats]
    assert sorted(shown) == sorted(payload["places"]["origin"]["threats"])


@pytest.mark.parametrize("make", EVERY)
def test_uncovered_threats_stand_in_the_grid_as_not_covered(make: Any) -> None:
    payload = make()
    rows = {row.slug: row for system in tables.threat_grid(payload) for row in system.threats}
    for slug in payload["not_covered"]:
        assert rows[slug].cells[0].text == "not covered"
        assert rows[slug].cells[2].text == "not covered"


def test_a_cell_names_the_evidence_it_rests_on() -> None:
    payload = payloads.example()
    known = {entry["id"] for entry in payload["evidence"]}
    for system in tables.threat_grid(payload):
        for row in system.threats:
            assert {figure for cell in row.figures for figure in cell} <= known


def test_the_table_of_law_has_a_column_for_every_country_of_the_route() -> None:
    assert tables.legal_cover(payloads.by_sea()).countries == ("Myanmar", "Thailand", "Malaysia")


def test_an_instrument_not_asked_of_the_origin_is_not_applicable_there() -> None:
    payload = payloads.example()
    payload["places"]["origin"]["legal"] = [
        entry for entry in payload["places"]["origin"]["legal"] if "Refugee" not in entry["instrument"]
    ]
    first = tables.legal_cover(payload).rows[0]
    assert first.instrument == "Refugee Convention 1951"
    assert [cell.status for cell in first.cells] == ["not applicable", "not party"]


@pytest.mark.parametrize("make", EVERY)
def test_every_figure_has_its_release_licence_and_age(make: Any) -> None:
    for row in tables.evidence_rows(make()):
        assert row.publisher
        assert row.release
        assert row.licence
        assert row.age.endswith(" y")


def test_every_assumption_shows_what_it_could_as_well_be() -> None:
    rows = {row.name: row for row in tables.assumption_rows(payloads.example())}
    assert (rows["k"].value, rows["k"].between) == ("2", "0.5 to 4")
