"""How numbers of a result become words. Pure: page, PDF and API texts share these, so they agree.

Rounding happens here and nowhere earlier. A severity is shown with one decimal, with more where
one decimal would move it over a band limit (method 1.0, section 0).
"""

from bisect import bisect_right
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

CELL_LIMITS = (2.0, 4.0, 6.0, 8.0)
RISK_LIMITS = (2.0, 3.5, 5.0, 6.5)
EMPTY_BANDS = ("not rated", "not covered", "not applicable")
NO_NUMBER = "–"
MINUS = "−"
FUNCTION_WORDS = {"A", "An", "Fewer", "No", "Nobody", "None", "Not", "The", "This", "To", "Too"}


@dataclass(frozen=True)
class Value:
    """One value as it is shown.

    Attributes
    ----------
    number : float or None
        Unrounded, 0 to 10; ``None`` where nothing was published.
    text : str
        What stands for the number: ``"3.5"``, ``"at least 3.5"``, or the empty band in words.
    band : str
        The band in words; with ``at_least`` the page and the report put these words before it.
    range_text : str
        ``"2.9 to 4.2"`` where ranges are drawn, else ``""``.
    coverage : float or None
        Share of the weight that rests on figures, where the result states it.
    low, median, high : float or None
        5%, 50% and 95% of the draws, unrounded; ``None`` while nothing is drawn.
    range_words : str
        ``"median 3.6, 90% of the draws between 2.9 and 4.3"``, else ``""``.
    band_words : str
        ``"medium in 52% of the draws, low in 48%"``, else ``""``.
    """

    number: float | None
    text: str
    band: str
    at_least: bool = False
    range_text: str = ""
    coverage: float | None = None
    low: float | None = None
    median: float | None = None
    high: float | None = None
    range_words: str = ""
    band_words: str = ""

    @property
    def words(self) -> str:
        """Band and number together: ``"at least medium (3.5)"``, ``"not covered"``."""
        if self.number is None:
            return self.band
        if not self.band:
            return self.text
        prefix = "at least " if self.at_least else ""
        return f"{prefix}{self.band} ({self.text.removeprefix('at least ')})"

    @property
    def css(self) -> str:
        """The band as one word for a class name: ``"very-high"``."""
        return self.band.replace(" ", "-")


def severity_text(value: float | None, limits: tuple[float, ...] = CELL_LIMITS) -> str:
    """Return a severity (0 to 10) with one decimal, or as many as keep it in its band.

    >>> severity_text(3.46), severity_text(3.46, RISK_LIMITS), severity_text(None)
    ('3.5', '3.46', '–')
    """
    if value is None:
        return NO_NUMBER
    for decimals in range(1, 6):
        shown = round(value, decimals)
        if bisect_right(limits, shown) == bisect_right(limits, value):
            break
    return f"{value:.{decimals}f}"


def value_of(
    part: Mapping[str, Any] | None, limits: tuple[float, ...] = CELL_LIMITS, *, at_least: bool = False
) -> Value:
    """Return a ``range + band`` of a result as it is shown; an absent part reads "not rated"."""
    if part is None:
        return Value(None, "not rated", "not rated")
    number, band = part["nominal"], part.get("band") or ""
    if number is None:
        return Value(None, band or "not rated", band or "not rated", coverage=part.get("coverage"))
    shown = severity_text(number, limits)
    return Value(
        number, f"at least {shown}" if at_least else shown, band, at_least, range_text(part, limits),
        part.get("coverage"), part.get("low"), part.get("median"), part.get("high"),
        range_words(part, limits), in_draws(part.get("band_probability")),
    )  # fmt: skip


def range_text(part: Mapping[str, Any], limits: tuple[float, ...] = CELL_LIMITS) -> str:
    """Return ``"2.9 to 4.2"``, or ``""`` while no draws exist."""
    if part.get("low") is None or part.get("high") is None:
        return ""
    return f"{severity_text(part['low'], limits)} to {severity_text(part['high'], limits)}"


def range_words(part: Mapping[str, Any], limits: tuple[float, ...] = CELL_LIMITS) -> str:
    """Return the range of a severity as a sentence says it, or ``""`` while no draws exist.

    >>> range_words({"low": 2.91, "median": 3.6, "high": 4.33})
    'median 3.6, 90% of the draws between 2.9 and 4.3'
    """
    if part.get("low") is None or part.get("high") is None:
        return ""
    median, low, high = (severity_text(part[key], limits) for key in ("median", "low", "high"))
    return f"median {median}, 90% of the draws between {low} and {high}"


def reliability_text(value: float | None) -> str:
    """Return a reliability with its scale.

    >>> reliability_text(2.21), reliability_text(None)
    ('2.2 of 10', 'not rated')
    """
    return "not rated" if value is None else f"{value:.1f} of 10"


