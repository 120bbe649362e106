"""Importing a long publisher's file whole: read, checked, stored, compared, against a table held whole.

400,000 events in UCDP's layout of 49 columns, all of them recent enough to be kept, with line ends within
quoted cells; made by a generator with a fixed seed. Ours is the whole of ``import_release``: every row
judged, kept rows on disk, stored in steps, compared with the release that counts, looked through for
doubts; once as a dry run, which stores and takes back, and once for good. The peer is pandas.read_csv of the
same columns and DataFrame.to_sql into an empty SQLite table without a key, which checks and compares nothing.
Each run has a process and a database of its own, so that the peak of its memory is its own.
"""

import csv
import json
import os
import random
import resource
import shutil
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from bench.reading import HEADER, SEED, event
from corridors.sources.ucdp import NEEDED, STATUS

ROWS, ROUNDS = 400_000, 5
RECENT, DAYS = date(2014, 1, 1), 4_000
WAYS = ("dry run", "staged", "peer")


def write_events(path: Path) -> None:
    generator = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, HEADER, restval="", lineterminator="\n")
        table.writeheader()
        for number in range(ROWS):
            day = RECENT + timedelta(days=generator.randrange(DAYS))
            when = dict.fromkeys(("date_start", "date_end"), f"{day} 00:00:00.000")
            table.writerow(event(number, generator) | when | {"year": day.year})


def filled_database(path: Path) -> None:
    """Make a database that holds the fixtures, so that there is something to compare with."""
    for command in (["migrate", "-v0"], ["load_fixtures"]):
        subprocess.run(
            [sys.executable, "manage.py", *command], check=True, capture_output=True, env=_with(path)
        )


def ours(path: Path, *, dry_run: bool) -> int:
    import django

    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "config.settings.dev")
    django.setup()
    from corridors.importing import import_file

    imported = import_file("ucdp", path, dry_run=dry_run)
    assert imported.differences.added > 0.9 * ROWS and imported.release.rows_refused == 0
    return imported.release.rows_read


def peer(path: Path, database: Path) -> int:
    import pandas as pd

    frame = pd.read_csv(path, usecols=[*NEEDED, STATUS], keep_default_na=False, low_memory=False)
    with sqlite3.connect(database) as connection:
        frame.to_sql("events", connection, index=False, chunksize=10_000)
    return len(frame)


def measure(which: str, path: Path, database: Path) -> dict[str, float]:
    """Run one of the three here and say how long it took and the most memory this process held."""
    start = time.perf_counter()
    rows = peer(path, database) if which == "peer" else ours(path, dry_run=which == "dry run")
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": rows, "seconds": seconds, "mb": peak}


def in_a_process_of_its_own(which: str, path: Path, filled: Path) -> dict[str, float]:
    with tempfile.TemporaryDirectory() as folder:
        database = Path(folder) / "database.sqlite3"
        if which != "peer":
            shutil.copy(filled, database)
        command = [sys.executable, "-m", "bench.importing", which, str(path), str(database)]
        ran = subprocess.run(command, check=True, capture_output=True, text=True, env=_with(database))
    measured: dict[str, float] = json.loads(ran.stdout.splitlines()[-1])
    return measured


def rounds(path: Path, filled: Path, number: int) -> Iterator[dict[str, dict[str, float]]]:
    for _ in range(number):
        yield {which: in_a_process_of_its_own(which, path, filled) for which in WAYS}


def main(number: int = ROUNDS) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path, filled = Path(folder) / "events.csv", Path(folder) / "filled.sqlite3"
        write_events(path)
        filled_database(filled)
        size = path.stat().st_size / 1024**2
        measured = list(rounds(path, filled, number))
    assert all(one["rows"] == ROWS for way in measured for one in way.values())
    dry, staged, held = (
        {name: statistics.median(one[way][name] for one in measured) for name in ("seconds", "mb")}
        for way in WAYS
    )
    print(json.dumps({
        "name": "importing", "ours_s": staged["seconds"], "peer_s": held["seconds"],
        "ratio": held["seconds"] / staged["seconds"], "ours_mb": staged["mb"],
        "peer": f"pandas.read_csv and DataFrame.to_sql, nothing checked or compared: {held['mb']:.0f} MB",
        "work": f"{ROWS:,} UCDP events of 49 columns ({size:.0f} MB, seed {SEED}) read, checked, stored and "
        f"compared: {ROWS / staged['seconds']:,.0f} rows a second, the peer {ROWS / held['seconds']:,.0f}; "
        f"as a dry run {dry['seconds']:.1f} s and {dry['mb']:.0f} MB",
    }))  # fmt: skip


def _with(database: Path) -> dict[str, str]:
    return os.environ | {"DATABASE_URL": f"sqlite:///{database}"}


if __name__ == "__main__":
    if len(sys.argv) == 4:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]), Path(sys.argv[3]))))
    else:
        main(*map(int, sys.argv[1:2]))
