"""UNHCR population: countries by ISO columns, zeros and blanks told apart, every row accounted for."""

import csv
from pathlib import Path

import pytest

from corridors.sources.reading import CountryReading, PairReading, UnreadableFile, collect
from corridors.sources.unhcr import read_population

HEADER = (
    "year,coo_name,coo,coo_iso,coa_name,coa,coa_iso,"
    "refugees,asylum_seekers,returned_refugees,idps,returned_idps,stateless,ooc,oip,hst\n"
)
WEBSITE_HEADER = (
    "Year,Country of origin,Country of origin (ISO),Country of asylum,Country of asylum (ISO),"
    "Refugees under UNHCR's mandate,Asylum-seekers,Returned refugees,IDPs of concern to UNHCR,"
    "Returned IDPss,Stateless persons,Others of concern,Other people in need of international protection,"
    "Host Community\n"
)


def rows(*lines: str) -> bytes:
    return (HEADER + "\n".join(lines) + "\n").encode()


def test_austria_and_egypt_are_not_australia_and_the_emirates() -> None:
    tally = collect(read_population(rows("2024,Egypt,ARE,EGY,Austria,AUS,AUT,1200,35,0,0,0,0,0,,0")))
    assert tally.readings == (
        PairReading("unhcr.refugees", "EGY", "AUT", "2024", 1200.0),
        PairReading("unhcr.asylum-seekers", "EGY", "AUT", "2024", 35.0),
    )


def test_a_blank_cell_of_others_in_need_is_unknown_and_a_zero_is_zero() -> None:
    blank = collect(read_population(rows("2017,Venezuela,VEN,VEN,Peru,PER,PER,5,0,0,0,0,0,0,,0")))
    zero = collect(read_population(rows("2019,Venezuela,VEN,VEN,Peru,PER,PER,5,0,0,0,0,0,0,0,0")))
    assert [reading.indicator for reading in blank.readings] == ["unhcr.refugees"]
    assert PairReading("unhcr.oip", "VEN", "PER", "2019", 0.0) in zero.readings


def test_people_displaced_at_home_are_a_figure_of_one_country() -> None:
    tally = collect(read_population(rows("2024,Myanmar,MYA,MMR,Myanmar,MYA,MMR,0,0,0,3500000,90,0,0,,0")))
    assert tally.readings == (
        CountryReading("unhcr.idps", "MMR", "2024", 3500000.0),
        CountryReading("unhcr.returned-idps", "MMR", "2024", 90.0),
    )


def test_people_displaced_at_home_cannot_stand_between_two_countries() -> None:
    tally = collect(read_population(rows("2024,Myanmar,MYA,MMR,Thailand,THA,THA,0,0,0,90,0,0,0,,0")))
    assert tally.refused[0].reason == "People displaced at home are counted from MMR in THA."


def test_unknown_and_stateless_people_keep_their_origin_codes() -> None:
    tally = collect(
        read_population(
            rows(
                "2024,Unknown,UKN,UNK,Japan,JPN,JPN,5,0,0,0,0,0,0,,0",
                "2024,Stateless,STA,XXA,Japan,JPN,JPN,0,0,0,0,0,8,0,,0",
                "2024,Tibetan,TIB,TIB,Nepal,NEP,NPL,12,0,0,0,0,0,0,,0",
            )
        )
    )
    assert [reading.origin for reading in tally.readings] == ["UNK", "XXA", "TIB"]


def test_an_unknown_country_of_asylum_is_refused_with_its_line() -> None:
    tally = collect(
        read_population(
            rows(
                "1951,Unknown,UKN,UNK,Austria,AUS,AUT,282000,0,0,0,0,0,0,,0",
                "1951,Unknown,UKN,UNK,Unknown,UKN,UNK,158800,0,0,0,0,0,0,,0",
            )
        )
    )
    assert (tally.read, len(tally.refused)) == (1, 1)
    assert tally.refused[0].line == 3
    assert tally.refused[0].reason == "The country of asylum is UNK (unknown), which is no country."


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("2024,Egypt,ARE,EGY,Austria,AUS,AUT,many,0,0,0,0,0,0,,0", "refugees: 'many' is not a number."),
        ("2024,Egypt,ARE,EGY,Austria,AUS,AUT,-7,0,0,0,0,0,0,,0", "refugees: '-7' is below zero."),
        ("20x4,Egypt,ARE,EGY,Austria,AUS,AUT,7,0,0,0,0,0,0,,0", "'20x4' is not a year."),
        ("2024,Nowhere,NOW,NOW,Austria,AUS,AUT,7,0,0,0,0,0,0,,0", "'NOW' is not an ISO 3166-1 alpha-3 code."),
    ],
)
def test_a_row_that_cannot_be_used_says_which_value_was_wrong(line: str, reason: str) -> None:
    good = "2024,Egypt,ARE,EGY,Austria,AUS,AUT,7,0,0,0,0,0,0,,0"
    tally = collect(read_population(rows(line, good)))
    assert (tally.read, [row.reason for row in tally.refused]) == (1, [reason])


def test_the_websites_layout_reads_the_same_and_its_dash_is_a_gap() -> None:
    preamble = "Extracted from the UNHCR Population Statistics Reference Database\n\n"
    line = "2024,Egypt,EGY,Austria,AUT,1200,35,0,0,0,0,0,-,0\n"
    tally = collect(read_population((preamble + WEBSITE_HEADER + line).encode("utf-8-sig")))
    assert tally.readings == (
        PairReading("unhcr.refugees", "EGY", "AUT", "2024", 1200.0),
        PairReading("unhcr.asylum-seekers", "EGY", "AUT", "2024", 35.0),
    )


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "The file is empty."),
        (b"iso3,country_name,year\nJPN,Japan,2024\n", "this is another file"),
        (HEADER.encode(), "The file has a header and no rows."),
        (
            rows("2024,Egypt,ARE,EGY,Austria,AUS,AUT,7,0,0")[:-1],
            "The file is cut off: line 2 ends after 10 of 16",
        ),
    ],
)
def test_a_file_that_is_not_this_one_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        collect(read_population(content))


def test_every_row_of_the_whole_file_is_accepted_or_refused(shared_data: Path) -> None:
    path = shared_data / "unhcr" / "population.csv"
    with path.open(encoding="utf-8", newline="") as lines:
        published = list(csv.DictReader(lines))
    tally = collect(read_population(path))

    assert tally.read + len(tally.refused) == len(published) == 138_893
    # refused: the rows whose country of asylum is unknown or stateless
    assert len(tally.refused) == sum(row["coa_iso"] in ("UNK", "XXA") for row in published)
    japan = sum(
        float(row["refugees"]) for row in published if row["coa_iso"] == "JPN" and row["year"] == "2025"
    )
    assert japan == sum(
        reading.value or 0
        for reading in tally.readings
        if isinstance(reading, PairReading)
        and (reading.indicator, reading.destination, reading.period) == ("unhcr.refugees", "JPN", "2025")
    )


def test_a_cell_that_is_no_number_is_refused_with_its_column_and_value() -> None:
    tally = collect(read_population(rows("2025,Myanmar,MYA,MMR,Malaysia,MLS,MYS,190000,x,0,0,0,0,0,,0")))
    assert tally.refused[0].reason == "asylum_seekers: 'x' is not a number."
