"""Disasters and unrest are imported and shown; no score counts them."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError

from assessments.recorded_incidents import KINDS
from corridors.models import Event, Release
from corridors.sources.reading import EVENT_KINDS
from tests.factories import make_user
from tests.importing.typed import run
from tests.people import client_of
from tests.sources.samples import SAMPLES

pytestmark = pytest.mark.usefixtures("world")


def file_of(folder: Path, reader: str, layout: str = "") -> Path:
    sample = next(one for one in SAMPLES if one.reader == reader and layout in one.layout)
    path = folder / f"{reader}.bin"
    path.write_bytes(sample.file())
    return path


@pytest.mark.parametrize(
    ("reader", "kind", "dataset", "licence"),
    [
        ("usgs-csv", "earthquake", "Earthquakes", "public domain"),
        ("usgs-geojson", "earthquake", "Earthquakes", "public domain"),
        ("gdacs-geojson", "earthquake", "Current disasters", "not stated"),
        ("gdacs-rss", "earthquake", "Current disasters", "not stated"),
        ("acled", "unrest", "Political violence and demonstrations", "ACLED terms"),
    ],
)
def test_a_dataset_no_edition_of_which_ships_is_imported_by_what_the_catalogue_says(
    tmp_path: Path, reader: str, kind: str, dataset: str, licence: str
) -> None:
    ran = run(reader, file_of(tmp_path, reader), publish=True)
    assert ran.last.endswith(", published")
    release = Release.objects.published().get(dataset=dataset)
    assert (release.licence, release.events.filter(kind=kind).count()) == (licence, 1)
    assert release.released is None and release.arrived_on and release.absent_means


def test_neither_unrest_nor_disasters_are_among_what_is_scored() -> None:
    assert set(EVENT_KINDS) - set(KINDS) == {
        "unrest", "earthquake", "tsunami", "cyclone", "flood", "drought", "volcano", "wildfire"
    }  # fmt: skip


def test_every_kind_a_reader_gives_can_be_stored() -> None:
    assert set(Event.Kind.values) == set(EVENT_KINDS)


def test_rows_of_acled_never_leave(tmp_path: Path) -> None:
    run("acled", file_of(tmp_path, "acled", "csv export"), publish=True)
    assert not Event.objects.filter(kind="unrest").exportable().exists()
    run("usgs", file_of(tmp_path, "usgs-csv"), publish=True)
    assert Event.objects.filter(kind="earthquake").exportable().exists()


def test_acled_speaks_for_the_countries_in_the_file_to_its_last_event(tmp_path: Path) -> None:
    run("acled", file_of(tmp_path, "acled", "csv export"))
    release = Release.objects.get(publisher="acled")
    assert (release.countries_covered, release.covered_until) == (["MMR"], date(2025, 2, 3))
    assert release.period == "2025"


def test_a_later_feed_takes_the_place_of_the_one_before(tmp_path: Path) -> None:
    run("usgs", file_of(tmp_path, "usgs-csv"), publish=True)
    run("usgs", file_of(tmp_path, "usgs-geojson"), publish=True)
    states = Release.objects.filter(publisher="usgs").order_by("pk").values_list("status", flat=True)
    assert list(states) == ["superseded", "published"]


STATED: dict[str, Any] = {
    "edition": "March 2026", "released": date(2026, 3, 31), "licence": "CC BY 4.0",
    "page_url": "https://example.org/", "covered_until": date(2026, 3, 30), "countries": ["mmr", "THA"],
}  # fmt: skip


def test_what_is_stated_goes_before_what_the_catalogue_says(tmp_path: Path) -> None:
    run("acled", file_of(tmp_path, "acled", "csv export"), **STATED)
    release = Release.objects.get(publisher="acled")
    assert (release.version, release.released, release.licence) == (
        "March 2026",
        date(2026, 3, 31),
        "CC BY 4.0",
    )
    assert (release.countries_covered, release.covered_until) == (["MMR", "THA"], date(2026, 3, 30))


def test_scores_that_count_from_a_release_day_nobody_states_are_refused(tmp_path: Path) -> None:
    file = file_of(tmp_path, "wgi", "since 2025")
    with pytest.raises(CommandError, match=r"State the day of release\.$"):
        run("wgi", file)
    assert run("wgi", file, edition="2025 update", released=date(2025, 9, 30)).last.endswith(", staged")
    release = Release.objects.get(version="2025 update")
    assert release.figures.get(indicator="wgi.voice").counts_from == date(2025, 9, 30)


def test_a_release_of_disasters_lists_them_for_every_reader_with_size_and_place(tmp_path: Path) -> None:
    run("usgs", file_of(tmp_path, "usgs-csv"), publish=True)
    release = Release.objects.published().get(dataset="Earthquakes")
    (event,) = release.events.all()
    page = client_of(make_user("officer")).get(release.get_absolute_url()).content.decode()
    assert "earthquake" in page and "magnitude" in page and event.publisher_id in page
    assert f"{event.latitude:.2f}, {event.longitude:.2f}" in page
