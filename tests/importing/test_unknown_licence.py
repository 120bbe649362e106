"""A dataset whose licence is not known is not imported."""

from pathlib import Path

import pytest
from django.core.management import CommandError

from corridors.models import Release
from tests.importing.typed import refugees, run


@pytest.mark.django_db
def test_without_any_release_of_a_dataset_its_licence_is_not_known(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="no release of unhcr-population yet, so its licence is not known"):
        run("unhcr", refugees(tmp_path, "2025 MMR THA 100"))
    assert not Release.objects.exists()


def test_a_release_that_names_no_licence_does_not_do(world: None, tmp_path: Path) -> None:
    Release.objects.filter(key="unhcr-population-2025").update(licence="")
    with pytest.raises(CommandError, match="licence of unhcr-population is not known; unhcr-population-2025"):
        run("unhcr", refugees(tmp_path, "2025 MMR THA 100"))
