"""Releases staged beside those of the fixtures, and the look a worker takes once one counts."""

from typing import Any

import pytest

from assessments import running, watching
from assessments.models import Snapshot, Watch, WatchCheck
from corridors.models import Figure, Notice, Release
from tests.comparing.conftest import assessed
from tests.factories import make_country

__all__ = ["assessed"]


def staged(key: str, worse: str = "") -> Release:
    """INFORM's figures once more; with ``worse``, a country at its worst."""
    shipped = Release.objects.get(key="inform-risk-2025")
    rows = list(Figure.objects.filter(release=shipped))
    copy = Release.objects.get(pk=shipped.pk)
    copy.pk, copy.key, copy.version, copy.status, copy.published_at = None, key, key, "staged", None
    copy.sha256 = key.ljust(64, "0")
    copy.save()
    for row in rows:
        row.pk, row.release = None, copy
        if row.country_id == worse and row.value is not None:
            row.value = 10.0
    Figure.objects.bulk_create(rows)
    return copy


def looked() -> list[WatchCheck]:
    """The timer and the worker, once."""
    made = watching.plan_checks()
    for pk in made:
        running.look_after_watches(pk)
    return list(WatchCheck.objects.filter(pk__in=made))


def watch(owner: Any, on: Snapshot | str, **wanted: Any) -> Watch:
    about = {"country": make_country(on)} if isinstance(on, str) else {"corridor": on.corridor}
    return Watch.objects.create(owner=owner, **about, **wanted)


def told(person: Any) -> list[str]:
    return list(Notice.objects.of(person).filter(kind="alert").order_by("pk").values_list("text", flat=True))


@pytest.fixture
def result(assessed: Any) -> Snapshot:
    return assessed("MMR-THA")
