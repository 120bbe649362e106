"""What a file is, by what stands in it: dataset and layout, or candidates to ask about, or the nearest."""

import pytest

from corridors.sources.detecting import recognise
from corridors.sources.reading import UnreadableFile
from corridors.sources.registry import READERS
from tests.sources.samples import SAMPLES, Sample

ASK = {"ilo-self-employed": "gapminder-gdp-per-head", "gapminder-gdp-per-head": "ilo-self-employed"}
"""Two series in one layout: nothing in the file says which it is."""


@pytest.mark.parametrize(
    "sample",
    [one for one in SAMPLES if one.reader not in ASK],
    ids=lambda one: f"{one.reader}: {one.layout}",
)
def test_every_layout_is_known_by_what_stands_in_it(sample: Sample) -> None:
    found = recognise(sample.file())
    assert [(one.dataset, one.layout) for one in found.candidates] == [(sample.reader, sample.layout)]
    assert found.candidates[0].publisher == READERS[sample.reader].publisher


def test_a_candidate_release_of_ucdp_without_its_header_row_is_known() -> None:
    whole = next(one for one in SAMPLES if one.layout == "49 columns, since 20.1").file()
    (found,) = recognise(whole.split(b"\n", 1)[1]).candidates
    assert (found.dataset, found.layout) == ("ucdp-ged", "49 columns without their header row")


def test_two_series_of_one_layout_come_back_to_be_asked_about() -> None:
    found = recognise(b"iso3,year,value\nJPN,2023,10.5\n")
    assert [one.dataset for one in found.candidates] == list(ASK)
    assert not found.is_clear
    assert found.sentence() == (
        "The file could be ILO: self-employed share, one row a year (ilo-self-employed) or "
        "Gapminder: GDP per head, one row a year (gapminder-gdp-per-head): say which."
    )


def test_what_is_nearly_known_is_told_with_what_it_lacks() -> None:
    header = "year,coo_iso,coa_iso,refugees,asylum_seekers,idps,returned_idps,stateless,ooc,oip"
    found = recognise(f"{header}\n2025,MMR,THA,1,0,0,0,0,0,0\n".encode())
    assert (found.candidates, found.nearest and found.nearest.dataset) == ((), "unhcr-population")
    assert found.missing == ("returned_refugees", "hst")
    assert found.sentence().endswith(
        "It is nearest to UNHCR: population (unhcr-population) in its layout 'API fields', but lacks "
        "'returned_refugees', 'hst'."
    )


def test_headings_between_semicolons_are_told_one_by_one() -> None:
    found = recognise(b"Country;Jahr;Wert\nMyanmar;2024;12,5\n")
    assert "a table with the columns Country, Jahr, Wert." in found.sentence()
    assert found.seen.is_table


def test_what_is_like_nothing_is_told_with_what_was_seen() -> None:
    found = recognise(b"colour,shape\nred,round\n")
    assert found.sentence() == (
        "The layout of this file is not known: a table with the columns colour, shape. "
        "It resembles none of the layouts known here."
    )


@pytest.mark.parametrize("content", [b"", b"  \n", b"\x89PNG\x00\x00"])
def test_what_is_no_table_at_all_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableFile):
        recognise(content)
