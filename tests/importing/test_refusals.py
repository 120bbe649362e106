"""A file that cannot be imported is refused in one sentence, and nothing is written."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from django.core.management import CommandError

from corridors.models import Event, Figure, PairFigure, Participation, Release
from tests.importing.typed import COLUMNS, refugees, run, written
from tests.sources.workbook import typed_workbook

IDMC = ["iso3,year,new_displacement,total_displacement", "MMR,2024,10,20"]


def contents() -> tuple[object, ...]:
    tables = (Figure, PairFigure, Event, Participation)
    releases = set(Release.objects.values_list("key", "status", "status_reason"))
    return (releases, *(table.objects.count() for table in tables))


@pytest.fixture(autouse=True)
def nothing_is_written(world: None) -> Iterator[None]:
    before = contents()
    yield
    assert contents() == before


def refused(publisher: str, file: Path, sentence: str, code: int = 1) -> None:
    with pytest.raises(CommandError, match=sentence) as why:
        run(publisher, file, publish=True)
    assert why.value.returncode == code
    assert "\n" not in str(why.value)


def test_a_truncated_workbook(tmp_path: Path) -> None:
    path = tmp_path / "INFORM.xlsx"
    whole = typed_workbook({"About": [["release:"]] * 50})
    path.write_bytes(whole[: len(whole) // 2])
    for publisher in ("inform", "world-bank"):
        refused(publisher, path, r"^The file is not a workbook \(xls or xlsx\), or it is cut off\.$")


def test_a_web_page_saved_as_csv(tmp_path: Path) -> None:
    page = written(tmp_path / "population.csv", ["", "<!DOCTYPE html>", "<html><body>Sorry</body></html>"])
    refused("unhcr", page, r"^The file is a web page, not data")


def test_an_empty_file(tmp_path: Path) -> None:
    refused("unhcr-population", written(tmp_path / "population.csv", ["", " "]), r"^The file is empty\.$")


def test_another_publishers_file_is_called_by_its_name(tmp_path: Path) -> None:
    file = written(tmp_path / "population.csv", IDMC)
    sentence = r"^The file is not unhcr: it looks like IDMC: displacement by conflict \(idmc-conflict\)\.$"
    refused("unhcr", file, sentence)


def test_another_dataset_of_the_publisher_is_called_by_its_name(tmp_path: Path) -> None:
    file = refugees(tmp_path, "2025 MMR THA 100")
    refused("unhcr-decisions", file, r"it looks like UNHCR: population \(unhcr-population\)\.$")


def test_a_file_nobody_knows(tmp_path: Path) -> None:
    refused("unhcr-population", written(tmp_path / "x.csv", ["a,b", "1,2"]), "this is another file")


def test_a_file_cut_off_in_its_last_row(tmp_path: Path) -> None:
    file = refugees(tmp_path, "2025 MMR THA 100", "2025 AFG PAK 20")
    file.write_bytes(file.read_bytes()[:-10])
    refused("unhcr", file, r"^The file is cut off: line 3 ends after 8 of 12 cells\.$")


def test_a_file_of_refused_rows_only(tmp_path: Path) -> None:
    file = refugees(tmp_path, "2025 MMR UNK 100")
    refused(
        "unhcr", file, "^Nothing in the file could be used: all 1 rows were refused; the first, on line 2"
    )


def test_a_file_without_anything_the_method_uses(tmp_path: Path) -> None:
    file = refugees(tmp_path, "1999 MMR THA 100")
    refused("unhcr", file, r"^Of the 1 rows read, none holds a figure that is used here\.$")


def test_a_file_that_speaks_twice_about_the_same(tmp_path: Path) -> None:
    # The displaced people of Myanmar go into another table first: they must not stay behind.
    at_home = "2025,MMR,MMR,0,0,0,50,0,0,0,0,0"
    rows = ["2025,MMR,THA,100,0,0,0,0,0,0,0,0", "2025,MMR,THA,200,0,0,0,0,0,0,0,0"]
    file = written(tmp_path / "x.csv", [COLUMNS, at_home, *rows])
    refused("unhcr", file, r"^The file speaks twice about unhcr\.refugees MMR THA 2025\.$")


def test_a_publisher_nobody_knows(tmp_path: Path) -> None:
    file = refugees(tmp_path, "2025 MMR THA 100")
    refused("unchr", file, r"^No publisher or dataset is called 'unchr'; there is unhcr", code=2)


def test_a_file_that_is_not_there(tmp_path: Path) -> None:
    refused("unhcr", tmp_path / "nowhere.csv", r"^There is no file '.*nowhere\.csv'\.$", code=2)
