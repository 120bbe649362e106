"""The contracts of `.importlinter` hold, and they would notice a forbidden import."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent


def lint_imports(folder: Path) -> subprocess.CompletedProcess[str]:
    command = [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"]
    return subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)


@pytest.fixture
def copy_of_the_house(tmp_path: Path) -> Path:
    for room in ("config", "corridors", "assessments"):
        shutil.copytree(ROOT / room, tmp_path / room, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / ".importlinter", tmp_path)
    return tmp_path


def test_every_contract_holds() -> None:
    result = lint_imports(ROOT)
    assert result.returncode == 0, result.stdout


@pytest.mark.parametrize(
    ("room", "forbidden", "contract"),
    [
        (
            "assessments/scoring/evidence/values.py",
            "import django",
            "Pure rooms know no framework and no database",
        ),
        (
            "corridors/querysets.py",
            "import assessments.models",
            "Knowledge does not know what is concluded from it",
        ),
        (
            "assessments/evidence.py",
            "import assessments.running",
            "The rooms of assessments, higher may import lower",
        ),
        (
            "assessments/scoring/evidence/values.py",
            "import assessments.scoring.engine",
            "The rooms of the engine, higher may import lower",
        ),
    ],
)
def test_a_planted_import_breaks_its_contract(
    copy_of_the_house: Path, room: str, forbidden: str, contract: str
) -> None:
    file = copy_of_the_house / room
    file.write_text(f"{file.read_text()}\n{forbidden}\n")
    result = lint_imports(copy_of_the_house)
    assert result.returncode == 1
    assert f"{contract} BROKEN" in " ".join(result.stdout.split())
