"""A zip archive is read as the file of data in it; an answer of several pages is no whole file."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from corridors.sources.idmc import read_conflict_displacement
from corridors.sources.reading import UnreadableFile, collect
from corridors.sources.ucdp import read_events
from corridors.sources.unhcr import read_population
from tests.sources.samples import SAMPLES

POPULATION, EVENTS = (
    next(sample.file() for sample in SAMPLES if (sample.reader, sample.layout) == wanted)
    for wanted in (("unhcr-population", "website headings"), ("ucdp-ged", "49 columns, since 20.1"))
)


def archive(**files: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as opened:
        for name, content in files.items():
            opened.writestr(name.replace("__", "."), content)
    return out.getvalue()


def test_footnotes_beside_the_data_are_passed_over(tmp_path: Path) -> None:
    path = tmp_path / "download.bin"
    path.write_bytes(archive(footnotes__csv=b"Note,Text\n1,Two\n", population__csv=POPULATION))
    assert collect(read_population(path)) == collect(read_population(POPULATION))


def test_events_are_read_from_their_archive() -> None:
    assert collect(read_events(archive(GEDEvent__csv=EVENTS))) == collect(read_events(EVENTS))


def test_events_without_their_header_row_are_read_from_an_archive_too() -> None:
    headless = EVENTS.split(b"\n", 1)[1]
    assert (
        collect(read_events(archive(GEDEvent__csv=headless))).readings
        == collect(read_events(EVENTS)).readings
    )


def test_an_archive_without_a_table_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="holds no csv, JSON or XML file"):
        read_population(archive(photo__png=b"x"))


@pytest.mark.parametrize(
    ("beside", "said"),
    [({"maxPages": 3}, "one page of 3"), ({"next": "https://example.org/?page=2"}, "one page of several")],
)
def test_one_page_of_an_answer_is_no_whole_file(beside: dict[str, object], said: str) -> None:
    record = {"iso3": "MMR", "year": 2024, "new_displacement": 1, "total_displacement": 2}
    with pytest.raises(UnreadableFile, match=said):
        read_conflict_displacement(json.dumps({**beside, "results": [record]}).encode())


def test_a_whole_answer_is_read() -> None:
    record = {"iso3": "MMR", "year": 2024, "new_displacement": 1, "total_displacement": None}
    answer = {"maxPages": 1, "next": None, "results": [record]}
    tally = collect(read_conflict_displacement(json.dumps(answer).encode()))
    assert [getattr(reading, "value", None) for reading in tally.readings] == [1.0, None]
