"""The notebook of the documentation, run as it stands."""

import re
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from assessments.models import Assessment
from corridors.models import Leg, Place, ReleaseStep, Token
from tests import payloads
from tests.factories import make_country, make_member, make_release, make_snapshot

NOTEBOOK = Path(__file__).resolve().parent.parent.parent / "docs" / "notebook.md"
BLOCK = re.compile(r"^```python\n(.*?)^```$", re.MULTILINE | re.DOTALL)


def prepare() -> str:
    """A result with its line and its releases, and a token of an officer; what a demo has many of."""
    officer = make_member("officer", "Corridor Office", "officer")
    snapshot = make_snapshot(payloads.example())
    for release in snapshot.payload["releases"]:
        ReleaseStep.objects.create(
            release=make_release(release["key"], licence=release["licence"]), step="published"
        )
    ends = [
        Place.objects.create(
            corridor=snapshot.corridor, sequence=number, name=name, country=make_country(iso3),
            longitude=98.5 + number, latitude=16.7,
        )
        for number, (name, iso3) in enumerate((("Myawaddy", "MMR"), ("Mae Sot", "THA")), 1)
    ]  # fmt: skip
    Leg.objects.create(
        corridor=snapshot.corridor, sequence=1, start=ends[0], end=ends[1], mode="land", length_km=7.0,
        line={"type": "LineString", "coordinates": [[98.5, 16.7], [98.6, 16.7]]}, countries={"THA": 7.0},
    )  # fmt: skip
    days = timedelta(days=1)
    _token, text = Token.objects.create(officer, expiry=days, name="notebook", scopes=["read", "write"])
    return text


@pytest.mark.processes
@pytest.mark.django_db(transaction=True)
def test_every_block_of_the_notebook_runs(
    live_server: Any, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("CORRIDORS_TOKEN", prepare())
    monkeypatch.setenv("CORRIDORS_SITE", live_server.url)
    blocks = BLOCK.findall(NOTEBOOK.read_text())
    assert len(blocks) == 7
    names: dict[str, Any] = {}
    for block in blocks:
        exec(compile(block, NOTEBOOK.name, "exec"), names)
    told = capsys.readouterr().out
    assert "MMR-THA" in told
    assert "snapshot.new" in told
    assert names["legs"].crs.to_epsg() == 4326
    assert len(names["rated"]) > 10
    assert names["asked"]["id"] == Assessment.objects.latest("pk").pk
