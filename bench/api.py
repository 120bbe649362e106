"""The REST API under load, and the usual way to write such a list on the same rows.

gunicorn with two sync workers over SQLite, asked by wrk (two connections) with one token; each address
is measured several times in turn, medians count. The lists hold 100 of about 3,000 scores, both sides
with limit, offset and count, and both sides with the same token; the file holds a million.
"""

import json
import os
import re
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

PORT = int(os.environ.get("BENCH_PORT", "8197"))
HOST = f"http://127.0.0.1:{PORT}"
ROUNDS, SECONDS = 5, 4
SMALL, LARGE = 24, 8_200
ROWS_OF_ONE = 123
LIST = "/api/v1/scores/?limit=100&offset=100"
ADDRESSES = {
    "list": LIST,
    "cursor": "/api/v1/scores/?limit=100&cursor=",
    "peer list": "/peer/scores/?limit=100&offset=100",
    "peer nested": "/peer/nested/?limit=100&offset=100",
    "shapes": "/api/v1/countries/?format=geojson",
    "peer shapes": "/peer/countries/",
}

os.environ["DATA_DIR"] = tempfile.mkdtemp(prefix="bench-api-")
os.environ["DJANGO_SETTINGS_MODULE"] = "bench.peer.settings"
os.environ.setdefault("SECRET_KEY", "only-for-this-benchmark-" + "0" * 40)
os.environ.setdefault("ALLOWED_HOSTS", "127.0.0.1")


def prepare() -> str:
    """An empty database with countries, a method, results of some corridors, and a token."""
    import django

    django.setup()
    from django.contrib.auth import get_user_model
    from django.core.management import call_command

    from corridors.models import Token

    call_command("migrate", verbosity=0)
    call_command("load_fixtures", verbosity=0)
    analyst = get_user_model().objects.create(username="analyst")
    add_results(SMALL)
    _token, text = Token.objects.create(analyst, expiry=None, name="bench", scopes=["read"])
    return str(text)


def add_results(number: int) -> None:
    """Results of sample corridors, each with as many rows as a real one; numbers differ by row."""
    from datetime import date

    from assessments.models import Assessment, Method, Score, Snapshot
    from corridors.models import Corridor

    corridors, method = list(Corridor.objects.samples()), Method.objects.get(is_default=True)
    start = Assessment.objects.count()
    common = {"method": method, "as_of": date(2026, 6, 30)}
    for first in range(start, start + number, 500):
        pairs = [(n, corridors[n % len(corridors)]) for n in range(first, min(first + 500, start + number))]
        asked = Assessment.objects.bulk_create(
            Assessment(corridor=corridor, request_digest=f"{n:064d}", status="done", **common)
            for n, corridor in pairs
        )
        made = Snapshot.objects.bulk_create(
            Snapshot(
                assessment=one, corridor=one.corridor, engine_version="bench", request_digest="0" * 64,
                payload={}, digest="0" * 64, matrix_status="rated", band="medium", band_origin="medium",
                band_route="medium", band_destination="medium", **common,
            )
            for one in asked
        )  # fmt: skip
        Score.objects.bulk_create(
            (Score(snapshot=one, **row(n)) for one in made for n in range(ROWS_OF_ONE)), batch_size=2000
        )


def row(number: int) -> dict[str, object]:
    value = (number * 0.08130081300813008) % 10
    return {
        "dimension": "threat", "place": ("origin", "route", "destination")[number % 3],
        "threat": f"threat-{number}", "value": value, "low": value * 0.8, "median": value * 0.99,
        "high": min(10.0, value * 1.2), "band": "medium", "coverage": 1.0, "probability": 0.71,
        "reliability": 2.3, "period": "2019/2025", "releases": "inform-risk-2025 idmc-conflict-2025",
    }  # fmt: skip


@contextmanager
def serving() -> Iterator[subprocess.Popen[bytes]]:
    command = [
        sys.executable, "-m", "gunicorn", "--workers", "2", "--bind", f"127.0.0.1:{PORT}",
        "--no-control-socket", "--timeout", "120", "--log-level", "error", "config.wsgi:application",
    ]  # fmt: skip
    server = subprocess.Popen(command)
    try:
        wait_until_ready()
        yield server
    finally:
        server.terminate()
        server.wait(20)


def wait_until_ready() -> None:
    for _ in range(200):
        try:
            urllib.request.urlopen(f"{HOST}/healthz", timeout=2)
            return
        except OSError:
            time.sleep(0.1)
    raise SystemExit("The server did not start.")


