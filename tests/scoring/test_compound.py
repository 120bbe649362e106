"""Compound crises: high cells, active edges, chains in words, and a rise that travels one step."""

import pytest

from assessments.scoring.places.compound import PlaceCells, compound_crises, raised
from tests.scoring.grid_world import everywhere, route, score, the_method, world

METHOD = the_method()


def found(*places: PlaceCells):
    return compound_crises(places, METHOD)


def test_an_edge_is_active_when_both_its_cells_are_high_at_the_same_place():
    cells = found(
        PlaceCells("origin", "AAA", {"war": 7.0, "hunger": 6.0, "poverty": 5.9}),
        PlaceCells("destination", "BBB", {"war": 1.0, "hunger": 2.0, "poverty": 9.0}),
    )
    assert cells["edges"] == [["war", "hunger"]]


def test_cells_are_the_rated_threats_of_the_graph_and_places_those_with_a_high_one():
    cells = found(
        PlaceCells("origin", "AAA", {"war": 7.0, "hunger": 6.0, "contraction": None, "tsunami": 9.0}),
        PlaceCells("destination", "BBB", {"war": 8.0, "hunger": 2.0, "drought": 1.0}),
    )
    # war, hunger and drought are rated somewhere; war and hunger are high; tsunami is not in the graph
    assert (cells["high_cells"], cells["cells"], cells["places"]) == (2, 3, 2)
    assert [place["cells"] for place in cells["places_detail"]] == [["hunger", "war"], ["war"]]


def test_a_chain_is_told_in_words_once_at_its_full_length():
    cells = found(PlaceCells("origin", "AAA", {"drought": 8.0, "hunger": 8.0, "epidemic": 6.0}))
    assert cells["chains"] == [
        "drought at origin (AAA) can trigger hunger, which can worsen disease",
    ]


def test_a_circle_is_told_from_both_sides_and_ends():
    cells = found(PlaceCells("origin", "AAA", {"war": 8.0, "voice": 8.0}))
    assert cells["chains"] == [
        "conflict at origin (AAA) can worsen political crisis",
        "political crisis at origin (AAA) can worsen conflict",
    ]


def test_every_active_edge_stands_in_a_chain():
    slugs = {slug for edge in METHOD["compound.edges"] for slug in (edge["from"], edge["to"])}
    cells = found(PlaceCells("origin", "AAA", dict.fromkeys(slugs, 8.0)))
    short = {slug: METHOD[f"threats.{slug}.short"] for slug in slugs}
    for source, target in cells["edges"]:
        assert any(short[source] in chain and short[target] in chain for chain in cells["chains"])


def test_every_edge_has_a_source():
    cells = found(PlaceCells("origin", "AAA", {}))
    assert len(cells["sources"]) == len(METHOD["compound.edges"])
    assert all(cells["sources"].values())


def test_transit_countries_are_places_too():
    evidence = world({"AAA": everywhere(4), "BBB": everywhere(4), "CCC": everywhere(8)})
    compound = score(evidence, **route("AAA land", "CCC land", "BBB"))["compound"]
    assert [(place["place"], place["country"]) for place in compound["places_detail"]] == [
        ("origin", "AAA"), ("transit", "CCC"), ("destination", "BBB"),
    ]  # fmt: skip
    assert compound["places"] == 1


def test_a_rise_travels_one_step():
    # war rises from 4 to 8: r' - r = 0.4; hunger 5: 1 - 0.5 * (1 - 0.5 * 0.5 * 0.4) = 1 - 0.5 * 0.9 = 0.55
    after = raised({"war": 4.0, "hunger": 5.0}, {"war": 8.0, "hunger": 5.0}, {("war", "hunger"): 0.5}, 0.5)
    assert after["hunger"] == pytest.approx(5.5)
    assert after["war"] == pytest.approx(8.0)


def test_a_fall_raises_nothing():
    after = raised({"war": 8.0, "hunger": 5.0}, {"war": 4.0, "hunger": 5.0}, {("war", "hunger"): 0.5}, 0.5)
    assert after["hunger"] == pytest.approx(5.0)
