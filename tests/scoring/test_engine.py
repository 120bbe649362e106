"""The payload: every key there, plain values, every figure traced, bad questions refused."""

import json
from datetime import date

import pytest

from assessments.scoring.engine import score_corridor
from assessments.scoring.evidence.values import Question, UnanswerableQuestion
from assessments.scoring.version import ENGINE_VERSION
from tests.scoring.grid_world import AS_OF, displacement, everywhere, route, score, the_method, world

WORLD = world(
    {"AAA": everywhere(4), "BBB": everywhere(6), "CCC": everywhere(8)}, [displacement("AAA", 2024, 1000)]
)
TOP = {
    "schema_version", "engine", "corridor", "population", "as_of", "latest_evidence", "method", "seed",
    "draws", "warnings", "matrix", "risk", "places", "compound", "levers", "choices", "not_covered",
    "uncovered", "drivers", "releases", "evidence", "assumptions", "countries", "places_in_order",
}  # fmt: skip
PLACE = {
    "country", "risk", "violence", "structural", "hazard", "vulnerability", "lack_of_coping", "systems",
    "freedoms", "threats", "legal", "drivers",
}  # fmt: skip
ROUTE = PLACE | {"countries", "recorded_deaths", "status", "why", "legs", "worst", "transit"}
THREATS = [
    "earthquake", "tsunami", "river-flood", "coastal-flood", "storm", "drought", "weather-displacement",
    "volcano", "climate-change", "technological", "epidemic", "disease-burden", "ncd", "war", "voice",
    "inequality", "poverty", "hunger", "contraction", "famine", "debt", "energy", "interstate",
    "criminal-violence", "trafficking", "detention-return", "route-deaths",
]  # fmt: skip
WAYS = {
    "by land": route("AAA land", "CCC sea", "BBB"),
    "direct flight": route("AAA air", "BBB"),
    "no places": {},
}


@pytest.mark.parametrize("way", WAYS)
@pytest.mark.parametrize("population", ["residents", "movers"])
def test_every_key_is_always_there(way, population):
    payload = score(WORLD, population=population, **WAYS[way])
    assert set(payload) >= TOP
    assert set(payload["places"]["origin"]) >= PLACE
    assert set(payload["places"]["route"]) >= ROUTE
    for place in payload["places"].values():
        assert list(place["threats"]) == THREATS
        assert set(place["systems"]) == {"physical", "living", "social"}
        assert set(place["freedoms"]) == {"fear", "want", "dignity"}


@pytest.mark.parametrize("way", WAYS)
def test_the_payload_is_plain_json_without_nan(way):
    payload = score(WORLD, population="movers", **WAYS[way])
    assert json.loads(json.dumps(payload, allow_nan=False)) == payload


def test_wherever_a_band_stands_its_probability_stands_beside_it():
    for entry in dictionaries(score(WORLD, **WAYS["by land"])):
        if "band" in entry:
            assert {"nominal", "low", "median", "high"} <= set(entry)
            assert (entry["band_probability"] is None) == (entry["nominal"] is None)
            if entry["nominal"] is not None:
                assert sum(entry["band_probability"].values()) == pytest.approx(1.0)
                assert entry["low"] <= entry["median"] <= entry["high"]


def test_every_figure_shown_is_an_entry_of_the_evidence():
    payload = score(WORLD, **WAYS["by land"])
    known = {entry["id"]: entry for entry in payload["evidence"]}
    shown = [figure for place in payload["places"].values() for cell in place["threats"].values()
             for figure in cell["figures"]]  # fmt: skip
    assert shown
    for figure in shown:
        assert known[figure["evidence"]]["value"] == figure["value"]
        assert known[figure["evidence"]]["tier"] in (1, 2, 3)


