"""What a reader says of the columns it uses is true of every layout: each matters, and no other does."""

import pytest

from corridors.sources.reading import Reading, UnreadableFile, collect
from corridors.sources.registry import ALL, READERS
from tests.sources.samples import SAMPLES, YEAR, Sample

HEADERLESS = {("ucdp-ged", "49 columns without their header row")}
"""Layouts without headings: their columns are known by their place, which a test of their own shows."""

EACH = pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: f"{sample.reader}: {sample.layout}")


def readings(sample: Sample, content: bytes) -> tuple[Reading, ...]:
    return collect(READERS[sample.reader].read(content)).readings


def test_every_layout_of_every_reader_has_a_sample() -> None:
    told = {(reader.key, layout) for reader in ALL for layout in reader.columns}
    assert {(sample.reader, sample.layout) for sample in SAMPLES} | HEADERLESS == told


@EACH
def test_every_column_named_is_looked_up(sample: Sample) -> None:
    whole = readings(sample, sample.file())
    assert whole
    for heading in READERS[sample.reader].columns[sample.layout]:
        try:
            without = readings(sample, sample.without(heading))
        except UnreadableFile:
            continue
        assert without != whole, f"{heading!r} makes no difference"


@EACH
def test_no_other_column_is_used(sample: Sample) -> None:
    whole = readings(sample, sample.file())
    named = READERS[sample.reader].columns[sample.layout]
    header = next(iter(sample.sheets.values()))[0]
    for heading in {str(cell) for cell in header if cell != ""} - set(named):
        if YEAR.fullmatch(heading) or heading in TOLD_APART_BY:
            continue
        assert readings(sample, sample.without(heading)) == whole, f"{heading!r} is used and not named"


TOLD_APART_BY = {"Country Name", "Economy"}
"""Headings a file is known by, which no reading is taken from."""
