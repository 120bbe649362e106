"""The chance of a shared language, worked by hand from the CLDR tables of Babel 2.18."""

import pytest

from corridors.languages import _shares, common_language


def test_no_shared_language_is_zero_and_not_missing() -> None:
    assert common_language("MMR", "JPN") == 0.0


def test_a_territory_without_a_table_has_no_chance_at_all() -> None:
    assert common_language("JPN", "ATA") is None  # Antarctica: only "undetermined"
    assert common_language("QQQ", "JPN") is None


def test_the_chance_of_one_shared_language_is_the_product_of_the_shares() -> None:
    # Haiti speaks ht (81%) and fr (42%), France fr (97%) and no ht: 0.42 * 0.97 = 0.4074.
    assert common_language("HTI", "FRA") == pytest.approx(0.4074)


def test_several_shared_languages_combine_as_the_chance_of_at_least_one() -> None:
    # Afghanistan: fa 50%, ps 43%, uz (as uz_Arab) 4.7%, tk 1.7%, haz, prd 1.2%, bgn .63%, kaa .0084%,
    # ug .0075%, kk (as kk_Arab) .005%.  Iran: fa 75%, tk 2.8%, prd .5%, bgn .56%, kaa .67%, ps .16%,
    # kk (as kk_Arab) .0034%.  Shared: fa .50*.75, ps .43*.0016, tk .017*.028, prd .012*.005,
    # bgn .0063*.0056, kaa .000084*.0067, kk .00005*.000034.
    apart = (
        (1 - 0.375)
        * (1 - 0.000688)
        * (1 - 0.000476)
        * (1 - 0.00006)
        * (1 - 0.00003528)
        * (1 - 0.0000005628)
        * (1 - 0.0000000017)
    )
    assert common_language("AFG", "IRN") == pytest.approx(1 - apart, abs=1e-12)


def test_script_subtags_are_stripped_and_the_largest_share_is_kept() -> None:
    assert _shares("CHN")["yue"] == pytest.approx(0.052)  # yue 5.2 and yue_Hans 5.2: not 10.4
    assert _shares("RUS").keys().isdisjoint({"sr_Latn", "zh_Hant"})
    assert _shares("AFG")["uz"] == pytest.approx(0.047)  # published as uz_Arab only


@pytest.mark.parametrize(
    ("origin", "destination", "by_these_alone"),
    [
        ("IDN", "MYS", 0.64 * 0.75),  # Indonesian and Malay
        ("AFG", "TJK", 0.50 * 1.00),  # Dari and Tajik
        ("HRV", "SRB", 0.99 * 0.99),  # Croatian and Serbian
        ("IND", "PAK", 0.41 * 0.95),  # Hindi and Urdu
    ],
)
def test_mutually_understood_languages_count_as_one(
    origin: str, destination: str, by_these_alone: float
) -> None:
    chance = common_language(origin, destination)
    assert chance is not None and round(chance, 9) >= round(by_these_alone, 9)


def test_a_group_takes_its_largest_member_and_not_the_sum() -> None:
    # Indonesia: id 64%, ms 3.4%, ms_Arab 1.2%.  Malaysia: ms 75%.  Shared: these .64*.75, jv .34*.012,
    # zh .0092*.17, bug .016*.00079, bjn .015*.00014.
    apart = (1 - 0.48) * (1 - 0.00408) * (1 - 0.001564) * (1 - 0.00001264) * (1 - 0.0000021)
    assert common_language("IDN", "MYS") == pytest.approx(1 - apart, abs=1e-12)


def test_the_chance_is_the_same_in_both_directions() -> None:
    for origin, destination in [("MMR", "THA"), ("XKX", "ALB"), ("NAM", "ZAF"), ("VEN", "COL")]:
        assert common_language(origin, destination) == common_language(destination, origin)


def test_kosovo_and_namibia_are_found_by_their_codes() -> None:
    assert _shares("XKX")["sq"] == pytest.approx(0.92)
    assert _shares("NAM")


def test_a_share_is_never_above_one() -> None:
    assert all(0 <= share <= 1 for iso3 in ("NOR", "RUS", "IDN", "TJK") for share in _shares(iso3).values())
