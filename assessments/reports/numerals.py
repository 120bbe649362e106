"""How numbers are written, the same on the page and in the report. Rounding happens only here.

Pure: no framework, no database. ``None`` has no digits: callers say in words why a value is absent.
"""

from collections.abc import Sequence

MINUS = "\u2212"


def severity_text(value: float, limits: Sequence[float] = ()) -> str:
    """Write a severity (0 to 10) with one decimal, with more where one would cross a band limit.

    Examples
    --------
    >>> severity_text(3.46, (2.0, 3.5, 5.0, 6.5))
    '3.46'
    >>> severity_text(3.44, (2.0, 3.5, 5.0, 6.5))
    '3.4'
    """
    for decimals in range(1, 6):
        text = f"{value:.{decimals}f}"
        if _bands_passed(float(text), limits) == _bands_passed(value, limits):
            return text
    return f"{value:.6g}"


def share_text(value: float) -> str:
    """Write a share (0 to 1) in whole percent; a share that is not 0 is never written as 0%.

    Examples
    --------
    >>> share_text(0.553), share_text(0.002), share_text(0.998)
    ('55%', 'under 1%', 'over 99%')
    """
    if 0 < value < 0.01:
        return "under 1%"
    if 0.99 < value < 1:
        return "over 99%"
    return f"{100 * value:.0f}%"


def people_text(value: float) -> str:
    """Write a count of people: whole, thousands set apart.

    Examples
    --------
    >>> people_text(1708695.0)
    '1,708,695'
    """
    return f"{value:,.0f}"


def figure_text(value: float) -> str:
    """Write a published number: counts whole, small numbers with up to four significant digits.

    Examples
    --------
    >>> figure_text(80411.0), figure_text(-1.25), figure_text(0.474)
    ('80,411', '−1.25', '0.474')
    """
    sign = MINUS if value < 0 else ""
    size = abs(value)
    if size >= 1000 or size == int(size):
        return f"{sign}{size:,.0f}"
    return f"{sign}{size:.4g}"


def age_text(years: float) -> str:
    """Write the age of a figure: months below two years, then years.

    Examples
    --------
    >>> age_text(0.04), age_text(0.5), age_text(3.5)
    ('under 1 month', '6 months', '3.5 years')
    """
    months = round(12 * years)
    if months < 1:
        return "under 1 month"
    if months < 24:
        return "1 month" if months == 1 else f"{months} months"
    return f"{years:.1f}".removesuffix(".0") + " years"


def _bands_passed(value: float, limits: Sequence[float]) -> int:
    return sum(1 for limit in limits if value >= limit)
