"""What looks wrong in a staged release is told in sentences with numbers."""

import re
from pathlib import Path

import pytest

from corridors.importing.doubting import doubts
from corridors.importing.publishing import predecessors
from corridors.models import Figure, Indicator, PairFigure, Release
from tests.importing.typed import refugees, run

pytestmark = pytest.mark.usefixtures("world")


def told(release: Release) -> list[str]:
    return [str(doubt) for doubt in doubts(release, predecessors(release))]


def staged(folder: Path, *rows: str) -> Release:
    run("unhcr", refugees(folder, *rows))
    return Release.objects.get(status="staged")


def scored(value: float) -> Release:
    """INFORM 2025 once more, staged, with one score of Myanmar."""
    shipped = Release.objects.get(key="inform-risk-2025")
    release = Release.objects.create(
        key="typed", publisher=shipped.publisher, dataset="typed", version="1", licence="CC BY 4.0",
        absent_means="missing", released=shipped.released,
    )  # fmt: skip
    Figure.objects.create(
        release=release, indicator_id="inform.epidemic", country_id="MMR", period="2025", value=value,
        counts_from=shipped.released,
    )  # fmt: skip
    return release


def test_a_value_beyond_its_scale_is_told_with_the_bound_and_where_it_is_from() -> None:
    assert told(scored(12.5)) == [
        "Epidemic: 1 of 1 values lie above 10 (scale of the index, by definition); "
        "the highest is 12.5, MMR 2025."
    ]


def test_a_value_at_the_end_of_its_scale_is_no_doubt() -> None:
    assert told(scored(10)) == []


def test_nothing_that_ships_lies_outside_its_bounds() -> None:
    for table in (Figure, PairFigure):
        for indicator in Indicator.objects.exclude(low=None):
            assert not table.objects.filter(indicator=indicator, value__lt=indicator.low).exists()
        for indicator in Indicator.objects.exclude(high=None):
            assert not table.objects.filter(indicator=indicator, value__gt=indicator.high).exists()


def test_a_year_missing_in_between_is_told(tmp_path: Path) -> None:
    release = staged(tmp_path, "2020 MMR THA 5", "2021 MMR THA 5", "2025 MMR THA 5")
    assert "Refugees: nothing for 2022, 2023, 2024, between 2021 and 2025." not in told(release)
    assert "Refugees: nothing for 2022, 2023, 2024, between 2020 and 2025." in told(release)


def test_a_total_far_from_the_one_that_counts_is_told_with_its_factor(tmp_path: Path) -> None:
    shipped = Release.objects.get(key="unhcr-population-2025")
    rows = shipped.pair_figures.filter(indicator="unhcr.refugees", period="2025")
    total = sum(row.value for row in rows)
    (sentence,) = [
        one for one in told(staged(tmp_path, "2025 MMR THA 100")) if one.startswith("Refugees: the")
    ]
    assert sentence == (
        f"Refugees: the total of 2025 is 100, where the {total:,.0f} of 2025 counts now: "
        f"smaller by a factor of {total / 100:,.0f}."
    )


def test_lost_countries_are_counted_and_named(tmp_path: Path) -> None:
    (sentence,) = [one for one in told(staged(tmp_path, "2025 MMR THA 100")) if "have none here" in one]
    edition = "Refugee population statistics: population, end-2025"
    assert sentence.startswith("1") and f"countries with figures in {edition} have none here" in sentence
    assert re.search(r": [^:]+(, [^,]+){7} and [0-9]+ more\.$", sentence)
