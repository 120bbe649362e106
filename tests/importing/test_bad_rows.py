"""What is wrong in a file is refused where it stands; what is only unusual is read."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from corridors.models import Event, PairFigure, Release
from tests.importing.typed import COLUMNS, refugees, run, written
from tests.sources.samples import SAMPLES

pytestmark = pytest.mark.usefixtures("world")
ROW = "2025,MMR,THA,100,0,0,0,0,0,0,0,0"


def values(indicator: str = "unhcr.refugees") -> list[tuple[str, str, float]]:
    staged = Release.objects.get(status="staged")
    rows = PairFigure.objects.filter(release=staged, indicator=indicator).order_by("pk")
    return list(rows.values_list("origin", "destination", "value"))


def test_a_year_to_come_is_refused_with_its_line_and_cells(tmp_path: Path) -> None:
    ran = run("unhcr", refugees(tmp_path, "2025 MMR THA 100", "2095 AFG PAK 9"))
    assert ran.refused == ["line 3: 2095 lies in the future.", "1 of 2 rows were refused."]
    assert values() == [("MMR", "THA", 100.0)]


def test_an_incident_on_a_day_to_come_is_refused(tmp_path: Path) -> None:
    ran = run("ucdp", events(tmp_path, ("1", "2025-01-01"), ("2", "2095-01-01")))
    assert ran.refused[0].endswith("2095-01-01 lies in the future.")
    assert Event.objects.filter(release__status="staged").count() == 1


def test_an_incident_told_twice_counts_once(tmp_path: Path) -> None:
    ran = run("ucdp", events(tmp_path, ("7", "2025-01-01"), ("7", "2025-01-02")))
    assert ran.refused[0].endswith("An earlier row has the same identifier, 7: an incident counts once.")
    assert Event.objects.filter(release__status="staged").count() == 1


def test_a_negative_count_and_a_formula_are_refused_with_column_and_value(tmp_path: Path) -> None:
    ran = run("unhcr", refugees(tmp_path, "2025 MMR THA 100", "2025 AFG PAK -5", "2025 SYR TUR =1+1"))
    assert ran.refused[:2] == [
        "line 3: refugees: '-5' is below zero.",
        "line 4: refugees: '=1+1' is not a number.",
    ]


def test_thousands_may_be_grouped(tmp_path: Path) -> None:
    file = written(tmp_path / "x.csv", [COLUMNS, '2025,MMR,THA,"1,022",0,0,0,0,0,0,0,0'])
    run("unhcr", file)
    assert values() == [("MMR", "THA", 1022.0)]


@pytest.mark.parametrize("mark", [b"\xef\xbb\xbf", b"\xc3\xaf\xc2\xbb\xc2\xbf"], ids=["one", "encoded twice"])
def test_a_byte_order_mark_hides_no_column(tmp_path: Path, mark: bytes) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(mark + f"{COLUMNS}\n{ROW}\n".encode())
    run("unhcr", file)
    assert values() == [("MMR", "THA", 100.0)]


def test_text_in_windows_1252_is_read(tmp_path: Path) -> None:
    file = tmp_path / "x.csv"
    file.write_bytes(f"{COLUMNS},coo_name\n{ROW},Türkiye\n".encode("cp1252"))
    run("unhcr", file)
    assert values() == [("MMR", "THA", 100.0)]


def test_a_column_added_is_passed_over_and_one_missing_is_named(tmp_path: Path) -> None:
    run("unhcr", written(tmp_path / "more.csv", [f"{COLUMNS},returnees", f"{ROW},5"]))
    assert values() == [("MMR", "THA", 100.0)]
    less = written(tmp_path / "less.csv", [COLUMNS.replace(",stateless", ""), ROW.removesuffix(",0")])
    with pytest.raises(CommandError, match="stateless"):
        run("unhcr-population", less)


def test_a_second_header_row_of_tags_is_passed_over_and_any_other_is_refused(tmp_path: Path) -> None:
    tags = ",".join(f"#{name}" for name in COLUMNS.split(","))
    assert run("unhcr", written(tmp_path / "hxl.csv", [COLUMNS, tags, ROW])).last.startswith("read 1, ")
    again = run("unhcr", written(tmp_path / "twice.csv", [COLUMNS, COLUMNS, ROW]))
    assert again.refused[0] == "line 2: 'year' is not a year."


def test_persons_and_cases_are_never_added(tmp_path: Path) -> None:
    header = (
        "year,coo_iso,coa_iso,procedure_type,dec_level,dec_pc,dec_recognized,dec_other,dec_rejected,"
        "dec_closed,dec_total"
    )
    rows = [f"2025,MMR,DEU,G,FI,{unit},{count},0,5,0,0" for unit, count in (("P", 70), ("C", 30))]
    run("unhcr", written(tmp_path / "x.csv", [header, *rows]))
    assert values("unhcr.decisions.positive") == [("MMR", "DEU", 70.0)]
    staged = Release.objects.get(status="staged")
    assert set(staged.pair_figures.values_list("qualifier", flat=True)) == {"persons"}


def test_a_truncated_archive_is_refused(tmp_path: Path) -> None:
    import zipfile

    path = tmp_path / "x.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("population.csv", "\n".join([COLUMNS, *[ROW] * 500]))
    path.write_bytes(path.read_bytes()[:-30])
    with pytest.raises(CommandError, match="or it is cut off"):
        run("unhcr", path)


def events(folder: Path, *told: tuple[str, str]) -> Path:
    """A file of UCDP's events with these identifiers and days."""
    sample = next(one for one in SAMPLES if one.reader == "ucdp-ged" and one.layout.startswith("49"))
    header, row = sample.file().decode().splitlines()[:2]
    at = {name: place for place, name in enumerate(header.split(","))}
    lines = [header]
    for identifier, day in told:
        cells = row.split(",")
        cells[at["id"]], cells[at["year"]] = identifier, day[:4]
        cells[at["date_start"]] = cells[at["date_end"]] = day
        lines.append(",".join(cells))
    return written(folder / "events.csv", lines)
