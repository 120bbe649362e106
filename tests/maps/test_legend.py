"""The legend leaves no band out and says where each begins."""

from assessments.maps.content.legend import band_entries, band_limits, mode_entries
from assessments.maps.content.palette import MODES, PATTERNS, SWATCHES
from tests.factories import METHOD_FILE
from tests.maps.routes import LIMITS


def test_every_band_is_in_the_legend() -> None:
    assert [entry.swatch.band for entry in band_entries(LIMITS)] == [swatch.band for swatch in SWATCHES]


def test_a_limit_belongs_to_the_higher_band() -> None:
    risks = {entry.swatch.band: (entry.risk, entry.cell) for entry in band_entries(LIMITS)}
    assert risks["very low"] == ("below 2", "below 2")
    assert risks["medium"] == ("3.5 to below 5", "4 to below 6")
    assert risks["very high"] == ("6.5 and above", "8 and above")


def test_what_has_no_limits_says_what_it_means() -> None:
    meanings = {entry.swatch.band: entry.meaning for entry in band_entries(LIMITS) if not entry.limited}
    assert set(meanings) == {"not rated", "not covered", "not applicable"}
    assert all(meanings.values())


def test_the_limits_are_those_of_the_method_file() -> None:
    assert dict(band_limits(METHOD_FILE.read_text())) == LIMITS


def test_without_limits_the_bands_stand_by_name_alone() -> None:
    assert not any(entry.limited for entry in band_entries({}))


def test_rated_bands_differ_without_colour() -> None:
    """By the width of a line and by the pattern of an area."""
    rated = [entry for entry in band_entries(LIMITS) if entry.limited]
    assert len({entry.width for entry in rated}) == 5
    assert len({entry.path for entry in rated}) == 5


def test_modes_differ_by_their_dashes() -> None:
    assert len({entry.dashes for entry in mode_entries()}) == len(MODES) == 3


def test_every_pattern_of_the_palette_can_be_drawn() -> None:
    assert {swatch.pattern for swatch in SWATCHES} <= set(PATTERNS)
