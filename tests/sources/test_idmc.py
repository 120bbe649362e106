"""IDMC's two tables: flows and stocks of conflict, events of disasters."""

import csv
from pathlib import Path

import pytest

from corridors.sources.idmc import read_conflict_displacement, read_disaster_displacement
from corridors.sources.reading import CountryReading, UnreadableFile, collect

CONFLICT = """iso3,country_name,year,new_displacement,rounded,total_rounded,total_displacement
AFG,Afghanistan,2009,0.0,,297000.0,297000.0
AGO,Angola,2009,12,12,,
XKX,Kosovo,2024,,,16000.0,15582.0
AB9,Abyei Area,2014,0.0,,20000.0,20000.0
"""

DISASTERS = """iso3,country_name,year,start_date,event_name,new_displacement,category,hazard_category_name
AFG,Afghanistan,2008,2008-08-01,Afghanistan: Flood,180,2,Weather related
AFG,Afghanistan,2008,2008-04-17,Afghanistan: Earthquake,3250,1,Geophysical
AFG,Afghanistan,2008,2008-09-02,Afghanistan: Flood,,2,Weather related
"""


def test_a_country_and_year_gives_the_flow_and_the_stock() -> None:
    readings = collect(read_conflict_displacement(CONFLICT.encode())).readings
    assert readings[:2] == (
        CountryReading("idmc.conflict.new", "AFG", "2009", 0.0),
        CountryReading("idmc.conflict.stock", "AFG", "2009", 297000.0),
    )


def test_a_blank_total_is_missing_and_not_zero() -> None:
    readings = collect(read_conflict_displacement(CONFLICT.encode())).readings
    assert CountryReading("idmc.conflict.stock", "AGO", "2009", None) in readings
    assert CountryReading("idmc.conflict.new", "XKX", "2024", None) in readings


def test_abyei_is_refused_because_no_one_country_owns_the_figure() -> None:
    [refused] = collect(read_conflict_displacement(CONFLICT.encode())).refused
    assert refused.line == 5
    assert "Abyei" in refused.reason


def test_disasters_keep_one_reading_an_event_with_its_category() -> None:
    readings = collect(read_disaster_displacement(DISASTERS.encode())).readings
    assert [(r.value, r.qualifier) for r in readings] == [
        (180.0, "Weather related"), (3250.0, "Geophysical"), (None, "Weather related"),
    ]  # fmt: skip


@pytest.mark.parametrize("cell", ["about 5", "-3", "nan"])
def test_what_is_no_number_of_people_is_refused_with_its_value(cell: str) -> None:
    [refused] = collect(read_disaster_displacement(DISASTERS.replace("180", cell).encode())).refused
    assert cell in refused.reason


def test_each_table_refuses_the_other_ones_file() -> None:
    with pytest.raises(UnreadableFile, match="another file"):
        collect(read_disaster_displacement(CONFLICT.encode()))
    with pytest.raises(UnreadableFile, match="another file"):
        collect(read_conflict_displacement(DISASTERS.encode()))


@pytest.mark.parametrize("content", [b"", b"<!DOCTYPE html><html><body>404</body></html>"])
def test_what_is_no_table_is_unreadable(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        collect(read_conflict_displacement(content))


@pytest.mark.parametrize(
    ("name", "reader"),
    [
        ("gidd_displacement_from_api.csv", read_conflict_displacement),
        ("gidd_disaster_from_api.csv", read_disaster_displacement),
    ],
)
def test_every_row_of_the_whole_file_is_accepted_or_refused(shared_data: Path, name, reader) -> None:
    path = shared_data / "idmc" / name
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = list(csv.DictReader(file))
    tally = collect(reader(path))
    assert tally.read + len(tally.refused) == len(rows)
    assert len(tally.refused) == sum(row["iso3"] == "AB9" for row in rows)


def test_the_people_of_the_whole_conflict_file_add_up(shared_data: Path) -> None:
    path = shared_data / "idmc" / "gidd_displacement_from_api.csv"
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = [row for row in csv.DictReader(file) if row["iso3"] != "AB9"]
    stated = sum(float(row["new_displacement"] or 0) for row in rows)
    readings = collect(read_conflict_displacement(path)).readings
    assert stated == sum(r.value or 0 for r in readings if r.indicator == "idmc.conflict.new")
