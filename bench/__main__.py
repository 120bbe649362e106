"""Run every benchmark, or those named, and write what they measured to bench/RESULTS.md."""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent
RESULTS = HERE / "RESULTS.md"
KEYS = ("name", "ours_s", "peer_s", "ratio", "ours_mb", "peer", "work", "day")


def main(wanted: list[str]) -> None:
    """Measure all, or those named; rows of the others stay as they were measured."""
    names = wanted or sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    rows = rows_kept() if wanted else {}
    for name in names:
        result = measured(name)
        rows[str(result["name"])] = as_row(result)
    RESULTS.write_text(as_table(rows))
    print(RESULTS.read_text())


def rows_kept() -> dict[str, str]:
    lines = RESULTS.read_text().splitlines() if RESULTS.exists() else []
    found = {line.split("|")[1].strip(): line for line in lines if line.startswith("| ")}
    return {name: line for name, line in found.items() if name != KEYS[0]}


def measured(name: str) -> dict[str, object]:
    command = [sys.executable, "-m", f"bench.{name}"]
    output = subprocess.run(command, cwd=HERE.parent, check=True, capture_output=True, text=True).stdout
    result: dict[str, object] = json.loads(output.strip().splitlines()[-1])
    return result


def as_row(result: dict[str, object]) -> str:
    dated = result | {"day": datetime.now(tz=UTC).date()}
    return "| " + " | ".join(cell(dated[key]) for key in KEYS) + " |"


def as_table(rows: dict[str, str]) -> str:
    return "\n".join([
        "# Measured",
        "",
        f"By the benchmarks of this folder, {os.cpu_count()} cores, Python {platform.python_version()}. "
        "Read ratios, not single times: machines differ.",
        "",
        "| name | ours (s) | peer (s) | ratio | ours (MB) | peer | work | measured on |",
        "|---|---|---|---|---|---|---|---|",
        *(rows[name] for name in sorted(rows)),
        "",
    ])  # fmt: skip


def cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main(sys.argv[1:])
