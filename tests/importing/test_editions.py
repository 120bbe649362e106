"""What is said of an imported edition: by its file where it says so, else as by the release before it."""

from datetime import date
from pathlib import Path

import pytest
from django.utils import timezone

from corridors.models import Figure, Release
from corridors.periods import day_words
from tests.importing.typed import refugees, run, written
from tests.sources.workbook import typed_workbook

pytestmark = pytest.mark.usefixtures("world")

INFORM = {
    "INFORM Risk 2026 (a-z)": [["COUNTRY", "ISO3", "INFORM RISK"], ["Myanmar", "MMR", 7.1]],
    "About": [["release:"], ["1 September 2025 v 0.7.2"], ["INFORM RISK INDEX"], ["2026"]],
}


def staged() -> Release:
    return Release.objects.get(status="staged")


def test_licence_page_and_the_meaning_of_absence_come_from_the_release_before(tmp_path: Path) -> None:
    run("unhcr", refugees(tmp_path, "2026 MMR THA 100"))
    before, release = Release.objects.get(key="unhcr-population-2025"), staged()
    for name in ("publisher", "dataset", "licence", "page_url", "absent_means", "to_be_checked"):
        assert getattr(release, name) == getattr(before, name)


def test_unhcr_is_called_by_its_last_year(tmp_path: Path) -> None:
    run("unhcr", refugees(tmp_path, "1951 MMR THA 5", "2026 MMR THA 100"))
    release = staged()
    assert (release.version, release.period) == ("end-2026", "1951-2026")
    assert release.covered_until == date(2026, 12, 31)
    assert (release.released, release.arrived_on) == (None, timezone.localdate())


def test_a_corrected_file_of_the_same_version_was_released_when_the_version_was(tmp_path: Path) -> None:
    run("unhcr", refugees(tmp_path, "2025 MMR THA 100"))
    assert (staged().version, staged().released) == ("end-2025", date(2026, 6, 1))


def test_without_a_stated_day_the_first_file_of_a_version_says_when_it_arrived(tmp_path: Path) -> None:
    run("unhcr", refugees(tmp_path, "2026 MMR THA 100"))
    Release.objects.filter(status="staged").update(arrived_on=date(2026, 11, 1))
    run("unhcr", refugees(tmp_path, "2026 MMR THA 101"))
    assert set(Release.objects.filter(status="staged").values_list("released", "arrived_on")) == {
        (None, date(2026, 11, 1))
    }


def test_inform_states_its_version_and_day_from_which_its_scores_count(tmp_path: Path) -> None:
    path = tmp_path / "workbook.bin"
    path.write_bytes(typed_workbook(INFORM))
    run("inform", path)
    release = staged()
    assert (release.version, release.period) == ("2026 v0.7.2", "2026")
    assert release.released == date(2025, 9, 1)
    figure = Figure.objects.get(release=release)
    assert (figure.indicator_id, figure.value, figure.counts_from) == ("inform.risk", 7.1, date(2025, 9, 1))


def test_a_file_that_states_no_version_is_called_by_the_day_of_its_import(tmp_path: Path) -> None:
    rows = ["iso3,year,new_displacement,total_displacement", "MMR,2009,1,1", "MMR,2025,10,20"]
    run("idmc", written(tmp_path / "idmc.csv", rows))
    release, today = staged(), timezone.localdate()
    assert (release.version, release.released) == (f"imported {day_words(today, short=True)}", None)
    assert (release.period, release.covered_until) == ("2009-2025", date(2025, 12, 31))


def test_incidents_cover_the_countries_and_days_they_speak_of(tmp_path: Path) -> None:
    header = (
        "id,type_of_violence,dyad_name,side_a,side_b,where_prec,adm_1,adm_2,latitude,longitude,country_id,"
        "date_prec,date_start,date_end,best,high,low"
    )
    # Gleditsch-Ward numbers: 775 is Myanmar, 771 Bangladesh.
    rows = [
        "1,1,A - B,A,B,1,Shan,,21.0,97.0,775,1,2024-03-01,2024-03-02,4,5,3",
        "2,1,A - B,A,B,1,Dhaka,,23.7,90.4,771,1,2024-11-20,2024-11-20,1,1,0",
    ]
    run("ucdp", written(tmp_path / "ged.csv", [header, *rows]))
    release = staged()
    assert release.countries_covered == ["BGD", "MMR"]
    assert (release.period, release.covered_until) == ("2024-03..2024-11-20", date(2024, 11, 20))


def test_a_treaty_list_leaves_out_what_is_known_of_a_later_date(tmp_path: Path) -> None:
    # Japan's accession of 2017 to the convention against organised crime is known from the later list.
    rows = [
        "treaty,untc_no,participant,signature_raw,consent_raw",
        "UNTOC 2000,XVIII-12,Japan,12 Dec 2000,",
        "UNTOC 2000,XVIII-12,Thailand,13 Dec 2000,17 Oct 2013",
    ]
    run("treaties-status", written(tmp_path / "list.csv", rows))
    assert list(staged().participations.values_list("country", flat=True)) == ["THA"]


def test_a_later_stock_is_called_by_its_last_year_and_keeps_its_own_last_two(tmp_path: Path) -> None:
    header = "Location code of destination,Data type,Location code of origin,2020_total,2024_total,2026_total"
    run("undesa-stock", written(tmp_path / "stock.csv", [header, "764,B R,104,5,6,7"]))
    release = staged()
    assert (release.version, release.period, release.covered_until) == ("2026", "2020-2026", date(2026, 7, 1))
    assert sorted(release.pair_figures.values_list("period", "value")) == [("2024", 6.0), ("2026", 7.0)]


def test_a_later_year_of_a_series_is_kept_without_a_change_of_the_catalogue(tmp_path: Path) -> None:
    rows = ["iso3,year,value", "JPN,2017,11", "JPN,2023,10.5", "JPN,2026,10"]
    run("ilo-self-employed", written(tmp_path / "ilo.csv", rows))
    assert sorted(staged().figures.values_list("period", flat=True)) == ["2023", "2026"]
