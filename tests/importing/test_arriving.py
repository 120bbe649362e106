"""The rows of a release come in unseen, and are there all together or not at all."""

from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError
from django.utils import timezone

from corridors.importing import arriving, import_file, staging
from corridors.importing.arriving import NoLongerArriving, sweep
from corridors.importing.handling import Handling
from corridors.models import PairFigure, Release
from tests.importing.typed import refugees, run

pytestmark = pytest.mark.usefixtures("world")

FROM = ("MMR", "AFG", "SYR", "SDN", "ERI")
FIVE = tuple(f"2025 {origin} THA {number}" for number, origin in enumerate(FROM, 10))


@pytest.fixture
def small_steps(monkeypatch: Any) -> None:
    monkeypatch.setattr(staging, "STEP", 2)


class Seen:
    """What there is whenever the import says how far it is."""

    def __init__(self) -> None:
        self.stages: list[str] = []
        self.known: list[int] = []
        self.arriving: list[int] = []
        self.shares: list[float] = []

    def __call__(self, stage: str, done: float) -> None:
        self.stages.append(stage)
        self.shares.append(done)
        self.known.append(Release.objects.count())
        self.arriving.append(PairFigure.objects.filter(release__in=Release.arriving.all()).count())


def killed(folder: Path, mark: str = "") -> None:
    """An import that ends after its first step without clearing up."""

    def kill(stage: str, done: float) -> None:
        if stage.startswith("storing row"):
            raise SystemExit

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(arriving, "remove", lambda release: None)
        with pytest.raises(SystemExit):
            import_file("unhcr", refugees(folder, *FIVE), handling=Handling(report=kill, mark=mark))


def left() -> int:
    return PairFigure.objects.filter(release__status="arriving").count()


def test_rows_come_in_in_steps_and_are_seen_by_nobody_until_the_last(
    tmp_path: Path, small_steps: None
) -> None:
    seen, before = Seen(), Release.objects.count()
    import_file("unhcr", refugees(tmp_path, *FIVE), handling=Handling(report=seen))
    assert [one for one in seen.stages if "row" in one] == [f"storing row {n} of 5" for n in (2, 4, 5)]
    assert max(seen.arriving) == 5 and set(seen.known) == {before}
    assert seen.shares == sorted(seen.shares)
    release = Release.objects.get(status="staged")
    assert release.pair_figures.count() == 5 and Release.objects.count() == before + 1 and not left()


def test_a_file_that_speaks_twice_leaves_nothing_of_the_steps_before(
    tmp_path: Path, small_steps: None
) -> None:
    before = PairFigure.objects.count()
    with pytest.raises(CommandError, match=r"speaks twice about unhcr\.refugees MMR THA 2025"):
        run("unhcr", refugees(tmp_path, *FIVE, "2025 MMR THA 3"))
    assert PairFigure.objects.count() == before and not Release.arriving.exists()


def test_what_a_killed_import_left_is_invisible_and_goes_when_it_was_silent_for_long(
    tmp_path: Path, small_steps: None
) -> None:
    before = Release.objects.count()
    killed(tmp_path)
    assert left() == 2 and Release.objects.count() == before
    assert sweep() == 0 and left() == 2
    Release.arriving.update(last_sign_at=timezone.now() - arriving.SILENT - timedelta(seconds=1))
    run("unhcr", refugees(tmp_path, *FIVE))
    assert not left() and Release.objects.get(status="staged").pair_figures.count() == 5


def test_the_next_try_of_a_killed_import_clears_up_at_once(tmp_path: Path, small_steps: None) -> None:
    killed(tmp_path, mark="import-7")
    assert sweep("import-70") == 0
    assert sweep("import-7") == 1 and not left()


def test_an_import_whose_rows_were_cleared_up_says_so_and_stores_nothing(
    tmp_path: Path, small_steps: None
) -> None:
    def cleared(stage: str, done: float) -> None:
        for release in Release.arriving.all():
            arriving.remove(release)

    before = Release.objects.count()
    with pytest.raises(NoLongerArriving, match="Import the file again"):
        import_file("unhcr", refugees(tmp_path, *FIVE), handling=Handling(report=cleared))
    assert Release.objects.count() == before and not left()


def test_the_same_bytes_stored_meanwhile_by_somebody_else_are_not_stored_twice(tmp_path: Path) -> None:
    file = refugees(tmp_path, *FIVE)

    def meanwhile(stage: str, done: float) -> None:
        if stage.startswith("comparing"):
            import_file("unhcr", file)

    assert import_file("unhcr", file, handling=Handling(report=meanwhile)).status == "unchanged"
    assert Release.objects.filter(status="staged").count() == 1 and not left()
