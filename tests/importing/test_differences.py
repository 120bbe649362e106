"""Added, changed and gone: by what a row is about, against the release that counts."""

import json
from pathlib import Path

import pytest

from tests.importing.typed import refugees, run, written

pytestmark = pytest.mark.usefixtures("world")


def test_rows_are_compared_by_indicator_pair_and_period(tmp_path: Path) -> None:
    # Thailand from Myanmar goes, Pakistan from Afghanistan changes from 20 to 25, Kenya from Somalia comes,
    # Uganda from South Sudan stays as it is.
    run("unhcr", refugees(tmp_path, "2025 MMR THA 9", "2025 AFG PAK 20", "2025 SSD UGA 7"), publish=True)
    later = refugees(tmp_path, "2025 AFG PAK 25", "2025 SOM KEN 5", "2025 SSD UGA 7", name="later.csv")
    assert run("unhcr", later).last == "read 3, refused 0, added 1, changed 1, gone 1, staged"


def test_the_same_number_of_another_year_is_another_figure(tmp_path: Path) -> None:
    run("unhcr", refugees(tmp_path, "2025 AFG PAK 20"), publish=True)
    later = refugees(tmp_path, "2024 AFG PAK 20", "2025 AFG PAK 20", name="later.csv")
    assert run("unhcr", later).last == "read 2, refused 0, added 1, changed 0, gone 0, staged"


def test_a_number_that_becomes_unknown_is_gone(tmp_path: Path) -> None:
    # The derivation keeps nothing of a cell without a number, so there is no row left to compare.
    known = written(tmp_path / "known.csv", ["iso3,year,value", "JPN,2023,10.5", "THA,2023,40"])
    run("ilo-self-employed", known, publish=True)
    blank = written(tmp_path / "blank.csv", ["iso3,year,value", "JPN,2023,10.5", "THA,2023,"])
    assert run("ilo-self-employed", blank).last == "read 2, refused 0, added 0, changed 0, gone 1, staged"


def incident(identifier: str, dead: str, **changed: str) -> dict[str, str]:
    return {
        "web_id": identifier, "reported_date": "2025-10-02", "number_dead": dead, "number_missing": "",
        "country_of_incident": "Greece", "location_coodinates": "37.6, 26.9", "migration_route": "",
    } | changed  # fmt: skip


def test_incidents_are_compared_by_their_identifier(tmp_path: Path) -> None:
    # The second incident gets another count, the third comes, the fourth goes; the first is told twice in
    # every column, which is one incident.
    first, fourth = incident("2025.MMP1", "1"), incident("2025.MMP4", "4")
    earlier, later = tmp_path / "earlier.json", tmp_path / "later.json"
    earlier.write_text(json.dumps([first, incident("2025.MMP2", "2"), fourth]))
    later.write_text(json.dumps([first, first, incident("2025.MMP2", "5"), incident("2025.MMP3", "3")]))
    run("iom-missing-migrants", earlier, publish=True)
    assert run("iom", later).last == "read 4, refused 0, added 1, changed 1, gone 1, staged"
