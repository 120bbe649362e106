"""A day before the oldest figure of an input no method can do without."""

from datetime import date

from corridors.periods import day_words


def too_early_words(label: str, publisher: str, oldest: date, as_of: date) -> str:
    """Return why nothing can be assessed as of a day before the oldest figure of a required input.

    Examples
    --------
    >>> too_early_words("War", "INFORM", date(2023, 5, 1), date(2010, 5, 3))
    'Nothing can be assessed as of 3 May 2010: War of INFORM counts from 1 May 2023. Choose a later day.'
    """
    named = f"{label} of {publisher}" if publisher else label
    since = f"{named} counts from {day_words(oldest)}"
    return f"Nothing can be assessed as of {day_words(as_of)}: {since}. Choose a later day."
