"""A published release takes the place of the one before it, and never puts less in the place of more."""

from datetime import date
from pathlib import Path

import pytest
from django.conf import settings
from django.core.management import CommandError

from corridors.importing import load_folder
from corridors.importing.publishing import predecessors, publish
from corridors.models import Event, PairFigure, Release
from tests.importing.typed import refugees, run

pytestmark = pytest.mark.usefixtures("world")

SHIPPED = "unhcr-population-2025"


def published(
    publisher: str = "unhcr", dataset: str = "Refugee population statistics: population"
) -> set[str]:
    releases = Release.objects.published().filter(publisher=publisher, dataset=dataset)
    return set(releases.values_list("key", flat=True))


def test_the_former_release_is_superseded(tmp_path: Path) -> None:
    ran = run("unhcr", refugees(tmp_path, "2025 MMR THA 100"), publish=True)
    assert ran.last.endswith(", published")
    (key,) = published()
    former = Release.objects.get(key=SHIPPED)
    assert former.status == "superseded" and former.status_reason.endswith(f"Superseded by {key}")
    counting = PairFigure.objects.counting(Release.objects.counting_on(date(2026, 6, 30))).filter(
        indicator="unhcr.refugees"
    )
    assert [figure.value for figure in counting] == [100.0]


def test_other_datasets_of_the_publisher_stay_as_they_are(tmp_path: Path) -> None:
    others = set(Release.objects.published().values_list("key", flat=True)) - {SHIPPED}
    run("unhcr", refugees(tmp_path, "2025 MMR THA 100"), publish=True)
    assert others <= set(Release.objects.published().values_list("key", flat=True))


def test_a_staged_file_is_published_by_naming_it_again(tmp_path: Path) -> None:
    file = refugees(tmp_path, "2025 MMR THA 100")
    run("unhcr", file)
    assert run("unhcr", file, publish=True, dry_run=True).last.endswith(", dry run")
    assert published() == {SHIPPED}
    assert run("unhcr", file, publish=True).last.endswith(", published")
    assert run("unhcr", file, publish=True).last == "read 1, refused 0, added 0, changed 0, gone 0, unchanged"


def test_a_superseded_file_can_be_published_again(tmp_path: Path) -> None:
    first = refugees(tmp_path, "2025 MMR THA 100")
    second = refugees(tmp_path, "2025 MMR THA 200", name="second.csv")
    for file in (first, second, first):
        run("unhcr", file, publish=True)
    assert published() == {Release.objects.get(pair_figures__value=100.0, publisher="unhcr", rows_read=1).key}


def test_a_withdrawn_file_stays_withdrawn(tmp_path: Path) -> None:
    file = refugees(tmp_path, "2025 MMR THA 100")
    run("unhcr", file)
    Release.objects.filter(status="staged").update(status="withdrawn", status_reason="Counted twice.")
    with pytest.raises(CommandError, match=r"was withdrawn\. Counted twice\."):
        run("unhcr", file, publish=True)


def test_an_older_edition_is_not_published_over_a_newer_one(tmp_path: Path) -> None:
    file = refugees(tmp_path, "2024 MMR THA 100")
    with pytest.raises(CommandError, match=r"ends in 2024 and the published release .*, end-2025, in 2025"):
        run("unhcr", file, publish=True)
    assert published() == {SHIPPED}
    assert not Release.objects.filter(status="staged").exists()


def test_loading_the_fixtures_does_not_bring_a_superseded_release_back(tmp_path: Path) -> None:
    run("unhcr", refugees(tmp_path, "2025 MMR THA 100"), publish=True)
    now = published()
    loaded = load_folder(settings.FIXTURES)
    assert (loaded.releases.releases, loaded.releases.rows) == (0, 0)
    assert published() == now and SHIPPED not in now


def incidents(key: str, first: date, last: date, *countries: str) -> Release:
    """A staged release of UCDP's events with an event a country on the first and on the last day."""
    like = Release.objects.get(key="ucdp-ged-24-1")
    release = Release.objects.create(
        key=key, publisher=like.publisher, dataset=like.dataset, version="25.1", licence=like.licence,
        absent_means=like.absent_means, countries_covered=sorted(countries),
    )  # fmt: skip
    Event.objects.bulk_create(
        Event(
            kind="conflict", publisher_id=f"{iso3} {day}", starts=day, precision=1, country_id=iso3,
            release=release,
        )
        for iso3 in countries
        for day in (first, last)
    )  # fmt: skip
    return release


def test_incidents_of_every_country_and_year_take_the_place_of_all_releases_they_hold() -> None:
    wider = incidents("wider", date(1989, 5, 1), date(2024, 5, 1), "BGD", "MMR", "THA")
    assert {release.key for release in predecessors(wider)} == {"ucdp-ged-19-1", "ucdp-ged-24-1"}
    publish(wider, predecessors(wider))
    assert published("ucdp", wider.dataset) == {"wider"}


def test_incidents_of_other_countries_stand_beside_those_there_are() -> None:
    assert predecessors(incidents("other", date(2010, 5, 1), date(2011, 5, 1), "UGA")) == []


def test_incidents_of_one_year_stand_beside_those_of_many_years() -> None:
    assert predecessors(incidents("a-year", date(2024, 1, 1), date(2024, 12, 31), "BGD", "MMR")) == []


def test_one_year_of_incidents_is_published_beside_the_years_before() -> None:
    a_year = incidents("a-year", date(2024, 1, 1), date(2024, 12, 31), "BGD", "MMR")
    publish(a_year, predecessors(a_year))
    assert published("ucdp", a_year.dataset) == {"a-year", "ucdp-ged-19-1", "ucdp-ged-24-1"}


def test_a_month_of_incidents_stands_beside_another_month_and_yields_to_the_whole_year() -> None:
    july = incidents("july", date(2026, 7, 1), date(2026, 7, 30), "MMR")
    august = incidents("august", date(2026, 8, 2), date(2026, 8, 31), "MMR")
    for month in (july, august):
        publish(month, predecessors(month))
    assert {"july", "august"} <= published("ucdp", july.dataset)
    year = incidents("year", date(2026, 1, 1), date(2026, 12, 31), "MMR")
    assert {release.key for release in predecessors(year)} == {"july", "august"}


def test_incidents_of_fewer_countries_stand_beside_those_of_more() -> None:
    wider = incidents("wider", date(1989, 5, 1), date(2024, 5, 1), "BGD", "MMR", "THA")
    publish(wider, predecessors(wider))
    assert predecessors(incidents("narrower", date(1989, 5, 1), date(2025, 5, 1), "MMR")) == []
