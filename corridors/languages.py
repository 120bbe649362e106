"""The chance that someone of one country and someone of another share a language. Pure.

The shares of speakers are those of the Unicode CLDR territory tables as shipped with Babel. They count
everyone who can use a language, so the shares of a country can sum to more than one.
Source: https://www.unicode.org/cldr/charts/latest/supplemental/territory_language_information.html
"""

from collections.abc import Mapping
from functools import lru_cache
from math import prod

from babel.core import get_global
from babel.languages import get_territory_language_info

COUNTED_AS_ONE = (("ms", "id"), ("fa", "tg"), ("hr", "sr", "bs", "sh"), ("hi", "ur"))
"""Languages whose speakers understand each other although CLDR counts them apart (method 1.0, 1.2)."""

_FIRST_OF_GROUP = {language: group[0] for group in COUNTED_AS_ONE for language in group}
_NO_LANGUAGE = frozenset({"und", "zxx"})  # "undetermined" and "no linguistic content": nobody lives there


def common_language(origin: str, destination: str) -> float | None:
    """Return the chance that two people, one of each country, share at least one language.

    ``1 - prod_l(1 - p_o(l) * p_d(l))`` over the languages of both tables, with shares cut at 1. It is the
    same in both directions. A country and itself is treated like any pair.

    Parameters
    ----------
    origin, destination : str
        ISO 3166-1 alpha-3 codes (``XKX`` for Kosovo).

    Returns
    -------
    float or None
        Between 0 (no shared language) and 1; None where CLDR has no table for one of the two.

    Examples
    --------
    >>> common_language("MMR", "JPN")
    0.0
    >>> common_language("MMR", "ATA") is None
    True
    """
    spoken_o, spoken_d = _shares(origin), _shares(destination)
    if not spoken_o or not spoken_d:
        return None
    shared = sorted(spoken_o.keys() & spoken_d.keys())
    return 1.0 - prod(1.0 - spoken_o[language] * spoken_d[language] for language in shared)


@lru_cache(maxsize=512)
def _shares(iso3: str) -> Mapping[str, float]:
    """Return the share (0..1) of people who use each base language; empty where there is no table."""
    shares: dict[str, float] = {}
    for tag, entry in get_territory_language_info(_alpha2().get(iso3, iso3)).items():
        base = tag.split("_")[0]
        language = _FIRST_OF_GROUP.get(base, base)
        if language not in _NO_LANGUAGE:
            share = min(1.0, float(str(entry["population_percent"])) / 100.0)
            shares[language] = max(share, shares.get(language, 0.0))
    return shares


@lru_cache(maxsize=1)
def _alpha2() -> Mapping[str, str]:
    """Return CLDR's own alpha-2 code of every alpha-3 code, and Kosovo's."""
    aliases = get_global("territory_aliases").items()
    codes = {code: targets[0] for code, targets in aliases if len(code) == 3 and code.isalpha()}
    return codes | {"XKX": "XK"}
