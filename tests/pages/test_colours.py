"""Bands and shares have one colour everywhere, told in words and patterns too, legible, and never green."""

import colorsys
import re
from pathlib import Path

import pytest

from assessments.maps.content.palette import QUADRANTS, SWATCHES, Swatch

CSS = Path(__file__).resolve().parent.parent.parent / "static" / "css"
BANDS = (CSS / "bands.css").read_text()
PRINT = (CSS / "print.css").read_text()
FOUNDATION = (CSS / "foundation.css").read_text()


def luminance(colour: str) -> float:
    """Relative luminance of WCAG 2: linear channels weighed .2126, .7152, .0722."""
    channels = [int(colour[at : at + 2], 16) / 255 for at in (1, 3, 5)]
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(first: str, second: str) -> float:
    light, dark = sorted((luminance(first), luminance(second)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def variables(block: str) -> dict[str, str]:
    return dict(re.findall(r"--([\w-]+): (#[0-9a-f]{6});", block))


LIGHT, DARK = (variables(part) for part in FOUNDATION.split("@media (prefers-color-scheme: dark)"))


@pytest.mark.parametrize("swatch", SWATCHES, ids=lambda swatch: swatch.band)
def test_the_style_sheet_repeats_the_palette(swatch: Swatch) -> None:
    name = swatch.band.replace(" ", "-")
    assert f".band-{name} {{ --band: {swatch.fill}; --band-ink: {swatch.ink}; }}" in BANDS


@pytest.mark.parametrize("swatch", SWATCHES, ids=lambda swatch: swatch.band)
def test_words_on_a_band_are_legible(swatch: Swatch) -> None:
    assert contrast(swatch.fill, swatch.ink) >= 4.5


@pytest.mark.parametrize("band", ["not-rated", "not-covered", "not-applicable"])
def test_in_the_dark_an_absent_value_is_dark_and_its_words_legible(band: str) -> None:
    dark = variables(BANDS.split(f".chip.band-{band}, .cell.band-{band} {{", 1)[1].split("}", 1)[0])
    assert luminance(dark["band"]) < 0.1
    assert contrast(dark["band"], dark["band-ink"]) >= 4.5


@pytest.mark.parametrize("swatch", SWATCHES, ids=lambda swatch: swatch.band)
def test_no_band_is_green(swatch: Swatch) -> None:
    channels = (int(swatch.fill[at : at + 2], 16) / 255 for at in (1, 3, 5))
    hue, _, saturation = colorsys.rgb_to_hls(*channels)
    assert saturation < 0.2 or not 70 <= 360 * hue <= 170


@pytest.mark.parametrize("band", ["low", "medium", "high", "very-high", "not-covered"])
def test_on_screen_and_on_paper_a_band_has_a_pattern(band: str) -> None:
    assert re.search(rf"^\.band-{band} \{{ background-image:", BANDS, re.MULTILINE)
    assert not re.search(rf"^\.band-{band} \{{ background-image: none", PRINT, re.MULTILINE)
    assert re.search(r"^\.chip, \.cell,[^{]*\{ print-color-adjust: exact", PRINT, re.MULTILINE)


@pytest.mark.parametrize("code", list(QUADRANTS))
def test_shares_have_the_colours_of_the_palette_in_daylight(code: str) -> None:
    assert LIGHT[f"share-{code.lower()}"] == QUADRANTS[code]


@pytest.mark.parametrize("scheme", [LIGHT, LIGHT | DARK], ids=["light", "dark"])
def test_text_is_legible_on_every_ground(scheme: dict[str, str]) -> None:
    words = ("ink", "ink-soft", "accent", "share-e", "share-rs", "share-rw", "share-d")
    for word in words:
        assert contrast(scheme[word], scheme["sheet"]) >= 4.5, word
    for ground in ("paper", "sheet", "sunken", "accent-tint", "warn-tint", "error-tint"):
        assert contrast(scheme["ink"], scheme[ground]) >= 4.5, ground
        assert contrast(scheme["ink-soft"], scheme[ground]) >= 4.5, ground
    assert contrast(scheme["accent-ink"], scheme["accent"]) >= 4.5
    assert contrast(scheme["warn"], scheme["warn-tint"]) >= 4.5
    assert contrast(scheme["error"], scheme["sheet"]) >= 4.5
    assert contrast(scheme["line-strong"], scheme["sheet"]) >= 3
    assert contrast(scheme["focus"], scheme["sheet"]) >= 3
