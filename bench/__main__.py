"""Run every benchmark and write what they measured to bench/RESULTS.md."""

import json
import os
import platform
import subprocess
import sys
from datetime import UTC, datetime
from pathlib import Path

HERE = Path(__file__).resolve().parent


def main() -> None:
    names = sorted(path.stem for path in HERE.glob("*.py") if not path.stem.startswith("_"))
    results = [measured(name) for name in names]
    (HERE / "RESULTS.md").write_text(as_table(results))
    print((HERE / "RESULTS.md").read_text())


def measured(name: str) -> dict[str, object]:
    command = [sys.executable, "-m", f"bench.{name}"]
    output = subprocess.run(command, cwd=HERE.parent, check=True, capture_output=True, text=True).stdout
    result: dict[str, object] = json.loads(output.strip().splitlines()[-1])
    return result


def as_table(results: list[dict[str, object]]) -> str:
    day = datetime.now(tz=UTC).date()
    lines = [
        "# Measured",
        "",
        f"By the benchmarks of this folder on {day}, {os.cpu_count()} cores, "
        f"Python {platform.python_version()}. Read ratios, not single times: machines differ.",
        "",
        "| benchmark | ours (s) | peer (s) | ratio | ours (MB) | peer | work |",
        "|---|---|---|---|---|---|---|",
    ]
    keys = ("name", "ours_s", "peer_s", "ratio", "ours_mb", "peer", "work")
    lines += ["| " + " | ".join(cell(result[key]) for key in keys) + " |" for result in results]
    return "\n".join(lines) + "\n"


def cell(value: object) -> str:
    if value is None:
        return "-"
    return f"{value:.4g}" if isinstance(value, float) else str(value)


if __name__ == "__main__":
    main()
