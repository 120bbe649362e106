"""What maps keep of a result: the same as its document says, and read instead of it."""

from pathlib import Path
from typing import Any

import pytest
from django.db import connection
from django.template.loader import render_to_string
from django.test import Client, RequestFactory
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from assessments.maps import snapshot_maps
from assessments.maps.content.documents import document
from assessments.maps.content.event_columns import event_columns, from_table
from assessments.maps.content.sheet import read, sheet_of, written
from assessments.maps.snapshot_maps import events_for, keep, sheet_for
from assessments.models import Snapshot
from tests import payloads
from tests.factories import make_snapshot
from tests.maps.routes import LIMITS
from tests.payload_incidents import incident, with_incidents

DATES = ("2021-02-03", "2023-05-06")


@pytest.fixture
def folder(settings: Any, tmp_path: Path) -> Path:
    """A data folder in which nothing is kept yet, neither on disk nor by this process."""
    settings.VAR = tmp_path
    snapshot_maps._sheet.cache_clear()
    snapshot_maps._events.cache_clear()
    return tmp_path / "maps"


@pytest.fixture
def result(officer: Any, folder: Path) -> Snapshot:
    return make_snapshot(with_incidents(*[incident(event=n, date=day) for n, day in enumerate(DATES)]))


def without_document(snapshot: Snapshot) -> Any:
    return Snapshot.objects.defer("payload").get(pk=snapshot.pk)


def test_a_sheet_reads_back_as_it_was_written() -> None:
    for payload in (payloads.example(), payloads.by_sea(), with_incidents(incident(), unplaced=2)):
        made = sheet_of(payload, LIMITS)
        again = read(written(made))
        assert (again.years, again.incidents, again.placed) == (made.years, made.incidents, made.placed)
        assert written(again) == written(made)


def test_columns_read_back_from_one_array() -> None:
    made = event_columns(with_incidents(incident(missing=None), incident(leg=2, kind="conflict")))
    again = from_table(made.as_table())
    assert document(again.as_columns()).content == document(made.as_columns()).content


def test_once_kept_neither_page_nor_layers_read_the_document(
    result: Snapshot, as_officer: Client, officer: Any, rf: RequestFactory
) -> None:
    keep(result)
    request = rf.get("/")
    request.csp_nonce, request.user = "n0nce", officer
    with CaptureQueriesContext(
        connection,
    ) as asked:
        render_to_string("assessments/map_result.html", {"snapshot": without_document(result)}, request)
        for layer in ("layers", "legs", "places", "threats", "incidents"):
            url = reverse(f"assessments:map-{layer}", args=[result.pk])
            assert as_officer.get(url).status_code == 200
    assert not [query["sql"] for query in asked if '"payload"' in query["sql"]]


def test_what_was_kept_serves_another_process(result: Snapshot, folder: Path) -> None:
    keep(result)
    snapshot_maps._sheet.cache_clear()
    snapshot_maps._events.cache_clear()
    deferred = without_document(result)
    assert sheet_for(deferred).years == sheet_of(result.payload, LIMITS).years
    assert events_for(deferred).year.tolist() == [2021, 2023]
    assert "payload" in deferred.get_deferred_fields()


def test_a_file_cut_off_is_made_again(result: Snapshot, folder: Path) -> None:
    keep(result)
    for kept in [path for path in folder.rglob("*") if path.is_file()]:
        kept.write_bytes(kept.read_bytes()[:40])
    snapshot_maps._sheet.cache_clear()
    snapshot_maps._events.cache_clear()
    assert sheet_for(result).placed == 2
    assert len(events_for(result)) == 2


def test_a_folder_nobody_may_write_to_only_costs_time(result: Snapshot, folder: Path) -> None:
    folder.write_text("in the way")
    assert sheet_for(result).placed == 2
    assert len(events_for(result)) == 2


def test_without_incidents_there_is_an_empty_table(officer: Any, folder: Path) -> None:
    bare = make_snapshot(payloads.by_sea())
    keep(bare)
    snapshot_maps._events.cache_clear()
    assert len(events_for(without_document(bare))) == 0
