"""Server time of the pages an officer opens most, and the work of one assessment.

The pages are asked for through Django's test client, in this process, warm: what is measured is
the time and the queries the server spends, without the network. There is no peer for our own pages.
"""

import json
import os
import resource
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bench-pages-")
os.environ["DJANGO_SETTINGS_MODULE"] = "config.settings.test"

import django

django.setup()

from django.core.management import call_command
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from assessments.management.demo_users import create_demo_users
from assessments.models import Assessment, Method, Snapshot
from assessments.running import run_assessment
from corridors.models import Corridor

ROUNDS = 15
AS_OF = date(2026, 6, 30)


def prepare() -> None:
    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    create_demo_users()


def assess_samples() -> list[float]:
    method = Method.objects.get(is_default=True)
    times = []
    for corridor in Corridor.objects.samples():
        row = Assessment.objects.create(
            corridor=corridor, method=method, as_of=AS_OF, request_digest=corridor.code
        )
        start = time.perf_counter()
        run_assessment(row.pk)
        times.append(time.perf_counter() - start)
    return times


def median_of(page: Callable[[], object]) -> float:
    page()
    times = []
    for _ in range(ROUNDS):
        start = time.perf_counter()
        page()
        times.append(time.perf_counter() - start)
    return statistics.median(times)


def queries_of(page: Callable[[], object]) -> int:
    with CaptureQueriesContext(connection) as queries:
        page()
    return len(queries)


def main() -> None:
    prepare()
    assessment_s = statistics.median(assess_samples())
    client = Client()
    client.login(username="officer", password="demo")
    address = Snapshot.objects.get(corridor__origin="MMR", corridor__destination="THA").get_absolute_url()

    def result() -> object:
        return client.get(address)

    def portfolio() -> object:
        return client.get("/")

    portfolio_s, result_s = median_of(portfolio), median_of(result)
    print(
        json.dumps(
            {
                "name": "pages",
                "ours_s": result_s,
                "peer_s": None,
                "ratio": None,
                "ours_mb": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
                "peer": "none",
                "work": f"warm result page, {queries_of(result)} queries; portfolio of "
                f"{Corridor.objects.samples().count()}: {portfolio_s * 1000:.0f} ms, "
                f"{queries_of(portfolio)} queries; one assessment: {assessment_s:.2f} s",
                "portfolio_s": portfolio_s,
                "assessment_s": assessment_s,
            }
        )
    )


if __name__ == "__main__":
    main()
