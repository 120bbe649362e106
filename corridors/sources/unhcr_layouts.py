"""What UNHCR calls its columns: the API's field names (csv and JSON) and the website's headings.

The headings of the website's population file are those of its download. The website's headings of decisions
and demographics are known from published code that reads them, not from a file of ours.
"""

from collections.abc import Collection, Iterator

from corridors.sources.json_tables import table_rows
from corridors.sources.opening import Source
from corridors.sources.reading import UnreadableFile

POPULATION = {
    "refugees": "unhcr.refugees",
    "asylum_seekers": "unhcr.asylum-seekers",
    "returned_refugees": "unhcr.returned-refugees",
    "stateless": "unhcr.stateless",
    "ooc": "unhcr.ooc",
    "oip": "unhcr.oip",
    "hst": "unhcr.hst",
}
"""Column -> indicator, people of an origin in a country of asylum."""

DISPLACED_AT_HOME = {"idps": "unhcr.idps", "returned_idps": "unhcr.returned-idps"}
"""Column -> indicator, people within their own country: rows whose origin is the country of asylum."""

DECISIONS = {
    "dec_recognized": "unhcr.decisions.recognized",
    "dec_other": "unhcr.decisions.other",
    "dec_rejected": "unhcr.decisions.rejected",
    "dec_closed": "unhcr.decisions.closed",
}

CHILDREN = ("f_0_4", "f_5_11", "f_12_17", "m_0_4", "m_5_11", "m_12_17")
WITH_AGES = (*CHILDREN, "f_18_59", "f_60", "m_18_59", "m_60")

PAIR = ("year", "coo_iso", "coa_iso")
QUALIFIED_BY = ("procedure_type", "dec_level", "dec_pc")
POPULATION_TYPE = "pop_type"

_PAIR_HEADINGS = {
    "Year": "year", "Country of origin (ISO)": "coo_iso", "Country of asylum (ISO)": "coa_iso"
}  # fmt: skip

_POPULATION_HEADINGS = {
    **_PAIR_HEADINGS,
    "Refugees under UNHCR's mandate": "refugees",
    "Asylum-seekers": "asylum_seekers",
    "Returned refugees": "returned_refugees",
    "IDPs of concern to UNHCR": "idps",
    "Returned IDPss": "returned_idps",
    "Stateless persons": "stateless",
    "Others of concern": "ooc",
    "Other people in need of international protection": "oip",
    "Host Community": "hst",
}

_DECISION_HEADINGS = {
    **_PAIR_HEADINGS,
    "Authority": "procedure_type",
    "Stage of procedure": "dec_level",
    "Cases / Persons": "dec_pc",
    "Recognized decisions": "dec_recognized",
    "Complementary protection": "dec_other",
    "Rejected decisions": "dec_rejected",
    "Otherwise closed": "dec_closed",
}

_DEMOGRAPHIC_HEADINGS = {
    **_PAIR_HEADINGS,
    "Population type": POPULATION_TYPE,
    **{
        f"{sex} {heading}": f"{letter}_{ages}"
        for sex, letter in (("Female", "f"), ("Male", "m"))
        for heading, ages in (
            ("0 - 4", "0_4"), ("5 - 11", "5_11"), ("12 - 17", "12_17"), ("18 - 59", "18_59"), ("60", "60")
        )
    },
    "Total": "total",
}  # fmt: skip

_OTHER_SPELLINGS = {
    "Returned IDPs": "returned_idps",
    "Refugees under UNHCR mandate": "refugees",
    "Complementary protection decisions": "dec_other",
    "Population Type": POPULATION_TYPE,
    "Female 60 or more": "f_60",
    "Male 60 or more": "m_60",
}

HEADINGS = {**_POPULATION_HEADINGS, **_DECISION_HEADINGS, **_DEMOGRAPHIC_HEADINGS, **_OTHER_SPELLINGS}
"""The website's heading -> the API's field."""

API, WEBSITE = "API fields", "website headings"

POPULATION_COLUMNS = {
    API: (*PAIR, *POPULATION, *DISPLACED_AT_HOME),
    WEBSITE: tuple(_POPULATION_HEADINGS),
}
DECISION_COLUMNS = {API: (*PAIR, *QUALIFIED_BY, *DECISIONS), WEBSITE: tuple(_DECISION_HEADINGS)}
DEMOGRAPHIC_COLUMNS = {
    API: (*PAIR, POPULATION_TYPE, *WITH_AGES, "total"),
    WEBSITE: tuple(_DEMOGRAPHIC_HEADINGS),
}


def unhcr_table(source: Source, fields: Collection[str]) -> tuple[list[str], Iterator[tuple[int, list[str]]]]:
    """Return the header, in the API's field names, and the rows of either layout.

    Raises
    ------
    UnreadableFile
        When the file is another one, empty or cut off.
    """
    try:
        return table_rows(source, (*PAIR, *fields))
    except UnreadableFile as refused:
        try:
            header, rows = table_rows(source, _PAIR_HEADINGS)
        except UnreadableFile:
            raise refused from None
    return [HEADINGS.get(heading, heading) for heading in header], rows
