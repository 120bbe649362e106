"""A running site with results of many incidents."""

import copy
import os
import random
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, timedelta
from typing import Any
from urllib.error import URLError
from urllib.request import urlopen

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.test import Client

from assessments.management.demo_users import create_demo_users
from assessments.maps.snapshot_maps import keep
from assessments.models import Assessment, Method, Snapshot
from assessments.running import run_assessment
from corridors.models import Corridor

AS_OF = date(2026, 6, 30)
SEED = 20260630


def prepare() -> Snapshot:
    """The sample corridor from Nigeria to Italy, assessed."""
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    create_demo_users()
    corridor = Corridor.objects.samples().get(origin="NGA", destination="ITA")
    return _assessed(corridor, "bench")


def with_events(base: Snapshot, count: int) -> Snapshot:
    """The same result with as many incidents as asked for, strewn about its lines, as a worker stores it."""
    payload = copy.deepcopy(base.payload)
    payload["places"]["route"]["events"] = _events(payload, count)
    row = Assessment.objects.create(
        corridor=base.corridor, method=base.method, as_of=AS_OF, request_digest=f"bench-{count}"
    )
    snapshot: Snapshot = Snapshot.objects.create(**Snapshot.columns(row, payload))
    keep(snapshot)
    return snapshot


def session_cookie() -> str:
    client = Client()
    client.force_login(get_user_model().objects.get(username="officer"))
    return client.cookies["sessionid"].value


@contextmanager
def served(port: int) -> Iterator[str]:
    """The site as an operator runs it: gunicorn with two workers."""
    command = [
        sys.executable, "-m", "gunicorn", "config.wsgi:application", "--bind", f"127.0.0.1:{port}",
        "--workers", "2", "--threads", "4", "--no-control-socket", "--log-level", "warning",
    ]  # fmt: skip
    server = subprocess.Popen(command, env=os.environ, stdout=subprocess.DEVNULL)
    try:
        _wait_for(f"http://127.0.0.1:{port}/healthz")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait(20)


def _assessed(corridor: Corridor, digest: str) -> Snapshot:
    method = Method.objects.get(is_default=True)
    row = Assessment.objects.create(corridor=corridor, method=method, as_of=AS_OF, request_digest=digest)
    run_assessment(row.pk)
    snapshot: Snapshot = Snapshot.objects.select_related("method", "corridor").get(assessment=row)
    return snapshot


def _events(payload: dict[str, Any], count: int) -> list[dict[str, Any]]:
    chance = random.Random(SEED)
    lines = [line["coordinates"] for line in payload["route_lines"]]
    return [_event(number, lines, chance) for number in range(count)]


def _event(number: int, lines: list[Any], chance: random.Random) -> dict[str, Any]:
    leg = chance.randrange(len(lines))
    x, y = chance.choice(lines[leg])
    day = date(2016, 1, 1) + timedelta(days=chance.randrange(3600))
    return {
        "event": number, "id": f"bench.{number}", "kind": chance.choice(("death", "conflict")),
        "date": day.isoformat(), "dead": float(chance.randrange(9)), "missing": None, "country": "LBY",
        "label": None, "longitude": x + chance.gauss(0, 0.8), "latitude": y + chance.gauss(0, 0.8),
        "precision": 2, "release": "bench", "link": None, "leg": leg + 1,
        "distance_km": abs(chance.gauss(0, 30)), "counts": chance.random(),
    }  # fmt: skip


def _wait_for(address: str) -> None:
    for _ in range(300):
        try:
            with urlopen(address, timeout=2):
                return
        except (URLError, ConnectionError, TimeoutError):
            time.sleep(0.1)
    raise RuntimeError(f"{address} does not answer")
