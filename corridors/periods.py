"""Days and periods in words, as English writes them. Pure.

A release and a figure name their period as ``2024``, ``2024-07``, ``2024-07-01``, ``1990-2024`` or
``2019-01..2024-07 and 2025-01..2025-09-08``. Rows and exports keep that; sentences and pages say it in words.
"""

import re
from calendar import monthrange
from datetime import date

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
    "November", "December",
)  # fmt: skip

_MONTH, _DAY = r"(?:0[1-9]|1[0-2])", r"(?:0[1-9]|[12]\d|3[01])"
_PART = rf"\d{{4}}(?:-{_MONTH}(?:-{_DAY})?)?"
_NAMED = re.compile(
    rf"(?<![-\w])(?:({_PART})\.\.({_PART})|(\d{{4}})-(\d{{4}})|(\d{{4}}-{_MONTH}(?:-{_DAY})?))(?![-\w])"
)
Part = tuple[int, ...]
"""Year; year and month; or year, month and day."""


def day_words(day: date, *, short: bool = False) -> str:
    """Return a day.

    >>> day_words(date(2026, 6, 30)), day_words(date(2026, 6, 30), short=True)
    ('30 June 2026', '30 Jun 2026')
    """
    return _words((day.year, day.month, day.day), short)


def period_words(period: str, *, short: bool = False) -> str:
    """Return a period; what is not written as one stays as it is.

    Examples
    --------
    >>> period_words("2019-01..2024-07 and 2025-01..2025-09-08")
    'January 2019 to July 2024 and 1 January to 8 September 2025'
    >>> period_words("2019-01..2024-07 and 2025-01..2025-09-08", short=True)
    'Jan 2019 – Jul 2024, 1 Jan – 8 Sep 2025'
    >>> period_words("1990-2024"), period_words("1990-2024", short=True), period_words("2024")
    ('1990 to 2024', '1990–2024', '2024')
    """
    told = _NAMED.sub(lambda found: _told(found, short), period)
    return told.replace(" and ", ", ") if short and told != period else told


def _told(found: re.Match[str], short: bool) -> str:
    alone = found[5]
    if alone:
        return _words(_part(alone), short)
    return _span(_part(found[1] or found[3]), _part(found[2] or found[4]), short)


def _span(first: Part, last: Part, short: bool) -> str:
    """Return two ends as one period; what both share is said once."""
    first, last = _as_fine(first, last, ends=False), _as_fine(last, first, ends=True)
    if first == last:
        return _words(first, short)
    if len(first) == 1:
        return f"{first[0]}–{last[0]}" if short else f"{first[0]} to {last[0]}"
    begins = _words(first, short)
    if first[0] == last[0]:
        begins = begins.removesuffix(f" {first[0]}")
        if len(first) == 3 and first[1] == last[1]:
            begins = str(first[2])
    return f"{begins} {'–' if short else 'to'} {_words(last, short)}"


def _as_fine(part: Part, other: Part, *, ends: bool) -> Part:
    """Return one end of a period as finely as the other is given."""
    if len(part) == 1 < len(other):
        part = (*part, 12 if ends else 1)
    if len(part) == 2 < len(other):
        part = (*part, monthrange(part[0], part[1])[1] if ends else 1)
    return part


def _part(text: str) -> Part:
    return tuple(int(number) for number in text.split("-"))


def _words(part: Part, short: bool) -> str:
    """Return year, month and year, or day, month and year."""
    year, *rest = part
    if not rest:
        return f"{year:04d}"
    name = MONTHS[rest[0] - 1][: 3 if short else None]
    return " ".join(str(word) for word in (*rest[1:], name, f"{year:04d}"))
