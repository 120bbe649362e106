"""Server time of the portfolio with 500 corridors, beside a loop that asks for each corridor's latest result.

One corridor is assessed for real; its result is stored 500 times between different countries, with shares,
risks and ranges moved at random (seed 1), so that rows, matrix and table are as full as they get. The page
is asked for through Django's test client, warm; the peer reads the same numbers through the models, corridor
by corridor and from the documents, and renders nothing.
"""

import gzip
import json
import os
import random
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from copy import deepcopy
from datetime import date
from itertools import islice, permutations
from typing import Any

os.environ.setdefault("DATA_DIR", tempfile.mkdtemp(prefix="bench-portfolio-"))
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.test")

import django

django.setup()

from django.contrib.auth import get_user_model
from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.management.demo_users import create_demo_users
from assessments.models import Assessment, Method, Score, Snapshot, Status
from assessments.running import run_assessment
from assessments.scoring.score_rows import score_rows
from corridors.models import Corridor, Country

CORRIDORS = 500
ROUNDS = 9
AS_OF = date(2026, 6, 30)
BANDS = ("very low", "low", "medium", "high", "very high")
LIMITS = (2.0, 3.5, 5.0, 6.5)


def prepare() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    create_demo_users()
    Corridor.objects.update(visibility=Corridor.Visibility.PRIVATE)


def fill() -> None:
    """500 public corridors, each with one result."""
    first = assessed()
    countries = list(Country.objects.screened().exclude(pk__in=["MMR", "THA"]).order_by("pk"))
    pairs = list(permutations(countries, 2))
    random.Random(1).shuffle(pairs)
    for number, (origin, destination) in enumerate(islice(pairs, CORRIDORS)):
        store(number, origin, destination, first)


def assessed() -> Assessment:
    corridor = Corridor.objects.samples().get(origin="MMR", destination="THA")
    method = Method.objects.get(is_default=True)
    row = Assessment.objects.create(corridor=corridor, method=method, as_of=AS_OF, request_digest="first")
    run_assessment(row.pk)
    return Assessment.objects.select_related("snapshot").get(pk=row.pk)


def store(number: int, origin: Country, destination: Country, first: Assessment) -> None:
    corridor = Corridor.objects.create(
        origin=origin, destination=destination, visibility=Corridor.Visibility.PUBLIC
    )
    assessment = Assessment.objects.create(
        corridor=corridor, method=first.method, as_of=AS_OF, request_digest=f"{number:064d}",
        status=Status.DONE,
    )  # fmt: skip
    payload = moved(first.snapshot.payload, random.Random(number))
    snapshot = Snapshot.objects.create(**Snapshot.columns(assessment, payload))
    snapshot.releases.set(first.snapshot.releases.all())
    Score.objects.bulk_create(Score(snapshot=snapshot, **row) for row in score_rows(payload))


def moved(payload: dict[str, Any], chance: random.Random) -> dict[str, Any]:
    """The same document with another motive and match, and other risks, as ranges around them."""
    payload = deepcopy(payload)
    matrix, fear, strong = payload["matrix"], chance.random(), chance.random()
    spread(matrix["fear"], fear, 0.08)
    values = {"E": (1 - fear) * strong, "RS": fear * strong, "D": (1 - fear) * (1 - strong)}
    values["RW"] = 1 - sum(values.values())
    for code, value in values.items():
        spread(matrix["shares"][code], value, 0.05)
    matrix["cloud"]["y"] = [min(1.0, max(0.0, chance.gauss(strong, 0.06))) for _ in matrix["cloud"]["y"]]
    risks = [payload["risk"], *(place["risk"] for place in payload["places"].values())]
    for risk in risks:
        value = chance.uniform(1.0, 9.0)
        spread(risk, value, 0.6, most=10.0)
        risk["band"] = BANDS[sum(value >= limit for limit in LIMITS)]
    return payload


def spread(part: dict[str, Any], value: float, half: float, most: float = 1.0) -> None:
    low, high = max(0.0, value - half), min(most, value + half)
    part |= {"nominal": value, "low": low, "median": value, "high": high}


def one_by_one(user: Any) -> list[tuple[Any, ...]]:
    """The naive way: every corridor, its latest result, its document."""
    rows = []
    for corridor in Corridor.objects.visible_to(user).in_use():
        snapshot = corridor.snapshots.newest_first().first()
        if snapshot is None:
            continue
        payload, names = snapshot.payload, (corridor.origin.name, corridor.destination.name)
        stale = Snapshot.objects.stale().filter(pk=snapshot.pk).exists()
        rows.append((*names, payload["matrix"]["shares"], payload["risk"], payload["places"], stale))
    return rows


def alternating(*works: Callable[[], object]) -> list[float]:
    """Median seconds of each, taken in turns."""
    times: list[list[float]] = [[] for _ in works]
    for _ in range(ROUNDS):
        for work, taken in zip(works, times, strict=True):
            start = time.perf_counter()
            work()
            taken.append(time.perf_counter() - start)
    return [statistics.median(taken) for taken in times]


def main() -> None:
    prepare()
    fill()
    user = get_user_model().objects.get(username="officer")
    client = Client()
    client.force_login(user)

    def page() -> Any:
        return client.get("/?all=1")

    page()
    with CaptureQueriesContext(connection) as queries:
        content = page().content
        needed = len(queries)
    ours, peer = alternating(page, lambda: one_by_one(user))
    print(
        json.dumps(
            {
                "name": "portfolio",
                "ours_s": ours,
                "peer_s": peer,
                "ratio": peer / ours,
                "ours_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "peer": "a loop over the models, nothing rendered",
                "work": f"warm portfolio page of {CORRIDORS} corridors, {needed} queries, "
                f"{len(content) / 1000:.0f} kB of HTML, {len(gzip.compress(content)) / 1000:.0f} kB packed",
            }
        )
    )


if __name__ == "__main__":
    main()
