"""A country typed or chosen from a list: by name, in English or Japanese, by code, or both."""

import unicodedata
from functools import lru_cache
from typing import Any

from babel import Locale
from django import forms
from django.core.exceptions import ValidationError

from corridors.codes import UnknownCountry, from_name
from corridors.models import Country


class CountryField(forms.CharField):
    """A country by its name, its ISO3 code, or both as the list writes them: "Myanmar (MMR)"."""

    def __init__(self, **options: Any) -> None:
        super().__init__(max_length=120, **options)
        self.known: dict[str, Country] = {}

    def offer(self, countries: list[Country]) -> None:
        """Let it be one of these, chosen from the list ``countries`` of the page."""
        self.known = known_countries(countries)
        self.widget.attrs |= {"list": "countries", "autocomplete": "off"}

    def to_python(self, value: Any) -> str:
        """Without runs of blanks, and without signs that turn the direction of the words around them."""
        typed = "".join(sign for sign in super().to_python(value) if unicodedata.category(sign) != "Cf")
        return " ".join(typed.split())

    def clean(self, value: Any) -> Country | None:
        typed = super().clean(value)
        if not typed:
            return None
        found = self.known.get(typed.casefold()) or self._otherwise_spelled(typed)
        if found is None:
            raise ValidationError(
                f"“{typed}” is not a country this installation knows. Choose one from the list, "
                "or give its name or three-letter code, such as Myanmar or MMR.",
                code="unknown",
            )
        return found

    def _otherwise_spelled(self, typed: str) -> Country | None:
        """One of the spellings publishers use, such as Burma."""
        try:
            return self.known.get(from_name(typed).casefold())
        except UnknownCountry:
            return None


def known_countries(countries: list[Country]) -> dict[str, Country]:
    """Every way a country may be typed, in lower case."""
    known = {japanese_name(country).casefold(): country for country in countries}
    known |= {country.name.casefold(): country for country in countries}
    known |= {f"{country.name} ({country.iso3})".casefold(): country for country in countries}
    known |= {country.iso3.casefold(): country for country in countries}
    known.pop("", None)
    return known


def offered(countries: list[Country]) -> list[tuple[str, str]]:
    """What a list of countries shows: the words that are typed, and the Japanese name beside them."""
    return [(f"{country.name} ({country.iso3})", japanese_name(country)) for country in countries]


def japanese_name(country: Country) -> str:
    """CLDR's Japanese name without the second name in brackets; empty where there is none."""
    return _japanese().get(country.iso2, "").split(" (")[0]


@lru_cache(maxsize=1)
def _japanese() -> dict[str, str]:
    return dict(Locale("ja").territories)
