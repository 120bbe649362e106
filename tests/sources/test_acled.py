"""ACLED: unrest, never conflict; a country by number, letters or name; no text of its sources."""

from datetime import date

import pytest

from corridors.sources.acled import read_acled
from corridors.sources.reading import EventReading, Tally, UnreadableFile, collect

HEADER = (
    "event_id_cnty,event_date,time_precision,event_type,sub_event_type,actor1,actor2,iso,country,latitude,"
    "longitude,geo_precision,notes,fatalities"
)
GOOD = "MMR1,2025-02-03,1,Battles,Armed clash,A,B,104,Myanmar,21.9,96.1,1,Reuters says so,3"


def read(*rows: str, header: str = HEADER, mark: str = "") -> Tally:
    return collect(read_acled("\n".join([mark + header, *rows, ""]).encode()))


def test_an_event_is_unrest_with_its_recorded_dead() -> None:
    day = date(2025, 2, 3)
    assert read(GOOD, mark="\ufeff").readings == (
        EventReading(
            "unrest", "MMR1", day, day, 96.1, 21.9, 1, "MMR", 3.0,
            attributes={
                "event_type": "Battles", "sub_event_type": "Armed clash", "actor1": "A", "actor2": "B",
                "date_precision": 1,
            },
        ),
    )  # fmt: skip


@pytest.mark.parametrize(("stated", "precision"), [("1", 1), ("2", 3), ("3", 4)])
def test_a_part_of_a_region_is_no_exact_place(stated: str, precision: int) -> None:
    (event,) = read(GOOD.replace("96.1,1,", f"96.1,{stated},")).readings
    assert isinstance(event, EventReading) and event.precision == precision


def test_nothing_of_the_notes_is_kept() -> None:
    assert "Reuters" not in repr(read(GOOD).readings)


def test_older_exports_write_the_month_out_and_the_country_in_letters() -> None:
    old = HEADER.replace("iso,", "iso3,")
    (event,) = read(GOOD.replace("2025-02-03", "3 February 2025").replace("104", "MMR"), header=old).readings
    assert isinstance(event, EventReading)
    assert (event.starts, event.country) == (date(2025, 2, 3), "MMR")


@pytest.mark.parametrize(
    ("good", "wrong", "said"),
    [
        ("104", "999", "999"),
        ("2025-02-03", "", "cannot be placed in time"),
        ("2025-02-03", "2025-02-31", "is not a day"),
        ("21.9", "121.9", "latitude"),
        (",3", ",-3", "fatalities: '-3' is below zero"),
        ("96.1,1", "96.1,9", "geo_precision: '9'"),
        ("MMR1", "", "no identifier"),
    ],
)
def test_a_row_that_cannot_be_used_comes_back_with_its_reason(good: str, wrong: str, said: str) -> None:
    tally = read(GOOD.replace(good, wrong, 1), GOOD)
    assert (tally.read, len(tally.refused)) == (1, 1)
    assert said in tally.refused[0].reason


def test_another_table_is_not_read() -> None:
    with pytest.raises(UnreadableFile, match="event_id_cnty"):
        read("1", header="id")
