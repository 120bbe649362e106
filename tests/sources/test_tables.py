"""Publishers' tables: two encodings, headers by their cells, strict numbers, cut files noticed."""

from datetime import date

import pytest

from corridors.sources import inform, mapped_row, undesa, unhcr, wdi, wgi
from corridors.sources.opening import open_text
from corridors.sources.reading import UnreadableFile
from corridors.sources.tables import UnusableRow, columns, csv_rows, day, number, year


@pytest.mark.parametrize(
    ("cell", "value"),
    [("5", 5.0), ("1,022", 1022.0), ("1,234,567.5", 1234567.5), ("-3", -3.0), ("6.02e3", 6020.0), (7.5, 7.5)],
)
def test_a_number_is_read_as_written(cell: str | float, value: float) -> None:
    assert number(cell) == value


@pytest.mark.parametrize("cell", ["", "  ", None, float("nan")])
def test_an_empty_cell_is_missing_and_not_zero(cell: str | float | None) -> None:
    assert number(cell) is None


@pytest.mark.parametrize(
    ("nulls", "cells"),
    [
        (unhcr.NULLS, "-"), (undesa.NULLS, ".."), (inform.NULLS, "x|No data"), (wgi.NULLS, "#N/A|.."),
        (wdi.NULLS, ".."), (mapped_row.NULLS, "-|..|x|X|#N/A|No data|not available"),
    ],
)  # fmt: skip
def test_a_publishers_own_spelling_of_missing_is_none_and_not_zero(nulls: frozenset[str], cells: str) -> None:
    assert [number(cell, nulls) for cell in cells.split("|")] == [None] * (cells.count("|") + 1)


@pytest.mark.parametrize(
    ("nulls", "cells"),
    [(unhcr.NULLS, "x|..|No data|#N/A"), (undesa.NULLS, "x|-"), (inform.NULLS, "-|.."), (wdi.NULLS, "x|-")],
)
def test_what_another_publisher_writes_for_missing_is_a_mistake(nulls: frozenset[str], cells: str) -> None:
    for cell in cells.split("|"):
        with pytest.raises(UnusableRow, match=f"'{cell}' is not a number."):
            number(cell, nulls)


@pytest.mark.parametrize(
    "cell", ["1,02", "12,34", "nan", "inf", "1_000", "about 5", "NA", "<5", "²", "-", "..", "x"]
)
def test_what_is_no_number_is_refused_with_its_text(cell: str) -> None:
    with pytest.raises(UnusableRow, match=f"'{cell}' is not a number."):
        number(cell)


def test_a_truth_value_is_no_number() -> None:
    with pytest.raises(UnusableRow, match="True is not a number"):
        number(True)


def test_a_day_may_carry_a_time() -> None:
    assert day("2015-05-11 00:00:00.000") == day("2015-05-11") == date(2015, 5, 11)


@pytest.mark.parametrize("cell", ["24", "20x4", "", "2024.5", "20240"])
def test_what_is_no_year_is_refused(cell: str) -> None:
    with pytest.raises(UnusableRow, match="is not a year"):
        year(cell)


def test_text_is_utf_8_with_or_without_a_mark_and_else_windows_1252() -> None:
    assert open_text("Türkiye".encode()) == "Türkiye"
    assert open_text("Türkiye".encode("utf-8-sig")) == "Türkiye"
    assert open_text("Türkiye".encode("cp1252")) == "Türkiye"


def test_a_header_is_found_below_a_preamble_and_tags_below_it_are_passed_over() -> None:
    header, rows = csv_rows(
        b"Notes\n\niso3 ,value\n#country+code,#value\nJPN,1\n\nKOR,2\n", ("iso3", "value")
    )
    assert header == ["iso3", "value"]
    assert list(rows) == [(5, ["JPN", "1"]), (7, ["KOR", "2"])]


def test_a_column_that_is_not_there_is_named() -> None:
    with pytest.raises(UnreadableFile, match="'period'"):
        columns(["iso3", "value"], ("iso3", "period"))


def test_a_closing_note_is_a_row_and_no_sign_of_a_cut() -> None:
    _, rows = csv_rows(b"iso3,value\nJPN,1\nSource: a publisher\n", ("iso3",))
    assert list(rows)[-1] == (3, ["Source: a publisher"])


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"\x89PNG\r\n\x1a\n\x00\x00", "is not text"),
        (b"\x81\x8d\x8f", "neither UTF-8 nor Windows-1252"),
        (b"iso3,value\nJPN,1\nKOR", "cut off: line 3 ends after 1 of 2 cells"),
        (b'iso3,value\nJPN,"1', "line 2 cannot be read"),
        (b"a,b\n1,2\n", "No header with the columns 'iso3' was found"),
    ],
)
def test_a_file_that_cannot_be_read_says_why_in_one_sentence(content: bytes, sentence: str) -> None:
    with pytest.raises(UnreadableFile, match=sentence):
        list(csv_rows(content, ("iso3",))[1])
