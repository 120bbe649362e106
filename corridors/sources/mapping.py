"""What a person says of the columns of a file no reader of ours knows.

A mapping is plain data: it goes into JSON and comes back the same. It says what the rows are about
(countries, pairs of countries or events), which column holds what, how countries are coded, in what
unit the numbers are, and where the table begins. It says nothing of licence, version or release.
"""

from dataclasses import asdict, dataclass, field
from typing import Any

COUNTRY, PAIR, EVENT = "country", "pair", "event"
ABOUT = (COUNTRY, PAIR, EVENT)
"""What one row of the file is about."""

SCHEMES = ("iso3", "iso2", "m49", "name", "unhcr", "gleditsch-ward", "world-bank", "idmc", "natural-earth")
"""How the file names countries; ``name`` is an English name."""

DATES = ("ymd", "dmy", "mdy")
"""The order of day, month and year where a date is no ISO date and no date cell of a workbook."""

DELIMITERS = ("", ",", ";", "\t", "|")
"""What stands between the cells of a text file; ``""`` finds out."""

NEEDED = {
    COUNTRY: ("country",),
    PAIR: ("origin", "destination"),
    EVENT: ("date",),
}
"""Columns that must be named, beside the period and the value of figures."""

COLUMNS = {
    COUNTRY: ("country", "period", "value", "qualifier"),
    PAIR: ("origin", "destination", "period", "value", "qualifier"),
    EVENT: ("identifier", "date", "ends", "longitude", "latitude", "country", "deaths", "missing", "label"),
}
"""Fields of a mapping that name a column, for each kind of row."""

EVERY_COLUMN = tuple(dict.fromkeys(name for names in COLUMNS.values() for name in names))


class UnusableMapping(ValueError):
    """A mapping that says too little or contradicts itself.

    Attributes
    ----------
    problems : dict
        Field -> one sentence, for a form to show at the field.
    """

    def __init__(self, problems: dict[str, str]) -> None:
        super().__init__(" ".join(f"{name}: {sentence}" for name, sentence in problems.items()))
        self.problems = problems


@dataclass(frozen=True)
class Mapping:
    """Which column of a table holds what. Columns are named by their heading; ``""`` is no column.

    Attributes
    ----------
    about : str
        ``country``, ``pair`` or ``event``.
    indicator : str
        Slug of what the numbers measure (figures only).
    codes : str
        One of ``SCHEMES``.
    period : str
        Column of the year or day of a figure. Without it either ``fixed_period`` says the year of the
        whole file, or ``years_across`` that each year has a column of its own, headed by it.
    value, qualifier : str
        Column of the number, and of what is said beside it.
    date, ends, longitude, latitude, deaths, missing, identifier, label : str
        Columns of an event.
    kind : str
        Kind of the events, one of ``reading.EVENT_KINDS``.
    precision : int
        How exact the events' positions are: 1 exact .. 5 vague, 6 and 7 no point.
    factor : float
        Multiplies every number: 1000 where the file counts in thousands.
    unit : str
        The unit after the factor, in words; shown, not computed with.
    decimal_comma : bool
        ``1.234,5`` instead of ``1,234.5``.
    dates : str
        One of ``DATES``.
    where : dict
        Column -> text; rows that say otherwise are read and give no reading.
    nulls : tuple of str
        Spellings of "missing" beside the usual ones.
    sheet : str
        Sheet of a workbook; ``""`` is the first.
    header_row : int
        Row of the headings counted from 1; 0 finds the first row that holds every named column.
    delimiter : str
        One of ``DELIMITERS``.
    """

    about: str
    indicator: str = ""
    codes: str = "iso3"
    country: str = ""
    origin: str = ""
    destination: str = ""
    period: str = ""
    fixed_period: str = ""
    years_across: bool = False
    value: str = ""
    qualifier: str = ""
    identifier: str = ""
    date: str = ""
    ends: str = ""
    longitude: str = ""
    latitude: str = ""
    deaths: str = ""
    missing: str = ""
    label: str = ""
    kind: str = ""
    precision: int = 5
    factor: float = 1.0
    unit: str = ""
    decimal_comma: bool = False
    dates: str = "ymd"
    where: dict[str, str] = field(default_factory=dict)
    nulls: tuple[str, ...] = ()
    sheet: str = ""
    header_row: int = 0
    delimiter: str = ""

    def as_dict(self) -> dict[str, Any]:
        """Return the mapping as JSON takes it; ``mapping_checks.from_dict`` gives it back."""
        return {**asdict(self), "nulls": list(self.nulls)}

    def named_columns(self) -> tuple[str, ...]:
        """Return the headings the mapping names, each once, in the order of its fields."""
        named = (getattr(self, name) for name in COLUMNS.get(self.about, ()))
        return tuple(dict.fromkeys(heading for heading in (*named, *self.where) if heading))
