"""Legal cover: displayed with its dates, in no score."""

from dataclasses import replace
from datetime import date
from typing import Any

import pandas as pd

from assessments.scoring.evidence.values import PARTICIPATION_COLUMNS
from tests.scoring.grid_world import everywhere, route, score, world

WORLD = world({"AAA": everywhere(4), "BBB": everywhere(6), "CCC": everywhere(4)})


def act(
    instrument: str, status: str, since: date | None, country: str = "BBB", **changes: Any
) -> dict[str, Any]:
    return {
        "instrument": instrument, "country": country, "status": status, "since": since,
        "known_to": date(2015, 3, 14), "to_be_checked": False, "note": "", "release": "treaties", "figure": 7,
    } | changes  # fmt: skip


def law(*acts: dict[str, Any], place: str = "destination", **asked: Any) -> dict[str, dict[str, Any]]:
    evidence = replace(WORLD, participations=pd.DataFrame(list(acts), columns=PARTICIPATION_COLUMNS))
    legal = score(evidence, **asked)["places"][place]["legal"]
    return {entry["instrument"]: entry for entry in legal}


def test_a_consent_makes_a_party_since_its_day():
    found = law(act("Refugee Convention 1951", "accession", date(1981, 10, 3)))["Refugee Convention 1951"]
    assert (found["status"], found["since"], found["known_to"]) == ("party", "1981-10-03", "2015-03-14")


def test_a_consent_after_the_evidence_date_does_not_count():
    found = law(act("UNTOC 2000", "accession", date(2026, 7, 1)))["UNTOC 2000"]
    assert found["status"] == "not party"


def test_a_signature_alone_is_signed_only_and_gives_way_to_consent():
    signed = act("UNTOC 2000", "signature", date(2000, 12, 12))
    assert law(signed)["UNTOC 2000"]["status"] == "signed only"
    assert law(act("UNTOC 2000", "ratification", None), signed)["UNTOC 2000"]["status"] == "party"


def test_without_a_row_the_state_was_not_party_at_the_date_of_the_list():
    found = law()["ICRMW 1990"]
    assert (found["status"], found["since"], found["known_to"]) == ("not party", None, "2015-03-14")


def test_a_consent_to_be_checked_is_said_to_be():
    found = law(act("UNTOC 2000", "accession", date(2017, 7, 11), to_be_checked=True))["UNTOC 2000"]
    assert (found["status"], found["note"], found["to_be_checked"]) == ("party", "To be checked.", True)


def test_the_refugee_convention_protects_nobody_fleeing_its_party():
    assert "Refugee Convention 1951" not in law(place="origin")
    assert "Refugee Convention 1951" in law(place="destination")


def test_transit_countries_show_theirs():
    found = law(
        act("Refugee Protocol 1967", "accession", date(1990, 1, 1), "CCC"),
        place="route",
        **route("AAA land", "CCC land", "BBB"),
    )
    assert found["Refugee Protocol 1967"]["country"] == "CCC"
    assert found["Refugee Protocol 1967"]["status"] == "party"


def test_commitments_and_regional_law_are_named_without_a_status_of_party():
    found = law()
    assert found["New York Declaration 2016"]["status"] == "commitment"
    assert found["OAU Convention 1969"]["status"] == "not covered"


def test_law_moves_no_score():
    rows = pd.DataFrame([act("UNTOC 2000", "accession", date(2010, 1, 1))], columns=PARTICIPATION_COLUMNS)
    assert score(replace(WORLD, participations=rows))["risk"] == score(WORLD)["risk"]
