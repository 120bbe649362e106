"""On an evidence date exactly one edition counts; what came later never takes an earlier date's place."""

from datetime import date, timedelta
from pathlib import Path

import pytest
from django.utils import timezone

from corridors.counting import Standing, Takeover, counting_on
from corridors.importing.publishing import takeover_of
from corridors.models import Release
from tests.importing.typed import refugees, run, written

DAY = date(2025, 3, 31)
BEFORE = DAY - timedelta(days=1)


def keys(as_of: date, of: str) -> set[str]:
    counting = Release.objects.counting_on(as_of)
    return set(Release.objects.of(counting).filter(key__startswith=of).values_list("key", flat=True))


def test_the_former_edition_counts_until_the_newer_was_released() -> None:
    standings = [Standing(1, False, followed_by=2, until=DAY), Standing(2, True)]
    assert counting_on(BEFORE, standings).releases == {1}
    assert counting_on(DAY, standings).releases == {2}


def test_a_corrected_release_counts_on_no_day() -> None:
    standings = [Standing(1, False, followed_by=2), Standing(2, True)]
    assert counting_on(date(1990, 1, 1), standings).releases == {2}


def test_a_correction_does_not_count_where_the_edition_before_the_corrected_one_does() -> None:
    standings = [Standing(1, False, 2, DAY), Standing(2, False, 3), Standing(3, True)]
    assert counting_on(BEFORE, standings).releases == {1}
    assert counting_on(DAY, standings).releases == {3}


def test_where_the_newer_edition_is_gone_the_former_still_ends_where_it_ended() -> None:
    standings = [Standing(1, False, followed_by=2, until=DAY)]
    assert counting_on(BEFORE, standings).releases == {1}
    assert counting_on(DAY, standings).releases == frozenset()


def test_a_takeover_counts_as_if_it_were_published() -> None:
    takeover = Takeover(3, ((2, DAY),))
    standings = [Standing(1, True), Standing(2, True)]
    assert counting_on(BEFORE, standings, takeover).releases == {1, 2}
    assert counting_on(DAY, standings, takeover).releases == {1, 3}
    assert counting_on(DAY, standings).releases == {1, 2}


@pytest.mark.usefixtures("world")
def test_a_newer_edition_leaves_earlier_evidence_dates_as_they_were(tmp_path: Path) -> None:
    rows = ["iso3,year,new_displacement,total_displacement", "MMR,2009,1,1", "MMR,2025,10,20"]
    run("idmc", written(tmp_path / "idmc.csv", rows), publish=True)
    today = timezone.localdate()
    assert keys(today - timedelta(days=1), "idmc-conflict") == {"idmc-conflict-2025"}
    (newer,) = keys(today, "idmc-conflict")
    assert newer != "idmc-conflict-2025"
    assert Release.objects.get(key="idmc-conflict-2025").superseded_by.key == newer


@pytest.mark.usefixtures("world")
def test_a_correction_of_an_edition_takes_its_place_on_every_day(tmp_path: Path) -> None:
    # The shipped edition is "end-2025", released on 1 June 2026; a file that ends in 2025 corrects it.
    run("unhcr", refugees(tmp_path, "2025 MMR THA 100"), publish=True)
    assert "unhcr-population-2025" not in keys(date(2026, 6, 1), "unhcr-population")
    assert "unhcr-population-2025" not in keys(date(2020, 1, 1), "unhcr-population")


@pytest.mark.usefixtures("world")
def test_a_takeover_is_what_publishing_does(tmp_path: Path) -> None:
    file = refugees(tmp_path, "2026 MMR THA 100")
    run("unhcr", file)
    staged, today = Release.objects.get(status="staged"), timezone.localdate()
    days = [today - timedelta(days=1), today]
    expected = [Release.objects.counting_on(day, takeover_of(staged)) for day in days]
    run("unhcr", file, publish=True)
    assert [Release.objects.counting_on(day) for day in days] == expected
