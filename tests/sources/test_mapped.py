"""A table read by a person's mapping: numbers, days and countries by what the mapping says of them."""

from dataclasses import replace
from datetime import date

import pytest

from corridors.sources.mapped import delimiter_of, preview, read
from corridors.sources.mapping import Mapping, UnusableMapping
from corridors.sources.reading import (
    CountryReading,
    EventReading,
    PairReading,
    Tally,
    UnreadableFile,
    collect,
)
from tests.sources.workbook import typed_workbook

SHARE = Mapping(about="country", indicator="x.share", country="Code", period="Year", value="Share")


def rows_of(text: str, mapping: Mapping) -> Tally:
    return collect(read(text.encode(), mapping))


def test_a_row_is_one_number_about_one_country() -> None:
    tally = rows_of("Code,Year,Share\nJPN,2024,10.5\nTHA,2024,..\n", SHARE)
    assert tally.readings == (
        CountryReading("x.share", "JPN", "2024", 10.5),
        CountryReading("x.share", "THA", "2024", None),
    )


def test_columns_stand_in_any_order_below_any_title() -> None:
    tally = rows_of("A table of shares\nas of 2024\n\nYear,Note,Share,Code\n2024,,7,JPN\n", SHARE)
    assert tally.readings == (CountryReading("x.share", "JPN", "2024", 7.0),)


def test_an_unknown_country_comes_back_refused_with_its_name() -> None:
    tally = rows_of("Code,Year,Share\nTailand,2024,1\nJapan,2024,2\n", replace(SHARE, codes="name"))
    assert [reading.iso3 for reading in tally.readings if isinstance(reading, CountryReading)] == ["JPN"]
    (refused,) = tally.refused
    assert (refused.line, refused.raw) == (2, ("Tailand", "2024", "1"))
    assert "No country is called 'Tailand'; did you mean Thailand" in refused.reason


@pytest.mark.parametrize(
    ("codes", "cell"),
    [("iso2", "NA"), ("m49", "516"), ("name", "Namibia"), ("gleditsch-ward", "565"), ("world-bank", "NAM")],
)
def test_a_country_is_named_by_the_scheme_the_mapping_says(codes: str, cell: str) -> None:
    tally = rows_of(f"Code,Year,Share\n{cell},2024,1\n", replace(SHARE, codes=codes))
    assert tally.readings == (CountryReading("x.share", "NAM", "2024", 1.0),)


@pytest.mark.parametrize(
    ("written", "number"), [("1.234,5", 1234.5), ("1 234,5", 1234.5), ("0,25", 0.25), ("-3", -3.0)]
)
def test_a_decimal_comma_is_read_as_one(written: str, number: float) -> None:
    tally = rows_of(f"Code;Year;Share\nJPN;2024;{written}\n", replace(SHARE, decimal_comma=True))
    assert tally.readings == (CountryReading("x.share", "JPN", "2024", number),)


def test_a_decimal_point_where_commas_are_said_is_refused_not_guessed() -> None:
    tally = rows_of("Code;Year;Share\nJPN;2024;1.25\n", replace(SHARE, decimal_comma=True))
    assert tally.refused[0].reason == "Share: '1.25' is not a number with a decimal comma."


def test_thousands_become_units() -> None:
    tally = rows_of('Code,Year,Share\nJPN,2024,"1,022"\n', replace(SHARE, factor=1000))
    assert tally.readings == (CountryReading("x.share", "JPN", "2024", 1_022_000.0),)


def test_each_year_can_have_a_column_of_its_own() -> None:
    mapping = Mapping(about="country", indicator="x.share", country="Code", years_across=True)
    tally = rows_of("Code,Name,2023,2024\nJPN,Japan,1,2\nTHA,Thailand,,4\n", mapping)
    assert [(r.iso3, r.period, r.value) for r in tally.readings if isinstance(r, CountryReading)] == [
        ("JPN", "2023", 1.0), ("JPN", "2024", 2.0), ("THA", "2024", 4.0)
    ]  # fmt: skip


def test_rows_that_are_not_meant_are_read_and_give_nothing() -> None:
    mapping = replace(SHARE, where={"Sex": "Total"})
    tally = rows_of("Code,Year,Share,Sex\nJPN,2024,1,Total\nJPN,2024,2,Women\n", mapping)
    assert (tally.read, len(tally.refused), len(tally.readings)) == (2, 0, 1)


