"""Publishers' whole files, imported over the releases distilled from the very same bytes."""

from pathlib import Path

import pytest

from corridors.models import Release
from tests.importing.typed import run

pytestmark = [pytest.mark.usefixtures("world"), pytest.mark.thorough]


def test_unhcrs_population_supersedes_the_release_that_ships_and_changes_no_figure(shared_data: Path) -> None:
    ran = run("unhcr", shared_data / "unhcr" / "population.csv", publish=True)
    assert ran.last == "read 138893, refused 170, added 0, changed 0, gone 0, published"
    shipped = Release.objects.get(key="unhcr-population-2025")
    imported = Release.objects.published().get(publisher="unhcr", dataset=shipped.dataset)
    assert shipped.status == "superseded" and shipped.pk != imported.pk
    for name in ("version", "period", "released", "covered_until", "licence", "sha256", "rows_refused"):
        assert getattr(imported, name) == getattr(shipped, name)
    assert imported.pair_figures.count() == shipped.pair_figures.count() > 60_000
    assert imported.figures.count() == shipped.figures.count()


def test_informs_workbook_takes_the_place_of_its_own_year_only(shared_data: Path) -> None:
    ran = run("inform", shared_data / "inform" / "INFORM_Risk_2025_v070.xlsx", publish=True)
    assert ran.last == "read 764, refused 0, added 0, changed 0, gone 0, published"
    states = dict(Release.objects.filter(publisher="inform").values_list("version", "status").order_by("pk"))
    assert Release.objects.get(key="inform-risk-2025").status == "superseded"
    assert states == {"2024 v0.6.7": "published", "2025 v0.7.0": "published"}


def test_a_month_of_earthquakes_is_shown_and_what_is_none_is_refused(shared_data: Path) -> None:
    ran = run("usgs", shared_data / "usgs" / "all_month.csv", publish=True)
    release = Release.objects.published().get(publisher="usgs")
    kept = release.events.filter(kind="earthquake").count()
    assert ran.last.endswith(f"added {kept}, changed 0, gone 0, published")
    assert release.rows_read == kept + release.rows_refused
