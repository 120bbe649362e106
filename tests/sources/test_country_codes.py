"""Country code schemes lead to ISO alpha-3, whole codes only, with a sentence where they cannot."""

import pytest

from corridors.codes import (
    UnknownCountry,
    from_gleditsch_ward,
    from_idmc,
    from_iso2,
    from_iso3,
    from_m49,
    from_name,
    from_natural_earth,
    from_unhcr,
    from_world_bank,
    suggest,
)


@pytest.mark.parametrize(
    ("unhcr", "iso3"),
    [
        ("AUS", "AUT"),
        ("ARE", "EGY"),
        ("MAR", "MTQ"),
        ("AUL", "AUS"),
        ("UAE", "ARE"),
        ("MOR", "MAR"),
        ("GFR", "DEU"),
        ("JPN", "JPN"),
        ("GAZ", "PSE"),
        ("UKN", "UNK"),
        ("STA", "XXA"),
        ("TIB", "TIB"),
    ],
)
def test_unhcr_letters_are_not_iso_letters(unhcr: str, iso3: str) -> None:
    assert from_unhcr(unhcr) == iso3


@pytest.mark.parametrize(
    ("number", "iso3"),
    [
        (775, "MMR"),
        (678, "YEM"),
        (680, "YEM"),
        (340, "SRB"),
        (345, "SRB"),
        (347, "XKX"),
        (255, "DEU"),
        (260, "DEU"),
        (816, "VNM"),
        ("771", "BGD"),
        (490, "COD"),
        (484, "COG"),
    ],
)
def test_state_numbers_lead_to_the_state_that_stands_today(number: int | str, iso3: str) -> None:
    assert from_gleditsch_ward(number) == iso3


@pytest.mark.parametrize(
    ("legacy", "iso3"),
    [
        ("ADO", "AND"),
        ("ZAR", "COD"),
        ("ROM", "ROU"),
        ("TMP", "TLS"),
        ("WBG", "PSE"),
        ("KSV", "XKX"),
        ("XKX", "XKX"),
        ("CHL", "CHL"),
    ],
)
def test_legacy_world_bank_letters_are_read(legacy: str, iso3: str) -> None:
    assert from_world_bank(legacy) == iso3


@pytest.mark.parametrize("aggregate", ["CHI", "WLD", "AFE", "EUU"])
def test_world_bank_aggregates_are_no_countries(aggregate: str) -> None:
    with pytest.raises(UnknownCountry, match=aggregate):
        from_world_bank(aggregate)


@pytest.mark.parametrize(
    ("adm0", "iso3"),
    [("PSX", "PSE"), ("SAH", "ESH"), ("SDS", "SSD"), ("ALD", "ALA"), ("KOS", "XKX"), ("FRA", "FRA")],
)
def test_natural_earth_letters_are_read(adm0: str, iso3: str) -> None:
    assert from_natural_earth(adm0) == iso3


def test_na_is_namibia_and_not_a_gap() -> None:
    assert from_iso2("NA") == "NAM"
    assert from_iso2("XK") == "XKX"


def test_m49_numbers_may_lack_their_leading_zeros() -> None:
    assert from_m49(4) == from_m49("004") == "AFG"
    assert from_m49("412") == "XKX"


@pytest.mark.parametrize("region", ["900", "2003", "1834", "947"])
def test_m49_numbers_from_900_are_no_countries(region: str) -> None:
    with pytest.raises(UnknownCountry, match=region):
        from_m49(region)


def test_abyei_is_refused_and_named() -> None:
    with pytest.raises(UnknownCountry, match="Abyei"):
        from_idmc("AB9")


@pytest.mark.parametrize("gone", ["YUG", "ANT", "ZAR", "SUN", "-99", "XKK", ""])
def test_a_code_that_no_longer_stands_is_unknown(gone: str) -> None:
    with pytest.raises(UnknownCountry):
        from_iso3(gone)


@pytest.mark.parametrize(
    ("name", "iso3"),
    [
        ("Iran (Islamic Republic of)", "IRN"),
        ("Côte d&#039;Ivoire", "CIV"),
        ("Türkiye", "TUR"),
        ("Turkey", "TUR"),
        ("Congo", "COG"),
        ("Democratic Republic of the Congo", "COD"),
        ("Niger", "NER"),
        ("Nigeria", "NGA"),
        ("Dominica", "DMA"),
        ("St. Vincent and the Grenadines", "VCT"),
        ("Republic of Korea 3", "KOR"),
        ("Democratic People's Republic of Korea", "PRK"),
        ("The former Yugoslav Republic of Macedonia", "MKD"),
        ("Viet Nam*", "VNM"),
        ("Myanmar", "MMR"),
        ("China, Hong Kong SAR", "HKG"),
    ],
)
def test_publishers_spellings_of_names_are_read(name: str, iso3: str) -> None:
    assert from_name(name) == iso3


def test_a_misspelt_name_is_refused_with_what_may_have_been_meant() -> None:
    with pytest.raises(UnknownCountry, match=r"'Japn'; did you mean Japan\?"):
        from_name("Japn")


def test_a_name_that_resembles_nothing_gets_no_suggestion() -> None:
    with pytest.raises(UnknownCountry, match=r"No country is called 'Mixed/Unknown'\.$"):
        from_name("Mixed/Unknown")


@pytest.mark.parametrize(
    ("name", "first"),
    [
        ("Tailand", ("THA", "Thailand")),
        ("Republic of Kenia", ("KEN", "Kenya")),
        ("Myanmar (Rakhine)", ("MMR", "Myanmar (Burma)")),
        ("Cote dIvoir", ("CIV", "Côte d’Ivoire")),
        ("Nigerr", ("NER", "Niger")),
    ],
)
def test_an_unknown_name_has_suggestions_the_likeliest_first(name: str, first: tuple[str, str]) -> None:
    assert suggest(name)[0] == first


@pytest.mark.parametrize("name", ["", "  ", "Atlantis", "1234"])
def test_nothing_is_suggested_where_nothing_is_alike(name: str) -> None:
    assert suggest(name) == []


def test_a_suggestion_is_never_applied() -> None:
    with pytest.raises(UnknownCountry, match="did you mean Thailand"):
        from_name("Tailand")
