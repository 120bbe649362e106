"""Reading a long publisher's file: rows judged one by one against a table held whole.

400,000 events in UCDP's layout of 49 columns, about the size of the whole dataset, with line ends within
quoted cells; rows are made by a generator with a fixed seed and never kept. Ours reads, checks and counts
every row as an import does. The peer is pandas.read_csv of the same columns, which checks nothing. Each run
has a process of its own, so that the peak of its memory is its own; both run five times, alternating.
"""

import csv
import json
import random
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path

from corridors.sources.ucdp import NEEDED, SINCE_20, STATUS, read_events

SEED, ROWS, ROUNDS = 20260630, 400_000, 5
HEADER = SINCE_20.split(",")
COUNTRIES = ("775", "771", "700", "652", "678", "490", "475", "620", "520", "530")
QUOTED = "The agency reported on the day after that fighting between both sides went on near the town"


def event(number: int, generator: random.Random) -> dict[str, object]:
    day = date(1989, 1, 1) + timedelta(days=generator.randrange(13_000))
    best = generator.choice((0, 0, 1, 2, 3, 5, 8, 40))
    break_or_not = "\n" if generator.random() < 0.2 else " "
    return {
        "id": number, "relid": f"X{number}", "year": day.year, "active_year": "TRUE", "code_status": "Clear",
        "type_of_violence": generator.choice((1, 2, 3)), "conflict_name": "A: Territory",
        "dyad_name": "Army of A - B", "side_a": "Army of A", "side_b": "B", "number_of_sources": 1,
        "source_article": f"{QUOTED}{break_or_not}{QUOTED}", "source_headline": QUOTED,
        "source_original": "Army spokesman", "where_prec": generator.choice((1, 2, 3, 4, 5, 6)),
        "where_coordinates": "A town", "where_description": QUOTED, "adm_1": "A state", "adm_2": "A township",
        "latitude": round(generator.uniform(-35, 60), 6), "longitude": round(generator.uniform(-80, 140), 6),
        "country": "A", "country_id": generator.choice(COUNTRIES), "region": "Asia", "event_clarity": 1,
        "date_prec": generator.choice((1, 2, 3)), "date_start": f"{day} 00:00:00.000",
        "date_end": f"{day} 00:00:00.000", "deaths_a": 0, "deaths_b": best, "deaths_civilians": 0,
        "deaths_unknown": 0, "best": best, "high": best + 1, "low": best, "gwnoa": 1, "gwnob": "",
    }  # fmt: skip


def write_events(path: Path) -> None:
    generator = random.Random(SEED)
    with path.open("w", encoding="utf-8", newline="") as file:
        table = csv.DictWriter(file, HEADER, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(event(number, generator) for number in range(ROWS))


def ours(path: Path) -> int:
    return sum(1 for _ in read_events(path))


def peer(path: Path) -> int:
    import pandas as pd

    return len(pd.read_csv(path, usecols=[*NEEDED, STATUS], keep_default_na=False, low_memory=False))


def measure(which: str, path: Path) -> dict[str, float]:
    """Run one of both here and say how long it took and the most memory this process held."""
    start = time.perf_counter()
    rows = {"ours": ours, "peer": peer}[which](path)
    seconds = time.perf_counter() - start
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    return {"rows": rows, "seconds": seconds, "mb": peak}


def in_a_process_of_its_own(which: str, path: Path) -> dict[str, float]:
    command = [sys.executable, "-m", "bench.reading", which, str(path)]
    told = subprocess.run(command, check=True, capture_output=True, text=True).stdout
    measured: dict[str, float] = json.loads(told)
    return measured


def rounds(path: Path) -> Iterator[tuple[dict[str, float], dict[str, float]]]:
    for _ in range(ROUNDS):
        yield in_a_process_of_its_own("ours", path), in_a_process_of_its_own("peer", path)


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "events.csv"
        write_events(path)
        size = path.stat().st_size / 1024**2
        measured = list(rounds(path))
    assert all(one["rows"] == ROWS for pair in measured for one in pair)
    read, held = (
        {name: statistics.median(pair[side][name] for pair in measured) for name in ("seconds", "mb")}
        for side in (0, 1)
    )
    print(json.dumps({
        "name": "reading", "ours_s": read["seconds"], "peer_s": held["seconds"],
        "ratio": held["seconds"] / read["seconds"], "ours_mb": read["mb"],
        "peer": f"pandas.read_csv of the same columns, nothing checked: {held['mb']:.0f} MB",
        "work": f"{ROWS:,} UCDP events of 49 columns ({size:.0f} MB, seed {SEED}), every row checked and "
        f"counted: {ROWS / read['seconds']:,.0f} rows a second; the peer {ROWS / held['seconds']:,.0f}",
    }))  # fmt: skip


if __name__ == "__main__":
    if len(sys.argv) == 3:
        print(json.dumps(measure(sys.argv[1], Path(sys.argv[2]))))
    else:
        main()
