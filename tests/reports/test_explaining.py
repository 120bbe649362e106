"""What explains a result: contributions that add up, choices and levers in the order of the result."""

import pytest

from assessments.reports.tables import tables
from tests import payloads


def test_the_parts_of_a_place_add_up_to_its_risk() -> None:
    for group in tables.driver_groups(payloads.example()):
        parts = [*group.rows, *([group.rest] if group.rest else [])]
        assert sum(part.contribution for part in parts) == pytest.approx(group.value.number)


def test_the_greatest_part_comes_first_and_the_smallest_stand_together() -> None:
    origin = tables.driver_groups(payloads.example())[0]
    parts = [row.contribution for row in origin.rows]
    assert parts == sorted(parts, reverse=True)
    assert origin.rest is not None
    assert origin.rest.label == "7 others together"  # 13 inputs of the risk at a place, six shown


def test_several_figures_of_one_threat_are_one_part() -> None:
    payload = payloads.example()
    drivers = payload["places"]["origin"]["drivers"]
    drivers.append(drivers[0] | {"contribution": 0.5, "evidence": "e99"})
    war = tables.driver_groups(payload)[0].rows[0]
    assert war.contribution == pytest.approx(drivers[0]["contribution"] + 0.5)
    assert war.evidence == (drivers[0]["evidence"], "e99")


def test_a_corridor_of_route_and_destination_has_drivers_of_its_own() -> None:
    titles = [group.title for group in tables.driver_groups(payloads.by_sea())]
    assert titles == ["Corridor: route and destination", "Origin: Myanmar", "Destination: Malaysia"]


def test_a_result_without_drivers_has_no_groups() -> None:
    assert tables.driver_groups(payloads.without_draws(payloads.example())) == []


def test_judgement_is_named_among_the_choices() -> None:
    groups = tables.choice_groups(payloads.example())
    assert [group.output for group in groups] == ["Risk of the corridor", "Share of E", "Fear for safety"]
    kinds = {row.label: row.kind for group in groups for row in group.rows}
    assert kinds["Steepness of hardship"] == "judgement"
    assert kinds["Current conflict intensity, Thailand"] == "uncertain figure"


def test_a_lever_changes_the_shares_by_points_and_one_that_does_not_apply_says_why() -> None:
    rights, _, occupation = tables.lever_rows(payloads.example())
    # RS +0.05 with sd 0.05/3: 5% and 95% at -+1.645 * 0.0167 = 0.027
    assert [(cell.code, cell.text, cell.range_text) for cell in rights.cells] == [
        ("E", "0", ""), ("RS", "+5", "+2 to +8"), ("D", "0", ""), ("RW", "−5", "−8 to −2"), ("fear", "0", ""),
    ]  # fmt: skip
    assert (occupation.applies, occupation.cells) == (False, ())
    assert occupation.why == "No shortage of any occupation is recorded."


def test_a_lever_without_a_nominal_value_shows_the_median_of_its_draws() -> None:
    payload = payloads.example()
    payload["levers"][0]["shares"]["E"] = {"nominal": None, "low": 0.004, "median": 0.047, "high": 0.138}
    cell = tables.lever_rows(payload)[0].cells[0]
    assert (cell.text, cell.range_text) == ("median +5", "+0.4 to +14")


def test_coverage_counts_the_threats_that_rest_on_a_figure() -> None:
    rows = {row.title: row for row in tables.coverage_rows(payloads.not_rated())}
    # 27 threats, one of them asked of routes only: 26; 14 have a figure in the example
    assert (rows["Origin: Japan"].rated, rows["Origin: Japan"].known) == (14, 26)
    assert rows["Origin: Japan"].systems == "physical 100%, living 100%, social 83%"
    assert "Route" not in rows  # the question does not arise
