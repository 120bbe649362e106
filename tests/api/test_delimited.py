"""Rows as CSV: the quick way says what the usual writer says, or leaves it to that."""

import csv
from datetime import date
from io import StringIO
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from corridors.api.columns import Column, or_null
from corridors.api.delimited import escaped, pieces, quickly

CODES = st.text("abcXYZ0189-./ ", max_size=8)
NUMBERS = st.floats(allow_nan=False, allow_infinity=False)
CELLS = st.one_of(st.none(), CODES, NUMBERS, st.integers(-(2**53), 2**53), st.dates())


def read(text: bytes) -> list[list[str]]:
    return list(csv.reader(StringIO(text.decode("utf-8-sig"), newline="")))


def usual(rows: list[Any]) -> list[list[str]]:
    text = StringIO()
    csv.writer(text).writerows(rows)
    return read(text.getvalue().encode())


def same(quick: str, slow: str) -> bool:
    """Equal as texts, or the same number written another way."""
    try:
        return quick == slow or float(quick) == float(slow)
    except ValueError:
        return False


@given(st.lists(st.tuples(CELLS, CELLS, CELLS), min_size=1, max_size=20))
def test_the_quick_way_says_what_the_usual_writer_says(rows: list[Any]) -> None:
    quick = quickly(rows, 3)
    assert quick is not None
    for ours, theirs in zip(read(quick), usual(rows), strict=True):
        assert all(map(same, ours, theirs)), (ours, theirs)


@pytest.mark.parametrize("text", ["a,b", 'say "no"', "two\nlines", "back\\slash", "],[", ",null"])
def test_what_has_to_be_masked_is_left_to_the_usual_writer(text: str) -> None:
    assert quickly([("a", text)], 2) is None
    columns = (Column("a", "a"), Column("b", "b"))
    assert read(b"".join(pieces([("a", text)], columns)))[1] == ["a", text]


def test_nothing_is_an_empty_cell() -> None:
    columns = (Column("a", "a", null=True, through=or_null), Column("b", "b", "number", null=True))
    assert b"".join(pieces([("", None), (None, 0.0)], columns)).endswith(b"a,b\r\n,\r\n,0.0\r\n")


def test_a_day_is_written_as_year_month_day() -> None:
    columns = (Column("a", "a", "date"), Column("b", "b", "integer"))
    assert read(b"".join(pieces([(date(2026, 6, 30), 1)], columns)))[1] == ["2026-06-30", "1"]


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@a", "\ta", "\ra"])
def test_no_cell_is_run_by_a_spreadsheet(text: str) -> None:
    assert escaped(text) == f"'{text}"
    columns = (Column("a", "a", "text"),)
    assert read(b"".join(pieces([(text,)], columns)))[1] == [f"'{text}"]