def in_draws(probability: Mapping[str, float | None] | None) -> str:
    """Say in which share of the draws each outcome holds, the most frequent first, the rare left out.

    >>> in_draws({"low": 0.484, "medium": 0.516, "high": 0.0})
    'medium in 52% of the draws, low in 48%'
    >>> in_draws({"E": 1.0}), in_draws({"E": 0.998, "D": 0.002}), in_draws(None)
    ('E in all draws', 'E in over 99% of the draws', '')
    """
    known = {name: share for name, share in (probability or {}).items() if share and share >= 0.005}
    if not known:
        return ""
    (first, most), *others = sorted(known.items(), key=lambda pair: -pair[1])
    if most == 1:
        return f"{first} in all draws"
    rest = [f"{name} in {percent(share)}" for name, share in others]
    return ", ".join([f"{first} in {percent(most)} of the draws", *rest])


def percent(share: float | None) -> str:
    """Return a share (0 to 1) in whole percent; what is above 0 never reads 0, below 1 never 100.

    >>> percent(0.186), percent(0.002), percent(0.998), percent(0.0), percent(None)
    ('19%', 'under 1%', 'over 99%', '0%', '–')
    """
    if share is None:
        return NO_NUMBER
    if 0 < share < 0.005:
        return "under 1%"
    if 0.995 <= share < 1:
        return "over 99%"
    return f"{100 * share:.0f}%"


def percent_range(part: Mapping[str, Any]) -> str:
    """Return the range of a share in whole percent, or ``""`` while no draws exist.

    >>> percent_range({"low": 0.343, "high": 0.767}), percent_range({"low": 0.001, "high": 0.03})
    ('34–77%', 'under 1% to 3%')
    """
    if part.get("low") is None or part.get("high") is None:
        return ""
    low, high = percent(part["low"]), percent(part["high"])
    if low == high:
        return low
    plain = low[0].isdigit() and high[0].isdigit()
    return f"{low.removesuffix('%')}–{high}" if plain else f"{low} to {high}"


def count(number: float | None) -> str:
    """Return a number of people, kilometres or decisions with separators.

    >>> count(1708695.0), count(None)
    ('1,708,695', '–')
    """
    return NO_NUMBER if number is None else f"{number:,.0f}"


def rounded_people(number: float) -> str:
    """Return a number of people as a sentence says it.

    >>> rounded_people(1704106.0), rounded_people(80411.0), rounded_people(87.0)
    ('1.7 million', '80,000', '87')
    """
    if number >= 999_500:
        return f"{number / 1e6:.1f} million".replace(".0 ", " ")
    if number < 100:
        return f"{number:.0f}"
    step = 10 ** (len(str(int(number))) - 2)
    return f"{round(number / step) * step:,}"


def plain_number(value: float | None) -> str:
    """Return any published number: whole ones with separators, others with up to four digits.

    >>> plain_number(80411.0), plain_number(-2.0537), plain_number(0.15), plain_number(None)
    ('80,411', '−2.054', '0.15', '–')
    """
    if value is None:
        return NO_NUMBER
    whole = float(value).is_integer() or abs(value) >= 1000
    return (f"{value:,.0f}" if whole else f"{value:.4g}").replace("-", MINUS)


def signed(difference: float | None) -> str:
    """Return the difference of two published numbers with its sign.

    >>> signed(49762.0), signed(-2.0537), signed(0.0), signed(None)
    ('+49,762', '−2.054', '0', '–')
    """
    plus = "+" if difference is not None and difference > 0 else ""
    return f"{plus}{plain_number(difference)}"


def signed_percent(ratio: float | None) -> str:
    """Return a difference as a share of what was before, with its sign.

    In whole percent; what is not nothing or not all of it never reads 0% or 100%.

    >>> signed_percent(0.351), signed_percent(-1.0), signed_percent(-0.9988), signed_percent(12.4)
    ('+35%', '−100%', '−99.9%', '+1,240%')
    >>> signed_percent(0.0), signed_percent(-0.0002), signed_percent(None)
    ('0%', '−0.1%', '–')
    """
    if ratio is None:
        return NO_NUMBER
    sign = "+" if ratio > 0 else MINUS if ratio < 0 else ""
    size = 100 * abs(ratio)
    if 0 < size < 0.5 or 99.5 <= size < 100:
        return f"{sign}{min(max(size, 0.1), 99.9):.1f}%"
    return f"{sign}{size:,.0f}%"


def years(age: float | None) -> str:
    """Return the age of a figure on the evidence date, one decimal."""
    return NO_NUMBER if age is None else f"{age:.1f} y"


def listed(words: list[str]) -> str:
    """Join words as a sentence does.

    >>> listed(["a"]), listed(["a", "b"]), listed(["a", "b", "c"])
    ('a', 'a and b', 'a, b and c')
    """
    if len(words) < 2:
        return "".join(words)
    return f"{', '.join(words[:-1])} and {words[-1]}"


def lower_first(text: str) -> str:
    """Lower the first letter for a clause inside a sentence, where the first word is surely no name.

    >>> lower_first("No figure is published"), lower_first("Palestine refugees")
    ('no figure is published', 'Palestine refugees')
    """
    return text[:1].lower() + text[1:] if text.split(" ")[0] in FUNCTION_WORDS else text


def sentence_case(text: str) -> str:
    """Raise the first letter, leave the rest as it is."""
    return text[:1].upper() + text[1:]
