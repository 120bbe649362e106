"""``manage.py reproduce``: what it prints, and how it ends."""

from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

ROWS = (
    "iso3,country,year,hdi,le,eys,mys,gnipc\n"
    "BGD,Bangladesh,2021,{},72.3811,12.44198036,7.379059792,5472.104781\n"
)


def said(*words: object) -> tuple[list[str], int]:
    out, code = StringIO(), 0
    try:
        call_command("reproduce", *map(str, words), stdout=out)
    except SystemExit as end:
        code = int(end.code or 0)
    return out.getvalue().splitlines(), code


def refusal(*words: object) -> str:
    with pytest.raises(CommandError) as caught:
        call_command("reproduce", *map(str, words), stdout=StringIO())
    assert caught.value.returncode == 2
    return str(caught.value)


@pytest.fixture
def published(tmp_path: Path) -> Path:
    path = tmp_path / "hdi.csv"
    path.write_text(ROWS.format(0.661), encoding="utf-8-sig")
    return path


def test_the_last_line_sums_up(published: Path):
    lines, code = said("hdi", published)
    assert (lines[-1], code) == ("1 values, 0 differ, largest difference 0", 0)


def test_a_value_that_differs_is_shown_and_ends_in_1(published: Path):
    published.write_text(ROWS.format(0.662))
    lines, code = said("hdi", published)
    assert lines[0] == "BGD 2021, hdi: published 0.662, computed 0.661"
    assert (lines[-1], code) == ("1 values, 1 differ, largest difference 0.001", 1)


def test_what_cannot_be_used_is_refused_in_one_sentence(published: Path, tmp_path: Path):
    assert refusal("hpi", published) == "The index must be one of asem, hdi, inform; it is 'hpi'."
    assert refusal() == "The index must be one of asem, hdi, inform; it is ''."
    assert refusal("hdi") == "There is no file or folder ''."
    assert refusal("hdi", tmp_path) == f"hdi needs one CSV file; {str(tmp_path)!r} is not."
    assert refusal("asem", published) == f"asem needs a folder; {str(published)!r} is not."
    assert refusal("asem", tmp_path).startswith("COIN_Data_Treated.csv cannot be read: ")
    assert refusal("inform", published) == "hdi.csv: the column 'Country' is missing."


def test_a_file_that_is_no_text_is_refused(published: Path):
    published.write_bytes(b"\xff\xfe\x00")
    assert refusal("hdi", published) == "hdi.csv is not UTF-8 text."


def test_a_file_with_nothing_to_compare_is_refused(published: Path):
    published.write_text(ROWS.format(0.661).replace("72.3811", ""))
    assert refusal("hdi", published) == "hdi.csv: there is no value to compare with."


@pytest.mark.parametrize(
    ("index", "path", "last"),
    [
        ("inform", "inform/INFORM_2021.csv", "2101 values, 0 differ, largest difference 0"),
        ("hdi", "hdi/hdi_1990_2021.csv", "5571 values, 0 differ, largest difference 0"),
        ("asem", "coinr", "3621 values, 0 differ, largest difference "),
    ],
)
def test_the_three_indices_are_reproduced(index: str, path: str, last: str, shared_vectors: Path):
    lines, code = said(index, shared_vectors / path)
    assert code == 0
    assert lines[-1].startswith(last)