def per_second(address: str, token: str, *more: str) -> float:
    """Requests a second; a single answer that is no success ends the benchmark."""
    command = ["wrk", "-t1", "-c2", f"-d{SECONDS}s", "-H", f"Authorization: Bearer {token}", *more]
    told = subprocess.run([*command, HOST + address], check=True, capture_output=True, text=True).stdout
    if "Non-2xx" in told and "If-None-Match" not in " ".join(more):
        raise SystemExit(f"{address} was refused: {told}")
    found = re.search(r"Requests/sec:\s+([\d.]+)", told)
    return float(found[1]) if found else 0.0


def measured(token: str) -> dict[str, float]:
    tagged = get(LIST, token).headers["ETag"]
    found: dict[str, list[float]] = defaultdict(list)
    for _ in range(ROUNDS):
        for name, address in ADDRESSES.items():
            found[name].append(per_second(address, token))
        found["304"].append(per_second(LIST, token, "-H", f"If-None-Match: {tagged}"))
        for name in ("shapes", "peer shapes"):
            packed = per_second(ADDRESSES[name], token, "-H", "Accept-Encoding: gzip")
            found[f"{name}, packed"].append(packed)
    return {name: statistics.median(values) for name, values in found.items()}


def get(address: str, token: str) -> "urllib.request.addinfourl":
    wanted = urllib.request.Request(HOST + address, headers={"Authorization": f"Bearer {token}"})
    return urllib.request.urlopen(wanted, timeout=600)


def file_of_all(token: str, server: "subprocess.Popen[bytes]") -> dict[str, float]:
    """Rows a second of the whole file, and the most memory a worker had meanwhile."""
    start, lines = time.perf_counter(), 0
    with get("/api/v1/scores/?format=csv", token) as answer:
        while piece := answer.read(1 << 20):
            lines += piece.count(b"\n")
    return {"rows": lines - 1, "seconds": time.perf_counter() - start, "mb": most_memory(server.pid)}


def most_memory(parent: int) -> float:
    """Peak resident memory of a server's workers, from the kernel."""
    children = Path(f"/proc/{parent}/task/{parent}/children").read_text().split()
    peaks = [re.search(r"VmHWM:\s+(\d+)", Path(f"/proc/{child}/status").read_text()) for child in children]
    return max(int(peak[1]) for peak in peaks if peak) / 1024


def as_table(rates: dict[str, float], file: dict[str, float]) -> str:
    """What was promised beside what was measured."""
    peer = rates["peer list"]
    rows = [
        ("list / ModelViewSet", 2.5, rates["list"] / peer),
        ("cursor / ModelViewSet", 4, rates["cursor"] / peer),
        ("list / nested serializer", 12, rates["list"] / rates["peer nested"]),
        ("304 / list", 2, rates["304"] / rates["list"]),
        ("shapes / serialised each time", 10, rates["shapes"] / rates["peer shapes"]),
        ("shapes, both packed", 10, rates["shapes, packed"] / rates["peer shapes, packed"]),
        ("CSV, rows a second", 100_000, file["rows"] / file["seconds"]),
        ("CSV, MB of a worker at most", 150, file["mb"]),
    ]
    lines = [f"{name:32} {promised:>10,g} {found:>12,.1f}" for name, promised, found in rows]
    heading = f"{'load ' + format(os.getloadavg()[0], '.1f'):32} {'promised':>10} {'measured':>12}"
    return "\n".join([heading, *lines])


def main() -> None:
    if shutil.which("wrk") is None:
        raise SystemExit("This benchmark asks with wrk; on Debian: apt-get install wrk")
    token = prepare()
    with serving():
        rates = measured(token)
    add_results(LARGE - SMALL)
    with serving() as server:
        file = file_of_all(token, server)
    print(as_table(rates, file))
    print(
        json.dumps(
            {
                "name": "api",
                "ours_s": 1 / rates["list"],
                "peer_s": 1 / rates["peer list"],
                "ratio": rates["list"] / rates["peer list"],
                "ours_mb": file["mb"],
                "peer": "ModelViewSet, ModelSerializer, select_related",
                "work": f"100 scores with count; cursor {rates['cursor'] / rates['peer list']:.1f} times the "
                f"peer, {rates['list'] / rates['peer nested']:.1f} times a nested serializer; 304 "
                f"{rates['304'] / rates['list']:.1f} times the list; CSV of {file['rows']:.0f} rows "
                f"{file['rows'] / file['seconds']:.0f} rows/s; shapes "
                f"{rates['shapes'] / rates['peer shapes']:.0f} times serialising them, "
                f"{rates['shapes, packed'] / rates['peer shapes, packed']:.0f} times where both are packed, "
                "as every browser and library asks",
                "requests_per_second": rates,
                "file": file,
                "load": os.getloadavg()[0],
            }
        )
    )


if __name__ == "__main__":
    main()
