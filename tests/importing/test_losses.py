"""What counts now is never taken away unseen: most years or countries gone need a word of the curator."""

from pathlib import Path

import pytest

from corridors.importing import NotDecided, publish_release
from corridors.importing.doubting import losses, sentence
from corridors.importing.lost_years import lost_years
from corridors.importing.publishing import predecessors
from corridors.models import Indicator, Release
from tests.importing.typed import refugees, run

pytestmark = pytest.mark.usefixtures("world")

PAIRS = ("MMR THA", "AFG PAK", "SYR TUR")
SEVERAL = [f"{year} {pair} 100" for year in (2022, 2023, 2025) for pair in PAIRS]


def staged(folder: Path, *rows: str, name: str = "given.csv") -> Release:
    run("unhcr", refugees(folder, *rows, name=name))
    return Release.objects.get(status="staged")


def counting(folder: Path) -> Release:
    """A release of three years and three countries of asylum that counts."""
    release = staged(folder, *SEVERAL, name="several.csv")
    publish_release(release.key, by=None, why="", knowing_losses=True)
    return release


def test_an_extract_of_one_year_is_told_with_the_years_and_the_countries(tmp_path: Path) -> None:
    older = counting(tmp_path)
    extract = staged(tmp_path, *(f"2025 {pair} 100" for pair in PAIRS))
    (told,) = map(str, losses(extract, predecessors(extract)))
    assert told == (
        f"{older.name}, which counts now, has 2022–2023, 2025 for Refugees; this release has 2025: published "
        "in its place it would leave 3 countries without the other years."
    )
    assert told in [sentence(doubt) for doubt in extract.doubts]


def test_an_extract_of_one_country_is_told_with_the_countries_that_would_be_gone(tmp_path: Path) -> None:
    older = counting(tmp_path)
    extract = staged(tmp_path, *(f"{year} MMR THA 100" for year in (2022, 2023, 2025)))
    (told,) = map(str, losses(extract, predecessors(extract)))
    assert told == f"2 countries with figures in {older.name} have none here: Pakistan and Türkiye."


def test_it_is_published_only_by_who_says_to_know_it(tmp_path: Path) -> None:
    counting(tmp_path)
    extract = staged(tmp_path, *(f"2025 {pair} 100" for pair in PAIRS))
    with pytest.raises(NotDecided, match="without the other years"):
        publish_release(extract.key, by=None, why="")
    assert Release.objects.get(pk=extract.pk).status == "staged"
    assert publish_release(extract.key, by=None, why="", knowing_losses=True).changed


def test_the_command_says_what_would_be_gone_and_does_as_it_was_told(tmp_path: Path) -> None:
    older = counting(tmp_path)
    file = refugees(tmp_path, *(f"2025 {pair} 100" for pair in PAIRS))
    ran = run("unhcr", file, publish=True)
    assert ran.last.endswith(", published")
    assert ran.warnings[0].startswith(f"warning: {older.name}, which counts now, has 2022–2023, 2025")


def test_one_year_less_of_many_is_no_loss(tmp_path: Path) -> None:
    counting(tmp_path)
    later = staged(tmp_path, *(f"{year} {pair} 90" for year in (2023, 2025) for pair in PAIRS))
    assert publish_release(later.key, by=None, why="").changed


def test_an_index_made_anew_for_its_own_year_loses_none(tmp_path: Path) -> None:
    older = counting(tmp_path)
    extract = staged(tmp_path, *(f"2025 {pair} 100" for pair in PAIRS))
    assert list(lost_years(extract, older))
    Indicator.objects.filter(pk="unhcr.refugees").update(kind=Indicator.Kind.EDITION)
    assert not list(lost_years(extract, older))
