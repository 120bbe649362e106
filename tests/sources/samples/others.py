"""UN DESA, treaties, series with a row a year, surveys."""

from tests.sources.samples.making import as_csv, as_workbook, one

SAMPLES = [
    one(
        "undesa-stock",
        "flat csv",
        as_csv,
        ["Location code of destination", "Data type", "Location code of origin", "2020_total", "2024_total"],
        ["764", "B R", "104", "5", "9"],
    ),
    one(
        "undesa-stock",
        "workbook of 2024",
        lambda sheets: as_workbook({"Table 1": sheets["rows"]}),
        [
            "Index",
            "Coverage",
            "Data type",
            "Location code of destination",
            "Location code of origin",
            "2020",
            "2024",
        ],
        [1, "", "B R", 764, 104, 5, 9],
    ),
    one(
        "undesa-stock",
        "workbook of 2020",
        lambda sheets: as_workbook({"Table 1": sheets["rows"]}),
        [
            "Index",
            "Location code of destination",
            "Type of data of destination",
            "Location code of origin",
            "2020",
        ],
        [1, 764, "B R", 104, 5],
    ),
    one(
        "treaties-status",
        "nine lists in one table",
        as_csv,
        ["treaty", "untc_no", "participant", "signature_raw", "consent_raw"],
        ["UNTOC 2000", "XVIII-12", "Thailand", "13 Dec 2000", "17 Oct 2013"],
        ["UNTOC 2000", "XVIII-12", "Japan", "12 Dec 2000", ""],
    ),
    one(
        "treaties-later",
        "row by row",
        as_csv,
        ["iso3", "instrument", "action", "date", "basis"],
        ["JPN", "UNTOC 2000", "acceptance", "2017-07-11", "Depositary notification"],
    ),
    one(
        "wpp-ages",
        "one row a year",
        as_csv,
        [
            "iso3",
            "year",
            "population_thousands",
            "aged_20_39_thousands",
            "aged_20_64_thousands",
            "aged_65_plus_thousands",
        ],
        ["MMR", "2025", "50", "20", "30", "5"],
    ),
    one(
        "ilo-self-employed",
        "one row a year",
        as_csv,
        ["iso3", "name", "year", "value"],
        ["MMR", "Myanmar", "2023", "60"],
    ),
    one(
        "gapminder-gdp-per-head",
        "one row a year",
        as_csv,
        ["iso3", "name", "year", "value"],
        ["MMR", "Myanmar", "2023", "6000"],
    ),
    one(
        "survey-reasons",
        "row by row",
        as_csv,
        ["corridor", "population", "share_naming_safety", "reference_date", "basis"],
        ["MMR-THA", "movers", "0.4", "2024-05-01", "A survey of 300"],
    ),
]
