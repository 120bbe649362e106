"""Published tables are read as they are, or refused with the file, the line and the value."""

import numpy as np
import pytest

from assessments.scoring.indices.table import Layout, UnusableTable, read_table

LAYOUT = Layout(("who",), ("a", "b"), ("x", ""))


def refusal(text: str) -> str:
    with pytest.raises(UnusableTable) as caught:
        read_table(text, "t.csv", LAYOUT)
    return str(caught.value)


def test_gaps_are_missing_never_zero():
    table = read_table("who,a,other,b\nP,1.5,?,x\nQ,,?,-2e-3\n", "t.csv", LAYOUT)
    assert table.rows == ("P", "Q")
    assert table.columns["a"] == pytest.approx([1.5, np.nan], nan_ok=True)
    assert table.columns["b"] == pytest.approx([np.nan, -0.002], nan_ok=True)


def test_a_column_that_is_not_there_is_named():
    assert refusal("who,a\nP,1\n") == "t.csv: the column 'b' is missing."
    assert refusal("who,a,b,b\nP,1,2,3\n") == "t.csv: the column 'b' is there more than once."


@pytest.mark.parametrize("cell", ["many", "1_000", "nan", "inf", "1.2.3", "0x10"])
def test_a_cell_that_is_no_number_is_named_with_its_line(cell: str):
    assert refusal(f"who,a,b\nP,1,2\nQ,1,{cell}\n") == f"t.csv, line 3, b: {cell!r} is no number."


def test_a_row_too_short_or_named_twice_is_refused():
    assert refusal("who,a,b\nP,1\n") == "t.csv, line 2: 2 cells, not 3."
    assert refusal("who,a,b\nP,1,2\nP,1,2\n") == "t.csv, line 3: the row 'P' is there twice."


def test_a_table_without_rows_is_refused():
    assert refusal("who,a,b\n") == "t.csv has no rows."
    assert refusal("") == "t.csv: the column 'who' is missing."


def test_rows_of_two_tables_meet_by_name():
    table = read_table("who,a,b\nP,1,2\nQ,3,4\n", "t.csv", LAYOUT)
    assert table.column("a", ("Q", "P")).tolist() == [3.0, 1.0]
    with pytest.raises(UnusableTable, match=r"t\.csv has no row 'R', the inputs have"):
        table.column("a", ("P", "Q", "R"))
    with pytest.raises(UnusableTable, match=r"t\.csv has 2 rows, the inputs have 1"):
        table.column("a", ("P",))
