"""One result says the same numbers on its page, as JSON, CSV and GeoJSON, and in its PDF."""

import csv
import re
import shutil
import subprocess
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from assessments.models import Report
from assessments.reports.words.display import percent
from assessments.running import write_report
from tests import payloads
from tests.factories import make_snapshot

pytestmark = pytest.mark.django_db
SHARES = ("E", "RS", "D", "RW")


@pytest.fixture
def snapshot(settings: Any, tmp_path: Path) -> Any:
    settings.REPORTS_DIR = tmp_path
    return make_snapshot(payloads.example())


def table(answer: Any) -> list[dict[str, str]]:
    text = b"".join(answer.streaming_content).decode("utf-8-sig")
    return list(csv.DictReader(StringIO(text)))


def test_every_score_is_the_same_in_the_document_the_list_and_the_file(
    analyst: Client, snapshot: Any
) -> None:
    document = analyst.get(f"/api/v1/snapshots/{snapshot.pk}/").json()["result"]
    listed = analyst.get("/api/v1/scores/", {"snapshot": snapshot.pk, "limit": 1000}).json()["results"]
    filed = table(analyst.get("/api/v1/scores/", {"snapshot": snapshot.pk, "format": "csv"}))
    numbers = ("nominal", "low", "median", "high", "probability", "coverage", "reliability")
    assert len(listed) == len(filed) > 50
    for row, cells in zip(listed, filed, strict=True):
        assert {name: float(cells[name]) if cells[name] else None for name in numbers} == {
            name: row[name] for name in numbers
        }
    told = {(row["dimension"], row["place"], row["threat"]): row["nominal"] for row in listed}
    for place in ("origin", "route", "destination"):
        assert told["risk", place, None] == document["places"][place]["risk"]["nominal"]
    for code in SHARES:
        assert told["share", None, code] == document["matrix"]["shares"][code]["nominal"]


def test_what_the_page_and_the_pdf_say_is_what_the_list_says(analyst: Client, snapshot: Any) -> None:
    if shutil.which("pdftotext") is None:
        pytest.skip("pdftotext is not on this machine")
    [row] = analyst.get("/api/v1/snapshots/").json()["results"]
    asked = analyst.post(f"/api/v1/snapshots/{snapshot.pk}/reports/", content_type="application/json").json()
    write_report(asked["id"])
    report = Report.objects.get()
    file = b"".join(analyst.get(f"/api/v1/reports/{report.pk}/download/").streaming_content)
    printed = words(
        subprocess.run(["pdftotext", "-", "-"], input=file, capture_output=True, check=True).stdout
    )
    page = words(re.sub(rb"<[^>]+>", b" ", analyst.get(snapshot.get_absolute_url()).content))
    said = [percent(row[f"share_{code.lower()}"]) for code in SHARES]
    said += [f"{row[f'risk_{place}']:.1f}" for place in ("origin", "route", "destination")]
    for number in said:
        assert number in page, f"the page does not say {number}"
        assert number in printed, f"the report does not say {number}"


def test_the_legs_of_the_map_have_the_risks_of_the_document(analyst: Client, snapshot: Any) -> None:
    drawn = analyst.get(f"/snapshots/{snapshot.pk}/map/legs.geojson").json()["features"]
    document = analyst.get(f"/api/v1/snapshots/{snapshot.pk}/").json()["result"]
    legs = document["places"]["route"]["legs"]
    assert len(drawn) == len(legs) > 0
    for feature, leg in zip(drawn, legs, strict=True):
        said, risk = feature["properties"], leg["risk"]
        assert (said["value"], said["band"]) == (risk["nominal"], risk["band"])
        assert (said["mode"], said["km"]) == (leg["mode"], leg["km"])


def words(text: bytes) -> str:
    return re.sub(r"\s+", " ", text.decode())
