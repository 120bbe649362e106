"""Importing publishers' whole files, beside django-import-export with its default settings.

Ours is the whole way of a file: recognised, every row read and checked, distilled, stored in steps, compared
with the release that counts, looked through for doubts, staged and published, on SQLite with the fixtures in
it. The files are UNHCR's population and asylum decisions where the folder of publishers' files stands beside
this checkout, else made up in their layout with a fixed seed, and said so. The peer is a ModelResource
on an even sample of the same rows, which looks up, checks and compares nothing. Both are told in rows of the
file a second.

Reading alone is file to checked rows. Flat memory is 400,000 events in UCDP's layout of 49 columns, staged.
Every run has a process and a database of its own, so that the peak of its memory is its own.
"""

import csv
import json
import os
import random
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date, timedelta
from pathlib import Path

from bench._import_files import Given, given_files
from bench._import_peer import SAMPLE, importing_with_the_peer, version_of_peer
from bench.reading import HEADER, SEED, event

EVENTS, ROUNDS = 400_000, 5
RECENT, DAYS = date(2014, 1, 1), 4_000
Measured = dict[str, float]


def write_events(path: Path) -> None:
    generator = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, HEADER, restval="", lineterminator="\n")
        table.writeheader()
        for number in range(EVENTS):
            day = RECENT + timedelta(days=generator.randrange(DAYS))
            when = dict.fromkeys(("date_start", "date_end"), f"{day} 00:00:00.000")
            table.writerow(event(number, generator) | when | {"year": day.year})


def filled_database(path: Path) -> None:
    """Make a database that holds the fixtures, so that there is something to compare with."""
    for command in (["migrate", "-v0"], ["load_fixtures"]):
        subprocess.run(
            [sys.executable, "manage.py", *command], check=True, capture_output=True, env=_with(path)
        )


def prepared(way: str) -> None:
    import django

    settings = "bench.peer.import_settings" if way == "peer" else "config.settings.dev"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", settings)
    django.setup()


def publishing(path: Path) -> Callable[[], int]:
    from corridors.importing import import_file

    def imported() -> int:
        release = import_file("", path, publishing=True).release
        assert release.status == "published" and release.rows_refused < release.rows_read
        return release.rows_read

    return imported


def staging(path: Path) -> Callable[[], int]:
    from corridors.importing import import_file

    def imported() -> int:
        found = import_file("ucdp", path)
        assert found.differences.added > 0.9 * EVENTS and found.release.rows_refused == 0
        return found.release.rows_read

    return imported


def checking(path: Path) -> Callable[[], int]:
    from corridors.sources.unhcr import read_population

    return lambda: sum(1 for _ in read_population(path))


WAYS: dict[str, Callable[[Path], Callable[[], int]]] = {
    "published": publishing, "staged": staging, "checked": checking, "peer": importing_with_the_peer,
}  # fmt: skip
"""What is measured -> file to what does it; everything needed is imported then."""


def measure(way: str, path: Path) -> Measured:
    """Run one here and say how long it took and the most memory this process held."""
    prepared(way)
    run = WAYS[way](path)
    start = time.perf_counter()
    rows = run()
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": rows, "seconds": seconds, "mb": peak}


def in_a_process_of_its_own(way: str, path: Path, filled: Path) -> Measured:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database.sqlite3"
        shutil.copy(filled, database)
        command = [sys.executable, "-m", "bench.imports", way, str(path)]
        ran = subprocess.run(command, check=True, stdout=subprocess.PIPE, text=True, env=_with(database))
    measured: Measured = json.loads(ran.stdout.splitlines()[-1])
    return measured


def rounds(files: dict[str, Given], filled: Path, number: int) -> Iterator[dict[str, Measured]]:
    for _ in range(number):
        yield {
            f"{way} {name}": in_a_process_of_its_own(way, given.path, filled)
            for name, given in files.items()
            for way in ("published", "peer")
        } | {"checked population": in_a_process_of_its_own("checked", files["population"].path, filled)}


def median(measured: list[dict[str, Measured]], way: str) -> Measured:
    rows = measured[0][way]["rows"]
    seconds, mb = (statistics.median(one[way][name] for one in measured) for name in ("seconds", "mb"))
    return {"rows": rows, "seconds": seconds, "mb": mb, "rate": rows / seconds}


def main(number: int = ROUNDS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        filled, events = Path(folder) / "filled.sqlite3", Path(folder) / "events.csv"
        files = given_files(Path(folder))
        filled_database(filled)
        measured = list(rounds(files, filled, number))
        found = {way: median(measured, way) for way in measured[0]}
        write_events(events)
        found["staged events"] = median(
            [{"staged events": in_a_process_of_its_own("staged", events, filled)}], "staged events"
        )
    for line in as_table(found, number):
        print(line)
    print(json.dumps(told(found, files)))


def as_table(found: dict[str, Measured], number: int) -> Iterator[str]:
    yield f"{'':<24}{'rows':>10}{'seconds':>10}{'rows/s':>10}{'MB':>8}   median of {number}, events once"
    for way, one in found.items():
        yield f"{way:<24}{one['rows']:>10,.0f}{one['seconds']:>10.2f}{one['rate']:>10,.0f}{one['mb']:>8.0f}"
    for name in ("population", "decisions"):
        ratio = found[f"published {name}"]["rate"] / found[f"peer {name}"]["rate"]
        yield f"{name}: {ratio:.1f} times the rows a second of the peer"


def told(found: dict[str, Measured], files: dict[str, Given]) -> dict[str, object]:
    ours, theirs = found["published population"], found["peer population"]
    second, second_peer = found["published decisions"], found["peer decisions"]
    events = found["staged events"]
    scaled = ours["rows"] / theirs["rate"]
    return {
        "name": "imports", "ours_s": ours["seconds"], "peer_s": scaled, "ratio": scaled / ours["seconds"],
        "ours_mb": ours["mb"],
        "peer": f"django-import-export {version_of_peer()}, default settings, {SAMPLE:,} of the same rows "
        f"timed ({theirs['rate']:,.0f} rows a second) and scaled",
        "work": f"UNHCR population ({files['population'].origin}), {ours['rows']:,.0f} rows read, checked, "
        f"compared, staged and published: {ours['rate']:,.0f} rows a second; asylum decisions "
        f"({files['decisions'].origin}), {second['rows']:,.0f} rows: {second['seconds']:.1f} s, ratio "
        f"{second['rate'] / second_peer['rate']:.1f}; reading alone "
        f"{found['checked population']['seconds']:.2f} s; {events['rows']:,.0f} UCDP events (seed {SEED}) "
        f"staged in {events['seconds']:.0f} s with {events['mb']:.0f} MB",
    }  # fmt: skip


def _with(database: Path) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": f"sqlite:///{database}"}


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main(*map(int, sys.argv[1:2]))
