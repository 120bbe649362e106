"""Legal cover as a shading: party, signed only and not party are told apart, and absence is not refusal."""

from typing import Any

from assessments.maps.content.legal_layer import OWN_ACCESSION, legal_measures
from assessments.maps.content.palette import LEGAL_SWATCHES, SWATCHES
from tests import payloads

CONVENTION = "Refugee Convention 1951"


def entry(
    country: str, status: str, instrument: str = CONVENTION, since: str | None = None
) -> dict[str, Any]:
    blank = {"note": "", "to_be_checked": False, "evidence": None, "known_to": "2015-03-14"}
    return {"instrument": instrument, "country": country, "status": status, "since": since, **blank}


def with_law(origin: list[Any], destination: list[Any], route: list[Any] | None = None) -> dict[str, Any]:
    payload = payloads.example()
    for role, entries in (("origin", origin), ("destination", destination), ("route", route or [])):
        payload["places"][role]["legal"] = entries
    return payload


def test_a_treaty_shades_each_country_by_its_own_status() -> None:
    treaty = "ICRMW 1990"
    payload = with_law(
        [entry("MMR", "signed only", treaty, "2001-02-03")], [entry("THA", "not party", treaty)]
    )
    (measure,) = legal_measures(payload)
    assert (measure["label"], measure["limits"], measure["bands"]) == (
        treaty,
        "legal",
        ["signed only", "not party"],
    )
    assert measure["texts"][0] == "signed only since 3 Feb 2001, known to 14 Mar 2015"


def test_an_origins_own_accession_shades_nothing() -> None:
    (measure,) = legal_measures(with_law([], [entry("THA", "not party")]))
    assert (measure["bands"][0], measure["texts"][0]) == ("not applicable", OWN_ACCESSION)


def test_a_country_no_list_speaks_of_is_not_covered_which_is_not_the_same_as_not_party() -> None:
    (measure,) = legal_measures(with_law([entry("MMR", "party")], []))
    assert measure["bands"] == ["party", "not covered"]


def test_what_shades_all_countries_alike_is_left_out() -> None:
    compact = [entry(iso3, "commitment", "Compact 2018") for iso3 in ("MMR", "THA")]
    assert legal_measures(with_law(compact[:1], compact[1:])) == []


def test_statuses_differ_without_colour_and_are_no_bands() -> None:
    assert len({swatch.pattern for swatch in LEGAL_SWATCHES}) == len(LEGAL_SWATCHES) == 3
    assert not {one.band for one in LEGAL_SWATCHES} & {one.band for one in SWATCHES}
    assert not {one.fill for one in LEGAL_SWATCHES} & {one.fill for one in SWATCHES}
