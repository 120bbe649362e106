"""Which result stands for a corridor: the one with the latest evidence date."""

from datetime import date

import pytest

from assessments.models import Snapshot
from tests import payloads
from tests.factories import make_snapshot

pytestmark = pytest.mark.django_db


def test_looking_back_does_not_replace_the_latest_result() -> None:
    now = make_snapshot(payloads.example())
    make_snapshot(payloads.example(), corridor=now.corridor, as_of=date(2023, 12, 31))
    assert Snapshot.objects.latest_per_corridor().get() == now


def test_of_one_evidence_date_the_one_made_last_stands() -> None:
    first = make_snapshot(payloads.example())
    second = make_snapshot(payloads.example(), corridor=first.corridor)
    assert Snapshot.objects.latest_per_corridor().get() == second
