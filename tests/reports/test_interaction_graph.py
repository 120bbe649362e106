"""The picture of compound crises: every threat and link once, active ones marked, all labels apart."""

from itertools import combinations
from xml.etree import ElementTree

from assessments.reports.pictures.interaction_graph import interaction_graph
from assessments.reports.pictures.interaction_svg import (
    HIGH,
    PLACES,
    WIDE,
    interaction_picture,
    place_threats,
)
from tests import payloads
from tests.payload_explaining import EDGES


def texts_of(svg: str) -> list[str]:
    nodes = ElementTree.fromstring(svg).iter()
    return ["".join(node.itertext()) for node in nodes if node.tag.endswith("tspan")]


def test_every_link_of_the_method_stands_once() -> None:
    graph = interaction_graph(payloads.example())
    assert [(link.source, link.target) for link in graph.links] == [(e["from"], e["to"]) for e in EDGES]


def test_a_link_is_active_where_both_ends_are_high_at_the_same_place() -> None:
    payload = payloads.example()
    links = {(link.source, link.target): link for link in interaction_graph(payload).links}
    assert links["war", "poverty"].places == ("origin",)  # 10.0 and 7.2 in Myanmar, 3.5 and 1.6 in Thailand
    assert links["war", "poverty"].is_active
    assert not links["poverty", "hunger"].is_active  # hunger is 2.0 and 2.3
    active = sum(link.is_active for link in links.values())
    assert interaction_picture(payload).svg.count('class="interaction-active"') == active == 7


def test_every_threat_is_labelled_and_says_where_it_is_high() -> None:
    words = texts_of(interaction_picture(payloads.example()).svg)
    assert words[words.index("River flood") + 1] == "origin, destination"
    assert words[words.index("Hunger") + 1] == "below high"
    assert words[words.index("Contraction") + 1] == "not rated"
    assert len(words) == 2 * len(PLACES)


def test_no_threat_covers_another() -> None:
    centres = place_threats(interaction_graph(payloads.example()))
    for (x1, y1), (x2, y2) in combinations(centres.values(), 2):
        assert abs(x1 - x2) >= WIDE or abs(y1 - y2) >= HIGH


def test_the_words_name_what_is_high_and_what_drives_what() -> None:
    said = interaction_picture(payloads.example()).description
    assert "Conflict (origin)" in said
    assert "Conflict drives poverty" in said
    assert "Poverty drives hunger" not in said


def test_an_older_result_that_names_fewer_sources_still_has_its_active_links() -> None:
    payload = payloads.example()
    payload["compound"]["sources"] = {}
    graph = interaction_graph(payload)
    active = {(source, target) for source, target in payload["compound"]["edges"]}
    assert {(link.source, link.target) for link in graph.links} == active
    assert all(link.reference == "source not stated" for link in graph.links)


def test_a_threat_the_picture_does_not_know_stands_below_and_is_escaped() -> None:
    payload = payloads.example()
    payload["compound"]["sources"]["<b>->war"] = "x"
    svg = interaction_picture(payload).svg
    ElementTree.fromstring(svg)
    assert "&lt;b&gt;" in svg


def test_nothing_high_gives_a_calm_picture() -> None:
    payload = payloads.example()
    payload["compound"].update(edges=[], places_detail=[])
    picture = interaction_picture(payload)
    assert "High or worse: none. Active links: none." in picture.description
