"""`manage.py screen`: the same rows as CSV and JSON, shares in tenths, stdout for rows alone."""

import csv
import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import call_command

from assessments.scoring.screening.rows import COLUMNS
from tests.screening.small import FEW, screen_only

pytestmark = pytest.mark.usefixtures("world")
SHARES = ("share_E", "share_RS", "share_D", "share_RW")
NUMBERS = {*SHARES, *(name for name in COLUMNS if name.startswith(("fear", "risk", "reliability")))}


@pytest.fixture
def printed(capsys: pytest.CaptureFixture[str]) -> Any:
    def run(*arguments: str) -> str:
        screen_only(*FEW)
        call_command("screen", "--as-of", "2026-06-30", *arguments, stderr=StringIO())
        return capsys.readouterr().out

    return run


def test_csv_has_the_columns_in_their_order_and_one_line_a_pair(printed: Any) -> None:
    lines = printed().splitlines()
    assert lines[0] == ",".join(COLUMNS)
    assert len(lines) == 1 + len(FEW) * (len(FEW) - 1)


def test_json_says_what_csv_says(printed: Any) -> None:
    rows = [
        {name: (float(value) if name in NUMBERS else value) if value else None for name, value in row.items()}
        for row in csv.DictReader(StringIO(printed()))
    ]
    assert json.loads(printed("--format", "json")) == rows


def test_shares_stand_in_tenths_and_other_numbers_as_they_are(printed: Any) -> None:
    rows = json.loads(printed("--format", "json"))
    shares = [row[name] for row in rows for name in SHARES if row[name] is not None]
    assert shares
    assert all(share == round(share, 1) for share in shares)
    assert any(row["fear"] != round(row["fear"], 1) for row in rows if row["fear"] is not None)


def test_a_file_is_written_whole_and_stdout_stays_empty(printed: Any, tmp_path: Path) -> None:
    file = tmp_path / "pairs.csv"
    assert printed("--out", str(file)) == ""
    assert file.read_text() == printed()
    assert list(tmp_path.iterdir()) == [file]


@pytest.mark.parametrize(
    ("arguments", "wrong"),
    [
        (["--format", "xml"], "'xml'"),
        (["--out", "/nowhere/at/all.csv"], "/nowhere/at/all.csv"),
        (["--as-of", "2019-01-01"], "as of 1 January 2019"),
        (["--as-of", "soon"], "'soon'"),
        (["--method", "corridor-9"], "'corridor-9'"),
    ],
)
def test_a_bad_argument_is_refused_by_name(
    arguments: list[str], wrong: str, capsys: pytest.CaptureFixture[str]
) -> None:
    screen_only(*FEW)
    with pytest.raises(SystemExit) as ended:
        call_command("screen", *arguments)
    said = capsys.readouterr()
    assert ended.value.code == 2
    assert wrong in said.err
    assert said.out == ""
