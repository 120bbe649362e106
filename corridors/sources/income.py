"""World Bank regions and income groups as readings; INFORM and the World Bank both publish them."""

from corridors.sources.reading import CountryReading
from corridors.sources.tables import UnusableRow

INCOME_GROUPS = ("Low income", "Lower middle income", "Upper middle income", "High income")
"""In order: the reading's value is the place in this list, 1 to 4."""


def groups(iso3: str, period: str, region: str, income: str) -> tuple[CountryReading, ...]:
    """Return the region (name as qualifier, no value) and the income group (1 low .. 4 high).

    A blank is missing and gives no reading: a country can be temporarily unclassified.

    Raises
    ------
    UnusableRow
        When the income group is none of the four.
    """
    readings = [CountryReading("wb.region", iso3, period, None, region)] if region else []
    if income:
        readings.append(CountryReading("wb.income-group", iso3, period, _rank(income), income))
    return tuple(readings)


def _rank(income: str) -> float:
    if income not in INCOME_GROUPS:
        raise UnusableRow(f"{income!r} is none of the four income groups.")
    return float(INCOME_GROUPS.index(income) + 1)