def test_a_figure_used_twice_is_one_entry_that_names_both_uses():
    payload = score(WORLD, **WAYS["by land"])
    identities = [
        (entry["indicator"], entry["country"], entry["period"], entry["release"])
        for entry in payload["evidence"]
    ]
    assert len(set(identities)) == len(identities)
    people = next(
        entry for entry in payload["evidence"]
        if entry["indicator"] == "inform.population" and entry["country"] == "AAA"
    )  # fmt: skip
    assert {"fear", "origin.war", "origin.weather-displacement"} <= set(people["used_for"])


def test_every_release_used_is_named_with_its_edition():
    payload = score(WORLD)
    used = {entry["release"] for entry in payload["evidence"] if entry["release"]}
    assert {release["key"] for release in payload["releases"]} == used
    assert all(release["sha256"] and release["licence"] for release in payload["releases"])


def test_the_uncovered_threats_are_listed_with_the_reason():
    payload = score(WORLD)
    assert len(payload["not_covered"]) == 11
    assert [entry["slug"] for entry in payload["uncovered"]] == payload["not_covered"]
    assert all(entry["label"] and entry["why"] for entry in payload["uncovered"])


def test_judgements_behind_the_numbers_are_listed():
    names = {entry["name"] for entry in score(WORLD)["assumptions"]}
    assert "New displacements by conflict and violence: figure that counts as 10" in names


def test_the_payload_names_the_engine_the_draws_and_their_seed():
    payload = score(WORLD)
    assert (payload["engine"], payload["draws"], payload["seed"]) == (ENGINE_VERSION, 1024, 1)
    assert ENGINE_VERSION == "1.6.0"


def test_without_draws_there_are_nominal_values_and_no_ranges():
    payload = score(WORLD, draws=0, **WAYS["by land"])
    assert (payload["draws"], payload["matrix"]["cloud"], payload["risk"]["quantiles"]) == (0, None, None)
    for entry in dictionaries(payload):
        if "band" in entry:
            assert (entry["low"], entry["median"], entry["high"], entry["band_probability"]) == (None,) * 4


def test_the_stages_are_told_in_order():
    told: list[str] = []
    score_corridor(Question("AAA", "BBB", "residents", AS_OF), WORLD, the_method(), told.append)
    assert told == ["matrix", "places", "route", "corridor", "compound", "evidence"]


def test_the_evidence_is_left_as_it_was():
    before = WORLD.figures.copy()
    score(WORLD, **WAYS["by land"])
    assert WORLD.figures.equals(before)


def test_the_same_question_gives_the_same_payload():
    assert score(WORLD, **WAYS["by land"]) == score(WORLD, **WAYS["by land"])


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({"origin": "ZZZ"}, "'ZZZ' is not a country this evidence knows"),
        ({"destination": "AAA"}, "origin and destination are both AAA"),
        ({"population": "tourists"}, "population must be residents or movers, not 'tourists'"),
        (
            {"as_of": date(2025, 3, 30)},
            "as of 30 March 2025: Current conflict intensity of INFORM (JRC) counts from 31 March 2025.",
        ),
    ],
)
def test_a_question_that_cannot_be_answered_is_refused_with_the_value(asked, said):
    with pytest.raises(UnanswerableQuestion) as caught:
        score(WORLD, **asked)
    assert said in str(caught.value)


def test_places_without_matching_legs_are_refused():
    asked = route("AAA land", "CCC land", "BBB")
    with pytest.raises(UnanswerableQuestion, match="3 places need 2 legs between them, not 1"):
        score(WORLD, places=asked["places"], legs=asked["legs"][:1])


def test_protection_stands_before_every_other_warning():
    evidence = world({"AFG": everywhere(8), "BBB": everywhere(2)})
    assert score(evidence, origin="AFG")["warnings"][0].startswith("Afghanistan: ")


def dictionaries(value):
    if isinstance(value, dict):
        yield value
        for child in value.values():
            yield from dictionaries(child)
    elif isinstance(value, list):
        for child in value:
            yield from dictionaries(child)