def test_a_pair_has_an_origin_and_a_destination() -> None:
    mapping = Mapping(
        about="pair", indicator="x.stock", origin="From", destination="To", fixed_period="2024", value="N",
        qualifier="Basis",
    )  # fmt: skip
    tally = rows_of("From,To,N,Basis\nMMR,THA,9,register\n", mapping)
    assert tally.readings == (PairReading("x.stock", "MMR", "THA", "2024", 9.0, "register"),)


EVENTS = Mapping(
    about="event", kind="conflict", identifier="No", date="Day", longitude="X", latitude="Y", country="Where",
    deaths="Dead", label="Town", codes="name", dates="dmy", precision=2,
)  # fmt: skip


def test_an_event_has_its_day_place_and_dead() -> None:
    tally = rows_of("No,Day,X,Y,Where,Dead,Town\n7,3/4/2024,96.1,16.8,Myanmar,5,Yangon\n", EVENTS)
    day = date(2024, 4, 3)
    assert tally.readings == (
        EventReading("conflict", "7", day, day, 96.1, 16.8, 2, "MMR", 5.0, attributes={"place": "Yangon"}),
    )


def test_an_event_without_a_position_is_no_point() -> None:
    tally = rows_of("No,Day,X,Y,Where,Dead,Town\n7,3/4/2024,,,Myanmar,,Yangon\n", EVENTS)
    (event,) = tally.readings
    assert isinstance(event, EventReading)
    assert (event.longitude, event.precision, event.best) == (None, 6, None)


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ("7,31/2/2024,96.1,16.8,Myanmar,5,x", "'31/2/2024' is not a day"),
        ("7,,96.1,16.8,Myanmar,5,x", "cannot be placed in time"),
        ("7,3/4/2024,196.1,16.8,Myanmar,5,x", "longitude"),
        ("7,3/4/2024,96.1,16.8,Myanmar,-5,x", "Dead: '-5' is below zero"),
        ("7,3/4/2024,96.1,16.8,,5,x", "Where: the row names no country"),
        ("7,3/4/2024,96.1,16.8,Myanmar", "The row has 5 cells where the header has 7"),
    ],
)
def test_a_row_that_cannot_be_used_comes_back_with_its_reason(row: str, said: str) -> None:
    tally = rows_of(f"No,Day,X,Y,Where,Dead,Town\n{row}\n8,3/4/2024,96,16,Myanmar,1,x\n", EVENTS)
    assert (tally.read, len(tally.refused)) == (1, 1)
    assert said in tally.refused[0].reason


def test_a_workbook_is_read_from_the_named_sheet_and_row() -> None:
    workbook = typed_workbook(
        {"Notes": [["see below"]], "Data": [["Title"], [], ["Code", "Year", "Share"], ["JPN", 2024, 1.5]]}
    )
    tally = collect(read(workbook, replace(SHARE, sheet="Data", header_row=3)))
    assert tally.readings == (CountryReading("x.share", "JPN", "2024", 1.5),)


def test_a_column_that_is_not_there_is_named_with_the_nearest() -> None:
    with pytest.raises(UnreadableFile, match=r"no column 'Share'; did you mean 'share'\?"):
        rows_of("Code,Year,share\nJPN,2024,1\n", SHARE)
    with pytest.raises(UnreadableFile, match=r"no column 'Share'; it has 'Code', 'Year', 'N'\."):
        rows_of("Code,Year,N\nJPN,2024,1\n", SHARE)


def test_a_heading_that_stands_twice_is_not_chosen_for_the_reader() -> None:
    with pytest.raises(UnreadableFile, match="more than one column 'Share'"):
        rows_of("Code,Year,Share,Share\nJPN,2024,1,2\n", SHARE)


def test_a_mapping_that_says_too_little_reads_nothing() -> None:
    with pytest.raises(UnusableMapping, match="value"):
        rows_of("Code,Year\nJPN,2024\n", replace(SHARE, value=""))


@pytest.mark.parametrize("mark", [",", ";", "\t", "|"])
def test_what_stands_between_cells_is_found_out(mark: str) -> None:
    assert (
        delimiter_of(mark.join(["Code", "Year", "a b"]).encode() + b"\n" + mark.join("123").encode()) == mark
    )


def test_a_preview_shows_headings_and_first_rows() -> None:
    shown = preview(b"A title\nCode;Year;Share\nJPN;2024;1,5\nTHA;2024;2\n", rows=1)
    assert shown.header == ("Code", "Year", "Share")
    assert shown.rows == (("JPN", "2024", "1,5"),)
