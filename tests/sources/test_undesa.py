"""UN DESA migrant stock: M49 numbers, regions refused, unknown cells left out, data type kept."""

import csv
import io
from pathlib import Path

import pytest
from openpyxl import Workbook

from corridors.sources.reading import PairReading, UnreadableFile, collect
from corridors.sources.undesa import read_stock

HEADER = (
    'Index,"Region, development group, country or area of destination",Coverage,Data type,'
    'Location code of destination,"Region, development group, country or area of origin",'
    "Location code of origin,2020_total,2024_total,2020_males,2024_males,2020_females,2024_females\n"
)
VIETNAMESE_IN_JAPAN = "1,Japan,,C,392,Viet Nam*,704,420415,589874,1,2,3,4"


def rows(*lines: str) -> bytes:
    return (HEADER + "\n".join(lines) + "\n").encode("utf-8-sig")


def test_both_sexes_are_read_for_every_year_with_the_data_type() -> None:
    tally = collect(read_stock(rows(VIETNAMESE_IN_JAPAN)))
    assert tally.readings == (
        PairReading("undesa.stock", "VNM", "JPN", "2020", 420415.0, "C"),
        PairReading("undesa.stock", "VNM", "JPN", "2024", 589874.0, "C"),
    )


def test_an_unknown_stock_gives_no_reading_and_a_zero_is_zero() -> None:
    tally = collect(read_stock(rows("1,Japan,,C,392,Nauru,520,..,0,..,0,..,0")))
    assert tally.readings == (PairReading("undesa.stock", "NRU", "JPN", "2024", 0.0, "C"),)


def test_kosovo_is_a_country() -> None:
    tally = collect(read_stock(rows("1,Austria,,B R,40,Kosovo,412,5,6,1,2,3,4")))
    assert {reading.origin for reading in tally.readings if isinstance(reading, PairReading)} == {"XKX"}


@pytest.mark.parametrize("group", ["900", "2003", "1834"])
def test_regions_and_others_are_refused_because_they_hold_countries(group: str) -> None:
    tally = collect(read_stock(rows(f"1,Japan,,C,392,Group,{group},1,2,3,4,5,6")))
    assert tally.refused[0].reason == f"M49 code {group} is a region or a group, not a country."


def test_a_data_type_nobody_defined_is_refused() -> None:
    tally = collect(read_stock(rows("1,Japan,,Q,392,Viet Nam,704,1,2,3,4,5,6")))
    assert tally.refused[0].reason == "'Q' is not a data type of B, C, I and R."


def test_the_workbook_with_its_header_on_row_eleven_reads_the_same() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.title = "Table 1"
    for _ in range(10):
        sheet.append(["United Nations", None])
    sheet.append([cell.split("_")[0] for cell in next(csv.reader([HEADER]))])
    sheet.append([1, "Japan", None, "C", 392, "Viet Nam*", 704, 420415, 589874, 1, 2, 3, 4])
    sheet.append([2, "Japan", None, "C", 392, "World", 900, 2800000, 3400000, 1, 2, 3, 4])
    saved = io.BytesIO()
    book.save(saved)

    tally = collect(read_stock(saved.getvalue()))
    assert tally.readings == collect(read_stock(rows(VIETNAMESE_IN_JAPAN))).readings
    assert [(row.line, row.reason) for row in tally.refused] == [
        (13, "M49 code 900 is a region or a group, not a country.")
    ]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b" \n", "The file is empty."),
        (b"year,coo_iso,coa_iso\n2024,MMR,JPN\n", "this is another file"),
        (b"PK\x03\x04 half a workbook", "not a workbook"),
        (rows("1,Japan,,C,392,Viet")[:-1], "cut off"),
    ],
)
def test_a_file_that_is_not_this_one_is_refused_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        collect(read_stock(content))


def test_every_row_of_the_whole_file_is_accepted_or_refused(shared_data: Path) -> None:
    path = shared_data / "undesa" / "migration_table1_countries_clean.csv"
    with path.open(encoding="utf-8-sig", newline="") as lines:
        published = list(csv.DictReader(lines))
    tally = collect(read_stock(path))
    assert tally.read + len(tally.refused) == len(published) == 9_340
    total_2024 = sum(float(row["2024_total"]) for row in published)
    assert not tally.refused
    assert total_2024 == sum(
        reading.value or 0
        for reading in tally.readings
        if isinstance(reading, PairReading) and reading.period == "2024"
    )
